package io.github.qms4j.example.assess;

import java.io.IOException;
import java.io.OutputStream;
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
import org.jspecify.annotations.Nullable;

/**
 * Writes the export that the example runs on when it is given none: two service desks, in Basel and in Boston, over one
 * year, with waiting, reopening and changed priorities. The same bytes on every machine.
 */
public final class BundledExport {
    private static final int TICKETS = 20_000;
    private static final long SEED = 20260101L;
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final String[] PRIORITIES = {"1 - Critical", "2 - High", "3 - Moderate", "4 - Low"};
    /** Of 100 tickets, how many have at most this priority. */
    private static final int[] PRIORITY_SHARES = {2, 12, 82, 100};
    /** Usual hours to resolution, by priority. */
    private static final int[] USUAL_HOURS = {3, 8, 26, 60};

    /** Minutes to the first response by priority, at most. */
    private static final int[] SLOWEST_RESPONSE = {55, 150, 300, 540};

    private static final String[] WAITING = {"Awaiting User", "Awaiting Vendor", "Awaiting Change"};
    private static final String[] CATEGORIES = {
        "Access", "Laboratory systems", "Batch records", "Network", "Workplace", "Printing", "Document management"
    };

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final StringBuilder out = new StringBuilder();

    private BundledExport() {}

    /** Writes the export to the path given as the only argument. */
    public static void main(String[] args) throws IOException {
        Path target = Path.of(args[0]);
        Files.createDirectories(target.toAbsolutePath().getParent());
        try (OutputStream file = Files.newOutputStream(target);
                Writer writer = new OutputStreamWriter(new GZIPOutputStream(file), StandardCharsets.UTF_8)) {
            new BundledExport().write(writer);
        }
    }

    private void write(Writer writer) throws IOException {
        writer.write(
                "number,kind,state,service,category,priority,group,assignee,opened,updated,resolved,closed,responded\n");
        Duration step = Duration.ofDays(365).dividedBy(TICKETS);
        for (int i = 0; i < TICKETS; i++) {
            Instant slot = FIRST.plus(step.multipliedBy(i));
            ticket(i, slot.plusSeconds(random.nextLong(step.toSeconds())).truncatedTo(ChronoUnit.SECONDS));
            writer.append(out);
            out.setLength(0);
        }
    }

    private void ticket(int i, Instant opened) {
        Row row = new Row(i, opened, random);
        int priority = pick(PRIORITY_SHARES);
        row.priority = PRIORITIES[priority];
        row.write(out, "New", opened, null, null);
        Instant at = opened.plus(minutes(3, SLOWEST_RESPONSE[priority]));
        row.responded = at;
        row.assignee = "Agent " + random.nextInt(1, 40);
        row.write(out, "In Progress", at, null, null);
        if (random.nextInt(100) < 4 && priority > 0) {
            at = at.plus(minutes(5, 120));
            priority--;
            row.priority = PRIORITIES[priority];
            row.write(out, "In Progress", at, null, null);
        }
        Duration work = Duration.ofMinutes((long) (USUAL_HOURS[priority] * 60 * lengthFactor(opened)));
        if (random.nextInt(100) < 28) {
            at = at.plus(work.dividedBy(3));
            row.write(out, WAITING[random.nextInt(WAITING.length)], at, null, null);
            at = at.plus(minutes(60, 4_000));
            row.write(out, "In Progress", at, null, null);
        }
        if (random.nextInt(100) < 12) {
            row.group = "Second line " + row.site;
            row.write(out, "In Progress", at.plus(minutes(1, 30)), null, null);
            at = at.plus(minutes(30, 90));
        }
        at = at.plus(work);
        Instant resolved = at;
        row.write(out, "Resolved", at, resolved, null);
        if (random.nextInt(100) < 5) {
            at = at.plus(minutes(120, 2_800));
            row.write(out, "In Progress", at, null, null);
            at = at.plus(minutes(30, 900));
            resolved = at;
            row.write(out, "Resolved", at, resolved, null);
        }
        if (i < TICKETS - 150) {
            row.write(out, "Closed", at.plus(Duration.ofDays(5)), resolved, at.plus(Duration.ofDays(5)));
        }
    }

    /** Skewed to the right, as times are; a bad quarter from July on that an assessment should show. */
    private double lengthFactor(Instant opened) {
        double skewed = 0.2 + 1.6 * random.nextDouble() * random.nextDouble();
        boolean badQuarter = opened.isAfter(Instant.parse("2025-07-01T00:00:00Z"))
                && opened.isBefore(Instant.parse("2025-10-01T00:00:00Z"));
        return badQuarter ? skewed * 1.5 : skewed;
    }

    private Duration minutes(int from, int until) {
        return Duration.ofMinutes(random.nextInt(from, until));
    }

    private int pick(int[] shares) {
        int drawn = random.nextInt(100);
        int i = 0;
        while (drawn >= shares[i]) {
            i++;
        }
        return i;
    }

    private static final class Row {
        private final String head;
        private final String site;
        private final String about;
        private final Instant opened;
        private String priority = "";
        private String group;
        private String assignee = "";
        private @Nullable Instant responded;

        Row(int i, Instant opened, SplittableRandom random) {
            this.site = random.nextInt(100) < 60 ? "Basel" : "Boston";
            this.head = "TKT" + (100_000 + i) + "," + (random.nextInt(100) < 70 ? "Incident" : "Request");
            this.about = site + " service desk," + CATEGORIES[random.nextInt(CATEGORIES.length)];
            this.group = "First line " + site;
            this.opened = opened;
        }

        void write(
                StringBuilder out,
                String state,
                Instant updated,
                @Nullable Instant resolved,
                @Nullable Instant closed) {
            out.append(head)
                    .append(',')
                    .append(state)
                    .append(',')
                    .append(about)
                    .append(',')
                    .append(priority)
                    .append(',');
            out.append(group)
                    .append(',')
                    .append(assignee)
                    .append(',')
                    .append(opened)
                    .append(',')
                    .append(updated);
            out.append(',').append(resolved == null ? "" : resolved);
            out.append(',').append(closed == null ? "" : closed);
            out.append(',').append(responded == null ? "" : responded).append('\n');
        }
    }
}
