package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.InvalidInputException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The dates of an export. A text without a zone is in the file's zone. A text that is one date by one pattern and another
 * by another ends the read: whichever was taken, some dates would be silently wrong. So does a file in which some dates can
 * only have the day first and others only the month.
 */
final class ExportDates {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final String file;
    private final DatePattern[] patterns;
    private final @Nullable DateOrder[] orders;
    private final DatePattern[] swapped;
    private final ZoneOffsets zone;
    private final long earliest;
    private final long latest;
    /** The first text that was read in an order, or that can only be read in one. */
    private final Map<DateOrder, Seen> seen = new EnumMap<>(DateOrder.class);

    private long repeat;
    private @Nullable DateOrder fitsOnly;

    ExportDates(String file, List<DatePattern> patterns, @Nullable ZoneId zone, ImportLimits limits) {
        this.file = file;
        this.patterns = patterns.toArray(DatePattern[]::new);
        this.orders = new @Nullable DateOrder[this.patterns.length];
        for (int i = 0; i < orders.length; i++) {
            orders[i] = this.patterns[i].order();
        }
        this.swapped = patterns.stream()
                .filter(pattern -> pattern.order() != null)
                .map(DatePattern::swapped)
                .toArray(DatePattern[]::new);
        this.zone = new ZoneOffsets(zone == null ? ZoneOffset.UTC : zone);
        this.earliest = limits.earliest().toEpochMilli();
        this.latest = limits.latest().toEpochMilli();
    }

    /**
     * Milliseconds since 1970-01-01T00:00Z, or {@link DatePattern#NO_DATE}.
     *
     * @param line for messages
     * @throws InvalidInputException when it is two dates, or contradicts the order of those before
     */
    long parse(String text, long line) {
        long instant = read(text, line);
        if (instant == DatePattern.NO_DATE) {
            String plain = spelled(text);
            instant = plain.equals(text) ? instant : read(plain, line);
        }
        return instant;
    }

    /** How much later the second occurrence of the time read last is; 0 when it occurs once. */
    long repeat() {
        return repeat;
    }

    /** What is wrong with the text read last, which is no date. */
    String fault() {
        return fitsOnly == null
                ? "is no date that exists and follows a date pattern of the mapping"
                : "is no date by the patterns of the mapping, but would be one with the " + words(fitsOnly);
    }

    boolean isPlausible(long instant) {
        return instant >= earliest && instant <= latest;
    }

    /** With plain blanks, and the day's halves as {@code am} and {@code pm}. */
    private static String spelled(String text) {
        return Blanks.plain(text).replaceAll("(?i)\\b([ap])\\. ?m\\.", "$1m");
    }

    private long read(String text, long line) {
        long instant = DatePattern.NO_DATE;
        int by = -1;
        repeat = 0;
        fitsOnly = null;
        for (int i = 0; i < patterns.length; i++) {
            zone.forget();
            long other = patterns[i].parse(text, zone);
            if (other == DatePattern.NO_DATE) {
                continue;
            }
            if (instant == DatePattern.NO_DATE) {
                instant = other;
                by = i;
                repeat = zone.repeat();
            } else if (other != instant) {
                throw ambiguous(text, line, instant, patterns[by], other, patterns[i]);
            }
        }
        if (by >= 0) {
            DateOrder order = orders[by];
            if (order != null && !seen.containsKey(order) && isOnly(text, instant, by)) {
                note(order, text, line);
            }
        } else {
            for (DatePattern pattern : swapped) {
                DateOrder order = pattern.order();
                if (order != null && pattern.parse(text, zone) != DatePattern.NO_DATE) {
                    fitsOnly = order;
                    note(order, text, line);
                }
            }
        }
        return instant;
    }

    /** Whether it would be no date, or another one, in the other order. */
    private boolean isOnly(String text, long instant, int by) {
        return patterns[by].swapped().parse(text, zone) != instant;
    }

    private void note(DateOrder order, String text, long line) {
        seen.putIfAbsent(order, new Seen(text, line));
        Seen other = seen.get(order.other());
        if (other != null) {
            throw InvalidInputException.of(
                    file,
                    "line " + line,
                    text,
                    "has the " + words(order) + ", but line " + other.line + " has '" + RejectedRow.shorten(other.text)
                            + "' with the " + words(order.other()),
                    "write all dates in one order; if all of them have the " + words(order)
                            + ", give the mapping the dateOrder " + order.key() + " or such patterns alone");
        }
    }

    private static String words(DateOrder order) {
        return order == DateOrder.DAY_FIRST ? "day first" : "month first";
    }

    private InvalidInputException ambiguous(
            String text, long line, long instant, DatePattern by, long other, DatePattern otherBy) {
        StringBuilder remedy = new StringBuilder("say in the mapping which it is");
        if (by.order() != null && otherBy.order() != null) {
            remedy.append(", with the dateOrder day-first or month-first");
            seen.forEach((order, evidence) -> remedy.append("; line ")
                    .append(evidence.line)
                    .append(" has '")
                    .append(RejectedRow.shorten(evidence.text))
                    .append("' with the ")
                    .append(words(order)));
        } else {
            remedy.append(", by leaving one of the patterns out");
        }
        return InvalidInputException.of(
                file,
                "line " + line,
                text,
                "is " + shown(instant) + " by " + by + " and " + shown(other) + " by " + otherBy,
                remedy.toString());
    }

    private static String shown(long instant) {
        return SHOWN.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(instant), ZoneOffset.UTC));
    }

    private record Seen(String text, long line) {}
}
