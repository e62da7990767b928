package io.github.qms4j.servicedesk;

import io.github.qms4j.InvalidInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    /** How often it was reopened. */
    public int reopenCount() {
        return state.reopened();
    }

    /** How often it changed hands, group or person, after the first assignment; the first person within a group is none. */
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
                    links,
                    events));
        }
    }
}
