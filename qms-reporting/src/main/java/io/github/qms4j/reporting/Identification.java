package io.github.qms4j.reporting;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which report this is and whose: what every printed page of a controlled document bears. Whether it is signed is not
 * said here: {@link Report#standing()} reads it from the signatures.
 *
 * @param organisation whose report it is
 * @param site the site or unit; empty for all
 * @param number the number by which it is filed
 * @param revision such as {@code 1}
 * @param effective the day from which it holds; null for none
 * @param period the time that it speaks of, in words with the zone; empty when it speaks of one instant only
 * @param requestedBy at whose request it was made; empty when nobody asked
 */
public record Identification(
        String organisation,
        String site,
        String number,
        String revision,
        @Nullable LocalDate effective,
        String period,
        String requestedBy) {
    public Identification {
        Checks.filled("identification", "organisation", organisation);
        Objects.requireNonNull(site, "site");
        Checks.filled("identification", "number", number);
        Checks.filled("identification", "revision", revision);
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(requestedBy, "requestedBy");
    }

    /** Revision 1 of a report of the whole organisation, of one instant. */
    public static Identification of(String organisation, String number) {
        return new Identification(organisation, "", number, "1", null, "", "");
    }

    public Identification atSite(String where) {
        return new Identification(organisation, where, number, revision, effective, period, requestedBy);
    }

    public Identification inRevision(String of) {
        return new Identification(organisation, site, number, of, effective, period, requestedBy);
    }

    public Identification effectiveOn(LocalDate day) {
        return new Identification(organisation, site, number, revision, day, period, requestedBy);
    }

    /** The time that the report speaks of, such as {@code 2026-01-01 to 2026-12-31 (Europe/Zurich)}. */
    public Identification over(String time) {
        return new Identification(organisation, site, number, revision, effective, time, requestedBy);
    }

    public Identification requestedBy(String who) {
        return new Identification(organisation, site, number, revision, effective, period, who);
    }
}
