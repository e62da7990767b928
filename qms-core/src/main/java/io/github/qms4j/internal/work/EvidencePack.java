package io.github.qms4j.internal.work;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.ConflictException;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.internal.codec.CanonicalJson;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.retention.Tombstone;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.TrailEntry.Kind;
import io.github.qms4j.trail.evidence.EvidenceExport;
import io.github.qms4j.trail.evidence.EvidenceScope;
import io.github.qms4j.trail.merkle.Hash;
import io.github.qms4j.trail.merkle.InclusionProof;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the files of one pack, as section 12 of {@code docs/trail-format.md} has them. */
final class EvidencePack {
    private static final int FORMAT = 1;
    private static final int PAGE = 500;
    /** A proof has about as many hashes as the log's size has bits; beyond this share all leaves are shorter. */
    private static final int HASHES_A_PROOF = 20;

    private final Engine engine;
    private final List<RecordType<?>> types;
    private final EvidenceScope scope;
    private final Seal seal;
    private final String export;
    private final SessionRecords session;
    private final ZippedFiles files;
    private final PackedContents contents;
    private long records;
    private long entries;
    private boolean complete;

    EvidencePack(
            Engine engine,
            List<RecordType<?>> types,
            EvidenceScope scope,
            Seal seal,
            String export,
            SessionRecords session,
            OutputStream out) {
        this.engine = engine;
        this.types = types;
        this.scope = scope;
        this.seal = seal;
        this.export = export;
        this.session = session;
        this.files = new ZippedFiles(out);
        this.contents = new PackedContents(engine.contents(), scope.contents(), types);
    }

    long records() {
        return records;
    }

    long entries() {
        return entries;
    }

    /**
     * Writes everything but the receipt.
     *
     * @return the hash of the manifest, which has the hashes of all the rest; the receipt shows that it is in the log
     */
    String writeContent() throws IOException {
        files.text("checkpoint.txt", this::checkpoint);
        files.text("keys.txt", this::keys);
        boolean withLeaves = scope.isEverything() || leavesAreShorter();
        if (withLeaves) {
            files.bytes("leaves.bin", this::leaves);
        }
        Path body = Files.createTempFile("qms-evidence", ".html");
        try {
            EvidenceContents counts = new EvidenceContents();
            files.text("trail.txt", trail -> trail(trail, body, counts, withLeaves));
            EvidenceCover cover = new EvidenceCover(engine, scope, seal, export, session);
            files.bytes("index.html", html -> {
                html.write(cover.text(counts, entries, complete).getBytes(StandardCharsets.UTF_8));
                Files.copy(body, html);
            });
        } finally {
            Files.deleteIfExists(body);
        }
        contents.writeTo(files);
        String manifest = manifest();
        return files.text("manifest.json", writer -> writer.write(manifest)).sha256();
    }

    /**
     * Writes the proof that the manifest is in the log, and ends the pack.
     *
     * @param sealed a seal after the manifest was put on record
     */
    void writeReceipt(Seal sealed) throws IOException {
        RecordQuery ofExport = TrailRows.query(engine.tenant(), EvidenceExport.TYPE.name(), export, Kind.CHANGE)
                .whereEqual("recordVersion", AttributeValue.of(1));
        StoredRecord entry = engine.storage().query(ofExport).records().stream()
                .findFirst()
                .orElseThrow(() -> new CorruptRecordException("the entry of " + export + " version 1 is gone"));
        long place = TrailRows.leafIndex(entry);
        StoredSubtrees subtrees = new StoredSubtrees(engine.storage(), engine.tenant(), sealed.size());
        String proof = InclusionProof.of(subtrees, place, sealed.size()).path().stream()
                .map(Hash::hex)
                .collect(Collectors.joining(","));
        files.text("receipt.txt", writer -> {
            writer.write("E " + place + " " + proof + " " + entry.payload() + "\n");
            writer.write(sealed.signed().orElseThrow().text());
        });
        files.finish();
    }

    private void checkpoint(Writer writer) throws IOException {
        writer.write(seal.signed().orElseThrow().text());
    }

    private void keys(Writer writer) throws IOException {
        for (CheckpointKey key : Objects.requireNonNull(engine.checkpointKeys()).all(engine.logOrigin())) {
            writer.write(key.text());
            writer.write('\n');
        }
    }

    private boolean leavesAreShorter() {
        if (!scope.records().isEmpty()) {
            return false;
        }
        long inScope = typesInScope().stream()
                .mapToLong(type -> engine.storage().count(TrailRows.ofType(engine.tenant(), type)))
                .sum();
        return inScope > seal.size() / HASHES_A_PROOF;
    }

    private List<String> typesInScope() {
        return scope.types().isEmpty()
                ? types.stream().map(RecordType::name).sorted().toList()
                : scope.types();
    }

    private void leaves(OutputStream out) {
        RecordQuery query = RecordQuery.of(engine.tenant(), Seal.TYPE)
                .whereBetween(Seal.NUMBER, null, AttributeValue.of(seal.number() + 1))
                .sortedBy(Sort.ascending(Seal.NUMBER))
                .limitedTo(100);
        Pages.forEach(engine.storage(), query, row -> {
            for (Hash leaf : Seal.read(row).leaves()) {
                try {
                    out.write(leaf.bytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    private void trail(Writer trail, Path body, EvidenceContents counts, boolean withLeaves) throws IOException {
        try (BufferedWriter html = Files.newBufferedWriter(body, StandardCharsets.UTF_8)) {
            EvidenceIndex index = new EvidenceIndex(html, counts);
            PackedRecords packed = new PackedRecords(engine, scope, export, seal, withLeaves, trail, index, contents);
            if (scope.records().isEmpty()) {
                for (String type : typesInScope()) {
                    packed.allOf(type);
                }
            } else {
                packed.only(scope.records());
            }
            if (scope.types().isEmpty() && scope.records().isEmpty()) {
                packed.besidesChanges(ErasableTexts.TYPE);
            }
            packed.erasures();
            // With a period no batch need be whole, so there is nothing to account for.
            if (scope.from() == null && scope.until() == null) {
                packed.dispositions(!typesInScope().contains(Tombstone.TYPE.name()));
            }
            packed.always(EvidenceExport.TYPE.name(), export);
            index.end();
            records = packed.records();
            entries = packed.entries();
            complete = entries + packed.disposed() == seal.size();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (scope.isEverything() && !complete) {
            throw notEverything();
        }
    }

    /** A pack of everything that lacks something is none: nobody could tell by it what is missing. */
    private RuntimeException notEverything() {
        SortedSet<String> unknown = new TreeSet<>();
        Pages.forEach(
                engine.storage(),
                RecordQuery.of(engine.tenant(), TrailRows.TYPE).limitedTo(PAGE),
                row -> {
                    if (row.attributes().get("recordType") instanceof AttributeValue.Text type
                            && !typesInScope().contains(type.value())
                            && !type.value().equals(ErasableTexts.TYPE)) {
                        unknown.add(type.value());
                    }
                });
        if (!unknown.isEmpty()) {
            return new ConfigurationException("the log has entries of the types " + unknown
                    + ", which this engine does not know, so a pack of everything would lack them; give the builder"
                    + " recordType(…) of each");
        }
        RecordQuery since = RecordQuery.of(engine.tenant(), Tombstone.TYPE.name())
                .whereBetween("disposedAt", AttributeValue.of(seal.at()), null)
                .limitedTo(1);
        List<StoredRecord> disposedOf = engine.storage().query(since).records();
        if (!disposedOf.isEmpty()) {
            Tombstone tombstone = Rows.read(Tombstone.TYPE, disposedOf.get(0)).state();
            return ConflictException.gone(tombstone.recordType(), tombstone.recordId(), tombstone.version());
        }
        return new CorruptRecordException("the log has " + seal.size() + " entries, and a pack of everything found "
                + entries + " of them and no tombstones for the rest; verify the trail");
    }

    private String manifest() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode manifest = json.objectNode();
        manifest.put("complete", complete);
        ObjectNode contentAt = manifest.putObject("contentAt");
        contents.pointers().forEach(contentAt::put);
        manifest.put("entries", entries);
        manifest.put("export", export);
        manifest.put("exportedAt", seal.at().toString());
        ObjectNode by = manifest.putObject("exportedBy");
        by.put("id", session.actor().id());
        by.put("name", session.actor().name());
        ObjectNode hashes = manifest.putObject("files");
        files.written().forEach((name, file) -> {
            ObjectNode one = hashes.putObject(name);
            one.put("sha256", file.sha256());
            one.put("size", file.size());
        });
        manifest.put("format", FORMAT);
        manifest.put("organisation", engine.organisation());
        manifest.put("origin", engine.logOrigin());
        manifest.put("reason", session.reason());
        manifest.put("records", records);
        manifest.set("scope", scope(json));
        manifest.set("signedActions", signedActions(json));
        manifest.put("tenant", engine.tenant());
        return CanonicalJson.write(manifest);
    }

    /** By these a reader of the pack notices a signature that was taken out of an entry before it was sealed. */
    private ObjectNode signedActions(JsonNodeFactory json) {
        ObjectNode node = json.objectNode();
        for (RecordType<?> type : types) {
            List<String> signed = type.transitions().rows().stream()
                    .filter(row -> row.signatureMeaning() != null)
                    .map(Transition::name)
                    .sorted()
                    .toList();
            if (!signed.isEmpty()) {
                ArrayNode names = node.putArray(type.name());
                signed.forEach(names::add);
            }
        }
        return node;
    }

    private ObjectNode scope(JsonNodeFactory json) {
        ObjectNode node = json.objectNode();
        if (scope.asOf() != null) {
            node.put("asOf", scope.asOf().toString());
        }
        node.put("contents", scope.contents());
        if (scope.from() != null) {
            node.put("from", scope.from().toString());
        }
        if (scope.until() != null) {
            node.put("until", scope.until().toString());
        }
        ArrayNode single = node.putArray("records");
        scope.records().forEach(item -> {
            ObjectNode one = single.addObject();
            one.put("id", item.id());
            one.put("type", item.type());
        });
        ArrayNode names = node.putArray("types");
        scope.types().forEach(names::add);
        return node;
    }
}
