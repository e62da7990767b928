package io.github.qms4j.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds docs/mappings.md to what the code says. To write its tables anew: {@code -Dqms.mappings.write=true}. */
@Verifies("REG-5")
class MappingDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "mappings.md");
    private static final List<Relation> RELATIONS = Arrays.stream(Relation.values())
            .filter(relation -> relation != Relation.UNKNOWN && relation != Relation.NOT_ANALYSED)
            .toList();
    private static final List<AssessmentVerdict> FINDINGS = Arrays.stream(AssessmentVerdict.values())
            .filter(AssessmentVerdict::isFinding)
            .toList();

    @Test
    void the_published_tables_are_those_of_the_code() throws IOException {
        String written = Files.readString(DOCUMENT);
        String generated = with(
                with(
                        written,
                        "relations",
                        table(
                                "A to B \\ B to C",
                                RELATIONS,
                                RELATIONS,
                                (a, b) -> word(RelationComposition.compose(a, b)))),
                "verdicts",
                table(
                        "A to C \\ verdict on A",
                        RELATIONS,
                        FINDINGS,
                        (relation, verdict) -> VerdictRange.carried(verdict, relation)
                                .map(range -> range.isExact()
                                        ? word(range.least())
                                        : word(range.least()) + " to " + word(range.most()))
                                .orElse("nothing")));
        if (Boolean.getBoolean("qms.mappings.write")) {
            Files.writeString(DOCUMENT, generated);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("docs/mappings.md; write it anew with -Dqms.mappings.write=true")
                .isEqualTo(generated)
                .contains("| **superset** |", "| partial to compliant |");
    }

    private static String with(String document, String name, String table) {
        return Pattern.compile("(<!-- " + name + " -->\n)(.*?)(<!-- end -->)", Pattern.DOTALL)
                .matcher(document)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + table + found.group(3)));
    }

    private static <R extends Enum<R>, C extends Enum<C>> String table(
            String corner, List<R> rows, List<C> columns, BiFunction<R, C, String> cell) {
        return columns.stream()
                        .map(MappingDocumentTest::word)
                        .collect(Collectors.joining(" | ", "| " + corner + " | ", " |\n"))
                + "| --- ".repeat(columns.size() + 1) + "|\n"
                + rows.stream()
                        .map(row -> columns.stream()
                                .map(column -> cell.apply(row, column))
                                .collect(Collectors.joining(" | ", "| **" + word(row) + "** | ", " |\n")))
                        .collect(Collectors.joining());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
