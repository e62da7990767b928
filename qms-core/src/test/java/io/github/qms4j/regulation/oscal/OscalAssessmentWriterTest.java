package io.github.qms4j.regulation.oscal;

import static io.github.qms4j.regulation.oscal.Exports.HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.regulation.AssessmentVerdict;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.regulation.RequirementId;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@Verifies("REG-5")
class OscalAssessmentWriterTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final CatalogueId ISO = new CatalogueId("iso-9001", "2015");
    private static final Catalogue CATALOGUE =
            CatalogueLibrary.builtIn().find(ISO).orElseThrow();

    @Test
    void an_assessment_of_every_verdict_is_valid() {
        Exports written = written(everyVerdict());

        assertThat(OscalSchema.named("assessment-results").violations(written.text()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"COMPLIANT, satisfied, pass", "PARTIAL, not-satisfied, fail", "GAP, not-satisfied, fail"})
    void a_finding_says_satisfied_or_not_and_keeps_the_verdict(AssessmentVerdict verdict, String state, String reason) {
        JsonNode finding =
                written(List.of(assessed("9.1.1", verdict))).tree().at("/assessment-results/results/0/findings/0");

        assertThat(finding.at("/target/status/state").asString()).isEqualTo(state);
        assertThat(finding.at("/target/status/reason").asString()).isEqualTo(reason);
        assertThat(finding.at("/target/target-id").asString()).isEqualTo("_9.1.1_smt");
        assertThat(finding.get("props").toString())
                .contains("\"" + verdict.name().toLowerCase(Locale.ROOT) + "\"");
    }

    @ParameterizedTest
    @EnumSource(
            value = AssessmentVerdict.class,
            names = {"NOT_ASSESSED", "NOT_APPLICABLE"})
    void what_says_nothing_of_compliance_is_never_satisfied(AssessmentVerdict verdict) {
        Exports written = written(List.of(assessed("9.1.1", AssessmentVerdict.GAP), assessed("9.1.2", verdict)));

        assertThat(written.all("state")).containsExactly("not-satisfied");
        assertThat(written.losses()
                        .find("verdict."
                                + verdict.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .isPresent();
    }

    @Test
    void only_what_was_looked_at_counts_as_reviewed() {
        assertThat(written(everyVerdict()).all("control-id")).containsExactly("_4.1", "_4.2", "_4.3", "_5.1.1");
    }

    @Test
    void the_statement_of_a_finding_is_in_the_exported_catalogue() {
        String catalogue = Exports.of(out -> OscalCatalogueWriter.write(CATALOGUE, Exports.MODIFIED, out))
                .text();

        assertThat(written(everyVerdict()).all("target-id"))
                .isNotEmpty()
                .allMatch(id -> catalogue.contains("\"id\" : \"" + id + "\""));
    }

    @Test
    void evidence_keeps_its_description_and_an_address_that_is_no_uri_is_counted() {
        AssessedRequirement assessed = new AssessedRequirement(
                ISO.requirement("9.1.1"),
                AssessmentVerdict.COMPLIANT,
                START,
                "A. Auditor",
                "seen",
                List.of(
                        new EvidenceReference("SOP-1", "https://dms.acme.example/sop-1"),
                        new EvidenceReference("SOP-2", "drive c:\\sop 2")),
                List.of("NC-1", "NC-2"));
        Exports written = written(List.of(assessed));

        assertThat(OscalSchema.named("assessment-results").violations(written.text()))
                .isEmpty();
        assertThat(written.text()).contains("SOP-1", "SOP-2", "https://dms.acme.example/sop-1", "NC-1", "NC-2");
        assertThat(written.losses().find("href"))
                .hasValueSatisfying(loss -> assertThat(loss.samples()).containsExactly("drive c:\\sop 2"));
    }

    @Test
    void the_order_in_which_verdicts_are_given_does_not_matter_but_for_the_document_itself() {
        List<AssessedRequirement> shuffled = new ArrayList<>(everyVerdict());
        Collections.reverse(shuffled);

        assertThat(written(shuffled).tree().at("/assessment-results/results"))
                .isEqualTo(written(everyVerdict()).tree().at("/assessment-results/results"));
    }

    @Test
    void a_result_differs_only_where_the_verdict_does() {
        List<AssessedRequirement> later = new ArrayList<>(everyVerdict());
        later.set(0, assessed("4.1", AssessmentVerdict.PARTIAL));
        JsonNode before = written(everyVerdict()).tree().at("/assessment-results/results/0/findings");
        JsonNode after = written(later).tree().at("/assessment-results/results/0/findings");

        assertThat(after.get(0)).isNotEqualTo(before.get(0));
        assertThat(after.get(0).get("uuid")).isEqualTo(before.get(0).get("uuid"));
        assertThat(after.get(1)).isEqualTo(before.get(1));
    }

    @Test
    void every_uuid_is_unique_and_every_reference_is_resolved() {
        Exports written = written(everyVerdict());
        List<String> uuids = written.all("uuid");

        assertThat(new HashSet<>(uuids)).hasSameSizeAs(uuids);
        assertThat(uuids).containsAll(written.all("observation-uuid")).containsAll(written.all("actor-uuid"));
    }

    @Test
    void another_organisation_has_other_uuids_for_the_same_numbers() {
        OscalHead other = new OscalHead("Example", "3", "other.example", Exports.MODIFIED);
        List<String> theirs = Exports.of(
                        out -> OscalAssessmentWriter.write(other, CATALOGUE, assessment(everyVerdict()), out))
                .all("uuid");

        assertThat(theirs).doesNotContainAnyElementsOf(written(everyVerdict()).all("uuid"));
    }

    @Test
    void a_requirement_of_another_catalogue_is_refused_and_nothing_is_written() {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        Assessment foreign = assessment(List.of(new AssessedRequirement(
                RequirementId.parse("acme-rules:1/a"),
                AssessmentVerdict.COMPLIANT,
                START,
                "A. Auditor",
                "",
                List.of(),
                List.of())));

        assertThatThrownBy(() -> OscalAssessmentWriter.write(HEAD, CATALOGUE, foreign, target))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("acme-rules:1/a");
        assertThat(target.size()).isZero();
    }

    @Test
    void an_assessment_of_nothing_is_refused() {
        assertThatThrownBy(() -> written(List.of(assessed("4.1", AssessmentVerdict.NOT_ASSESSED))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none was assessed");
    }

    @Test
    void a_verdict_says_when_and_by_whom() {
        assertThatThrownBy(() -> new AssessedRequirement(
                        ISO.requirement("4.1"), AssessmentVerdict.GAP, null, "A.", "", List.of(), List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("assessedAt");
        assertThatThrownBy(() -> new AssessedRequirement(
                        ISO.requirement("4.1"), AssessmentVerdict.GAP, START, " ", "", List.of(), List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("assessor");
    }

    @Test
    void one_requirement_has_one_verdict() {
        List<AssessedRequirement> twice =
                Arrays.asList(assessed("4.1", AssessmentVerdict.GAP), assessed("4.1", AssessmentVerdict.COMPLIANT));

        assertThatThrownBy(() -> assessment(twice))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("in it twice");
    }

    private static List<AssessedRequirement> everyVerdict() {
        return List.of(
                assessed("4.1", AssessmentVerdict.COMPLIANT),
                assessed("4.2", AssessmentVerdict.PARTIAL),
                assessed("4.3", AssessmentVerdict.GAP),
                assessed("5.1.1", AssessmentVerdict.NOT_APPLICABLE),
                assessed("5.1.2", AssessmentVerdict.NOT_ASSESSED));
    }

    private static AssessedRequirement assessed(String local, AssessmentVerdict verdict) {
        RequirementId requirement = ISO.requirement(local);
        return verdict == AssessmentVerdict.NOT_ASSESSED
                ? AssessedRequirement.notAssessed(requirement)
                : new AssessedRequirement(
                        requirement,
                        verdict,
                        START.plusSeconds(60),
                        "A. Auditor",
                        verdict == AssessmentVerdict.COMPLIANT ? "" : "because of\nthis",
                        List.of(),
                        List.of());
    }

    private static Assessment assessment(List<AssessedRequirement> requirements) {
        return new Assessment(
                "AUD-2026-0001", "Internal audit", "All of clause 4.", START, START.plusSeconds(3600), requirements);
    }

    private static Exports written(List<AssessedRequirement> requirements) {
        return Exports.of(out -> OscalAssessmentWriter.write(HEAD, CATALOGUE, assessment(requirements), out));
    }
}
