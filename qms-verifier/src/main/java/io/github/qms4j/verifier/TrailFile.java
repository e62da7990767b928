package io.github.qms4j.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Goes through {@code trail.txt} once, with one batch and one record in memory. */
final class TrailFile {
    private static final Set<String> ACCOUNTS = Set.of("disposition", "erasure", "tombstone");

    private final Map<String, @Nullable Object> manifest;
    private final String tenant;
    private final Leaves leaves;
    private final Problems problems;
    private final String origin;
    private final List<Checkpoint.Key> keys;
    private final SignedActions signedActions;
    private final NamedContents contents;
    private final Set<String> types = new HashSet<>();
    private final Set<String> wanted = new TreeSet<>();
    private final Map<String, String> erased = new HashMap<>();
    private final Map<String, Set<String>> erasures = new HashMap<>();

    private final Set<String> found = new HashSet<>();
    private final boolean bySingleRecords;
    private final boolean hasPeriod;
    private final @Nullable Instant asOf;

    private final boolean isEverything;
    private final String exportHead;
    private final Disposals disposals = new Disposals();
    private final List<SetBack> setBacks = new ArrayList<>();
    private @Nullable Entry batch;
    private final Set<String> ofBatch = new HashSet<>();
    private @Nullable PackedRecord record;
    private boolean exportFound;
    private long records;
    private long entries;

    /**
     * @param exportHead the hash of the entry with which the export began, by what came after it
     * @param keys those that the log has and had
     * @param contents the hashes of the texts in the pack
     */
    TrailFile(
            Map<String, @Nullable Object> manifest,
            String exportHead,
            List<Checkpoint.Key> keys,
            Set<String> contents,
            Leaves leaves,
            Problems problems)
            throws UnreadableException {
        this.manifest = manifest;
        this.tenant = Json.string(manifest, "tenant");
        this.exportHead = exportHead;
        this.origin = Json.string(manifest, "origin");
        this.keys = List.copyOf(keys);
        this.signedActions = SignedActions.of(manifest);
        this.contents = new NamedContents(manifest, contents);
        this.leaves = leaves;
        this.problems = problems;
        Map<String, @Nullable Object> scope = Json.object(manifest.get("scope"), "'scope'");
        for (Object type : Json.array(scope.get("types"), "'types'")) {
            types.add(String.valueOf(type));
        }
        for (Object item : Json.array(scope.get("records"), "'records'")) {
            Map<String, @Nullable Object> one = Json.object(item, "a record of the scope");
            wanted.add(Json.string(one, "type") + " " + Json.string(one, "id"));
        }
        this.bySingleRecords = !wanted.isEmpty();
        this.hasPeriod = scope.containsKey("from") || scope.containsKey("until");
        this.asOf = scope.containsKey("asOf") ? Entry.instant(Json.string(scope, "asOf")) : null;
        this.isEverything = wanted.isEmpty() && types.isEmpty() && !hasPeriod && asOf == null;
    }

    long records() {
        return records;
    }

    long entries() {
        return entries;
    }

    /** The restored backups that were accepted, by the records of the pack. */
    List<SetBack> setBacks() {
        return setBacks;
    }

    void verify(InputStream in) throws IOException, UnreadableException {
        Lines lines = new Lines(in);
        for (String line = lines.next(); line != null; line = lines.next()) {
            try {
                accept(line);
            } catch (UnreadableException e) {
                problems.add("trail.txt line " + lines.number() + " cannot be read: " + e.getMessage());
            }
        }
        endOfBatch();
        verifyErasures();
        contents.end(problems);
        disposals.verify(leaves, problems);
        if (!exportFound) {
            problems.add("the pack lacks the record of its own export " + Json.string(manifest, "export"));
        }
        verifyScope();
        verifyCounts();
    }

    private void accept(String line) throws IOException, UnreadableException {
        if (line.length() < 3 || line.charAt(1) != ' ') {
            throw new UnreadableException("it does not begin with the letter of a line and a space");
        }
        String rest = line.substring(2);
        switch (line.charAt(0)) {
            case 'B' -> {
                endOfBatch();
                batch = entry(rest, "BATCH");
            }
            case 'R' -> {
                endOfRecord();
                record = new PackedRecord(rest);
            }
            case 'E' -> {
                Entry entry = entry(rest, "CHANGE");
                if (record == null) {
                    problems.add(entry.named() + " has an entry but no record before it");
                } else {
                    record.add(entry);
                }
            }
            case 'T' -> {
                if (record == null) {
                    throw new UnreadableException("there is no record that this text could belong to");
                }
                record.addText(rest, problems);
            }
            case 'X' -> besidesChanges(rest, "REFUSAL");
            case 'A' -> besidesChanges(rest, "ACCESS");
            default -> throw new UnreadableException("there is no line of the letter " + line.charAt(0));
        }
    }

    private void besidesChanges(String rest, String kind) throws IOException, UnreadableException {
        endOfRecord();
        Entry entry = entry(rest, kind);
        requireScope(entry.type, entry.id, entry.named());
    }

    private Entry entry(String rest, String kind) throws IOException, UnreadableException {
        Entry entry = Entry.parse(rest);
        entries++;
        if (!entry.kind.equals(kind)) {
            problems.add(entry.named() + " is of kind " + entry.kind + " where " + kind + " is due");
        }
        if (!entry.tenant().equals(tenant)) {
            problems.add(entry.named() + " is of tenant " + entry.tenant() + " and not of " + tenant);
        }
        String against = leaves.against(entry.leaf, entry.leafIndex, entry.path);
        if (against != null) {
            problems.add(entry.named() + " " + against);
        }
        if (asOf != null && entry.at.isAfter(asOf) && !isOfTheSeal(entry)) {
            problems.add(entry.named() + " is of " + entry.at + ", later than " + asOf + ", which the pack is of");
        }
        String unsigned = entry.againstSignature();
        if (unsigned != null) {
            problems.add(entry.named() + " " + unsigned);
        }
        if (signedActions.isMissedBy(entry)) {
            problems.add(entry.named() + " has no signature, and its action demands one");
        }
        String notAttested = entry.isSigned() ? entry.againstAttestation(origin, keys) : null;
        if (notAttested != null) {
            problems.add(entry.named() + " " + notAttested);
        }
        return entry;
    }

    /** What accounts for the pack itself and for what is gone is there whenever it came. */
    private boolean isOfTheSeal(Entry entry) {
        return switch (entry.kind) {
            case "CHANGE", "BATCH" ->
                ACCOUNTS.contains(entry.type)
                        || (entry.type.equals("evidence-export") && entry.id.equals(manifest.get("export")));
            default -> false;
        };
    }

    private void endOfRecord() throws UnreadableException {
        PackedRecord ended = record;
        if (ended == null) {
            return;
        }
        record = null;
        records++;
        Entry first = ended.isFromBatch() ? batch : null;
        if (first != null && !ofBatch.add(ended.id)) {
            problems.add(ended.named() + " is in the pack twice");
        }
        ended.verify(first, tenant, problems);
        contents.accept(ended, problems);
        ended.texts().forEach((hash, erasure) -> {
            if (!erasure.isEmpty()) {
                erased.put(hash, erasure);
            }
        });
        if (ended.type.equals("erasure")) {
            erasures.put(ended.id, textsOf(ended));
        } else if (ended.type.equals("evidence-export") && ended.id.equals(Json.string(manifest, "export"))) {
            exportFound = true;
            verifyExport(ended);
        } else {
            boolean accounts = disposals.accept(ended);
            SetBack.of(ended).ifPresent(setBacks::add);
            if (!accounts || bySingleRecords) {
                requireScope(ended.type, ended.id, ended.named());
            }
            if (bySingleRecords) {
                found.add(ended.named());
            }
        }
    }

    /** Of everything, or of a type, a record that only its batch tells of would be missed by nobody else. */
    private void endOfBatch() throws UnreadableException {
        endOfRecord();
        if (batch != null && !bySingleRecords && !hasPeriod) {
            disposals.endOfBatch(batch, ofBatch);
        }
        ofBatch.clear();
    }

    private void requireScope(String type, String id, String what) {
        String name = type + " " + id;
        boolean inScope = bySingleRecords ? wanted.contains(name) : types.isEmpty() || types.contains(type);
        if (!inScope) {
            problems.add(what + " is not in the scope of the pack");
        }
    }

    /** That the pack is what was put on record before it was written. */
    private void verifyExport(PackedRecord export) throws UnreadableException {
        Map<String, @Nullable Object> state = export.state();
        Map<String, @Nullable Object> by = Json.object(manifest.get("exportedBy"), "'exportedBy'");
        Map<String, @Nullable Object> actor = export.firstActor();
        if (!Json.string(by, "id").equals(Json.string(state, "by"))
                || !Json.string(by, "id").equals(actor.get("id"))
                || !Json.string(by, "name").equals(actor.get("name"))) {
            problems.add("the pack says it was exported by " + Json.string(by, "id") + ", " + Json.string(by, "name")
                    + ", but the trail says " + actor.get("id") + ", " + actor.get("name"));
        }
        if (!Json.string(manifest, "reason").equals(export.firstReason())) {
            problems.add("the pack says it was exported for another reason than the trail says");
        }
        if (!Json.write(state.get("scope")).equals(Json.write(manifest.get("scope")))) {
            problems.add("the pack says it is of another scope than the trail says");
        }
        if (export.changes().size() != 1 || !export.changes().get(0).hash.equals(exportHead)) {
            problems.add("the receipt does not follow on the export that the pack has");
        }
    }

    private static Set<String> textsOf(PackedRecord erasure) throws UnreadableException {
        Map<String, @Nullable Object> state = erasure.state();
        Set<String> hashes = new HashSet<>();
        for (Object text : Json.array(state.get("texts"), "'texts'")) {
            hashes.add(Json.string(Json.object(text, "a text"), "erasable"));
        }
        return hashes;
    }

    /** With a period, what was not changed in it is rightly not there. */
    private void verifyScope() {
        if (!hasPeriod) {
            wanted.removeAll(found);
            wanted.forEach(missing -> problems.add(missing + " is in the scope but not in the pack"));
        }
    }

    private void verifyErasures() {
        erased.forEach((hash, erasure) -> {
            if (!erasures.getOrDefault(erasure, Set.of()).contains(hash)) {
                problems.add("the erasable text " + hash + " is said to be erased, and no erasure " + erasure
                        + " in the pack says so");
            }
        });
    }

    private void verifyCounts() throws UnreadableException {
        for (Map.Entry<String, Long> count : List.of(Map.entry("records", records), Map.entry("entries", entries))) {
            if (Json.whole(manifest, count.getKey()) != count.getValue()) {
                problems.add("the manifest counts " + Json.whole(manifest, count.getKey()) + " " + count.getKey()
                        + ", the pack has " + count.getValue());
            }
        }
        boolean complete = leaves.unseen() == 0;
        if (isEverything && !complete) {
            problems.add(
                    "a pack of everything has each entry of the log or a tombstone that names it, and this one lacks "
                            + leaves.unseen() + " of its entries");
        }
        if (!Boolean.valueOf(complete).equals(manifest.get("complete"))) {
            problems.add("the manifest says that the pack " + (complete ? "lacks" : "has all")
                    + " entries of the log, but " + leaves.unseen() + " are neither there nor accounted for");
        }
    }
}
