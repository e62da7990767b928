package io.github.qms4j.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The structure of each built-in instrument, written out clause by clause apart from its catalogue. */
@Verifies("REG-2")
class CatalogueStructureTest {
    private static final CatalogueLibrary LIBRARY = CatalogueLibrary.builtIn();

    private static final String ISO_9001 = """
            4 4.1 4.2 4.3 4.4 4.4.1 4.4.2
            5 5.1 5.1.1 5.1.2 5.2 5.2.1 5.2.2 5.3
            6 6.1 6.1.1 6.1.2 6.2 6.2.1 6.2.2 6.3
            7 7.1 7.1.1 7.1.2 7.1.3 7.1.4 7.1.5 7.1.5.1 7.1.5.2 7.1.6 7.2 7.3 7.4 7.5 7.5.1 7.5.2 7.5.3 7.5.3.1 7.5.3.2
            8 8.1 8.2 8.2.1 8.2.2 8.2.3 8.2.3.1 8.2.3.2 8.2.4 8.3 8.3.1 8.3.2 8.3.3 8.3.4 8.3.5 8.3.6
            8.4 8.4.1 8.4.2 8.4.3 8.5 8.5.1 8.5.2 8.5.3 8.5.4 8.5.5 8.5.6 8.6 8.7 8.7.1 8.7.2
            9 9.1 9.1.1 9.1.2 9.1.3 9.2 9.2.1 9.2.2 9.3 9.3.1
            9.3.2 9.3.2-a 9.3.2-b
            9.3.2-c 9.3.2-c-1 9.3.2-c-2 9.3.2-c-3 9.3.2-c-4 9.3.2-c-5 9.3.2-c-6 9.3.2-c-7
            9.3.2-d 9.3.2-e 9.3.2-f 9.3.3 9.3.3-a 9.3.3-b 9.3.3-c
            10 10.1 10.2 10.2.1 10.2.2 10.3
            """;

    private static final String ISO_13485 = """
            4 4.1 4.1.1 4.1.2 4.1.3 4.1.4 4.1.5 4.1.6 4.2 4.2.1 4.2.2 4.2.3 4.2.4 4.2.5
            5 5.1 5.2 5.3 5.4 5.4.1 5.4.2 5.5 5.5.1 5.5.2 5.5.3 5.6 5.6.1
            5.6.2 5.6.2-a 5.6.2-b 5.6.2-c 5.6.2-d 5.6.2-e 5.6.2-f 5.6.2-g 5.6.2-h 5.6.2-i 5.6.2-j 5.6.2-k 5.6.2-l 5.6.3
            6 6.1 6.2 6.3 6.4 6.4.1 6.4.2
            7 7.1 7.2 7.2.1 7.2.2 7.2.3 7.3 7.3.1 7.3.2 7.3.3 7.3.4 7.3.5 7.3.6 7.3.7 7.3.8 7.3.9 7.3.10
            7.4 7.4.1 7.4.2 7.4.3 7.5 7.5.1 7.5.2 7.5.3 7.5.4 7.5.5 7.5.6 7.5.7 7.5.8 7.5.9 7.5.9.1 7.5.9.2 7.5.10 7.5.11 7.6
            8 8.1 8.2 8.2.1 8.2.2 8.2.3 8.2.4 8.2.5 8.2.6 8.3 8.3.1 8.3.2 8.3.3 8.3.4 8.4 8.5 8.5.1 8.5.2 8.5.3
            """;

    private static final String ISO_20000 = """
            4 4.1 4.2 4.3 4.4 5 5.1 5.2 5.2.1 5.2.2 5.3 6 6.1 6.1.1 6.1.2 6.1.3 6.2 6.2.1 6.2.2 6.3
            7 7.1 7.2 7.3 7.4 7.5 7.5.1 7.5.2 7.5.3 7.5.4 7.6
            8 8.1 8.2 8.2.1 8.2.2 8.2.3 8.2.4 8.2.5 8.2.6 8.3 8.3.1 8.3.2 8.3.3 8.3.4 8.3.4.1 8.3.4.2
            8.4 8.4.1 8.4.2 8.4.3
            8.5 8.5.1 8.5.1.1 8.5.1.2 8.5.1.3 8.5.2 8.5.2.1 8.5.2.2 8.5.2.3 8.5.3
            8.6 8.6.1 8.6.2 8.6.3 8.7 8.7.1 8.7.2 8.7.3 8.7.3.1 8.7.3.2 8.7.3.3
            9 9.1 9.2 9.2.1 9.2.2 9.3 9.4 10 10.1 10.1.1 10.1.2 10.2
            """;

    private static final String QSR = """
            820.1 820.3 820.5 820.20 820.20-a 820.20-b 820.20-c 820.20-d 820.20-e 820.22 820.25 820.25-a 820.25-b
            820.30 820.30-a 820.30-b 820.30-c 820.30-d 820.30-e 820.30-f 820.30-g 820.30-h 820.30-i 820.30-j
            820.40 820.40-a 820.40-b 820.50 820.50-a 820.50-b 820.60 820.65
            820.70 820.70-a 820.70-b 820.70-c 820.70-d 820.70-e 820.70-f 820.70-g 820.70-h 820.70-i
            820.72 820.72-a 820.72-b 820.75 820.75-a 820.75-b 820.75-c
            820.80 820.80-a 820.80-b 820.80-c 820.80-d 820.80-e 820.86 820.90 820.90-a 820.90-b
            820.100 820.100-a 820.100-a-1 820.100-a-2 820.100-a-3 820.100-a-4 820.100-a-5 820.100-a-6 820.100-a-7 820.100-b
            820.120 820.120-a 820.120-b 820.120-c 820.120-d 820.120-e 820.130 820.140 820.150 820.150-a 820.150-b
            820.160 820.160-a 820.160-b 820.170 820.170-a 820.170-b
            820.180 820.180-a 820.180-b 820.180-c 820.181 820.184 820.186
            820.198 820.198-a 820.198-b 820.198-c 820.198-d 820.198-e 820.198-f 820.198-g
            820.200 820.200-a 820.200-b 820.200-c 820.200-d 820.250 820.250-a 820.250-b
            """;

    private static final String QMSR = """
            820.1 820.3 820.7 820.10 820.10-a 820.10-b 820.10-c 820.10-d 820.10-e
            820.35 820.35-a 820.35-b 820.35-c 820.35-d 820.45 820.45-a 820.45-b 820.45-c
            """;

    private static final String PART_11 = """
            11.1 11.2 11.3
            11.10 11.10-a 11.10-b 11.10-c 11.10-d 11.10-e 11.10-f 11.10-g 11.10-h 11.10-i 11.10-j
            11.10-k 11.10-k-1 11.10-k-2
            11.30 11.50 11.50-a 11.50-a-1 11.50-a-2 11.50-a-3 11.50-b 11.70
            11.100 11.100-a 11.100-b 11.100-c 11.100-c-1 11.100-c-2
            11.200 11.200-a 11.200-a-1 11.200-a-1-i 11.200-a-1-ii 11.200-a-2 11.200-a-3 11.200-b
            11.300 11.300-a 11.300-b 11.300-c 11.300-d 11.300-e
            """;

    private static final String ANNEX_11 = """
            principle 1 2 3 3.1 3.2 3.3 3.4 4 4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 5 6 7 7.1 7.2 8 8.1 8.2 9 10 11
            12 12.1 12.2 12.3 12.4 13 14 15 16 17
            """;

    private static final String Q10 = """
            1 1.1 1.2 1.3 1.4 1.5 1.5.1 1.5.2 1.5.3 1.6 1.6.1 1.6.2 1.7 1.8
            2 2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8
            3 3.1 3.1.1 3.1.2 3.1.3 3.1.4 3.2 3.2.1 3.2.2 3.2.3 3.2.4 4 4.1 4.2 4.3
            """;

    private static final String PART_211 = """
            211.22 211.22-a 211.22-b 211.22-c 211.22-d 211.100 211.100-a 211.100-b 211.160 211.160-a 211.160-b
            211.166 211.166-a 211.166-b 211.192
            """;

    static Stream<Arguments> structures() {
        return Stream.of(
                Arguments.of("iso-9001:2015", ISO_9001),
                Arguments.of("iso-9001:2015-amd1", ISO_9001),
                Arguments.of("iso-13485:2016", ISO_13485),
                Arguments.of("iso-iec-20000-1:2018", ISO_20000),
                Arguments.of("iso-iec-20000-1:2018-amd1", ISO_20000),
                Arguments.of("21-cfr-820:qsr", QSR),
                Arguments.of("21-cfr-820:qmsr", QMSR),
                Arguments.of("21-cfr-11:1997", PART_11),
                Arguments.of("21-cfr-211:1978", PART_211),
                Arguments.of("21-cfr-803:2014", "803.17 803.17-a 803.17-b"),
                Arguments.of("eu-gmp-annex-11:2011", ANNEX_11),
                Arguments.of("eu-gmp-annex-11:2025-draft", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 glossary"),
                Arguments.of("ich-q10:2008", Q10),
                Arguments.of("gamp-5:ed2", "1 2 3 4 5 6 7 8 m d o s"),
                Arguments.of(
                        "fda-csa:2025",
                        "introduction scope intended-use risk-approach changes assurance-activities"
                                + " additional-considerations record electronic-records examples"));
    }

    private static Catalogue catalogue(String id) {
        return LIBRARY.find(CatalogueId.parse(id)).orElseThrow();
    }

    private static List<String> locals(String ids) {
        return Arrays.asList(ids.strip().split("\\s+"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("structures")
    void an_instrument_is_complete_clause_by_clause_in_the_order_of_the_document(String id, String clauses) {
        assertThat(catalogue(id).requirements())
                .extracting(requirement -> requirement.id().local())
                .containsExactlyElementsOf(locals(clauses));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("structures")
    void each_clause_stands_below_the_clause_whose_number_it_begins_with(String id, String clauses) {
        for (Requirement requirement : catalogue(id).requirements()) {
            String local = requirement.id().local();
            String above = local;
            do {
                int cut = Math.max(above.lastIndexOf('.'), above.lastIndexOf('-'));
                above = cut < 0 ? "" : above.substring(0, cut);
            } while (!above.isEmpty() && !locals(clauses).contains(above));
            String expected = id.startsWith("fda-csa") ? "" : above;

            assertThat(requirement.parent().map(RequirementId::local).orElse(""))
                    .as(requirement.toString())
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "iso-9001:2015-amd1,         9.3.2-c-1,    9.3.2 c) 1)",
        "iso-13485:2016,             5.6.2-l,      5.6.2 l)",
        "21-cfr-11:1997,             11.200-a-1-i, 11.200(a)(1)(i)",
        "21-cfr-820:qsr,             820.100-a-7,  820.100(a)(7)",
        "eu-gmp-annex-11:2011,       principle,    Principle",
        "eu-gmp-annex-11:2011,       12.4,         12.4",
        "gamp-5:ed2,                 m,            Appendices M"
    })
    void a_clause_is_cited_as_its_document_does(String catalogue, String local, String clause) {
        assertThat(catalogue(catalogue).find(local).orElseThrow().clause()).isEqualTo(clause);
    }

    @Test
    void the_library_holds_these_instruments_and_no_other() {
        assertThat(LIBRARY.catalogues())
                .extracting(catalogue -> catalogue.id().toString())
                .containsExactlyInAnyOrderElementsOf(structures()
                        .map(structure -> (String) structure.get()[0])
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "2015-09-14, iso-9001:2015,              PENDING",
        "2015-09-15, iso-9001:2015,              IN_FORCE",
        "2024-02-22, iso-9001:2015,              IN_FORCE",
        "2024-02-23, iso-9001:2015,              WITHDRAWN",
        "2024-02-23, iso-9001:2015-amd1,         IN_FORCE",
        "2026-02-01, 21-cfr-820:qsr,             IN_FORCE",
        "2026-02-01, 21-cfr-820:qmsr,            PENDING",
        "2026-02-02, 21-cfr-820:qsr,             WITHDRAWN",
        "2026-02-02, 21-cfr-820:qmsr,            IN_FORCE",
        "2026-11-30, eu-gmp-annex-11:2011,       IN_FORCE",
        "2026-11-30, eu-gmp-annex-11:2025-draft, PENDING",
        "2026-11-30, iso-iec-20000-1:2018,       WITHDRAWN",
        "2026-11-30, iso-iec-20000-1:2018-amd1,  IN_FORCE"
    })
    void an_edition_is_pending_in_force_or_withdrawn_by_the_day(LocalDate day, String id, EditionStatus status) {
        assertThat(catalogue(id).edition().statusOn(day)).isEqualTo(status);
    }

    @Test
    void on_each_day_one_edition_at_most_of_a_built_in_instrument_is_in_force() {
        for (LocalDate day : List.of(
                LocalDate.of(2024, 2, 22),
                LocalDate.of(2024, 2, 23),
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2026, 2, 2))) {
            assertThat(LIBRARY.withStatus(EditionStatus.IN_FORCE, day))
                    .extracting(catalogue -> catalogue.instrument().id())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void the_qmsr_incorporates_iso_13485() {
        assertThat(catalogue("21-cfr-820:qmsr").edition().incorporates())
                .containsExactly(CatalogueId.parse("iso-13485:2016"));
    }

    @Test
    void what_is_held_by_chapter_or_in_part_or_was_not_checked_says_so() {
        Map<String, Extent> notWhole = Map.of(
                "21-cfr-211:1978", Extent.PARTIAL,
                "21-cfr-803:2014", Extent.PARTIAL,
                "eu-gmp-annex-11:2025-draft", Extent.CHAPTERS,
                "gamp-5:ed2", Extent.CHAPTERS,
                "fda-csa:2025", Extent.CHAPTERS);
        for (Catalogue catalogue : LIBRARY.catalogues()) {
            Extent expected = notWhole.getOrDefault(catalogue.id().toString(), Extent.CLAUSES);
            assertThat(catalogue.edition().extent()).as(catalogue.toString()).isEqualTo(expected);
            assertThat(catalogue.edition().isVerified()).isEqualTo(expected == Extent.CLAUSES);
            assertThat(catalogue.edition().note()).isNotEmpty();
        }
    }

    @Test
    void of_a_verified_edition_only_the_marked_clauses_are_not_verified() {
        assertThat(LIBRARY.catalogues().stream()
                        .filter(catalogue -> catalogue.edition().isVerified())
                        .flatMap(catalogue -> catalogue.requirements().stream())
                        .filter(requirement -> !requirement.isVerified())
                        .map(Requirement::clause))
                .containsExactly("820.35", "820.35(a)", "820.35(b)", "820.35(c)", "820.35(d)");
    }
}
