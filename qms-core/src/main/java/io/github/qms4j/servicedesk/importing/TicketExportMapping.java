package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.servicedesk.TicketKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an export of another tool tells about tickets: its form, its columns, and what its states and priorities mean.
 * Immutable. Written as a JSON object, the <em>mapping file</em>, with these keys; those with a * must be there:
 *
 * <ul>
 *   <li>{@code comment}: a text, or a list of texts, for the reader;
 *   <li>{@code source}*: the name of the system, part of each ticket's identity; without a colon;
 *   <li>{@code format}*: {@code csv} or {@code jsonl}, one JSON object a line;
 *   <li>{@code shape}*: {@code snapshots} when consecutive rows of one reference are its successive states, {@code
 *       one-row} when each row is a ticket;
 *   <li>{@code delimiter}: one character, a comma unless given; {@code csv} only;
 *   <li>{@code charset}: {@code UTF-8} unless given;
 *   <li>{@code dates}*: patterns of {@link java.time.format.DateTimeFormatter}, strictly resolved; or {@code ISO_INSTANT},
 *       {@code ISO_OFFSET_DATE_TIME}, {@code ISO_LOCAL_DATE_TIME}, {@code ISO_LOCAL_DATE}, {@code EXCEL_SERIAL}. A date
 *       alone means its midnight. A text that two of them read as different dates ends the read;
 *   <li>{@code dateOrder}: {@code day-first} or {@code month-first}: patterns of the other order are not used;
 *   <li>{@code language}: of the names of months, such as {@code de}; {@code en} unless given;
 *   <li>{@code zone}: the IANA zone of dates that name none; must be there when a pattern names none;
 *   <li>{@code order}: {@code oldest-first} or {@code newest-first}, how the rows of a ticket stand; by their times unless
 *       given; {@code snapshots} only;
 *   <li>{@code durations}: how lengths of time are written: {@code seconds}, {@code minutes}, {@code hours}, {@code
 *       milliseconds}, {@code iso}, {@code clock}, {@code words} or {@code since-1970}; must be there with a waiting time;
 *   <li>{@code waiting}: what it means that nothing is told of waiting: {@code unknown} or {@code none}; {@code unknown}
 *       unless given when {@code one-row}, and {@code none} when {@code snapshots}, whose states tell it;
 *   <li>{@code derivedTimes}: {@code take} unless given, or {@code unknown}: a resolution or closing without a time of its
 *       own is then one of which nobody knows when it was;
 *   <li>{@code missing}: the values that mean “nothing”; a blank text always does;
 *   <li>{@code kind}: {@code incident}, {@code service-request}, {@code problem} or {@code change} for every row, or when
 *       the column of that name says nothing; {@code incident} unless given;
 *   <li>{@code columns}*: for each thing to know about a ticket the name of the column in the header, or in JSON the
 *       path with dots, such as {@code fields.priority.name}; a number picks from a list, and a dot in a name is written
 *       {@code \.} (in JSON text {@code "\\."}). {@code reference}*; {@code openedAt}, * when {@code one-row}; {@code
 *       updatedAt} and {@code state}, * when {@code snapshots}; {@code kind}, {@code title}, {@code service}, {@code
 *       category}, {@code impact}, {@code urgency}, {@code priority}, {@code group}, {@code assignee}, {@code
 *       respondedAt}, {@code resolvedAt}, {@code closedAt}, {@code reopenCount}, {@code reassignmentCount}, {@code
 *       recordedSlaMet}; {@code links} with {@code problem}, {@code change}, {@code causedBy}; {@code waitingTime} and
 *       {@code businessWaitingTime}, {@code one-row} only, with a column for each reason of waiting; {@code dimensions}
 *       with a column for each further value to group by;
 *   <li>{@code states}: for each state of the source what it means: {@code new}, {@code in-progress}, {@code
 *       pending:}<i>reason</i>, {@code resolved}, {@code closed}, {@code cancelled}; must be there with the column;
 *   <li>{@code priorities}: for each priority of the source its name here; without it they keep their names;
 *   <li>{@code kinds}: for each kind of the source one of those above; must be there with the column;
 *   <li>{@code afterClosing}: what a later row of a closed ticket means that is not closed any more: {@code reject}, the
 *       row is wrong, unless given; {@code reopen}, the ticket had only been resolved and was reopened.
 * </ul>
 */
public final class TicketExportMapping {
    private static final Set<String> BUILT_IN = Set.of("servicenow", "jira", "glpi", "uci-incidents");

    /** The form of an export. */
    enum Format {
        CSV,
        JSONL
    }

    /** What a row of an export is. */
    enum Shape {
        SNAPSHOTS,
        ONE_ROW
    }

    private final String source;
    private final Format format;
    private final Shape shape;
    private final char delimiter;
    private final Charset charset;
    private final List<DatePattern> dates;
    private final @Nullable ZoneId zone;
    private final Set<String> missing;
    private final TicketKind kind;
    private final boolean reopensAfterClosing;
    private final @Nullable DateOrder dateOrder;
    private final Locale language;
    private final @Nullable RowOrder order;
    private final @Nullable DurationFormat durations;
    private final boolean neverWaits;
    private final boolean saysOfWaiting;
    private final boolean derivesTimes;
    private final Map<String, String> waitingTimes;
    private final Map<String, String> businessWaitingTimes;
    private final Map<String, String> dimensions;
    private final List<String> dimensionNames;
    private final List<String> waitingSlots;
    private final Map<Field, String> columns;
    private final Map<String, SourceState> states;
    private final Map<String, String> priorities;
    private final Map<String, TicketKind> kinds;

    TicketExportMapping(MappingDraft draft) {
        this.source = draft.source;
        this.format = draft.format;
        this.shape = draft.shape;
        this.delimiter = draft.delimiter;
        this.charset = draft.charset;
        this.dates = List.copyOf(draft.dates);
        this.zone = draft.zone;
        this.missing = Set.copyOf(draft.missing);
        this.kind = draft.kind;
        this.reopensAfterClosing = draft.reopensAfterClosing;
        this.dateOrder = draft.dateOrder;
        this.language = draft.language;
        this.order = draft.order;
        this.durations = draft.durations;
        this.neverWaits = draft.neverWaits;
        this.saysOfWaiting = draft.saysOfWaiting;
        this.derivesTimes = draft.derivesTimes;
        this.waitingTimes = new LinkedHashMap<>(draft.waitingTimes);
        this.businessWaitingTimes = new LinkedHashMap<>(draft.businessWaitingTimes);
        this.dimensions = new LinkedHashMap<>(draft.dimensions);
        this.dimensionNames = List.copyOf(dimensions.keySet());
        List<String> reasons = new ArrayList<>(waitingTimes.keySet());
        reasons.addAll(businessWaitingTimes.keySet());
        this.waitingSlots = List.copyOf(reasons);
        this.columns = new EnumMap<>(draft.columns);
        this.states = Map.copyOf(draft.states);
        this.priorities = Map.copyOf(draft.priorities);
        this.kinds = Map.copyOf(draft.kinds);
    }

    /**
     * Reads a mapping file.
     *
     * @param name its name, for messages
     * @param json its text
     * @throws InvalidInputException with every mistake in it and its place
     */
    public static TicketExportMapping fromJson(String name, String json) {
        return MappingReader.read(name, json);
    }

    /**
     * A mapping that comes with the library: {@code servicenow} (a list of incidents exported as CSV), {@code jira}
     * (issues as the REST API gives them, one a line), {@code glpi} (a search result exported as CSV, in English) or
     * {@code uci-incidents} (the event log of data set 498 of the UCI repository). All but {@code jira} assume that dates
     * are in UTC: see {@link #inZone}; and a date such as 03/02/2026 needs {@link #withDateOrder} in the first and the third.
     *
     * @throws InvalidInputException when there is none of this name
     */
    public static TicketExportMapping builtIn(String name) {
        return fromJson(name + ".json", builtInText(name));
    }

    /**
     * The text of a mapping that comes with the library, to be hashed, or to start one's own from.
     *
     * @throws InvalidInputException when there is none of this name
     */
    public static String builtInText(String name) {
        if (!BUILT_IN.contains(name)) {
            throw InvalidInputException.of(
                    "ticket export mapping",
                    "name",
                    name,
                    "is not built in",
                    "built in are " + BUILT_IN.stream().sorted().toList());
        }
        String file = name + ".json";
        try (InputStream in = TicketExportMapping.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the library was packed without its resource " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same mapping for dates that are written in another zone; dates that name their zone keep it. */
    public TicketExportMapping inZone(ZoneId newZone) {
        MappingDraft draft = draft();
        draft.zone = newZone;
        return new TicketExportMapping(draft);
    }

    /**
     * The same mapping for another system, so that two of one make do not share references.
     *
     * @throws InvalidInputException when the name is blank or has a colon
     */
    public TicketExportMapping fromSource(String newSource) {
        if (!MappingReader.isSource(newSource)) {
            throw InvalidInputException.of(
                    "ticket export mapping", "source", newSource, "is blank or has a colon", "give a short name");
        }
        MappingDraft draft = draft();
        draft.source = newSource;
        return new TicketExportMapping(draft);
    }

    /**
     * The same mapping without the date patterns of the other order, for an export with dates of which nobody can tell which
     * is the day.
     *
     * @param order {@code day-first} or {@code month-first}
     * @throws InvalidInputException when it is neither, or no pattern is left
     */
    public TicketExportMapping withDateOrder(String order) {
        MappingDraft draft = draft();
        draft.dateOrder = Stream.of(DateOrder.values())
                .filter(known -> known.key().equals(order))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.of(
                        "ticket export mapping",
                        "dateOrder",
                        order,
                        "is no order of day and month",
                        "give day-first or month-first"));
        if (usable(draft.dates, draft.dateOrder).isEmpty()) {
            throw InvalidInputException.of(
                    "ticket export mapping",
                    "dateOrder",
                    order,
                    "is that of none of its patterns, which are " + draft.dates,
                    "give the mapping a pattern in this order");
        }
        return new TicketExportMapping(draft);
    }

    /** The patterns but those of another order than was said. */
    static List<DatePattern> usable(List<DatePattern> patterns, @Nullable DateOrder order) {
        return patterns.stream()
                .filter(pattern -> order == null || pattern.order() == null || pattern.order() == order)
                .toList();
    }

    private MappingDraft draft() {
        MappingDraft draft = new MappingDraft();
        draft.source = source;
        draft.format = format;
        draft.shape = shape;
        draft.delimiter = delimiter;
        draft.charset = charset;
        draft.dates.addAll(dates);
        draft.zone = zone;
        draft.missing.addAll(missing);
        draft.kind = kind;
        draft.reopensAfterClosing = reopensAfterClosing;
        draft.dateOrder = dateOrder;
        draft.language = language;
        draft.order = order;
        draft.durations = durations;
        draft.neverWaits = neverWaits;
        draft.saysOfWaiting = saysOfWaiting;
        draft.derivesTimes = derivesTimes;
        draft.waitingTimes.putAll(waitingTimes);
        draft.businessWaitingTimes.putAll(businessWaitingTimes);
        draft.dimensions.putAll(dimensions);
        draft.columns.putAll(columns);
        draft.states.putAll(states);
        draft.priorities.putAll(priorities);
        draft.kinds.putAll(kinds);
        return draft;
    }

    /** The name of the system the export comes from. */
    public String source() {
        return source;
    }

    /** The zone of dates that name none; empty when all do. */
    public Optional<ZoneId> zone() {
        return Optional.ofNullable(zone);
    }

    /** The names of the further values to group by, in the order of the mapping file. */
    public List<String> dimensions() {
        return dimensionNames;
    }

    /** The reasons of waiting that it can give, for an agreement's {@code pausedBy} to name; in alphabetical order. */
    public Set<String> waitingReasons() {
        Set<String> reasons = new TreeSet<>(waitingTimes.keySet());
        reasons.addAll(businessWaitingTimes.keySet());
        states.values().stream()
                .map(SourceState::reason)
                .flatMap(Stream::ofNullable)
                .forEach(reasons::add);
        return Collections.unmodifiableSet(reasons);
    }

    Format format() {
        return format;
    }

    Shape shape() {
        return shape;
    }

    char delimiter() {
        return delimiter;
    }

    Charset charset() {
        return charset;
    }

    ExportDates dates(String file, ImportLimits limits) {
        return new ExportDates(file, usable(dates, dateOrder), zone, limits);
    }

    /** How the rows of a ticket stand; null when their times are to tell. */
    @Nullable
    RowOrder order() {
        return order;
    }

    DurationFormat durations() {
        return durations == null ? DurationFormat.SECONDS : durations;
    }

    /** Whether a ticket of which nothing is told of waiting may have waited. */
    boolean waitingIsUnknown() {
        return saysOfWaiting ? !neverWaits : shape == Shape.ONE_ROW;
    }

    boolean derivesTimes() {
        return derivesTimes;
    }

    boolean tells(Field field) {
        return columns.containsKey(field);
    }

    /** Reasons of waiting in the order of their slots; those counted in business time last. */
    List<String> waitingSlots() {
        return waitingSlots;
    }

    /** How many of {@link #waitingSlots} are counted by the wall clock. */
    int wallWaitingSlots() {
        return waitingTimes.size();
    }

    /** Every column that is asked for: fields in their slots, then waiting, then dimensions. */
    List<Column> allColumns() {
        List<Column> all = new ArrayList<>();
        columns.forEach((field, name) -> all.add(new Column(field.slot(), field.key(), name)));
        int slot = Field.COUNT;
        for (Map.Entry<String, String> waiting : waitingTimes.entrySet()) {
            all.add(new Column(slot++, "waitingTime." + waiting.getKey(), waiting.getValue()));
        }
        for (Map.Entry<String, String> waiting : businessWaitingTimes.entrySet()) {
            all.add(new Column(slot++, "businessWaitingTime." + waiting.getKey(), waiting.getValue()));
        }
        for (Map.Entry<String, String> dimension : dimensions.entrySet()) {
            all.add(new Column(slot++, "dimensions." + dimension.getKey(), dimension.getValue()));
        }
        return all;
    }

    Set<String> missing() {
        return missing;
    }

    TicketKind kind() {
        return kind;
    }

    boolean reopensAfterClosing() {
        return reopensAfterClosing;
    }

    Map<String, SourceState> states() {
        return states;
    }

    Map<String, String> priorities() {
        return priorities;
    }

    Map<String, TicketKind> kinds() {
        return kinds;
    }

    @Override
    public String toString() {
        return "mapping of " + source + " (" + format + ", " + shape + ")";
    }
}
