package io.github.qms4j.training;

import java.util.Objects;

/**
 * Which courses whom it applies to has to take (rule TRN-1).
 *
 * @param editions what it said from when on
 */
public record Curriculum(Editions<CurriculumContent> editions) {
    public Curriculum {
        Objects.requireNonNull(editions, "editions");
    }
}
