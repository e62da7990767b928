package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.servicedesk.TicketKind;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Understands the texts of a row by the mapping. Remembers the last date of each column, as most are repeated. */
final class RowReading {
    private static final int LONGEST_REFERENCE = 1_000;
    private static final int LONGEST_COUNT = 9;

    private final TicketExportMapping mapping;
    private final boolean snapshots;
    private final ExportDates dates;
    private final Set<String> missing;
    private final int longestMarker;
    private final @Nullable String[] lastDates = new @Nullable String[Field.COUNT];
    private final long[] lastInstants = new long[Field.COUNT];
    private final boolean stated;

    private @Nullable Field faultyField;
    private String faultyText = "";
    private String reason = "";

    RowReading(TicketExportMapping mapping) {
        this.mapping = mapping;
        this.snapshots = mapping.shape() == TicketExportMapping.Shape.SNAPSHOTS;
        this.dates = mapping.dates();
        this.missing = mapping.missing();
        this.longestMarker = missing.stream().mapToInt(String::length).max().orElse(0);
        this.stated = mapping.columns().containsKey(Field.STATE);
    }

    /** The ticket a row belongs to, null when it does not say. */
    @Nullable
    String reference(Row row) {
        String reference = text(row, Field.REFERENCE);
        return reference == null || reference.isBlank() ? null : reference;
    }

    /** Whether the whole row was understood; if not, {@link #rejection} tells why. */
    boolean understood(Row row, String reference, TicketRow result) {
        faultyField = null;
        result.line = row.line;
        result.reference = reference;
        if (reference.length() > LONGEST_REFERENCE) {
            refuse(Field.REFERENCE, reference, "is longer than " + LONGEST_REFERENCE + " characters");
        }
        texts(row, result);
        result.state = state(row);
        result.updatedAt = date(row, Field.UPDATED_AT, snapshots);
        result.openedAt = date(row, Field.OPENED_AT, !snapshots);
        result.respondedAt = date(row, Field.RESPONDED_AT, false);
        result.resolvedAt = date(row, Field.RESOLVED_AT, false);
        result.closedAt = date(row, Field.CLOSED_AT, false);
        result.reopenCount = count(row);
        result.recordedSlaMet = truth(row);
        return faultyField == null;
    }

    RejectedRow rejection(Row row, String reference) {
        Field field = faultyField == null ? Field.REFERENCE : faultyField;
        return new RejectedRow(row.line, reference, field.key(), faultyText, reason);
    }

    private void texts(Row row, TicketRow result) {
        result.kind = kind(row);
        result.title = text(row, Field.TITLE);
        result.service = text(row, Field.SERVICE);
        result.category = text(row, Field.CATEGORY);
        result.impact = text(row, Field.IMPACT);
        result.urgency = text(row, Field.URGENCY);
        result.priority = priority(row);
        result.group = text(row, Field.GROUP);
        result.assignee = text(row, Field.ASSIGNEE);
        result.problem = text(row, Field.LINK_PROBLEM);
        result.change = text(row, Field.LINK_CHANGE);
        result.causedBy = text(row, Field.LINK_CAUSED_BY);
    }

    private @Nullable String text(Row row, Field field) {
        String text = row.get(field);
        return text == null || (text.length() <= longestMarker && missing.contains(text)) ? null : text;
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
        String text = text(row, Field.PRIORITY);
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
        if (text == null) {
            if (mandatory) {
                refuse(field, "", "is missing");
            }
            return TicketRow.NEVER;
        }
        int slot = field.slot();
        if (!text.equals(lastDates[slot])) {
            lastInstants[slot] = dates.parse(text);
            lastDates[slot] = text;
        }
        if (lastInstants[slot] == TicketRow.NEVER) {
            refuse(field, text, "is no date that exists and follows a date pattern of the mapping");
        }
        return lastInstants[slot];
    }

    private int count(Row row) {
        String text = text(row, Field.REOPEN_COUNT);
        if (text == null) {
            return -1;
        }
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || text.length() > LONGEST_COUNT) {
                refuse(Field.REOPEN_COUNT, text, "is no count");
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

    /** Keeps the first fault. */
    private void refuse(Field field, String text, String why) {
        if (faultyField == null) {
            faultyField = field;
            faultyText = text;
            reason = why;
        }
    }
}
