package io.github.qms4j.regulation;

import java.util.List;
import java.util.Objects;

/**
 * What became of every requirement from one edition to the next (rule REG-6).
 *
 * @param from the old edition
 * @param to the new edition
 * @param source who compared, how and when
 * @param steps each requirement of the old edition stands in exactly one, each of the new edition in at least one
 */
public record MigrationMap(CatalogueId from, CatalogueId to, String source, List<MigrationStep> steps) {
    public MigrationMap {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Texts.require("migration map " + from + " to " + to, "source", source);
        steps = List.copyOf(steps);
    }
}
