package io.github.qms4j.kpi;

import io.github.qms4j.servicedesk.Ticket;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.function.Function;

/** Tickets come ordered by time more often than not, so the month last found is tried first. */
final class OpenedMonth implements Function<Ticket, String> {
    private final ZoneId zone;
    private volatile Month last = new Month("", Instant.MAX, Instant.MIN);

    OpenedMonth(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public String apply(Ticket ticket) {
        Instant at = ticket.openedAt();
        Month month = last;
        if (at.isBefore(month.from) || !at.isBefore(month.until)) {
            YearMonth found = YearMonth.from(at.atZone(zone));
            month = new Month(
                    found.toString(),
                    found.atDay(1).atStartOfDay(zone).toInstant(),
                    found.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
            last = month;
        }
        return month.name;
    }

    private record Month(String name, Instant from, Instant until) {}
}
