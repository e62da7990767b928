package io.github.qms4j.reference;

import io.github.qms4j.access.Permission;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.spi.storage.Condition;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The evidence that one concept collects: a record type of its own, with its own permission, numbers and retention.
 * Declared once, as a static value:
 *
 * <pre>{@code
 * static final EvidenceType EVIDENCE = EvidenceType.of("requirement-evidence", "REV", ASSESS);
 * }</pre>
 */
public final class EvidenceType {
    /** What stands in an attribute for a last day that there is not, so that a query finds it. */
    public static final LocalDate NO_END = LocalDate.of(9999, 12, 31);

    private final RecordType<EvidenceReference> type;
    private final Attribute<EvidenceReference, EvidenceStatus> status;
    private final Attribute<EvidenceReference, String> subject;
    private final Attribute<EvidenceReference, String> subjectType;
    private final Attribute<EvidenceReference, LocalDate> effectiveFrom;
    private final Attribute<EvidenceReference, LocalDate> effectiveUntil;
    private final Attribute<EvidenceReference, LocalDate> collectedOn;
    private final Attribute<EvidenceReference, LocalDate> validUntil;
    private final Transition<EvidenceReference> collect;
    private final Transition<EvidenceReference> withdraw;

    private EvidenceType(String name, String numbers, Permission permission, List<Guard<EvidenceReference>> guards) {
        Declaration<EvidenceReference, EvidenceStatus> declared = RecordType.declare(
                        name, EvidenceReference.class, EvidenceStatus.class, EvidenceReference::status)
                .numbered(numbers);
        status = declared.status();
        subjectType = declared.text("subjectType", EvidenceReference::subjectType);
        subject = declared.text("subject", EvidenceReference::subject);
        Attribute<EvidenceReference, String> targetType =
                declared.text("targetType", e -> e.target().type());
        Attribute<EvidenceReference, String> target =
                declared.text("target", e -> e.target().id());
        effectiveFrom = declared.date("effectiveFrom", e -> e.effective().from());
        effectiveUntil =
                declared.date("effectiveUntil", e -> orNoEnd(e.effective().until()));
        collectedOn = declared.date("collectedOn", EvidenceReference::collectedOn);
        validUntil = declared.date("validUntil", e -> orNoEnd(e.validUntil()));
        declared.index(List.of(subject, subjectType));
        declared.index(List.of(target, targetType));
        declared.index(List.of(status, validUntil));
        collect = with(
                guards,
                declared.creates(name + ".collect", permission, EvidenceStatus.COLLECTED)
                        .guard(EvidenceRules.isOfThePast())
                        .guard(EvidenceRules.isValidWhenCollected()));
        withdraw = with(
                guards,
                declared.moves(name + ".withdraw", permission, EvidenceStatus.COLLECTED, EvidenceStatus.WITHDRAWN)
                        .note(Note.REQUIRED)
                        .guard(EvidenceRules.staysAsItIs()));
        type = declared.type();
    }

    private static LocalDate orNoEnd(@Nullable LocalDate day) {
        return day == null ? NO_END : day;
    }

    private static Transition<EvidenceReference> with(
            List<Guard<EvidenceReference>> guards, Declaration<EvidenceReference, EvidenceStatus>.Row row) {
        guards.forEach(row::guard);
        return row.row();
    }

    /**
     * Declares the evidence of a concept.
     *
     * @param name of the record type, such as {@code requirement-evidence}
     * @param numbers the prefix of the human numbers
     * @param permission what it takes to collect and withdraw
     * @param guards what stands against each of these beyond the rules of all evidence
     */
    public static EvidenceType of(
            String name, String numbers, Permission permission, List<Guard<EvidenceReference>> guards) {
        return new EvidenceType(name, numbers, permission, guards);
    }

    /** Declares the evidence of a concept that adds nothing to the rules of all evidence. */
    public static EvidenceType of(String name, String numbers, Permission permission) {
        return of(name, numbers, permission, List.of());
    }

    /** The id of a piece of evidence of this type. */
    public EvidenceId id(String number) {
        return new EvidenceId(type.name(), number);
    }

    public RecordType<EvidenceReference> type() {
        return type;
    }

    /** The attribute with the id of what it is about. */
    public Attribute<EvidenceReference, String> subject() {
        return subject;
    }

    /** The attribute with the record type of what it is about. */
    public Attribute<EvidenceReference, String> subjectType() {
        return subjectType;
    }

    /** The attribute with the last day on which it may be relied on; {@link #NO_END} for no limit. */
    public Attribute<EvidenceReference, LocalDate> validUntil() {
        return validUntil;
    }

    /** The conditions of a query that finds what {@link EvidenceReference#countsFor} says counts. */
    public Condition[] countingFor(DateRange question, LocalDate askedOn) {
        return new Condition[] {
            status.is(EvidenceStatus.COLLECTED),
            collectedOn.before(askedOn.plusDays(1)),
            validUntil.from(askedOn),
            effectiveUntil.from(question.from()),
            effectiveFrom.before(orNoEnd(question.until()).plusDays(1))
        };
    }

    public Transition<EvidenceReference> collect() {
        return collect;
    }

    public Transition<EvidenceReference> withdraw() {
        return withdraw;
    }

    @Override
    public String toString() {
        return type.name();
    }
}
