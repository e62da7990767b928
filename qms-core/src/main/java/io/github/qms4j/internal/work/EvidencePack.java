package io.github.qms4j.internal.work;

import io.github.qms4j.internal.codec.CanonicalJson;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.retention.Tombstone;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.trail.evidence.EvidenceExport;
import io.github.qms4j.trail.evidence.EvidenceScope;
import io.github.qms4j.trail.merkle.Hash;
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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the files of one pack, as section 12 of {@code docs/trail-format.md} has them. */
final class EvidencePack {
    private static final int FORMAT = 1;
    /** A proof has about as many hashes as the log's size has bits; beyond this share all leaves are shorter. */
    private static final int HASHES_A_PROOF = 20;

    private final Engine engine;
    private final List<RecordType<?>> types;
    private final EvidenceScope scope;
    private final Seal seal;
    private final String export;
    private final SessionRecords session;
    private long records;
    private long entries;

    EvidencePack(
            Engine engine,
            List<RecordType<?>> types,
            EvidenceScope scope,
            Seal seal,
            String export,
            SessionRecords session) {
        this.engine = engine;
        this.types = types;
        this.scope = scope;
        this.seal = seal;
        this.export = export;
        this.session = session;
    }

    long records() {
        return records;
    }

    long entries() {
        return entries;
    }

    void write(OutputStream out) throws IOException {
        ZippedFiles files = new ZippedFiles(out);
        files.text("checkpoint.txt", writer -> writer.write(seal.checkpoint().text()));
        files.text("keys.txt", this::keys);
        boolean withLeaves = leavesAreShorter();
        if (withLeaves) {
            files.bytes("leaves.bin", this::leaves);
        }
        Path index = Files.createTempFile("qms-evidence", ".html");
        try {
            files.text("trail.txt", trail -> trail(trail, index, withLeaves));
            files.bytes("index.html", html -> Files.copy(index, html));
        } finally {
            Files.deleteIfExists(index);
        }
        files.manifest(manifest(files));
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

    private void trail(Writer trail, Path indexFile, boolean withLeaves) throws IOException {
        try (BufferedWriter html = Files.newBufferedWriter(indexFile, StandardCharsets.UTF_8)) {
            EvidenceIndex index = new EvidenceIndex(html);
            index.begin(engine, scope, seal, export, session);
            PackedRecords packed = new PackedRecords(engine, scope, export, seal, withLeaves, trail, index);
            if (scope.records().isEmpty()) {
                for (String type : typesInScope()) {
                    packed.allOf(type);
                }
            } else {
                packed.only(scope.records());
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
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private String manifest(ZippedFiles files) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode manifest = json.objectNode();
        manifest.put("complete", entries == seal.size());
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
        manifest.put("origin", engine.logOrigin());
        manifest.put("reason", session.reason());
        manifest.put("records", records);
        manifest.set("scope", scope(json));
        manifest.put("tenant", engine.tenant());
        return CanonicalJson.write(manifest);
    }

    private ObjectNode scope(JsonNodeFactory json) {
        ObjectNode node = json.objectNode();
        if (scope.asOf() != null) {
            node.put("asOf", scope.asOf().toString());
        }
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
