package io.github.qms4j.example.benchmarks;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** Writes a history of tickets of any length: a row for each change of a ticket, five to nine a ticket, as exports have them. */
final class GeneratedExport {
    private static final long SEED = 2;
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final String[] PRIORITIES = {"Critical", "High", "Moderate", "Low"};
    private static final String[] CATEGORIES = {"Access", "Laboratory systems", "Batch records", "Network", "Printing"};

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final StringBuilder row = new StringBuilder();
    private String head = "";
    private String opened = "";

    private GeneratedExport() {}

    /** Writes a gzip file with at least so many rows; the same bytes for the same number. */
    static void write(Path target, int rows) throws IOException {
        try (Writer writer = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(target), 1 << 16), StandardCharsets.UTF_8)) {
            writer.write(
                    "number,service,category,priority,group,assignee,state,opened,updated,responded,resolved,closed\n");
            GeneratedExport export = new GeneratedExport();
            int written = 0;
            for (int ticket = 0; written < rows; ticket++) {
                written += export.ticket(writer, ticket);
            }
        }
    }

    private int ticket(Writer writer, int number) throws IOException {
        // Two years, however many tickets there are: months are what KPIs are broken down by.
        Instant at = FIRST.plusSeconds(random.nextLong(Duration.ofDays(730).toSeconds()));
        head = "TKT" + (1_000_000 + number) + ",Service desk," + pick(CATEGORIES) + ',' + pick(PRIORITIES) + ",Line "
                + random.nextInt(1, 4) + ",Agent " + random.nextInt(1, 80) + ',';
        opened = at.toString();
        int rows = write(writer, "New", at, "", "", "");
        at = later(at, 120);
        String responded = at.toString();
        rows += write(writer, "In Progress", at, responded, "", "");
        for (int wait = random.nextInt(3); wait > 0; wait--) {
            at = later(at, 600);
            rows += write(writer, "Awaiting User", at, responded, "", "");
            at = later(at, 3_000);
            rows += write(writer, "In Progress", at, responded, "", "");
        }
        at = later(at, 900);
        rows += write(writer, "In Progress", at, responded, "", "");
        at = later(at, 900);
        String resolved = at.toString();
        rows += write(writer, "Resolved", at, responded, resolved, "");
        at = at.plus(5, ChronoUnit.DAYS);
        return rows + write(writer, "Closed", at, responded, resolved, at.toString());
    }

    private int write(Writer writer, String state, Instant at, String responded, String resolved, String closed)
            throws IOException {
        row.setLength(0);
        row.append(head).append(state).append(',').append(opened).append(',').append(at);
        row.append(',')
                .append(responded)
                .append(',')
                .append(resolved)
                .append(',')
                .append(closed);
        writer.append(row.append('\n'));
        return 1;
    }

    private Instant later(Instant at, int minutes) {
        return at.plus(random.nextInt(1, minutes), ChronoUnit.MINUTES);
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
