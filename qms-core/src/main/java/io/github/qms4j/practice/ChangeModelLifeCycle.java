package io.github.qms4j.practice;

import io.github.qms4j.practice.ChangeModel.Status;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The record type of change models with its life cycle. */
public final class ChangeModelLifeCycle {
    private static final RuleReference APPROVER = new RuleReference(
            "SD-6", "ISO/IEC 20000-1:2018 8.5.1", "A change model is approved by who neither wrote nor owns it.");
    private static final RuleReference LOW_RISK = new RuleReference(
            "SD-6", "ISO/IEC 20000-1:2018 8.5.1", "A change model is approved for changes of low risk only.");
    private static final RuleReference REVIEWED = new RuleReference(
            "SD-6", "ISO/IEC 20000-1:2018 8.5.1", "An approved change model has a day in the future for its review.");

    private static final Set<Status> IN_USE = EnumSet.of(Status.APPROVED, Status.SUSPENDED);

    private static final Declaration<ChangeModel, Status> DECLARED = RecordType.declare(
                    "change-model", ChangeModel.class, Status.class, ChangeModel::status)
            .numbered("CHM")
            .drafts(Status.DRAFT);

    private static final Header.Attributes<ChangeModel, Status> HEADER =
            DECLARED.header(ChangeModel::header, ChangeModel::withHeader);
    public static final Attribute<ChangeModel, Status> STATUS = HEADER.status();
    public static final Attribute<ChangeModel, String> OWNER = HEADER.owner();
    public static final Attribute<ChangeModel, LocalDate> OPENED_ON = HEADER.openedOn();
    /** When it is to be reviewed. */
    public static final Attribute<ChangeModel, LocalDate> DUE_ON = HEADER.dueOn();

    public static final Attribute<ChangeModel, LocalDate> ENDED_ON = HEADER.endedOn();
    public static final Attribute<ChangeModel, String> TITLE =
            DECLARED.text("title", m -> m.says().title());

    static {
        DECLARED.index(List.of(OPENED_ON));
    }

    public static final Transition<ChangeModel> WRITE = DECLARED.creates(
                    "change-model.write", PracticeRecords.MANAGE_CHANGE, Status.DRAFT)
            .row();
    public static final Transition<ChangeModel> REVISE = DECLARED.edits(
                    "change-model.revise", PracticeRecords.MANAGE_CHANGE, Status.DRAFT)
            .row();
    public static final Transition<ChangeModel> APPROVE = DECLARED.moves(
                    "change-model.approve",
                    PracticeRecords.APPROVE_MODEL,
                    EnumSet.of(Status.DRAFT, Status.SUSPENDED),
                    Status.APPROVED)
            .signed("change model approved")
            .guard(approverIsAnother())
            .guard(riskIsLow())
            .guard(reviewIsAhead())
            .row();
    public static final Transition<ChangeModel> REWORK = DECLARED.moves(
                    "change-model.rework", PracticeRecords.MANAGE_CHANGE, IN_USE, Status.DRAFT)
            .note(Note.REQUIRED)
            .row();
    /** Taken by the change that failed. */
    public static final Transition<ChangeModel> SUSPEND = DECLARED.moves(
                    "change-model.suspend", PracticeRecords.IMPLEMENT, Status.APPROVED, Status.SUSPENDED)
            .note(Note.NONE)
            .row();

    public static final Transition<ChangeModel> RETIRE = DECLARED.moves(
                    "change-model.retire",
                    PracticeRecords.MANAGE_CHANGE,
                    EnumSet.complementOf(EnumSet.of(Status.RETIRED)),
                    Status.RETIRED)
            .note(Note.REQUIRED)
            .row();

    static {
        DECLARED.waitsForOwner(REWORK).waitsFor(APPROVE);
    }

    public static final RecordType<ChangeModel> TYPE = DECLARED.type();

    private ChangeModelLifeCycle() {}

    private static Guard<ChangeModel> approverIsAnother() {
        return Guard.notBy(
                APPROVER,
                "wrote it or answers for it; let somebody else approve it",
                m -> Stream.concat(PracticeRules.owner(m.header()), m.writers().stream())
                        .toList());
    }

    private static Guard<ChangeModel> riskIsLow() {
        return Guard.onStored(
                LOW_RISK,
                m -> m.says().risk().level() == RiskAssessment.Level.LOW
                        ? Optional.empty()
                        : Optional.of("its risk is " + m.says().risk().level()
                                + "; have each such change authorised as a normal one"));
    }

    private static Guard<ChangeModel> reviewIsAhead() {
        return new Guard<>(REVIEWED, attempt -> {
            ChangeModel proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            return proposed.header().due() != null
                            && proposed.header().due().current().isAfter(attempt.on())
                    ? Optional.empty()
                    : Optional.of("no day after " + attempt.on() + " is set for its review; give one");
        });
    }
}
