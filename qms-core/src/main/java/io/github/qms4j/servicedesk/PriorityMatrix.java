package io.github.qms4j.servicedesk;

import io.github.qms4j.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Which priority follows from impact and urgency, as data (rule SD-1). Complete: every pair has a priority. */
public final class PriorityMatrix {
    private final Map<String, Map<String, String>> byImpact;

    private PriorityMatrix(Map<String, Map<String, String>> byImpact) {
        this.byImpact = byImpact;
    }

    /**
     * A matrix.
     *
     * @param byImpact for each impact, for each urgency, the priority
     * @throws InvalidInputException when a pair is missing, or there is none
     */
    public static PriorityMatrix of(Map<String, Map<String, String>> byImpact) {
        Map<String, Map<String, String>> copy = new LinkedHashMap<>();
        byImpact.forEach((impact, row) -> copy.put(impact, Map.copyOf(row)));
        copy.forEach((impact, row) -> copy.forEach((other, otherRow) -> otherRow.keySet().stream()
                .filter(urgency -> !row.containsKey(urgency))
                .findFirst()
                .ifPresent(urgency -> {
                    throw InvalidInputException.of(
                            "priority matrix",
                            impact + " × " + urgency,
                            "",
                            "has no priority",
                            "every impact needs a priority for every urgency");
                })));
        if (copy.values().stream().allMatch(Map::isEmpty)) {
            throw InvalidInputException.of("priority matrix", "matrix", copy, "is empty", "name impacts and urgencies");
        }
        return new PriorityMatrix(copy);
    }

    /**
     * The priority of a ticket.
     *
     * @throws InvalidInputException when impact or urgency is unknown
     */
    public String priority(String impact, String urgency) {
        Map<String, String> row = byImpact.get(Objects.requireNonNull(impact, "impact"));
        if (row == null) {
            throw InvalidInputException.of(
                    "priority matrix",
                    "impact",
                    impact,
                    "is unknown",
                    "known are " + byImpact.keySet().stream().sorted().toList());
        }
        String priority = row.get(Objects.requireNonNull(urgency, "urgency"));
        if (priority == null) {
            throw InvalidInputException.of(
                    "priority matrix",
                    "urgency",
                    urgency,
                    "is unknown",
                    "known are " + row.keySet().stream().sorted().toList());
        }
        return priority;
    }
}
