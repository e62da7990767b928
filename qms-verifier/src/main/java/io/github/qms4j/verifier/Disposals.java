package io.github.qms4j.verifier;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is not in the pack because it was disposed of: records that a batch tells of, and places of the log whose entries
 * went with a record. Each must be borne out by a tombstone and its disposition, which the pack itself has.
 */
final class Disposals {
    private static final String TOMBSTONE = "tombstone";
    private static final String DISPOSITION = "disposition";
    private static final String APPROVE = "disposition.approve";

    private final Map<String, Tombstone> tombstones = new HashMap<>();
    /** The records of each disposition that was carried out after a second person approved it, with their versions. */
    private final Map<String, Map<String, Long>> carriedOut = new HashMap<>();

    private final List<Lack> lacks = new ArrayList<>();

    /**
     * A batch of which records are not in the pack.
     *
     * @param batch what it is called
     * @param rows how many records it created
     * @param missing type, space and id of those that are missing
     */
    private record Lack(String batch, int rows, Set<String> missing) {}

    /** What a tombstone says of the record that is gone; its own id, and the places of the entries with their hashes. */
    private record Tombstone(String record, long version, String disposition, Map<Long, String> places) {}

    void endOfBatch(Entry batch, Set<String> packed) throws UnreadableException {
        Set<String> missing = new HashSet<>();
        List<@Nullable Object> rows = Json.array(batch.fields.get("rows"), "'rows'");
        for (Object row : rows) {
            String id = Json.string(Json.object(row, "a row"), "id");
            if (!packed.contains(id)) {
                missing.add(batch.type + " " + id);
            }
        }
        if (!missing.isEmpty()) {
            lacks.add(new Lack(batch.named(), rows.size(), missing));
        }
    }

    /** Whether a record is one of those that account for others. */
    boolean accept(PackedRecord record) throws UnreadableException {
        switch (record.type) {
            case TOMBSTONE -> tombstone(record);
            case DISPOSITION -> disposition(record);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void tombstone(PackedRecord record) throws UnreadableException {
        Map<String, @Nullable Object> state = record.state();
        String type = Json.string(state, "recordType");
        String id = Json.string(state, "recordId");
        if (!record.id.equals(type + "/" + id)) {
            return;
        }
        Map<Long, String> places = new HashMap<>();
        for (Object entry : Json.array(state.get("entries"), "'entries'")) {
            Map<String, @Nullable Object> one = Json.object(entry, "a removed entry");
            places.put(Json.whole(one, "leafIndex"), Json.string(one, "hash"));
        }
        tombstones.put(
                type + " " + id,
                new Tombstone(
                        record.id, Json.whole(state, "version"), Json.string(state, DISPOSITION), Map.copyOf(places)));
    }

    private void disposition(PackedRecord record) throws UnreadableException {
        Map<String, @Nullable Object> state = record.state();
        if (!Json.string(state, "status").equals("CARRIED_OUT") || !isApproved(record, state)) {
            return;
        }
        Map<String, Long> disposed = new HashMap<>();
        for (Object item : Json.array(state.get("items"), "'items'")) {
            Map<String, @Nullable Object> one = Json.object(item, "an item");
            disposed.put(Json.string(state, "recordType") + " " + Json.string(one, "id"), Json.whole(one, "version"));
        }
        carriedOut.put(record.id, disposed);
    }

    /** With a signature of somebody else than who proposed it. */
    private static boolean isApproved(PackedRecord record, Map<String, @Nullable Object> state)
            throws UnreadableException {
        for (Entry entry : record.changes()) {
            if (Json.string(entry.fields, "action").equals(APPROVE) && entry.fields.get("signature") != null) {
                Map<String, @Nullable Object> signature = Json.object(entry.fields.get("signature"), "'signature'");
                if (!Json.string(signature, "signer").equals(Json.string(state, "proposedBy"))) {
                    return true;
                }
            }
        }
        return false;
    }

    void verify(Leaves leaves, Problems problems) throws IOException {
        for (Lack lack : lacks) {
            long unaccounted = lack.missing().stream()
                    .filter(record -> !isDisposedOf(record))
                    .count();
            if (unaccounted > 0) {
                problems.add(lack.batch() + " created " + lack.rows() + " records, of which the pack has "
                        + (lack.rows() - lack.missing().size()) + ", and no disposal accounts for " + unaccounted);
            }
        }
        if (leaves.areAll()) {
            account(leaves, problems);
        }
    }

    private void account(Leaves leaves, Problems problems) throws IOException {
        for (Map.Entry<String, Tombstone> tombstone : tombstones.entrySet()) {
            if (isDisposedOf(tombstone.getKey())) {
                for (Map.Entry<Long, String> place :
                        tombstone.getValue().places().entrySet()) {
                    String against = leaves.account(place.getValue(), place.getKey());
                    if (against != null) {
                        problems.add("tombstone " + tombstone.getValue().record() + " " + against);
                    }
                }
            }
        }
    }

    private boolean isDisposedOf(String record) {
        Tombstone tombstone = tombstones.get(record);
        return tombstone != null
                && Long.valueOf(tombstone.version())
                        .equals(carriedOut
                                .getOrDefault(tombstone.disposition(), Map.of())
                                .get(record));
    }
}
