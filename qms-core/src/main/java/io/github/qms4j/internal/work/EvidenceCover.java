package io.github.qms4j.internal.work;

import io.github.qms4j.internal.work.EvidenceContents.Counts;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.time.Instant;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The top of the page of a pack that a person reads: whose it is, what is in it, whether it is all, and how to verify it. */
final class EvidenceCover {
    private static final String STYLE = "body{font:14px/1.4 sans-serif;margin:2em;max-width:80em}"
            + "table{border-collapse:collapse;width:100%;margin-bottom:1em}td,th{border:1px solid #bbb;padding:.3em .5em;"
            + "text-align:left;vertical-align:top}th{background:#eee}td.n{text-align:right}code{word-break:break-all}"
            + ".refused{background:#fee}.verdict{font-size:2.5em;font-weight:bold;letter-spacing:.1em;margin:.2em 0}";
    private static final int GROUP = 4;

    private final Engine engine;
    /** More records than these are counted by type: a list of thousands hides what the pack is about. */
    private static final int MOST_NAMED = 20;

    private final EvidenceScope scope;
    private final Seal seal;
    private final String export;
    private final SessionRecords session;
    private final StringBuilder html = new StringBuilder();

    EvidenceCover(Engine engine, EvidenceScope scope, Seal seal, String export, SessionRecords session) {
        this.engine = engine;
        this.scope = scope;
        this.seal = seal;
        this.export = export;
        this.session = session;
    }

    /** Everything in front of the records. */
    String text(EvidenceContents contents, long entries, boolean complete) {
        String title = "Evidence " + export + " of " + engine.organisation();
        raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .text(title)
                .raw("</title><style>" + STYLE + "</style></head><body>\n<h1>")
                .text(title)
                .raw("</h1>\n");
        verdict(entries, complete, contents.total().disposed() > 0);
        table(contents);
        facts();
        return html.toString();
    }

    private void verdict(long entries, boolean complete, boolean hasDisposals) {
        raw("<p class=\"verdict\">" + (complete ? "COMPLETE" : "PARTIAL") + "</p>\n<p>");
        text(
                complete
                        ? "This pack has all " + seal.size() + " entries of the log as it was sealed at " + seal.at()
                                + (hasDisposals
                                        ? ", except those of records that were disposed of, which their tombstones name"
                                        : "")
                                + ". The verifier proves that none is missing."
                        : "This pack has " + entries + " of the " + seal.size()
                                + " entries that the log had when it was"
                                + " sealed at " + seal.at()
                                + ". What it shows is proved; it does not show what is outside"
                                + " of its scope: " + words(scope) + ".");
        raw("</p>\n");
    }

    private void table(EvidenceContents contents) {
        raw("<h2>Contents</h2>\n<table>\n<tr><th>Record type</th><th>Records</th><th>Entries</th>"
                + "<th>Refused attempts</th><th>Reads by inspectors</th><th>Disposed of</th></tr>\n");
        contents.byType().forEach((type, counts) -> {
            raw("<tr><td>");
            if (counts.records() > 0) {
                raw("<a href=\"#type-").text(type).raw("\">").text(type).raw("</a>");
            } else {
                text(type);
            }
            raw("</td>");
            counts(counts);
        });
        raw("<tr><th>Total</th>");
        counts(contents.total());
        raw("</table>\n");
    }

    private void counts(Counts counts) {
        for (long count :
                new long[] {counts.records(), counts.entries(), counts.refusals(), counts.reads(), counts.disposed()}) {
            raw("<td class=\"n\">" + count + "</td>");
        }
        raw("</tr>\n");
    }

    private void facts() {
        raw("<h2>About this pack</h2>\n<table>\n");
        fact("Organisation", engine.organisation());
        fact("Tenant", engine.tenant());
        fact("Scope", words(scope));
        fact("Exported by", session.actor().name() + " (" + session.actor().id() + ")");
        fact("Reason", session.reason());
        Instant asOf = scope.asOf();
        fact("As of", (asOf == null ? seal.at() : asOf).toString());
        if (asOf != null) {
            fact("Erasures and disposals as of", seal.at().toString());
        }
        fact("Log", engine.logOrigin() + ", " + seal.size() + " entries, seal " + seal.number());
        fact("Root hash of the log", seal.checkpoint().root().hex());
        fact("Signed with", key());
        fact("Verify with", "qms-verifier " + LibraryVersion.TEXT + " or later; the pack is of format 1");
        raw("</table>\n<p>");
        text(
                "Verify this pack before you rely on this page: java -jar qms-verifier.jar PACK --key KEY. Take the key from"
                        + " whoever keeps the log, not from the pack, and compare its fingerprint. What the verifier finds sound, this"
                        + " page included, is as it was exported.");
        raw("</p>\n");
    }

    /** The key that has signed the checkpoint, with a fingerprint that people can compare on the telephone. */
    private String key() {
        CheckpointKey key = Objects.requireNonNull(engine.checkpointKeys()).all(engine.logOrigin()).stream()
                .filter(seal.signed().orElseThrow()::isSignedBy)
                .findFirst()
                .orElseThrow();
        String groups = key.fingerprint().replaceAll("(.{" + GROUP + "})(?!$)", "$1 ");
        return "key " + key.id() + " of " + key.name() + ", fingerprint " + groups;
    }

    static String words(EvidenceScope scope) {
        String what = scope.records().isEmpty()
                ? scope.types().isEmpty() ? "everything" : "all records of " + String.join(", ", scope.types())
                : scope.records().size() <= MOST_NAMED
                        ? scope.records().stream()
                                .map(item -> item.type() + " " + item.id())
                                .collect(Collectors.joining(", "))
                        : scope.records().stream()
                                .collect(Collectors.groupingBy(
                                        EvidenceScope.Item::type, TreeMap::new, Collectors.counting()))
                                .entrySet()
                                .stream()
                                .map(type -> type.getValue() + " of " + type.getKey())
                                .collect(Collectors.joining(", ", "", "; manifest.json names each"));
        return what
                + (scope.from() == null ? "" : ", changed from " + scope.from() + " on")
                + (scope.until() == null ? "" : ", changed before " + scope.until())
                + (scope.asOf() == null ? "" : ", as of " + scope.asOf());
    }

    private void fact(String name, String value) {
        raw("<tr><th>").text(name).raw("</th><td>").text(value).raw("</td></tr>\n");
    }

    private EvidenceCover text(String text) {
        return raw(escaped(text));
    }

    private EvidenceCover raw(String text) {
        html.append(text);
        return this;
    }

    /** Text as HTML has it. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
