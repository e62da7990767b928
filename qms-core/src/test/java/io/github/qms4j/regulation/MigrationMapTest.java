package io.github.qms4j.regulation;

import static io.github.qms4j.regulation.TestFiles.catalogue;
import static io.github.qms4j.regulation.TestFiles.clause;
import static io.github.qms4j.regulation.TestFiles.file;
import static io.github.qms4j.regulation.TestFiles.migration;
import static io.github.qms4j.regulation.TestFiles.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.catalog.CatalogueSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Verifies("REG-6")
class MigrationMapTest {
    private static final CatalogueLibrary BUILT_IN = CatalogueLibrary.builtIn();
    private static final List<CatalogueSource> EDITIONS = List.of(
            catalogue("1.json", "1", List.of("1", "2", "3", "4", "5", "6", "7")),
            catalogue("2.json", "2", List.of("1", "2/Do it anew.", "3.1", "3.2", "4", "8", "9")));
    private static final String[] TOTAL = {
        step("unchanged 1 > 1"),
        step("reworded 2 > 2"),
        step("split 3 > 3.1 3.2"),
        step("merged 4 5 > 4"),
        step("moved 6 > 8"),
        step("withdrawn 7 >"),
        step("new > 9")
    };

    private static CatalogueLibrary with(String... steps) {
        return CatalogueLibrary.empty()
                .with(Stream.concat(EDITIONS.stream(), Stream.of(migration("map.json", "1", "2", steps)))
                        .toList());
    }

    private static MigrationMap builtIn(String from, String to) {
        return BUILT_IN.migration(CatalogueId.parse(from), CatalogueId.parse(to))
                .orElseThrow();
    }

    /** The total map with the steps of the given number replaced. */
    private static String[] but(int number, String... steps) {
        return Stream.of(
                        Arrays.stream(TOTAL, 0, number),
                        Arrays.stream(steps),
                        Arrays.stream(TOTAL, number + 1, TOTAL.length))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    @Test
    void a_map_says_what_became_of_each_clause_and_where_each_comes_from() {
        MigrationMap map = with(TOTAL).migrations().get(0);

        assertThat(map.successor(map.from().requirement("5")).map(MigrationStep::kind))
                .contains(MigrationKind.MERGED);
        assertThat(map.successor(map.from().requirement("3")).orElseThrow().to())
                .containsExactly(map.to().requirement("3.1"), map.to().requirement("3.2"));
        assertThat(map.origins(map.to().requirement("4")).get(0).from())
                .containsExactly(map.from().requirement("4"), map.from().requirement("5"));
        assertThat(map.origins(map.to().requirement("9")))
                .extracting(MigrationStep::kind)
                .containsExactly(MigrationKind.NEW);
        assertThat(map.successor(map.to().requirement("9"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 |                          | house:1/1 | is not accounted for
                    2 | split 3 > 3.1 4          | house:2/3.2 | is not accounted for
                    5 |                          | house:1/7 | is not accounted for
                    6 |                          | house:2/9 | is not accounted for
                    6 | moved 7 > 9              | house:1/7 | is accounted for in steps[5] already
                    6 | new > 10                 | house:2/10 | is an unknown requirement
                    5 | withdrawn 10 >           | house:1/10 | is an unknown requirement
                    0 | unchanged 1 > 9          | [house:2/9] | has another number than before
                    1 | unchanged 2 > 2          | [house:2/2] | has another content hash than before
                    0 | moved 1 > 1              | [house:2/1] | has the same number as before
                    6 | new > 4                  | house:2/4 | is new here and comes from elsewhere in another step
                    4 | moved 6 > 1              | house:2/1 | is unchanged here and comes from elsewhere in another step
                    """)
    void a_map_that_does_not_account_for_every_clause_once_is_refused(
            int number, String step, String value, String rule) {
        String[] steps = step == null ? but(number) : but(number, step(step));

        InvalidInputException refusal = catchThrowableOfType(InvalidInputException.class, () -> with(steps));

        assertThat(refusal).hasMessageStartingWith("map.json is not valid: ");
        assertThat(refusal.violations()).anySatisfy(violation -> {
            assertThat(violation.value()).isEqualTo(value);
            assertThat(violation.rule()).isEqualTo(rule);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "split 3 > 3.1",
        "merged 3 > 3.1",
        "merged 3 4 > 3.1 3.2",
        "moved 3 4 > 3.1",
        "moved > 3.1",
        "new 3 > 3.1",
        "new >",
        "withdrawn 3 > 3.1",
        "unchanged >",
        "reworded 3 >",
        "split 3 > 3.1 3.1",
        "merged 3 3 > 3.1",
        "improved 3 > 3.1"
    })
    void a_step_that_does_not_fit_its_kind_is_refused(String step) {
        assertThatThrownBy(() -> with(step(step)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("steps[0]");
    }

    @Test
    void what_changed_is_explained() {
        assertThatThrownBy(() -> with(step("moved 6 > 8").replace("made up", " ")))
                .hasMessageContaining("steps[0], note ' ': is blank");
    }

    @Test
    void the_rest_may_be_unchanged_and_is_then_held_to_it() {
        List<CatalogueSource> files = List.of(
                catalogue("1.json", "1", List.of("1", "2", "3")),
                catalogue("2.json", "2", List.of("1", "2/Do it anew.", "3")),
                migration("map.json", "1", "2", step("reworded 2 > 2")));
        List<CatalogueSource> stretched = List.of(
                files.get(0),
                files.get(1),
                file(
                        "map.json",
                        "{'format': 'qms4j-migration/1', 'from': 'house:1', 'to': 'house:2', 'source': 's',"
                                + " 'others': 'unchanged', 'steps': [" + step("reworded 2 > 2") + "]}"));

        assertThat(CatalogueLibrary.empty().with(stretched).migrations().get(0).steps())
                .extracting(MigrationStep::kind)
                .containsExactly(MigrationKind.REWORDED, MigrationKind.UNCHANGED, MigrationKind.UNCHANGED);
        assertThatThrownBy(() -> CatalogueLibrary.empty().with(files)).hasMessageContaining("house:1/1");
        assertThatThrownBy(() -> CatalogueLibrary.empty()
                        .with(List.of(
                                files.get(0),
                                files.get(1),
                                file(
                                        "map.json",
                                        "{'format': 'qms4j-migration/1', 'from': 'house:1', 'to': 'house:2',"
                                                + " 'source': 's', 'others': 'unchanged', 'steps': ["
                                                + step("reworded 3 > 3") + "]}"))))
                .hasMessageContaining("has another content hash than before");
    }

    @Test
    void a_map_leads_from_one_edition_of_an_instrument_to_another() {
        assertThatThrownBy(() -> CatalogueLibrary.empty()
                        .with(List.of(EDITIONS.get(0), migration("map.json", "1", "1", step("new > 9")))))
                .hasMessageContaining("is no other edition of house");
        assertThatThrownBy(() -> CatalogueLibrary.empty()
                        .with(List.of(EDITIONS.get(0), migration("map.json", "1", "3", step("new > 9")))))
                .hasMessageContaining("to 'house:3': is an unknown catalogue");
    }

    @Test
    void two_editions_have_one_map() {
        CatalogueLibrary library = with(TOTAL);

        assertThatThrownBy(() -> library.with(List.of(migration("again.json", "1", "2", TOTAL))))
                .hasMessageContaining("is mapped already");
    }

    // --- built-in maps ---

    static Stream<MigrationMap> builtInMaps() {
        return BUILT_IN.migrations().stream();
    }

    /** Counted here apart from the check that made the map. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("builtInMaps")
    void a_built_in_map_accounts_for_every_clause_of_both_editions_and_of_what_is_incorporated(MigrationMap map) {
        Catalogue from = BUILT_IN.find(map.from()).orElseThrow();
        Catalogue to = BUILT_IN.find(map.to()).orElseThrow();
        Stream<Catalogue> targets = Stream.concat(
                Stream.of(to),
                to.edition().incorporates().stream().map(id -> BUILT_IN.find(id).orElseThrow()));

        assertThat(map.steps().stream().flatMap(step -> step.from().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        from.requirements().stream().map(Requirement::id).toList());
        assertThat(map.steps().stream().flatMap(step -> step.to().stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(targets.flatMap(target -> target.requirements().stream())
                        .map(Requirement::id)
                        .toList());
    }

    @Test
    void the_four_maps_of_the_built_in_editions_are_there() {
        assertThat(BUILT_IN.migrations())
                .extracting(MigrationMap::toString)
                .containsExactlyInAnyOrder(
                        "21-cfr-820:qsr to 21-cfr-820:qmsr",
                        "eu-gmp-annex-11:2011 to eu-gmp-annex-11:2025-draft",
                        "iso-9001:2015 to iso-9001:2015-amd1",
                        "iso-iec-20000-1:2018 to iso-iec-20000-1:2018-amd1");
    }

    @ParameterizedTest
    @CsvSource({"iso-9001:2015, iso-9001:2015-amd1, 107", "iso-iec-20000-1:2018, iso-iec-20000-1:2018-amd1, 84"})
    void the_climate_amendment_rewords_4_1_and_4_2_and_leaves_the_rest_unchanged(String from, String to, int all) {
        MigrationMap map = builtIn(from, to);

        assertThat(map.steps()).hasSize(all);
        assertThat(map.steps().stream()
                        .filter(step -> step.kind() != MigrationKind.UNCHANGED)
                        .map(step -> step.kind() + " " + step.from().get(0).local()))
                .containsExactly("REWORDED 4.1", "REWORDED 4.2");
        assertThat(BUILT_IN.find(map.to().requirement("4.1")).orElseThrow().summary())
                .contains("climate");
    }

    @ParameterizedTest
    @CsvSource({
        "820.30-c,    MOVED,     iso-13485:2016/7.3.3",
        "820.22,      MOVED,     iso-13485:2016/8.2.4",
        "820.198-e,   MOVED,     21-cfr-820:qmsr/820.35-a",
        "820.200-d,   MOVED,     21-cfr-820:qmsr/820.35-b",
        "820.75-a,    MERGED,    iso-13485:2016/7.5.6",
        "820.100-a,   SPLIT,     iso-13485:2016/8.5.2 iso-13485:2016/8.5.3",
        "820.180-c,   WITHDRAWN, ''"
    })
    void a_clause_of_the_qsr_is_found_again_in_iso_13485_or_in_the_qmsr(
            String local, MigrationKind kind, String targets) {
        MigrationMap map = builtIn("21-cfr-820:qsr", "21-cfr-820:qmsr");
        MigrationStep step = map.successor(map.from().requirement(local)).orElseThrow();

        assertThat(step.kind()).isEqualTo(kind);
        assertThat(step.to().stream().map(RequirementId::toString))
                .containsExactlyElementsOf(targets.isEmpty() ? List.of() : List.of(targets.split(" ")));
    }

    @Test
    void the_prescribed_inputs_of_management_review_are_new_under_the_qmsr_but_for_the_actions() {
        MigrationMap map = builtIn("21-cfr-820:qsr", "21-cfr-820:qmsr");
        CatalogueId iso13485 = CatalogueId.parse("iso-13485:2016");

        assertThat("abcdefghijkl".chars().mapToObj(letter -> (char) letter))
                .allSatisfy(letter -> assertThat(map.origins(iso13485.requirement("5.6.2-" + letter)))
                        .extracting(MigrationStep::kind)
                        .containsOnly("gh".indexOf(letter) < 0 ? MigrationKind.NEW : MigrationKind.SPLIT));
    }

    // --- a new edition as data alone ---

    @Test
    void a_new_edition_of_iso_9001_comes_in_as_two_files() {
        String edition = """
                {'format': 'qms4j-catalogue/1',
                 'instrument': {'id': 'iso-9001', 'title': 'ISO 9001, Quality management systems, Requirements',
                  'authority': 'ISO'},
                 'edition': {'id': '2099', 'title': 'ISO 9001:2099', 'effectiveFrom': '2099-01-01', 'extent': 'partial',
                  'source': 'made up for a test', 'amends': '2015-amd1'},
                 'requirements': [
                  {'id': '10.3', 'parent': '10', 'heading': 'Improvement by foresight',
                   'summary': 'Improve before anybody complains.', 'evidence': ['foresight report']},
                  {'id': '10.4', 'parent': '10', 'heading': 'Rest', 'summary': 'Rest one day in seven.',
                   'evidence': ['roster']}]}""";
        String map = """
                {'format': 'qms4j-migration/1', 'from': 'iso-9001:2015-amd1', 'to': 'iso-9001:2099',
                 'source': 'made up for a test', 'others': 'unchanged', 'steps': [
                  {'kind': 'reworded', 'from': ['10.3'], 'to': ['10.3'], 'note': 'Foresight takes the place of data.'},
                  {'kind': 'new', 'to': ['10.4'], 'note': 'Rest.'}]}""";

        CatalogueLibrary library = BUILT_IN.with(List.of(file("9001-2099.json", edition), file("map.json", map)));

        Catalogue latest = library.editions("iso-9001").get(2);
        assertThat(latest).hasToString("ISO 9001:2099");
        assertThat(latest.requirements()).hasSize(108);
        MigrationMap added = library.migration(CatalogueId.parse("iso-9001:2015-amd1"), latest.id())
                .orElseThrow();
        assertThat(added.steps()).hasSize(108);
        assertThat(Optional.of(
                        added.origins(latest.id().requirement("10.4")).get(0).kind()))
                .contains(MigrationKind.NEW);
        assertThat(BUILT_IN.editions("iso-9001")).hasSize(2);
    }

    @Test
    void a_new_edition_whose_map_forgets_a_clause_does_not_come_in_at_all() {
        List<CatalogueSource> files = List.of(
                catalogue("3.json", "3", "", clause("1"), clause("2")),
                migration("map.json", "2", "3", step("merged 1 2 3.1 3.2 4 8 9 > 1")));
        CatalogueLibrary library = with(TOTAL);

        assertThatThrownBy(() -> library.with(files))
                .hasMessageContaining(
                        "to 'house:3/2': is not accounted for (say where it comes from, or that it is new)");
        assertThat(library.editions("house")).hasSize(2);
    }
}
