package io.github.qms4j.solution;

import java.util.List;
import java.util.Objects;

/**
 * Who is affected by a solution, and what they must have been trained for before it goes live.
 *
 * @param competence as the engine's {@link io.github.qms4j.access.CompetenceGate} knows it
 * @param persons their ids
 * @param nobodyBecause why nobody is affected; blank when somebody is
 */
public record Affected(String competence, List<String> persons, String nobodyBecause) {
    public Affected {
        Objects.requireNonNull(competence, "competence");
        Objects.requireNonNull(nobodyBecause, "nobodyBecause");
        persons = persons.stream().distinct().toList();
    }

    /** These persons, who must have this competence. */
    public static Affected of(String competence, List<String> persons) {
        return new Affected(competence, persons, "");
    }

    /** Nobody, with the reason. */
    public static Affected nobody(String because) {
        return new Affected("", List.of(), because);
    }
}
