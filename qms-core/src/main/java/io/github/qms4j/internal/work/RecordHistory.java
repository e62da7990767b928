package io.github.qms4j.internal.work;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.internal.codec.CanonicalJson;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.internal.codec.PayloadCodec;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.signature.Signature;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
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
        return of(engine, row, new BatchEntries(engine));
    }

    static RecordHistory of(Engine engine, StoredRecord row, BatchEntries batches) {
        String tenant = row.key().tenant();
        List<TrailEntry> changes = TrailRows.of(
                engine.storage(), tenant, row.key().type(), row.key().id(), Kind.CHANGE, "recordVersion");
        String first = changes.isEmpty() ? Rows.trailHead(row) : changes.get(0).previous();
        List<TrailEntry> all = new ArrayList<>();
        if (!first.equals(TrailEntry.NO_PREVIOUS)) {
            batches.byHash(first).ifPresent(all::add);
        }
        all.addAll(changes);
        return new RecordHistory(row, all);
    }

    /**
     * Reads from the past of a record, again whenever somebody changed it between the reads of its row and its entries.
     *
     * @throws CorruptRecordException when the trail contradicts what is stored
     */
    static <T> T reading(Engine engine, StoredRecord row, Function<RecordHistory, T> read) {
        try {
            return read.apply(of(engine, row));
        } catch (CorruptRecordException e) {
            return reading(engine, changed(engine, row).orElseThrow(() -> e), read);
        }
    }

    /** The row as it is stored now; empty when it was not changed since it was read. */
    static Optional<StoredRecord> changed(Engine engine, StoredRecord row) {
        return engine.storage().find(row.key()).filter(now -> now.version() != row.version());
    }

    List<TrailEntry> entries() {
        return entries;
    }

    /** The record as it stood at an instant; empty when it did not exist yet. */
    <S extends Record> Optional<Versioned<S>> asOf(RecordType<S> type, Instant instant) {
        Past<S> past = new Past<>(type, instant);
        List<String> problems = walk(past);
        if (!problems.isEmpty()) {
            throw new CorruptRecordException(String.join("; ", problems));
        }
        return Optional.ofNullable(past.found);
    }

    /**
     * The payload of a version.
     *
     * @throws CorruptRecordException when the trail contradicts what is stored
     */
    String payloadOf(int version) {
        String[] found = new String[1];
        List<String> problems = walk((i, tree) -> {
            found[0] = CanonicalJson.write(tree);
            return i == version;
        });
        if (!problems.isEmpty()) {
            throw new CorruptRecordException(String.join("; ", problems));
        }
        return found[0];
    }

    /**
     * When the record came, for the last time, to states of a kind; empty when its last state is of another kind.
     *
     * @throws CorruptRecordException when the trail contradicts what is stored
     */
    <S extends Record> Optional<Instant> since(RecordType<S> type, Predicate<S> wanted) {
        Instant[] found = new Instant[1];
        List<String> problems = walk((i, tree) -> {
            PayloadCodec.Decoded<S> state =
                    Rows.decode(type, row.key(), entries.get(i).schemaVersion(), tree.deepCopy());
            boolean isWanted = wanted.test(state.state());
            if (isWanted) {
                found[0] = entries.get(i).at();
            }
            return !isWanted;
        });
        if (!problems.isEmpty()) {
            throw new CorruptRecordException(String.join("; ", problems));
        }
        return Optional.ofNullable(found[0]);
    }

    /** The hashes of the erasable texts that any version names; of a history that verifies. */
    Set<String> texts() {
        Set<String> texts = new TreeSet<>();
        walk((i, tree) -> {
            texts.addAll(ErasableTexts.named(tree));
            return false;
        });
        return texts;
    }

    /** Everything that is wrong with the record and its trail; empty when all is well. */
    List<String> problems(Attestations attestations) {
        List<String> problems = walk((i, tree) -> false);
        for (int i = 0; i < entries.size(); i++) {
            String what = row.key() + " version " + versionOf(i) + ": ";
            attestations.against(entries.get(i)).ifPresent(why -> problems.add(what + why));
        }
        return problems;
    }

    /** Looks at one version; answers whether that is enough. */
    private interface Visitor {
        boolean visit(int i, JsonNode tree);
    }

    private final class Past<S extends Record> implements Visitor {
        private final RecordType<S> type;
        private final Instant instant;
        private @Nullable Versioned<S> found;

        private Past(RecordType<S> type, Instant instant) {
            this.type = type;
            this.instant = instant;
        }

        @Override
        public boolean visit(int i, JsonNode tree) {
            TrailEntry entry = entries.get(i);
            if (entry.at().isAfter(instant)) {
                return false;
            }
            PayloadCodec.Decoded<S> state = Rows.decode(type, row.key(), entry.schemaVersion(), tree.deepCopy());
            found = new Versioned<>(
                    row.key().id(),
                    versionOf(i),
                    entry.at(),
                    state.state(),
                    state.custom(),
                    entry.hash(),
                    CanonicalJson.write(tree));
            return true;
        }
    }

    /** From the newest version to the oldest, each checked before it is looked at; stops at the first that is wrong. */
    private List<String> walk(Visitor visitor) {
        List<String> problems = new ArrayList<>(headProblems());
        if (!problems.isEmpty()) {
            return problems;
        }
        int i = entries.size() - 1;
        try {
            JsonNode tree = PayloadCodec.tree(row.payload());
            for (; i >= 0; i--) {
                check(i, tree, problems);
                if (!problems.isEmpty() || visitor.visit(i, tree)) {
                    return problems;
                }
                tree = FieldDifference.undo(tree, entries.get(i).changes());
            }
        } catch (RuntimeException e) {
            problems.add(row.key() + " version " + versionOf(i) + " cannot be read: " + e.getMessage());
        }
        return problems;
    }

    private List<String> headProblems() {
        if (entries.isEmpty()) {
            return List.of(row.key() + " has no trail entry");
        }
        List<String> problems = new ArrayList<>();
        if (entries.size() != row.version() + 1) {
            problems.add(row.key() + " is at version " + row.version() + " but has " + entries.size()
                    + " trail entries; " + (row.version() + 1) + " are due");
        }
        if (!last().hash().equals(Rows.trailHead(row))) {
            problems.add(row.key() + " version " + row.version() + " names trail entry " + Rows.trailHead(row)
                    + " but its last one is " + last().hash());
        }
        if (!last().at().equals(Rows.changedAt(row))) {
            problems.add(row.key() + " version " + row.version() + " says it was changed at " + Rows.changedAt(row)
                    + " but its trail entry says " + last().at());
        }
        if (last().schemaVersion() != row.schemaVersion()) {
            problems.add(row.key() + " version " + row.version() + " is stored with schema version "
                    + row.schemaVersion() + " but its trail entry says " + last().schemaVersion());
        }
        return problems;
    }

    private void check(int i, JsonNode tree, List<String> problems) {
        TrailEntry entry = entries.get(i);
        String what = row.key() + " version " + versionOf(i);
        if (!isAboutThisRecord(entry)) {
            problems.add(what + ": its trail entry is about " + entry.recordType() + " " + entry.recordId()
                    + " of tenant " + entry.tenant());
        }
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
        Signature.Subject subject = new Signature.Subject(
                row.key().tenant(), row.key().type(), row.key().id(), i, content);
        if (!entry.signature().map(signature -> signature.isOn(subject)).orElse(true)) {
            problems.add(what + ": the signature of "
                    + entry.signature().orElseThrow().signer().printedName() + " is not on this content");
        }
        String previous = i == 0 ? TrailEntry.NO_PREVIOUS : entries.get(i - 1).hash();
        if (entry.kind() == Kind.CHANGE && !entry.previous().equals(previous)) {
            problems.add(what + ": its trail entry does not follow on the one before");
        }
    }

    /** A copy of another record with that record's whole trail is sound in itself; only the names give it away. */
    private boolean isAboutThisRecord(TrailEntry entry) {
        return entry.tenant().equals(row.key().tenant())
                && entry.recordType().equals(row.key().type())
                && (entry.kind() == Kind.BATCH
                        || entry.recordId().equals(row.key().id()));
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
