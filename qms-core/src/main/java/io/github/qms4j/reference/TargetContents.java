package io.github.qms4j.reference;

import io.github.qms4j.ConflictException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Versioned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What targets say: of which version, with which hash. */
final class TargetContents {
    static final int AT_ONCE = 500;

    private final Map<String, RecordType<?>> types;

    TargetContents(List<RecordType<?>> types) {
        this.types = types.stream().collect(Collectors.toMap(RecordType::name, Function.identity()));
    }

    /**
     * What a target says now. A record is pinned: nobody changes it before the unit of work is applied.
     *
     * @throws InvalidInputException when it is a record of no type of this engine
     * @throws io.github.qms4j.NotFoundException when there is no such record
     * @throws ConflictException when a version is meant and another is current
     */
    Content pinned(Facts facts, Target target) {
        if (!target.isRecord()) {
            return new Content(null, target.kind() == Target.Kind.FILE ? target.id() : null);
        }
        Versioned<?> found = facts.get(known(target), target.id());
        Long meant = target.version();
        if (meant != null && meant != found.version()) {
            throw ConflictException.stale(target.type(), target.id(), meant, found.version());
        }
        return new Content(found.version(), found.contentHash());
    }

    private RecordType<?> known(Target target) {
        RecordType<?> type = types.get(target.type());
        if (type == null) {
            throw InvalidInputException.of(
                    "target " + target,
                    "type",
                    target.type(),
                    "is not a record type of this engine",
                    "name a record of a type that the engine was built with, a file or an address");
        }
        return type;
    }

    /** The content hashes of those targets that are stored records, by target; one query for some hundred of them. */
    Map<Target, String> hashes(RecordStore records, Stream<Target> targets) {
        Map<String, Map<String, List<Target>>> byType = targets.filter(Target::isRecord)
                .collect(Collectors.groupingBy(Target::type, Collectors.groupingBy(Target::id)));
        Map<Target, String> hashes = new HashMap<>();
        byType.forEach((name, byId) -> {
            RecordType<?> type = types.get(name);
            if (type != null) {
                parts(byId.keySet())
                        .forEach(ids -> records.findAll(type, ids)
                                .forEach((id, found) -> byId.getOrDefault(id, List.of())
                                        .forEach(target -> hashes.put(target, found.contentHash()))));
            }
        });
        return hashes;
    }

    private static List<Set<String>> parts(Set<String> ids) {
        List<String> all = new ArrayList<>(ids);
        List<Set<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            parts.add(new HashSet<>(all.subList(from, Math.min(from + AT_ONCE, all.size()))));
        }
        return parts;
    }

    /**
     * What a target says.
     *
     * @param version the version; null when it is no record
     * @param hash the SHA-256 of its content; null for an address
     */
    record Content(@Nullable Long version, @Nullable String hash) {}
}
