package io.github.qms4j.example.year;

import io.github.qms4j.example.assess.BundledExport;
import io.github.qms4j.servicedesk.importing.TicketExportMapping;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * The help desk's tool, of which an export is taken each month: what is known by then of every ticket in which
 * something happened since the last one. It holds a fifth of the log that the library comes with.
 */
final class HelpDeskLog {
    private static final int ONE_OF = 5;
    private static final int UPDATED = 9;

    private HelpDeskLog() {}

    /** How the columns of the export are read. */
    static TicketExportMapping mapping() {
        try (InputStream json =
                Objects.requireNonNull(BundledExport.class.getResourceAsStream("bundled-mapping.json"))) {
            return TicketExportMapping.fromJson(
                    "bundled-mapping.json", new String(json.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes an export of what happened from an instant on and before another. */
    static Path export(Path directory, String name, Instant from, Instant until) {
        Path file = directory.resolve(name);
        try (BufferedReader log = open();
                BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(log.readLine() + "\n");
            List<String> ticket = new ArrayList<>();
            for (String row = log.readLine(); row != null; row = log.readLine()) {
                if (!ticket.isEmpty() && !number(row).equals(number(ticket.get(0)))) {
                    write(ticket, from, until, out);
                    ticket.clear();
                }
                ticket.add(row);
            }
            write(ticket, from, until, out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(List<String> ticket, Instant from, Instant until, BufferedWriter out) throws IOException {
        List<String> known =
                ticket.stream().filter(row -> updated(row).isBefore(until)).toList();
        boolean isNews = known.stream().anyMatch(row -> !updated(row).isBefore(from));
        if (isNews && Integer.parseInt(number(known.get(0)).substring("TKT".length())) % ONE_OF == 0) {
            for (String row : known) {
                out.write(row + "\n");
            }
        }
    }

    private static String number(String row) {
        return row.substring(0, row.indexOf(','));
    }

    private static Instant updated(String row) {
        return Instant.parse(row.split(",", -1)[UPDATED]);
    }

    private static BufferedReader open() throws IOException {
        InputStream log = Objects.requireNonNull(BundledExport.class.getResourceAsStream("bundled-tickets.csv.gz"));
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(log), StandardCharsets.UTF_8));
    }
}
