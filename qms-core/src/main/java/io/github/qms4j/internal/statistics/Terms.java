package io.github.qms4j.internal.statistics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The terms of a policy, in the order in which they are named. */
public final class Terms {
    private final Map<String, String> terms = new LinkedHashMap<>();

    private Terms() {}

    public static Terms start() {
        return new Terms();
    }

    /** Adds a choice and what was chosen. */
    public Terms term(String name, String choice) {
        terms.put(name, choice);
        return this;
    }

    /** A number without a fraction where it has none, so that a share of 0.05 reads 0.05 and a limit of 3.0 reads 3. */
    public Terms term(String name, double choice) {
        return term(name, choice == Math.rint(choice) ? Long.toString((long) choice) : Double.toString(choice));
    }

    /** All of them; the map cannot be changed. */
    public Map<String, String> all() {
        return Collections.unmodifiableMap(terms);
    }
}
