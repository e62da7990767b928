package io.github.qms4j.readiness;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Attributes with the values that are wanted, in an order of their own: equal questions have equal hashes. */
final class Wanted {
    private Wanted() {}

    static SortedMap<String, Set<String>> sorted(Map<String, Set<String>> wanted) {
        SortedMap<String, Set<String>> sorted = new TreeMap<>();
        wanted.forEach(
                (attribute, values) -> sorted.put(attribute, Collections.unmodifiableSet(new TreeSet<>(values))));
        return Collections.unmodifiableSortedMap(sorted);
    }
}
