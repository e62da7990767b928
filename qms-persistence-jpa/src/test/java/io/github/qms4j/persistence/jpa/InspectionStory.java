package io.github.qms4j.persistence.jpa;

import static io.github.qms4j.persistence.jpa.Story.QUALITY;
import static io.github.qms4j.persistence.jpa.Story.REGULATORY;
import static io.github.qms4j.persistence.jpa.Story.SERVICE;

import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.capa.ActionKind;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.inspection.InspectionDraft;
import io.github.qms4j.inspection.InspectionId;
import io.github.qms4j.inspection.InspectionType;
import io.github.qms4j.inspection.Inspections;
import io.github.qms4j.inspection.ObservationDraft;
import io.github.qms4j.inspection.ObservationId;
import io.github.qms4j.inspection.ObservationSeverity;
import io.github.qms4j.inspection.RequestDraft;
import io.github.qms4j.inspection.RequestId;
import io.github.qms4j.inspection.ResponseTerm;
import java.time.LocalDate;

/** An inspector is given a nonconformity, observes something and is promised to have it put right. */
record InspectionStory(Story story) {
    void tell(NonconformityId nonconformity) {
        Inspections host = story.as(REGULATORY).inspections();
        InspectionDraft announced = InspectionDraft.onSite(
                InspectionType.ROUTINE,
                "Food and Drug Administration",
                "Basel",
                "quality system",
                story.today(),
                story.today(),
                REGULATORY.id());
        InspectionId inspection = host.announce(announced);
        host.begin(inspection, announced.by("Ines Pector"));
        RequestId request = host.receive(inspection, RequestDraft.of("what went wrong this year", "Ines Pector"));
        host.assign(request, SERVICE.id());
        story.as(SERVICE).inspections().prepare(request, "one nonconformity");
        host.release(
                request,
                story.as(REGULATORY)
                        .nonconformities()
                        .find(nonconformity)
                        .orElseThrow()
                        .seen());
        host.answer(request);
        ObservationId observation = host.issue(
                inspection,
                new ObservationDraft(
                        "483 observation 1",
                        "Procedures for visitors have not been adequately established.",
                        "21 CFR 820.100(a)",
                        ObservationSeverity.NOT_GRADED,
                        story.today(),
                        new ResponseTerm.BusinessDays(15, "office"),
                        QUALITY.id()));
        host.commit(
                observation,
                ActionDraft.of(ActionKind.CORRECTIVE, "revise it", SERVICE.id(), LocalDate.of(2026, 4, 30)));
    }
}
