package io.github.qms4j.regulation.oscal;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.regulation.AssessmentVerdict;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.LossReport;
import io.github.qms4j.regulation.Requirement;
import io.github.qms4j.regulation.oscal.OscalOutput.Property;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Writes an assessment as OSCAL assessment results (rule REG-5). OSCAL knows satisfied and not satisfied; the verdict as
 * it was given stands beside it as a property. A requirement that does not apply has an observation and no finding, so
 * that no reader counts it as satisfied; one that nobody assessed is not among the reviewed controls.
 */
public final class OscalAssessmentWriter {
    private final OscalHead head;
    private final Catalogue catalogue;
    private final Assessment assessment;
    private final List<Row> rows;
    private final OscalOutput out;

    /** A requirement with what was found about it. */
    private record Row(Requirement requirement, AssessedRequirement assessed) {}

    private OscalAssessmentWriter(
            OscalHead head, Catalogue catalogue, Assessment assessment, List<Row> rows, OscalOutput out) {
        this.head = head;
        this.catalogue = catalogue;
        this.assessment = assessment;
        this.rows = rows;
        this.out = out;
    }

    /**
     * Writes an assessment; its requirements in the order of the catalogue.
     *
     * @param catalogue as {@link OscalCatalogueWriter} writes it, whose ids the document refers to
     * @param target gets UTF-8; it is flushed and stays open
     * @return what could not be written as it is
     * @throws InvalidInputException when a requirement is not of the catalogue, or none was assessed, since OSCAL demands
     *     a reviewed control; nothing is written
     * @throws IOException when the target fails; what was written until then is no document
     */
    public static LossReport write(OscalHead head, Catalogue catalogue, Assessment assessment, OutputStream target)
            throws IOException {
        List<Row> rows = rows(catalogue, assessment);
        LossReport.Collector losses = new LossReport.Collector();
        OscalOutput.document(
                target,
                losses,
                "assessment-results",
                out -> new OscalAssessmentWriter(head, catalogue, assessment, rows, out).document());
        return losses.report();
    }

    private static List<Row> rows(Catalogue catalogue, Assessment assessment) {
        Map<Object, AssessedRequirement> byId = new HashMap<>();
        List<Violation> violations = new ArrayList<>();
        for (AssessedRequirement assessed : assessment.requirements()) {
            byId.put(assessed.requirement(), assessed);
            if (catalogue.find(assessed.requirement()).isEmpty()) {
                violations.add(new Violation(
                        "requirements",
                        assessed.requirement().toString(),
                        "is no requirement of " + catalogue.id(),
                        "export each catalogue's assessment by itself"));
            }
        }
        if (assessment.requirements().stream().allMatch(a -> a.verdict() == AssessmentVerdict.NOT_ASSESSED)) {
            violations.add(new Violation(
                    "requirements", "", "none was assessed", "export it when at least one requirement was assessed"));
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException("assessment " + assessment.id(), violations);
        }
        List<Row> rows = new ArrayList<>();
        for (Requirement requirement : catalogue.requirements()) {
            AssessedRequirement assessed = byId.get(requirement.id());
            if (assessed != null) {
                rows.add(new Row(requirement, assessed));
            }
        }
        return rows;
    }

    private void document() {
        List<Row> reviewed = rows.stream().filter(this::isReviewed).toList();
        out.uuid("uuid", head.uuid("assessment-results", head.version(), Hashes.content(assessment.toString())));
        out.object(
                "metadata",
                () -> head.write(
                        out,
                        reviewed.stream().map(row -> row.assessed().assessor()).toList(),
                        Map.of()));
        UUID plan = head.uuid("plan", assessment.id());
        out.object("import-ap", () -> {
            out.plain("href", "#" + plan);
            out.prose("remarks", "The plan of this assessment is kept outside OSCAL.");
        });
        out.objects("results", List.of(assessment), one -> result(reviewed));
        out.object(
                "back-matter",
                () -> out.objects("resources", List.of(plan), uuid -> {
                    out.uuid("uuid", uuid);
                    out.line("title", "Plan of " + assessment.title());
                    out.properties(List.of(
                            Property.own("assessment", assessment.id()),
                            Property.own("catalogue", catalogue.id().toString())));
                }));
    }

    private boolean isReviewed(Row row) {
        boolean reviewed = row.assessed().verdict() != AssessmentVerdict.NOT_ASSESSED;
        if (!reviewed) {
            out.losses()
                    .leftOut(
                            "verdict.not-assessed",
                            "requirement that nobody assessed",
                            row.requirement().id()::toString);
        }
        return reviewed;
    }

    private void result(List<Row> reviewed) {
        out.uuid("uuid", head.uuid("result", assessment.id()));
        out.line("title", assessment.title());
        out.prose("description", assessment.description());
        out.instant("start", assessment.start());
        assessment.ended().ifPresent(end -> out.instant("end", end));
        out.properties(List.of(
                Property.own("assessment", assessment.id()),
                Property.own("catalogue", catalogue.id().toString())));
        out.object(
                "reviewed-controls",
                () -> out.objects(
                        "control-selections",
                        List.of(reviewed),
                        all -> out.objects(
                                "include-controls", all, row -> out.plain("control-id", token(row.requirement())))));
        out.objects("observations", reviewed, this::observation);
        out.objects("findings", reviewed.stream().filter(this::hasFinding).toList(), this::finding);
    }

    private boolean hasFinding(Row row) {
        boolean finding = row.assessed().verdict().isFinding();
        if (!finding) {
            out.losses()
                    .changed(
                            "verdict.not-applicable",
                            "requirement that does not apply, an observation without a finding",
                            row.requirement().id()::toString);
        }
        return finding;
    }

    private void observation(Row row) {
        AssessedRequirement assessed = row.assessed();
        out.uuid("uuid", uuid("observation", row));
        out.line("title", row.requirement().toString());
        out.prose("description", assessed.rationale(), description(row));
        out.properties(properties(row));
        // How the assessor looked is not recorded with a verdict.
        out.strings("methods", List.of("UNKNOWN"));
        out.objects(
                "origins",
                List.of(assessed.assessor()),
                assessor -> out.objects("actors", List.of(assessor), name -> {
                    out.plain("type", "party");
                    out.uuid("actor-uuid", head.party(name));
                }));
        out.objects("relevant-evidence", assessed.evidence(), evidence -> {
            if (!evidence.href().isBlank()) {
                out.reference("href", evidence.href());
            }
            out.prose("description", evidence.description());
        });
        out.instant("collected", Objects.requireNonNull(assessed.assessedAt(), "assessedAt"));
    }

    private void finding(Row row) {
        AssessmentVerdict verdict = row.assessed().verdict();
        out.uuid("uuid", uuid("finding", row));
        out.line("title", row.requirement().toString());
        out.prose("description", row.assessed().rationale(), description(row));
        out.properties(properties(row));
        out.object("target", () -> {
            out.plain("type", "statement-id");
            out.plain(
                    "target-id",
                    OscalCatalogueWriter.statementId(
                            catalogue, row.requirement().id()));
            out.object("status", () -> {
                out.plain("state", verdict == AssessmentVerdict.COMPLIANT ? "satisfied" : "not-satisfied");
                out.plain("reason", verdict == AssessmentVerdict.COMPLIANT ? "pass" : "fail");
            });
            if (verdict == AssessmentVerdict.PARTIAL) {
                out.object("implementation-status", () -> out.plain("state", "partial"));
            }
        });
        out.objects(
                "related-observations", List.of(row), same -> out.uuid("observation-uuid", uuid("observation", same)));
    }

    private List<Property> properties(Row row) {
        List<Property> properties = new ArrayList<>(List.of(
                Property.own("requirement", row.requirement().id().toString()),
                Property.own("verdict", word(row.assessed().verdict()))));
        row.assessed().findings().forEach(id -> properties.add(Property.own("finding", id)));
        return properties;
    }

    private static String description(Row row) {
        return "Verdict: " + word(row.assessed().verdict()) + ".";
    }

    private static String word(AssessmentVerdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private UUID uuid(String kind, Row row) {
        return head.uuid(kind, assessment.id(), row.requirement().id().toString());
    }

    private static String token(Requirement requirement) {
        return OscalIds.token(requirement.id().local());
    }
}
