package io.github.qms4j.record;

import io.github.qms4j.access.Permission;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.record.Transition.RequiredField;
import io.github.qms4j.spi.storage.AttributeDefinition;
import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Declares a record type: its attributes and the rows of its life cycle, each of which is a value of its own, and at the
 * end the type. Meant for static fields, in this order:
 *
 * <pre>{@code
 * private static final Declaration<Visit, Status> VISIT =
 *         RecordType.declare("acme.visit", Visit.class, Status.class, Visit::status).numbered("VIS");
 * static final Attribute<Visit, LocalDate> DUE_ON = VISIT.date("dueOn", Visit::dueOn);
 * static final Transition<Visit> PLAN = VISIT.creates("visit.plan", MANAGE, Status.PLANNED).row();
 * static final Transition<Visit> CANCEL =
 *         VISIT.moves("visit.cancel", MANAGE, Set.of(Status.PLANNED), Status.CANCELLED).note(Note.REQUIRED).row();
 * static final RecordType<Visit> TYPE = VISIT.type();
 * }</pre>
 *
 * @param <S> the state: a record of values that is stored as the payload
 * @param <E> its status
 */
public final class Declaration<S extends Record, E extends Enum<E>> {
    /** Rows of the trail, and texts of documents, are kept beside the records; a type of their name could write to them. */
    private static final Set<String> RESERVED_NAMES = Set.of(
            "trail-entry", "trail-seal", "trail-tile", "erasable-text", "event-position", "content", "content-part");

    private static final Pattern NAME = Pattern.compile("([a-z][a-z0-9]*(-[a-z0-9]+)*\\.)?[a-z][a-z0-9]*(-[a-z0-9]+)*");

    final String name;
    final Class<S> state;
    final List<Attribute<S, ?>> attributes = new ArrayList<>();
    final List<List<String>> indexes = new ArrayList<>();
    final Map<Integer, UnaryOperator<Map<String, Object>>> upcasters = new TreeMap<>();
    int schemaVersion = 1;
    boolean secret;

    @Nullable
    String numberPrefix;

    @Nullable
    String contentAt;

    @Nullable
    Permission reading;

    @Nullable
    Waiting<S> waiting;

    private final Class<E> statusType;
    private final Function<S, E> status;
    private final Set<String> drafts = new LinkedHashSet<>();
    private final List<Transition<S>> rows = new ArrayList<>();
    private BiFunction<S, E, S> settling = (settled, newStatus) -> settled;
    private Header.@Nullable Attributes<S, E> declaredHeader;
    private @Nullable RecordType<S> type;

    Declaration(String name, Class<S> state, Class<E> statusType, Function<S, E> status) {
        if (!NAME.matcher(name).matches() || RESERVED_NAMES.contains(name)) {
            throw new IllegalArgumentException("record type '" + name
                    + "' is not lower case with hyphens, or is the library's own; choose a name such as"
                    + " 'acme.complaint', with the vendor's namespace before the dot");
        }
        this.name = name;
        this.state = Objects.requireNonNull(state, "state");
        this.statusType = Objects.requireNonNull(statusType, "statusType");
        this.status = Objects.requireNonNull(status, "status");
    }

    /**
     * How a state is put in a status. With it a row that leads to one status sets it, and a decision need not.
     *
     * @param withStatus the same state in another status
     */
    public Declaration<S, E> settledBy(BiFunction<S, E, S> withStatus) {
        this.settling = Objects.requireNonNull(withStatus, "withStatus");
        return this;
    }

    /** A status in which a change needs no reason. */
    public Declaration<S, E> drafts(E draft) {
        return drafts(Set.of(draft));
    }

    /** Statuses in which a change needs no reason. */
    public Declaration<S, E> drafts(Collection<E> statuses) {
        drafts.addAll(names(statuses));
        return this;
    }

    /**
     * The version of the payload's schema; 1 unless it is said. Of each earlier version an {@linkplain #upcast upcaster}
     * is due.
     */
    public Declaration<S, E> schemaVersion(int version) {
        this.schemaVersion = version;
        return this;
    }

    /**
     * How a state of an earlier schema version becomes one of the next. It is used on every read, also of the past; what
     * is stored and what the trail says stay as they were written.
     *
     * @param fromVersion the earlier version
     * @param upcaster given the state as JSON (maps, lists, texts, numbers, booleans), returns it in the next version
     */
    public Declaration<S, E> upcast(int fromVersion, UnaryOperator<Map<String, Object>> upcaster) {
        if (upcasters.put(fromVersion, Objects.requireNonNull(upcaster, "upcaster")) != null) {
            throw new IllegalStateException(name + " has two upcasters from schema version " + fromVersion);
        }
        return this;
    }

    /** Records get human numbers such as {@code CAPA-2026-0007} as their ids (rule X-4). */
    public Declaration<S, E> numbered(String prefix) {
        this.numberPrefix = Objects.requireNonNull(prefix, "prefix");
        return this;
    }

    /**
     * What an actor needs to read records of this type. Without it, that is a permission such as
     * {@code complaint:read} for the roles that work with records and those that a row of the type names.
     */
    public Declaration<S, E> readableWith(Permission permission) {
        this.reading = Objects.requireNonNull(permission, "permission");
        return this;
    }

    /**
     * Records of this type are nobody's to be told of: their trail entries are delivered to no subscription (rule X-18),
     * and they stand in no worklist. Who has the permission reads them all the same.
     */
    public Declaration<S, E> secret() {
        this.secret = true;
        return this;
    }

    /**
     * Records of this type name a text in the content store. An evidence pack brings it along.
     *
     * @param pointer where in the state the SHA-256 of the text stands, as a JSON pointer such as {@code /content/sha256}
     */
    public Declaration<S, E> contentAt(String pointer) {
        this.contentAt = Objects.requireNonNull(pointer, "pointer");
        return this;
    }

    /** Declares how records are looked up, so that storages keep an index for it; see {@link RecordType#indexes}. */
    public Declaration<S, E> index(List<Attribute<S, ?>> indexed) {
        List<String> names = indexed.stream().map(Attribute::name).toList();
        if (names.isEmpty() || new LinkedHashSet<>(names).size() < names.size() || indexes.contains(names)) {
            throw new IllegalArgumentException("index " + names + " of " + name
                    + " is empty, names an attribute twice, or is declared already; name each attribute once");
        }
        indexes.add(names);
        return this;
    }

    /**
     * The attributes of a header, with an index by which what waits for somebody is found; a row that leads to one status
     * sets it.
     *
     * @param withHeader the same state with another header
     */
    public Header.Attributes<S, E> header(Function<S, Header<E>> header, BiFunction<S, Header<E>, S> withHeader) {
        settledBy((s, newStatus) -> withHeader.apply(s, header.apply(s).in(newStatus)));
        Header.Attributes<S, E> made = new Header.Attributes<>(
                status(),
                text("owner", s -> header.apply(s).owner()),
                date("openedOn", s -> header.apply(s).openedOn()),
                date("dueOn", s -> {
                    DueDate due = header.apply(s).due();
                    return due == null ? null : due.current();
                }),
                date("endedOn", s -> header.apply(s).endedOn()));
        index(List.of(made.status(), made.owner(), made.dueOn()));
        declaredHeader = made;
        return made;
    }

    /**
     * What waits in worklists (rule X-17): a record from whose status one of these rows starts waits for whoever has the
     * row's permission, until the due date of the header, where the type has one. Of several rows from one status the one
     * named first is waited for.
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // The list is only read.
    public final Declaration<S, E> waitsFor(Transition<S>... rows) {
        return waits(state -> true, null, dueOfHeader(), List.of(rows));
    }

    /** The same, while a state is one of which a condition holds; name it before others from the same status. */
    @SafeVarargs
    @SuppressWarnings("varargs") // The list is only read.
    public final Declaration<S, E> waitsWhen(Predicate<S> condition, Transition<S>... rows) {
        return waits(condition, null, dueOfHeader(), List.of(rows));
    }

    /** The same, for the header's owner; while nobody owns the record, for whoever has the row's permission. */
    @SafeVarargs
    @SuppressWarnings("varargs") // The list is only read.
    public final Declaration<S, E> waitsForOwner(Transition<S>... rows) {
        Header.Attributes<S, E> header = declaredHeader;
        if (header == null) {
            throw new IllegalStateException(
                    name + " has no header that names an owner; declare it first, or say waits(…, owner, due, rows)");
        }
        return waits(state -> true, header.owner(), header.dueOn(), List.of(rows));
    }

    private @Nullable Attribute<S, LocalDate> dueOfHeader() {
        return declaredHeader == null ? null : declaredHeader.dueOn();
    }

    /**
     * The same for a type without a header.
     *
     * @param owner the id of the person whom it waits for; null, or without a value, for whoever has the permission
     * @param due until when; null, or without a value, for no day
     */
    public Declaration<S, E> waits(
            Predicate<S> condition,
            @Nullable Attribute<S, String> owner,
            @Nullable Attribute<S, LocalDate> due,
            List<Transition<S>> rows) {
        checkOpen();
        if (waiting == null) {
            Waiting<S> made = new Waiting<>(name, state -> status.apply(state).name());
            made.who = text("waitsFor", made::key);
            made.until = date("waitsUntil", made::day);
            index(List.of(made.who, made.until));
            index(List.of(made.until));
            waiting = made;
        }
        rows.forEach(row -> waiting.add(new Waiting.Awaited<>(row, condition, owner, due)));
        return this;
    }

    /** The attribute {@code status}. */
    public Attribute<S, E> status() {
        return enumeration("status", status);
    }

    /** An attribute that is stored as the constant's name. */
    public <V extends Enum<V>> Attribute<S, V> enumeration(String attribute, Function<S, @Nullable V> value) {
        return add(attribute, AttributeType.TEXT, value, constant -> AttributeValue.of(constant.name()));
    }

    /** An attribute that names another record. */
    public <V extends RecordId> Attribute<S, V> id(String attribute, Function<S, @Nullable V> value) {
        return add(attribute, AttributeType.TEXT, value, id -> AttributeValue.of(id.value()));
    }

    public Attribute<S, String> text(String attribute, Function<S, @Nullable String> value) {
        return add(attribute, AttributeType.TEXT, value, AttributeValue::of);
    }

    public Attribute<S, Long> whole(String attribute, Function<S, @Nullable Long> value) {
        return add(attribute, AttributeType.LONG, value, AttributeValue::of);
    }

    public Attribute<S, BigDecimal> decimal(String attribute, Function<S, @Nullable BigDecimal> value) {
        return add(attribute, AttributeType.DECIMAL, value, AttributeValue::of);
    }

    public Attribute<S, Instant> instant(String attribute, Function<S, @Nullable Instant> value) {
        return add(attribute, AttributeType.INSTANT, value, AttributeValue::of);
    }

    public Attribute<S, Boolean> flag(String attribute, Function<S, @Nullable Boolean> value) {
        return add(attribute, AttributeType.BOOLEAN, value, AttributeValue::of);
    }

    public Attribute<S, LocalDate> date(String attribute, Function<S, @Nullable LocalDate> value) {
        return add(attribute, AttributeType.DATE, value, AttributeValue::of);
    }

    private <V> Attribute<S, V> add(
            String attribute, AttributeType valueType, Function<S, @Nullable V> value, Function<V, AttributeValue> of) {
        checkOpen();
        if (RecordType.RESERVED_ATTRIBUTES.contains(attribute)
                || attributes.stream().anyMatch(a -> a.name().equals(attribute))) {
            throw new IllegalStateException("attribute '" + attribute + "' of " + name + " is taken already");
        }
        Attribute<S, V> added = new Attribute<>(new AttributeDefinition(attribute, valueType), value, of);
        attributes.add(added);
        return added;
    }

    /** A transition that creates the record. */
    public Row creates(String transition, Permission permission, E to) {
        return creates(transition, permission, Set.of(to));
    }

    /** A transition that creates the record in one of several statuses. */
    public Row creates(String transition, Permission permission, Set<E> to) {
        return new Row(transition, permission, Set.of(), named(transition, to));
    }

    /** A transition that leads from one status to another. */
    public Row moves(String transition, Permission permission, E from, E to) {
        return moves(transition, permission, Set.of(from), Set.of(to));
    }

    /** A transition that leads from one of several statuses to another. */
    public Row moves(String transition, Permission permission, Set<E> from, E to) {
        return moves(transition, permission, from, Set.of(to));
    }

    /** A transition whose outcome decides among several statuses. */
    public Row moves(String transition, Permission permission, E from, Set<E> to) {
        return moves(transition, permission, Set.of(from), to);
    }

    /** A transition whose outcome decides among several statuses. */
    public Row moves(String transition, Permission permission, Set<E> from, Set<E> to) {
        return new Row(transition, permission, named(transition, from), named(transition, to));
    }

    /** A transition that changes fields and leaves the status as it is. */
    public Row edits(String transition, Permission permission, E in) {
        return edits(transition, permission, Set.of(in));
    }

    /** A transition that changes fields in one of several statuses and leaves it as it is. */
    public Row edits(String transition, Permission permission, Set<E> in) {
        return new Row(transition, permission, named(transition, in), Set.of());
    }

    /** An empty set would silently turn a row into one of another kind. */
    private static Set<String> named(String transition, Set<? extends Enum<?>> statuses) {
        if (statuses.isEmpty()) {
            throw new IllegalArgumentException("'" + transition + "' names no status; name at least one");
        }
        return names(statuses);
    }

    private static Set<String> names(Iterable<? extends Enum<?>> statuses) {
        Set<String> names = new LinkedHashSet<>();
        statuses.forEach(s -> names.add(s.name()));
        return names;
    }

    /** Ends the declaration. */
    public RecordType<S> type() {
        checkOpen();
        for (int version = 1; version < schemaVersion; version++) {
            if (!upcasters.containsKey(version)) {
                throw new IllegalStateException(name + " is at schema version " + schemaVersion
                        + " and has no upcaster from version " + version + "; declare one with upcast");
            }
        }
        TransitionTable<S> table = new TransitionTable<>(
                statusType,
                s -> status.apply(s).name(),
                (s, newStatus) -> settling.apply(s, Enum.valueOf(statusType, newStatus)),
                drafts,
                rows);
        RecordType<S> declared = new RecordType<>(this, table);
        rows.forEach(row -> row.belongsTo(declared));
        type = declared;
        return declared;
    }

    private void checkOpen() {
        if (type != null) {
            throw new IllegalStateException("the declaration of " + name + " has ended; declare it before type()");
        }
    }

    /** One row being written; {@link #row()} ends it. */
    public final class Row {
        final String name;
        final Permission permission;
        final Set<String> from;
        final Set<String> to;
        final List<RequiredField<S>> required = new ArrayList<>();
        final List<Guard<S>> guards = new ArrayList<>();
        Note note = Note.OPTIONAL;

        @Nullable
        String signatureMeaning;

        @Nullable
        String competence;

        boolean seenFirst;

        private Row(String name, Permission permission, Set<String> from, Set<String> to) {
            checkOpen();
            this.name = name;
            this.permission = permission;
            this.from = from;
            this.to = to;
        }

        /** Demands, allows or ignores a reason. */
        public Row note(Note newNote) {
            this.note = newNote;
            return this;
        }

        /** Demands that a field has a value afterwards. */
        public Row requires(String field, Function<S, @Nullable Object> value) {
            required.add(new RequiredField<>(field, value));
            return this;
        }

        /** Demands a signature with this meaning, on the version that the signer was shown (rule X-15). */
        public Row signed(String meaning) {
            this.signatureMeaning = meaning;
            return this;
        }

        /** Demands the version that the actor was shown, as a signed one does (rule X-15). */
        public Row onWhatWasSeen() {
            this.seenFirst = true;
            return this;
        }

        /**
         * Demands that the actor is shown to have a competence, such as {@code lead auditor} (rule TRN-5); the
         * engine's {@link io.github.qms4j.access.CompetenceGate} decides.
         */
        public Row competence(String demanded) {
            this.competence = demanded;
            return this;
        }

        /** Adds a rule that can stand against it. */
        public Row guard(Guard<S> guard) {
            guards.add(guard);
            return this;
        }

        /** Ends the row. */
        public Transition<S> row() {
            checkOpen();
            if (rows.stream().anyMatch(other -> other.name().equals(name))) {
                throw new IllegalStateException("transition '" + name + "' stands twice in the table");
            }
            Transition<S> written = new Transition<>(this);
            rows.add(written);
            return written;
        }
    }
}
