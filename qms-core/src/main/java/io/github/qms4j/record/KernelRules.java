package io.github.qms4j.record;

import java.util.List;

/** The rules that hold for every record type. */
final class KernelRules {
    static final RuleReference TRANSITION = new RuleReference(
            "X-1", "21 CFR 11.10(f)", "A status changes only along the transition table; a terminal status is final.");
    static final RuleReference PERMISSION =
            new RuleReference("X-2", "21 CFR 11.10(d)", "Who is not granted a permission is denied.");
    static final RuleReference REASON =
            new RuleReference("X-5", "EU GMP Annex 11, 9", "A change of a record that has left draft needs a reason.");
    static final RuleReference REQUIRED_FIELD =
            new RuleReference("X-1", "21 CFR 11.10(f)", "A transition is complete only with the fields it demands.");
    static final RuleReference SIGNATURE =
            new RuleReference("X-1", "21 CFR 11.50", "A transition that demands a signature is refused without one.");
    static final RuleReference ATTESTATION = new RuleReference(
            "X-20", "21 CFR 11.70", "A signature is attested by a key of the log, which the database does not hold.");
    static final RuleReference SIGNER = new RuleReference(
            "X-3", "21 CFR 11.200(a)", "Only who acts signs, with both components first and the secret each time.");

    static final RuleReference COMPETENCE = new RuleReference(
            "TRN-5",
            "ISO 9001:2015, 7.2",
            "Who is not shown to have the competence that an action demands is refused.");

    static final RuleReference INSPECTOR =
            new RuleReference("X-11", "21 CFR 11.10(g)", "An inspector reads and never writes.");

    static final RuleReference INSPECTOR_ACCESS = new RuleReference(
            "X-11", "21 CFR 11.10(d)", "An inspector reads what was opened to them, while it is, and on record.");

    static final List<RuleReference> ALL = List.of(
            TRANSITION, REQUIRED_FIELD, SIGNATURE, SIGNER, PERMISSION, INSPECTOR, INSPECTOR_ACCESS, REASON, COMPETENCE);

    private KernelRules() {}
}
