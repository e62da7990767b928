package io.github.qms4j.schedule;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.schedule.RecurringWorkState.Status;
import java.time.Instant;
import java.util.List;

/** The record type of recurring work with its life cycle. */
public final class RecurringWorkLifeCycle {
    private static final Permission PLAN = Permission.of(
            "recurring-work:plan", Role.QUALITY_MANAGER, Role.IT_MANAGER, Role.SERVICE_MANAGER, Role.COMPLIANCE);
    private static final Permission RUN = Permission.of(
            "recurring-work:run", Role.QUALITY_MANAGER, Role.IT_MANAGER, Role.SERVICE_MANAGER, Role.COMPLIANCE);
    private static final Declaration<RecurringWorkState, Status> DECLARED = RecordType.declare(
                    "recurring-work", RecurringWorkState.class, Status.class, RecurringWorkState::status)
            .numbered("RW");

    public static final Attribute<RecurringWorkState, String> KIND = DECLARED.text("kind", RecurringWorkState::kind);
    public static final Attribute<RecurringWorkState, String> SUBJECT =
            DECLARED.text("subject", RecurringWorkState::subject);
    public static final Attribute<RecurringWorkState, Instant> NEXT_DUE =
            DECLARED.instant("nextDue", RecurringWorkState::nextDue);
    public static final Attribute<RecurringWorkState, Boolean> ACTIVE =
            DECLARED.flag("active", RecurringWorkState::active);

    static {
        DECLARED.index(List.of(KIND, NEXT_DUE));
    }

    public static final Transition<RecurringWorkState> SCHEDULE =
            DECLARED.creates("recurring-work.schedule", PLAN, Status.ACTIVE).row();
    public static final Transition<RecurringWorkState> PRODUCE = DECLARED.edits(
                    "recurring-work.produce", RUN, Status.ACTIVE)
            .note(Note.NONE)
            .row();
    public static final Transition<RecurringWorkState> SUSPEND = DECLARED.moves(
                    "recurring-work.suspend", PLAN, Status.ACTIVE, Status.SUSPENDED)
            .row();

    public static final RecordType<RecurringWorkState> TYPE = DECLARED.type();

    private RecurringWorkLifeCycle() {}
}
