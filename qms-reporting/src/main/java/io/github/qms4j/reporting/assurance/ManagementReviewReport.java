package io.github.qms4j.reporting.assurance;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.record.View;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Source;
import io.github.qms4j.reporting.definition.ReportParameter;
import io.github.qms4j.reporting.definition.ReportParameter.Kind;
import io.github.qms4j.reporting.definition.ReportRequest;
import io.github.qms4j.reporting.spi.ReportDefinition;
import io.github.qms4j.review.ManagementReview;
import io.github.qms4j.review.ManagementReviews;
import io.github.qms4j.review.ReviewId;
import io.github.qms4j.review.ReviewLifeCycle;
import java.util.List;

/** One management review: who met, on which inputs, what was decided and who does what (rule REV-7). */
public final class ManagementReviewReport implements ReportDefinition {
    private static final ReportParameter REVIEW =
            ReportParameter.required("review", Kind.TEXT, "The number of the management review, such as MR-2026-0001.");

    /** For {@link java.util.ServiceLoader}. */
    public ManagementReviewReport() {}

    @Override
    public String name() {
        return "management-review";
    }

    @Override
    public String title() {
        return "Management review";
    }

    @Override
    public String purpose() {
        return "What senior management considered, concluded and decided (ISO 9001:2015 9.3, ISO 13485:2016 5.6).";
    }

    @Override
    public List<ReportParameter> parameters() {
        return List.of(REVIEW);
    }

    @Override
    public Report.Builder report(ReportRequest request) {
        ReviewId id = ReviewId.of(request.get(REVIEW.name()));
        ManagementReviews reviews = request.session().managementReviews();
        View<ReviewId, ManagementReview> view = reviews.find(id)
                .orElseThrow(() -> InvalidInputException.of(
                        "report",
                        REVIEW.name(),
                        id,
                        "is no management review on record",
                        "give the number of one that is"));
        ManagementReview review = view.state();
        List<View<ActionId, Action>> actions = reviews.actions(id);
        request.source(Source.records(ReviewLifeCycle.TYPE.name() + " " + id + " version " + view.version(), 1))
                .source(Source.records("review-action", actions.size()))
                .over(review.from() + " to " + review.until().minusDays(1));
        Report.Builder report = Report.builder(title())
                .subtitle(id + ", " + Cells.words(review.status()))
                .conclusion(ReviewConclusion.of(review, actions, request.day()))
                .section(ReviewSections.previous(review))
                .section(ReviewSections.meeting(review))
                .section(ReviewInputSections.byClause(review))
                .section(ReviewInputSections.figures(review))
                .section(ReviewSections.decisions(review))
                .section(Section.builder("Actions")
                        .block(ActionTable.of(
                                "Decision",
                                action -> String.valueOf(action.round()),
                                actions,
                                request.day(),
                                "No action was agreed."))
                        .build())
                .section(ReviewSections.next(review));
        List<SignatureLine> given = request.signatures(ReviewLifeCycle.TYPE, id);
        given.forEach(report::signature);
        return given.isEmpty() ? report.signature(SignatureLine.open("Chair", "minutes approved")) : report;
    }
}
