package io.github.qms4j.objective;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsBuilder;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.action.ActionStatus;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.document.DocumentDraft;
import io.github.qms4j.document.DocumentId;
import io.github.qms4j.document.DocumentVersionId;
import io.github.qms4j.kpi.Direction;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiFormula;
import io.github.qms4j.kpi.KpiValue;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.kpi.MeasurementSource;
import io.github.qms4j.kpi.TicketTime;
import io.github.qms4j.objective.ObjectiveDefinition.Link;
import io.github.qms4j.objective.ObjectiveDefinition.Means;
import io.github.qms4j.objective.ObjectiveDefinition.Timing;
import io.github.qms4j.organisation.DepartmentDetails;
import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.organisation.OrganisationImage;
import io.github.qms4j.organisation.PersonDetails;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.record.Seen;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.spi.support.StorageContentStore;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A house in February 2026 whose incident response time was measured for a year, and the way of an objective to each status. */
final class ObjectiveFixture implements AutoCloseable {
    static final String KPI = "incident-response-time";
    static final DepartmentId NETWORK = DepartmentId.of("network");

    static final DocumentId PLAN = DocumentId.of("DOC-2026-0001");

    /** Writes objectives. */
    static final Actor AUTHOR = Actor.of("u-quality", Role.QUALITY_MANAGER);
    /** Answers for the objective. */
    static final Actor OWNER = Actor.of("u-it-lead", Role.IT_MANAGER);
    /** Signs that it can be reached. */
    static final Actor SERVICE_OWNER = Actor.of("u-service", Role.SERVICE_MANAGER);
    /** Approves. */
    static final Actor APPROVER = Actor.of("u-compliance", Role.COMPLIANCE);
    /** Is told. */
    static final Actor MEMBER = Actor.of("u-ann", Role.SERVICE_AGENT);

    static final LocalDate YEAR_BEFORE = LocalDate.of(2025, 2, 1);
    static final LocalDate START = LocalDate.of(2026, 2, 1);
    static final List<String> HOURS =
            List.of("10.2", "9.8", "10.4", "9.9", "10.1", "9.6", "10.3", "9.7", "10.0", "10.5", "9.5", "10.0");

    final SettableClock clock = new SettableClock("2026-02-02T09:00:00Z");
    final Qms qms;

    ObjectiveFixture() {
        this(new InMemoryStorage());
    }

    ObjectiveFixture(InMemoryStorage storage) {
        qms = Qms.builder()
                .storage(storage)
                .contentStore(new StorageContentStore(storage, QmsBuilder.DEFAULT_TENANT))
                .clock(clock)
                .checkpointKeys(new InMemoryCheckpointKeys())
                .signatureAuthenticator((records, attempt, secret) -> new Authentication.Authenticated(
                        new Signer(attempt.identification(), "Dr. " + attempt.identification())))
                .build();
        defineKpi(KPI);
        record(KPI, YEAR_BEFORE, HOURS.toArray(String[]::new));
        as(AUTHOR)
                .organisation()
                .synchronise(OrganisationImage.on(START)
                        .department(NETWORK, DepartmentDetails.named("Network"))
                        .person(PersonId.of("u-ann"), PersonDetails.named("Ann").in(NETWORK))
                        .person(PersonId.of("u-bob"), PersonDetails.named("Bob").in(NETWORK)));
    }

    QmsSession as(Actor actor) {
        return qms.as(actor, "as discussed");
    }

    Objectives by(Actor actor) {
        return as(actor).objectives();
    }

    /** With everything that it takes to sign once. */
    QmsSession signing(Actor actor) {
        return as(actor).signing(Credentials.both(actor.id(), new char[] {'x'}), ZoneOffset.UTC);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    void on(String day) {
        clock.set(day + "T09:00:00Z");
    }

    static KpiDefinition.Builder kpi(String id) {
        return KpiDefinition.builder(
                        id, "Incident response time", new KpiFormula.Mean(TicketTime.OPENED_TO_FIRST_RESPONSE))
                .purpose("users wait less")
                .direction(Direction.LOWER_IS_BETTER)
                .source("ticket log")
                .owner(AUTHOR.id())
                .collector("service desk");
    }

    void defineKpi(String id) {
        as(AUTHOR).kpis().define(kpi(id).build());
        as(AUTHOR).kpis().activate(id);
    }

    /** One value a month, in hours. */
    void record(String kpi, LocalDate first, String... hours) {
        List<Measurement> months = new ArrayList<>();
        for (String value : hours) {
            months.add(month(kpi, first.plusMonths(months.size()), Result.measured(Quantity.of(value, "h"))));
        }
        record(months);
    }

    void record(List<Measurement> months) {
        as(AUTHOR).kpis().record("batch-" + months.get(0).id() + "-" + months.size(), months);
    }

    static Measurement month(String kpi, LocalDate first, Result result) {
        return Measurement.of(
                new KpiValue(kpi, Map.of(), result, 0, 120),
                first,
                first.plusMonths(1),
                MeasurementSource.named("ticket log"));
    }

    /** The article's example, with everything that the five checks want. */
    ObjectiveDefinition definition() {
        return definition(KPI);
    }

    ObjectiveDefinition definition(String kpi) {
        Measure measure = Measure.by(kpi);
        return ObjectiveDefinition.of(
                        "Reduce incident response time by 20 % within six months", "incident", "response time")
                .measuredBy(measure)
                .from(by(AUTHOR).baseline(measure, YEAR_BEFORE, START))
                .to(Target.reducedByPercent("20"))
                .timed(Timing.months(START, 6))
                .with(Means.of(OWNER.id(), SERVICE_OWNER.id(), "one more agent on call"))
                .linkedTo(Link.Kind.REQUIREMENT, "ISO 9001:2015 8.2.1")
                .withMonthlyMilestones();
    }

    static ActionDraft action() {
        return ActionDraft.of(
                ObjectiveActions.Purpose.CHANGE, "put an agent on call", MEMBER.id(), LocalDate.of(2026, 4, 30));
    }

    /** With an action that changes how things are done. */
    ObjectiveId drafted() {
        ObjectiveId id = by(AUTHOR).draft(definition());
        by(AUTHOR).planAction(id, action());
        return id;
    }

    ObjectiveId proposed() {
        ObjectiveId id = drafted();
        by(AUTHOR).propose(id);
        return id;
    }

    ObjectiveId agreed() {
        ObjectiveId id = proposed();
        signing(SERVICE_OWNER).objectives().agree(seen(id));
        return id;
    }

    ObjectiveId active() {
        ObjectiveId id = agreed();
        signing(APPROVER).objectives().activate(seen(id));
        return id;
    }

    void completeActions(ObjectiveId id) {
        openActions(id).forEach(action -> by(OWNER).completeAction(action, "roster of March"));
    }

    List<ActionId> openActions(ObjectiveId id) {
        return by(AUTHOR).actions(id).stream()
                .filter(action -> action.state().status() == ActionStatus.OPEN)
                .map(action -> action.id())
                .toList();
    }

    /** Achieved in the sixth month. */
    ObjectiveId achieved() {
        ObjectiveId id = active();
        completeActions(id);
        on("2026-08-03");
        record(KPI, START, "9.6", "9.2", "9.0", "8.6", "8.3", "7.9");
        by(APPROVER).conclude(id);
        return id;
    }

    ObjectiveId missed() {
        ObjectiveId id = active();
        completeActions(id);
        on("2026-08-03");
        record(KPI, START, "10.0", "10.1", "9.9", "9.8", "10.0", "9.9");
        by(APPROVER).conclude(id);
        return id;
    }

    ObjectiveId withdrawn() {
        ObjectiveId id = active();
        completeActions(id);
        by(APPROVER).withdraw(id);
        return id;
    }

    /** An objective that has just come to a status. */
    ObjectiveId in(ObjectiveStatus status) {
        return switch (status) {
            case DRAFT -> drafted();
            case PROPOSED -> agreed();
            case ACTIVE -> active();
            case ACHIEVED -> achieved();
            case MISSED -> missed();
            case WITHDRAWN -> withdrawn();
        };
    }

    /** The first document of the house. */
    DocumentId openPlan() {
        return as(APPROVER).documents().open(DocumentDraft.of("Quality management plan", AUTHOR.id()));
    }

    /** The plan of a year, written by its owner and in force from today on. */
    DocumentVersionId planInForce(int year) {
        DocumentId plan = openPlan();
        DocumentVersionId version = by(OWNER).writePlan(as(OWNER).documents(), plan, year);
        as(OWNER).documents().submit(version);
        signing(AUTHOR).documents().approve(seen(version), Role.QUALITY_MANAGER);
        signing(APPROVER).documents().release(seen(version), today());
        return version;
    }

    Seen<DocumentVersionId> seen(DocumentVersionId version) {
        return as(AUTHOR).documents().find(version).orElseThrow().seen();
    }

    Objective objective(ObjectiveId id) {
        return by(AUTHOR).find(id).orElseThrow().state();
    }

    Seen<ObjectiveId> seen(ObjectiveId id) {
        return by(AUTHOR).find(id).orElseThrow().seen();
    }

    @Override
    public void close() {
        qms.close();
    }
}
