package io.github.qms4j.trail.evidence;

import io.github.qms4j.InvalidInputException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which records an evidence pack is about, and as of when. Each comes with its whole trail, from its first version on.
 *
 * @param records these records; empty unless the scope is by record
 * @param types all records of these types; empty when the scope is by record, or everything
 * @param from only records that were changed at this instant or later, at the next whole millisecond; null for no bound
 * @param until only records that were changed before this instant, at the next whole millisecond; null for no bound
 * @param asOf only what was on record at this instant, in the last whole millisecond; null for all that is on record.
 *     Erasures, tombstones and dispositions are packed with what came later: they account for what cannot be shown any
 *     more as it stood
 * @param contents whether the texts that packed records name in the content store, such as those of documents, come with
 *     them
 */
public record EvidenceScope(
        List<Item> records,
        List<String> types,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Instant asOf,
        boolean contents) {
    public EvidenceScope {
        records = records.stream().distinct().sorted().toList();
        types = types.stream().distinct().sorted().toList();
        from = from == null ? null : nextMillisecond(from);
        until = until == null ? null : nextMillisecond(until);
        asOf = asOf == null ? null : asOf.truncatedTo(ChronoUnit.MILLIS);
        if (!records.isEmpty() && !types.isEmpty()) {
            throw InvalidInputException.of(
                    "scope of evidence", "types", types, "stand beside single records", "make two packs");
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw InvalidInputException.of(
                    "scope of evidence",
                    "period",
                    from + " to " + until,
                    "is empty",
                    "give the first instant and the one after the last");
        }
    }

    /** What is on record is in whole milliseconds, so the next one bounds the same. */
    private static Instant nextMillisecond(Instant instant) {
        Instant whole = instant.truncatedTo(ChronoUnit.MILLIS);
        return whole.equals(instant) ? whole : whole.plusMillis(1);
    }

    /** Everything that there is. */
    public static EvidenceScope everything() {
        return new EvidenceScope(List.of(), List.of(), null, null, null, true);
    }

    /** All records of some types, such as {@code capa}. */
    public static EvidenceScope types(String... types) {
        if (types.length == 0) {
            throw InvalidInputException.of("scope of evidence", "types", "", "name nothing", "name at least one");
        }
        return new EvidenceScope(List.of(), List.of(types), null, null, null, true);
    }

    /** One record; more with {@link #and}. */
    public static EvidenceScope record(String type, String id) {
        return new EvidenceScope(List.of(new Item(type, id)), List.of(), null, null, null, true);
    }

    /** These records, at least one. */
    public static EvidenceScope records(List<Item> records) {
        if (records.isEmpty()) {
            throw InvalidInputException.of("scope of evidence", "records", "", "name nothing", "name at least one");
        }
        return new EvidenceScope(records, List.of(), null, null, null, true);
    }

    /** The same with one more record. */
    public EvidenceScope and(String type, String id) {
        return new EvidenceScope(
                Stream.concat(records.stream(), Stream.of(new Item(type, id))).toList(),
                types,
                from,
                until,
                asOf,
                contents);
    }

    /** The same, of records that were changed at least once in a half-open interval. */
    public EvidenceScope changedBetween(Instant newFrom, Instant newUntil) {
        return new EvidenceScope(records, types, newFrom, newUntil, asOf, contents);
    }

    /** The same as it stood at an instant, which must have passed when the pack is made. */
    public EvidenceScope asOf(Instant instant) {
        return new EvidenceScope(records, types, from, until, instant, contents);
    }

    /** The same without the texts in the content store, of which the pack then has the hashes alone. */
    public EvidenceScope withoutContents() {
        return new EvidenceScope(records, types, from, until, asOf, false);
    }

    /** Whether it is everything, at any time. */
    public boolean isEverything() {
        return records.isEmpty() && types.isEmpty() && from == null && until == null && asOf == null;
    }

    /** Whether what happened at an instant had happened by the one that the pack is of. */
    public boolean reaches(Instant at) {
        return asOf == null || !at.isAfter(asOf);
    }

    /** Whether an instant is in the period. */
    public boolean covers(Instant at) {
        return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
    }

    /**
     * One record.
     *
     * @param type such as {@code capa}
     * @param id such as {@code CAPA-2026-0007}
     */
    public record Item(String type, String id) implements Comparable<Item> {
        public Item {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(id, "id");
        }

        @Override
        public int compareTo(Item other) {
            int byType = type.compareTo(other.type);
            return byType == 0 ? id.compareTo(other.id) : byType;
        }
    }
}
