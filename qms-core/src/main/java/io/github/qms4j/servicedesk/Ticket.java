package io.github.qms4j.servicedesk;

import io.github.qms4j.InvalidInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A ticket: what it is about and the immutable list of what happened to it (rule SD-1). Status, priority, times and
 * counts are derived from the list.
 */
public final class Ticket {
    private final TicketState state;

    private Ticket(TicketState state) {
        this.state = state;
    }

    static Ticket of(TicketState state) {
        TicketHistory.check(state.reference(), state.events());
        return new Ticket(state);
    }

    TicketState state() {
        return state;
    }

    /**
     * Starts a ticket.
     *
     * @param source the system it comes from, such as {@code servicenow}; part of its identity, so without a colon
     * @param reference its number there
     * @param kind what it is about
     * @throws InvalidInputException when source or reference is blank, or the source has a colon
     */
    public static Builder builder(String source, String reference, TicketKind kind) {
        if (source.isBlank() || source.indexOf(':') >= 0) {
            throw InvalidInputException.of(
                    "ticket " + reference,
                    "source",
                    source,
                    "is blank or has a colon",
                    "name the system it comes from");
        }
        if (reference.isBlank()) {
            throw InvalidInputException.of(
                    "ticket of " + source, "reference", reference, "is blank", "give its number in its system");
        }
        return new Builder(source, reference, kind);
    }

    /** The record id: source and reference. */
    public String id() {
        return idOf(state.source(), state.reference());
    }

    static String idOf(String source, String reference) {
        return source + ":" + reference;
    }

    public String source() {
        return state.source();
    }

    public String reference() {
        return state.reference();
    }

    public TicketKind kind() {
        return state.kind();
    }

    public Optional<String> title() {
        return Optional.ofNullable(state.title());
    }

    public Optional<String> service() {
        return Optional.ofNullable(state.service());
    }

    public Optional<String> category() {
        return Optional.ofNullable(state.category());
    }

    public Optional<String> impact() {
        return Optional.ofNullable(state.impact());
    }

    public Optional<String> urgency() {
        return Optional.ofNullable(state.urgency());
    }

    /** The priority it was opened with. */
    public Optional<String> initialPriority() {
        return Optional.ofNullable(state.initialPriority());
    }

    /** What the source itself said about its SLA; a claim to compare with, not a verdict. */
    public Optional<Boolean> recordedSlaMet() {
        return Optional.ofNullable(state.recordedSlaMet());
    }

    /** How often the source says that it was reopened; a claim to compare with {@link #reopenCount()}. */
    public Optional<Integer> recordedReopenCount() {
        return Optional.ofNullable(state.accountOrNone().reopenings());
    }

    /** How often the source says that it changed hands, by its own way of counting. */
    public Optional<Integer> recordedReassignmentCount() {
        return Optional.ofNullable(state.accountOrNone().reassignments());
    }

    /** A further value to group by, such as the contact type; empty when the ticket has none of that name. */
    public Optional<String> dimension(String name) {
        return Optional.ofNullable(state.accountOrNone().dimensions().get(name));
    }

    /** Every further value to group by, by the names of their dimensions in alphabetical order. */
    public Map<String, String> dimensions() {
        return state.accountOrNone().dimensions();
    }

    /** How long it waited altogether, by reason, where the source does not tell when; beside the events of waiting. */
    public List<WaitingTotal> waitingTotals() {
        return state.accountOrNone().waiting();
    }

    /** What its source does not tell; empty for a ticket whose events are the whole story. */
    public Set<UnknownFact> unknown() {
        return state.accountOrNone().unknown();
    }

    public List<TicketLink> links() {
        return state.links();
    }

    /** What happened, in the order of time. */
    public List<TicketEvent> events() {
        return state.events();
    }

    public TicketStatus status() {
        return state.status();
    }

    /** The priority it has now. */
    public Optional<String> priority() {
        return Optional.ofNullable(state.priority());
    }

    /** The group it is assigned to now. */
    public Optional<String> group() {
        return Optional.ofNullable(state.group());
    }

    public Instant openedAt() {
        return state.openedAt();
    }

    public Optional<Instant> respondedAt() {
        return Optional.ofNullable(state.respondedAt());
    }

    public Optional<Instant> firstResolvedAt() {
        return Optional.ofNullable(state.firstResolvedAt());
    }

    /** The resolution that stands; empty while it is not resolved, and after it was reopened until the next one. */
    public Optional<Instant> resolvedAt() {
        return Optional.ofNullable(state.resolvedAt());
    }

    /** When it was closed or cancelled. */
    public Optional<Instant> closedAt() {
        return Optional.ofNullable(state.closedAt());
    }

    /** How often its events show it reopened. */
    public int reopenCount() {
        return state.reopened();
    }

    /** How often its events show it changing hands, group or person, after the first assignment; the first person within a group is none. */
    public int reassignmentCount() {
        return state.reassigned();
    }

    /**
     * The ticket after one more event.
     *
     * @throws InvalidInputException when the event cannot happen now
     */
    public Ticket with(TicketEvent event) {
        return toBuilder().event(event).build();
    }

    /**
     * The ticket as its events up to and including an instant tell it; empty when it was not opened yet. What its source
     * says of its whole life, such as a count of reopenings or a total of waiting, is left out where something happened
     * later, and is then unknown: {@link #unknown()} says so.
     */
    public Optional<Ticket> asOf(Instant instant) {
        List<TicketEvent> events = state.events();
        if (!events.get(events.size() - 1).at().isAfter(instant)) {
            return Optional.of(this);
        }
        List<TicketEvent> until =
                events.stream().filter(event -> !event.at().isAfter(instant)).toList();
        return until.isEmpty() ? Optional.empty() : Optional.of(new Ticket(state.until(until)));
    }

    Ticket importedBy(String run) {
        return new Ticket(state.importedBy(run));
    }

    private Builder toBuilder() {
        return new Builder(state);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ticket ticket && ticket.state.equals(state);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    @Override
    public String toString() {
        return state.kind() + " " + id() + " " + status();
    }

    /** Writes a ticket. */
    public static final class Builder {
        private final String source;
        private final String reference;
        private final TicketKind kind;
        private final List<TicketLink> links = new ArrayList<>();
        private final List<TicketEvent> events = new ArrayList<>();
        private @Nullable String title;
        private @Nullable String service;
        private @Nullable String category;
        private @Nullable String impact;
        private @Nullable String urgency;
        private @Nullable String initialPriority;
        private @Nullable Boolean recordedSlaMet;
        private @Nullable String importRun;
        private final Map<String, String> dimensions = new TreeMap<>();
        private final List<WaitingTotal> waiting = new ArrayList<>();
        private final Set<UnknownFact> unknown = EnumSet.noneOf(UnknownFact.class);
        private @Nullable Integer recordedReopenCount;
        private @Nullable Integer recordedReassignmentCount;

        private Builder(String source, String reference, TicketKind kind) {
            this.source = Objects.requireNonNull(source, "source");
            this.reference = Objects.requireNonNull(reference, "reference");
            this.kind = Objects.requireNonNull(kind, "kind");
        }

        private Builder(TicketState state) {
            this(state.source(), state.reference(), state.kind());
            links.addAll(state.links());
            events.addAll(state.events());
            title = state.title();
            service = state.service();
            category = state.category();
            impact = state.impact();
            urgency = state.urgency();
            initialPriority = state.initialPriority();
            recordedSlaMet = state.recordedSlaMet();
            importRun = state.importRun();
            SourceAccount account = state.accountOrNone();
            dimensions.putAll(account.dimensions());
            waiting.addAll(account.waiting());
            unknown.addAll(account.unknown());
            recordedReopenCount = account.reopenings();
            recordedReassignmentCount = account.reassignments();
        }

        public Builder title(@Nullable String value) {
            this.title = value;
            return this;
        }

        public Builder service(@Nullable String value) {
            this.service = value;
            return this;
        }

        public Builder category(@Nullable String value) {
            this.category = value;
            return this;
        }

        /** Impact and urgency as the source names them; see {@link PriorityMatrix}. */
        public Builder impactAndUrgency(@Nullable String newImpact, @Nullable String newUrgency) {
            this.impact = newImpact;
            this.urgency = newUrgency;
            return this;
        }

        /** The priority it is opened with. */
        public Builder priority(@Nullable String value) {
            this.initialPriority = value;
            return this;
        }

        public Builder recordedSlaMet(@Nullable Boolean value) {
            this.recordedSlaMet = value;
            return this;
        }

        /** How often the source says that it was reopened. */
        public Builder recordedReopenCount(@Nullable Integer value) {
            this.recordedReopenCount = value;
            return this;
        }

        /** How often the source says that it changed hands. */
        public Builder recordedReassignmentCount(@Nullable Integer value) {
            this.recordedReassignmentCount = value;
            return this;
        }

        /** A further value to group by. */
        public Builder dimension(String name, String value) {
            dimensions.put(name, value);
            return this;
        }

        /** How long it waited for a reason, when the source does not tell when. */
        public Builder waited(WaitingTotal total) {
            waiting.add(total);
            return this;
        }

        /** What the source does not tell. */
        public Builder unknown(UnknownFact fact) {
            unknown.add(fact);
            return this;
        }

        public Builder link(TicketLink link) {
            links.add(link);
            return this;
        }

        /** Adds what happened next. */
        public Builder event(TicketEvent event) {
            events.add(event);
            return this;
        }

        /**
         * The ticket.
         *
         * @throws InvalidInputException when its events cannot have happened in this order
         */
        public Ticket build() {
            SourceAccount account =
                    new SourceAccount(dimensions, waiting, recordedReopenCount, recordedReassignmentCount, unknown);
            return Ticket.of(new TicketState(
                    source,
                    reference,
                    kind,
                    title,
                    service,
                    category,
                    impact,
                    urgency,
                    initialPriority,
                    recordedSlaMet,
                    importRun,
                    account.equals(SourceAccount.NONE) ? null : account,
                    links,
                    events));
        }
    }
}
