package io.github.qms4j.internal.work;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.internal.codec.CanonicalJson;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.internal.codec.PayloadCodec;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A record's past, by taking its trail back from what is stored. Whatever is read this way is verified on the way: each
 * version must have the content hash its entry names, and each entry must name the one before.
 */
final class RecordHistory {
    private final StoredRecord row;
    private final List<TrailEntry> entries;

    private RecordHistory(StoredRecord row, List<TrailEntry> entries) {
        this.row = row;
        this.entries = entries;
    }

    static RecordHistory of(Engine engine, StoredRecord row) {
        String tenant = row.key().tenant();
        List<TrailEntry> changes = TrailRows.of(
                engine.storage(), tenant, row.key().type(), row.key().id(), Kind.CHANGE, "recordVersion");
        String first = changes.isEmpty() ? Rows.trailHead(row) : changes.get(0).previous();
        List<TrailEntry> all = new ArrayList<>();
        if (!first.equals(TrailEntry.NO_PREVIOUS)) {
            TrailRows.byHash(engine.storage(), tenant, first).ifPresent(all::add);
        }
        all.addAll(changes);
        return new RecordHistory(row, all);
    }

    List<TrailEntry> entries() {
        return entries;
    }

    /** The record as it stood at an instant; empty when it did not exist yet. */
    <S extends Record> Optional<Versioned<S>> asOf(RecordType<S> type, Instant instant) {
        List<String> problems = new ArrayList<>();
        Optional<Versioned<S>> found = Optional.empty();
        JsonNode tree = PayloadCodec.tree(row.payload());
        for (int i = entries.size() - 1; i >= 0 && problems.isEmpty() && found.isEmpty(); i--) {
            TrailEntry entry = entries.get(i);
            check(i, tree, problems);
            if (!entry.at().isAfter(instant)) {
                PayloadCodec.Decoded<S> past = PayloadCodec.decode(row.key().toString(), type.state(), tree.deepCopy());
                found = Optional.of(new Versioned<>(
                        row.key().id(), versionOf(i), entry.at(), past.state(), past.custom(), entry.hash()));
            }
            tree = FieldDifference.undo(tree, entry.changes());
        }
        if (!problems.isEmpty()) {
            throw new CorruptRecordException(String.join("; ", problems));
        }
        return found;
    }

    /** Everything that is wrong with the record and its trail, the newest first. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (entries.isEmpty()) {
            return List.of(row.key() + " has no trail entry");
        }
        if (entries.size() != row.version() + 1) {
            problems.add(row.key() + " is at version " + row.version() + " but has " + entries.size()
                    + " trail entries; " + (row.version() + 1) + " are due");
        }
        if (!last().hash().equals(Rows.trailHead(row))) {
            problems.add(row.key() + " version " + row.version() + " names trail entry " + Rows.trailHead(row)
                    + " but its last one is " + last().hash());
        }
        JsonNode tree = PayloadCodec.tree(row.payload());
        for (int i = entries.size() - 1; i >= 0; i--) {
            check(i, tree, problems);
            if (!problems.isEmpty()) {
                return problems;
            }
            try {
                tree = FieldDifference.undo(tree, entries.get(i).changes());
            } catch (RuntimeException e) {
                problems.add(row.key() + " version " + versionOf(i) + ": its changes do not fit: " + e.getMessage());
                return problems;
            }
        }
        return problems;
    }

    private void check(int i, JsonNode tree, List<String> problems) {
        TrailEntry entry = entries.get(i);
        String what = row.key() + " version " + versionOf(i);
        String content = tree.isMissingNode()
                ? ""
                : Hashes.content(i == entries.size() - 1 ? row.payload() : CanonicalJson.write(tree));
        if (!content.equals(contentHash(entry))) {
            problems.add(
                    what + ": its content has hash " + content + " but its trail entry names " + contentHash(entry));
        }
        if (versionOf(i) != i) {
            problems.add(what + ": the trail entry of version " + i + " is missing");
        }
        String previous = i == 0 ? TrailEntry.NO_PREVIOUS : entries.get(i - 1).hash();
        if (entry.kind() == Kind.CHANGE && !entry.previous().equals(previous)) {
            problems.add(what + ": its trail entry does not follow on the one before");
        }
    }

    private long versionOf(int i) {
        return entries.get(i).kind() == Kind.BATCH ? 0 : entries.get(i).recordVersion();
    }

    private String contentHash(TrailEntry entry) {
        if (entry.kind() == Kind.CHANGE) {
            return entry.contentHash();
        }
        return entry.rows().stream()
                .filter(r -> r.id().equals(row.key().id()))
                .map(TrailEntry.BatchRow::contentHash)
                .findFirst()
                .orElse("none");
    }

    private TrailEntry last() {
        return Objects.requireNonNull(entries.get(entries.size() - 1));
    }
}
