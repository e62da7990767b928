package io.github.qms4j.servicedesk;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;

import io.github.qms4j.calendar.BusinessCalendar;
import io.github.qms4j.calendar.OpeningWindow;
import io.github.qms4j.servicedesk.SlaVerdict.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** One promise and one ticket, in the local time of Berlin: Mon-Fri 9-17, 8 h to resolve a P2, 2 h a P1, 24 h a P3. */
final class SlaCase {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final BusinessCalendar OFFICE = BusinessCalendar.builder("office", BERLIN)
            .open(MONDAY, FRIDAY, OpeningWindow.of("09:00", "17:00"))
            .build();

    private final BusinessCalendar calendar;
    private final SlaDefinition.Builder sla;
    private final Ticket.Builder ticket;

    private SlaCase(BusinessCalendar calendar, SlaDefinition.Builder sla, Ticket.Builder ticket) {
        this.calendar = calendar;
        this.sla = sla;
        this.ticket = ticket;
    }

    /** A P2 opened at a local time. */
    static SlaCase office(String opened) {
        SlaDefinition.Builder sla = SlaDefinition.builder("gold", "office").pausedBy("user");
        hours(sla, "P1", 2);
        hours(sla, "P2", 8);
        hours(sla, "P3", 24);
        return new SlaCase(OFFICE, sla, incident("P2").event(new TicketEvent.Opened(at(opened))));
    }

    /** A P2 with one target on another calendar. */
    static SlaCase of(BusinessCalendar calendar, SlaMetric metric, SlaTarget target, Instant opened) {
        SlaDefinition.Builder sla =
                SlaDefinition.builder("gold", calendar.name()).pausedBy("user");
        sla.target("P2", metric, target);
        return new SlaCase(calendar, sla, incident("P2").event(new TicketEvent.Opened(opened)));
    }

    /** A P2 of the office hours with one target to resolve it. */
    static SlaCase of(SlaTarget target, String opened) {
        return of(OFFICE, SlaMetric.RESOLUTION, target, at(opened));
    }

    static BusinessCalendar daily(ZoneId zone, String start, String end) {
        return BusinessCalendar.builder("daily", zone)
                .open(MONDAY, SUNDAY, OpeningWindow.of(start, end))
                .build();
    }

    private static Ticket.Builder incident(String priority) {
        return Ticket.builder("desk", "INC1", TicketKind.INCIDENT).priority(priority);
    }

    private static void hours(SlaDefinition.Builder sla, String priority, int hours) {
        sla.target(priority, SlaMetric.RESOLUTION, business(Duration.ofHours(hours)));
    }

    static SlaTarget business(Duration length) {
        return new SlaTarget.BusinessTime(length);
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    SlaCase reopening(ReopenPolicy policy) {
        sla.reopenPolicy(policy);
        return this;
    }

    SlaCase notRetroactive() {
        sla.retroactive(false);
        return this;
    }

    SlaCase target(String priority, SlaMetric metric, SlaTarget target) {
        sla.target(priority, metric, target);
        return this;
    }

    SlaCase escalating(EscalationLevel level) {
        sla.escalation(level);
        return this;
    }

    SlaCase then(TicketEvent event) {
        ticket.event(event);
        return this;
    }

    SlaCase paused(String local) {
        return then(new TicketEvent.Suspended(at(local), "user"));
    }

    SlaCase resumed(String local) {
        return then(new TicketEvent.Resumed(at(local)));
    }

    SlaCase responded(String local) {
        return then(new TicketEvent.Responded(at(local)));
    }

    SlaCase prioritised(String local, String priority) {
        return then(new TicketEvent.Prioritised(at(local), priority));
    }

    SlaCase resolved(String local) {
        return then(new TicketEvent.Resolved(at(local)));
    }

    SlaCase reopened(String local) {
        return then(new TicketEvent.Reopened(at(local)));
    }

    SlaCase closed(String local) {
        return then(new TicketEvent.Closed(at(local)));
    }

    SlaCase cancelled(String local) {
        return then(new TicketEvent.Cancelled(at(local)));
    }

    SlaCase unknown(UnknownFact fact) {
        ticket.unknown(fact);
        return this;
    }

    SlaCase waited(String reason, int hours) {
        ticket.waited(new WaitingTotal(reason, Duration.ofHours(hours), false));
        return this;
    }

    SlaCase waitedInBusinessTime(String reason, int hours) {
        ticket.waited(new WaitingTotal(reason, Duration.ofHours(hours), true));
        return this;
    }

    Ticket ticket() {
        return ticket.build();
    }

    SlaClock clock() {
        return SlaClock.of(sla.build(), calendar.clock());
    }

    SlaVerdict verdict(String asOf) {
        return verdict(SlaMetric.RESOLUTION, asOf);
    }

    SlaVerdict verdict(SlaMetric metric, String asOf) {
        return verdict(metric, at(asOf));
    }

    SlaVerdict verdict(SlaMetric metric, Instant asOf) {
        return clock().judge(ticket(), metric, asOf);
    }

    SlaVerdict.Outcome outcome(String asOf) {
        return verdict(asOf).outcome();
    }

    /** The clock that counts for the resolution. */
    Clock current(String asOf) {
        return verdict(asOf).current().orElseThrow();
    }

    java.util.List<SlaClock.Escalation> escalations(String asOf) {
        return clock().escalations(ticket(), SlaMetric.RESOLUTION, at(asOf));
    }
}
