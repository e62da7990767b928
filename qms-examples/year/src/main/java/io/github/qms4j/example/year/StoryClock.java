package io.github.qms4j.example.year;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The clock of the story: it stands still until the story goes on to another day. */
final class StoryClock extends Clock {
    private final ZoneId zone;
    private volatile Instant now;

    StoryClock(ZoneId zone, LocalDate first) {
        this.zone = zone;
        this.now = first.atTime(LocalTime.of(9, 0)).atZone(zone).toInstant();
    }

    void set(Instant instant) {
        now = instant;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return Clock.fixed(now, other);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
