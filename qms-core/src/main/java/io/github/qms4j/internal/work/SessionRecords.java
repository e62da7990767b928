package io.github.qms4j.internal.work;

import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.By;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.internal.work.Authority.Standing;
import io.github.qms4j.internal.work.TransactionalUnit.Attempt;
import io.github.qms4j.internal.work.TransactionalUnit.Refusal;
import io.github.qms4j.record.AttributeRow;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.TransitionRules;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.retention.Removal;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.content.ContentStore;
import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StorageCapability;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records of one tenant in the hands of one actor, over a storage. */
public final class SessionRecords implements RecordStore {
    /** Enough for any number of writers that a storage can serve; each round at least one of them succeeds. */
    private static final int NUMBER_ATTEMPTS = 1_000;

    private final Engine engine;
    private final Actor actor;
    private final String reason;
    private final Signing signing;
    private final boolean forAuthenticator;
    /** The unit that everything takes part in; null when each command is one of its own. */
    private final @Nullable TransactionalUnit joined;

    /** The types that services alone change, in the hands of other code; empty in those of the library. */
    private final Set<String> ofServices;

    public SessionRecords(Engine engine, Actor actor, String reason, Signing signing) {
        this(engine, actor, reason, signing, false, null, Set.of());
    }

    private SessionRecords(
            Engine engine,
            Actor actor,
            String reason,
            Signing signing,
            boolean forAuthenticator,
            @Nullable TransactionalUnit joined,
            Set<String> ofServices) {
        this.engine = engine;
        this.actor = actor;
        this.reason = reason;
        this.signing = signing;
        this.forAuthenticator = forAuthenticator;
        this.joined = joined;
        this.ofServices = ofServices;
    }

    /**
     * The same for code that is not the library's, which changes records of its own types.
     *
     * @param typesOfServices the names of the types that services alone change
     */
    public SessionRecords forHosts(Set<String> typesOfServices) {
        return new SessionRecords(
                engine, actor, reason, signing, forAuthenticator, joined, Set.copyOf(typesOfServices));
    }

    /** The same session with another reason. */
    public SessionRecords because(String newReason) {
        requireOwnUnit();
        return new SessionRecords(engine, actor, newReason, signing);
    }

    /** The same session with credentials for one signing. */
    public SessionRecords signing(Credentials credentials, ZoneId zone) {
        requireOwnUnit();
        return new SessionRecords(engine, actor, reason, new Signing(signing.period(), credentials, zone));
    }

    /** One unit of work has one reason and is one act of its signer. */
    private void requireOwnUnit() {
        if (joined != null) {
            throw new IllegalStateException(
                    "a unit of work has one reason and one signing; give them to the session that it is begun with");
        }
    }

    /** Runs commands of several services as one unit of work. */
    public <R> R atomically(Function<SessionRecords, R> work) {
        return committed(unit ->
                work.apply(new SessionRecords(engine, actor, reason, signing, forAuthenticator, unit, ofServices)));
    }

    @Override
    public <R> R together(Function<RecordStore, R> work) {
        return atomically(work::apply);
    }

    /** For an authenticator, which must see credentials that the actor may not, and whose counts of failures stay. */
    SessionRecords forAuthenticator() {
        return new SessionRecords(
                engine.outsideHostTransaction(), actor, reason, signing.without(), true, null, Set.of());
    }

    /** Removal of records of these types, for retention alone. */
    public Removal removal(List<RecordType<?>> types) {
        return new StoredRemoval(engine, types);
    }

    Engine engine() {
        return engine;
    }

    /** Where the texts of documents are kept. */
    public ContentStore contents() {
        return engine.contents();
    }

    @Override
    public String tenant() {
        return engine.tenant();
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public Instant now() {
        return engine.now();
    }

    @Override
    public ZoneId zone() {
        return engine.zone();
    }

    @Override
    public LocalDate today() {
        return engine.dayOf(engine.now());
    }

    @Override
    public <C> C valid(C command) {
        engine.checkOpen();
        return engine.validator().valid(command);
    }

    @Override
    public <S extends Record> Optional<Versioned<S>> find(RecordType<S> type, String id) {
        permitReading(ReadAccess.of(type, id, () -> "find"));
        return stored(type, id);
    }

    private <S extends Record> Optional<Versioned<S>> stored(RecordType<S> type, String id) {
        return current(key(type, id)).map(row -> Rows.read(type, row));
    }

    /** Within a unit of work, as the unit would leave it. */
    private Optional<StoredRecord> current(RecordKey key) {
        return joined == null ? engine.storage().find(key) : joined.pending().current(key);
    }

    @Override
    public <S extends Record> Map<String, Versioned<S>> findAll(RecordType<S> type, Set<String> ids) {
        permitReading(ReadAccess.of(type, ReadAccess.ANY, () -> "find " + String.join(", ", new TreeSet<>(ids))));
        Stream<StoredRecord> rows = joined == null
                ? engine.storage().findAll(engine.tenant(), type.name(), ids).stream()
                : ids.stream().map(id -> current(key(type, id))).flatMap(Optional::stream);
        return rows.map(row -> Rows.read(type, row)).collect(Collectors.toUnmodifiableMap(Versioned::id, v -> v));
    }

    @Override
    public <S extends Record> Versioned<S> get(RecordType<S> type, String id) {
        permitReading(ReadAccess.of(type, id, () -> "get"));
        return Rows.read(type, row(type, id));
    }

    private StoredRecord row(RecordType<?> type, String id) {
        return current(key(type, id))
                .orElseThrow(() -> Tombstones.missing(
                        engine,
                        type.name(),
                        id,
                        "there is no " + type + " " + id + " in tenant " + tenant() + "; check the id"));
    }

    private RecordKey key(RecordType<?> type, String id) {
        return new RecordKey(engine.tenant(), type.name(), id);
    }

    @Override
    public RecordQuery query(RecordType<?> type) {
        return RecordQuery.of(engine.tenant(), type.name());
    }

    @Override
    public <S extends Record> List<Versioned<S>> list(RecordType<S> type, RecordQuery query) {
        check(type, query);
        permitReading(ReadAccess.of(type, ReadAccess.ANY, () -> AskedWords.of("list", query)));
        return asked(type, query);
    }

    @Override
    public <S extends Record> Page<Versioned<S>> page(RecordType<S> type, RecordQuery query) {
        check(type, query);
        permitReading(ReadAccess.of(type, ReadAccess.ANY, () -> AskedWords.of("list", query)));
        if (isOverlaid(type)) {
            throw new IllegalStateException("records of type " + type
                    + " are changed in this unit of work and cannot be paged in it; page them before, or stream them");
        }
        RecordPage page = engine.storage().query(query);
        return new Page<>(
                page.records().stream().map(row -> Rows.read(type, row)).toList(),
                page.next().orElse(null));
    }

    private <S extends Record> List<Versioned<S>> asked(RecordType<S> type, RecordQuery query) {
        Stream<StoredRecord> rows = isOverlaid(type)
                ? overlaid(type, query).limit(query.limit())
                : engine.storage().query(query).records().stream();
        return rows.map(row -> Rows.read(type, row)).toList();
    }

    private boolean isOverlaid(RecordType<?> type) {
        return joined != null && joined.pending().touches(type);
    }

    /** All that a query finds, as the open unit of work would leave it. */
    private Stream<StoredRecord> overlaid(RecordType<?> type, RecordQuery query) {
        Objects.requireNonNull(joined, "only within a unit of work");
        return QueryOrder.sorted(joined.pending().list(type, query.conditions()), query.sort());
    }

    @Override
    public <S extends Record> Stream<Versioned<S>> stream(RecordType<S> type, RecordQuery query) {
        return rows(type, query).map(row -> Rows.read(type, row));
    }

    @Override
    public <S extends Record> Stream<AttributeRow<S>> attributes(RecordType<S> type, RecordQuery query) {
        return rows(type, query).map(row -> new AttributeRow<>(row.key().id(), row.version(), row.attributes()));
    }

    private Stream<StoredRecord> rows(RecordType<?> type, RecordQuery query) {
        check(type, query);
        permitReading(ReadAccess.of(type, ReadAccess.ANY, () -> AskedWords.of("stream", query)));
        return isOverlaid(type)
                ? overlaid(type, query)
                : Pages.stream(page -> engine.storage().query(page), query);
    }

    @Override
    public long count(RecordType<?> type, RecordQuery query) {
        check(type, query);
        permitReading(ReadAccess.of(type, ReadAccess.ANY, () -> AskedWords.of("count", query)));
        return isOverlaid(type)
                ? overlaid(type, query).count()
                : engine.storage().count(query);
    }

    private void check(RecordType<?> type, RecordQuery query) {
        engine.requireKnown(type);
        checkTenant(query);
        if (!query.type().equals(type.name())) {
            throw InvalidInputException.of(
                    "query over " + type, "type", query.type(), "is another type", "start it with query(" + type + ")");
        }
        for (Condition condition : query.conditions()) {
            checkType(type, condition, declared(type, condition.attribute()));
        }
        if (query.sort() != null) {
            declared(type, query.sort().attribute());
        }
    }

    private void checkTenant(RecordQuery query) {
        if (!query.tenant().equals(engine.tenant())) {
            throw InvalidInputException.of(
                    "query",
                    "tenant",
                    query.tenant(),
                    "is not the tenant of this engine",
                    "build one engine a tenant; a query never crosses tenants");
        }
    }

    /** A condition of another type would silently match nothing. */
    private static void checkType(RecordType<?> type, Condition condition, AttributeType declared) {
        operands(condition).filter(v -> v.type() != declared).findFirst().ifPresent(v -> {
            throw InvalidInputException.of(
                    "query over " + type,
                    condition.attribute(),
                    v.value(),
                    "is a " + v.type() + " where the attribute is a " + declared,
                    "compare it with a " + declared);
        });
    }

    private static Stream<AttributeValue> operands(Condition condition) {
        if (condition instanceof Condition.Equal equal) {
            return Stream.of(equal.value());
        }
        if (condition instanceof Condition.In in) {
            return in.values().stream();
        }
        Condition.Range range = (Condition.Range) condition;
        return Stream.of(Optional.ofNullable(range.from()), Optional.ofNullable(range.until()))
                .flatMap(Optional::stream);
    }

    private AttributeType declared(RecordType<?> type, String attribute) {
        AttributeType declared = engine.customAttributes().typeOf(type, attribute);
        if (declared == null) {
            throw InvalidInputException.of(
                    "query over " + type,
                    "attribute",
                    attribute,
                    "is not a declared attribute of this type",
                    "declared are " + engine.customAttributes().names(type));
        }
        return declared;
    }

    @Override
    public <S extends Record> Optional<Versioned<S>> asOf(RecordType<S> type, String id, Instant instant) {
        permitReading(ReadAccess.of(type, id, () -> "as of " + instant));
        Optional<StoredRecord> found = engine.storage().find(key(type, id));
        if (found.isEmpty()) {
            // It may have existed at that instant: nothing would be the wrong answer.
            Tombstones.find(engine, type.name(), id).ifPresent(tombstone -> {
                throw new NotFoundException(type.name(), id, Tombstones.said(tombstone));
            });
        }
        return found.flatMap(row -> RecordHistory.reading(engine, row, history -> history.asOf(type, instant)));
    }

    @Override
    public Optional<String> reveal(ErasableText text) {
        permitReading(ReadAccess.ofText(text.erasable()));
        return new ErasableTexts(engine).reveal(text);
    }

    @Override
    public <S extends Record> Decision can(Transition<S> row, String id) {
        RecordType<S> type = row.type();
        engine.requireKnown(type);
        ReadAccess access = new ReadAccess(engine, actor, reason);
        if (access.isInspector()) {
            return TransitionRules.readOnly(actor);
        }
        Authority authority = new Authority(engine, actor, now());
        if (!authority.has(row.permission()) && !authority.has(type.reading())) {
            return TransitionRules.notPermitted(actor, row.permission());
        }
        Optional<Versioned<S>> found = stored(type, id);
        @Nullable
        S before = found.isPresent()
                ? found.get().state()
                : row.creates() ? null : Rows.read(type, row(type, id)).state();
        UnitFacts facts = joined == null
                ? UnitFacts.unpinned(engine, authority.at())
                : new UnitFacts(engine, authority.at(), joined.pending());
        Decision first = null;
        for (Standing standing : authority.standings(row.permission())) {
            Decision decision = decide(row, authority, standing, new Attempt<>(id, before, null, facts));
            if (!(decision instanceof Decision.Denied)) {
                return decision;
            }
            first = first == null ? decision : first;
        }
        return Objects.requireNonNull(first, "at least one standing is tried");
    }

    @Override
    public boolean mayRead(RecordType<?> type) {
        engine.requireKnown(type);
        return new ReadAccess(engine, actor, reason).permits(ReadAccess.of(type, ReadAccess.ANY, () -> ""));
    }

    @Override
    public Map<Permission, List<By>> standings(Set<Permission> permissions) {
        Authority authority = new Authority(engine, actor, now());
        return permissions.stream().collect(Collectors.toUnmodifiableMap(p -> p, authority::having));
    }

    @Override
    public boolean hasAs(Role role, Permission permission) {
        return engine.policy().allows(new Actor(actor.id(), actor.name(), Set.of(role)), permission);
    }

    /** The one question to the rules, for {@code can} and for a command. */
    <S extends Record> Decision decide(Transition<S> row, Authority authority, Standing standing, Attempt<S> attempt) {
        Instant at = authority.at();
        Guard.Case<S> asked = new Guard.Case<>(
                actor,
                standing.onBehalfOf(),
                standing.roles(actor),
                at,
                engine.dayOf(at),
                attempt.id(),
                attempt.before(),
                attempt.proposed(),
                attempt.facts());
        return TransitionRules.decide(
                row,
                asked,
                standing.permitted(),
                reason,
                signing.offer(engine),
                authority.training(row.competence(), attempt.facts()));
    }

    @Override
    public SessionRecords outsideHostTransaction() {
        return new SessionRecords(
                engine.outsideHostTransaction(), actor, reason, signing, forAuthenticator, null, ofServices);
    }

    @Override
    public <R> R commit(Function<UnitOfWork, R> work) {
        return committed(unit -> work.apply(
                ofServices.isEmpty() ? unit : new HostUnit(unit, ofServices, engine.types(), this::permitReading)));
    }

    private <R> R committed(Function<TransactionalUnit, R> work) {
        if (joined != null) {
            return joined.command(work);
        }
        Signing.OneAct act = new Signing.OneAct(this, signing);
        for (int attempt = 1; ; attempt++) {
            TransactionalUnit unit = new TransactionalUnit(this, act);
            try {
                R result = run(unit, work);
                engine.storage().apply(unit.changeSet());
                return result;
            } catch (DuplicateException e) {
                // A failed statement may have spoilt the host's transaction: only the host can try again.
                boolean joined = engine.storage().capabilities().contains(StorageCapability.JOINS_HOST_TRANSACTION);
                if (!unit.lostNumber(e) || joined || attempt == NUMBER_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** A refusal ends the unit and is put on record, also when the work catches it or wraps it in another exception. */
    private <R> R run(TransactionalUnit unit, Function<TransactionalUnit, R> work) {
        try {
            R result = work.apply(unit);
            if (unit.refusal() == null) {
                return result;
            }
        } catch (RuntimeException e) {
            if (unit.refusal() == null) {
                throw e;
            }
        }
        throw recorded(Objects.requireNonNull(unit.refusal()));
    }

    /** Nothing may be looked up before. */
    void permitReading(ReadAccess.Asked asked) {
        if (forAuthenticator) {
            return;
        }
        new ReadAccess(engine, actor, reason).against(asked).ifPresent(denied -> {
            RefusedException refused = new RefusedException(asked.type(), asked.id(), asked.action(), denied.grounds());
            throw recorded(new Refusal(refused, -1, asked.schemaVersion()), TrailEntry.NO_PREVIOUS);
        });
    }

    private RefusedException recorded(Refusal refusal) {
        RefusedException refused = refusal.refused();
        String head = engine.outsideHostTransaction()
                .storage()
                .find(new RecordKey(engine.tenant(), refused.recordType(), refused.recordId()))
                .map(Rows::trailHead)
                .orElse(TrailEntry.NO_PREVIOUS);
        return recorded(refusal, head);
    }

    private RefusedException recorded(Refusal refusal, String head) {
        RefusedException refused = refusal.refused();
        TrailEntry entry = TrailEntry.of(new TrailEntry.Content(
                Kind.REFUSAL,
                engine.tenant(),
                refused.recordType(),
                refused.recordId(),
                refusal.version(),
                refusal.schemaVersion(),
                refused.action(),
                actor,
                engine.now(),
                engine.ids().get(),
                reason,
                "",
                head,
                "",
                List.of(),
                List.of(),
                refused.grounds(),
                List.of(),
                null,
                ""));
        engine.outsideHostTransaction().storage().apply(ChangeSet.of(TrailRows.insert(entry)));
        return refused;
    }
}
