package io.github.qms4j.retention;

import io.github.qms4j.InvalidInputException;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a legal hold covers: everything, all records of a type, or certain records of a type.
 *
 * @param recordType the type, or null for everything
 * @param ids the records, at most {@value #MAX_IDS}; empty for all of the type
 */
public record HoldScope(@Nullable String recordType, Set<String> ids) {
    /** The most records that one hold names; place another one for more. */
    public static final int MAX_IDS = 1_000;

    public HoldScope {
        ids = Collections.unmodifiableSet(new TreeSet<>(ids));
        if (recordType == null && !ids.isEmpty()) {
            throw InvalidInputException.of(
                    "legal hold", "recordType", "", "is missing where records are named", "name their type");
        }
        if (ids.size() > MAX_IDS) {
            throw InvalidInputException.of(
                    "legal hold",
                    "ids",
                    ids.size(),
                    "are more records than one hold names, " + MAX_IDS,
                    "place several holds, or one on the whole type");
        }
    }

    /** Everything in the tenant. */
    public static HoldScope everything() {
        return new HoldScope(null, Set.of());
    }

    /** Every record of a type, whatever becomes a record of it later included. */
    public static HoldScope type(String recordType) {
        return new HoldScope(recordType, Set.of());
    }

    /**
     * Certain records.
     *
     * @throws InvalidInputException when there are none or more than {@value #MAX_IDS}
     */
    public static HoldScope records(String recordType, Set<String> ids) {
        if (ids.isEmpty()) {
            throw InvalidInputException.of(
                    "legal hold", "ids", "", "names no record", "name at least one, or hold the whole type");
        }
        return new HoldScope(recordType, ids);
    }

    /** Whether it covers a record. */
    public boolean covers(String type, String id) {
        return recordType == null || (recordType.equals(type) && (ids.isEmpty() || ids.contains(id)));
    }
}
