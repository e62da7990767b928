package io.github.qms4j.solution;

import java.time.LocalDate;
import java.util.Objects;

/**
 * That a vendor failed an assessment, which calls for a nonconformity (rule SOL-5). It is kept with the assessment itself;
 * whether a nonconformity is raised is for a person to decide.
 *
 * @param vendor who failed
 * @param assessment which of their assessments it was, from 1
 * @param on the day of it, in the engine's zone
 * @param statement in one sentence what was found
 */
public record VendorFailure(VendorId vendor, int assessment, LocalDate on, String statement) {
    public VendorFailure {
        Objects.requireNonNull(vendor, "vendor");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(statement, "statement");
    }

    /** One failed assessment, one key. */
    public String key() {
        return "vendor/" + vendor.value() + "/" + assessment;
    }

    /** It is recorded once and never changed. */
    public Status status() {
        return Status.RECORDED;
    }

    public enum Status {
        RECORDED
    }

    static VendorFailure of(VendorId id, Vendor vendor) {
        Vendor.Assessed latest = Objects.requireNonNull(vendor.latest(), "an assessed vendor");
        return new VendorFailure(
                id,
                vendor.assessments().size(),
                latest.on(),
                vendor.name() + " failed the assessment of " + latest.on() + ": "
                        + latest.assessment().rationale());
    }
}
