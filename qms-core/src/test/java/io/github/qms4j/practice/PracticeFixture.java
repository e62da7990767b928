package io.github.qms4j.practice;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.capa.RootCauseMethod;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.delegation.Delegations.Delegate;
import io.github.qms4j.practice.RiskAssessment.Degree;
import io.github.qms4j.record.Seen;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** An engine with people who each do their own part, and the shortest lawful way of each record to each status. */
final class PracticeFixture implements AutoCloseable {
    /** Requests, opens, reports. */
    static final Actor AGENT = Actor.of("u-agent", Role.SERVICE_AGENT);
    /** Answers for changes and problems, and plans them. */
    static final Actor OWNER = Actor.of("u-owner", Role.IT_MANAGER);
    /** Carries changes out. */
    static final Actor OPERATOR = Actor.of("u-operator", Role.SERVICE_AGENT);

    static final Actor SERVICE = Actor.of("u-service", Role.SERVICE_MANAGER);
    static final Actor IT = Actor.of("u-it", Role.IT_MANAGER);
    static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    static final Actor COMPLIANCE = Actor.of("u-compliance", Role.COMPLIANCE);

    /** Approves service requests. */
    static final Actor HEAD = Actor.of("u-head", Role.DEPARTMENT_HEAD);

    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    /** Tuesday night. */
    static final ChangeWindow WINDOW =
            ChangeWindow.of(Instant.parse("2026-03-03T22:00:00Z"), Instant.parse("2026-03-04T02:00:00Z"));

    final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    final Qms qms;
    private int tickets;
    private int offerings;

    PracticeFixture() {
        qms = Qms.builder()
                .storage(new InMemoryStorage())
                .clock(clock)
                .checkpointKeys(new InMemoryCheckpointKeys())
                .signatureAuthenticator((records, attempt, secret) -> new Authentication.Authenticated(
                        new Signer(attempt.identification(), "Dr. " + attempt.identification())))
                .build();
    }

    QmsSession as(Actor actor) {
        return qms.as(actor, "as discussed");
    }

    /** With everything that it takes to sign once. */
    QmsSession signing(Actor actor) {
        return as(actor).signing(Credentials.both(actor.id(), new char[] {'x'}), ZoneOffset.UTC);
    }

    ServicePractices practices(Actor actor) {
        return as(actor).servicePractices();
    }

    /** Somebody without roles of their own who has those of another from now on. */
    Actor deputyOf(Actor delegator) {
        Instant now = clock.instant();
        as(delegator)
                .delegations()
                .grant(new Delegate("u-deputy", "Dana Deputy"), delegator.roles(), now, now.plus(Duration.ofDays(14)));
        return Actor.of("u-deputy");
    }

    // --- tickets and nonconformities ---

    String ticket(TicketKind kind) {
        return as(AGENT)
                .serviceDesk()
                .open(Ticket.builder("phone", "T-" + ++tickets, kind)
                        .priority("P1")
                        .service("mail")
                        .event(new TicketEvent.Opened(clock.instant()))
                        .build());
    }

    String incident() {
        return ticket(TicketKind.INCIDENT);
    }

    void resolve(String ticket) {
        as(AGENT).serviceDesk().record(ticket, new TicketEvent.Resolved(clock.instant()));
    }

    NonconformityId nonconformity() {
        return as(QUALITY)
                .nonconformities()
                .raise(NonconformityReport.of(
                        NonconformitySource.SELF_REPORTED,
                        "a change was authorised late",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                        "ISO/IEC 20000-1:2018 8.5.1"));
    }

    // --- change models ---

    static ChangeModelDraft modelDraft(Degree likelihood) {
        return ChangeModelDraft.of(
                "add a mailbox",
                OWNER.id(),
                "run the script",
                "send a mail",
                "remove the mailbox",
                RiskAssessment.of(likelihood, Degree.LOW, "done weekly"));
    }

    ChangeModelId model() {
        return practices(OWNER).changeModels().write(modelDraft(Degree.LOW));
    }

    ChangeModelId approvedModel() {
        ChangeModelId id = model();
        approve(id);
        return id;
    }

    void approve(ChangeModelId id) {
        signing(QUALITY).servicePractices().changeModels().approve(seen(id), LocalDate.of(2026, 12, 31));
    }

    ChangeModelId in(ChangeModel.Status status) {
        return switch (status) {
            case DRAFT -> model();
            case APPROVED -> approvedModel();
            case SUSPENDED -> {
                ChangeModelId id = approvedModel();
                ChangeId change = started(standard(id));
                practices(OPERATOR).changes().backOut(change, BackOut.restored("removed again", "log 4"));
                yield id;
            }
            case RETIRED -> {
                ChangeModelId id = model();
                practices(OWNER).changeModels().retire(id);
                yield id;
            }
        };
    }

    ChangeModel model(ChangeModelId id) {
        return practices(QUALITY).changeModels().find(id).orElseThrow().state();
    }

    Seen<ChangeModelId> seen(ChangeModelId id) {
        return practices(QUALITY).changeModels().find(id).orElseThrow().seen();
    }

    // --- changes ---

    static ChangePlan plan() {
        return ChangePlan.of("switch over", "send and receive", "switch back within an hour", WINDOW);
    }

    static RiskAssessment risk(Degree likelihood, Degree impact) {
        return RiskAssessment.of(likelihood, impact, "the gateway is alone");
    }

    ChangeId requested() {
        return practices(AGENT)
                .changes()
                .request(ChangeDraft.normal("new mail gateway", "too much spam", OWNER.id(), "mail", "gateway-1"));
    }

    /** Of medium risk: for the service and for the technology. */
    ChangeId submitted() {
        return submitted(risk(Degree.MEDIUM, Degree.MEDIUM));
    }

    ChangeId submitted(RiskAssessment risk) {
        ChangeId id = requested();
        practices(OWNER).changes().assess(id, risk);
        practices(OWNER).changes().plan(id, plan());
        practices(OWNER).changes().submit(id);
        return id;
    }

    void authorise(ChangeId id, Actor actor, ChangeAuthority authority) {
        signing(actor).servicePractices().changes().authorise(seen(id), authority);
    }

    ChangeId authorised() {
        ChangeId id = submitted();
        authorise(id, SERVICE, ChangeAuthority.SERVICE);
        authorise(id, IT, ChangeAuthority.TECHNICAL);
        return id;
    }

    ChangeId scheduled() {
        ChangeId id = authorised();
        practices(OWNER).changes().schedule(id);
        return id;
    }

    ChangeId standard(ChangeModelId model) {
        ChangeId id = practices(AGENT)
                .changes()
                .request(ChangeDraft.standard(model, "mailbox for Kim", "Kim joins", OWNER.id(), "mail"));
        practices(OWNER).changes().planByModel(id, WINDOW);
        practices(OWNER).changes().schedule(id);
        return id;
    }

    ChangeId started(ChangeId id) {
        clock.set("2026-03-03T22:30:00Z");
        practices(OPERATOR).changes().start(id);
        return id;
    }

    ChangeId completed(ChangeId id) {
        practices(OPERATOR).changes().complete(id, "switched over", "test report 12");
        return id;
    }

    ChangeId emergency(String incident) {
        ChangeId id = practices(AGENT)
                .changes()
                .request(ChangeDraft.emergency(
                        incident, "restart with less load", "mail stands still", OWNER.id(), "mail"));
        practices(OWNER).changes().assess(id, risk(Degree.LOW, Degree.MEDIUM));
        practices(OWNER).changes().plan(id, ChangePlan.atOnce("restart", "send a mail", "start the old version"));
        return id;
    }

    /** Carried out at once, of low risk: it waits for the service's authority. */
    ChangeId emergencyUnderReview() {
        ChangeId id = emergency(incident());
        practices(OWNER).changes().startEmergency(id);
        return completed(id);
    }

    void close(ChangeId id, Actor actor, ChangeReview review) {
        signing(actor).servicePractices().changes().close(seen(id), review);
    }

    ChangeId in(ChangeStatus status) {
        clock.set(MONDAY.toString());
        return switch (status) {
            case DRAFT -> requested();
            case AUTHORISATION -> submitted();
            case SCHEDULED -> scheduled();
            case IMPLEMENTATION -> started(scheduled());
            case REVIEW -> completed(started(scheduled()));
            case CLOSED -> {
                ChangeId id = completed(started(scheduled()));
                close(id, QUALITY, ChangeReview.achieved("no mail was lost"));
                yield id;
            }
            case REJECTED -> {
                ChangeId id = submitted();
                as(SERVICE).servicePractices().changes().reject(seen(id), ChangeAuthority.SERVICE);
                yield id;
            }
            case CANCELLED -> {
                ChangeId id = requested();
                practices(OWNER).changes().cancel(id);
                yield id;
            }
        };
    }

    Change change(ChangeId id) {
        return practices(QUALITY).changes().find(id).orElseThrow().state();
    }

    /** As somebody is shown it before they sign. */
    Seen<ChangeId> seen(ChangeId id) {
        return practices(QUALITY).changes().find(id).orElseThrow().seen();
    }

    // --- problems ---

    ProblemId opened(String... incidents) {
        return practices(AGENT)
                .problems()
                .open(ProblemDraft.of("mail stands still", "each Monday at nine", incidents)
                        .inService("mail"));
    }

    ProblemId investigated(String... incidents) {
        ProblemId id = opened(incidents);
        practices(SERVICE).problems().assign(id, OWNER.id(), Severity.Level.MAJOR, LocalDate.of(2026, 4, 30));
        return id;
    }

    void stateCause(ProblemId id) {
        practices(OWNER).problems().stateCause(id, RootCauseMethod.FIVE_WHYS, "one gateway for all");
    }

    ProblemId knownError(String... incidents) {
        ProblemId id = investigated(incidents);
        stateCause(id);
        practices(OPERATOR).problems().verifyCause(seen(id));
        practices(OWNER).problems().stateWorkaround(id, "restart the gateway");
        practices(OWNER).problems().declareKnownError(id);
        return id;
    }

    /** Solved by a change that succeeded. */
    ProblemId resolved(String... incidents) {
        ProblemId id = knownError(incidents);
        practices(OWNER).problems().decideFix(id, new PermanentFix.ByChange(in(ChangeStatus.CLOSED)));
        practices(OWNER).problems().resolve(id);
        return id;
    }

    ProblemId in(ProblemStatus status) {
        clock.set(MONDAY.toString());
        return switch (status) {
            case OPEN -> opened();
            case INVESTIGATION -> investigated();
            case KNOWN_ERROR -> knownError();
            case RESOLVED -> resolved();
            case CLOSED -> {
                ProblemId id = resolved();
                signing(SERVICE).servicePractices().problems().close(seen(id));
                yield id;
            }
            case CANCELLED -> {
                ProblemId id = opened();
                practices(SERVICE).problems().cancel(id);
                yield id;
            }
        };
    }

    Problem problem(ProblemId id) {
        return practices(QUALITY).problems().find(id).orElseThrow().state();
    }

    Seen<ProblemId> seen(ProblemId id) {
        return practices(QUALITY).problems().find(id).orElseThrow().seen();
    }

    // --- major incidents ---

    MajorIncidentId declared() {
        return practices(SERVICE)
                .majorIncidents()
                .declare(MajorIncidentDraft.of(
                        incident(),
                        "nobody gets mail",
                        OWNER.id(),
                        clock.instant().plus(Duration.ofMinutes(30))));
    }

    MajorIncidentId in(MajorIncidentStatus status) {
        MajorIncidentId id = declared();
        MajorIncidents lead = practices(OWNER).majorIncidents();
        if (status == MajorIncidentStatus.STOOD_DOWN) {
            practices(SERVICE).majorIncidents().standDown(id);
        } else if (status != MajorIncidentStatus.DECLARED) {
            lead.communicate(id, "all users", "we work on it", clock.instant().plus(Duration.ofHours(1)));
            resolve(id.value());
            lead.resolve(id, "the gateway was restarted");
        }
        if (status == MajorIncidentStatus.REVIEWED || status == MajorIncidentStatus.CLOSED) {
            practices(QUALITY).majorIncidents().review(seen(id), IncidentReview.settled("one gateway", "known"));
        }
        if (status == MajorIncidentStatus.CLOSED) {
            signing(QUALITY).servicePractices().majorIncidents().close(seen(id));
        }
        return id;
    }

    MajorIncident major(MajorIncidentId id) {
        return practices(QUALITY).majorIncidents().find(id).orElseThrow().state();
    }

    Seen<MajorIncidentId> seen(MajorIncidentId id) {
        return practices(QUALITY).majorIncidents().find(id).orElseThrow().seen();
    }

    // --- service requests ---

    /** With approval and two steps. */
    RequestOfferingId offered() {
        RequestOfferingId id = RequestOfferingId.of("vpn-" + ++offerings);
        practices(SERVICE)
                .requests()
                .offer(
                        id,
                        RequestOfferingDraft.of("Access by VPN", SERVICE.id(), "make account", "send token")
                                .withApproval());
        return id;
    }

    RequestOfferingId in(RequestOffering.Status status) {
        RequestOfferingId id = offered();
        if (status == RequestOffering.Status.WITHDRAWN) {
            practices(SERVICE).requests().withdraw(id);
        }
        return id;
    }

    ServiceRequestId raised() {
        return practices(QUALITY).requests().raise(ServiceRequestDraft.of(offered(), "u-kim", "from abroad"));
    }

    ServiceRequestId accepted() {
        ServiceRequestId id = raised();
        practices(HEAD).requests().approve(seen(id));
        practices(AGENT).requests().accept(id, OPERATOR.id(), LocalDate.of(2026, 3, 6));
        return id;
    }

    ServiceRequestId fulfilled() {
        ServiceRequestId id = accepted();
        practices(OPERATOR).requests().doStep(id, "make account");
        practices(AGENT).requests().doStep(id, "send token");
        practices(OPERATOR).requests().fulfil(id);
        return id;
    }

    ServiceRequestId in(ServiceRequestStatus status) {
        return switch (status) {
            case RAISED -> raised();
            case APPROVED -> {
                ServiceRequestId id = raised();
                practices(HEAD).requests().approve(seen(id));
                yield id;
            }
            case FULFILMENT -> accepted();
            case FULFILLED -> fulfilled();
            case CLOSED -> {
                ServiceRequestId id = fulfilled();
                practices(QUALITY).requests().close(id);
                yield id;
            }
            case REJECTED -> {
                ServiceRequestId id = raised();
                practices(HEAD).requests().reject(seen(id));
                yield id;
            }
            case CANCELLED -> {
                ServiceRequestId id = raised();
                practices(QUALITY).requests().cancel(id);
                yield id;
            }
        };
    }

    ServiceRequest request(ServiceRequestId id) {
        return practices(QUALITY).requests().find(id).orElseThrow().state();
    }

    Seen<ServiceRequestId> seen(ServiceRequestId id) {
        return practices(QUALITY).requests().find(id).orElseThrow().seen();
    }

    @Override
    public void close() {
        qms.close();
    }
}
