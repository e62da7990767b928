package io.github.qms4j.internal.work;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.delegation.Delegation;
import io.github.qms4j.internal.codec.CanonicalJson;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.internal.codec.PayloadCodec;
import io.github.qms4j.internal.work.Authority.Standing;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.record.Erasure;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.TransitionRules;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.retention.Tombstone;
import io.github.qms4j.signature.Signature;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.FieldChange;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.BatchRow;
import io.github.qms4j.trail.TrailEntry.Kind;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Collects decided changes with their trail entries until they are applied together. */
final class TransactionalUnit implements UnitOfWork {
    private final SessionRecords session;
    private final Engine engine;
    private final Instant now;
    private final PendingChanges pending;
    /** What was looked up through the command that runs: every later decision of it rests on that. */
    private UnitFacts facts;

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
        this.pending = new PendingChanges(engine);
        this.facts = new UnitFacts(engine, now, pending);
        this.authority = new Authority(engine, session.actor(), now);
    }

    /**
     * One of several commands that take part in this unit. It rests on what was looked up around it, and others beside it do
     * not rest on what it looks up; all of it is pinned for the unit.
     */
    <R> R command(Function<TransactionalUnit, R> work) {
        UnitFacts around = facts;
        facts = new UnitFacts(engine, now, pending);
        facts.addAllOf(around);
        try {
            return work.apply(this);
        } finally {
            pending.pin(facts.lookedUp());
            facts = around;
        }
    }

    ChangeSet changeSet() {
        return pending.changeSet();
    }

    PendingChanges pending() {
        return pending;
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
    public <S extends Record> Optional<Versioned<S>> find(RecordType<S> type, String id) {
        engine.requireKnown(type);
        return facts.find(type, id);
    }

    @Override
    public <S extends Record> Versioned<S> get(RecordType<S> type, String id) {
        engine.requireKnown(type);
        return facts.get(type, id);
    }

    @Override
    public <S extends Record> List<Versioned<S>> list(RecordType<S> type, Condition... conditions) {
        engine.requireKnown(type);
        return facts.list(type, conditions);
    }

    @Override
    public Optional<TrainingRecord> training(String person, String competence) {
        return facts.training(person, competence);
    }

    @Override
    public List<Writing> writings(String recordType, String id, Instant since) {
        return facts.writings(recordType, id, since);
    }

    @Override
    public Optional<FirstCheckpoint> firstCheckpoint(String recordType, String id, long version) {
        return facts.firstCheckpoint(recordType, id, version);
    }

    @Override
    public <S extends Record> Versioned<S> create(
            Transition<S> row, Function<Act, S> state, Map<String, AttributeValue> custom) {
        RecordType<S> type = row.type();
        String series = series(type);
        // A refused attempt has no number: the one it would have got will be another record's.
        Decided<S> decided = decide(row, series, null, null, state);
        long sequence = lastInSeries.computeIfAbsent(type.name() + "/" + series, k -> lastGiven(type, series)) + 1;
        String id = new HumanNumber(series, sequence).text();
        Versioned<S> created = insert(row, id, decided, custom);
        // Only now: work may survive an input that was turned down, and its number is still the next one.
        lastInSeries.put(type.name() + "/" + series, sequence);
        numbered.add(type.name() + "/" + id);
        return created;
    }

    private String series(RecordType<?> type) {
        String prefix = type.numberPrefix()
                .orElseThrow(() -> new IllegalStateException("records of type " + type + " are not numbered"));
        return prefix + "-" + engine.dayOf(now).getYear();
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
            Transition<S> row, String id, Function<Act, S> state, Map<String, AttributeValue> custom) {
        RecordType<S> type = row.type();
        requireOwnIds(type, id);
        Decided<S> decided = decide(row, id, null, null, state);
        Tombstones.find(engine, type.name(), id).ifPresent(TransactionalUnit::refuseReuse);
        if (pending.isTouched(key(type, id))) {
            throw new DuplicateException(type.name(), id, key(type, id) + " is created twice; choose another id");
        }
        return insert(row, id, decided, custom);
    }

    /** A number of the caller's choice would leave a gap in the series, or take the place of a later one. */
    private static void requireOwnIds(RecordType<?> type, String id) {
        if (type.numberPrefix().isPresent()) {
            throw InvalidInputException.of(
                    type.name(), "id", id, "is given to a type that is numbered", "create it without an id");
        }
    }

    private static void refuseReuse(Tombstone tombstone) {
        throw new DuplicateException(
                tombstone.recordType(),
                tombstone.recordId(),
                Tombstones.said(tombstone) + ", and the id is not given again; choose another one");
    }

    private <S extends Record> Versioned<S> insert(
            Transition<S> row, String id, Decided<S> decided, Map<String, AttributeValue> custom) {
        RecordType<S> type = row.type();
        engine.customAttributes().check(type, custom);
        JsonNode tree = PayloadCodec.encode(decided.state(), custom);
        String payload = CanonicalJson.write(tree);
        Version made = new Version(
                id, 0, now, TrailEntry.NO_PREVIOUS, Hashes.content(payload), decided.reliedOn(key(type, id)));
        TrailEntry entry = entry(row, made, FieldDifference.between(null, tree));
        Versioned<S> created = new Versioned<>(id, 0, now, decided.state(), custom, entry.hash(), payload);
        pending.insert(Rows.write(type, key(type, id), created));
        pending.add(entry);
        pending.pin(decided.facts().lookedUp());
        return created;
    }

    @Override
    public void load(RecordType<?> type, Set<String> ids) {
        pending.load(type, ids);
    }

    @Override
    public <S extends Record> Versioned<S> change(Transition<S> row, String id, Step<S> step) {
        return change(row, required(row, id), null, step, null);
    }

    @Override
    public <S extends Record> Versioned<S> change(Transition<S> row, Seen<?> seen, Step<S> step) {
        String id = known(row).idOf(seen.id());
        return change(row, required(row, id), seen.version(), step, null);
    }

    /** Whoever may neither take the transition nor read the record is not told whether it is there. */
    private <S extends Record> StoredRecord required(Transition<S> row, String id) {
        RecordType<S> type = known(row);
        if (pending.current(key(type, id)).isEmpty()
                && !authority.has(row.permission())
                && !authority.has(type.reading())) {
            Standing first = authority.standings(row.permission()).iterator().next();
            UnitFacts nothing = new UnitFacts(engine, now, pending);
            Decision lacking = session.decide(row, authority, first, new Attempt<>(id, null, null, nothing));
            if (lacking instanceof Decision.Denied denied) {
                throw refuse(denied, row, id, -1);
            }
        }
        return pending.required(type, id);
    }

    @Override
    public <S extends Record> Versioned<S> change(Transition<S> row, Versioned<S> read, Step<S> step) {
        return change(row, unchangedSince(known(row), read), null, step, null);
    }

    @Override
    public <S extends Record> Versioned<S> change(
            Transition<S> row, Versioned<S> read, Step<S> step, Map<String, AttributeValue> custom) {
        return change(row, unchangedSince(known(row), read), null, step, custom);
    }

    private <S extends Record> RecordType<S> known(Transition<S> row) {
        engine.requireKnown(row.type());
        return row.type();
    }

    /** The stored row is what is decided on: what the caller holds may be another tenant's, or made up. */
    private StoredRecord unchangedSince(RecordType<?> type, Versioned<?> read) {
        StoredRecord row = pending.required(type, read.id());
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
            Transition<S> row,
            StoredRecord stored,
            @Nullable Long seen,
            Step<S> step,
            @Nullable Map<String, AttributeValue> newCustom) {
        RecordType<S> type = row.type();
        Versioned<S> before = Rows.read(type, stored);
        Decided<S> decided = decide(row, before.id(), before, seen, by -> step.next(before.state(), by));
        Map<String, AttributeValue> custom = newCustom == null ? before.custom() : newCustom;
        engine.customAttributes().check(type, custom);
        JsonNode tree = PayloadCodec.encode(decided.state(), custom);
        String payload = CanonicalJson.write(tree);
        if (payload.equals(stored.payload())) {
            return before;
        }
        // A clock that was set back must not make the past ambiguous.
        Instant at = now.isBefore(before.changedAt()) ? before.changedAt() : now;
        long version = before.version() + 1;
        Version made = new Version(
                before.id(), version, at, before.trailHead(), Hashes.content(payload), decided.reliedOn(stored.key()));
        TrailEntry entry = entry(row, made, FieldDifference.between(PayloadCodec.tree(stored.payload()), tree));
        Versioned<S> changed =
                new Versioned<>(before.id(), version, at, decided.state(), custom, entry.hash(), payload);
        pending.put(Rows.write(type, stored.key(), changed));
        pending.add(entry);
        pending.pin(decided.facts().lookedUp());
        return changed;
    }

    @Override
    public <S extends Record> void append(Transition<S> row, String batchId, List<Appended<S>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        RecordType<S> type = row.type();
        Set<String> ids = new HashSet<>();
        for (Appended<S> added : rows) {
            if (!ids.add(added.id()) || pending.isTouched(key(type, added.id()))) {
                throw new DuplicateException(
                        type.name(),
                        added.id(),
                        key(type, added.id()) + " is created twice in one unit of work; give each id once");
            }
        }
        Tombstones.findAll(engine, type.name(), ids).stream().findFirst().ifPresent(TransactionalUnit::refuseReuse);
        List<String> payloads = new ArrayList<>(rows.size());
        List<BatchRow> bound = new ArrayList<>(rows.size());
        Set<ReliedOn> reliedOn = new LinkedHashSet<>();
        Map<RecordKey, Long> pins = new HashMap<>();
        for (Appended<S> added : rows) {
            requireOwnIds(type, added.id());
            Decided<S> decided = decide(row, added.id(), null, null, by -> added.state());
            reliedOn.addAll(decided.reliedOn(key(type, added.id())));
            pins.putAll(decided.facts().lookedUp());
            String payload = CanonicalJson.write(PayloadCodec.encode(added.state(), Map.of()));
            payloads.add(payload);
            bound.add(new BatchRow(added.id(), Hashes.content(payload)));
        }
        TrailEntry entry = TrailEntry.of(batch(row, batchId, bound, List.copyOf(reliedOn)));
        List<StoredRecord> inserts = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Appended<S> added = rows.get(i);
            Versioned<S> created =
                    new Versioned<>(added.id(), 0, now, added.state(), Map.of(), entry.hash(), payloads.get(i));
            inserts.add(Rows.write(type, key(type, added.id()), created));
        }
        // Together: work may survive a row that cannot be added, and no row is stored without the entry.
        inserts.forEach(pending::insert);
        pending.add(entry);
        pending.pin(pins);
    }

    private TrailEntry.Content batch(Transition<?> row, String batchId, List<BatchRow> bound, List<ReliedOn> reliedOn) {
        return new TrailEntry.Content(
                Kind.BATCH,
                engine.tenant(),
                row.type().name(),
                batchId,
                0,
                row.type().schemaVersion(),
                row.name(),
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
                reliedOn,
                null,
                "");
    }

    @Override
    public ErasableText keepErasable(String text) {
        StoredRecord row = new ErasableTexts(engine).row(text);
        pending.insert(row);
        return new ErasableText(row.key().id());
    }

    @Override
    public Versioned<Erasure> erase(Set<ErasableText> texts) {
        List<ErasableText> sorted = texts.stream()
                .sorted(Comparator.comparing(ErasableText::erasable))
                .toList();
        Function<Act, Erasure> erasure = by -> new Erasure(sorted, by.by().id(), by.at());
        decide(Erasure.RECORD, series(Erasure.TYPE), null, null, erasure);
        if (texts.isEmpty()) {
            throw InvalidInputException.of("erasure", "texts", "", "names no text", "name at least one");
        }
        List<StoredRecord> rows = sorted.stream().map(this::stored).toList();
        new LegalHolds(engine)
                .againstErasing(sorted.stream().map(ErasableText::erasable).collect(Collectors.toSet()))
                .ifPresent(why -> refuse(
                        new Decision.Denied(List.of(new Decision.Because(LegalHolds.HELD, why))),
                        Erasure.RECORD,
                        series(Erasure.TYPE),
                        -1));
        Versioned<Erasure> recorded = create(Erasure.RECORD, erasure);
        rows.forEach(row -> remove(row.key(), row.version()));
        append(Erasure.Mark.MARK, recorded.id(), marks(recorded));
        return recorded;
    }

    /** Removes a row for good: for erasure and disposal, and for nothing else. */
    void remove(RecordKey key, long version) {
        pending.remove(key, version);
    }

    /** A text that came back, as with a backup, has its mark already. */
    private List<Appended<Erasure.Mark>> marks(Versioned<Erasure> erasure) {
        return erasure.state().texts().stream()
                .filter(text ->
                        pending.current(key(Erasure.Mark.TYPE, text.erasable())).isEmpty())
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

    /**
     * Decides an attempt in the first standing in which nothing stands against it, the actor's own before others. Asked before and after the step, so
     * that nobody's step runs who may not take it.
     */
    private <S extends Record> Decided<S> decide(
            Transition<S> row,
            String id,
            @Nullable Versioned<S> before,
            @Nullable Long seen,
            Function<Act, S> proposal) {
        engine.requireKnown(row.type());
        requireRightKind(row, before == null);
        long version = before == null ? -1 : before.version();
        Decision.Denied denied = null;
        for (Standing standing : authority.standings(row.permission())) {
            UnitFacts looked = new UnitFacts(engine, now, pending);
            Act acting = new Act(standing.by(session.actor()), now, engine.dayOf(now), session.reason());
            @Nullable S stored = before == null ? null : before.state();
            Decision beforehand = session.decide(row, authority, standing, new Attempt<>(id, stored, null, looked));
            if (!(beforehand instanceof Decision.Denied)) {
                requireSeen(row, before, seen);
                S proposed = row.type().transitions().settled(row, proposal.apply(acting));
                beforehand = session.decide(row, authority, standing, new Attempt<>(id, stored, proposed, looked));
                if (!(beforehand instanceof Decision.Denied)) {
                    sign(row, id, version);
                    return new Decided<>(proposed, looked, reliedOn(row, standing, looked));
                }
            }
            denied = denied == null ? (Decision.Denied) beforehand : denied;
        }
        throw refuse(Objects.requireNonNull(denied, "at least one standing is tried"), row, id, version);
    }

    private static void requireRightKind(Transition<?> row, boolean creates) {
        if (creates && !row.creates()) {
            throw InvalidInputException.of(
                    "transition", row.type().name(), row.name(), "does not create a record", "use one that does");
        }
    }

    /** One signs what one has read (rule X-15). */
    private static <S extends Record> void requireSeen(
            Transition<S> row, @Nullable Versioned<S> before, @Nullable Long seen) {
        if (before == null) {
            return;
        }
        if (seen != null && seen != before.version()) {
            throw ConflictException.stale(row.type().name(), before.id(), seen, before.version());
        }
        if (seen == null && row.demandsSeen()) {
            throw InvalidInputException.of(
                    row.type().name() + " " + before.id(),
                    "version",
                    "",
                    "is not named, and " + row + " is of what the actor has read",
                    "give the version that they were shown, as a Seen");
        }
    }

    /** Last: nobody shall spend their credentials on what would be refused anyway. */
    private void sign(Transition<?> row, String id, long version) {
        if (row.signatureMeaning() != null) {
            Signing.Outcome signing = act.of(row.name());
            if (signing.signer() == null) {
                throw refuse(TransitionRules.notSigned(signing.because()), row, id, version);
            }
        }
    }

    /** Delegation and training record are pinned as what the guards looked up is; the latter may be another system's. */
    private List<ReliedOn> reliedOn(Transition<?> row, Standing standing, UnitFacts looked) {
        Versioned<Delegation> delegation = standing.delegation();
        if (delegation != null) {
            looked.add(key(Delegation.TYPE, delegation.id()), delegation.version());
        }
        TrainingRecord training = authority.training(row.competence(), looked);
        if (training == null) {
            return List.of();
        }
        if (engine.types().find(training.type()).isPresent()) {
            looked.add(new RecordKey(engine.tenant(), training.type(), training.id()), training.version());
        }
        return List.of(new ReliedOn(training.type(), training.id(), training.version()));
    }

    /** What was decided: the state it leads to, and what it rests on. */
    private final class Decided<S extends Record> {
        private final S state;
        private final UnitFacts looked;
        private final List<ReliedOn> beyond;

        Decided(S state, UnitFacts looked, List<ReliedOn> beyond) {
            this.state = state;
            this.looked = looked;
            this.beyond = beyond;
            looked.addAllOf(facts);
        }

        S state() {
            return state;
        }

        UnitFacts facts() {
            return looked;
        }

        List<ReliedOn> reliedOn(RecordKey about) {
            return Stream.concat(beyond.stream(), looked.reliedOn(about))
                    .distinct()
                    .toList();
        }
    }

    private Refusal refuse(Decision.Denied denied, Transition<?> row, String id, long version) {
        RecordType<?> type = row.type();
        RefusedException refused = new RefusedException(type.name(), id, row.name(), denied.grounds());
        refusal = new Refusal(refused, version, type.schemaVersion());
        throw refusal;
    }

    /** What an entry says about the version that a change made. */
    private record Version(
            String id, long number, Instant at, String previous, String contentHash, List<ReliedOn> reliedOn) {}

    private TrailEntry entry(Transition<?> row, Version made, List<FieldChange> difference) {
        return engine.attested(TrailEntry.of(content(row, made, difference)));
    }

    private TrailEntry.Content content(Transition<?> row, Version made, List<FieldChange> difference) {
        return new TrailEntry.Content(
                Kind.CHANGE,
                engine.tenant(),
                row.type().name(),
                made.id(),
                made.number(),
                row.type().schemaVersion(),
                row.name(),
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
                signature(row, made),
                "");
    }

    private @Nullable Signature signature(Transition<?> row, Version made) {
        String meaning = row.signatureMeaning();
        if (meaning == null) {
            return null;
        }
        Signing.Outcome signing = act.of(row.name());
        Signature.Subject subject =
                new Signature.Subject(engine.tenant(), row.type().name(), made.id(), made.number(), made.contentHash());
        return Signature.on(
                subject,
                meaning,
                Objects.requireNonNull(signing.signer(), "a refusal ends the unit before"),
                made.at(),
                act.zone(),
                session.reason(),
                signing.continued());
    }

    private RecordKey key(RecordType<?> type, String id) {
        return new RecordKey(engine.tenant(), type.name(), id);
    }

    /** What is asked of the rules. */
    record Attempt<S extends Record>(
            String id, @Nullable S before, @Nullable S proposed, UnitFacts facts) {}

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
