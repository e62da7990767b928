package io.github.qms4j.regulation;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Holds the steps of a migration map against both editions. */
final class MigrationCheck {
    /** A target of one of these has one origin: with a second one its demand would be another. */
    private static final Set<MigrationKind> ALONE = EnumSet.of(MigrationKind.UNCHANGED, MigrationKind.NEW);

    private final Catalogue from;
    private final Catalogue to;
    private final List<Catalogue> targets;
    private final Problems problems;
    private final Map<RequirementId, Integer> old = new HashMap<>();
    private final Map<RequirementId, Integer> reached = new HashMap<>();

    MigrationCheck(Catalogue from, Catalogue to, List<Catalogue> incorporated, Problems problems) {
        this.from = from;
        this.to = to;
        this.targets = Stream.concat(Stream.of(to), incorporated.stream()).toList();
        this.problems = problems;
    }

    void check(List<MigrationStep> steps) {
        if (from.id().equals(to.id())
                || !from.instrument().id().equals(to.instrument().id())) {
            problems.add(
                    "to", to.id(), "is no other edition of " + from.instrument().id(), "map two editions of one");
        }
        for (int i = 0; i < steps.size(); i++) {
            check(i, steps.get(i));
        }
        for (int i = 0; i < steps.size(); i++) {
            checkAlone(i, steps.get(i));
        }
        from.requirements().stream()
                .filter(requirement -> !old.containsKey(requirement.id()))
                .forEach(requirement -> problems.add(
                        "from",
                        requirement.id(),
                        "is not accounted for",
                        "say what became of it, or that it is withdrawn"));
        targets.stream()
                .flatMap(target -> target.requirements().stream())
                .filter(requirement -> !reached.containsKey(requirement.id()))
                .forEach(requirement -> problems.add(
                        "to", requirement.id(), "is not accounted for", "say where it comes from, or that it is new"));
    }

    private void check(int index, MigrationStep step) {
        for (RequirementId id : step.from()) {
            if (from.find(id).isEmpty()) {
                unknown(index, "from", id, "name one of " + from.id());
            }
            Integer before = old.putIfAbsent(id, index);
            if (before != null) {
                problems.add(
                        place(index, "from"),
                        id,
                        "is accounted for in steps[" + before + "] already",
                        "say once what became of it");
            }
        }
        for (RequirementId id : step.to()) {
            if (target(id).isEmpty()) {
                unknown(
                        index,
                        "to",
                        id,
                        "name one of " + targets.stream().map(Catalogue::id).toList());
            }
            reached.merge(id, 1, Integer::sum);
        }
        checkSameness(index, step);
    }

    private void checkSameness(int index, MigrationStep step) {
        boolean sameNumber = step.from()
                .equals(step.to().stream()
                        .filter(id -> id.catalogue().equals(to.id()))
                        .map(id -> from.id().requirement(id.local()))
                        .toList());
        if (step.kind() == MigrationKind.MOVED && sameNumber) {
            problems.add(place(index, "to"), step.to(), "has the same number as before", "say unchanged or reworded");
        }
        if (step.kind() == MigrationKind.UNCHANGED) {
            if (!sameNumber) {
                problems.add(place(index, "to"), step.to(), "has another number than before", "say moved");
            } else if (!hash(from.find(step.from().get(0)))
                    .equals(hash(target(step.to().get(0))))) {
                problems.add(
                        place(index, "to"), step.to(), "has another content hash than before", "say reworded, and how");
            }
        }
    }

    private void checkAlone(int index, MigrationStep step) {
        if (ALONE.contains(step.kind())) {
            step.to().stream()
                    .filter(id -> reached.getOrDefault(id, 0) > 1)
                    .forEach(id -> problems.add(
                            place(index, "to"),
                            id,
                            "is " + JsonFields.word(step.kind()) + " here and comes from elsewhere in another step",
                            "keep one of the steps"));
        }
    }

    private Optional<Requirement> target(RequirementId id) {
        return targets.stream().flatMap(target -> target.find(id).stream()).findFirst();
    }

    private static String hash(Optional<Requirement> requirement) {
        return requirement.map(Requirement::contentHash).orElse("");
    }

    private void unknown(int index, String side, RequirementId id, String remedy) {
        problems.add(place(index, side), id, "is an unknown requirement", remedy);
    }

    private static String place(int index, String side) {
        return "steps[" + index + "]." + side;
    }
}
