package io.github.qms4j.persistence.jpa;

import static io.github.qms4j.persistence.jpa.AttributeColumn.instant;
import static io.github.qms4j.persistence.jpa.AttributeColumn.text;
import static io.github.qms4j.persistence.jpa.AttributeColumn.whole;

import io.github.qms4j.Qms;
import io.github.qms4j.record.RecordType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which record type has a table of its own, and which attributes have a column there: every type of the library with
 * every attribute it declares. A new one needs a migration for each database; a test compares the two.
 */
final class ConceptTables {
    /** Names that SQL keeps for itself, and those of the columns that every table has. */
    private static final Set<String> TAKEN_NAMES =
            Set.of("value", "from", "tenant", "id", "version", "schema_version", "payload", "other_attributes");

    static final List<RecordTable> ALL = Stream.concat(
                    Stream.of(entries(), seals(), tiles(), erasableTexts()),
                    Qms.recordTypes().stream().map(ConceptTables::concept))
            .toList();

    private ConceptTables() {}

    private static RecordTable entries() {
        return plain(
                "trail-entry",
                "qms_trail_entry",
                text("recordType"),
                text("recordId"),
                whole("recordVersion"),
                text("kind"),
                text("action"),
                text("actor"),
                instant("at"),
                text("hash"),
                whole("leafIndex"),
                text("signer"));
    }

    private static RecordTable seals() {
        return plain(
                "trail-seal",
                "qms_trail_seal",
                whole("sealNumber"),
                whole("logSize"),
                instant("sealedAt"),
                text("root"),
                text("hash"));
    }

    private static RecordTable tiles() {
        return plain("trail-tile", "qms_trail_tile", whole("tileLevel"), whole("tileIndex"));
    }

    /** A table of its own, so that a host can grant, mask and back up personal data apart from the records. */
    private static RecordTable erasableTexts() {
        return plain("erasable-text", "qms_erasable_text");
    }

    private static RecordTable concept(RecordType<?> type) {
        AttributeColumn[] columns = type.definitions().stream()
                .map(AttributeColumn::of)
                .map(c -> TAKEN_NAMES.contains(c.name()) ? c.named(c.name() + "_") : c)
                .toArray(AttributeColumn[]::new);
        return plain(type.name(), "qms_" + type.name().replace('-', '_'), columns)
                .indexedBy(type.indexes());
    }

    static RecordTable plain(String recordType, String table, AttributeColumn... columns) {
        return RecordTable.ofConcept(recordType, table, List.of(columns));
    }
}
