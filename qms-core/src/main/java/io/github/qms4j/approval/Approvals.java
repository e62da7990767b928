package io.github.qms4j.approval;

import io.github.qms4j.ConflictException;
import io.github.qms4j.approval.Approval.Decision;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import java.util.List;

/**
 * The approvals of one kind in the hands of one actor.
 *
 * @param <P> the subject's state
 */
public final class Approvals<P extends Record> {
    private final RecordStore records;
    private final ApprovalType<P> type;

    public Approvals(RecordStore records, ApprovalType<P> type) {
        this.records = records;
        this.type = type;
    }

    /**
     * Approves the version that the signer was shown, with a signature.
     *
     * @param capacity in which capacity, such as {@code quality}
     * @throws ConflictException when another version is current; names both, and nothing is signed. Also when somebody else
     *     approved or rejected at the same moment: look what they said, and sign again
     * @throws io.github.qms4j.DuplicateException in the same case, when nobody had approved or rejected before
     * @throws io.github.qms4j.InvalidInputException when the kind declares capacities, and not this one
     */
    public ApprovalId approve(UnitOfWork work, Seen<?> subject, int round, String capacity) {
        return give(work, type.approve(capacity), Decision.APPROVED, subject, round, capacity);
    }

    /** Rejects the version that the actor was shown; needs a reason. */
    public ApprovalId reject(UnitOfWork work, Seen<?> subject, int round, String capacity) {
        return give(work, type.reject(capacity), Decision.REJECTED, subject, round, capacity);
    }

    private ApprovalId give(
            UnitOfWork work, Transition<Approval> row, Decision decision, Seen<?> seen, int round, String capacity) {
        Versioned<P> subject = work.get(type.subjectType(), seen.id());
        if (subject.version() != seen.version()) {
            throw ConflictException.stale(type.subjectType().name(), subject.id(), seen.version(), subject.version());
        }
        String hash = subject.contentHash();
        ApprovalId given = type.id(work.create(
                        row,
                        act -> new Approval(
                                decision, subject.id(), seen.version(), hash, round, capacity, act.by(), act.at()))
                .id());
        type.enter(work, subject.id(), capacity, given);
        return given;
    }

    /** Every approval and rejection of a subject, in all its rounds, by number. */
    public List<View<ApprovalId, Approval>> of(RecordId subject) {
        return records.stream(
                        type.type(),
                        records.query(type.type()).where(type.subject().is(subject.value())))
                .map(found -> View.of(type::id, found))
                .toList();
    }
}
