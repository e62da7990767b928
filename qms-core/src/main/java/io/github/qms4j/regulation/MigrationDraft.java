package io.github.qms4j.regulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A migration file that was read, before its editions are known.
 *
 * @param othersUnchanged whether what stands in no step, under one id in both editions, is unchanged
 */
record MigrationDraft(
        String file,
        CatalogueId from,
        CatalogueId to,
        String source,
        boolean othersUnchanged,
        List<MigrationStep> steps) {
    /** Reads a file of the format {@code qms4j-migration/1}. */
    static MigrationDraft read(JsonFields root) {
        Problems problems = root.problems();
        root.only("format", "from", "to", "source", "others", "steps");
        String from = root.text("from");
        String to = root.text("to");
        CatalogueId old = problems.attempt("from", () -> CatalogueId.parse(from));
        CatalogueId target = problems.attempt("to", () -> CatalogueId.parse(to));
        String source = root.text("source");
        problems.attempt("", () -> {
            Texts.require(problems.subject(), "source", source);
            return source;
        });
        String others = root.text("others", "");
        if (root.has("others") && !others.equals(JsonFields.word(MigrationKind.UNCHANGED))) {
            root.wrong("others", others, "is unknown", "write unchanged, or leave it out and list every requirement");
        }
        List<JsonFields> listed = root.objects("steps");
        if (old == null || target == null) {
            problems.refuse();
        }
        Objects.requireNonNull(old, "from");
        Objects.requireNonNull(target, "to");
        List<MigrationStep> steps = new ArrayList<>(listed.size());
        for (JsonFields fields : listed) {
            step(fields, old, target, steps);
        }
        problems.refuse();
        return new MigrationDraft(problems.subject(), old, target, source, root.has("others"), steps);
    }

    private static void step(JsonFields fields, CatalogueId from, CatalogueId to, List<MigrationStep> steps) {
        fields.only("kind", "from", "to", "note");
        MigrationKind kind = fields.choice("kind", MigrationKind.class);
        List<RequirementId> old = ids(fields, "from", from);
        List<RequirementId> target = ids(fields, "to", to);
        String note = fields.text("note", "");
        MigrationStep step =
                fields.problems().attempt(fields.place(), () -> new MigrationStep(kind, old, target, note));
        if (step != null) {
            steps.add(step);
        }
    }

    /** A local id is one of the edition; another edition's is written in full. */
    private static List<RequirementId> ids(JsonFields fields, String key, CatalogueId edition) {
        List<RequirementId> ids = new ArrayList<>();
        for (String text : fields.texts(key)) {
            RequirementId id = fields.problems()
                    .attempt(
                            Problems.join(fields.place(), key),
                            () -> text.indexOf('/') < 0 ? edition.requirement(text) : RequirementId.parse(text));
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    MigrationMap complete(Catalogue old, Catalogue target, List<Catalogue> incorporated) {
        Problems problems = new Problems(file);
        MigrationMap map = MigrationMap.between(old, target, incorporated, source, allSteps(old, target), problems);
        problems.refuse();
        return map;
    }

    private List<MigrationStep> allSteps(Catalogue old, Catalogue target) {
        List<MigrationStep> all = new ArrayList<>(steps);
        if (othersUnchanged) {
            Set<RequirementId> named = new HashSet<>();
            steps.forEach(step -> {
                named.addAll(step.from());
                named.addAll(step.to());
            });
            for (Requirement requirement : old.requirements()) {
                RequirementId same = to.requirement(requirement.id().local());
                if (!named.contains(requirement.id())
                        && !named.contains(same)
                        && target.find(same).isPresent()) {
                    all.add(new MigrationStep(MigrationKind.UNCHANGED, List.of(requirement.id()), List.of(same), ""));
                }
            }
        }
        return all;
    }
}
