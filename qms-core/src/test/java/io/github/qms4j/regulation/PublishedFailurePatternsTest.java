package io.github.qms4j.regulation;

import static io.github.qms4j.regulation.TestFiles.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.qms4j.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedFailurePatternsTest {
    private static final CatalogueLibrary LIBRARY = CatalogueLibrary.builtIn();
    private static final PublishedFailurePatterns MOST_CITED =
            LIBRARY.failurePatterns().get(0);
    private static final Path FIGURES = Path.of(System.getProperty("qms.shared.data", "."), "fda-top-10-citations.csv");

    @Test
    void the_ten_most_cited_clauses_stand_in_the_order_of_their_counts() {
        assertThat(MOST_CITED.patterns())
                .extracting(pattern -> pattern.citation() + " " + pattern.citations())
                .containsExactly(
                        "21 CFR 820.100(a) 3892",
                        "21 CFR 820.198(a) 2748",
                        "21 CFR 211.22(d) 1955",
                        "21 CFR 803.17 1562",
                        "21 CFR 820.50 1460",
                        "21 CFR 820.75(a) 1315",
                        "21 CFR 820.90(a) 1236",
                        "21 CFR 820.100(b) 1217",
                        "21 CFR 211.192 1202",
                        "21 CFR 211.160(b) 1185");
        assertThat(MOST_CITED.citations()).isEqualTo(87_205);
    }

    @Test
    void they_are_the_published_figures() throws IOException {
        assumeTrue(Files.isRegularFile(FIGURES), () -> "skipped: the figures are not at " + FIGURES.toAbsolutePath());
        List<String> rows = Files.readAllLines(FIGURES);

        assertThat(MOST_CITED.patterns())
                .extracting(
                        pattern -> "%s,%s,%d".formatted(pattern.citation(), pattern.description(), pattern.citations()))
                .containsExactlyElementsOf(rows.stream()
                        .skip(1)
                        .filter(row -> !row.isBlank())
                        .map(row -> row.replace("\"", "").strip())
                        .toList());
    }

    @Test
    void each_names_the_clause_that_was_cited() {
        assertThat(MOST_CITED.patterns())
                .allSatisfy(pattern -> assertThat(pattern.requirements())
                        .extracting(id -> LIBRARY.find(id).orElseThrow())
                        .allSatisfy(requirement -> {
                            assertThat("21 CFR " + requirement.clause()).isEqualTo(pattern.citation());
                            assertThat(requirement.isAssessable()).isTrue();
                        }));
    }

    @Test
    void those_of_the_repealed_regulation_lead_to_the_clause_in_force() {
        MigrationMap map = LIBRARY.migration(CatalogueId.parse("21-cfr-820:qsr"), CatalogueId.parse("21-cfr-820:qmsr"))
                .orElseThrow();

        assertThat(MOST_CITED.patterns().stream()
                        .flatMap(pattern -> pattern.requirements().stream())
                        .filter(id -> id.catalogue().equals(map.from())))
                .hasSize(6)
                .allSatisfy(
                        id -> assertThat(map.successor(id).orElseThrow().to()).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'citations': 9,      | 'citations': 4,        | is less than the patterns count together
                    'citations': 5,      | 'citations': 0,        | is below 1
                    'citations': 5,      | 'citations': -5,       | is no whole number from 0
                    'citations': 5,      | 'citations': 5.5,      | is no whole number from 0
                    'cause': 'C'         | 'cause': ''            | is blank
                    'cause': 'C'         | 'reason': 'C'          | is an unknown key
                    820.50               | 820.5000               | is an unknown requirement
                    """)
    void a_pattern_that_breaks_a_rule_is_refused(String good, String bad, String rule) {
        String valid =
                "{'format': 'qms4j-failure-patterns/1', 'id': 'mine', 'title': 'T', 'source': 'S', 'citations': 9,"
                        + " 'patterns': [{'id': 'a', 'citation': 'X', 'description': 'D', 'citations': 5,"
                        + " 'requirements': ['21-cfr-820:qsr/820.50'], 'pattern': 'P', 'cause': 'C', 'prevention': 'V'}]}";
        assertThat(LIBRARY.with(List.of(file("mine.json", valid))).failurePatterns())
                .hasSize(2);

        assertThatThrownBy(() -> LIBRARY.with(List.of(file("mine.json", valid.replace(good, bad)))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("mine.json is not valid: ")
                .hasMessageContaining(rule);
    }

    @Test
    void the_most_cited_stands_first() {
        FailurePattern often = MOST_CITED.patterns().get(0);
        FailurePattern seldom = MOST_CITED.patterns().get(9);

        assertThatThrownBy(() -> new PublishedFailurePatterns("mine", "T", "S", 9_000, List.of(seldom, often)))
                .hasMessageContaining("was cited more often than the one before");
        assertThatThrownBy(() -> new PublishedFailurePatterns("mine", "T", "S", 9_000, List.of(often, often)))
                .hasMessageContaining("names one twice");
    }
}
