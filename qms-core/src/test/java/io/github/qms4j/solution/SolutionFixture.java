package io.github.qms4j.solution;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.kpi.Direction;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiFormula;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.kpi.MeasurementSource;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.record.Seen;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.solution.EffectDeclaration.Method;
import io.github.qms4j.solution.EffectDeclaration.Window;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An engine with people who each do their own part, and the shortest lawful way of each record to each status. */
final class SolutionFixture implements AutoCloseable {
    static final String HASH = "ab".repeat(32);
    static final String KPI = "late-tickets";
    static final String COMPETENCE = "ticket tool";

    /** Answers for selection and implementation, and proposes. */
    static final Actor OWNER = Actor.of("u-owner", Role.SERVICE_MANAGER);
    /** Scores. */
    static final Actor FIRST = Actor.of("u-first", Role.DEPARTMENT_HEAD);
    /** Scores. */
    static final Actor SECOND = Actor.of("u-second", Role.REGULATORY_AFFAIRS);

    static final Actor IT = Actor.of("u-it", Role.IT_MANAGER);
    static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    static final Actor COMPLIANCE = Actor.of("u-compliance", Role.COMPLIANCE);
    static final Actor AUDITOR = Actor.of("u-auditor", Role.INTERNAL_AUDITOR);

    final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    final Set<String> trained = new HashSet<>();
    final Qms qms;

    SolutionFixture() {
        this(new InMemoryStorage());
    }

    SolutionFixture(InMemoryStorage storage) {
        qms = Qms.builder()
                .storage(storage)
                .clock(clock)
                .competenceGate((actor, competence, at) -> trained.contains(actor.id() + "/" + competence)
                        ? Optional.of(new TrainingRecord("transcript", "TR-" + actor.id(), 1))
                        : Optional.empty())
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

    Solutions solutions(Actor actor) {
        return as(actor).solutions();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    // --- vendors ---

    VendorId registered(String name) {
        return solutions(IT).vendors().register(name, OWNER.id());
    }

    VendorId vendor(VendorStatus verdict) {
        VendorId vendor = registered("Acme GmbH");
        if (verdict == VendorStatus.RETIRED) {
            solutions(IT).vendors().retire(vendor);
        } else if (verdict != VendorStatus.REGISTERED) {
            solutions(QUALITY).vendors().assess(vendor, assessment(verdict));
        }
        return vendor;
    }

    static VendorAssessment assessment(VendorStatus verdict) {
        return VendorAssessment.of(verdict, VendorRisk.HIGH, "92.5", "VQ-17", "the answers were checked on site");
    }

    // --- selections ---

    static Specification specification() {
        return Specification.on(Scale.of(0, 5))
                .with(Requirement.must("R-1", "keeps an audit trail").regulatory("21 CFR 11.10(e)"))
                .with(Requirement.should("R-2", "has a mobile client"))
                .with(Criterion.of("use", "fitness for use", "5"))
                .with(Criterion.of("cost", "cost of ownership", "3"))
                .with(Criterion.of("support", "quality of support", "2").atLeast("1"));
    }

    SelectionDraft draft() {
        return SelectionDraft.of(
                "a ticket tool", "tickets are lost in mails", OWNER.id(), LocalDate.of(2026, 6, 30), specification());
    }

    SelectionId opened() {
        SelectionId id = solutions(OWNER).selections().open(draft());
        VendorId vendor = vendor(VendorStatus.APPROVED);
        solutions(OWNER).selections().addCandidate(id, Candidate.of("A", vendor, "Acme Desk 7"));
        solutions(OWNER).selections().addCandidate(id, Candidate.of("B", vendor, "Acme Light 2"));
        return id;
    }

    SelectionId inEvaluation() {
        SelectionId id = opened();
        solutions(OWNER).selections().beginEvaluation(id);
        return id;
    }

    static Map<String, BigDecimal> scores(String use, String cost, String support) {
        return Map.of("use", new BigDecimal(use), "cost", new BigDecimal(cost), "support", new BigDecimal(support));
    }

    /** A: (5·4.5 + 3·3 + 2·4) / 10 = 3.95; B: (5·3 + 3·4.5 + 2·3) / 10 = 3.45. */
    SelectionId scored() {
        SelectionId id = inEvaluation();
        for (String candidate : List.of("A", "B")) {
            solutions(OWNER).selections().judge(id, candidate, "R-1", true, "demonstration of 2 March");
        }
        solutions(FIRST).selections().score(id, "A", scores("5", "3", "4"));
        solutions(SECOND).selections().score(id, "A", scores("4", "3", "4"));
        solutions(FIRST).selections().score(id, "B", scores("3", "5", "3"));
        solutions(SECOND).selections().score(id, "B", scores("3", "4", "3"));
        return id;
    }

    static ProposalDraft chooseA() {
        return ProposalDraft.of("A", "best in use").rejecting("B", "weaker where it is used most");
    }

    SelectionId proposed() {
        SelectionId id = scored();
        solutions(OWNER).selections().propose(id, chooseA());
        return id;
    }

    void signAll(SelectionId id) {
        signing(IT).solutions().selections().sign(seen(id), Capacity.OPERATIONAL);
        signing(QUALITY).solutions().selections().sign(seen(id), Capacity.QUALITY);
        signing(COMPLIANCE).solutions().selections().sign(seen(id), Capacity.REGULATORY);
    }

    SelectionId decided() {
        SelectionId id = proposed();
        signAll(id);
        solutions(OWNER).selections().conclude(id);
        return id;
    }

    SelectionId in(SelectionStatus status) {
        return switch (status) {
            case SPECIFICATION -> opened();
            case EVALUATION -> scored();
            case DECISION -> proposed();
            case DECIDED -> decided();
            case CANCELLED -> {
                SelectionId id = opened();
                solutions(QUALITY).selections().cancel(id);
                yield id;
            }
        };
    }

    Selection selection(SelectionId id) {
        return solutions(QUALITY).selections().find(id).orElseThrow().state();
    }

    /** As somebody is shown it before they sign. */
    Seen<SelectionId> seen(SelectionId id) {
        return solutions(QUALITY).selections().find(id).orElseThrow().seen();
    }

    // --- implementations ---

    ImplementationDraft implementationDraft(SelectionId selection, ProcessRisk risk) {
        return new ImplementationDraft(
                selection,
                "Acme Desk 7 in all departments",
                risk,
                OWNER.id(),
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 4, 1));
    }

    ImplementationId planning(ProcessRisk risk) {
        return solutions(OWNER).implementations().plan(implementationDraft(decided(), risk));
    }

    ImplementationId planning() {
        return planning(ProcessRisk.NOT_HIGH);
    }

    static MilestoneDraft milestone(String key, int days, String dueOn) {
        return MilestoneDraft.of(key, key + " is done", FIRST.id(), days, LocalDate.parse(dueOn));
    }

    Map<String, ActionId> planMilestones(ImplementationId id) {
        return solutions(OWNER)
                .implementations()
                .planMilestones(
                        id,
                        milestone("install", 10, "2026-03-12"),
                        milestone("migrate", 15, "2026-03-30").after("install"),
                        milestone("hypercare", 20, "2026-05-01")
                                .after("migrate")
                                .afterGoLive());
    }

    ImplementationId implementing() {
        ImplementationId id = planning();
        planMilestones(id);
        solutions(OWNER).implementations().begin(id);
        return id;
    }

    ActionId milestone(ImplementationId id, String key) {
        String number = implementation(id).milestone(key).orElseThrow().number();
        return Milestones.TYPE.id(number);
    }

    void reach(ImplementationId id, String... keys) {
        for (String key : keys) {
            solutions(FIRST).implementations().reach(milestone(id, key), "protocol of " + key);
        }
    }

    /** Every gate of going live is closed then. */
    ImplementationId ready() {
        ImplementationId id = implementing();
        reach(id, "install", "migrate");
        Implementations work = solutions(FIRST).implementations();
        work.keepEvidence(id, ValidationEvidence.passed(ValidationEvidence.Kind.CSA, "CSA-4", HASH, "no deviation"));
        work.nameAffected(id, Affected.of(COMPETENCE, List.of("u-1", "u-2")));
        trained.add("u-1/" + COMPETENCE);
        trained.add("u-2/" + COMPETENCE);
        work.planRollback(id, new RollbackPlan("RB-1", HASH, IT.id()));
        declareEffect(id);
        return id;
    }

    ImplementationId live() {
        ImplementationId id = ready();
        goLive(id);
        return id;
    }

    void goLive(ImplementationId id) {
        signing(COMPLIANCE).solutions().implementations().goLive(seen(id));
    }

    ImplementationId closed() {
        ImplementationId id = live();
        reach(id, "hypercare");
        measure("2025-08-01", 20, 21, 22, 23, 24, 25);
        measure("2026-04-01", 10, 11, 12, 13, 14, 15);
        clock.set("2026-10-01T09:00:00Z");
        implementation(id).effects().forEach(e -> solutions(AUDITOR).effects().judge(e));
        solutions(QUALITY).implementations().close(id);
        return id;
    }

    ImplementationId in(ImplementationStatus status) {
        return switch (status) {
            case PLANNING -> planning();
            case IMPLEMENTING -> implementing();
            case LIVE -> live();
            case CLOSED -> closed();
            case CANCELLED -> {
                ImplementationId id = planning();
                solutions(QUALITY).implementations().cancel(id);
                yield id;
            }
        };
    }

    Implementation implementation(ImplementationId id) {
        return solutions(QUALITY).implementations().find(id).orElseThrow().state();
    }

    Seen<ImplementationId> seen(ImplementationId id) {
        return solutions(QUALITY).implementations().find(id).orElseThrow().seen();
    }

    // --- effects ---

    void defineKpi() {
        if (as(QUALITY).kpis().find(KPI).isEmpty()) {
            as(QUALITY)
                    .kpis()
                    .define(KpiDefinition.builder(KPI, "Late tickets", new KpiFormula.Entered())
                            .direction(Direction.LOWER_IS_BETTER)
                            .owner(QUALITY.id())
                            .build());
        }
    }

    static EffectDeclaration declaration(Method method) {
        return EffectDeclaration.of(
                KPI,
                method,
                Window.of(LocalDate.of(2025, 8, 1), LocalDate.of(2026, 3, 1)),
                Window.of(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 10, 1)));
    }

    SolutionEffectId declareEffect(ImplementationId id) {
        defineKpi();
        return solutions(OWNER).effects().declare(id, declaration(Method.RANK_SUM), OWNER.id());
    }

    /** A value each month. */
    void measure(String firstMonth, long... values) {
        List<Measurement> measured = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            LocalDate from = LocalDate.parse(firstMonth).plusMonths(i);
            measured.add(Measurement.entered(
                    KPI,
                    from,
                    from.plusMonths(1),
                    Result.measured(Quantity.of(values[i], "1")),
                    MeasurementSource.named("counted by hand")));
        }
        as(QUALITY).kpis().record(firstMonth + clock.instant(), measured);
    }

    SolutionEffect effect(SolutionEffectId id) {
        return solutions(QUALITY).effects().find(id).orElseThrow().state();
    }

    @Override
    public void close() {
        qms.close();
    }
}
