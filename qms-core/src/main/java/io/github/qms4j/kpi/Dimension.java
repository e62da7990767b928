package io.github.qms4j.kpi;

import io.github.qms4j.servicedesk.Ticket;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a KPI is broken down by.
 *
 * @param name printed as the heading, and stored with the measurement
 * @param value reads it from a ticket; never null
 */
public record Dimension(String name, Function<Ticket, String> value) {
    /** What a ticket without a value is counted under. */
    public static final String NONE = "(none)";

    /** The name of the dimension that {@link #openedMonth} makes. */
    public static final String MONTH = "month";

    public static final Dimension PRIORITY =
            new Dimension("priority", t -> t.priority().orElse(NONE));
    public static final Dimension SERVICE =
            new Dimension("service", t -> t.service().orElse(NONE));
    public static final Dimension CATEGORY =
            new Dimension("category", t -> t.category().orElse(NONE));
    public static final Dimension GROUP = new Dimension("group", t -> t.group().orElse(NONE));
    public static final Dimension KIND = new Dimension("kind", t -> t.kind().name());

    /** A further value of tickets, by the name under which {@link Ticket#dimension} has it. */
    public static Dimension of(String name) {
        return new Dimension(name, t -> t.dimension(name).orElse(NONE));
    }

    public Dimension {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    /** The month in which a ticket was opened, such as {@code 2026-03}, by the calendar of a zone. */
    public static Dimension openedMonth(ZoneId zone) {
        return new Dimension(MONTH, new OpenedMonth(zone));
    }
}
