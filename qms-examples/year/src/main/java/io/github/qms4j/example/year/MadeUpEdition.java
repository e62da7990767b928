package io.github.qms4j.example.year;

import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.Edition;
import io.github.qms4j.regulation.MigrationKind;
import io.github.qms4j.regulation.MigrationMap;
import io.github.qms4j.regulation.MigrationStep;
import io.github.qms4j.regulation.Requirement;
import io.github.qms4j.regulation.RequirementId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * An edition of ISO 9001 that does not exist, so that there is one to come: clause 10.2.1 is reworded, 7.1.6 is
 * withdrawn, and everything else stands as in the edition in force.
 */
final class MadeUpEdition {
    static final CatalogueId ID = CatalogueId.parse("iso-9001:made-up");

    private static final String REWORDED = "10.2.1";
    private static final String WITHDRAWN = "7.1.6";

    private MadeUpEdition() {}

    static Catalogue catalogue(Catalogue inForce) {
        Edition edition = Edition.builder("made-up", "ISO 9001, an edition made up for this story", "made up")
                .effectiveFrom(LocalDate.of(2025, 7, 1))
                .note("It does not exist.")
                .build();
        return Catalogue.of(
                inForce.instrument(),
                edition,
                inForce.requirements().stream()
                        .filter(requirement -> !requirement.id().local().equals(WITHDRAWN))
                        .map(MadeUpEdition::taken)
                        .toList());
    }

    private static Requirement taken(Requirement old) {
        Requirement.Builder taken = Requirement.builder(ID.requirement(old.id().local()), old.clause(), old.heading());
        old.parent().ifPresent(parent -> taken.parent(parent.local()));
        if (old.isAssessable()) {
            taken.assessable();
            taken.evidence(old.evidence());
        }
        if (!old.summary().isBlank()) {
            String summary = old.id().local().equals(REWORDED)
                    ? "React within ten days, find the cause, and look whether the same can happen elsewhere."
                    : old.summary();
            taken.summary(summary);
        }
        return taken.build();
    }

    static MigrationMap migration(Catalogue inForce, Catalogue next) {
        List<MigrationStep> steps = new ArrayList<>();
        for (Requirement old : inForce.requirements()) {
            String local = old.id().local();
            List<RequirementId> to = local.equals(WITHDRAWN) ? List.of() : List.of(ID.requirement(local));
            steps.add(
                    switch (local) {
                        case WITHDRAWN -> new MigrationStep(MigrationKind.WITHDRAWN, List.of(old.id()), to, "left out");
                        case REWORDED ->
                            new MigrationStep(MigrationKind.REWORDED, List.of(old.id()), to, "within ten days");
                        default -> new MigrationStep(MigrationKind.UNCHANGED, List.of(old.id()), to, "");
                    });
        }
        return MigrationMap.between(inForce, next, List.of(), "made up", steps);
    }
}
