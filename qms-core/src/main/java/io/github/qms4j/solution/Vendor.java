package io.github.qms4j.solution;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who supplies a solution, with what shows that they are fit to (rules SOL-1 and SOL-5).
 *
 * @param header where they stand, who answers for them, and when they are to be evaluated anew
 * @param name as printed
 * @param certificates what they hold, expired ones too
 * @param assessments every assessment, the first one first
 */
public record Vendor(
        Header<VendorStatus> header, String name, List<Certificate> certificates, List<Assessed> assessments) {
    public Vendor {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(name, "name");
        certificates = List.copyOf(certificates);
        assessments = List.copyOf(assessments);
    }

    /**
     * An assessment as it was made.
     *
     * @param assessment what was found
     * @param by who assessed
     * @param on the day, in the engine's zone
     */
    public record Assessed(VendorAssessment assessment, By by, LocalDate on) {
        public Assessed {
            Objects.requireNonNull(assessment, "assessment");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(on, "on");
        }
    }

    static Vendor registered(String name, String owner, Act act) {
        return new Vendor(Header.opened(VendorStatus.REGISTERED, act).ownedBy(owner), name, List.of(), List.of());
    }

    public VendorStatus status() {
        return header.status();
    }

    /** The latest assessment; null while there was none. */
    public @Nullable Assessed latest() {
        return assessments.isEmpty() ? null : assessments.get(assessments.size() - 1);
    }

    /** The certificates that are valid on a day. */
    public List<Certificate> certificatesOn(LocalDate day) {
        return certificates.stream().filter(c -> c.isValidOn(day)).toList();
    }

    /** Whether a re-evaluation should have been made before a day in the engine's zone; computed, never stored. */
    public boolean isOverdue(LocalDate today) {
        return header.isOverdue(today);
    }

    Vendor withHeader(Header<VendorStatus> newHeader) {
        return new Vendor(newHeader, name, certificates, assessments);
    }

    Vendor holding(Certificate certificate) {
        List<Certificate> kept = new ArrayList<>(certificates.stream()
                .filter(other -> !certificate.replaces(other))
                .toList());
        kept.add(certificate);
        return new Vendor(header, name, kept, assessments);
    }

    Vendor assessed(VendorAssessment assessment, Act act) {
        List<Assessed> more = new ArrayList<>(assessments);
        more.add(new Assessed(assessment, act.by(), act.on()));
        return new Vendor(
                header.in(assessment.verdict()).dueOn(nextOn(assessment, act.on())), name, certificates, more);
    }

    /** The earliest of the day that was set, the end of the risk's interval, and the end of a certificate. */
    private LocalDate nextOn(VendorAssessment assessment, LocalDate on) {
        return Stream.concat(
                        Stream.of(on.plus(assessment.risk().interval())),
                        Stream.concat(
                                Stream.ofNullable(assessment.nextOn()),
                                certificatesOn(on).stream().map(Certificate::validUntil)))
                .min(LocalDate::compareTo)
                .orElseThrow();
    }
}
