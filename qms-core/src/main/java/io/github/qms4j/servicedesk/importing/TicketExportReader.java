package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.servicedesk.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** One pass through an export: groups neighbouring rows of one reference, and keeps account of each row. */
final class TicketExportReader {
    private static final long ROWS_BETWEEN_PROGRESS = 4_096;
    /** How many references are remembered to notice that the rows of a ticket are scattered. */
    private static final int REMEMBERED = 1 << 15;
    /** How many examples of a kind of adjustment a report keeps at most. */
    private static final int EXAMPLES = 20;
    /** How many of the longest rows the differing texts of one ticket may fill. */
    private static final long CHARACTERS_PER_TICKET = 4;

    private final String name;
    private final TicketExportMapping mapping;
    private final ImportLimits limits;
    private final TicketExportListener listener;
    private final Consumer<? super Ticket> sink;
    private final RowReading reading;
    private final TicketAssembly assembly;
    private final @Nullable String[] remembered = new @Nullable String[REMEMBERED];
    private final List<RejectedRow> rejectedRows = new ArrayList<>();
    private final long[] adjustedByKind = new long[Adjustment.Kind.COUNT];
    private final List<Adjustment> examples = new ArrayList<>();

    private @Nullable String current;
    /** The reference of faulty rows that may turn out to be a ticket of which nothing else is there. */
    private @Nullable String faulty;

    private long rowsOfTicket;
    private long acceptedOfTicket;
    private long charactersOfTicket;
    private long rows;
    private long rejected;
    private long tickets;
    private long lost;
    private long adjusted;
    private long reopenCountsDiffering;

    TicketExportReader(
            String name,
            TicketExportMapping mapping,
            ImportLimits limits,
            TicketExportListener listener,
            Consumer<? super Ticket> sink) {
        this.name = Objects.requireNonNull(name, "name");
        this.mapping = mapping;
        this.limits = limits;
        this.listener = Objects.requireNonNull(listener, "listener");
        this.sink = Objects.requireNonNull(sink, "sink");
        this.reading = new RowReading(name, mapping, limits);
        this.assembly = mapping.shape() == TicketExportMapping.Shape.SNAPSHOTS
                ? new SnapshotTicket(mapping)
                : new OneRowTicket(mapping);
    }

    ImportReport read(InputStream in, long totalBytes) throws IOException {
        RawBytes raw = new RawBytes(in);
        RowSource source = rows(text(raw));
        Row row = new Row(reading.slots());
        while (source.next(row)) {
            rows++;
            if (rows % ROWS_BETWEEN_PROGRESS == 0) {
                listener.progressed(rows, raw.count(), totalBytes);
            }
            take(row);
        }
        finishTicket();
        forgetFaulty("");
        raw.drain();
        listener.progressed(rows, raw.count(), totalBytes);
        return new ImportReport(
                name,
                raw.sha256(),
                raw.count(),
                mapping.source(),
                rows,
                rows - rejected,
                rejected,
                tickets,
                lost,
                adjusted,
                adjustedByKind(),
                reopenCountsDiffering,
                rejectedRows,
                examples);
    }

    private Map<Adjustment.Kind, Long> adjustedByKind() {
        Map<Adjustment.Kind, Long> counts = new EnumMap<>(Adjustment.Kind.class);
        for (Adjustment.Kind kind : Adjustment.Kind.values()) {
            if (adjustedByKind[kind.slot()] > 0) {
                counts.put(kind, adjustedByKind[kind.slot()]);
            }
        }
        return counts;
    }

    private Reader text(RawBytes raw) throws IOException {
        try {
            InputStream bytes = raw.startsLikeGzip() ? Gunzipped.of(raw) : raw;
            return new ExportText(name, bytes, mapping.charset());
        } catch (ZipException e) {
            throw InvalidInputException.of(
                    name,
                    "byte 0",
                    String.valueOf(e.getMessage()),
                    "the gzip file is damaged",
                    "export or copy the file again");
        }
    }

    private RowSource rows(Reader text) {
        return mapping.format() == TicketExportMapping.Format.CSV
                ? new CsvRows(name, text, mapping, limits)
                : new JsonLineRows(name, text, mapping, limits);
    }

    private void take(Row row) {
        String reference = reading.reference(row);
        if (row.fault != null) {
            takeFaulty(row, row.fault, reference);
            return;
        }
        String fault = RowReading.fault(reference);
        if (reference == null || fault != null) {
            String text = row.get(Field.REFERENCE);
            reject(new RejectedRow(
                    row.line, "", Field.REFERENCE.key(), text == null ? "" : text, String.valueOf(fault)));
            return;
        }
        if (!reference.equals(current)) {
            finishTicket();
            forgetFaulty(reference);
            beginTicket(row.line, reference);
        } else {
            forgetFaulty(reference);
        }
        countRow(row.line);
        if (!reading.understood(row, reference, assembly.blank())) {
            reject(reading.rejection(row, reference));
            return;
        }
        TicketAssembly.Refusal refusal = repeated(row.line, reference);
        if (refusal == null) {
            refusal = assembly.add();
        }
        if (refusal != null) {
            reject(refusal, reference);
            return;
        }
        acceptedOfTicket++;
    }

    private void reject(TicketAssembly.Refusal refusal, String reference) {
        reject(new RejectedRow(refusal.line(), reference, refusal.field().key(), refusal.value(), refusal.reason()));
    }

    /** A row whose columns cannot be trusted does not separate the rows around it. */
    private void takeFaulty(Row row, String fault, @Nullable String reference) {
        reject(new RejectedRow(row.line, reference == null ? "" : reference, row.faultyField, row.faultyText, fault));
        if (reference != null && reference.equals(current)) {
            countRow(row.line);
        } else if (reference != null) {
            forgetFaulty(reference);
            faulty = reference;
        }
    }

    private void forgetFaulty(String reference) {
        if (faulty != null && !faulty.equals(reference)) {
            lost++;
        }
        faulty = null;
    }

    private void beginTicket(long line, String reference) {
        if (mapping.shape() == TicketExportMapping.Shape.SNAPSHOTS && isRemembered(reference)) {
            throw InvalidInputException.of(
                    name,
                    "line " + line,
                    reference,
                    "has rows above that others separate from this one",
                    "sort the file by reference and time of update");
        }
        current = reference;
        rowsOfTicket = 0;
        acceptedOfTicket = 0;
        charactersOfTicket = 0;
        assembly.begin();
    }

    private TicketAssembly.@Nullable Refusal repeated(long line, String reference) {
        return mapping.shape() == TicketExportMapping.Shape.ONE_ROW && isRemembered(reference)
                ? new TicketAssembly.Refusal(
                        line, Field.REFERENCE, reference, "occurs again; its ticket is told by an earlier row")
                : null;
    }

    /** The rows of a ticket are kept until its last one, because they may have to be sorted. */
    private void countRow(long line) {
        rowsOfTicket++;
        charactersOfTicket += reading.takeFreshCharacters();
        if (rowsOfTicket > limits.rowsPerTicket()) {
            throw tooMany(line, limits.rowsPerTicket() + " rows");
        }
        if (charactersOfTicket > CHARACTERS_PER_TICKET * limits.rowCharacters()) {
            throw tooMany(line, CHARACTERS_PER_TICKET * limits.rowCharacters() + " characters in its rows");
        }
    }

    private InvalidInputException tooMany(long line, String what) {
        return InvalidInputException.of(
                name,
                "line " + line,
                Objects.requireNonNullElse(current, ""),
                "has more than " + what,
                "check that the mapping's column of the reference is the number of the ticket, or raise the limit");
    }

    private void finishTicket() {
        String reference = current;
        if (reference == null) {
            return;
        }
        current = null;
        Ticket ticket = acceptedOfTicket == 0 ? null : assembly.finish(refusal -> reject(refusal, reference));
        if (ticket == null) {
            lost++;
            return;
        }
        remembered[slot(reference)] = reference;
        tickets++;
        reopenCountsDiffering += assembly.reopenCountDiffers() ? 1 : 0;
        account(assembly.adjustments(), reference);
        sink.accept(ticket);
    }

    private void account(Adjustments adjustments, String reference) {
        List<Adjustment.Kind> kinds = adjustments.kinds();
        adjusted += kinds.isEmpty() ? 0 : 1;
        for (Adjustment.Kind kind : kinds) {
            long before = adjustedByKind[kind.slot()]++;
            boolean kept = before < Math.min(EXAMPLES, limits.samples());
            if (kept || listener != TicketExportListener.SILENT) {
                Adjustment adjustment = adjustments.of(kind, assembly.lastLine(), reference);
                if (kept) {
                    examples.add(adjustment);
                }
                listener.adjusted(adjustment);
            }
        }
    }

    private boolean isRemembered(String reference) {
        return reference.equals(remembered[slot(reference)]);
    }

    private static int slot(String reference) {
        int hash = reference.hashCode();
        return (hash ^ hash >>> 16) & REMEMBERED - 1;
    }

    private void reject(RejectedRow row) {
        rejected++;
        if (rejectedRows.size() < limits.samples()) {
            rejectedRows.add(row);
        }
        listener.rejected(row);
    }
}
