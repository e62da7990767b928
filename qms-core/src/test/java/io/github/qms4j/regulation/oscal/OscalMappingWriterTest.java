package io.github.qms4j.regulation.oscal;

import static io.github.qms4j.regulation.oscal.Exports.HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.regulation.Loss;
import io.github.qms4j.regulation.Mapping;
import io.github.qms4j.regulation.MappingSet;
import io.github.qms4j.regulation.Relation;
import io.github.qms4j.regulation.oscal.OscalMappingWriter.Provenance;
import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Verifies("REG-5")
class OscalMappingWriterTest {
    private static final CatalogueId ISO = new CatalogueId("iso-9001", "2015");
    private static final CatalogueId ACME = new CatalogueId("acme-rules", "1");

    @Test
    void the_built_in_mappings_are_a_valid_mapping_collection() {
        List<MappingSet> sets = CatalogueLibrary.builtIn().mappingSets();
        Exports written = written(sets);
        long analysed = sets.stream()
                .flatMap(set -> set.mappings().stream())
                .filter(mapping -> mapping.relation() != Relation.NOT_ANALYSED)
                .count();

        assertThat(OscalSchema.named("mapping").violations(written.text())).isEmpty();
        assertThat(written.all("relationship")).hasSize((int) analysed);
    }

    @ParameterizedTest
    @CsvSource({
        "EQUAL, equal-to",
        "EQUIVALENT, equivalent-to",
        "SUBSET, subset-of",
        "SUPERSET, superset-of",
        "INTERSECTS, intersects-with",
        "NO_RELATIONSHIP, no-relationship"
    })
    void a_relation_has_the_name_that_oscal_gives_it(Relation relation, String relationship) {
        JsonNode map = written(set(mapping("9.2", relation, "a+b"))).tree().at("/mapping-collection/mappings/0/maps/0");

        assertThat(map.get("relationship").asString()).isEqualTo(relationship);
        assertThat(map.at("/sources/0/id-ref").asString()).isEqualTo("_9.2");
        assertThat(map.at("/targets/0/id-ref").asString()).isEqualTo("a_x2B_b");
        assertThat(map.get("remarks").asString()).isEqualTo("compared");
    }

    @Test
    void a_pair_that_nobody_compared_is_left_out_and_counted() {
        Exports written = written(set(mapping("1", Relation.EQUAL, "1"), mapping("2", Relation.NOT_ANALYSED, "2")));

        assertThat(written.all("relationship")).containsExactly("equal-to");
        assertThat(written.losses().losses())
                .containsExactly(new Loss(
                        "relation.not-analysed",
                        Loss.Kind.LEFT_OUT,
                        "pair of requirements that nobody compared",
                        1,
                        List.of("iso-9001:2015/2 to acme-rules:1/2")));
    }

    @Test
    void nothing_is_written_when_nothing_was_compared() {
        ByteArrayOutputStream target = new ByteArrayOutputStream();

        assertThatThrownBy(() -> OscalMappingWriter.write(
                        HEAD, List.of(set(mapping("1", Relation.NOT_ANALYSED, "1"))), Provenance.EXPERT, target))
                .isInstanceOf(InvalidInputException.class);
        assertThat(target.size()).isZero();
    }

    @Test
    void a_mapping_keeps_its_uuid_when_others_change() {
        JsonNode before = written(set(mapping("1", Relation.EQUAL, "1"))).tree();
        JsonNode after = written(set(mapping("2", Relation.SUBSET, "2"), mapping("1", Relation.EQUAL, "1")))
                .tree();

        assertThat(after.at("/mapping-collection/mappings/0/maps/1"))
                .isEqualTo(before.at("/mapping-collection/mappings/0/maps/0"));
        assertThat(after.at("/mapping-collection/uuid")).isNotEqualTo(before.at("/mapping-collection/uuid"));
    }

    @Test
    void every_uuid_is_unique_and_every_reference_is_resolved() {
        Exports written = written(CatalogueLibrary.builtIn().mappingSets());
        List<String> uuids = written.all("uuid");

        assertThat(new HashSet<>(uuids)).hasSameSizeAs(uuids);
        assertThat(written.all("href")).allMatch(href -> uuids.contains(href.substring(1)));
    }

    @Test
    void two_exports_are_the_same_bytes() {
        List<MappingSet> sets = CatalogueLibrary.builtIn().mappingSets();

        assertThat(written(sets).text()).isEqualTo(written(sets).text());
    }

    private static Mapping mapping(String source, Relation relation, String target) {
        return new Mapping(ISO.requirement(source), ACME.requirement(target), relation, "compared");
    }

    private static MappingSet set(Mapping... mappings) {
        return new MappingSet("topic", "A topic", "compared by us", List.of(mappings));
    }

    private static Exports written(MappingSet set) {
        return written(List.of(set));
    }

    private static Exports written(List<MappingSet> sets) {
        return Exports.of(out -> OscalMappingWriter.write(HEAD, sets, Provenance.EXPERT, out));
    }
}
