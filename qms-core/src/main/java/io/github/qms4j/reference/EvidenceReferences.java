package io.github.qms4j.reference;

import io.github.qms4j.record.Facts;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.View;
import io.github.qms4j.reference.TargetContents.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The evidence of one type in the hands of one actor: what the service of the subject's concept is built on. A concept
 * whose rules count the evidence of a record keeps the numbers in that record, or changes it in the same unit of work.
 */
public final class EvidenceReferences {
    private static final int PAGE = 500;

    private final References references;
    private final RecordStore records;
    private final EvidenceType type;

    EvidenceReferences(References references, RecordStore records, EvidenceType type) {
        this.references = references;
        this.records = records;
        this.type = type;
    }

    /**
     * Puts evidence about a record on record. Where it is a record, the version of now is the evidence.
     *
     * @return its number
     * @throws io.github.qms4j.InvalidInputException listing everything that is missing
     * @throws io.github.qms4j.NotFoundException when the target is a record that there is not
     * @throws io.github.qms4j.ConflictException when the target is a version of a record and another is current
     */
    public EvidenceId collect(UnitOfWork work, RecordId subject, EvidenceDraft draft) {
        records.valid(draft);
        Content content = references.contents().pinned(work, draft.target());
        Long version = content.version();
        Target target = version == null ? draft.target() : draft.target().inVersion(version);
        return type.id(work.create(type.collect(), act -> {
                    Instant given = draft.collectedAt();
                    Instant at = given == null ? act.at() : given.truncatedTo(ChronoUnit.MILLIS);
                    return new EvidenceReference(
                            EvidenceStatus.COLLECTED,
                            subject.recordType(),
                            subject.value(),
                            target,
                            content.hash(),
                            draft.description(),
                            draft.effective(),
                            act.by(),
                            at,
                            at.atZone(records.zone()).toLocalDate(),
                            draft.validUntil());
                })
                .id());
    }

    /** Withdraws evidence that does not show what it was collected for; needs a reason. */
    public void withdraw(UnitOfWork work, EvidenceId id) {
        work.change(type.withdraw(), id, EvidenceReference::withdrawn);
    }

    /** A piece of evidence; empty when there is none of that number. */
    public Optional<View<EvidenceId, EvidenceReference>> find(EvidenceId id) {
        return records.find(type.type(), id).map(found -> View.of(type::id, found));
    }

    /** All evidence about a record, withdrawn too, by number. */
    public List<View<EvidenceId, EvidenceReference>> about(RecordId subject) {
        return records.stream(
                        type.type(),
                        records.query(type.type())
                                .where(
                                        type.subject().is(subject.value()),
                                        type.subjectType().is(subject.recordType()))
                                .limitedTo(PAGE))
                .map(found -> View.of(type::id, found))
                .toList();
    }

    /** Whether one of some pieces of evidence counts for a period, for a guard: each that was looked at is pinned. */
    public static boolean anyCounts(
            EvidenceType type, Facts facts, Collection<String> numbers, DateRange question, LocalDate askedOn) {
        return numbers.stream()
                .anyMatch(number -> facts.get(type.type(), number).state().countsFor(question, askedOn));
    }
}
