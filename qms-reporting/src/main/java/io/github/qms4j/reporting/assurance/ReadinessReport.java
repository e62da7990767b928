package io.github.qms4j.reporting.assurance;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.readiness.ReadinessAssessment;
import io.github.qms4j.readiness.ReadinessAssessmentId;
import io.github.qms4j.readiness.ReadinessLifeCycle;
import io.github.qms4j.readiness.ReadinessStatus;
import io.github.qms4j.record.View;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Source;
import io.github.qms4j.reporting.definition.ReportParameter;
import io.github.qms4j.reporting.definition.ReportParameter.Kind;
import io.github.qms4j.reporting.definition.ReportRequest;
import io.github.qms4j.reporting.spi.ReportDefinition;
import java.util.List;

/** One assessment of readiness: the verdict with its coverage, the blockers, and every answer (rule INS-3). */
public final class ReadinessReport implements ReportDefinition {
    private static final ReportParameter ASSESSMENT =
            ReportParameter.required("assessment", Kind.TEXT, "The number of the assessment, such as RDY-2026-0001.");

    /** For {@link java.util.ServiceLoader}. */
    public ReadinessReport() {}

    @Override
    public String name() {
        return "readiness";
    }

    @Override
    public String title() {
        return "Readiness for inspection";
    }

    @Override
    public String purpose() {
        return "Whether the records show what an inspector expects, and what stands against it (ISO 9001:2015 5.1.1).";
    }

    @Override
    public List<ReportParameter> parameters() {
        return List.of(ASSESSMENT);
    }

    @Override
    public Report.Builder report(ReportRequest request) {
        ReadinessAssessmentId id = ReadinessAssessmentId.of(request.get(ASSESSMENT.name()));
        View<ReadinessAssessmentId, ReadinessAssessment> view = request.session()
                .readiness()
                .find(id)
                .orElseThrow(() -> InvalidInputException.of(
                        "report",
                        ASSESSMENT.name(),
                        id,
                        "is no assessment on record",
                        "give the number of one that is, such as RDY-2026-0001"));
        ReadinessAssessment state = view.state();
        List<View<ActionId, Action>> actions = request.session().readiness().actions(id);
        AskedQuestions asked = AskedQuestions.of(state);
        request.source(Source.records(ReadinessLifeCycle.TYPE.name() + " " + id + " version " + view.version(), 1))
                .source(Source.records("readiness-action", actions.size()))
                .over("as of " + state.asOf());
        Report.Builder report = Report.builder(title())
                .subtitle(id + ", " + state.occasion() + ", records as of " + state.asOf())
                .conclusion(ReadinessConclusion.of(state))
                .section(ReadinessSections.verdict(state))
                .section(ReadinessSections.blockers(state, asked))
                .section(ReadinessSections.questions(state, asked))
                .section(ReadinessSections.evidence(state))
                .section(Section.builder("Actions")
                        .block(ActionTable.of(
                                "Question",
                                action ->
                                        state.answers().get(action.round() - 1).question(),
                                actions,
                                request.day(),
                                "No action was planned on this assessment."))
                        .build())
                .section(ReadinessSections.limitations(state, asked));
        sign(report, state, request.signatures(ReadinessLifeCycle.TYPE, id));
        return report;
    }

    private static void sign(Report.Builder report, ReadinessAssessment state, List<SignatureLine> given) {
        given.forEach(report::signature);
        if (given.isEmpty()) {
            report.signature(SignatureLine.open("Quality manager", "Readiness as assessed"));
        }
        if (state.status() != ReadinessStatus.ACKNOWLEDGED) {
            report.signature(SignatureLine.open("Senior management", "acknowledged"));
        }
    }
}
