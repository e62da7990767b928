package io.github.qms4j.verifier;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a pack; keeps the first ones and counts the rest. */
final class Problems {
    private static final int KEPT = 1_000;

    private final List<String> first = new ArrayList<>();
    private long count;

    void add(String problem) {
        if (count++ < KEPT) {
            first.add(problem);
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    List<String> list() {
        List<String> all = new ArrayList<>(first);
        if (count > KEPT) {
            all.add("and " + (count - KEPT) + " more");
        }
        return List.copyOf(all);
    }
}
