package io.github.qms4j.calendar;

import io.github.qms4j.InvalidInputException;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Opening hours of one day: the half-open span {@code [start, end)} of local time, to the second. The end may be
 * {@code 24:00}. A window whose end is earlier than its start goes on past midnight ({@code 22:00-06:00}).
 *
 * <p>Immutable; two windows are equal when they start and end alike. The natural order is by start, then by end.
 */
public final class OpeningWindow implements Comparable<OpeningWindow> {
    private static final int SECONDS_PER_DAY = 86_400;
    private static final String SUBJECT = "Opening window";
    private static final Comparator<OpeningWindow> ORDER =
            Comparator.comparingInt(OpeningWindow::startSecond).thenComparingInt(OpeningWindow::endSecond);

    /** {@code 00:00-24:00}, the whole local day, however long the zone makes it. */
    public static final OpeningWindow ALL_DAY = new OpeningWindow(0, SECONDS_PER_DAY);

    private final int startSecond;
    private final int endSecond;

    private OpeningWindow(int startSecond, int endSecond) {
        this.startSecond = startSecond;
        this.endSecond = endSecond;
    }

    /**
     * A window between two local times.
     *
     * @param end exclusive; {@code 00:00} is the midnight at the end of the day, so {@code 22:00, 00:00} is two hours
     * @throws InvalidInputException if the window is empty (use {@link #ALL_DAY} for a whole day) or a time has a
     *     fraction of a second
     */
    public static OpeningWindow of(LocalTime start, LocalTime end) {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        return between(wholeSecond("start", start), wholeSecond("end", end), start + "-" + end);
    }

    /**
     * A window between two local times as text, {@code HH:mm} or {@code HH:mm:ss}.
     *
     * @param end exclusive; {@code 24:00} is the midnight at the end of the day
     * @throws InvalidInputException if a time cannot be read or has a fraction of a second, or the window is empty
     */
    public static OpeningWindow of(String start, String end) {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        int startSecond = wholeSecond("start", time("start", start));
        int endSecond = isEndOfDay(end) ? SECONDS_PER_DAY : wholeSecond("end", time("end", end));
        return between(startSecond, endSecond, start + "-" + end);
    }

    /**
     * The window written as {@code 08:00-18:00}; reads back what {@link #toString()} writes.
     *
     * @throws InvalidInputException if the text is not two times joined by one hyphen, or as for
     *     {@link #of(String, String)}
     */
    public static OpeningWindow parse(String text) {
        int hyphen = text.indexOf('-');
        if (hyphen < 0) {
            throw InvalidInputException.of(
                    SUBJECT, "text", text, "is not two times joined by a hyphen", "write for example 08:00-18:00");
        }
        return of(text.substring(0, hyphen).strip(), text.substring(hyphen + 1).strip());
    }

    /** The first second of the window, counted from local midnight: 0 to 86,399. */
    public int startSecond() {
        return startSecond;
    }

    /**
     * The second at which the window is over, counted from local midnight: 1 to 86,400, where 86,400 is 24:00. Smaller
     * than {@link #startSecond()} when the window goes on past midnight.
     */
    public int endSecond() {
        return endSecond;
    }

    /** Whether the window ends on the day after it started; one that ends at 24:00 does not. */
    public boolean spansMidnight() {
        return endSecond < startSecond;
    }

    /** The parts by local day: the window itself, or the evening and, after it, the morning of one past midnight. */
    List<OpeningWindow> splitAtMidnight() {
        return spansMidnight()
                ? List.of(new OpeningWindow(startSecond, SECONDS_PER_DAY), new OpeningWindow(0, endSecond))
                : List.of(this);
    }

    /** The same hours as the fewest windows, in order. No window may span midnight. */
    static List<OpeningWindow> merge(Collection<OpeningWindow> windows) {
        List<OpeningWindow> merged = new ArrayList<>();
        for (OpeningWindow next : windows.stream().sorted().toList()) {
            int last = merged.size() - 1;
            if (last >= 0 && next.startSecond <= merged.get(last).endSecond) {
                OpeningWindow open = merged.get(last);
                merged.set(last, new OpeningWindow(open.startSecond, Math.max(open.endSecond, next.endSecond)));
            } else {
                merged.add(next);
            }
        }
        return List.copyOf(merged);
    }

    private static OpeningWindow between(int startSecond, int endSecond, String text) {
        if (startSecond == endSecond) {
            throw InvalidInputException.of(
                    SUBJECT, "end", text, "is empty", "for a whole day write 00:00-24:00, for a closed day no window");
        }
        return new OpeningWindow(startSecond, endSecond == 0 ? SECONDS_PER_DAY : endSecond);
    }

    private static LocalTime time(String place, String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw InvalidInputException.of(
                    SUBJECT, place, text, "is not a local time", "write HH:mm or HH:mm:ss, 24:00 only as an end");
        }
    }

    private static boolean isEndOfDay(String text) {
        return text.equals("24:00") || text.equals("24:00:00");
    }

    private static int wholeSecond(String place, LocalTime time) {
        if (!time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
            throw InvalidInputException.of(
                    SUBJECT,
                    place,
                    time,
                    "has a fraction of a second",
                    "give whole seconds; for the end of the day write 24:00");
        }
        return time.toSecondOfDay();
    }

    @Override
    public int compareTo(OpeningWindow other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpeningWindow that && startSecond == that.startSecond && endSecond == that.endSecond;
    }

    @Override
    public int hashCode() {
        return 31 * startSecond + endSecond;
    }

    /** {@code 08:00-18:00}; with seconds only where they are not zero. */
    @Override
    public String toString() {
        return LocalTime.ofSecondOfDay(startSecond)
                + "-"
                + (endSecond == SECONDS_PER_DAY ? "24:00" : LocalTime.ofSecondOfDay(endSecond));
    }
}
