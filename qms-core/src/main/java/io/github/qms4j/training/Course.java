package io.github.qms4j.training;

import java.util.Objects;

/**
 * What somebody learns, and what shows that they did (rule TRN-1).
 *
 * @param editions what it said from when on
 */
public record Course(Editions<CourseContent> editions) {
    public Course {
        Objects.requireNonNull(editions, "editions");
    }
}
