package io.github.qms4j.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.calendar.BusinessCalendar;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.kpi.ServiceFigures.Attainment;
import io.github.qms4j.kpi.ServiceFigures.Backlog;
import io.github.qms4j.kpi.ServiceFigures.Cause;
import io.github.qms4j.kpi.ServiceFigures.Share;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.servicedesk.SlaClock;
import io.github.qms4j.servicedesk.SlaClocks;
import io.github.qms4j.servicedesk.SlaDefinition;
import io.github.qms4j.servicedesk.SlaMetric;
import io.github.qms4j.servicedesk.SlaTarget;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketEvent.Assigned;
import io.github.qms4j.servicedesk.TicketEvent.Cancelled;
import io.github.qms4j.servicedesk.TicketEvent.Closed;
import io.github.qms4j.servicedesk.TicketEvent.Opened;
import io.github.qms4j.servicedesk.TicketEvent.Reopened;
import io.github.qms4j.servicedesk.TicketEvent.Resolved;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.servicedesk.UnknownFact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A log of eight tickets whose figures were counted by hand. */
@Verifies("SD-7")
class ServiceStatisticsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ServicePeriod QUARTER =
            ServicePeriod.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1), BERLIN);
    /** P1: 24 hours by the wall to the resolution; nothing else is promised. */
    private static final SlaClocks CLOCKS = SlaClocks.of(List.of(SlaClock.of(
            SlaDefinition.builder("gold", "always")
                    .target("P1", SlaMetric.RESOLUTION, new SlaTarget.ElapsedTime(Duration.ofHours(24)))
                    .build(),
            BusinessCalendar.alwaysOpen("always", BERLIN).clock())));

    private static final Ticket IN_TIME = ticket("A", "2026-01-10T10:00:00Z")
            .category("disk")
            .event(new Assigned(at("2026-01-10T10:05:00Z"), "network", "kim"))
            .event(new Resolved(at("2026-01-11T09:00:00Z")))
            .event(new Closed(at("2026-01-20T09:00:00Z")))
            .build();
    /** Opened in the first half hour of February in Berlin, which is January in UTC; late, and reopened. */
    private static final Ticket LATE = ticket("B", "2026-01-31T23:30:00Z")
            .category("disk")
            .event(new Resolved(at("2026-02-02T23:30:00Z")))
            .event(new Reopened(at("2026-02-03T08:00:00Z")))
            .event(new Resolved(at("2026-02-05T10:00:00Z")))
            .build();

    private static final Ticket OLD =
            ticket("C", "2025-12-20T10:00:00Z").category("network").build();
    private static final Ticket YOUNG = Ticket.builder("desk", "D", TicketKind.SERVICE_REQUEST)
            .priority("P2")
            .service("print")
            .event(new Opened(at("2026-03-30T22:00:00Z")))
            .build();
    /** Resolved after the period; what the source says of it as a whole is not known before. */
    private static final Ticket RESOLVED_LATER = ticket("E", "2026-03-20T08:00:00Z")
            .category("network")
            .recordedSlaMet(true)
            .event(new Assigned(at("2026-03-20T08:00:00Z"), "network", null))
            .event(new Assigned(at("2026-04-01T08:00:00Z"), "mail", null))
            .event(new Resolved(at("2026-04-02T08:00:00Z")))
            .build();

    private static final Ticket WITHDRAWN = ticket("F", "2026-02-10T08:00:00Z")
            .category("network")
            .event(new Assigned(at("2026-02-10T08:10:00Z"), "network", null))
            .event(new Assigned(at("2026-02-10T08:20:00Z"), "mail", null))
            .event(new Cancelled(at("2026-02-10T09:00:00Z")))
            .build();
    private static final Ticket TOLD_BY_ONE_ROW = ticket("G", "2026-02-01T08:00:00Z")
            .category("disk")
            .recordedSlaMet(false)
            .unknown(UnknownFact.WAITING)
            .unknown(UnknownFact.REOPENINGS)
            .unknown(UnknownFact.REASSIGNMENTS)
            .event(new Resolved(at("2026-02-01T10:00:00Z")))
            .build();
    /** Resolved on the third of February at the latest. */
    private static final Ticket RESOLVED_SOMETIME = ticket("H", "2026-01-25T08:00:00Z")
            .category("disk")
            .unknown(UnknownFact.RESOLUTION_TIME)
            .event(new Resolved(at("2026-02-03T08:00:00Z")))
            .build();

    private static final List<Ticket> LOG =
            List.of(IN_TIME, LATE, OLD, YOUNG, RESOLVED_LATER, WITHDRAWN, TOLD_BY_ONE_ROW, RESOLVED_SOMETIME);

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    private static Ticket.Builder ticket(String reference, String openedAt) {
        return Ticket.builder("desk", reference, TicketKind.INCIDENT)
                .priority("P1")
                .service("mail")
                .event(new Opened(at(openedAt)));
    }

    private static ServiceStatistics statistics(ServicePeriod period, List<Ticket> tickets) {
        ServiceStatistics statistics = ServiceStatistics.of(period, CLOCKS);
        tickets.forEach(statistics::accept);
        return statistics;
    }

    private static ServiceFigures total() {
        return statistics(QUARTER, LOG).total();
    }

    private static Attainment resolution(ServiceFigures figures) {
        return Objects.requireNonNull(figures.attainment().get(SlaMetric.RESOLUTION));
    }

    @Test
    void seven_were_opened_and_four_resolved_in_the_quarter() {
        assertThat(total().opened()).isEqualTo(7);
        assertThat(total().resolved()).isEqualTo(4);
        assertThat(total().resolvedUnknown()).isZero();
    }

    @Test
    void two_were_in_time_two_late_one_nobody_can_tell_and_two_had_no_promise() {
        assertThat(resolution(total()))
                .isEqualTo(new Attainment(2, 2, 0, 1, 2, Map.of(UnknownFact.RESOLUTION_TIME, 1L)));
        assertThat(resolution(total()).share()).isEqualTo(Result.measured(Quantity.of("50.000000", "%")));
    }

    @Test
    void what_was_never_promised_has_no_share_and_says_so() {
        Attainment response = Objects.requireNonNull(total().attainment().get(SlaMetric.FIRST_RESPONSE));

        assertThat(response.notPromised()).isEqualTo(7);
        assertThat(response.share()).isInstanceOf(Result.NoData.class);
    }

    @Test
    void a_claim_of_the_source_about_later_events_is_not_known_yet() {
        assertThat(total().recorded()).isEqualTo(new Share(0, 1, 6));

        ServicePeriod later = QUARTER.asOf(at("2026-05-01T00:00:00Z"));
        assertThat(statistics(later, LOG).total().recorded()).isEqualTo(new Share(1, 2, 5));
    }

    @Test
    void three_are_open_at_the_end_of_ages_from_a_day_to_a_quarter() {
        assertThat(total().backlog()).isEqualTo(new Backlog(3, List.of(1L, 0L, 1L, 0L, 1L), 0));
    }

    @Test
    void a_ticket_of_exactly_a_day_is_in_the_second_band() {
        ServiceFigures figures = statistics(QUARTER.asOf(at("2026-03-31T22:00:00Z")), List.of(YOUNG))
                .total();

        assertThat(figures.backlog().byAge()).containsExactly(0L, 1L, 0L, 0L, 0L);
    }

    @Test
    void one_was_reopened_and_one_reassigned_and_of_one_nobody_can_tell() {
        assertThat(total().reopened()).isEqualTo(new Share(1, 6, 1));
        assertThat(total().reassigned()).isEqualTo(new Share(1, 6, 1));
    }

    @Test
    void months_are_those_of_the_zone() {
        assertThat(statistics(QUARTER, LOG).byMonth())
                .extracting(f -> f.group().get(Dimension.MONTH), ServiceFigures::opened, ServiceFigures::resolved)
                .containsExactly(tuple("2026-01", 2L, 1L), tuple("2026-02", 3L, 2L), tuple("2026-03", 2L, 0L));
    }

    @Test
    void a_resolution_that_nobody_can_date_is_in_no_month_and_said_to_be_unknown_in_each_that_it_may_be_of() {
        assertThat(statistics(QUARTER, LOG).byMonth())
                .extracting(ServiceFigures::resolvedUnknown)
                .containsExactly(1L, 1L, 0L);
    }

    @Test
    void each_month_has_the_backlog_of_its_end() {
        assertThat(statistics(QUARTER, LOG).byMonth())
                .extracting(ServiceFigures::backlog)
                .containsExactly(
                        new Backlog(1, List.of(0L, 0L, 0L, 1L, 0L), 1),
                        new Backlog(1, List.of(0L, 0L, 0L, 1L, 0L), 0),
                        new Backlog(3, List.of(1L, 0L, 1L, 0L, 1L), 0));
    }

    @Test
    void as_of_an_earlier_instant_nothing_is_known_of_what_came_later() {
        ServiceFigures figures =
                statistics(QUARTER.asOf(at("2026-02-02T00:00:00Z")), LOG).total();

        assertThat(figures.opened()).isEqualTo(4);
        assertThat(figures.backlog().open()).isEqualTo(2);
        assertThat(figures.backlog().unknown()).isEqualTo(1);
        assertThat(figures.reopened()).isEqualTo(new Share(0, 3, 1));
        assertThat(resolution(figures))
                .isEqualTo(new Attainment(2, 1, 0, 1, 0, Map.of(UnknownFact.RESOLUTION_TIME, 1L)));
    }

    @Test
    void between_its_resolution_and_its_reopening_a_ticket_is_not_open() {
        assertThat(backlog("2026-02-02T23:29:59.999Z", LATE)).isEqualTo(1);
        assertThat(backlog("2026-02-02T23:30:00Z", LATE)).isZero();
        assertThat(backlog("2026-02-03T08:00:00Z", LATE)).isEqualTo(1);
        assertThat(backlog("2026-02-05T10:00:00Z", LATE)).isZero();
    }

    private static long backlog(String asOf, Ticket ticket) {
        return statistics(QUARTER.asOf(at(asOf)), List.of(ticket))
                .total()
                .backlog()
                .open();
    }

    @Test
    void a_month_that_is_not_begun_is_left_out() {
        assertThat(statistics(QUARTER.asOf(at("2026-02-15T00:00:00Z")), LOG).byMonth())
                .hasSize(2);
    }

    @Test
    void a_ticket_counts_for_the_group_that_it_had_as_of_the_instant() {
        ServiceStatistics statistics = statistics(QUARTER, LOG);

        assertThat(statistics.by(Dimension.GROUP))
                .extracting(f -> f.group().get("group"), ServiceFigures::opened)
                .containsExactly(tuple(Dimension.NONE, 4L), tuple("mail", 1L), tuple("network", 2L));
        assertThat(statistics.by(Dimension.SERVICE))
                .extracting(f -> f.backlog().open())
                .containsExactly(2L, 1L);
    }

    @Test
    void a_group_without_a_ticket_in_any_figure_is_left_out() {
        Ticket longAgo = Ticket.builder("desk", "Z", TicketKind.INCIDENT)
                .service("fax")
                .event(new Opened(at("2020-01-01T00:00:00Z")))
                .event(new Closed(at("2020-01-02T00:00:00Z")))
                .build();

        assertThat(statistics(QUARTER, List.of(longAgo)).by(Dimension.SERVICE)).isEmpty();
    }

    @Test
    void causes_come_the_most_frequent_first_with_those_that_have_none() {
        assertThat(statistics(QUARTER, LOG).causes(Dimension.CATEGORY))
                .containsExactly(new Cause("disk", 4), new Cause("network", 2), new Cause(Dimension.NONE, 1));
    }

    @Test
    void groups_and_months_add_up_to_the_total() {
        ServiceStatistics statistics = statistics(QUARTER, LOG);

        for (Dimension dimension : ServiceStatistics.USUAL_DIMENSIONS) {
            assertThat(statistics.by(dimension).stream()
                            .mapToLong(ServiceFigures::opened)
                            .sum())
                    .isEqualTo(7);
        }
        assertThat(statistics.byMonth().stream()
                        .mapToLong(ServiceFigures::opened)
                        .sum())
                .isEqualTo(7);
    }

    @Test
    void without_a_ticket_there_is_nothing_and_no_share_of_it() {
        ServiceFigures nothing = statistics(QUARTER, List.of()).total();

        assertThat(nothing.opened()).isZero();
        assertThat(nothing.reopened().share()).isInstanceOf(Result.NoData.class);
        assertThat(statistics(QUARTER, List.of()).by(Dimension.SERVICE)).isEmpty();
    }

    @Test
    void parts_merged_in_any_order_give_the_figures_of_one_pass() {
        ServiceStatistics whole = statistics(QUARTER, LOG);
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            List<Ticket> shuffled = new ArrayList<>(LOG);
            Collections.shuffle(shuffled, random);
            int cut = random.nextInt(LOG.size() + 1);
            ServiceStatistics merged = statistics(QUARTER, shuffled.subList(0, cut));
            merged.merge(statistics(QUARTER, shuffled.subList(cut, LOG.size())));

            assertThat(merged.total()).isEqualTo(whole.total());
            assertThat(merged.byMonth()).isEqualTo(whole.byMonth());
            assertThat(merged.by(Dimension.GROUP)).isEqualTo(whole.by(Dimension.GROUP));
            assertThat(merged.causes(Dimension.CATEGORY)).isEqualTo(whole.causes(Dimension.CATEGORY));
        }
    }

    @Test
    void another_report_is_not_merged() {
        ServiceStatistics quarter = statistics(QUARTER, LOG);
        ServiceStatistics other = statistics(QUARTER.asOf(at("2026-05-01T00:00:00Z")), LOG);

        assertThatThrownBy(() -> quarter.merge(other)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_period_without_days_and_bands_out_of_order_are_refused() {
        LocalDate day = LocalDate.of(2026, 1, 1);

        assertThatThrownBy(() -> ServicePeriod.of(day, day, BERLIN)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ServicePeriod.of(day, day.plusMonths(121), BERLIN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("120 months");
        assertThatThrownBy(() -> new ServicePeriod(
                        day, day.plusDays(1), BERLIN, Instant.EPOCH, List.of(Duration.ofDays(7), Duration.ofDays(1))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ageBands");
    }

    @Test
    void what_is_not_counted_is_not_made_up() {
        ServiceStatistics statistics = statistics(QUARTER, LOG);

        assertThatThrownBy(() -> statistics.by(Dimension.KIND)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> statistics.causes(Dimension.of("closeCode")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(
                        () -> ServiceStatistics.of(QUARTER, CLOCKS, List.of(Dimension.KIND, Dimension.KIND), List.of()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_ticket_as_of_an_instant_knows_no_totals_of_its_source() {
        Ticket then = Ticket.builder("desk", "W", TicketKind.INCIDENT)
                .recordedReopenCount(2)
                .recordedReassignmentCount(3)
                .event(new Opened(at("2026-01-01T00:00:00Z")))
                .event(new TicketEvent.Closed(at("2026-01-02T00:00:00Z")))
                .build()
                .asOf(at("2026-01-01T12:00:00Z"))
                .orElseThrow();

        assertThat(then.recordedReopenCount()).isEmpty();
        assertThat(then.recordedReassignmentCount()).isEmpty();
        assertThat(then.events()).hasSize(1);
        assertThat(then.asOf(at("2025-01-01T00:00:00Z"))).isEmpty();
    }
}
