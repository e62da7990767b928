package io.github.qms4j.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records that a batch tells of and the pack lacks: each must have been disposed of, by what the pack itself has. */
final class Disposals {
    private static final String TOMBSTONE = "tombstone";
    private static final String DISPOSITION = "disposition";

    /** The dispositions by the records that tombstones say they removed. */
    private final Map<String, String> tombstones = new HashMap<>();
    /** The records of each disposition that was carried out. */
    private final Map<String, Set<String>> carriedOut = new HashMap<>();

    private final List<Lack> lacks = new ArrayList<>();

    /**
     * A batch of which records are not in the pack.
     *
     * @param batch what it is called
     * @param rows how many records it created
     * @param missing type, space and id of those that are missing
     */
    private record Lack(String batch, int rows, Set<String> missing) {}

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
        if (record.type.equals(TOMBSTONE)) {
            Map<String, @Nullable Object> state = stateOf(record);
            String type = Json.string(state, "recordType");
            String id = Json.string(state, "recordId");
            if (record.id.equals(type + "/" + id)) {
                tombstones.put(type + " " + id, Json.string(state, DISPOSITION));
            }
            return true;
        }
        if (record.type.equals(DISPOSITION)) {
            Map<String, @Nullable Object> state = stateOf(record);
            Set<String> disposed = new HashSet<>();
            for (Object item : Json.array(state.get("items"), "'items'")) {
                disposed.add(Json.string(state, "recordType") + " " + Json.string(Json.object(item, "an item"), "id"));
            }
            if (Json.string(state, "status").equals("CARRIED_OUT")) {
                carriedOut.put(record.id, disposed);
            }
            return true;
        }
        return false;
    }

    private static Map<String, @Nullable Object> stateOf(PackedRecord record) throws UnreadableException {
        Map<String, @Nullable Object> payload = Json.object(Json.read(record.payload()), "the " + record.type);
        return Json.object(payload.get("state"), "the state of the " + record.type);
    }

    void verify(Problems problems) {
        for (Lack lack : lacks) {
            long unaccounted = lack.missing().stream()
                    .filter(record -> !isDisposedOf(record))
                    .count();
            if (unaccounted > 0) {
                problems.add(lack.batch() + " created " + lack.rows() + " records, of which the pack has "
                        + (lack.rows() - lack.missing().size()) + ", and no disposal accounts for " + unaccounted);
            }
        }
    }

    private boolean isDisposedOf(String record) {
        String disposition = tombstones.get(record);
        return disposition != null
                && carriedOut.getOrDefault(disposition, Set.of()).contains(record);
    }
}
