package io.github.qms4j.retention;

import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a record may be disposed of at an instant. Pure.
 *
 * @param type the type of the records
 * @param policy the policy for it, or null when there is none in force: what has none is kept for ever
 * @param holds the active legal holds
 * @param at the instant
 */
record RetentionRules<S extends Record>(
        RecordType<S> type, @Nullable RetentionPolicy policy, List<Versioned<LegalHold>> holds, Instant at) {
    /** What is decided: either the record is due, or it is kept because of something. */
    record Verdict(Optional<DueRecord> due, String kept) {
        static Verdict due(DueRecord record) {
            return new Verdict(Optional.of(record), "");
        }

        static Verdict kept(String because) {
            return new Verdict(Optional.empty(), because);
        }
    }

    /**
     * Decides on a record.
     *
     * @param finalSince when it reached its status, asked only when that is final
     */
    Verdict on(Versioned<S> record, Supplier<Instant> finalSince) {
        if (policy == null) {
            return Verdict.kept("no retention policy is in force for " + type + ", so it is kept for ever");
        }
        String status = type.transitions().statusOf(record.state());
        if (!type.transitions().terminals().contains(status)) {
            return Verdict.kept("it is " + status + ", which is not final");
        }
        Instant from = finalSince.get();
        Instant end = policy.endsAt(from);
        if (at.isBefore(end)) {
            return Verdict.kept("it is kept until " + end);
        }
        return hold(record.id())
                .map(hold -> Verdict.kept("it is under the legal hold " + hold))
                .orElse(Verdict.due(new DueRecord(type.name(), record.id(), record.version(), from, end)));
    }

    private Optional<String> hold(String id) {
        return holds.stream()
                .filter(hold -> hold.state().scope().covers(type.name(), id))
                .map(Versioned::id)
                .findFirst();
    }
}
