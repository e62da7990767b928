package io.github.qms4j.kpi;

import io.github.qms4j.servicedesk.SlaMetric;
import io.github.qms4j.servicedesk.SlaVerdict.Outcome;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket shall come to, written down before the ticket is made, so that a test can count by itself.
 *
 * @param responseMinutes from opening to first response; null for none, as with the other times
 */
record SampleTicket(
        int number,
        @Nullable String priority,
        @Nullable String service,
        Instant openedAt,
        @Nullable Long responseMinutes,
        @Nullable Long resolutionMinutes,
        @Nullable Long closureMinutes,
        boolean reopened,
        boolean reassigned,
        @Nullable Boolean recordedSlaMet,
        Map<SlaMetric, Outcome> outcomes) {
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    static SampleTicket opened(String at) {
        return new SampleTicket(1, "P1", "mail", Instant.parse(at), null, null, null, false, false, null, Map.of());
    }

    static SampleTicket closedAfter(int number, long minutes) {
        return new SampleTicket(number, "P1", "mail", FROM, null, minutes, minutes, false, false, null, Map.of());
    }

    static SampleTicket withResolution(int number, @Nullable String priority, Outcome outcome) {
        return new SampleTicket(
                number,
                priority,
                "mail",
                FROM,
                null,
                null,
                null,
                false,
                false,
                null,
                Map.of(SlaMetric.RESOLUTION, outcome));
    }

    static SampleTicket random(int number, SplittableRandom random) {
        Long resolution = random.nextInt(4) == 0 ? null : (long) random.nextInt(40) * 7;
        boolean closedFromWork = resolution == null && random.nextInt(3) == 0;
        boolean reopened = resolution != null && random.nextInt(5) == 0;
        Map<SlaMetric, Outcome> outcomes = new EnumMap<>(SlaMetric.class);
        for (SlaMetric metric : SlaMetric.values()) {
            if (random.nextInt(6) > 0) {
                outcomes.put(metric, OUTCOMES.get(random.nextInt(OUTCOMES.size())));
            }
        }
        return new SampleTicket(
                number,
                random.nextInt(8) == 0 ? null : "P" + random.nextInt(3),
                random.nextInt(8) == 0 ? null : "service " + random.nextInt(3),
                FROM.plusSeconds(random.nextInt(90 * 24 * 3600)),
                random.nextInt(3) == 0 ? null : (long) random.nextInt(30),
                resolution,
                closedFromWork || (resolution != null && random.nextBoolean())
                        ? Long.valueOf((resolution == null ? 0 : resolution) + 1_000 + random.nextInt(50))
                        : null,
                reopened,
                random.nextInt(4) == 0,
                random.nextInt(3) == 0 ? null : random.nextBoolean(),
                outcomes);
    }

    boolean isInBacklog() {
        return resolutionMinutes == null && closureMinutes == null;
    }

    /** A reopened one is resolved for good at the length that was asked for, and half-way for the first time. */
    JudgedTicket judged() {
        Ticket.Builder ticket = Ticket.builder("desk", "T" + number, TicketKind.SERVICE_REQUEST)
                .priority(priority)
                .service(service)
                .recordedSlaMet(recordedSlaMet)
                .event(new TicketEvent.Opened(openedAt))
                .event(new TicketEvent.Assigned(openedAt, "desk", null));
        if (reassigned) {
            ticket.event(new TicketEvent.Assigned(openedAt, "network", null));
        }
        if (responseMinutes != null && resolutionMinutes == null) {
            ticket.event(new TicketEvent.Responded(after(responseMinutes)));
        } else if (responseMinutes != null) {
            ticket.event(new TicketEvent.Responded(after(Math.min(responseMinutes, firstResolution()))));
        }
        if (resolutionMinutes != null) {
            if (reopened) {
                ticket.event(new TicketEvent.Resolved(after(firstResolution())));
                ticket.event(new TicketEvent.Reopened(after(firstResolution())));
            }
            ticket.event(new TicketEvent.Resolved(after(resolutionMinutes)));
        }
        if (closureMinutes != null) {
            ticket.event(new TicketEvent.Closed(after(closureMinutes)));
        }
        return new JudgedTicket(ticket.build(), outcomes);
    }

    /** What comes first of answer, resolution and closing. */
    @Nullable
    Long responded() {
        Long resolved = firstResolved();
        return responseMinutes == null || resolved == null
                ? responseMinutes == null ? resolved : responseMinutes
                : Long.valueOf(Math.min(responseMinutes, resolved));
    }

    @Nullable
    Long firstResolved() {
        return resolutionMinutes == null ? closureMinutes : Long.valueOf(firstResolution());
    }

    @Nullable
    Long resolved() {
        return resolutionMinutes == null ? closureMinutes : resolutionMinutes;
    }

    private long firstResolution() {
        long last = resolutionMinutes == null ? 0 : resolutionMinutes;
        return reopened ? last / 2 : last;
    }

    private Instant after(long minutes) {
        return openedAt.plus(Duration.ofMinutes(minutes));
    }
}
