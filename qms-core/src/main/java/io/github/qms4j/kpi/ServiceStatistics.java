package io.github.qms4j.kpi;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.kpi.ServiceFigures.Cause;
import io.github.qms4j.kpi.ServicePeriod.Month;
import io.github.qms4j.servicedesk.SlaClocks;
import io.github.qms4j.servicedesk.SlaMetric;
import io.github.qms4j.servicedesk.SlaVerdict;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketStatus;
import io.github.qms4j.servicedesk.UnknownFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The figures of a service report, computed from tickets in one pass (rule SD-7): in total, by each of some dimensions, by
 * month, and by cause. Memory grows with the number of groups and causes, not with that of tickets. Not safe for use by
 * several threads; give each its own and merge.
 *
 * <pre>{@code
 * ServiceStatistics statistics = ServiceStatistics.of(period, desk.clocks());
 * desk.openedBetween(Instant.EPOCH, period.asOf().plusMillis(1)).forEach(statistics::accept);
 * ServiceFigures total = statistics.total();
 * }</pre>
 */
public final class ServiceStatistics {
    /** Service, priority and group. */
    public static final List<Dimension> USUAL_DIMENSIONS =
            List.of(Dimension.SERVICE, Dimension.PRIORITY, Dimension.GROUP);

    private final ServicePeriod period;
    private final SlaClocks clocks;
    private final List<Dimension> dimensions;
    private final List<Dimension> causes;
    private final Instant start;
    private final Instant end;
    private final List<Month> months;
    private final ServiceTally total;
    private final List<ServiceTally> byMonth = new ArrayList<>();
    private final List<Map<String, ServiceTally>> groups = new ArrayList<>();
    private final List<Map<String, Long>> causeCounts = new ArrayList<>();

    private ServiceStatistics(
            ServicePeriod period, SlaClocks clocks, List<Dimension> dimensions, List<Dimension> causes) {
        this.period = period;
        this.clocks = clocks;
        this.dimensions = List.copyOf(dimensions);
        this.causes = List.copyOf(causes);
        this.start = period.start();
        this.end = period.end();
        this.months = period.months();
        this.total = tally();
        months.forEach(month -> byMonth.add(tally()));
        dimensions.forEach(d -> groups.add(new HashMap<>()));
        causes.forEach(c -> causeCounts.add(new HashMap<>()));
    }

    private ServiceTally tally() {
        return new ServiceTally(period.ageBands().size() + 1);
    }

    /** By the usual dimensions, with the category as cause. */
    public static ServiceStatistics of(ServicePeriod period, SlaClocks clocks) {
        return of(period, clocks, USUAL_DIMENSIONS, List.of(Dimension.CATEGORY));
    }

    /**
     * Starts a computation.
     *
     * @param clocks the agreements by which tickets are judged
     * @param dimensions what it is broken down by, each by itself; months come always
     * @param causes of what the most frequent values are told, such as {@code Dimension.of("closeCode")}
     * @throws InvalidInputException when a dimension stands twice
     */
    public static ServiceStatistics of(
            ServicePeriod period, SlaClocks clocks, List<Dimension> dimensions, List<Dimension> causes) {
        requireDistinct("dimensions", dimensions);
        requireDistinct("causes", causes);
        return new ServiceStatistics(period, clocks, dimensions, causes);
    }

    private static void requireDistinct(String place, List<Dimension> dimensions) {
        List<String> names = names(dimensions);
        if (names.stream().distinct().count() < names.size()) {
            throw InvalidInputException.of(
                    "service report", place, names, "names a dimension twice", "name each dimension once");
        }
    }

    private static List<String> names(List<Dimension> dimensions) {
        return dimensions.stream().map(Dimension::name).toList();
    }

    /**
     * Takes one ticket into account. Of a report all tickets are given that were opened up to its instant, also before its
     * period: they may be in its backlog.
     */
    public void accept(Ticket ticket) {
        Optional<Ticket> asOf = ticket.asOf(period.asOf());
        if (asOf.isEmpty()) {
            return;
        }
        Ticket then = asOf.get();
        List<ServiceTally> tallies = tallies(then);
        if (!then.openedAt().isBefore(start) && then.openedAt().isBefore(end)) {
            open(ticket, then, tallies);
        }
        resolution(then, tallies);
        backlog(ticket, then, tallies);
    }

    private List<ServiceTally> tallies(Ticket then) {
        List<ServiceTally> tallies = new ArrayList<>(dimensions.size() + 1);
        tallies.add(total);
        for (int i = 0; i < dimensions.size(); i++) {
            String value = dimensions.get(i).value().apply(then);
            tallies.add(groups.get(i).computeIfAbsent(value, v -> tally()));
        }
        return tallies;
    }

    private void open(Ticket ticket, Ticket then, List<ServiceTally> tallies) {
        Map<SlaMetric, SlaVerdict> verdicts = clocks.verdicts(then, period.asOf());
        JudgedTicket judged = JudgedTicket.of(then, verdicts.values());
        boolean mayHaveEnded = standing(ticket, period.asOf()) == Standing.UNKNOWN;
        Consumer<ServiceTally> opened = tally -> tally.open(judged, verdicts, mayHaveEnded);
        tallies.forEach(opened);
        inMonth(then.openedAt(), opened);
        for (int i = 0; i < causes.size(); i++) {
            causeCounts.get(i).merge(causes.get(i).value().apply(then), 1L, Long::sum);
        }
    }

    private void inMonth(Instant at, Consumer<ServiceTally> count) {
        for (int i = 0; i < months.size(); i++) {
            if (months.get(i).holds(at)) {
                count.accept(byMonth.get(i));
            }
        }
    }

    /** When its latest instant and its opening are both in the period, it was resolved in it whenever that was. */
    private void resolution(Ticket then, List<ServiceTally> tallies) {
        Optional<Instant> resolvedAt = then.resolvedAt();
        boolean closedOnly = resolvedAt.isEmpty() && then.status() == TicketStatus.CLOSED;
        Instant latest = resolvedAt
                .or(() -> closedOnly ? then.closedAt() : Optional.empty())
                .orElse(null);
        if (latest == null || latest.isBefore(start)) {
            return;
        }
        boolean exact = !then.unknown().contains(UnknownFact.RESOLUTION_TIME)
                && !(closedOnly && then.unknown().contains(UnknownFact.CLOSING_TIME));
        Instant earliest = exact ? latest : then.openedAt();
        tallies.forEach(tally -> resolve(tally, start, end, earliest, latest));
        for (int i = 0; i < months.size(); i++) {
            resolve(byMonth.get(i), months.get(i).start(), months.get(i).end(), earliest, latest);
        }
    }

    private static void resolve(ServiceTally tally, Instant from, Instant until, Instant earliest, Instant latest) {
        if (!earliest.isBefore(from) && latest.isBefore(until)) {
            tally.resolve();
        } else if (!latest.isBefore(from) && earliest.isBefore(until)) {
            tally.resolveUnknown();
        }
    }

    private void backlog(Ticket ticket, Ticket then, List<ServiceTally> tallies) {
        tallies.forEach(tally -> backlog(tally, ticket, then.openedAt(), period.asOf()));
        for (int i = 0; i < months.size(); i++) {
            Instant last = months.get(i).end().minusMillis(1);
            Instant at = last.isAfter(period.asOf()) ? period.asOf() : last;
            if (!then.openedAt().isAfter(at)) {
                backlog(byMonth.get(i), ticket, then.openedAt(), at);
            }
        }
    }

    private void backlog(ServiceTally tally, Ticket ticket, Instant openedAt, Instant at) {
        switch (standing(ticket, at)) {
            case OPEN -> tally.backlog(band(Duration.between(openedAt, at)));
            case UNKNOWN -> tally.backlogUnknown();
            case ENDED -> {}
        }
    }

    private int band(Duration age) {
        int band = 0;
        while (band < period.ageBands().size()
                && age.compareTo(period.ageBands().get(band)) >= 0) {
            band++;
        }
        return band;
    }

    /**
     * Whether a ticket was neither resolved, closed nor cancelled at an instant. Where the next end is known by its latest
     * instant only, it may have come already.
     */
    private static Standing standing(Ticket ticket, Instant at) {
        boolean ended = false;
        for (TicketEvent event : ticket.events()) {
            boolean ends = ends(event);
            if (event.at().isAfter(at)) {
                if (!ended && ends) {
                    return isExact(ticket, event) ? Standing.OPEN : Standing.UNKNOWN;
                }
                if (!ended && event instanceof TicketEvent.Reopened) {
                    return Standing.OPEN;
                }
            } else {
                ended = ends || (ended && !(event instanceof TicketEvent.Reopened));
            }
        }
        return ended ? Standing.ENDED : Standing.OPEN;
    }

    private static boolean ends(TicketEvent event) {
        return event instanceof TicketEvent.Resolved
                || event instanceof TicketEvent.Closed
                || event instanceof TicketEvent.Cancelled;
    }

    /** A closing whose own time is known may still follow a resolution that is not told. */
    private static boolean isExact(Ticket ticket, TicketEvent end) {
        boolean closing = !(end instanceof TicketEvent.Resolved);
        return !ticket.unknown().contains(UnknownFact.RESOLUTION_TIME)
                && !(closing && ticket.unknown().contains(UnknownFact.CLOSING_TIME));
    }

    private enum Standing {
        OPEN,
        ENDED,
        UNKNOWN
    }

    /**
     * Takes over what another computation of the same report has seen; the order of merging is of no account.
     *
     * @throws InvalidInputException when it computes something else
     */
    public void merge(ServiceStatistics other) {
        if (!other.period.equals(period)
                || !names(other.dimensions).equals(names(dimensions))
                || !names(other.causes).equals(names(causes))) {
            throw InvalidInputException.of(
                    "service report", "merge", other.period, "is another report", "merge like with like");
        }
        total.merge(other.total);
        for (int i = 0; i < byMonth.size(); i++) {
            byMonth.get(i).merge(other.byMonth.get(i));
        }
        for (int i = 0; i < groups.size(); i++) {
            Map<String, ServiceTally> mine = groups.get(i);
            other.groups
                    .get(i)
                    .forEach((value, tally) ->
                            mine.computeIfAbsent(value, v -> tally()).merge(tally));
        }
        for (int i = 0; i < causeCounts.size(); i++) {
            Map<String, Long> mine = causeCounts.get(i);
            other.causeCounts.get(i).forEach((value, count) -> mine.merge(value, count, Long::sum));
        }
    }

    public ServicePeriod period() {
        return period;
    }

    /** The figures of all tickets; zeros also when none was seen. */
    public ServiceFigures total() {
        return total.figures(Map.of());
    }

    /**
     * The figures by month, the first one first; a month begins and ends in the period's zone. A month that is not begun as
     * of the instant is left out.
     */
    public List<ServiceFigures> byMonth() {
        List<ServiceFigures> figures = new ArrayList<>();
        for (int i = 0; i < months.size() && !months.get(i).start().isAfter(period.asOf()); i++) {
            figures.add(
                    byMonth.get(i).figures(Map.of(Dimension.MONTH, months.get(i).name())));
        }
        return List.copyOf(figures);
    }

    /**
     * The figures by a dimension, in the order of its values; those without a ticket in any figure are left out. Where a
     * value of a ticket changes, that as of the instant counts.
     *
     * @throws InvalidInputException when it is not broken down by it
     */
    public List<ServiceFigures> by(Dimension dimension) {
        Map<String, ServiceTally> found = groups.get(place("dimension", dimensions, dimension));
        return found.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(group -> group.getValue().figures(Map.of(dimension.name(), group.getKey())))
                .toList();
    }

    /**
     * The values of a cause among the tickets that were opened in the period, the most frequent one first.
     *
     * @throws InvalidInputException when its causes are not counted
     */
    public List<Cause> causes(Dimension dimension) {
        return causeCounts.get(place("cause", causes, dimension)).entrySet().stream()
                .map(cause -> new Cause(cause.getKey(), cause.getValue()))
                .sorted(Comparator.comparingLong(Cause::count).reversed().thenComparing(Cause::value))
                .toList();
    }

    private static int place(String what, List<Dimension> known, Dimension dimension) {
        int place = names(known).indexOf(dimension.name());
        if (place < 0) {
            throw InvalidInputException.of(
                    "service report", what, dimension.name(), "is not counted", "name one of " + names(known));
        }
        return place;
    }
}
