package io.github.qms4j.internal.work;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.retention.Disposition;
import io.github.qms4j.retention.DispositionLifeCycle;
import io.github.qms4j.retention.Tombstone;
import io.github.qms4j.retention.Tombstone.RemovedEntry;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is left of records that were disposed of, and whether it accounts for what is gone. Keeps the dispositions it
 * has checked: one object a verification.
 */
final class Tombstones {
    private final Engine engine;
    private final QmsStorage storage;
    private final Map<String, Disposed> dispositions = new HashMap<>();

    Tombstones(Engine engine) {
        this.engine = engine;
        this.storage = engine.storage();
    }

    /** What a disposition disposed of, by id with the version; or why it proves nothing. */
    private record Disposed(String because, String type, Map<String, Long> versions) {
        static Disposed nothing(String because) {
            return new Disposed(because, "", Map.of());
        }

        boolean names(Tombstone tombstone) {
            return type.equals(tombstone.recordType())
                    && versions.getOrDefault(tombstone.recordId(), -1L) == tombstone.version();
        }
    }

    static Optional<Tombstone> find(Engine engine, String type, String id) {
        return engine.storage()
                .find(new RecordKey(engine.tenant(), Tombstone.TYPE.name(), Tombstone.idOf(type, id)))
                .map(row -> Rows.read(Tombstone.TYPE, row).state());
    }

    /** Those of several records that were disposed of. */
    static List<Tombstone> findAll(Engine engine, String type, Set<String> ids) {
        RecordQuery any = RecordQuery.of(engine.tenant(), Tombstone.TYPE.name())
                .whereEqual("recordType", AttributeValue.of(type))
                .limitedTo(1);
        if (engine.storage().query(any).records().isEmpty()) {
            return List.of();
        }
        Set<String> tombstones =
                ids.stream().map(id -> Tombstone.idOf(type, id)).collect(Collectors.toUnmodifiableSet());
        return engine.storage().findAll(engine.tenant(), Tombstone.TYPE.name(), tombstones).stream()
                .map(row -> Rows.read(Tombstone.TYPE, row).state())
                .toList();
    }

    /** The last number of a series that was disposed of; 0 when none was. */
    static long lastInSeries(Engine engine, RecordType<?> type, String series) {
        RecordQuery last = RecordQuery.of(engine.tenant(), Tombstone.TYPE.name())
                .whereEqual("recordType", AttributeValue.of(type.name()))
                .whereEqual("recordSeries", AttributeValue.of(series))
                .sortedBy(Sort.descending("recordSequence"))
                .limitedTo(1);
        return engine.storage().query(last).records().stream()
                .findFirst()
                .map(row -> HumanNumber.parse(row.key().id()).sequence())
                .orElse(0L);
    }

    /** For a record that is not there: what a disposition left of it, or the message given. */
    static NotFoundException missing(Engine engine, String type, String id, String otherwise) {
        return new NotFoundException(
                type, id, find(engine, type, id).map(Tombstones::said).orElse(otherwise));
    }

    static String said(Tombstone tombstone) {
        return tombstone.recordType() + " " + tombstone.recordId() + " was disposed of at " + tombstone.disposedAt()
                + " under disposition " + tombstone.disposition() + "; its tombstone " + tombstone.id() + " is left";
    }

    /** Why a tombstone does not account for what is gone, or what is not gone; empty when all is well. */
    List<String> problems(StoredRecord row) {
        List<String> problems = new ArrayList<>();
        try {
            Tombstone tombstone = Rows.read(Tombstone.TYPE, row).state();
            against(row, tombstone)
                    .ifPresent(why -> problems.add(row.key() + " does not account for " + tombstone.recordType() + " "
                            + tombstone.recordId() + " and the entries "
                            + tombstone.entries().stream()
                                    .map(RemovedEntry::leafIndex)
                                    .toList()
                            + " of the log: " + why));
            back(tombstone)
                    .forEach(what -> problems.add(what + " is stored, though it was disposed of under "
                            + tombstone.disposition() + "; it came back, as with a backup, or was made up"));
        } catch (CorruptRecordException e) {
            problems.add(row.key() + " cannot be verified: " + e.getMessage());
        }
        return problems;
    }

    private Optional<String> against(StoredRecord row, Tombstone tombstone) {
        if (!row.key().id().equals(tombstone.id())) {
            return Optional.of("it stands under another record's name");
        }
        Disposed disposed = dispositions.computeIfAbsent(tombstone.disposition(), this::disposed);
        if (!disposed.because().isEmpty()) {
            return Optional.of(disposed.because());
        }
        return disposed.names(tombstone)
                ? Optional.empty()
                : Optional.of("disposition " + tombstone.disposition() + " did not dispose of it");
    }

    private Disposed disposed(String number) {
        String name = "disposition " + number;
        StoredRecord row = storage.find(new RecordKey(engine.tenant(), Disposition.TYPE.name(), number))
                .orElse(null);
        if (row == null) {
            return Disposed.nothing(name + " is not stored");
        }
        RecordHistory history = RecordHistory.of(engine, row);
        if (!history.problems(new Attestations(engine)).isEmpty()) {
            return Disposed.nothing(name + " does not verify");
        }
        Disposition disposition = Rows.read(Disposition.TYPE, row).state();
        if (disposition.status() != Disposition.Status.CARRIED_OUT) {
            return Disposed.nothing(name + " is " + disposition.status() + " and not carried out");
        }
        if (history.entries().stream().noneMatch(entry -> isApproval(entry, disposition))) {
            return Disposed.nothing(name + " was not approved with a signature of a second person");
        }
        return new Disposed(
                "",
                disposition.recordType(),
                disposition.items().stream()
                        .collect(Collectors.toMap(Disposition.Item::id, Disposition.Item::version, (a, b) -> a)));
    }

    private static boolean isApproval(TrailEntry entry, Disposition disposition) {
        return entry.action().equals(DispositionLifeCycle.APPROVE.name())
                && entry.signature()
                        .filter(signature -> !signature.signer().id().equals(disposition.proposedBy()))
                        .isPresent();
    }

    /** What of a record that was disposed of is stored all the same. */
    private List<String> back(Tombstone tombstone) {
        List<String> back = new ArrayList<>();
        String tenant = engine.tenant();
        RecordKey record = new RecordKey(tenant, tombstone.recordType(), tombstone.recordId());
        if (storage.find(record).isPresent()) {
            back.add(record.toString());
        }
        if (storage.count(TrailRows.query(tenant, tombstone.recordType(), tombstone.recordId(), Kind.CHANGE)) > 0) {
            back.add("a trail entry of " + record);
        }
        for (RemovedEntry entry : tombstone.entries()) {
            TrailRows.rowByHash(storage, tenant, entry.hash())
                    .ifPresent(row -> back.add("the entry " + row.key().id()));
        }
        storage.findAll(tenant, ErasableTexts.TYPE, Set.copyOf(tombstone.texts()))
                .forEach(text -> back.add(text.key().toString()));
        return back;
    }
}
