package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.servicedesk.TicketKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Understands the texts of a row by the mapping. Remembers the last date of each column, as most are repeated, and keeps a
 * text of the row before where this one has the same, so that the rows of a ticket share it.
 */
final class RowReading {
    private static final int LONGEST_REFERENCE = 1_000;
    private static final int LONGEST_COUNT = 9;

    private final TicketExportMapping mapping;
    private final ImportLimits limits;
    private final boolean snapshots;
    private final ExportDates dates;
    private final Set<String> missing;
    private final int longestMarker;
    private final @Nullable String[] lastDates = new @Nullable String[Field.COUNT];
    private final long[] lastInstants = new long[Field.COUNT];
    private final long[] lastRepeats = new long[Field.COUNT];
    private final String[] lastFaults = new String[Field.COUNT];
    private final @Nullable String[] lastTexts;
    private final DurationFormat durations;
    private final List<Column> waiting;
    private final List<Column> dimensions;
    private final boolean stated;

    private String writtenReference = "";
    private long repeat;
    private long freshCharacters;

    private String faultyKey = "";
    private String faultyText = "";
    private String reason = "";

    RowReading(String file, TicketExportMapping mapping, ImportLimits limits) {
        this.mapping = mapping;
        this.limits = limits;
        this.snapshots = mapping.shape() == TicketExportMapping.Shape.SNAPSHOTS;
        this.dates = mapping.dates(file, limits);
        this.missing = mapping.missing();
        this.longestMarker = missing.stream().mapToInt(String::length).max().orElse(0);
        this.stated = mapping.tells(Field.STATE);
        List<Column> all = mapping.allColumns();
        int firstDimension = Field.COUNT + mapping.waitingSlots().size();
        this.waiting = all.stream()
                .filter(column -> column.slot() >= Field.COUNT && column.slot() < firstDimension)
                .toList();
        this.dimensions =
                all.stream().filter(column -> column.slot() >= firstDimension).toList();
        this.durations = mapping.durations();
        this.lastTexts = new @Nullable String[firstDimension + dimensions.size()];
        Arrays.fill(lastFaults, "");
    }

    /** How many values a row has. */
    int slots() {
        return lastTexts.length;
    }

    /** The ticket a row belongs to, null when it does not say. */
    @Nullable
    String reference(Row row) {
        String written = text(row, Field.REFERENCE);
        writtenReference = written == null ? "" : written;
        return written == null ? null : References.withoutSeparators(written);
    }

    /** What a reference cannot be; null when it is one. */
    static @Nullable String fault(@Nullable String reference) {
        if (reference == null) {
            return "is missing";
        }
        return References.isRounded(reference)
                ? "is a number that a spreadsheet has rounded, so that several tickets have it; export the column as text"
                : null;
    }

    /** Whether the whole row was understood; if not, {@link #rejection} tells why. */
    boolean understood(Row row, String reference, TicketRow result) {
        faultyKey = "";
        result.line = row.line;
        result.reference = reference;
        result.writtenReference = writtenReference;
        if (reference.length() > LONGEST_REFERENCE) {
            refuse(Field.REFERENCE, reference, "is longer than " + LONGEST_REFERENCE + " characters");
        }
        texts(row, result);
        result.state = state(row);
        result.updatedAt = date(row, Field.UPDATED_AT, snapshots);
        result.updatedRepeat = repeat;
        result.openedAt = date(row, Field.OPENED_AT, !snapshots);
        result.respondedAt = date(row, Field.RESPONDED_AT, false);
        result.respondedRepeat = repeat;
        result.resolvedAt = date(row, Field.RESOLVED_AT, false);
        result.resolvedRepeat = repeat;
        result.closedAt = date(row, Field.CLOSED_AT, false);
        result.closedRepeat = repeat;
        result.reopenCount = count(row, Field.REOPEN_COUNT);
        result.reassignmentCount = count(row, Field.REASSIGNMENT_COUNT);
        result.recordedSlaMet = truth(row);
        waiting(row, result);
        return faultyKey.isEmpty();
    }

    RejectedRow rejection(Row row, String reference) {
        return new RejectedRow(row.line, reference, faultyKey, faultyText, reason);
    }

    private void waiting(Row row, TicketRow result) {
        if (result.waited.length != waiting.size()) {
            result.waited = new long[waiting.size()];
        }
        for (int i = 0; i < result.waited.length; i++) {
            Column column = waiting.get(i);
            String text = text(row, column.slot());
            result.waited[i] = text == null ? DurationFormat.NONE : durations.parse(text);
            if (text != null && result.waited[i] == DurationFormat.NONE) {
                refuse(
                        column.key(),
                        text,
                        "is no length of time of the form " + durations.key() + ", which the mapping gives");
            }
        }
    }

    private void texts(Row row, TicketRow result) {
        result.kind = kind(row);
        result.title = shared(row, Field.TITLE);
        result.service = shared(row, Field.SERVICE);
        result.category = shared(row, Field.CATEGORY);
        result.impact = shared(row, Field.IMPACT);
        result.urgency = shared(row, Field.URGENCY);
        result.priority = priority(row);
        result.group = shared(row, Field.GROUP);
        result.assignee = shared(row, Field.ASSIGNEE);
        result.problem = link(row, Field.LINK_PROBLEM);
        result.change = link(row, Field.LINK_CHANGE);
        result.causedBy = link(row, Field.LINK_CAUSED_BY);
        if (result.dimensions.length != dimensions.size()) {
            result.dimensions = new @Nullable String[dimensions.size()];
        }
        for (int i = 0; i < result.dimensions.length; i++) {
            result.dimensions[i] = shared(row, dimensions.get(i).slot());
        }
    }

    private @Nullable String link(Row row, Field field) {
        String text = shared(row, field);
        if (text == null) {
            return null;
        }
        if (References.isRounded(text)) {
            refuse(field, text, String.valueOf(fault(text)));
        }
        return References.withoutSeparators(text);
    }

    private @Nullable String shared(Row row, Field field) {
        return shared(row, field.slot());
    }

    private @Nullable String shared(Row row, int slot) {
        String text = text(row, slot);
        String last = lastTexts[slot];
        if (text != null && text.equals(last)) {
            return last;
        }
        lastTexts[slot] = text;
        freshCharacters += text == null ? 0 : text.length();
        return text;
    }

    /** How many characters of texts were read since this was asked last that the row before does not have. */
    long takeFreshCharacters() {
        long fresh = freshCharacters;
        freshCharacters = 0;
        return fresh;
    }

    private @Nullable String text(Row row, Field field) {
        return text(row, field.slot());
    }

    private @Nullable String text(Row row, int slot) {
        String text = row.get(slot);
        if (text == null) {
            return null;
        }
        String bare = Blanks.strip(text);
        return bare.length() <= longestMarker && missing.contains(bare) ? null : bare;
    }

    private TicketKind kind(Row row) {
        String text = text(row, Field.KIND);
        if (text == null) {
            return mapping.kind();
        }
        TicketKind kind = mapping.kinds().get(text);
        if (kind == null) {
            refuse(Field.KIND, text, unknown(mapping.kinds().keySet()));
            return mapping.kind();
        }
        return kind;
    }

    private @Nullable String priority(Row row) {
        String text = shared(row, Field.PRIORITY);
        Map<String, String> names = mapping.priorities();
        if (text == null || names.isEmpty()) {
            return text;
        }
        String name = names.get(text);
        if (name == null) {
            refuse(Field.PRIORITY, text, unknown(names.keySet()));
        }
        return name;
    }

    private @Nullable SourceState state(Row row) {
        if (!stated) {
            return null;
        }
        String text = text(row, Field.STATE);
        SourceState state = text == null ? null : mapping.states().get(text);
        if (text == null) {
            refuse(Field.STATE, "", "is missing");
        } else if (state == null) {
            refuse(Field.STATE, text, unknown(mapping.states().keySet()));
        }
        return state;
    }

    private long date(Row row, Field field, boolean mandatory) {
        String text = text(row, field);
        repeat = 0;
        if (text == null) {
            if (mandatory) {
                refuse(field, "", "is missing");
            }
            return TicketRow.NEVER;
        }
        int slot = field.slot();
        if (!text.equals(lastDates[slot])) {
            lastInstants[slot] = dates.parse(text, row.line);
            lastRepeats[slot] = dates.repeat();
            lastDates[slot] = text;
            lastFaults[slot] = lastInstants[slot] == TicketRow.NEVER
                    ? dates.fault()
                    : dates.isPlausible(lastInstants[slot]) ? "" : limits.implausible();
        }
        if (!lastFaults[slot].isEmpty()) {
            refuse(field, text, lastFaults[slot]);
        }
        repeat = lastRepeats[slot];
        return lastInstants[slot];
    }

    private int count(Row row, Field field) {
        String text = text(row, field);
        if (text == null) {
            return -1;
        }
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || text.length() > LONGEST_COUNT) {
                refuse(field, text, "is no count");
                return -1;
            }
            count = count * 10 + digit;
        }
        return count;
    }

    private @Nullable Boolean truth(Row row) {
        String text = text(row, Field.RECORDED_SLA_MET);
        if (text == null) {
            return null;
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes") || text.equals("1")) {
            return Boolean.TRUE;
        }
        if (!text.equalsIgnoreCase("false") && !text.equalsIgnoreCase("no") && !text.equals("0")) {
            refuse(Field.RECORDED_SLA_MET, text, "is neither true, yes, 1 nor false, no, 0");
        }
        return Boolean.FALSE;
    }

    private static String unknown(Collection<String> known) {
        return "is unknown; the mapping knows "
                + String.join(", ", known.stream().sorted().toList());
    }

    private void refuse(Field field, String text, String why) {
        refuse(field.key(), text, why);
    }

    /** Keeps the first fault. */
    private void refuse(String key, String text, String why) {
        if (faultyKey.isEmpty()) {
            faultyKey = key;
            faultyText = text;
            reason = why;
        }
    }
}
