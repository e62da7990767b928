package io.github.qms4j.regulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads a file of the format {@code qms4j-failure-patterns/1}. */
final class FailurePatternReader {
    private FailurePatternReader() {}

    static PublishedFailurePatterns read(JsonFields root) {
        Problems problems = root.problems();
        root.only("format", "id", "title", "source", "citations", "patterns");
        String id = root.text("id");
        String title = root.text("title");
        String source = root.text("source");
        int citations = root.count("citations");
        List<FailurePattern> patterns = new ArrayList<>();
        for (JsonFields fields : root.objects("patterns")) {
            pattern(fields, patterns);
        }
        problems.refuse();
        PublishedFailurePatterns published =
                problems.attempt("", () -> new PublishedFailurePatterns(id, title, source, citations, patterns));
        problems.refuse();
        return Objects.requireNonNull(published, "failure patterns without a problem");
    }

    private static void pattern(JsonFields fields, List<FailurePattern> patterns) {
        fields.only("id", "citation", "description", "citations", "requirements", "pattern", "cause", "prevention");
        String id = fields.text("id");
        String citation = fields.text("citation");
        String description = fields.text("description");
        int citations = fields.count("citations");
        List<String> requirements = fields.texts("requirements");
        String found = fields.text("pattern");
        String cause = fields.text("cause");
        String prevention = fields.text("prevention");
        FailurePattern pattern = fields.problems()
                .attempt(
                        fields.place(),
                        () -> new FailurePattern(
                                id,
                                citation,
                                description,
                                citations,
                                requirements.stream().map(RequirementId::parse).toList(),
                                found,
                                cause,
                                prevention));
        if (pattern != null) {
            patterns.add(pattern);
        }
    }
}
