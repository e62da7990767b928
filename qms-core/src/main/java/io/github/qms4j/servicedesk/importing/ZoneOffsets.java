package io.github.qms4j.servicedesk.importing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * From local time to instants, as {@link ZonedDateTime#ofLocal} has it: a time in a gap moves forward by its length, one
 * in an overlap takes the earlier offset, and how much later the other one would be is told. Remembers the offset of days
 * that no transition is near.
 */
final class ZoneOffsets {
    private static final long DAY = 86_400_000L;
    private static final int SLOTS = 1 << 11;
    private static final int CHANGING = Integer.MAX_VALUE;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final long[] days = new long[SLOTS];
    private final int[] offsets = new int[SLOTS];
    private long repeat;

    ZoneOffsets(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
        Arrays.fill(days, Long.MIN_VALUE);
    }

    /**
     * The instant of a local time.
     *
     * @param local milliseconds since 1970-01-01T00:00 on the local time line
     * @return milliseconds since 1970-01-01T00:00Z
     */
    long toInstant(long local) {
        repeat = 0;
        long day = Math.floorDiv(local, DAY);
        int slot = (int) day & SLOTS - 1;
        if (days[slot] != day) {
            offsets[slot] = offsetOn(day);
            days[slot] = day;
        }
        int offset = offsets[slot];
        return offset == CHANGING ? slowly(local) : local - offset * 1_000L;
    }

    /** Forgets the time asked for last; for a text that names its own zone. */
    void forget() {
        repeat = 0;
    }

    /** How many milliseconds later the second occurrence is of the local time asked for last; 0 when it occurs once. */
    long repeat() {
        return repeat;
    }

    private int offsetOn(long day) {
        LocalDateTime midnight = LocalDate.ofEpochDay(day).atStartOfDay();
        Instant from = midnight.minusDays(1).toInstant(ZoneOffset.UTC);
        ZoneOffsetTransition next = rules.nextTransition(from);
        Instant to = midnight.plusDays(2).toInstant(ZoneOffset.UTC);
        return next == null || next.getInstant().isAfter(to)
                ? rules.getOffset(from).getTotalSeconds()
                : CHANGING;
    }

    private long slowly(long local) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                Math.floorDiv(local, 1_000L), (int) Math.floorMod(local, 1_000L) * 1_000_000, ZoneOffset.UTC);
        ZoneOffsetTransition change = rules.getTransition(time);
        repeat = change != null && change.isOverlap() ? -change.getDuration().toMillis() : 0;
        return ZonedDateTime.ofLocal(time, zone, null).toInstant().toEpochMilli();
    }
}
