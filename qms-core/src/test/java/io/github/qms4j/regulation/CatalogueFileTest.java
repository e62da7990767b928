package io.github.qms4j.regulation;

import static io.github.qms4j.regulation.TestFiles.catalogue;
import static io.github.qms4j.regulation.TestFiles.clause;
import static io.github.qms4j.regulation.TestFiles.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.catalog.CatalogueSource;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("REG-1")
class CatalogueFileTest {
    private static final CatalogueLibrary EMPTY = CatalogueLibrary.empty();
    private static final CatalogueId HOUSE = CatalogueId.parse("house:1");

    private static Catalogue read(CatalogueSource... files) {
        return EMPTY.with(List.of(files)).find(HOUSE).orElseThrow();
    }

    private static List<Violation> refused(CatalogueSource... files) {
        InvalidInputException refusal =
                catchThrowableOfType(InvalidInputException.class, () -> EMPTY.with(List.of(files)));
        assertThat(refusal).isNotNull();
        assertThat(refusal.violations())
                .allSatisfy(violation -> assertThat(List.of(violation.place(), violation.rule(), violation.remedy()))
                        .doesNotContain(""));
        return refusal.violations();
    }

    private static Violation refusedOnce(CatalogueSource... files) {
        assertThat(refused(files)).hasSize(1);
        return refused(files).get(0);
    }

    @Test
    void a_catalogue_is_its_instrument_its_edition_and_the_tree_of_its_requirements() {
        Catalogue catalogue = read(catalogue(
                "house.json",
                "1",
                ", 'effectiveFrom': '2026-01-01', 'verified': true, 'note': 'for tests'",
                "{'id': '1', 'heading': 'Work', 'assessable': false}",
                "{'id': '1-a', 'parent': '1', 'clause': '1 a)', 'heading': 'Plan', 'summary': 'Plan the work.',"
                        + " 'evidence': ['plan', 'minutes'], 'verified': false}",
                clause("2")));

        assertThat(catalogue.instrument()).isEqualTo(new Instrument("house", "House standard", "The house"));
        assertThat(catalogue.edition())
                .isEqualTo(Edition.builder("1", "House standard 1", "made up")
                        .effectiveFrom(LocalDate.of(2026, 1, 1))
                        .extent(Extent.CLAUSES)
                        .verified()
                        .note("for tests")
                        .build());
        assertThat(catalogue.roots()).extracting(Requirement::clause).containsExactly("1", "2");
        Requirement plan = catalogue.children(HOUSE.requirement("1")).get(0);
        assertThat(plan)
                .isEqualTo(Requirement.builder(HOUSE.requirement("1-a"), "1 a)", "Plan")
                        .parent("1")
                        .summary("Plan the work.")
                        .assessable()
                        .evidence(List.of("plan", "minutes"))
                        .build());
        assertThat(plan.isVerified()).isFalse();
        assertThat(catalogue.find("2").orElseThrow().isVerified()).isTrue();
        assertThat(catalogue.assessable()).extracting(Requirement::clause).containsExactly("1 a)", "2");
    }

    @Test
    void the_hash_of_a_requirement_is_the_sha_256_of_its_canonical_json() {
        Requirement requirement =
                read(catalogue("house.json", "1", List.of("2"))).find("2").orElseThrow();

        // printf '%s' '{"assessable":true,"clause":"2","evidence":["record of 2"],"heading":"Clause 2","summary":"Do
        // 2."}' | sha256sum
        assertThat(requirement.contentHash())
                .isEqualTo("111a5c4405455e05a9884ee14bce5500824cdf86b1c679028a0313d55766a74e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clause", "heading", "summary", "evidence", "assessable"})
    void whatever_changes_in_a_requirement_changes_its_hash_and_that_of_its_catalogue(String key) {
        String clause = "{'id': '1', 'clause': 'one', 'heading': 'H', 'summary': 'S.', 'evidence': ['E'], 'assessable':"
                + " true}";
        String changed = key.equals("assessable")
                ? clause.replace("true", "false")
                : clause.replaceAll("('" + key + "': \\[?)'(.+?)'", "$1'$2 anew'");
        Catalogue before = read(catalogue("house.json", "1", "", clause));
        Catalogue after = read(catalogue("house.json", "1", "", changed));

        assertThat(changed).isNotEqualTo(clause);
        assertThat(after.requirements().get(0).contentHash())
                .isNotEqualTo(before.requirements().get(0).contentHash());
        assertThat(after.contentHash()).isNotEqualTo(before.contentHash());
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void the_hash_of_a_requirement_is_the_same_in_every_edition_where_it_stands_unchanged() {
        CatalogueLibrary library = EMPTY.with(List.of(
                catalogue("1.json", "1", List.of("1", "2")), catalogue("2.json", "2", List.of("1", "2/Do it anew."))));
        Catalogue first = library.editions("house").get(0);
        Catalogue second = library.editions("house").get(1);

        assertThat(second.find("1").orElseThrow().contentHash())
                .isEqualTo(first.find("1").orElseThrow().contentHash());
        assertThat(second.find("2").orElseThrow().contentHash())
                .isNotEqualTo(first.find("2").orElseThrow().contentHash());
    }

    @Test
    void the_order_of_keys_and_the_space_between_them_change_no_hash() {
        Catalogue catalogue = read(catalogue(
                "house.json",
                "1",
                "",
                "{  'evidence' : [ 'record of 2' ], 'summary':'Do 2.','heading':'Clause 2',\n'id':'2'}"));

        assertThat(catalogue).isEqualTo(read(catalogue("house.json", "1", List.of("2"))));
    }

    @Test
    void an_amending_edition_lists_what_changes_and_takes_the_rest_from_the_one_it_amends() {
        CatalogueLibrary library = EMPTY.with(List.of(
                catalogue(
                        "amd.json",
                        "1-amd",
                        ", 'amends': '1'",
                        clause("1/Do it with care."),
                        clause("2.1/Do this part with care."),
                        "{'id': '2.9', 'parent': '2', 'heading': 'Added', 'summary': 'Do more.', 'evidence': ['more']}"),
                catalogue(
                        "house.json",
                        "1",
                        "",
                        clause("1"),
                        clause("2"),
                        "{'id': '2.1', 'parent': '2', 'heading': 'Part', 'summary': 'Do a part.', 'evidence': ['part']}",
                        clause("3"))));
        Catalogue base = library.find(HOUSE).orElseThrow();
        Catalogue amended = library.find(CatalogueId.parse("house:1-amd")).orElseThrow();

        assertThat(amended.requirements())
                .extracting(requirement -> requirement.id().local())
                .containsExactly("1", "2", "2.1", "2.9", "3");
        assertThat(amended.find("1").orElseThrow().summary()).isEqualTo("Do it with care.");
        assertThat(amended.find("2.1").orElseThrow().parent())
                .contains(amended.id().requirement("2"));
        assertThat(amended.find("3").orElseThrow().contentHash())
                .isEqualTo(base.find("3").orElseThrow().contentHash());
        assertThat(amended.find("3").orElseThrow().id().catalogue()).isEqualTo(amended.id());
    }

    @Test
    void an_amendment_adds_whole_branches_in_any_order() {
        CatalogueLibrary library = EMPTY.with(List.of(
                catalogue("house.json", "1", List.of("1", "2")),
                catalogue(
                        "amd.json",
                        "1-amd",
                        ", 'amends': '1'",
                        clause("1.1.1").replace("{", "{'parent': '1.1', "),
                        clause("3"),
                        clause("1.1").replace("{", "{'parent': '1', "),
                        clause("3.1").replace("{", "{'parent': '3', "))));

        assertThat(library.editions("house").get(1).requirements())
                .extracting(requirement -> requirement.id().local())
                .containsExactly("1", "1.1", "1.1.1", "2", "3", "3.1");
    }

    @Test
    void an_amendment_lists_a_clause_once_and_below_one_that_exists() {
        CatalogueSource base = catalogue("house.json", "1", List.of("1"));

        assertThat(refusedOnce(base, catalogue("amd.json", "2", ", 'amends': '1'", clause("1"), clause("1")))
                        .rule())
                .isEqualTo("appears twice");
        assertThat(refusedOnce(
                                base,
                                catalogue(
                                        "amd.json",
                                        "2",
                                        ", 'amends': '1'",
                                        clause("4").replace("{", "{'parent': '3', ")))
                        .rule())
                .isEqualTo("is no requirement of this catalogue");
    }

    // --- refusals ---

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'id': '1', 'heading'    | 'id': 'One', 'heading'  | requirements[0] One, local id | One
                    'id': '1', 'heading'    | 'id': '../x', 'heading' | requirements[0] ../x, local id | ../x
                    'heading': 'H'          | 'heading': ' '          | requirements[0] 1, heading    | ' '
                    'heading': 'H',         |                         | requirements[0], heading      | ''
                    'summary': 'S.'         | 'summary': ''           | requirements[0] 1, summary    | ''
                    'summary': 'S.'         | 'summary': 7            | requirements[0], summary      | 7
                    'summary': 'S.'         | 'summary': null         | requirements[0], summary      | null
                    'evidence': ['E']       | 'evidence': []          | requirements[0], evidence     | []
                    'evidence': ['E']       | 'evidence': ['E', '']   | requirements[0] 1, evidence   | ''
                    'evidence': ['E']       | 'evidence': 'E'         | requirements[0], evidence     | "E"
                    'evidence': ['E']       | 'evidnce': ['E']        | requirements[0], evidnce      | ["E"]
                    'assessable': true      | 'assessable': 'yes'     | requirements[0], assessable   | "yes"
                    'from': '2026-01-01'    | 'effectiveFrom': '2026-02-30' | edition, effectiveFrom  | 2026-02-30
                    'from': '2026-01-01'    | 'effectiveFrom': '1.2.2026'   | edition, effectiveFrom  | 1.2.2026
                    'from': '2026-01-01'    | 'effectiveUntil': '2026-01-01' | edition, effectiveUntil | 2026-01-01
                    'from': '2026-01-01'    | 'effectiveFrom': '2026-01-02', 'effectiveUntil': '2026-01-01' | edition, effectiveUntil | 2026-01-01
                    'from': '2026-01-01'    | 'validFrom': '2026-01-01' | edition, validFrom          | "2026-01-01"
                    'from': '2026-01-01'    | 'amends': '1'           | edition, amends               | 1
                    'from': '2026-01-01'    | 'incorporates': ['iso'] | edition, incorporates, text   | iso
                    'extent': 'clauses'     | 'extent': 'all'         | edition, extent               | all
                    'authority': 'A'        | 'authority': ''         | instrument, authority         | ''
                    """)
    void a_value_that_breaks_a_rule_is_refused_with_its_place(String good, String bad, String place, String value) {
        String valid = "{'format': 'qms4j-catalogue/1', 'instrument': {'id': 'house', 'title': 'T', 'authority': 'A'},"
                + " 'edition': {'id': '1', 'title': 'T', 'extent': 'clauses', 'source': 'S', 'from': '2026-01-01'},"
                + " 'requirements': [{'id': '1', 'heading': 'H', 'summary': 'S.', 'evidence': ['E'], 'assessable': true}]}";
        String broken = valid.replace(good, bad == null ? "" : bad).replace(", 'from': '2026-01-01'", "");
        assertThatCode(() -> EMPTY.with(List.of(file("good.json", valid.replace(", 'from': '2026-01-01'", "")))))
                .doesNotThrowAnyException();

        assertThatThrownBy(() -> EMPTY.with(List.of(file("house.json", broken))))
                .hasMessageStartingWith("house.json is not valid: ");
        assertThat(refused(file("house.json", broken))).anySatisfy(violation -> {
            assertThat(violation.place()).isEqualTo(place);
            assertThat(violation.value()).isEqualTo(value);
        });
    }

    @Test
    void every_mistake_of_a_file_is_listed_at_once() {
        assertThat(refused(catalogue(
                        "house.json", "1", ", 'effectiveFrom': 'soon'", clause("A"), "{'id': '2'}", clause("B"))))
                .extracting(Violation::place)
                .containsExactly(
                        "edition, effectiveFrom",
                        "requirements[0] A, local id",
                        "requirements[1], heading",
                        "requirements[1], evidence",
                        "requirements[1] 2, heading",
                        "requirements[2] B, local id");
    }

    @Test
    void a_file_with_thousands_of_mistakes_lists_a_hundred_and_says_how_many_more_there_are() {
        String[] wrong =
                IntStream.range(0, 5_000).mapToObj(i -> clause("X" + i)).toArray(String[]::new);

        assertThat(refused(catalogue("house.json", "1", "", wrong)))
                .hasSize(101)
                .last()
                .extracting(Violation::value)
                .isEqualTo("4900 more");
    }

    @Test
    void a_requirement_stands_once() {
        assertThat(refusedOnce(catalogue("house.json", "1", List.of("1", "2", "1/Do it twice.")))
                        .rule())
                .isEqualTo("appears twice");
    }

    @Test
    void two_requirements_have_no_common_clause() {
        assertThat(refusedOnce(catalogue(
                        "house.json",
                        "1",
                        "",
                        clause("1"),
                        clause("2").replace("'heading'", "'clause': '1', 'heading'"))))
                .satisfies(violation -> assertThat(violation.place()).isEqualTo("requirement 2, clause"))
                .satisfies(violation -> assertThat(violation.rule()).isEqualTo("is the clause of 1 too"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    9,  | requirement 1, parent | is no requirement of this catalogue
                    1,  | requirement 1, parent | makes it part of itself: 1
                    2,  | requirement 1, parent | stands behind it
                    2,1 | requirement 1, parent | makes it part of itself: 1 in 2
                    """)
    void a_parent_that_makes_no_tree_is_refused(String parents, String place, String rule) {
        String[] parent = parents.split(",", -1);
        String second =
                parent[1].isEmpty() ? clause("2") : clause("2").replace("{", "{'parent': '" + parent[1] + "', ");

        assertThat(refused(catalogue(
                        "house.json", "1", "", clause("1").replace("{", "{'parent': '" + parent[0] + "', "), second)))
                .first()
                .satisfies(violation -> assertThat(violation.place()).isEqualTo(place))
                .satisfies(violation -> assertThat(violation.rule()).isEqualTo(rule));
    }

    @Test
    void a_long_circle_of_parents_is_found_without_end() {
        int size = 20_000;
        String[] circle = IntStream.range(0, size)
                .mapToObj(i -> clause("c" + i).replace("{", "{'parent': 'c" + (i + 1) % size + "', "))
                .toArray(String[]::new);

        assertThat(refused(catalogue("house.json", "1", "", circle)).get(0).rule())
                .startsWith("makes it part of itself: c0 in c1 in c2");
    }

    @Test
    void an_edition_amends_one_that_is_there() {
        assertThat(refusedOnce(catalogue("amd.json", "2", ", 'amends': '1'", clause("1"))))
                .isEqualTo(new Violation(
                        "edition, amends", "house:1", "is an unknown catalogue", "add the file of that edition"));
    }

    @Test
    void editions_do_not_amend_each_other_in_a_circle() {
        assertThat(refusedOnce(
                                catalogue("a.json", "1", ", 'amends': '2'", clause("1")),
                                catalogue("b.json", "2", ", 'amends': '1'", clause("1")))
                        .rule())
                .isEqualTo("amends itself in a circle");
    }

    @Test
    void an_incorporated_catalogue_is_there() {
        assertThat(refusedOnce(catalogue("a.json", "1", ", 'incorporates': ['iso:1']", clause("1")))
                        .value())
                .isEqualTo("iso:1");
    }

    @Test
    void an_edition_is_there_once() {
        assertThat(refusedOnce(catalogue("a.json", "1", List.of("1")), catalogue("b.json", "1", List.of("1"))))
                .isEqualTo(new Violation("edition, id", "house:1", "is there already", "give the edition another id"));
    }

    @Test
    void two_files_do_not_share_a_name() {
        assertThat(refusedOnce(catalogue("a.json", "1", List.of("1")), catalogue("a.json", "2", List.of("1")))
                        .rule())
                .isEqualTo("is named like another file");
    }

    @Test
    void the_editions_of_an_instrument_agree_on_its_title() {
        CatalogueSource other = file("b.json", """
                {'format': 'qms4j-catalogue/1',
                 'instrument': {'id': 'house', 'title': 'Home standard', 'authority': 'The house'},
                 'edition': {'id': '2', 'title': 'T', 'extent': 'clauses', 'source': 'S'},
                 'requirements': [%s]}""".formatted(clause("1")));

        assertThat(refused(catalogue("a.json", "1", List.of("1")), other))
                .extracting(Violation::place)
                .containsExactly("instrument");
    }

    // --- files that are none ---

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "{'format': 'qms4j-catalogue/1'",
                "{'format': 'qms4j-catalogue/1'} {}",
                "{'format': 'qms4j-catalogue/1', 'format': 'qms4j-catalogue/1'}",
                "{'format': 'qms4j-catalogue/2'}",
                "{'catalog': {}}",
                "{'format': ['qms4j-catalogue/1']}",
                "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
                "{'format': 'qms4j-mappings/1'}",
                "{'format': 'qms4j-migration/1'}",
                "{'format': 'qms4j-failure-patterns/1'}"
            })
    void a_file_of_another_form_is_refused(String content) {
        assertThatThrownBy(() -> EMPTY.with(List.of(file("some.json", content))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("some.json is not valid: ");
    }

    @Test
    void a_file_that_is_broken_in_the_middle_is_refused_with_line_and_column() {
        assertThat(refusedOnce(file("some.json", "{\n  'format': 'qms4j-catalogue/1'\n  'instrument': {}\n}"))
                        .place())
                .isEqualTo("line 3, column 3");
    }

    @Test
    void a_source_that_cannot_be_opened_is_refused_with_the_cause() {
        CatalogueSource missing = new CatalogueSource("gone.json", () -> {
            throw new FileNotFoundException("no such file");
        });

        assertThat(refusedOnce(missing))
                .isEqualTo(new Violation(
                        "file", "no such file", "cannot be read", "check that it exists and can be opened"));
    }

    @Test
    @SuppressWarnings("NullAway") // A resource of a misspelt name is null.
    void a_source_that_opens_nothing_is_refused() {
        assertThat(refusedOnce(new CatalogueSource("gone.json", () -> null)).value())
                .isEqualTo("nothing was opened");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\u0000", "line\\nline", "\\u2028"})
    void a_text_that_no_report_can_print_is_refused(String text) {
        assertThat(refused(catalogue("house.json", "1", "", clause("1/" + text)))
                        .get(0)
                        .rule())
                .isEqualTo("has a control character or half of a surrogate pair");
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        byte[] bytes = "{\"format\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refusedOnce(new CatalogueSource("latin.json", () -> new ByteArrayInputStream(bytes)))
                        .rule())
                .isEqualTo("is no JSON in UTF-8");
    }

    // --- limits ---

    @ParameterizedTest
    @CsvSource({"500, 100, 10, 100", "5000, 2, 10, 100", "5000, 100, 1, 100", "5000, 100, 10, 5"})
    void a_file_beyond_a_limit_is_refused(int bytes, int requirements, int depth, int characters) {
        CatalogueSource file = catalogue(
                "house.json", "1", "", clause("1"), clause("2").replace("{", "{'parent': '1', "), clause("3"));
        CatalogueLimits enough = new CatalogueLimits(5000, 100, 10, 100);
        CatalogueLimits narrow = new CatalogueLimits(bytes, requirements, depth, characters);
        assertThatCode(() -> EMPTY.with(List.of(file), enough)).doesNotThrowAnyException();

        assertThatThrownBy(() -> EMPTY.with(List.of(file), narrow)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_file_without_end_is_refused_at_the_limit() {
        CatalogueSource endless = new CatalogueSource("endless.json", () -> new InputStream() {
            private long read;

            @Override
            public int read() {
                read++;
                if (read > 2_000_000) {
                    throw new AssertionError("read twice as far as the limit");
                }
                return read == 1 ? '[' : read % 2 == 0 ? '1' : ',';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                for (int i = 0; i < length; i++) {
                    into[from + i] = (byte) read();
                }
                return length;
            }
        });

        assertThatThrownBy(() -> EMPTY.with(List.of(endless), new CatalogueLimits(1_000_000, 100, 10, 100)))
                .hasMessageContaining("endless.json")
                .hasMessageContaining("exceeds a limit");
    }

    @Test
    void objects_within_objects_are_refused_before_they_fill_the_stack() {
        assertThat(refusedOnce(file("deep.json", "{'a':".repeat(100_000))).rule())
                .isEqualTo("exceeds a limit");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1, 1", "1, 0, 1, 1", "1, 1, 0, 1", "1, 1, 1, 0"})
    void a_limit_is_at_least_one(int bytes, int requirements, int depth, int characters) {
        assertThatThrownBy(() -> new CatalogueLimits(bytes, requirements, depth, characters))
                .isInstanceOf(InvalidInputException.class);
    }

    /** Whatever happens to a file on its way, it is read or refused; seed and position are in the message. */
    @Test
    void a_damaged_file_is_read_or_refused_and_nothing_else() {
        byte[] whole = """
                {"format": "qms4j-catalogue/1",
                 "instrument": {"id": "house", "title": "House standard", "authority": "The house"},
                 "edition": {"id": "1", "title": "House standard 1", "effectiveFrom": "2026-01-01",
                  "effectiveUntil": "2027-01-01", "extent": "clauses", "verified": true, "source": "made up"},
                 "requirements": [{"id": "1", "heading": "One", "assessable": false},
                  {"id": "1.1", "parent": "1", "heading": "Part", "summary": "Do it \u00fc \\u00fc.", "evidence": ["e"]}]}
                """.getBytes(StandardCharsets.UTF_8);
        long seed = 20_261_130L;
        Random random = new Random(seed);
        int read = 0;
        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = damaged(whole, random);
            try {
                EMPTY.with(List.of(new CatalogueSource("damaged.json", () -> new ByteArrayInputStream(damaged))));
                read++;
            } catch (InvalidInputException refusal) {
                assertThat(refusal).hasMessageStartingWith("damaged.json is not valid: ");
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "seed " + seed + ", round " + round + ": " + new String(damaged, StandardCharsets.UTF_8), e);
            }
        }
        assertThat(read).isBetween(1, 1_999);
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] damaged = whole.clone();
        int at = random.nextInt(whole.length);
        switch (random.nextInt(4)) {
            case 0 -> damaged[at] = (byte) random.nextInt(256);
            case 1 -> damaged[at] = (byte) "{}[]\",:0\\ ".charAt(random.nextInt(10));
            case 2 -> damaged = Arrays.copyOf(whole, at);
            default -> System.arraycopy(whole, random.nextInt(at + 1), damaged, 0, Math.min(at, whole.length - at) / 2);
        }
        return damaged;
    }
}
