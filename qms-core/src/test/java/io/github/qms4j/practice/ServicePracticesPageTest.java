package io.github.qms4j.practice;

import static io.github.qms4j.practice.PracticeFixture.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.QmsSession;
import io.github.qms4j.capa.RootCauseMethod;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.kpi.Dimension;
import io.github.qms4j.kpi.ServiceFigures;
import io.github.qms4j.kpi.ServiceFigures.Cause;
import io.github.qms4j.kpi.ServicePeriod;
import io.github.qms4j.kpi.ServiceStatistics;
import io.github.qms4j.practice.Changes.Collision;
import io.github.qms4j.practice.RiskAssessment.Degree;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.View;
import io.github.qms4j.servicedesk.ServiceDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs what docs/service-practices.md shows. */
class ServicePracticesPageTest {
    private final PracticeFixture house = new PracticeFixture();
    private final QmsSession owner = house.as(PracticeFixture.OWNER);
    private final ChangeWindow window = WINDOW;

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_change_is_assessed_planned_and_submitted() {
        Changes changes = owner.servicePractices().changes();
        ChangeId id = changes.request(
                ChangeDraft.normal("new mail gateway", "too much spam", "u-owner", "mail", "gateway-1"));
        changes.assess(id, RiskAssessment.of(Degree.MEDIUM, Degree.MEDIUM, "the gateway is alone"));
        changes.plan(id, ChangePlan.of("switch over", "send and receive", "switch back", window));
        changes.submit(id);
        List<Collision> collisions = changes.collisions(id);

        assertThat(collisions).isEmpty();
        assertThat(house.change(id).status()).isEqualTo(ChangeStatus.AUTHORISATION);
    }

    @Test
    void it_is_authorised_and_scheduled() {
        ChangeId id = house.submitted();
        Seen<ChangeId> seen = house.seen(id);
        Changes changes = owner.servicePractices().changes();
        QmsSession service = house.signing(PracticeFixture.SERVICE);
        QmsSession it = house.signing(PracticeFixture.IT);

        service.servicePractices().changes().authorise(seen, ChangeAuthority.SERVICE);
        it.servicePractices().changes().authorise(seen, ChangeAuthority.TECHNICAL);
        changes.schedule(id);

        assertThat(house.change(id).status()).isEqualTo(ChangeStatus.SCHEDULED);
    }

    @Test
    void a_standard_change_follows_its_model() {
        Changes changes = owner.servicePractices().changes();
        QmsSession quality = house.signing(PracticeFixture.QUALITY);

        ChangeModelId model = owner.servicePractices()
                .changeModels()
                .write(ChangeModelDraft.of(
                        "add a mailbox",
                        "u-owner",
                        "run the script",
                        "send a mail",
                        "remove the mailbox",
                        RiskAssessment.of(Degree.LOW, Degree.LOW, "done weekly")));
        quality.servicePractices().changeModels().approve(Seen.of(model, 0), LocalDate.of(2026, 12, 31));
        ChangeId mailbox =
                changes.request(ChangeDraft.standard(model, "a mailbox for Kim", "Kim joins", "u-owner", "mail"));
        changes.planByModel(mailbox, window);
        changes.schedule(mailbox);

        assertThat(house.change(mailbox).status()).isEqualTo(ChangeStatus.SCHEDULED);
    }

    @Test
    void an_emergency_change_is_carried_out_at_once() {
        Changes changes = owner.servicePractices().changes();
        String incident = house.incident();

        ChangeId urgent = changes.request(
                ChangeDraft.emergency(incident, "restart with less load", "mail stands still", "u-owner", "mail"));
        changes.assess(urgent, RiskAssessment.of(Degree.LOW, Degree.MEDIUM, "restarted before"));
        changes.plan(urgent, ChangePlan.atOnce("restart", "send a mail", "start the old version"));
        changes.startEmergency(urgent);
        changes.complete(urgent, "restarted", "mail received at 09:12");

        assertThat(house.change(urgent).status()).isEqualTo(ChangeStatus.REVIEW);
    }

    @Test
    void a_problem_becomes_a_known_error() {
        ChangeId id = house.requested();
        String incident = house.incident();
        QmsSession service = house.as(PracticeFixture.SERVICE);
        QmsSession agent = house.as(PracticeFixture.AGENT);

        Problems problems = owner.servicePractices().problems();
        ProblemId problem = problems.open(ProblemDraft.of("mail stands still", "each Monday at nine", incident)
                .inService("mail"));
        service.servicePractices()
                .problems()
                .assign(problem, "u-owner", Severity.Level.MAJOR, LocalDate.of(2026, 4, 30));
        problems.stateCause(problem, RootCauseMethod.FIVE_WHYS, "one gateway for all");
        agent.servicePractices().problems().verifyCause(Seen.of(problem, 2));
        problems.stateWorkaround(problem, "restart the gateway");
        problems.declareKnownError(problem);
        problems.decideFix(problem, new PermanentFix.ByChange(id));
        List<View<ProblemId, Problem>> known = problems.knownErrors("mail").toList();

        assertThat(known).hasSize(1);
    }

    @Test
    void a_major_incident_is_declared_and_told_of() {
        String incident = house.incident();
        Instant now = house.clock.instant();
        QmsSession service = house.as(PracticeFixture.SERVICE);

        MajorIncidents incidents = service.servicePractices().majorIncidents();
        MajorIncidentId major = incidents.declare(
                MajorIncidentDraft.of(incident, "nobody gets mail", "u-owner", now.plus(Duration.ofMinutes(30))));
        owner.servicePractices()
                .majorIncidents()
                .communicate(major, "all users", "we are looking for the cause", now.plus(Duration.ofHours(1)));

        assertThat(house.major(major).communications()).hasSize(1);
    }

    @Test
    void a_service_request_is_approved_and_fulfilled() {
        QmsSession service = house.as(PracticeFixture.SERVICE);
        QmsSession head = house.as(PracticeFixture.HEAD);

        ServiceRequests requests = service.servicePractices().requests();
        RequestOfferingId vpn = RequestOfferingId.of("vpn-access");
        requests.offer(
                vpn,
                RequestOfferingDraft.of("Access by VPN", "u-service", "make account", "send token")
                        .withApproval());
        ServiceRequestId kim = requests.raise(ServiceRequestDraft.of(vpn, "u-kim", "from abroad"));
        head.servicePractices().requests().approve(Seen.of(kim, 0));
        requests.accept(kim, "u-operator", LocalDate.of(2026, 3, 6));
        requests.doStep(kim, "make account");

        assertThat(house.request(kim).open()).containsExactly("send token");
    }

    @Test
    void the_figures_of_a_service_report_are_computed_in_one_pass() {
        house.incident();
        ServiceDesk desk = owner.serviceDesk();
        ZoneId zone = ZoneId.of("Europe/Berlin");

        ServicePeriod quarter = ServicePeriod.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1), zone);
        ServiceStatistics statistics = ServiceStatistics.of(quarter, desk.clocks());
        desk.openedBetween(Instant.EPOCH, quarter.asOf().plusMillis(1)).forEach(statistics::accept);
        ServiceFigures total = statistics.total();
        List<ServiceFigures> byMonth = statistics.byMonth();
        List<Cause> causes = statistics.causes(Dimension.CATEGORY);

        assertThat(total.opened()).isEqualTo(1);
        assertThat(byMonth).hasSize(3);
        assertThat(causes).containsExactly(new Cause(Dimension.NONE, 1));
    }
}
