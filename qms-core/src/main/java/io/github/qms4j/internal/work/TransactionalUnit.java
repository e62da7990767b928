package io.github.qms4j.internal.work;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.internal.codec.CanonicalJson;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.internal.codec.PayloadCodec;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.record.Erasure;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.TransitionRules;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.retention.Tombstone;
import io.github.qms4j.signature.Signature;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.FieldChange;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.BatchRow;
import io.github.qms4j.trail.TrailEntry.Kind;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Collects decided changes with their trail entries until they are applied together. */
final class TransactionalUnit implements UnitOfWork {
    private final SessionRecords session;
    private final Engine engine;
    private final Instant now;
    private final List<Change> changes = new ArrayList<>();
    private final Map<RecordKey, StoredRecord> loaded = new HashMap<>();
    private final Set<RecordKey> touched = new HashSet<>();
    private final Set<String> numbered = new HashSet<>();
    private final Map<String, Long> lastInSeries = new HashMap<>();
    private final Authority authority;
    private final Signing.OneAct act;
    private @Nullable Refusal refusal;

    TransactionalUnit(SessionRecords session, Signing.OneAct act) {
        this.session = session;
        this.act = act;
        this.engine = session.engine();
        this.now = engine.now();
        this.authority = new Authority(engine, session.actor(), now);
    }

    ChangeSet changeSet() {
        return new ChangeSet(changes);
    }

    /** What ended this unit; null while nothing was refused. */
    @Nullable
    Refusal refusal() {
        return refusal;
    }

    /** Whether a failed insert means no more than that somebody took the number first. */
    boolean lostNumber(DuplicateException e) {
        return numbered.contains(e.recordType() + "/" + e.recordId());
    }

    @Override
    public <S extends Record> Versioned<S> createNumbered(
            RecordType<S> type, String action, S state, Map<String, AttributeValue> custom) {
        String series = series(type);
        // A refused attempt has no number: the one it would have got will be another record's.
        List<ReliedOn> reliedOn = decide(type, action, series, null, -1, state);
        long sequence = lastInSeries.computeIfAbsent(type.name() + "/" + series, k -> lastGiven(type, series)) + 1;
        String id = new HumanNumber(series, sequence).text();
        Versioned<S> created = insert(type, action, id, state, custom, reliedOn);
        // Only now: work may survive an input that was turned down, and its number is still the next one.
        lastInSeries.put(type.name() + "/" + series, sequence);
        numbered.add(type.name() + "/" + id);
        return created;
    }

    private String series(RecordType<?> type) {
        String prefix = type.numberPrefix()
                .orElseThrow(() -> new IllegalStateException("records of type " + type + " are not numbered"));
        return prefix + "-" + now.atZone(ZoneOffset.UTC).getYear();
    }

    /** In this order: what is disposed of in between has its tombstone when that is asked for. */
    private long lastGiven(RecordType<?> type, String series) {
        long stored = lastStored(type, series);
        return Math.max(stored, Tombstones.lastInSeries(engine, type, series));
    }

    private long lastStored(RecordType<?> type, String series) {
        return engine
                .storage()
                .query(session.query(type)
                        .whereEqual(RecordType.SERIES, AttributeValue.of(series))
                        .sortedBy(Sort.descending(RecordType.SEQUENCE))
                        .limitedTo(1))
                .records()
                .stream()
                .findFirst()
                .map(row -> HumanNumber.parse(row.key().id()).sequence())
                .orElse(0L);
    }

    @Override
    public <S extends Record> Versioned<S> create(
            RecordType<S> type, String action, String id, S state, Map<String, AttributeValue> custom) {
        requireOwnIds(type, id);
        List<ReliedOn> reliedOn = decide(type, action, id, null, -1, state);
        Tombstones.find(engine, type.name(), id).ifPresent(TransactionalUnit::refuseReuse);
        return insert(type, action, id, state, custom, reliedOn);
    }

    /** A number of the caller's choice would leave a gap in the series, or take the place of a later one. */
    private static void requireOwnIds(RecordType<?> type, String id) {
        if (type.numberPrefix().isPresent()) {
            throw InvalidInputException.of(
                    type.name(), "id", id, "is given to a type that is numbered", "create it with createNumbered");
        }
    }

    private static void refuseReuse(Tombstone tombstone) {
        throw new DuplicateException(
                tombstone.recordType(),
                tombstone.recordId(),
                Tombstones.said(tombstone) + ", and the id is not given again; choose another one");
    }

    private <S extends Record> Versioned<S> insert(
            RecordType<S> type,
            String action,
            String id,
            S state,
            Map<String, AttributeValue> custom,
            List<ReliedOn> reliedOn) {
        engine.customAttributes().check(type, custom);
        JsonNode tree = PayloadCodec.encode(state, custom);
        String payload = CanonicalJson.write(tree);
        Version made = new Version(id, 0, now, TrailEntry.NO_PREVIOUS, Hashes.content(payload), reliedOn);
        TrailEntry entry = TrailEntry.of(content(type, action, made, FieldDifference.between(null, tree)));
        Versioned<S> created = new Versioned<>(id, 0, now, state, custom, entry.hash());
        RecordKey key = touch(type, id);
        changes.add(new Change.Insert(Rows.write(type, key, created, payload)));
        changes.add(TrailRows.insert(entry));
        return created;
    }

    @Override
    public void load(RecordType<?> type, Set<String> ids) {
        for (StoredRecord row : engine.storage().findAll(engine.tenant(), type.name(), ids)) {
            loaded.put(row.key(), row);
        }
    }

    /** As it was loaded, or as it is stored now; the storage refuses the change if that is not current any more. */
    private StoredRecord row(RecordType<?> type, String id) {
        StoredRecord row = loaded.get(new RecordKey(engine.tenant(), type.name(), id));
        return row != null ? row : session.row(type, id);
    }

    @Override
    public <S extends Record> Versioned<S> change(
            RecordType<S> type, String action, String id, UnaryOperator<S> decide) {
        StoredRecord row = row(type, id);
        return change(type, action, row, Rows.read(type, row), decide, null);
    }

    @Override
    public <S extends Record> Versioned<S> change(
            RecordType<S> type, String action, Versioned<S> read, UnaryOperator<S> decide) {
        StoredRecord row = unchangedSince(type, read);
        return change(type, action, row, Rows.read(type, row), decide, null);
    }

    @Override
    public <S extends Record> Versioned<S> change(
            RecordType<S> type,
            String action,
            Versioned<S> read,
            UnaryOperator<S> decide,
            Map<String, AttributeValue> custom) {
        StoredRecord row = unchangedSince(type, read);
        return change(type, action, row, Rows.read(type, row), decide, custom);
    }

    /** The stored row is what is decided on: what the caller holds may be another tenant's, or made up. */
    private StoredRecord unchangedSince(RecordType<?> type, Versioned<?> read) {
        StoredRecord row = row(type, read.id());
        if (row.version() != read.version()) {
            throw ConflictException.stale(type.name(), read.id(), read.version(), row.version());
        }
        if (!Rows.trailHead(row).equals(read.trailHead())) {
            throw InvalidInputException.of(
                    type.name(),
                    read.id(),
                    "version " + read.version(),
                    "was not read from this record of tenant " + engine.tenant(),
                    "read it with this session and change what that returns");
        }
        return row;
    }

    private <S extends Record> Versioned<S> change(
            RecordType<S> type,
            String action,
            StoredRecord row,
            Versioned<S> before,
            UnaryOperator<S> decide,
            @Nullable Map<String, AttributeValue> newCustom) {
        String id = before.id();
        decide(type, action, id, before.state(), before.version(), null);
        S after = decide.apply(before.state());
        Map<String, AttributeValue> custom = newCustom == null ? before.custom() : newCustom;
        engine.customAttributes().check(type, custom);
        List<ReliedOn> reliedOn = decide(type, action, id, before.state(), before.version(), after);
        JsonNode tree = PayloadCodec.encode(after, custom);
        String payload = CanonicalJson.write(tree);
        if (payload.equals(row.payload())) {
            return before;
        }
        // A clock that was set back must not make the past ambiguous.
        Instant at = now.isBefore(before.changedAt()) ? before.changedAt() : now;
        long version = before.version() + 1;
        Version made = new Version(id, version, at, before.trailHead(), Hashes.content(payload), reliedOn);
        TrailEntry entry = TrailEntry.of(
                content(type, action, made, FieldDifference.between(PayloadCodec.tree(row.payload()), tree)));
        Versioned<S> changed = new Versioned<>(id, version, at, after, custom, entry.hash());
        changes.add(new Change.Update(Rows.write(type, touch(type, id), changed, payload)));
        changes.add(TrailRows.insert(entry));
        return changed;
    }

    @Override
    public <S extends Record> void append(RecordType<S> type, String action, String batchId, List<Appended<S>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Set<String> ids = rows.stream().map(Appended::id).collect(Collectors.toUnmodifiableSet());
        Tombstones.findAll(engine, type.name(), ids).stream().findFirst().ifPresent(TransactionalUnit::refuseReuse);
        List<String> payloads = new ArrayList<>(rows.size());
        List<BatchRow> bound = new ArrayList<>(rows.size());
        Set<ReliedOn> reliedOn = new LinkedHashSet<>();
        for (Appended<S> row : rows) {
            requireOwnIds(type, row.id());
            reliedOn.addAll(decide(type, action, row.id(), null, -1, row.state()));
            String payload = CanonicalJson.write(PayloadCodec.encode(row.state(), Map.of()));
            payloads.add(payload);
            bound.add(new BatchRow(row.id(), Hashes.content(payload)));
        }
        TrailEntry entry = TrailEntry.of(new TrailEntry.Content(
                Kind.BATCH,
                engine.tenant(),
                type.name(),
                batchId,
                0,
                type.schemaVersion(),
                action,
                session.actor(),
                now,
                "",
                session.reason(),
                "",
                TrailEntry.NO_PREVIOUS,
                "",
                List.of(),
                bound,
                List.of(),
                List.copyOf(reliedOn),
                null));
        List<Change> inserts = new ArrayList<>(rows.size() + 1);
        for (int i = 0; i < rows.size(); i++) {
            Appended<S> row = rows.get(i);
            Versioned<S> created = new Versioned<>(row.id(), 0, now, row.state(), Map.of(), entry.hash());
            inserts.add(new Change.Insert(Rows.write(type, touch(type, row.id()), created, payloads.get(i))));
        }
        inserts.add(TrailRows.insert(entry));
        // Together: work may survive a row that cannot be added, and no row is stored without the entry.
        changes.addAll(inserts);
    }

    @Override
    public ErasableText keepErasable(String text) {
        StoredRecord row = new ErasableTexts(engine).row(text);
        changes.add(new Change.Insert(row));
        return new ErasableText(row.key().id());
    }

    @Override
    public Versioned<Erasure> erase(Set<ErasableText> texts) {
        List<ErasableText> sorted = texts.stream()
                .sorted(Comparator.comparing(ErasableText::erasable))
                .toList();
        Erasure erasure = new Erasure(sorted, session.actor().id(), now);
        decide(Erasure.TYPE, "erasure.record", series(Erasure.TYPE), null, -1, erasure);
        if (texts.isEmpty()) {
            throw InvalidInputException.of("erasure", "texts", "", "names no text", "name at least one");
        }
        List<StoredRecord> rows = sorted.stream().map(this::stored).toList();
        new LegalHolds(engine)
                .againstErasing(sorted.stream().map(ErasableText::erasable).collect(Collectors.toSet()))
                .ifPresent(why -> refuseIfDenied(
                        new Decision.Denied(List.of(new Decision.Because(LegalHolds.HELD, why))),
                        Erasure.TYPE,
                        "erasure.record",
                        series(Erasure.TYPE),
                        -1));
        Versioned<Erasure> recorded = createNumbered(Erasure.TYPE, "erasure.record", erasure, Map.of());
        rows.forEach(row -> remove(row.key(), row.version()));
        append(Erasure.Mark.TYPE, "erasure.mark", recorded.id(), marks(recorded));
        return recorded;
    }

    /** Removes a row for good: for erasure and disposal, and for nothing else. */
    void remove(RecordKey key, long version) {
        changes.add(new Change.Delete(touch(key), version));
    }

    /** A text that came back, as with a backup, has its mark already. */
    private List<Appended<Erasure.Mark>> marks(Versioned<Erasure> erasure) {
        return erasure.state().texts().stream()
                .filter(text -> session.find(Erasure.Mark.TYPE, text.erasable()).isEmpty())
                .map(text -> new Appended<>(text.erasable(), new Erasure.Mark(erasure.id())))
                .toList();
    }

    private StoredRecord stored(ErasableText text) {
        return new ErasableTexts(engine)
                .find(text)
                .orElseThrow(() -> InvalidInputException.of(
                        "erasure",
                        "texts",
                        text.erasable(),
                        "is not stored in tenant " + engine.tenant(),
                        "leave out what was erased already"));
    }

    private <S extends Record> List<ReliedOn> decide(
            RecordType<S> type, String action, String id, @Nullable S before, long version, @Nullable S proposed) {
        Transition<S> row = session.row(type, action, before == null);
        Authority.Decided decided = authority.decide(session, type, row, before, proposed);
        refuseIfDenied(decided.decision(), type, action, id, version);
        // Last: nobody shall spend their credentials on what would be refused anyway.
        if (proposed != null && row.signatureMeaning() != null) {
            Signing.Outcome signing = act.of(action);
            if (signing.signer() == null) {
                refuseIfDenied(TransitionRules.notSigned(signing.because()), type, action, id, version);
            }
        }
        return decided.reliedOn();
    }

    private void refuseIfDenied(Decision decision, RecordType<?> type, String action, String id, long version) {
        if (decision instanceof Decision.Denied denied) {
            RefusedException refused = new RefusedException(type.name(), id, action, denied.grounds());
            refusal = new Refusal(refused, version, type.schemaVersion());
            throw refusal;
        }
    }

    /** What an entry says about the version that a change made. */
    private record Version(
            String id, long number, Instant at, String previous, String contentHash, List<ReliedOn> reliedOn) {}

    private <S extends Record> TrailEntry.Content content(
            RecordType<S> type, String action, Version made, List<FieldChange> difference) {
        return new TrailEntry.Content(
                Kind.CHANGE,
                engine.tenant(),
                type.name(),
                made.id(),
                made.number(),
                type.schemaVersion(),
                action,
                session.actor(),
                made.at(),
                "",
                session.reason(),
                "",
                made.previous(),
                made.contentHash(),
                difference,
                List.of(),
                List.of(),
                made.reliedOn(),
                signature(type, action, made));
    }

    private @Nullable Signature signature(RecordType<?> type, String action, Version made) {
        String meaning =
                type.transitions().row(action).map(Transition::signatureMeaning).orElse(null);
        if (meaning == null) {
            return null;
        }
        Signing.Outcome signing = act.of(action);
        Signature.Subject subject =
                new Signature.Subject(engine.tenant(), type.name(), made.id(), made.number(), made.contentHash());
        return Signature.on(
                subject,
                meaning,
                Objects.requireNonNull(signing.signer(), "a refusal ends the unit before"),
                made.at(),
                act.zone(),
                session.reason(),
                signing.continued());
    }

    private RecordKey touch(RecordType<?> type, String id) {
        return touch(new RecordKey(engine.tenant(), type.name(), id));
    }

    private RecordKey touch(RecordKey key) {
        if (!touched.add(key)) {
            throw new IllegalStateException(key + " is changed twice in one unit of work; make it one change");
        }
        return key;
    }

    /** Carries a refusal out of the unit of work to where it is put on record. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final RefusedException refused;
        private final long version;
        private final int schemaVersion;

        Refusal(RefusedException refused, long version, int schemaVersion) {
            super(refused.getMessage(), refused);
            this.refused = refused;
            this.version = version;
            this.schemaVersion = schemaVersion;
        }

        int schemaVersion() {
            return schemaVersion;
        }

        RefusedException refused() {
            return refused;
        }

        long version() {
            return version;
        }
    }
}
