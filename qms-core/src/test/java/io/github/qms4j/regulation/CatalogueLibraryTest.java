package io.github.qms4j.regulation;

import static io.github.qms4j.regulation.TestFiles.catalogue;
import static io.github.qms4j.regulation.TestFiles.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.catalog.CatalogueProvider;
import io.github.qms4j.spi.catalog.CatalogueSource;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("REG-1")
class CatalogueLibraryTest {
    private static final CatalogueLibrary BUILT_IN = CatalogueLibrary.builtIn();

    private static RequirementId id(String text) {
        return RequirementId.parse(text);
    }

    // --- ids ---

    @ParameterizedTest
    @ValueSource(strings = {"iso-9001:2015/9.3.2-c-1", "21-cfr-820:qsr/820.1", "a:b/c"})
    void an_id_is_read_as_it_is_written(String text) {
        assertThat(RequirementId.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "iso-9001",
                "iso-9001/4.1",
                "iso-9001:2015",
                "ISO-9001:2015/4.1",
                "iso-9001:2015/",
                "iso 9001:2015/4.1",
                ":2015/4.1",
                "iso-9001:/4.1",
                "iso-9001:2015/4.1/2",
                "iso-9001:2015:3/4.1",
                "-a:b/c"
            })
    void what_is_no_id_is_refused(String text) {
        assertThatThrownBy(() -> RequirementId.parse(text)).isInstanceOf(InvalidInputException.class);
    }

    // --- catalogues of others ---

    @Test
    void a_catalogue_made_in_code_is_added_like_one_from_a_file() {
        Catalogue made = Catalogue.of(
                new Instrument("house", "House standard", "The house"),
                Edition.builder("1", "House standard 1", "made up").build(),
                List.of(Requirement.builder(id("house:1/1"), "1", "One").build()));

        CatalogueLibrary library = BUILT_IN.with(made);

        assertThat(library.find(id("house:1/1"))).isPresent();
        assertThat(library.mappingSets()).isEqualTo(BUILT_IN.mappingSets());
        assertThatThrownBy(() -> library.with(made))
                .hasMessageContaining("house:1")
                .hasMessageContaining("is there already");
    }

    @Test
    void a_provider_on_the_path_adds_its_files_to_the_built_in_ones(@TempDir Path folder) throws IOException {
        CatalogueLibrary library = CatalogueLibrary.load(path(folder, House.class));

        assertThat(library.find(id("house:1/1"))).isPresent();
        assertThat(library.relation(id("house:1/1"), id("iso-9001:2015-amd1/4.1")))
                .isEqualTo(Relation.SUBSET);
        assertThat(library.catalogues()).hasSize(BUILT_IN.catalogues().size() + 1);
    }

    @Test
    void without_a_provider_only_the_built_in_catalogues_are_there() {
        assertThat(CatalogueLibrary.load(null).catalogues()).isEqualTo(BUILT_IN.catalogues());
    }

    @Test
    void a_fault_in_a_file_of_a_provider_names_the_provider_and_the_file(@TempDir Path folder) throws IOException {
        ClassLoader path = path(folder, Faulty.class);

        assertThatThrownBy(() -> CatalogueLibrary.load(path))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("faulty house.json is not valid: format ''");
    }

    @Test
    void a_provider_that_breaks_is_an_error_and_not_left_out(@TempDir Path folder) throws IOException {
        ClassLoader path = path(folder, Broken.class);
        ClassLoader absent = path(Files.createDirectory(folder.resolve("other")), "com.example.Absent");

        assertThatThrownBy(() -> CatalogueLibrary.load(path))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(Broken.class.getName());
        assertThatThrownBy(() -> CatalogueLibrary.load(absent))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("com.example.Absent");
    }

    private static ClassLoader path(Path folder, Class<?> provider) throws IOException {
        return path(folder, provider.getName());
    }

    private static ClassLoader path(Path folder, String provider) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(services.resolve(CatalogueProvider.class.getName()), List.of(provider));
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, CatalogueLibraryTest.class.getClassLoader());
    }

    /** A vendor with a catalogue and a mapping to a built-in one. */
    public static final class House implements CatalogueProvider {
        @Override
        public String name() {
            return "house";
        }

        @Override
        public List<CatalogueSource> sources() {
            return List.of(mapping("house:1/1", "iso-9001:2015-amd1/4.1", "subset"), catalogue("a", "1", List.of("1")));
        }
    }

    /** A vendor whose file is empty. */
    public static final class Faulty implements CatalogueProvider {
        @Override
        public String name() {
            return "faulty";
        }

        @Override
        public List<CatalogueSource> sources() {
            return List.of(file("house.json", "{}"));
        }
    }

    /** A vendor whose code fails. */
    public static final class Broken implements CatalogueProvider {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public List<CatalogueSource> sources() {
            throw new IllegalStateException("no disk");
        }
    }

    // --- mappings ---

    private static CatalogueSource mapping(String source, String target, String relation) {
        return file(source + " " + target, """
                {'format': 'qms4j-mappings/1', 'id': '%s', 'title': 'T', 'source': 'S', 'mappings': [
                 {'source': '%s', 'target': '%s', 'relation': '%s', 'rationale': 'R.'}]}""".formatted(
                        source.replaceAll("[:/]", "-") + target.replaceAll("[:/]", "-"), source, target, relation));
    }

    @Test
    void a_mapping_is_read_from_either_side() {
        RequirementId record = id("iso-13485:2016/6.2");
        RequirementId competence = id("iso-9001:2015-amd1/7.2");

        assertThat(BUILT_IN.relation(competence, record)).isEqualTo(Relation.SUBSET);
        assertThat(BUILT_IN.relation(record, competence)).isEqualTo(Relation.SUPERSET);
        assertThat(BUILT_IN.mappings(record))
                .anySatisfy(mapping -> assertThat(mapping.target()).isEqualTo(competence));
    }

    @Test
    void what_nobody_compared_is_not_analysed_and_not_without_relationship() {
        assertThat(BUILT_IN.relation(id("iso-9001:2015-amd1/8.3.1"), id("21-cfr-11:1997/11.70")))
                .isEqualTo(Relation.NOT_ANALYSED);
        assertThat(BUILT_IN.mappings(id("iso-9001:2015-amd1/8.3.1"))).isEmpty();
        assertThat(BUILT_IN.relation(id("iso-9001:2015-amd1/6.3"), id("iso-iec-20000-1:2018-amd1/6.3")))
                .isEqualTo(Relation.NO_RELATIONSHIP);
    }

    @ParameterizedTest
    @CsvSource({
        "iso-9001:2015/99,  iso-13485:2016/6.2, equal,    is an unknown requirement",
        "iso-9001:2099/4.1, iso-13485:2016/6.2, equal,    names an unknown catalogue",
        "iso-13485:2016/6.2, iso-13485:2016/6.2, equal,   is the source too",
        "iso-13485:2016/6.2, iso-9001:2015-amd1/7.2, equal, is compared in mapping set competence already",
        "iso-9001:2015/4.1, iso-13485:2016/6.2, unknown,  is no finding of a comparison",
        "iso-9001:2015/4.1, iso-13485:2016/6.2, similar,  is unknown",
        "9001/4.1,          iso-13485:2016/6.2, equal,    has no colon"
    })
    void a_mapping_that_means_nothing_is_refused(String source, String target, String relation, String rule) {
        assertThatThrownBy(() -> BUILT_IN.with(List.of(mapping(source, target, relation))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("mappings[0]")
                .hasMessageContaining(rule);
    }

    @Test
    void the_built_in_mappings_cover_eleven_topics_between_six_instruments() {
        assertThat(BUILT_IN.mappingSets())
                .extracting(MappingSet::id)
                .containsExactlyInAnyOrder(
                        "audit-trail",
                        "signatures",
                        "documents",
                        "capa",
                        "management-review",
                        "internal-audit",
                        "competence",
                        "suppliers",
                        "software-assurance",
                        "change-management",
                        "incident-management");
        assertThat(BUILT_IN.mappingSets().stream()
                        .flatMap(set -> set.mappings().stream())
                        .flatMap(mapping -> Stream.of(mapping.source(), mapping.target()))
                        .map(end -> end.catalogue().instrument())
                        .distinct())
                .containsExactlyInAnyOrder(
                        "iso-9001", "iso-13485", "iso-iec-20000-1", "ich-q10", "21-cfr-11", "eu-gmp-annex-11");
    }

    @Test
    void a_built_in_mapping_joins_demands_of_two_instruments_that_are_in_force() {
        assertThat(BUILT_IN.mappingSets().stream().flatMap(set -> set.mappings().stream()))
                .allSatisfy(mapping -> {
                    assertThat(mapping.source().catalogue().instrument())
                            .isNotEqualTo(mapping.target().catalogue().instrument());
                    for (RequirementId end : List.of(mapping.source(), mapping.target())) {
                        assertThat(BUILT_IN.find(end).orElseThrow().isAssessable())
                                .as(end.toString())
                                .isTrue();
                        assertThat(BUILT_IN.find(end.catalogue())
                                        .orElseThrow()
                                        .edition()
                                        .effectiveUntil())
                                .isEmpty();
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({
        "EQUAL, EQUAL",
        "EQUIVALENT, EQUIVALENT",
        "SUBSET, SUPERSET",
        "SUPERSET, SUBSET",
        "INTERSECTS, INTERSECTS",
        "NO_RELATIONSHIP, NO_RELATIONSHIP",
        "NOT_ANALYSED, NOT_ANALYSED",
        "UNKNOWN, UNKNOWN"
    })
    void a_relation_read_backwards_twice_is_itself(Relation relation, Relation reversed) {
        assertThat(relation.reversed()).isEqualTo(reversed);
        assertThat(reversed.reversed()).isEqualTo(relation);
    }
}
