package io.github.qms4j.readiness;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The record type of assessments of readiness with its life cycle (rule INS-3). */
public final class ReadinessLifeCycle {
    static final Permission ASSESS =
            Permission.of("readiness:assess", Role.QUALITY_MANAGER, Role.COMPLIANCE, Role.REGULATORY_AFFAIRS);
    /** It tells of records of many types, so not everybody who works with one of them reads it. */
    static final Permission READ = Permission.of(
            "readiness-assessment:read",
            Role.QUALITY_MANAGER,
            Role.COMPLIANCE,
            Role.REGULATORY_AFFAIRS,
            Role.INTERNAL_AUDITOR,
            Role.SENIOR_MANAGEMENT);

    static final Permission SIGN = Permission.of("readiness:sign", Role.QUALITY_MANAGER);
    static final Permission ACKNOWLEDGE = Permission.of("readiness:acknowledge", Role.SENIOR_MANAGEMENT);

    private static final RuleReference ANOTHER = new RuleReference(
            "INS-3",
            "ISO 9001:2015 5.1.1",
            "Management takes note of readiness; it is not whoever signed for quality.");

    private static final Declaration<ReadinessAssessment, ReadinessStatus> DECLARED = RecordType.declare(
                    "readiness-assessment",
                    ReadinessAssessment.class,
                    ReadinessStatus.class,
                    ReadinessAssessment::status)
            .numbered("RDY")
            .readableWith(READ);

    private static final Header.Attributes<ReadinessAssessment, ReadinessStatus> HEADER =
            DECLARED.header(ReadinessAssessment::header, ReadinessAssessment::withHeader);
    public static final Attribute<ReadinessAssessment, ReadinessStatus> STATUS = HEADER.status();
    public static final Attribute<ReadinessAssessment, Instant> AS_OF =
            DECLARED.instant("asOf", ReadinessAssessment::asOf);

    static {
        DECLARED.index(List.of(STATUS, AS_OF));
    }

    public static final Transition<ReadinessAssessment> RECORD = DECLARED.creates(
                    "readiness-assessment.record", ASSESS, ReadinessStatus.RECORDED)
            .row();
    public static final Transition<ReadinessAssessment> SIGN_OFF = DECLARED.moves(
                    "readiness-assessment.sign", SIGN, ReadinessStatus.RECORDED, ReadinessStatus.SIGNED)
            .note(Note.NONE)
            .signed("Readiness as assessed")
            .row();
    public static final Transition<ReadinessAssessment> TAKE_NOTE = DECLARED.moves(
                    "readiness-assessment.acknowledge",
                    ACKNOWLEDGE,
                    ReadinessStatus.SIGNED,
                    ReadinessStatus.ACKNOWLEDGED)
            .note(Note.NONE)
            .onWhatWasSeen()
            .guard(isAnother())
            .row();

    static {
        DECLARED.waitsFor(SIGN_OFF, TAKE_NOTE);
    }

    public static final RecordType<ReadinessAssessment> TYPE = DECLARED.type();

    private ReadinessLifeCycle() {}

    private static Guard<ReadinessAssessment> isAnother() {
        return new Guard<>(ANOTHER, attempt -> {
            ReadinessAssessment before = attempt.before();
            return before != null
                            && before.signedBy() != null
                            && before.signedBy().shares(attempt.by())
                    ? Optional.of(attempt.by() + " signed it for quality; somebody of senior management takes note")
                    : Optional.empty();
        });
    }
}
