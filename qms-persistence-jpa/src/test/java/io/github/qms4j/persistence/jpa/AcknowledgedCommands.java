package io.github.qms4j.persistence.jpa;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the processes on one database were told that it was done. */
final class AcknowledgedCommands {
    /** The last version of each record that was acknowledged, by type and id. */
    private final Map<List<String>, Long> versions = new HashMap<>();

    private final Set<List<String>> disposed = new HashSet<>();
    private final List<String> twice = new ArrayList<>();
    private long sealed;
    private long count;

    /** A line of {@link KilledEngine}. */
    void line(String line) {
        String[] words = line.split(" ", -1);
        List<String> record = List.of(words[1], words[2]);
        long number = Long.parseLong(words[3]);
        count++;
        switch (words[0]) {
            case KilledEngine.CREATED -> {
                if (versions.put(record, number) != null) {
                    twice.add(words[2]);
                }
            }
            case KilledEngine.CHANGED -> versions.merge(record, number, Math::max);
            case KilledEngine.DISPOSED -> disposed.add(record);
            case KilledEngine.SEALED -> sealed = Math.max(sealed, number);
            default -> throw new IllegalArgumentException(line);
        }
    }

    Map<List<String>, Long> versions() {
        return versions;
    }

    Set<List<String>> disposed() {
        return disposed;
    }

    /** Ids that two records were given. */
    List<String> twice() {
        return twice;
    }

    long sealed() {
        return sealed;
    }

    long count() {
        return count;
    }
}
