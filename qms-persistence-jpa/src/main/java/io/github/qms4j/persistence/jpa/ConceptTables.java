package io.github.qms4j.persistence.jpa;

import static io.github.qms4j.persistence.jpa.AttributeColumn.instant;
import static io.github.qms4j.persistence.jpa.AttributeColumn.text;
import static io.github.qms4j.persistence.jpa.AttributeColumn.whole;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which record type has a table of its own, and which attributes have a column there. A new one is an entry here and a
 * migration for each database; a test compares the two.
 */
final class ConceptTables {
    static final List<RecordTable> ALL = List.of(
            plain(
                    "trail-entry",
                    "qms_trail_entry",
                    text("recordType"),
                    text("recordId"),
                    whole("recordVersion"),
                    text("kind"),
                    text("action"),
                    text("actor"),
                    instant("at"),
                    text("hash")),
            concept(
                    "ticket",
                    "qms_ticket",
                    text("reference"),
                    text("source"),
                    text("kind"),
                    text("status"),
                    text("priority"),
                    text("service"),
                    text("category"),
                    text("assignmentGroup"),
                    instant("openedAt"),
                    instant("resolvedAt"),
                    instant("closedAt"),
                    text("contentHash"),
                    text("importRun")));

    private ConceptTables() {}

    /** Records with a human number as well. */
    static RecordTable numbered(String recordType, String table, AttributeColumn... columns) {
        return concept(
                recordType,
                table,
                Stream.concat(Stream.of(text("series"), whole("sequence")), Stream.of(columns))
                        .toArray(AttributeColumn[]::new));
    }

    /** Records with a trail. */
    static RecordTable concept(String recordType, String table, AttributeColumn... columns) {
        return plain(
                recordType,
                table,
                Stream.concat(Stream.of(text("trailHead"), instant("changedAt")), Stream.of(columns))
                        .toArray(AttributeColumn[]::new));
    }

    static RecordTable plain(String recordType, String table, AttributeColumn... columns) {
        return RecordTable.ofConcept(recordType, table, List.of(columns));
    }
}
