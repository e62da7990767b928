package io.github.qms4j.training;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Transition;
import io.github.qms4j.training.JobRole.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The record type of job roles with its life cycle. */
public final class JobRoleLifeCycle {
    private static final RuleReference IN_ORDER = new RuleReference(
            "TRN-1", "ISO 9001:2015 5.3", "A job role begins and ends on days that have come, in this order.");

    private static final Declaration<JobRole, Status> DECLARED = RecordType.declare(
                    "job-role", JobRole.class, Status.class, JobRole::status)
            .numbered("JR")
            .drafts(Status.HELD)
            .settledBy(JobRole::in);

    public static final Attribute<JobRole, Status> STATUS = DECLARED.status();
    public static final Attribute<JobRole, String> PERSON =
            DECLARED.text("person", r -> r.person().value());
    public static final Attribute<JobRole, String> NAME = DECLARED.text("jobRole", JobRole::name);

    static {
        DECLARED.index(List.of(PERSON));
        DECLARED.index(List.of(NAME, STATUS));
    }

    public static final Transition<JobRole> GIVE =
            inOrder(DECLARED.creates("job-role.give", TrainingRecords.ASSIGN, Status.HELD));
    public static final Transition<JobRole> END =
            inOrder(DECLARED.moves("job-role.end", TrainingRecords.ASSIGN, Status.HELD, Status.ENDED));

    public static final RecordType<JobRole> TYPE = DECLARED.type();

    private JobRoleLifeCycle() {}

    private static Transition<JobRole> inOrder(Declaration<JobRole, Status>.Row row) {
        return row.guard(new Guard<>(IN_ORDER, attempt -> {
                    JobRole proposed = attempt.proposed();
                    return proposed == null ? Optional.empty() : against(proposed, attempt.on());
                }))
                .row();
    }

    private static Optional<String> against(JobRole role, LocalDate today) {
        LocalDate latest = role.until() == null ? role.from() : role.until();
        if (latest.isAfter(today)) {
            return Optional.of(latest + " is after today, " + today + "; enter it when that day has come");
        }
        return latest.isBefore(role.from())
                ? Optional.of("it would end on " + latest + " before it began on " + role.from())
                : Optional.empty();
    }
}
