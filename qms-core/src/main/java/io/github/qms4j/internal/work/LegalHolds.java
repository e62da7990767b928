package io.github.qms4j.internal.work;

import io.github.qms4j.record.RuleReference;
import io.github.qms4j.retention.HoldScope;
import io.github.qms4j.retention.LegalHold;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.TrailEntry.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What active legal holds keep from being erased. Nobody knows which records name a text, so they are looked through. */
final class LegalHolds {
    static final RuleReference HELD =
            new RuleReference("X-12", "", "No text that a record under legal hold names is erased.");
    private static final int PAGE = 500;

    private final Engine engine;
    private final QmsStorage storage;

    LegalHolds(Engine engine) {
        this.engine = engine;
        this.storage = engine.storage();
    }

    /** What stands against the erasure of texts, in words. */
    Optional<String> againstErasing(Set<String> hashes) {
        RecordQuery active = RecordQuery.of(engine.tenant(), LegalHold.TYPE.name())
                .whereEqual("status", AttributeValue.of(LegalHold.Status.ACTIVE.name()))
                .limitedTo(PAGE);
        String[] holding = {null};
        Pages.whileTrue(storage, active, row -> {
            if (names(Rows.read(LegalHold.TYPE, row).state().scope(), hashes)) {
                holding[0] = row.key().id();
            }
            return holding[0] == null;
        });
        return Optional.ofNullable(holding[0])
                .map(hold ->
                        "a record under the legal hold " + hold + " names one of the texts; release the hold first");
    }

    private boolean names(HoldScope scope, Set<String> hashes) {
        String type = scope.recordType();
        if (type == null) {
            return true;
        }
        Predicate<StoredRecord> names = row -> hashes.stream().anyMatch(row.payload()::contains);
        if (scope.ids().isEmpty()) {
            return anyOf(RecordQuery.of(engine.tenant(), type), names)
                    || anyOf(TrailRows.ofType(engine.tenant(), type), names);
        }
        return storage.findAll(engine.tenant(), type, scope.ids()).stream().anyMatch(names)
                || scope.ids().stream()
                        .anyMatch(id -> anyOf(TrailRows.query(engine.tenant(), type, id, Kind.CHANGE), names));
    }

    private boolean anyOf(RecordQuery query, Predicate<StoredRecord> wanted) {
        boolean[] found = {false};
        Pages.whileTrue(storage, query.limitedTo(PAGE), row -> {
            found[0] = wanted.test(row);
            return !found[0];
        });
        return found[0];
    }
}
