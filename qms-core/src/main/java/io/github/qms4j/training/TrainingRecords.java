package io.github.qms4j.training;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.RecordType;
import java.util.List;

/** The record types of training, and who may do what with them. */
public final class TrainingRecords {
    static final Permission WRITE = Permission.of(
            "training:write",
            Role.QUALITY_MANAGER,
            Role.TRAINER,
            Role.COMPLIANCE,
            Role.REGULATORY_AFFAIRS,
            Role.IT_MANAGER,
            Role.SERVICE_MANAGER,
            Role.DEPARTMENT_HEAD);
    static final Permission RELEASE =
            Permission.of("training:release", Role.QUALITY_MANAGER, Role.COMPLIANCE, Role.REGULATORY_AFFAIRS);
    static final Permission ASSIGN =
            Permission.of("training:assign", Role.QUALITY_MANAGER, Role.TRAINER, Role.COMPLIANCE, Role.DEPARTMENT_HEAD);
    static final Permission CONDUCT = Permission.of("training:conduct", Role.QUALITY_MANAGER, Role.TRAINER);
    static final Permission LEARN = new Permission("training:learn", Role.WORKING);
    static final Permission ASSESS = Permission.of(
            "training:assess",
            Role.QUALITY_MANAGER,
            Role.TRAINER,
            Role.COMPLIANCE,
            Role.REGULATORY_AFFAIRS,
            Role.IT_MANAGER,
            Role.SERVICE_MANAGER,
            Role.DEPARTMENT_HEAD,
            Role.INTERNAL_AUDITOR);
    static final Permission APPROVE =
            Permission.of("training:approve", Role.QUALITY_MANAGER, Role.COMPLIANCE, Role.SENIOR_MANAGEMENT);

    private TrainingRecords() {}

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return List.of(
                CourseLifeCycle.QUESTION_BANK.type(),
                CourseLifeCycle.COURSE.type(),
                CourseLifeCycle.CURRICULUM.type(),
                JobRoleLifeCycle.TYPE,
                CycleLifeCycle.TYPE,
                SessionLifeCycle.TYPE,
                WaiverLifeCycle.TYPE,
                ImpactLifeCycle.TYPE,
                StatementLifeCycle.TYPE);
    }
}
