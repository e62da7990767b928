package io.github.qms4j.training;

import java.util.List;
import java.util.Objects;

/**
 * A course that somebody has to have taken.
 *
 * @param course the course
 * @param withinDays how many days after it is assigned it is due; the least that a curriculum says
 * @param curricula by which curricula
 */
public record Demand(CourseId course, int withinDays, List<CurriculumId> curricula) {
    public Demand {
        Objects.requireNonNull(course, "course");
        curricula = List.copyOf(curricula);
    }
}
