package io.github.qms4j.capa;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.action.ActionStatus;
import io.github.qms4j.capa.EffectivenessCriterion.Baseline;
import io.github.qms4j.capa.EffectivenessCriterion.Exposure;
import io.github.qms4j.capa.EffectivenessCriterion.OccurrenceLimit;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiFormula;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.View;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An engine with people who each do their own part, and the shortest lawful way of a CAPA to each status. */
final class CapaFixture implements AutoCloseable {
    static final String PATTERN = "repeat/group Network";
    static final Severity MAJOR = new Severity(Severity.Level.MAJOR, "matrix v3");

    /** Raises, corrects, carries out. */
    static final Actor AGENT = Actor.of("u-agent", Role.SERVICE_MANAGER);
    /** Answers for the CAPA, investigates and plans. */
    static final Actor OWNER = Actor.of("u-owner", Role.SERVICE_MANAGER);
    /** Verifies the cause. */
    static final Actor PEER = Actor.of("u-peer", Role.IT_MANAGER);
    /** Triages and approves. */
    static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    /** Judges. */
    static final Actor AUDITOR = Actor.of("u-auditor", Role.INTERNAL_AUDITOR);
    /** Closes. */
    static final Actor COMPLIANCE = Actor.of("u-compliance", Role.COMPLIANCE);

    static final CapaImpact IMPACT = CapaImpact.none(
            "the procedure says it already", "the team knows the rota", "no risk beyond that of the rota itself");

    final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    final Qms qms;

    CapaFixture() {
        this(new InMemoryStorage());
    }

    CapaFixture(InMemoryStorage storage) {
        qms = Qms.builder()
                .storage(storage)
                .contentInStorage()
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

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    NonconformityReport report() {
        return NonconformityReport.of(
                        NonconformitySource.SLA_BREACH,
                        "three breaches for group Network within 30 days",
                        today(),
                        "ISO 9001:2015 8.5.1")
                .withPattern(PATTERN);
    }

    NonconformityId raised() {
        return as(AGENT).nonconformities().raise(report());
    }

    NonconformityId assessed() {
        NonconformityId number = raised();
        as(QUALITY).nonconformities().assess(number, MAJOR);
        return number;
    }

    /** The KPI behind {@link #noMoreAmong(long)}; without measurements. */
    void defineVolume() {
        as(QUALITY)
                .kpis()
                .define(KpiDefinition.builder("volume", "Tickets a month", new KpiFormula.Entered())
                        .owner(QUALITY.id())
                        .build());
    }

    static OccurrenceLimit noMore() {
        return noMore(null);
    }

    static OccurrenceLimit noMoreAmong(long tickets) {
        return noMore(new Exposure("volume", Map.of(), tickets));
    }

    private static OccurrenceLimit noMore(@Nullable Exposure exposure) {
        return new OccurrenceLimit(
                PATTERN,
                0,
                exposure,
                new Baseline(
                        Quantity.of(3, "1"),
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 3, 1),
                        "nonconformities NC-2026-0001 ff."),
                Period.ofMonths(3));
    }

    CapaId opened() {
        return as(OWNER).capas().open(CapaDraft.of("Network tickets are late", assessed()));
    }

    CapaId triaged() {
        CapaId capa = opened();
        as(QUALITY).capas().triage(capa, OWNER.id(), Severity.Level.MAJOR, LocalDate.of(2026, 12, 31));
        return capa;
    }

    /** Investigated, verified and planned with one action. */
    CapaId planned() {
        CapaId capa = triaged();
        plan(capa);
        return capa;
    }

    void plan(CapaId capa) {
        as(OWNER).capas().stateCause(capa, RootCauseMethod.FIVE_WHYS, "nobody is on call at night");
        as(PEER).capas().verifyCause(seen(capa));
        as(OWNER).capas().setCriterion(capa, noMore());
        as(OWNER).capas().addAction(capa, action("set up a rota"));
    }

    static ActionDraft action(String description) {
        return ActionDraft.of(ActionKind.CORRECTIVE, description, AGENT.id(), LocalDate.of(2026, 4, 30));
    }

    CapaId submitted() {
        CapaId capa = planned();
        as(OWNER).capas().submitPlan(capa);
        return capa;
    }

    CapaId approved() {
        CapaId capa = submitted();
        signing(QUALITY).capas().approvePlan(seen(capa));
        return capa;
    }

    List<ActionId> openActions(CapaId capa) {
        return as(AGENT).capas().actions(capa).stream()
                .filter(a -> a.state().status() == ActionStatus.OPEN)
                .map(View::id)
                .sorted(Comparator.comparing(ActionId::value))
                .toList();
    }

    CapaId implemented() {
        CapaId capa = approved();
        implement(capa);
        return capa;
    }

    void implement(CapaId capa) {
        openActions(capa).forEach(action -> as(AGENT).capas().completeAction(action, "rota.pdf"));
        as(OWNER).capas().completeImplementation(capa);
        as(OWNER).capas().decideImpact(capa, IMPACT);
    }

    CapaId implementedWithoutImpact() {
        CapaId capa = approved();
        openActions(capa).forEach(action -> as(AGENT).capas().completeAction(action, "rota.pdf"));
        as(OWNER).capas().completeImplementation(capa);
        return capa;
    }

    void judged(CapaId capa) {
        clock.advance(Duration.ofDays(100));
        as(AUDITOR).capas().beginReview(capa);
        as(AUDITOR).capas().judgeEffect(capa);
    }

    CapaId underReview() {
        CapaId capa = implemented();
        clock.advance(Duration.ofDays(100));
        as(AUDITOR).capas().beginReview(capa);
        return capa;
    }

    CapaId effective() {
        CapaId capa = underReview();
        as(AUDITOR).capas().judgeEffect(capa);
        return capa;
    }

    CapaId closed() {
        CapaId capa = effective();
        signing(COMPLIANCE).capas().close(seen(capa));
        return capa;
    }

    CapaId cancelled() {
        CapaId capa = triaged();
        signing(COMPLIANCE).capas().cancel(seen(capa));
        return capa;
    }

    /** A CAPA that has just come to a status. */
    CapaId in(CapaStatus status) {
        return switch (status) {
            case TRIAGE -> opened();
            case INVESTIGATION -> planned();
            case PLAN_APPROVAL -> submitted();
            case IMPLEMENTATION -> approved();
            case EFFECTIVENESS_PENDING -> implemented();
            case EFFECTIVENESS_REVIEW -> underReview();
            case CLOSED -> closed();
            case CANCELLED -> cancelled();
        };
    }

    Capa capa(CapaId number) {
        return as(QUALITY).capas().find(number).orElseThrow().state();
    }

    /** As somebody is shown it before they sign. */
    Seen<CapaId> seen(CapaId number) {
        return as(QUALITY).capas().find(number).orElseThrow().seen();
    }

    /** As somebody is shown it before they sign. */
    Seen<NonconformityId> seen(NonconformityId number) {
        return as(QUALITY).nonconformities().find(number).orElseThrow().seen();
    }

    Nonconformity nonconformity(NonconformityId number) {
        return as(QUALITY).nonconformities().find(number).orElseThrow().state();
    }

    @Override
    public void close() {
        qms.close();
    }
}
