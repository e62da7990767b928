package io.github.qms4j.internal.work;

import io.github.qms4j.signature.Signature;
import io.github.qms4j.trail.FieldChange;
import io.github.qms4j.trail.TrailEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** The records on the page of a pack that a person reads, behind its {@link EvidenceCover}: who did what, when and why. */
final class EvidenceIndex {
    private static final DateTimeFormatter LOCAL_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx '['VV']'", Locale.ROOT);
    private static final int LONGEST_VALUE = 2_000;
    private final Writer out;
    private final EvidenceContents contents;
    private boolean tableIsOpen;
    /** The heading of what stands besides the changes, while its table is open. */
    private String besides = "";

    /** @param contents counts what is written */
    EvidenceIndex(Writer out, EvidenceContents contents) {
        this.out = out;
        this.contents = contents;
    }

    /** That there is a tombstone of a record of a type. */
    void disposed(String type) {
        contents.disposed(type);
    }

    void record(String type, String id, long version) {
        closeTable();
        raw("<h2");
        if (contents.record(type)) {
            raw(" id=\"type-");
            text(type);
            raw("\"");
        }
        raw(">");
        text(type + " " + id);
        raw("</h2>\n<p>Version " + version + "</p>\n");
        openTable();
    }

    /** That a text of the record is in the pack. */
    void content(String sha256) {
        closeTable();
        raw("<p>Text: <a href=\"" + PackedContents.FOLDER + sha256 + "\">" + sha256 + "</a></p>\n");
        openTable();
    }

    private void openTable() {
        raw(
                "<table>\n<tr><th>Version</th><th>When (UTC)</th><th>Who</th><th>What</th><th>Why</th><th>Changes</th></tr>\n");
        tableIsOpen = true;
    }

    private void closeTable() {
        if (tableIsOpen) {
            raw("</table>\n");
            tableIsOpen = false;
            besides = "";
        }
    }

    /** An entry in the history of the record; a batch is so of each that came with it. */
    void entry(TrailEntry entry) {
        raw("<tr>");
        cells(entry, String.valueOf(entry.kind() == TrailEntry.Kind.BATCH ? 0 : entry.recordVersion()));
        raw("<td>");
        if (entry.kind() == TrailEntry.Kind.BATCH) {
            text("created with batch " + entry.recordId());
        }
        for (FieldChange change : entry.changes()) {
            for (String line : ReadableChange.lines(change)) {
                text(shortened(line));
                raw("<br>");
            }
        }
        entry.signature().ifPresent(this::signature);
        raw("</td></tr>\n");
    }

    private void signature(Signature signature) {
        raw("<strong>");
        text("Signed: " + signature.meaning() + ", " + signature.signer().printedName() + " ("
                + signature.signer().id() + "), "
                + LOCAL_TIME.format(ZonedDateTime.ofInstant(signature.at(), signature.zone())));
        raw("</strong>");
    }

    /** That an entry is in the pack, which was or will be shown in the history of a record. */
    void counted(TrailEntry entry) {
        contents.entry(entry.recordType());
    }

    void refusal(TrailEntry entry) {
        contents.refusal(entry.recordType());
        underHeading("Refused attempts");
        raw("<tr class=\"refused\">");
        cells(entry, "refused");
        raw("<td>");
        text(entry.recordType() + " " + entry.recordId() + ": "
                + entry.grounds().stream()
                        .map(ground -> ground.because() + " [" + ground.ruleId() + "]")
                        .collect(Collectors.joining("; ")));
        raw("</td></tr>\n");
    }

    void read(TrailEntry entry) {
        contents.read(entry.recordType());
        underHeading("Reads by inspectors");
        raw("<tr>");
        cells(entry, "read");
        raw("<td>");
        text(entry.recordType() + " " + entry.recordId() + ": " + entry.asked());
        raw("</td></tr>\n");
    }

    private void underHeading(String heading) {
        if (!besides.equals(heading)) {
            closeTable();
            raw("<h2>" + heading + "</h2>\n");
            openTable();
            besides = heading;
        }
    }

    private void cells(TrailEntry entry, String first) {
        for (String cell : new String[] {
            first,
            entry.at().toString(),
            entry.actor().name() + " (" + entry.actor().id() + "), "
                    + entry.actor().roles(),
            entry.action() + reliedOn(entry),
            entry.reason()
        }) {
            raw("<td>");
            text(cell);
            raw("</td>");
        }
    }

    private static String reliedOn(TrailEntry entry) {
        return entry.reliedOn().stream()
                .map(record -> record.type() + " " + record.id() + " version " + record.version())
                .reduce((one, other) -> one + ", " + other)
                .map(records -> ", relying on " + records)
                .orElse("");
    }

    void end() {
        closeTable();
        raw("</body></html>\n");
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "… (in full in the trail)";
    }

    private void text(String text) {
        raw(EvidenceCover.escaped(text));
    }

    private void raw(String html) {
        try {
            out.write(html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
