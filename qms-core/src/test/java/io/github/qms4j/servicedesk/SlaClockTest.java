package io.github.qms4j.servicedesk;

import static io.github.qms4j.servicedesk.SlaCase.BERLIN;
import static io.github.qms4j.servicedesk.SlaCase.at;
import static io.github.qms4j.servicedesk.SlaCase.business;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.calendar.BusinessCalendar;
import io.github.qms4j.calendar.OpeningWindow;
import io.github.qms4j.calendar.TimeZoneDatabase;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.servicedesk.SlaVerdict.Clock;
import io.github.qms4j.servicedesk.SlaVerdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pauses, deadlines and verdicts of a single clock, against cases with known answers. */
@Verifies("SD-3")
class SlaClockTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void a_verdict_names_the_time_zone_rules_it_was_counted_by() {
        SlaVerdict verdict = SlaCase.office("2026-01-12T10:00").verdict("2026-01-13T10:00");
        assertThat(verdict.timeZoneRules()).isEqualTo(TimeZoneDatabase.version(BERLIN));
    }

    @Test
    void a_pause_within_the_week_takes_nothing_from_the_target() {
        SlaCase inWeek =
                SlaCase.office("2026-01-12T10:00").paused("2026-01-12T15:00").resumed("2026-01-14T11:00");
        assertThat(inWeek.current("2026-01-14T11:00").used()).isEqualTo(HOUR.multipliedBy(5));
        assertThat(inWeek.current("2026-01-14T11:00").due()).isEqualTo(at("2026-01-14T14:00"));
    }

    @Test
    void a_pause_over_the_weekend_does_not_shift_the_deadline_by_wall_time() {
        SlaCase overWeekend =
                SlaCase.office("2026-01-16T10:00").paused("2026-01-16T16:00").resumed("2026-01-19T10:00");
        assertThat(overWeekend.current("2026-01-19T10:00").due()).isEqualTo(at("2026-01-19T12:00"));
    }

    @Test
    void a_deadline_is_undefined_while_paused() {
        Clock paused =
                SlaCase.office("2026-01-12T10:00").paused("2026-01-12T15:00").current("2026-01-13T15:00");
        assertThat(paused.due()).isNull();
        assertThat(paused.outcome()).isEqualTo(Outcome.PAUSED);
        assertThat(paused.used()).isEqualTo(HOUR.multipliedBy(5));
    }

    @Test
    void waiting_for_a_reason_that_the_agreement_does_not_name_stops_no_clock() {
        SlaCase waiting =
                SlaCase.office("2026-01-12T10:00").then(new TicketEvent.Suspended(at("2026-01-12T11:00"), "lunch"));
        assertThat(waiting.outcome("2026-01-12T12:00")).isEqualTo(Outcome.RUNNING);
        assertThat(waiting.current("2026-01-12T12:00").used()).isEqualTo(HOUR.multipliedBy(2));
    }

    @Test
    void a_new_reason_for_waiting_can_start_the_clock_again() {
        SlaCase waiting = SlaCase.office("2026-01-12T10:00")
                .paused("2026-01-12T11:00")
                .then(new TicketEvent.Suspended(at("2026-01-12T12:00"), "lunch"));
        assertThat(waiting.current("2026-01-12T13:00").used()).isEqualTo(HOUR.multipliedBy(2));
    }

    @Test
    void a_ticket_created_pending_counts_the_half_hour_in_which_it_was_open() {
        assertUsed(zammadPending().then(open("10:30")).then(pending("11:00")).then(closed("12:00")), 30, 210);
    }

    @Test
    void a_ticket_created_pending_counts_both_half_hours_in_which_it_was_open() {
        assertUsed(
                zammadPending()
                        .then(open("10:30"))
                        .then(pending("11:00"))
                        .then(open("11:30"))
                        .then(closed("12:00")),
                60,
                180);
    }

    @Test
    void a_ticket_created_pending_and_never_open_counts_nothing() {
        assertUsed(zammadPending().then(closed("12:00")), 0, 240);
    }

    @Test
    void closing_half_an_hour_late_leaves_minus_thirty_minutes() {
        SlaCase late = SlaCase.of(
                        SlaCase.daily(BERLIN, "09:00", "18:00"),
                        SlaMetric.RESOLUTION,
                        business(Duration.ofHours(3)),
                        Instant.parse("2013-06-04T09:00:00Z"))
                .then(closed("12:30"));
        assertUsed(late, 210, -30);
        assertThat(late.outcome("2013-06-05T00:00")).isEqualTo(Outcome.MISSED);
    }

    private static SlaCase zammadPending() {
        return SlaCase.of(
                        SlaCase.daily(BERLIN, "09:00", "18:00"),
                        SlaMetric.RESOLUTION,
                        business(Duration.ofHours(4)),
                        Instant.parse("2013-06-04T09:00:00Z"))
                .then(pending("09:00"));
    }

    private static TicketEvent open(String utc) {
        return new TicketEvent.Resumed(Instant.parse("2013-06-04T" + utc + ":00Z"));
    }

    private static TicketEvent pending(String utc) {
        return new TicketEvent.Suspended(Instant.parse("2013-06-04T" + utc + ":00Z"), "user");
    }

    private static TicketEvent closed(String utc) {
        return new TicketEvent.Closed(Instant.parse("2013-06-04T" + utc + ":00Z"));
    }

    private static void assertUsed(SlaCase ticket, long used, long left) {
        Clock clock = ticket.current("2013-06-05T00:00");
        assertThat(clock.used()).isEqualTo(Duration.ofMinutes(used));
        Duration target = ((SlaTarget.BusinessTime) clock.target()).length();
        assertThat(target.minus(clock.used())).isEqualTo(Duration.ofMinutes(left));
    }

    @Test
    void a_level_of_an_hour_before_is_counted_in_business_time() {
        BusinessCalendar long_ = BusinessCalendar.builder("long", BERLIN)
                .open(MONDAY, FRIDAY, OpeningWindow.of("08:00", "18:00"))
                .build();
        SlaCase glpi = SlaCase.of(long_, SlaMetric.RESOLUTION, business(HOUR.multipliedBy(4)), at("2026-01-12T17:00"))
                .escalating(new EscalationLevel.Before(HOUR));
        assertThat(glpi.current("2026-01-13T09:00").due()).isEqualTo(at("2026-01-13T11:00"));
        assertThat(glpi.escalations("2026-01-13T09:59")).isEmpty();
        assertThat(glpi.escalations("2026-01-13T10:00"))
                .extracting(SlaClock.Escalation::at)
                .containsExactly(at("2026-01-13T10:00"));
    }

    @Test
    void a_fixed_deadline_never_moves() {
        SlaCase fixed = SlaCase.of(new SlaTarget.FixedDeadline(at("2026-01-14T12:00")), "2026-01-12T10:00")
                .paused("2026-01-12T15:00");
        assertThat(fixed.current("2026-01-13T15:00").due()).isEqualTo(at("2026-01-14T12:00"));
        assertThat(fixed.outcome("2026-01-14T12:00")).isEqualTo(Outcome.PAUSED);
        assertThat(fixed.outcome("2026-01-14T12:01")).isEqualTo(Outcome.MISSED);
    }

    @Test
    void elapsed_time_counts_nights_and_weekends_but_no_pause() {
        SlaCase elapsed = SlaCase.of(new SlaTarget.ElapsedTime(HOUR.multipliedBy(24)), "2026-01-16T16:00")
                .paused("2026-01-16T20:00")
                .resumed("2026-01-17T20:00");
        assertThat(elapsed.current("2026-01-17T21:00").due()).isEqualTo(at("2026-01-18T16:00"));
        assertThat(elapsed.outcome("2026-01-18T16:01")).isEqualTo(Outcome.MISSED);
    }

    @Test
    void working_days_end_at_the_same_time_of_day() {
        SlaCase days = SlaCase.of(new SlaTarget.WorkingDays(7, false), "2018-11-19T10:00");
        assertThat(days.current("2018-11-19T11:00").due()).isEqualTo(at("2018-11-28T10:00"));
        assertThat(days.outcome("2018-11-28T10:00")).isEqualTo(Outcome.RUNNING);
        assertThat(days.outcome("2018-11-28T10:01")).isEqualTo(Outcome.MISSED);
    }

    @Test
    void working_days_end_at_the_closing_of_the_last_day() {
        SlaCase days = SlaCase.of(new SlaTarget.WorkingDays(7, true), "2018-11-19T10:00");
        assertThat(days.current("2018-11-19T11:00").due()).isEqualTo(at("2018-11-28T17:00"));
    }

    @Test
    void a_pause_moves_a_deadline_in_working_days_by_the_business_time_it_took() {
        SlaCase days = SlaCase.of(new SlaTarget.WorkingDays(2, false), "2026-01-12T10:00")
                .paused("2026-01-12T15:00")
                .resumed("2026-01-13T11:00");
        assertThat(days.current("2026-01-12T16:00").due()).isNull();
        assertThat(days.current("2026-01-13T11:00").due()).isEqualTo(at("2026-01-14T14:00"));
    }

    @Test
    void a_resolution_exactly_at_the_deadline_is_in_time() {
        SlaCase ticket = SlaCase.office("2026-01-12T09:00").resolved("2026-01-12T17:00");
        assertThat(ticket.outcome("2026-01-20T00:00")).isEqualTo(Outcome.MET);
        assertThat(ticket.current("2026-01-20T00:00").due()).isEqualTo(at("2026-01-12T17:00"));
    }

    @Test
    void a_resolution_after_the_deadline_while_closed_is_in_time_as_no_business_time_passed() {
        SlaCase ticket = SlaCase.office("2026-01-12T09:00").resolved("2026-01-13T09:00");
        assertThat(ticket.outcome("2026-01-20T00:00")).isEqualTo(Outcome.MET);
    }

    @Test
    void a_resolution_a_second_late_is_missed() {
        SlaCase ticket = SlaCase.office("2026-01-12T09:00").resolved("2026-01-13T09:00:01");
        Clock clock = ticket.current("2026-01-20T00:00");
        assertThat(clock.outcome()).isEqualTo(Outcome.MISSED);
        assertThat(clock.missedAt()).isEqualTo(at("2026-01-12T17:00"));
    }

    @Test
    void a_resolution_in_time_has_the_deadline_it_kept() {
        Clock clock =
                SlaCase.office("2026-01-12T09:00").resolved("2026-01-12T12:00").current("2026-01-20T00:00");
        assertThat(clock.due()).isEqualTo(at("2026-01-12T17:00"));
        assertThat(clock.endedAt()).isEqualTo(at("2026-01-12T12:00"));
        assertThat(clock.missedAt()).isNull();
    }

    @Test
    void a_target_used_up_exactly_at_a_pause_was_due_then() {
        SlaCase ticket = SlaCase.office("2026-01-12T09:00")
                .paused("2026-01-12T17:00")
                .resumed("2026-01-14T10:00")
                .resolved("2026-01-14T11:00");
        assertThat(ticket.outcome("2026-01-14T10:00")).isEqualTo(Outcome.RUNNING);
        assertThat(ticket.current("2026-01-15T00:00").missedAt()).isEqualTo(at("2026-01-12T17:00"));
    }

    @Test
    void business_time_is_exact_to_the_second() {
        SlaCase zammad = SlaCase.of(
                BusinessCalendar.builder("zammad", BERLIN)
                        .open(MONDAY, FRIDAY, OpeningWindow.of("08:00", "20:00"))
                        .build(),
                SlaMetric.RESOLUTION,
                business(Duration.ofHours(20)),
                Instant.parse("2016-11-07T13:26:36Z"));
        assertThat(zammad.current("2016-11-08T00:00").due()).isEqualTo(Instant.parse("2016-11-09T09:26:36Z"));
    }

    @Test
    void a_deadline_over_the_spring_switch_is_in_the_new_offset() {
        BusinessCalendar newYork = BusinessCalendar.builder("ny", ZoneId.of("America/New_York"))
                .open(MONDAY, FRIDAY, OpeningWindow.of("09:00", "17:00"))
                .build();
        SlaCase ticket = SlaCase.of(
                newYork, SlaMetric.RESOLUTION, business(HOUR.multipliedBy(4)), Instant.parse("2026-03-06T21:00:00Z"));
        assertThat(ticket.verdict(SlaMetric.RESOLUTION, Instant.parse("2026-03-07T00:00:00Z"))
                        .current()
                        .orElseThrow()
                        .due())
                .isEqualTo(Instant.parse("2026-03-09T16:00:00Z"));
    }

    @Test
    void a_pause_over_the_spring_night_leaves_what_was_left() {
        SlaCase ticket = SlaCase.of(
                        SlaCase.daily(BERLIN, "00:00", "06:00"),
                        SlaMetric.RESOLUTION,
                        business(HOUR.multipliedBy(4)),
                        at("2026-03-29T00:00"))
                .paused("2026-03-29T01:00")
                .resumed("2026-03-29T04:00");
        assertThat(ticket.current("2026-03-29T04:00").due()).isEqualTo(at("2026-03-30T01:00"));
    }

    @Test
    void the_zone_of_who_looks_is_of_no_account() {
        SlaCase ticket =
                SlaCase.office("2026-01-12T10:00").paused("2026-01-12T15:00").resumed("2026-01-14T11:00");
        SlaVerdict here = ticket.verdict("2026-01-14T12:00");
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(ticket.verdict("2026-01-14T12:00")).isEqualTo(here);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void events_after_the_instant_of_the_judgement_are_not_looked_at() {
        SlaCase ticket = SlaCase.office("2026-01-12T09:00").resolved("2026-01-14T09:00");
        assertThat(ticket.outcome("2026-01-12T10:00")).isEqualTo(Outcome.RUNNING);
        assertThat(ticket.current("2026-01-12T10:00").endedAt()).isNull();
    }

    @Test
    void nothing_is_promised_before_a_ticket_is_opened() {
        assertThat(SlaCase.office("2026-01-12T09:00").outcome("2026-01-12T08:59"))
                .isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void nothing_is_promised_for_a_priority_without_target() {
        SlaCase ticket = SlaCase.office("2026-01-12T09:00");
        assertThat(ticket.verdict(SlaMetric.CLOSURE, "2026-01-30T00:00").outcome())
                .isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(ticket.prioritised("2026-01-12T10:00", "P9").outcome("2026-01-30T00:00"))
                .isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void a_resolution_without_an_answer_is_the_first_response() {
        SlaCase ticket = withResponse().resolved("2026-01-12T09:30");
        assertThat(ticket.verdict(SlaMetric.FIRST_RESPONSE, "2026-01-20T00:00").outcome())
                .isEqualTo(Outcome.MET);
    }

    @Test
    void the_first_answer_counts_and_no_later_one() {
        SlaCase ticket = withResponse().responded("2026-01-12T09:30").responded("2026-01-12T16:00");
        assertThat(ticket.verdict(SlaMetric.FIRST_RESPONSE, "2026-01-20T00:00").outcome())
                .isEqualTo(Outcome.MET);
    }

    @Test
    void a_late_first_answer_is_missed_whatever_follows() {
        SlaCase ticket = withResponse().responded("2026-01-12T10:01").resolved("2026-01-12T10:02");
        assertThat(ticket.verdict(SlaMetric.FIRST_RESPONSE, "2026-01-20T00:00").outcome())
                .isEqualTo(Outcome.MISSED);
    }

    private static SlaCase withResponse() {
        return SlaCase.office("2026-01-12T09:00").target("P2", SlaMetric.FIRST_RESPONSE, business(HOUR));
    }

    @Test
    void a_closure_without_a_resolution_counts_as_one() {
        assertThat(SlaCase.office("2026-01-12T09:00").closed("2026-01-12T12:00").outcome("2026-01-20T00:00"))
                .isEqualTo(Outcome.MET);
    }

    @Test
    void the_clock_to_closure_goes_on_while_resolved() {
        SlaCase ticket = SlaCase.office("2026-01-12T09:00")
                .target("P2", SlaMetric.CLOSURE, business(HOUR.multipliedBy(8)))
                .resolved("2026-01-12T10:00")
                .closed("2026-01-13T10:00");
        assertThat(ticket.verdict(SlaMetric.CLOSURE, "2026-01-12T12:00").outcome())
                .isEqualTo(Outcome.RUNNING);
        assertThat(ticket.verdict(SlaMetric.CLOSURE, "2026-01-20T00:00").outcome())
                .isEqualTo(Outcome.MISSED);
    }

    @Test
    void a_ticket_cancelled_in_time_is_neither_met_nor_missed() {
        SlaCase ticket = SlaCase.office("2026-01-12T09:00").cancelled("2026-01-12T12:00");
        assertThat(ticket.outcome("2026-01-20T00:00")).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(ticket.current("2026-01-20T00:00").outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void a_missed_ticket_stays_missed_when_it_is_cancelled() {
        assertThat(SlaCase.office("2026-01-12T09:00")
                        .cancelled("2026-01-14T12:00")
                        .outcome("2026-01-20T00:00"))
                .isEqualTo(Outcome.MISSED);
    }

    @Test
    void an_answer_in_time_stays_met_when_the_ticket_is_cancelled_later() {
        SlaCase ticket = withResponse().responded("2026-01-12T09:30").cancelled("2026-01-12T12:00");
        assertThat(ticket.verdict(SlaMetric.FIRST_RESPONSE, "2026-01-20T00:00").outcome())
                .isEqualTo(Outcome.MET);
    }

    @ParameterizedTest
    @EnumSource(SlaMetric.class)
    void judging_every_metric_at_once_says_the_same_as_one_by_one(SlaMetric metric) {
        SlaCase ticket = withResponse()
                .target("P2", SlaMetric.CLOSURE, new SlaTarget.WorkingDays(1, true))
                .responded("2026-01-12T09:30")
                .paused("2026-01-12T10:00")
                .resolved("2026-01-13T10:00");
        Instant asOf = at("2026-01-14T00:00");
        assertThat(ticket.clock().judge(ticket.ticket(), asOf)).containsEntry(metric, ticket.verdict(metric, asOf));
    }

    @Test
    void a_clock_refuses_another_calendar_than_the_agreement_names() {
        SlaDefinition sla = SlaDefinition.builder("gold", "office")
                .target("P1", SlaMetric.RESOLUTION, business(HOUR))
                .build();
        BusinessCalendar other = BusinessCalendar.alwaysOpen("always", BERLIN);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> SlaClock.of(sla, other.clock()))
                .withMessageContaining("office");
    }
}
