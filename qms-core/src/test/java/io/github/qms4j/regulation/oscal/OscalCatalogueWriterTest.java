package io.github.qms4j.regulation.oscal;

import static io.github.qms4j.regulation.oscal.Exports.MODIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.regulation.Edition;
import io.github.qms4j.regulation.Extent;
import io.github.qms4j.regulation.Instrument;
import io.github.qms4j.regulation.Loss;
import io.github.qms4j.regulation.Requirement;
import io.github.qms4j.spi.catalog.CatalogueSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("REG-2")
class OscalCatalogueWriterTest {
    private static final CatalogueId ID = new CatalogueId("acme-rules", "2+b");

    static List<Catalogue> builtIn() {
        return CatalogueLibrary.builtIn().catalogues();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void a_built_in_catalogue_is_valid_oscal(Catalogue catalogue) {
        assertThat(OscalSchema.named("catalog").violations(written(catalogue).text()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void a_built_in_catalogue_comes_back_as_it_was(Catalogue catalogue) {
        Exports written = written(catalogue);
        Catalogue read = read(written.text()).catalogue();

        assertThat(written.losses().isEmpty()).isTrue();
        assertThat(read).isEqualTo(catalogue);
        assertThat(read.requirements()).isEqualTo(catalogue.requirements());
        assertThat(read.edition()).isEqualTo(catalogue.edition());
        assertThat(read.instrument()).isEqualTo(catalogue.instrument());
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOW", "MODERATE"})
    void an_imported_baseline_is_valid_oscal_and_comes_back_with_parameters_links_and_resources(String baseline) {
        OscalCatalogue read = OscalCatalogueReader.standard().read(NistBaselineTest.baseline(baseline));
        Exports written = Exports.of(out -> OscalCatalogueWriter.write(read, MODIFIED, out));
        OscalCatalogue again = read(written.text());

        assertThat(written.losses().isEmpty()).isTrue();
        assertThat(OscalSchema.named("catalog").violations(written.text())).isEmpty();
        assertThat(again.catalogue()).isEqualTo(read.catalogue());
        assertThat(again.resources()).isEqualTo(read.resources());
        assertThat(read.catalogue().requirements()).allSatisfy(requirement -> {
            assertThat(again.parameters(requirement.id())).isEqualTo(read.parameters(requirement.id()));
            assertThat(again.links(requirement.id())).isEqualTo(read.links(requirement.id()));
        });
    }

    /** Headings and requirements at every place, awkward ids and texts; seeded. */
    @Test
    void any_tree_comes_back_as_it_was_and_is_valid() {
        for (long seed = 0; seed < 25; seed++) {
            Catalogue catalogue = random(new Random(seed));
            Exports written = written(catalogue);

            assertThat(read(written.text()).catalogue()).as("seed %d", seed).isEqualTo(catalogue);
            assertThat(written.losses().isEmpty()).as("seed %d", seed).isTrue();
            if (seed < 5) {
                assertThat(OscalSchema.named("catalog").violations(written.text()))
                        .as("seed %d", seed)
                        .isEmpty();
            }
        }
    }

    @Test
    void two_exports_are_the_same_bytes() {
        Catalogue catalogue = random(new Random(1));

        assertThat(written(catalogue).text()).isEqualTo(written(catalogue).text());
    }

    @Test
    void another_content_has_another_uuid() {
        Requirement.Builder rule =
                Requirement.builder(ID.requirement("a"), "1", "Rule").assessable();
        String one = uuid(catalogue(List.of(rule.summary("Do it.").build())));
        String other = uuid(catalogue(List.of(rule.summary("Do it well.").build())));

        assertThat(one).isNotEqualTo(other).matches("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-.*");
    }

    @Test
    void texts_that_oscal_does_not_allow_are_brought_into_form_and_counted() {
        Catalogue catalogue = catalogue(List.of(Requirement.builder(ID.requirement("a"), " 1 ", "Two\nlines")
                .assessable()
                .summary("Do it.")
                .evidence(List.of("one\r\nitem"))
                .build()));
        Exports written = written(catalogue);

        assertThat(OscalSchema.named("catalog").violations(written.text())).isEmpty();
        assertThat(written.losses().losses())
                .extracting(Loss::code, Loss::count)
                .containsExactly(tuple("text.blank", 1L), tuple("text.line", 2L));
        assertThat(written.losses().losses()).extracting(Loss::kind).containsOnly(Loss.Kind.CHANGED);
    }

    @Test
    void a_requirement_that_does_not_follow_its_parent_is_counted() {
        Exports written = written(catalogue(List.of(
                heading("a").build(),
                heading("b").build(),
                heading("a1").parent("a").build())));

        assertThat(written.losses().find("order")).isPresent();
    }

    @Test
    void a_link_or_value_that_oscal_has_no_place_for_is_left_out_and_counted() {
        OscalCatalogue read = read("""
                {"catalog": {"uuid": "1ab0e5a5-2e0a-4a4b-9a31-5ed1b8a3a001", "metadata": {
                  "title": "T", "version": "1", "last-modified": "2026-01-01T00:00:00Z", "oscal-version": "1.1.2"},
                  "controls": [{"id": "A-1", "title": "A",
                    "params": [{"id": "1st param", "values": ["x"], "select": {"choice": ["x", "y"]}}],
                    "links": [{"href": "not a uri"}, {"href": "#A-1", "rel": "related"}]}]}}
                """);
        Exports written = Exports.of(out -> OscalCatalogueWriter.write(read, MODIFIED, out));

        assertThat(OscalSchema.named("catalog").violations(written.text())).isEmpty();
        assertThat(written.all("href")).containsExactly("#a-1");
        assertThat(written.losses().losses()).extracting(Loss::code).containsExactly("href", "param.id", "param.value");
    }

    @Test
    void the_target_stays_open() throws IOException {
        boolean[] closed = {false};
        OutputStream target = new ByteArrayOutputStream() {
            @Override
            public void close() throws IOException {
                closed[0] = true;
                super.close();
            }
        };
        OscalCatalogueWriter.write(random(new Random(2)), MODIFIED, target);

        assertThat(closed[0]).isFalse();
    }

    @Test
    void a_target_that_fails_fails_the_export() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        };
        assertThatThrownBy(() -> OscalCatalogueWriter.write(random(new Random(2)), MODIFIED, full))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left");
    }

    @Test
    void the_schema_refuses_what_is_no_catalogue() {
        assertThat(OscalSchema.named("catalog")
                        .violations("{\"catalog\": {\"uuid\": \"x\", \"metadata\": {\"title\": \"two\\nlines\"}}}"))
                .hasSizeGreaterThan(3);
    }

    private static Catalogue random(Random random) {
        List<Requirement> all = new ArrayList<>();
        grow(random, null, 0, all);
        return catalogue(all);
    }

    private static void grow(Random random, @Nullable String parent, int level, List<Requirement> all) {
        for (int i = 0; i <= random.nextInt(4); i++) {
            String local = List.of("9.", "a+", "x_", "7-").get(random.nextInt(4)) + all.size();
            Requirement.Builder builder = Requirement.builder(
                    ID.requirement(local), "§ " + all.size() + " (a)", "Heading <" + local + "> \"é\"");
            if (parent != null) {
                builder.parent(parent);
            }
            if (random.nextBoolean()) {
                builder.assessable();
            }
            if (random.nextBoolean()) {
                builder.verified();
            }
            builder.summary("Keep " + local + ",\nline {{ by }} line.\n\n* and mean it");
            builder.evidence(random.nextBoolean() ? List.of() : Arrays.asList("record of " + local, "minutes"));
            all.add(builder.build());
            if (level < 3) {
                grow(random, local, level + 1, all);
            }
        }
    }

    private static Requirement.Builder heading(String local) {
        return Requirement.builder(ID.requirement(local), local, "Heading " + local);
    }

    private static Catalogue catalogue(List<Requirement> requirements) {
        return Catalogue.of(
                new Instrument("acme-rules", "Rules of Acme", "Acme"),
                Edition.builder("2+b", "Rules of Acme, 2nd edition", "our own")
                        .effectiveFrom(LocalDate.of(2026, 1, 1))
                        .effectiveUntil(LocalDate.of(2027, 1, 1))
                        .extent(Extent.CHAPTERS)
                        .note("Of two\nlines.")
                        .incorporates(List.of(new CatalogueId("iso-9001", "2015"), new CatalogueId("ich-q10", "2008")))
                        .build(),
                requirements);
    }

    private static String uuid(Catalogue catalogue) {
        return written(catalogue).tree().at("/catalog/uuid").asString();
    }

    private static Exports written(Catalogue catalogue) {
        return Exports.of(out -> OscalCatalogueWriter.write(catalogue, MODIFIED, out));
    }

    private static OscalCatalogue read(String text) {
        return OscalCatalogueReader.standard()
                .read(new CatalogueSource(
                        "written.json", () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }
}
