package io.github.qms4j.persistence.jpa;

import static io.github.qms4j.persistence.jpa.Story.AGENT;
import static io.github.qms4j.persistence.jpa.Story.AUDITOR;
import static io.github.qms4j.persistence.jpa.Story.COMPLIANCE;
import static io.github.qms4j.persistence.jpa.Story.KPI;
import static io.github.qms4j.persistence.jpa.Story.LABORATORY;
import static io.github.qms4j.persistence.jpa.Story.QUALITY;
import static io.github.qms4j.persistence.jpa.Story.RELEASE;
import static io.github.qms4j.persistence.jpa.Story.SERVICE;
import static io.github.qms4j.persistence.jpa.Story.TRAINER;
import static io.github.qms4j.persistence.jpa.Story.ZONE;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.calendar.BusinessCalendar;
import io.github.qms4j.calendar.OpeningWindow;
import io.github.qms4j.capa.ActionKind;
import io.github.qms4j.capa.CapaDraft;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.RootCauseMethod;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.delegation.Delegations.Delegate;
import io.github.qms4j.inspection.InspectorAccesses.Inspector;
import io.github.qms4j.kpi.Direction;
import io.github.qms4j.kpi.KpiDecision;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiFormula;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.kpi.MeasurementSource;
import io.github.qms4j.objective.ObjectiveId;
import io.github.qms4j.organisation.DepartmentDetails;
import io.github.qms4j.organisation.OrganisationImage;
import io.github.qms4j.organisation.PersonDetails;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.organisation.ProcessDetails;
import io.github.qms4j.organisation.ProcessDetails.Criticality;
import io.github.qms4j.organisation.SiteDetails;
import io.github.qms4j.organisation.SiteId;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.retention.DispositionId;
import io.github.qms4j.retention.HoldScope;
import io.github.qms4j.review.ReviewId;
import io.github.qms4j.schedule.Recurrence;
import io.github.qms4j.servicedesk.EscalationLevel;
import io.github.qms4j.servicedesk.NonconformityProposal;
import io.github.qms4j.servicedesk.SlaDefinition;
import io.github.qms4j.servicedesk.SlaMetric;
import io.github.qms4j.servicedesk.SlaTarget;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketImport;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.SignatureAuthenticator;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.OutputStream;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** A story in which a record of every concept comes about, some of them changed later. */
final class EachConcept {
    /** A vendor's records, of which one is erased and one disposed of. */
    private static final Declaration<Visit, Over> VISIT_DECLARATION =
            RecordType.declare("acme.visit", Visit.class, Over.class, (Visit v) -> Over.OVER);

    static final Transition<Visit> RECEIVE = VISIT_DECLARATION
            .creates("visit.receive", Permission.of("visit:receive", Role.QUALITY_MANAGER), Over.OVER)
            .row();

    static final RecordType<Visit> VISIT = VISIT_DECLARATION.type();

    /** Whoever signs is Ann Ek. */
    static final SignatureAuthenticator AUTHENTICATOR = (records, attempt, secret) ->
            new Authentication.Authenticated(new Signer(attempt.identification(), "Ann Ek"));

    private final Story story;
    private final Qms qms;
    private final MovableClock clock;

    EachConcept(Qms qms, MovableClock clock) {
        this.story = new Story(qms, clock);
        this.qms = qms;
        this.clock = clock;
    }

    enum Over {
        OVER
    }

    record Visit(ErasableText person) {}

    /** Stands still until it is set. */
    static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-03-02T09:00:00.120Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private QmsSession as(Actor actor) {
        return story.as(actor);
    }

    void tell() {
        organisation();
        serviceDesk();
        kpis();
        NonconformityId nonconformity = capa();
        qms.trail().seal();
        new PracticeStory(story).tell();
        new DocumentStory(story).tell();
        new TrainingStory(story).tell();
        new MatrixStory(story).tell();
        new AuditStory(story).tell();
        new InspectionStory(story).tell(nonconformity);
        new SolutionStory(story).tell();
        ObjectiveId objective = new ObjectiveStory(story).tell();
        ReviewId review = new ReviewStory(story).tell();
        as(SERVICE)
                .recurringWork()
                .schedule("access-review", "ERP", Recurrence.every(Period.ofMonths(1), ZONE), clock.instant());
        as(QUALITY)
                .delegations()
                .grant(
                        new Delegate("u-deputy", "Dee Puty"),
                        Set.of(Role.QUALITY_MANAGER),
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(14)));
        as(COMPLIANCE)
                .inspectorAccesses()
                .grant(
                        new Inspector("u-inspector", "Ines Pector", "Authority"),
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(14)),
                        Set.of("capa"));
        clock.now = Instant.parse("2026-12-14T09:00:00Z");
        new ObjectiveStory(story).carryOver(objective);
        new ReviewStory(story).judge(review);
        new ReadinessStory(story).tell();
        retention();
        as(COMPLIANCE).custody().rotateKey();
        as(QUALITY).evidence().export(EvidenceScope.types("capa"), OutputStream.nullOutputStream());
        qms.trail().seal();
    }

    private void organisation() {
        as(QUALITY)
                .organisation()
                .synchronise(OrganisationImage.on(LocalDate.of(2026, 1, 5))
                        .site(SiteId.of("bern"), SiteDetails.named("Bern"))
                        .department(LABORATORY, DepartmentDetails.named("Laboratory"))
                        .person(
                                PersonId.of(AGENT.id()),
                                PersonDetails.named("Ann Ek").in(LABORATORY))
                        .person(PersonId.of(AUDITOR.id()), PersonDetails.named("Audrey Tor"))
                        .person(PersonId.of(TRAINER.id()), PersonDetails.named("Tom Trainer"))
                        .process(
                                RELEASE,
                                ProcessDetails.named("Release", Criticality.HIGH)
                                        .ownedBy(PersonId.of(AGENT.id()))
                                        .in(LABORATORY)));
    }

    private static Ticket.Builder incident(String reference) {
        return Ticket.builder("desk", reference, TicketKind.INCIDENT)
                .priority("P2")
                .service("mail")
                .category("network")
                .event(new TicketEvent.Opened(Instant.parse("2026-03-02T08:00:00Z")));
    }

    private void serviceDesk() {
        as(SERVICE)
                .calendars()
                .define(BusinessCalendar.builder("office", ZONE)
                        .open(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, OpeningWindow.of("09:00", "17:00"))
                        .build());
        as(SERVICE)
                .serviceDesk()
                .agree(SlaDefinition.builder("gold", "office")
                        .target("P2", SlaMetric.RESOLUTION, new SlaTarget.BusinessTime(Duration.ofMinutes(30)))
                        .escalation(new EscalationLevel.ShareOfTarget(50))
                        .build());
        as(AGENT).serviceDesk().open(incident("T-1").build());
        TicketImport run = as(SERVICE).serviceDesk().startImport("export.csv", refused -> {});
        run.accept(incident("T-2").build());
        run.complete("a".repeat(64), 2, 0);
        as(SERVICE).serviceDesk().raiseEscalations();
        as(SERVICE)
                .serviceDesk()
                .propose(List.of(new NonconformityProposal(
                        "repeat",
                        "group Network",
                        List.of("desk/T-1", "desk/T-2"),
                        "repeat/group Network",
                        Instant.parse("2026-03-02T08:30:00Z"),
                        Instant.parse("2026-03-02T08:45:00Z"),
                        "2 breaches")));
    }

    private void kpis() {
        as(QUALITY)
                .kpis()
                .define(KpiDefinition.builder(KPI, "Tickets", new KpiFormula.Entered())
                        .purpose("agents are few")
                        .direction(Direction.LOWER_IS_BETTER)
                        .source("desk")
                        .owner(QUALITY.id())
                        .collector(SERVICE.id())
                        .build());
        as(QUALITY).kpis().activate(KPI);
        Measurement measured = Measurement.entered(
                KPI,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 2, 1),
                Result.measured(Quantity.of(100, "1")),
                MeasurementSource.named("desk"));
        as(QUALITY).kpis().record("batch-1", List.of(measured));
        as(QUALITY).kpis().decide(measured.id(), KpiDecision.Course.ACCEPT);
    }

    private NonconformityId capa() {
        NonconformityId number = as(AGENT)
                .nonconformities()
                .raise(as(SERVICE).serviceDesk().proposals().get(0), "ISO 9001:2015 8.5.1");
        as(QUALITY).nonconformities().assess(number, new Severity(Severity.Level.MAJOR, "matrix v3"));
        CapaId capa = as(SERVICE).capas().open(CapaDraft.of("Late", number));
        as(QUALITY).capas().triage(capa, SERVICE.id(), Severity.Level.MAJOR, LocalDate.of(2026, 12, 31));
        as(SERVICE).capas().stateCause(capa, RootCauseMethod.FIVE_WHYS, "nobody is on call");
        as(SERVICE)
                .capas()
                .addAction(
                        capa,
                        ActionDraft.of(ActionKind.CORRECTIVE, "set up a rota", AGENT.id(), LocalDate.of(2026, 4, 30)));
        return number;
    }

    static void receiveVisit(Qms qms, String id) {
        qms.as(QUALITY, "told as a story")
                .records()
                .commit(work ->
                        work.create(VISIT.transition("visit.receive"), id, by -> new Visit(work.keepErasable(id))));
    }

    private void retention() {
        as(QUALITY).retention().setPolicy("acme.visit", Period.ofYears(1), "ISO 9001:2015 7.5.3.2");
        as(COMPLIANCE).retention().placeHold(HoldScope.type("capa"), "lawsuit");
        for (String id : List.of("v-1", "v-2", "v-3")) {
            receiveVisit(qms, id);
        }
        ErasableText person = as(QUALITY).records().get(VISIT, "v-2").state().person();
        as(QUALITY).records().commit(work -> work.erase(Set.of(person)));
        clock.now = Instant.parse("2029-03-02T09:00:00Z");
        DispositionId disposition = as(QUALITY).retention().propose("acme.visit", Set.of("v-1"));
        story.signing(COMPLIANCE).retention().approve(Seen.of(disposition, 0));
        as(QUALITY).retention().carryOut(disposition);
    }
}
