package io.github.qms4j.internal.work;

import io.github.qms4j.signature.Signature;
import io.github.qms4j.trail.FieldChange;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page of a pack that a person reads: each record with who did what, when and why. It proves nothing by itself. */
final class EvidenceIndex {
    private static final DateTimeFormatter LOCAL_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx '['VV']'", Locale.ROOT);
    private static final int LONGEST_VALUE = 2_000;
    private static final String STYLE = "body{font:14px/1.4 sans-serif;margin:2em;max-width:80em}"
            + "table{border-collapse:collapse;width:100%}td,th{border:1px solid #bbb;padding:.3em .5em;text-align:left;"
            + "vertical-align:top}th{background:#eee}code{word-break:break-all}.refused{background:#fee}";

    private final Writer out;
    private boolean tableIsOpen;
    /** The heading of what stands besides the changes, while its table is open. */
    private String besides = "";

    EvidenceIndex(Writer out) {
        this.out = out;
    }

    void begin(Engine engine, EvidenceScope scope, Seal seal, String export, SessionRecords session) {
        raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>");
        text("Evidence " + export);
        raw("</title><style>" + STYLE + "</style></head><body>\n<h1>");
        text("Evidence " + export);
        raw("</h1>\n<table>\n");
        fact("Organisation", engine.tenant());
        fact("Scope", words(scope));
        fact("Exported by", session.actor().name() + " (" + session.actor().id() + ")");
        fact("Reason", session.reason());
        Instant asOf = scope.asOf();
        fact("As of", (asOf == null ? seal.at() : asOf).toString());
        if (asOf != null) {
            fact("Erasures and disposals as of", seal.at().toString());
        }
        fact("Log", engine.logOrigin() + ", " + seal.size() + " entries");
        fact("Root hash of the log", seal.checkpoint().checkpoint().root().hex());
        raw(
                "</table>\n<p>This page is for reading. What it says is proved by the other files of the pack; verify these with"
                        + " the offline verifier and a key that you did not take from the pack.</p>\n");
    }

    private static String words(EvidenceScope scope) {
        String what = scope.records().isEmpty()
                ? scope.types().isEmpty() ? "everything" : "all records of " + String.join(", ", scope.types())
                : scope.records().stream()
                        .map(item -> item.type() + " " + item.id())
                        .collect(Collectors.joining(", "));
        return what
                + (scope.from() == null ? "" : ", changed from " + scope.from() + " on")
                + (scope.until() == null ? "" : ", changed before " + scope.until());
    }

    private void fact(String name, String value) {
        raw("<tr><th>");
        text(name);
        raw("</th><td>");
        text(value);
        raw("</td></tr>\n");
    }

    void record(String type, String id, long version) {
        closeTable();
        raw("<h2>");
        text(type + " " + id);
        raw("</h2>\n<p>Version " + version + "</p>\n");
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

    void entry(TrailEntry entry) {
        raw("<tr>");
        cells(entry, String.valueOf(entry.kind() == TrailEntry.Kind.BATCH ? 0 : entry.recordVersion()));
        raw("<td>");
        if (entry.kind() == TrailEntry.Kind.BATCH) {
            text("created with batch " + entry.recordId());
        }
        for (FieldChange change : entry.changes()) {
            text(change.path().isEmpty() ? "(all)" : change.path());
            raw(": <code>");
            text(shortened(change.before()));
            raw("</code> → <code>");
            text(shortened(change.after()));
            raw("</code><br>");
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

    void refusal(TrailEntry entry) {
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

    private static String shortened(@Nullable String value) {
        if (value == null) {
            return "";
        }
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }

    private void text(String text) {
        raw(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;"));
    }

    private void raw(String html) {
        try {
            out.write(html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
