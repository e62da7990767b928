package io.github.qms4j.regulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads a file of the format {@code qms4j-mappings/1}. */
final class MappingSetReader {
    private MappingSetReader() {}

    static MappingSet read(JsonFields root) {
        Problems problems = root.problems();
        root.only("format", "id", "title", "source", "mappings");
        String id = root.text("id");
        String title = root.text("title");
        String source = root.text("source");
        List<Mapping> mappings = new ArrayList<>();
        for (JsonFields fields : root.objects("mappings")) {
            fields.only("source", "target", "relation", "rationale");
            String from = fields.text("source");
            String to = fields.text("target");
            Relation relation = fields.choice("relation", Relation.class);
            String rationale = fields.text("rationale");
            Mapping mapping = problems.attempt(
                    fields.place(),
                    () -> new Mapping(RequirementId.parse(from), RequirementId.parse(to), relation, rationale));
            if (mapping != null) {
                mappings.add(mapping);
            }
        }
        problems.refuse();
        MappingSet set = problems.attempt("", () -> new MappingSet(id, title, source, mappings));
        problems.refuse();
        return Objects.requireNonNull(set, "a mapping set without a problem");
    }
}
