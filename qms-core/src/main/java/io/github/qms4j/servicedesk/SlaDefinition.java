package io.github.qms4j.servicedesk;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A service level agreement, an operational one, or a supplier's contract (rule SD-2): which tickets it covers, what is
 * promised per priority, which waiting stops the clock, and what a reopening or a new priority does to it.
 */
public final class SlaDefinition {
    /** In {@code pausedBy}: every reason stops the clock. */
    public static final String ANY_REASON = "*";

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2400-01-01T00:00:00Z");

    private final State state;
    private final Set<SlaMetric> promised = EnumSet.noneOf(SlaMetric.class);

    private SlaDefinition(State state) {
        this.state = state;
        state.targets().values().forEach(row -> promised.addAll(row.keySet()));
    }

    static SlaDefinition of(State state) {
        return new SlaDefinition(state);
    }

    State state() {
        return state;
    }

    /**
     * Starts a definition.
     *
     * @param name unique per tenant; its versions are kept under it
     * @param calendar the name of the business calendar it counts by
     */
    public static Builder builder(String name, String calendar) {
        return new Builder(name, calendar);
    }

    public String name() {
        return state.name();
    }

    public Agreement agreement() {
        return state.agreement();
    }

    public String calendar() {
        return state.calendar();
    }

    /** From when it applies; a ticket is judged by the version in force when it was opened. */
    public Instant effectiveFrom() {
        return state.effectiveFrom();
    }

    /** The service it covers; empty when it covers all. */
    public Optional<String> service() {
        return Optional.ofNullable(state.service());
    }

    /** The kinds of ticket it covers. */
    public Set<TicketKind> kinds() {
        return state.kinds();
    }

    /** What is promised for a priority; empty when nothing is. */
    public Map<SlaMetric, SlaTarget> targets(String priority) {
        return Collections.unmodifiableMap(state.targets().getOrDefault(priority, Map.of()));
    }

    @Nullable
    SlaTarget target(String priority, SlaMetric metric) {
        Map<SlaMetric, SlaTarget> row = state.targets().get(priority);
        return row == null ? null : row.get(metric);
    }

    boolean promises(SlaMetric metric) {
        return promised.contains(metric);
    }

    /** The priorities for which something is promised. */
    public Set<String> priorities() {
        return state.targets().keySet();
    }

    /** The reasons for waiting that stop the clock, in alphabetical order; {@link #ANY_REASON} among them for all. */
    public Set<String> pausedBy() {
        return state.pausedBy();
    }

    /** Whether any waiting stops the clock. */
    boolean isEverPaused() {
        return !state.pausedBy().isEmpty();
    }

    public boolean isPausedBy(String reason) {
        return state.pausedBy().contains(ANY_REASON) || state.pausedBy().contains(reason);
    }

    public ReopenPolicy reopenPolicy() {
        return state.reopenPolicy();
    }

    /** Whether a new priority counts from the start of the ticket rather than from the change. */
    public boolean retroactive() {
        return state.retroactive();
    }

    public List<EscalationLevel> escalations() {
        return state.escalations();
    }

    /** Whether it covers a ticket. */
    public boolean covers(Ticket ticket) {
        return state.kinds().contains(ticket.kind())
                && (state.service() == null
                        || state.service().equals(ticket.service().orElse(null)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SlaDefinition definition && definition.state.equals(state);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    @Override
    public String toString() {
        return state.agreement() + " " + state.name();
    }

    /** Between whom it is made. */
    public enum Agreement {
        /** With the customer. */
        SLA,
        /** Between teams of one organisation. */
        OLA,
        /** With a supplier. */
        SUPPLIER_CONTRACT
    }

    record State(
            String name,
            Agreement agreement,
            String calendar,
            Instant effectiveFrom,
            @Nullable String service,
            Set<TicketKind> kinds,
            Map<String, Map<SlaMetric, SlaTarget>> targets,
            Set<String> pausedBy,
            ReopenPolicy reopenPolicy,
            boolean retroactive,
            List<EscalationLevel> escalations) {
        State {
            kinds = Collections.unmodifiableSet(new TreeSet<>(kinds));
            pausedBy = Collections.unmodifiableSet(new TreeSet<>(pausedBy));
            escalations = List.copyOf(escalations);
            Map<String, Map<SlaMetric, SlaTarget>> copy = new TreeMap<>();
            targets.forEach((priority, row) -> copy.put(priority, Collections.unmodifiableMap(new EnumMap<>(row))));
            targets = Collections.unmodifiableMap(copy);
        }
    }

    /** Writes a definition. */
    public static final class Builder {
        private final String name;
        private final String calendar;
        private final Map<String, Map<SlaMetric, SlaTarget>> targets = new TreeMap<>();
        private final Set<String> pausedBy = new TreeSet<>();
        private final List<EscalationLevel> escalations = new ArrayList<>();
        private Set<TicketKind> kinds = Set.of(TicketKind.values());
        private Agreement agreement = Agreement.SLA;
        private Instant effectiveFrom = Instant.EPOCH;
        private @Nullable String service;
        private ReopenPolicy reopenPolicy = ReopenPolicy.TOTAL;
        private boolean retroactive = true;

        private Builder(String name, String calendar) {
            this.name = name;
            this.calendar = calendar;
        }

        public Builder agreement(Agreement value) {
            this.agreement = value;
            return this;
        }

        /** From when it applies; by default always. */
        public Builder effectiveFrom(Instant value) {
            this.effectiveFrom = value;
            return this;
        }

        /** Covers one service only; by default all. */
        public Builder service(@Nullable String value) {
            this.service = value;
            return this;
        }

        /** Covers these kinds of ticket only; by default all. */
        public Builder kinds(Set<TicketKind> value) {
            this.kinds = value;
            return this;
        }

        /** Promises something for a priority. */
        public Builder target(String priority, SlaMetric metric, SlaTarget target) {
            targets.computeIfAbsent(priority, p -> new EnumMap<>(SlaMetric.class))
                    .put(metric, target);
            return this;
        }

        /** A reason for waiting that stops the clock, or {@link #ANY_REASON}. */
        public Builder pausedBy(String reason) {
            pausedBy.add(reason);
            return this;
        }

        public Builder reopenPolicy(ReopenPolicy value) {
            this.reopenPolicy = value;
            return this;
        }

        /** Whether a new priority counts from the start of the ticket; by default it does. */
        public Builder retroactive(boolean value) {
            this.retroactive = value;
            return this;
        }

        public Builder escalation(EscalationLevel level) {
            escalations.add(level);
            return this;
        }

        /**
         * The definition.
         *
         * @throws InvalidInputException when it has no name, calendar, kind or target, when a target is empty or longer than
         *     ten years, and when an instant is outside of the years 1900 to 2399
         */
        public SlaDefinition build() {
            List<Violation> violations = new ArrayList<>();
            demand(!name.isBlank(), "name", "is blank", "name the agreement", violations);
            demand(!calendar.isBlank(), "calendar", "is blank", "name a business calendar", violations);
            demand(!kinds.isEmpty(), "kinds", "is empty", "name at least one kind of ticket", violations);
            demand(
                    !targets.isEmpty(),
                    "targets",
                    "is empty",
                    "promise something for at least one priority",
                    violations);
            checkInstant("effectiveFrom", effectiveFrom, violations);
            targets.forEach((priority, row) -> row.forEach(
                    (metric, target) -> checkTarget("targets." + priority + "." + metric, target, violations)));
            if (!violations.isEmpty()) {
                throw new InvalidInputException("SLA definition " + name, violations);
            }
            return new SlaDefinition(new State(
                    name,
                    agreement,
                    calendar,
                    effectiveFrom,
                    service,
                    kinds,
                    targets,
                    pausedBy,
                    reopenPolicy,
                    retroactive,
                    escalations));
        }

        private static void checkTarget(String place, SlaTarget target, List<Violation> violations) {
            if (target instanceof SlaTarget.FixedDeadline fixed) {
                checkInstant(place, fixed.instant(), violations);
            } else if (target instanceof SlaTarget.WorkingDays days) {
                boolean empty = days.count() == 0 && !days.untilEndOfDay();
                checkLength(place, target, empty, Duration.ofDays(days.count()), violations);
            } else {
                Duration length = target instanceof SlaTarget.BusinessTime time
                        ? time.length()
                        : ((SlaTarget.ElapsedTime) target).length();
                checkLength(place, target, length.isZero(), length, violations);
            }
        }

        private static void checkLength(
                String place, SlaTarget target, boolean empty, Duration length, List<Violation> violations) {
            if (empty || length.compareTo(SlaTarget.LONGEST) > 0) {
                violations.add(new Violation(
                        place,
                        target.toString(),
                        empty ? "leaves no time at all" : "is longer than ten years",
                        "give a length such as PT4H"));
            }
        }

        private static void checkInstant(String place, Instant instant, List<Violation> violations) {
            if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
                violations.add(new Violation(
                        place, instant.toString(), "is outside of the years 1900 to 2399", "give a nearer instant"));
            }
        }

        private static void demand(
                boolean holds, String place, String rule, String remedy, List<Violation> violations) {
            if (!holds) {
                violations.add(new Violation(place, "", rule, remedy));
            }
        }
    }
}
