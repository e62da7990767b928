package io.github.qms4j.training;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.training.Waiver.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The record type of waivers with its life cycle. */
public final class WaiverLifeCycle {
    private static final RuleReference BY_ANOTHER = new RuleReference(
            "TRN-3", "ISO 9001:2015 7.2 d)", "Nobody waives their own training, by a delegate neither.");
    private static final RuleReference LIMITED = new RuleReference(
            "TRN-3", "ISO 9001:2015 7.2 d)", "A waiver begins today or later and ends at most 366 days after that.");
    private static final long LONGEST = 366;

    private static final Declaration<Waiver, Status> DECLARED = RecordType.declare(
                    "training-waiver", Waiver.class, Status.class, Waiver::status)
            .numbered("TW")
            .settledBy(Waiver::in);

    public static final Attribute<Waiver, Status> STATUS = DECLARED.status();
    public static final Attribute<Waiver, String> PERSON =
            DECLARED.text("person", w -> w.person().value());
    public static final Attribute<Waiver, CourseId> COURSE = DECLARED.id("course", Waiver::course);
    public static final Attribute<Waiver, LocalDate> VALID_UNTIL = DECLARED.date("validUntil", Waiver::until);

    static {
        DECLARED.index(List.of(PERSON, COURSE));
        DECLARED.index(List.of(STATUS, VALID_UNTIL));
    }

    public static final Transition<Waiver> GRANT = DECLARED.creates(
                    "training-waiver.grant", TrainingRecords.APPROVE, Status.GRANTED)
            .note(Note.REQUIRED)
            .signed("training waived")
            .guard(new Guard<>(BY_ANOTHER, attempt -> {
                Waiver proposed = attempt.proposed();
                return proposed != null && attempt.isOrActsFor(proposed.person().value())
                        ? Optional.of(attempt.subject(proposed.person().value())
                                + " is who is let off; let somebody else approve it")
                        : Optional.empty();
            }))
            .guard(new Guard<>(LIMITED, attempt -> {
                Waiver proposed = attempt.proposed();
                return proposed == null ? Optional.empty() : against(proposed, attempt.on());
            }))
            .row();
    public static final Transition<Waiver> REVOKE = DECLARED.moves(
                    "training-waiver.revoke", TrainingRecords.APPROVE, Status.GRANTED, Status.REVOKED)
            .note(Note.REQUIRED)
            .row();

    public static final RecordType<Waiver> TYPE = DECLARED.type();

    private WaiverLifeCycle() {}

    private static Optional<String> against(Waiver waiver, LocalDate today) {
        if (waiver.from().isBefore(today)) {
            return Optional.of(waiver.from() + " is in the past; what was not waived then cannot be waived now");
        }
        return waiver.until().isBefore(waiver.from())
                        || waiver.until().isAfter(waiver.from().plusDays(LONGEST))
                ? Optional.of("from " + waiver.from() + " until " + waiver.until()
                        + " is no time at all or longer than " + LONGEST + " days; choose a nearer end")
                : Optional.empty();
    }
}
