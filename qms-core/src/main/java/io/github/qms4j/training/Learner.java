package io.github.qms4j.training;

import io.github.qms4j.organisation.PersonDetails;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.record.Versioned;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A person on a day with what they have to take and what they took.
 *
 * @param demands by the course's id
 */
record Learner(
        PersonId id,
        PersonDetails details,
        LocalDate day,
        Map<String, Demand> demands,
        List<Versioned<TrainingCycle>> cycles,
        List<Versioned<Waiver>> waivers) {
    Competence competence(CourseId course) {
        return CompetenceRule.of(
                id,
                course,
                cycles.stream()
                        .filter(cycle -> cycle.state().course().equals(course))
                        .toList(),
                waivers.stream()
                        .filter(waiver -> waiver.state().course().equals(course))
                        .toList(),
                day);
    }

    /** How they stand with everything that they have to take, by course. */
    List<Competence> competences() {
        return demands.values().stream()
                .map(demand -> competence(demand.course()))
                .toList();
    }

    Optional<TrainingCycle> latest(CourseId course) {
        return cycles.stream()
                .map(Versioned::state)
                .filter(cycle -> cycle.course().equals(course))
                .max(Comparator.comparing(cycle -> cycle.assignment().number()));
    }
}
