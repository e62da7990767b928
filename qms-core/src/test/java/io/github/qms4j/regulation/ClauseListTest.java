package io.github.qms4j.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.qms4j.conventions.Verifies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the catalogues against a list of clause numbers that somebody else keeps, where it is at hand. */
@Verifies("REG-2")
class ClauseListTest {
    private static final Path LIST = Path.of(System.getProperty("qms.shared.data", "."), "..", "oracles", "clauses.md")
            .normalize();
    private static final CatalogueLibrary LIBRARY = CatalogueLibrary.builtIn();

    @BeforeAll
    static void the_list_is_here() {
        assumeTrue(
                Files.isRegularFile(LIST),
                () -> "skipped: the list of clause numbers is not at " + LIST.toAbsolutePath());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    iso-9001:2015              | **ISO 9001:2015**                | Amd 1:2024      |
                    iso-9001:2015-amd1         | **ISO 9001:2015**                | Amd 1:2024      |
                    iso-13485:2016             | **ISO 13485:2016**               |                 |
                    iso-iec-20000-1:2018       | **ISO/IEC 20000-1:2018**         | Amd 1:2024      |
                    iso-iec-20000-1:2018-amd1  | **ISO/IEC 20000-1:2018**         | Amd 1:2024      |
                    21-cfr-11:1997             | **21 CFR 11**                    |                 |
                    21-cfr-820:qmsr            | **21 CFR 820, QMSR (in force 2026-02-02)** | ; incorporates |
                    21-cfr-820:qsr             | **QSR before it** (for the migration map) |        | 820
                    eu-gmp-annex-11:2011       | **EU GMP Annex 11 (2011)**       | **Draft         |
                    ich-q10:2008               | **ICH Q10**                      |                 |
                    21-cfr-211:1978            | **21 CFR 211**                   | at least        | 211
                    21-cfr-803:2014            | **21 CFR                         | **: as instruments |
                    """)
    void a_catalogue_holds_every_clause_of_the_list_and_beyond_it_only_chapters_and_paragraphs(
            String id, String from, String until, String part) throws IOException {
        Set<String> listed = ClauseNotation.read(segment(from, until, id.startsWith("21-cfr-803")), part);
        Set<String> held = LIBRARY.find(CatalogueId.parse(id)).orElseThrow().requirements().stream()
                .map(requirement -> requirement.id().local())
                .filter(local -> !local.equals("principle"))
                .collect(Collectors.toSet());

        assertThat(listed).hasSizeGreaterThanOrEqualTo(id.startsWith("21-cfr-803") ? 1 : 5);
        assertThat(held).containsAll(listed);
        assertThat(held)
                .allSatisfy(local -> assertThat(listed.contains(local)
                                || local.matches("\\d+")
                                || listed.stream().anyMatch(above -> local.startsWith(above + "-")))
                        .as(local)
                        .isTrue());
    }

    /** The text behind a bold title, up to the next bullet or the given words. */
    private static String segment(String from, String until, boolean last) throws IOException {
        String text = Files.readString(LIST).replaceAll("\\s*\\n\\s+", " ");
        int begin = last ? text.lastIndexOf("803.17") : text.indexOf(from) + from.length();
        assertThat(begin).as(from).isGreaterThan(from.length());
        String rest = text.substring(begin);
        String bullet = rest.contains("\n- ") ? rest.substring(0, rest.indexOf("\n- ")) : rest;
        bullet = bullet.contains("**QSR before") ? bullet.substring(0, bullet.indexOf("**QSR before")) : bullet;
        return until == null || !bullet.contains(until) ? bullet : bullet.substring(0, bullet.indexOf(until));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    4.4(4.4.1 4.4.2) 5.1–5.3       | 4.4 4.4.1 4.4.2 5.1 5.2 5.3
                    7.5(7.5.1–7.5.3; 7.5.2.1)      | 7.5 7.5.1 7.5.2 7.5.3 7.5.2.1
                    10.3. 9.3.2 has inputs a–c (c with 1–2), 9.3.3 outputs a–b. | 10.3 9.3.2 9.3.2-a 9.3.2-b 9.3.2-c 9.3.2-c-1 9.3.2-c-2 9.3.3 9.3.3-a 9.3.3-b
                    11.10(a–c; c 1–2) 11.30        | 11.10 11.10-a 11.10-b 11.10-c 11.10-c-1 11.10-c-2 11.30
                    11.200(a 1(i–ii), 2, 3; b)     | 11.200 11.200-a 11.200-a-1 11.200-a-1-i 11.200-a-1-ii 11.200-a-2 11.200-a-3 11.200-b
                    11.50(a 1–3, b)                | 11.50 11.50-a 11.50-a-1 11.50-a-2 11.50-a-3 11.50-b
                    820.35(a–b, check)             | 820.35 820.35-a 820.35-b
                    · 1 2 3(3.1–3.2) 17.           | 1 2 3 3.1 3.2 17
                    """)
    void the_notation_of_the_list_is_read_as_it_is_meant(String notation, String clauses) {
        assertThat(ClauseNotation.read(notation, null))
                .containsExactlyInAnyOrderElementsOf(List.of(clauses.split(" ")));
    }
}
