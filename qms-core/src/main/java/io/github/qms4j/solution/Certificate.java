package io.github.qms4j.solution;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A certificate that a vendor holds. One with the same standard and number takes the place of an earlier one.
 *
 * @param standard such as {@code ISO/IEC 27001:2022}
 * @param number as its issuer gave it
 * @param issuer who certified
 * @param validFrom the first day on which it is valid
 * @param validUntil the last day on which it is valid
 */
public record Certificate(String standard, String number, String issuer, LocalDate validFrom, LocalDate validUntil) {
    public Certificate {
        Objects.requireNonNull(standard, "standard");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(validFrom, "validFrom");
        Objects.requireNonNull(validUntil, "validUntil");
    }

    /** Whether it is valid on a day. */
    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validUntil);
    }

    boolean replaces(Certificate other) {
        return standard.equals(other.standard) && number.equals(other.number);
    }

    @Override
    public String toString() {
        return standard + " " + number;
    }
}
