package io.github.qms4j.persistence.jpa;

import static io.github.qms4j.persistence.jpa.Story.AGENT;
import static io.github.qms4j.persistence.jpa.Story.IT;
import static io.github.qms4j.persistence.jpa.Story.QUALITY;
import static io.github.qms4j.persistence.jpa.Story.SERVICE;

import io.github.qms4j.capa.Severity;
import io.github.qms4j.practice.ChangeAuthority;
import io.github.qms4j.practice.ChangeDraft;
import io.github.qms4j.practice.ChangeId;
import io.github.qms4j.practice.ChangeModelDraft;
import io.github.qms4j.practice.ChangeModelId;
import io.github.qms4j.practice.ChangePlan;
import io.github.qms4j.practice.ChangeWindow;
import io.github.qms4j.practice.MajorIncidentDraft;
import io.github.qms4j.practice.ProblemDraft;
import io.github.qms4j.practice.ProblemId;
import io.github.qms4j.practice.RequestOfferingDraft;
import io.github.qms4j.practice.RequestOfferingId;
import io.github.qms4j.practice.RiskAssessment;
import io.github.qms4j.practice.RiskAssessment.Degree;
import io.github.qms4j.practice.ServicePractices;
import io.github.qms4j.practice.ServiceRequestDraft;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import java.time.Duration;
import java.time.Instant;

/** A major incident, the problem behind it, a change by a model and one with an approval, and a service request. */
record PracticeStory(Story story) {
    private static final RiskAssessment LOW = RiskAssessment.of(Degree.LOW, Degree.LOW, "done weekly");

    void tell() {
        Instant now = story.clock().instant();
        ServicePractices owner = story.as(IT).servicePractices();
        String incident = story.as(AGENT)
                .serviceDesk()
                .open(Ticket.builder("phone", "M-1", TicketKind.INCIDENT)
                        .priority("P1")
                        .service("mail")
                        .event(new TicketEvent.Opened(now))
                        .build());
        story.as(SERVICE)
                .servicePractices()
                .majorIncidents()
                .declare(MajorIncidentDraft.of(incident, "nobody has mail", IT.id(), now.plus(Duration.ofMinutes(30))));
        ProblemId problem =
                owner.problems().open(ProblemDraft.of("mail stands still", "each Monday at nine", incident));
        story.as(SERVICE)
                .servicePractices()
                .problems()
                .assign(problem, IT.id(), Severity.Level.MAJOR, story.today().plusDays(30));
        change(owner, ChangeWindow.of(now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(2))));
        RequestOfferingId offering = RequestOfferingId.of("mailbox");
        story.as(SERVICE)
                .servicePractices()
                .requests()
                .offer(offering, RequestOfferingDraft.of("A mailbox", SERVICE.id(), "create it"));
        story.as(QUALITY).servicePractices().requests().raise(ServiceRequestDraft.of(offering, "u-kim", "joins"));
    }

    private void change(ServicePractices owner, ChangeWindow window) {
        ChangeModelId model = owner.changeModels()
                .write(ChangeModelDraft.of("add a mailbox", IT.id(), "run it", "send a mail", "remove it", LOW));
        story.signing(QUALITY)
                .servicePractices()
                .changeModels()
                .approve(
                        owner.changeModels().find(model).orElseThrow().seen(),
                        story.today().plusYears(1));
        ChangeId change = owner.changes().request(ChangeDraft.normal("new gateway", "too much spam", IT.id(), "mail"));
        owner.changes().assess(change, LOW);
        owner.changes().plan(change, ChangePlan.of("switch", "send a mail", "switch back", window));
        owner.changes().submit(change);
        story.signing(SERVICE)
                .servicePractices()
                .changes()
                .authorise(owner.changes().find(change).orElseThrow().seen(), ChangeAuthority.SERVICE);
    }
}
