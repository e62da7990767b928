package io.github.qms4j.spi.storage;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A record as an adapter sees it: a key, a version, typed attributes to query by, and a payload that it keeps
 * character for character and never parses.
 *
 * @param key the key
 * @param version 0 for the first version, one more for each change
 * @param schemaVersion the version of the payload's schema; an adapter only keeps it
 * @param attributes values by name, in the order of their names; an attribute without a value is absent
 * @param payload text, up to at least 1 MiB
 */
public record StoredRecord(
        RecordKey key, long version, int schemaVersion, Map<String, AttributeValue> attributes, String payload) {
    public StoredRecord {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(payload, "payload");
        if (version < 0) {
            throw new IllegalArgumentException(
                    "version " + version + " of " + key + " is negative; versions start at 0");
        }
        SortedMap<String, AttributeValue> copy = new TreeMap<>(attributes);
        attributes = Collections.unmodifiableSortedMap(copy);
    }
}
