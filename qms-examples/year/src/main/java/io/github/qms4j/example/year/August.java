package io.github.qms4j.example.year;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.action.ActionStatus;
import io.github.qms4j.capa.ActionKind;
import io.github.qms4j.capa.Capa;
import io.github.qms4j.capa.CapaCycle;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.capa.CapaImpact;
import io.github.qms4j.capa.Capas;
import io.github.qms4j.capa.EffectivenessCheck;
import io.github.qms4j.capa.EffectivenessCriterion.Baseline;
import io.github.qms4j.capa.EffectivenessCriterion.KpiThreshold;
import io.github.qms4j.capa.Nonconformities;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.RootCauseMethod;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.document.Content;
import io.github.qms4j.document.DocumentId;
import io.github.qms4j.document.DocumentVersionId;
import io.github.qms4j.document.Documents;
import io.github.qms4j.document.VersionDraft;
import io.github.qms4j.kpi.KpiDecision;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Comparator;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.View;
import io.github.qms4j.servicedesk.NonconformityProposal;
import io.github.qms4j.training.CycleId;
import io.github.qms4j.training.Impact.Measure;
import io.github.qms4j.training.ImpactId;
import io.github.qms4j.training.Subject;
import io.github.qms4j.training.Training;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** July's breaches become nonconformities under a CAPA, whose first cycle does not help, and whose second one does. */
final class August {
    static final String TITLE = "August: nonconformities and a CAPA";
    static final String CHECK = "October: the first check of the CAPA";
    static final String CLOSURE = "December: the CAPA is closed";

    private static final Severity MAJOR = new Severity(Severity.Level.MAJOR, "ISO/IEC 17021-1:2015 3.12 and 3.13");
    private static final String AGREED = "ISO/IEC 20000-1:2018 8.3.3";

    private final House house;
    private final Narrator narrator;
    private final CapaId capa;

    /** @param capa what the audit's major finding became */
    August(House house, Narrator narrator, CapaId capa) {
        this.house = house;
        this.narrator = narrator;
        this.capa = capa;
    }

    void tell(Months months) {
        narrator.chapter(TITLE);
        months.close(YearMonth.of(2025, 7));
        months.decide(KpiDecision.Course.ACT, "it is below its limit, and the audit had found why");
        List<NonconformityId> raised = raise(months.proposals());
        raised.forEach(number -> capas(Cast.QUALITY_MANAGER).link(capa, number));
        capas(Cast.QUALITY_MANAGER)
                .triage(capa, Cast.SERVICE_MANAGER.id(), Severity.Level.MAJOR, LocalDate.of(2025, 12, 31));
        narrator.tells("They are put under " + capa + " of the audit, which the service manager is to answer for.");
        investigate();
        plan("a rota for holidays", "two agents are on call in each week of holidays");
        carryOut();
    }

    private List<NonconformityId> raise(List<NonconformityProposal> proposals) {
        Nonconformities desk =
                house.as(Cast.SERVICE_MANAGER, "as the rule says").nonconformities();
        List<NonconformityId> raised = new ArrayList<>();
        for (NonconformityProposal proposal : proposals) {
            NonconformityId number = desk.raise(proposal, AGREED);
            desk.contain(number, "agents of the other site took over");
            house.as(Cast.QUALITY_MANAGER, "by the approved method")
                    .nonconformities()
                    .assess(number, MAJOR);
            raised.add(number);
            narrator.tells(number + " is raised by the rule on repeated breaches: " + proposal.subject()
                    + ". It is contained, and graded " + MAJOR.level() + " by " + MAJOR.method() + ".");
        }
        return raised;
    }

    private void investigate() {
        house.on("08-12");
        Capas owner = capas(Cast.SERVICE_MANAGER);
        owner.stateCause(capa, RootCauseMethod.FIVE_WHYS, "too few agents in the weeks of holidays");
        narrator.refuses("the service manager verifies the cause that they stated", () -> owner.verifyCause(seen()));
        capas(Cast.IT_MANAGER).verifyCause(seen());
        owner.stateCause(
                capa,
                RootCauseMethod.FIVE_WHYS,
                "too few agents in the weeks of holidays, and nobody on call for them");
        narrator.tells("The IT manager verifies the cause; then the service manager states it anew.");
    }

    private void plan(String action, String what) {
        Capas owner = capas(Cast.SERVICE_MANAGER);
        owner.setCriterion(
                capa,
                new KpiThreshold(
                        ServiceLevels.RESOLUTION,
                        Map.of(),
                        new Bound(Comparator.AT_LEAST, Quantity.of(85, "%")),
                        1,
                        100,
                        new Baseline(
                                Quantity.of("75.3", "%"),
                                LocalDate.of(2025, 7, 1),
                                LocalDate.of(2025, 8, 1),
                                "figures of July"),
                        Period.ofDays(40)));
        owner.addAction(
                capa,
                ActionDraft.of(
                        ActionKind.CORRECTIVE,
                        action + ": " + what,
                        Cast.IT_MANAGER.id(),
                        house.today().plusDays(20)));
        if (capas(Cast.QUALITY_MANAGER).find(capa).orElseThrow().state().cycle().number() == 1) {
            narrator.refuses(
                    "the service manager submits the plan on what they stated anew", () -> owner.submitPlan(capa));
            capas(Cast.IT_MANAGER).verifyCause(seen());
        }
        owner.submitPlan(capa);
        house.signing(Cast.QUALITY_MANAGER, "cause and plan fit").capas().approvePlan(seen());
        narrator.tells("The plan is submitted: " + action + ". How the effect will be known is in it: "
                + "at least 85 % resolved in time in a month. The quality manager signs it as they read it.");
    }

    private void carryOut() {
        house.on("08-28");
        complete();
        capas(Cast.SERVICE_MANAGER)
                .decideImpact(
                        capa,
                        CapaImpact.none(
                                "the rota is no procedure", "the rota explains itself", "none but tired agents"));
        narrator.tells("The rota is in use from " + house.today() + ".");
        narrator.refuses(
                "an auditor judges the effect on the same day",
                () -> capas(Cast.AUDITOR).beginReview(capa));
    }

    private void complete() {
        capas(Cast.SERVICE_MANAGER).actions(capa).stream()
                .filter(action -> action.state().status() == ActionStatus.OPEN)
                .map(View::id)
                .forEach((ActionId action) -> capas(Cast.IT_MANAGER).completeAction(action, "record of the change"));
        capas(Cast.SERVICE_MANAGER).completeImplementation(capa);
    }

    /** October: the effect is judged by the figures of September, and there is none. */
    void check(Months months) {
        narrator.chapter(CHECK);
        months.close(YearMonth.of(2025, 9));
        months.decide(KpiDecision.Course.ACT, "the CAPA did not help yet");
        judge();
        narrator.refuses("the compliance officer closes the CAPA all the same", this::close);
        Capas owner = capas(Cast.SERVICE_MANAGER);
        owner.stateCause(capa, RootCauseMethod.FISHBONE, "what is due soon is seen by nobody until it is late");
        capas(Cast.IT_MANAGER).verifyCause(seen());
        narrator.tells(
                "A second cycle begins, with another cause: what is due soon is seen by nobody until it is late.");
        plan("a look at what is due each morning", "the desk looks through what is due that day");
        house.on("10-28");
        complete();
    }

    private void judge() {
        capas(Cast.AUDITOR).beginReview(capa);
        EffectivenessCheck check = capas(Cast.AUDITOR).judgeEffect(capa);
        narrator.shows("the verdict of the data: " + check.verdict() + ": " + check.because() + ".");
    }

    /** December: it helped; closure waits until the procedure says so and people have read it. */
    void conclude(DocumentId procedure, Trainings trainings, Months months) {
        narrator.chapter(CLOSURE);
        months.close(YearMonth.of(2025, 11));
        months.decide(KpiDecision.Course.INVESTIGATE, "it is looked into");
        house.on("12-09");
        DocumentVersionId version = revise(procedure);
        capas(Cast.SERVICE_MANAGER)
                .decideImpact(
                        capa,
                        CapaImpact.of(
                                List.of(version),
                                "the procedure for incidents gets a step",
                                "the service desk reads it",
                                "none"));
        judge();
        narrator.refuses("the compliance officer closes the CAPA while the procedure is not in force", this::close);
        train(version, trainings);
        house.signing(Cast.COMPLIANCE, "approved and read").documents().release(shown(version), house.today());
        narrator.tells("The service desk has read " + version + ", which is in force now.");
        close();
        narrator.tells("The compliance officer closes the CAPA.");
        Capa closed = capas(Cast.QUALITY_MANAGER).find(capa).orElseThrow().state();
        Stream.concat(closed.earlier().stream(), Stream.of(closed.cycle()))
                .forEach(cycle -> narrator.shows("cycle " + cycle.number() + " was " + verdict(cycle) + "."));
    }

    private static String verdict(CapaCycle cycle) {
        EffectivenessCheck last = cycle.lastCheck();
        return last == null ? "not judged" : last.verdict() + ": " + last.because();
    }

    private DocumentVersionId revise(DocumentId procedure) {
        Documents author = house.as(Cast.SERVICE_MANAGER, "corrective action").documents();
        Content text = author.put(Paper.open("procedure-incidents-2.txt"), "text/plain", "incidents.txt");
        DocumentVersionId version = author.begin(procedure, VersionDraft.of(text, "a look at what is due, by " + capa));
        author.submit(version);
        house.signing(Cast.QUALITY_MANAGER, "read").documents().approve(shown(version), Role.QUALITY_MANAGER);
        house.signing(Cast.IT_MANAGER, "read").documents().approve(shown(version), Role.IT_MANAGER);
        return version;
    }

    private void train(DocumentVersionId version, Trainings trainings) {
        Subject subject = Subject.document(
                house.as(Cast.TRAINER).documents().find(version).orElseThrow());
        List<ImpactId> impacts =
                training(Cast.TRAINER).impacts().open(subject, house.today().plusDays(7));
        for (ImpactId impact : impacts) {
            training(Cast.QUALITY_MANAGER)
                    .impacts()
                    .decide(
                            training(Cast.QUALITY_MANAGER)
                                    .impacts()
                                    .find(impact)
                                    .orElseThrow()
                                    .seen(),
                            Measure.READ_ONLY,
                            house.today().plusDays(7));
            for (CycleId cycle : training(Cast.TRAINER).impacts().carryOut(impact)) {
                read(cycle, subject);
            }
        }
        narrator.refuses(
                "the trainer confirms that the service desk is trained",
                () -> training(Cast.TRAINER).impacts().confirmTraining(subject));
        for (ImpactId impact : impacts) {
            training(Cast.TRAINER)
                    .impacts()
                    .outstanding(impact, null)
                    .items()
                    .forEach(cycle -> trainings.answer(cycle.id(), true));
        }
        training(Cast.TRAINER).impacts().confirmTraining(subject);
        narrator.tells("The two who never passed the course pass it now.");
    }

    private void read(CycleId cycle, Subject subject) {
        PersonId person = training(Cast.TRAINER)
                .cycles()
                .find(cycle)
                .orElseThrow()
                .state()
                .person();
        Training reader = training(Cast.learner(person));
        reader.cycles().read(reader.cycles().find(cycle).orElseThrow().seen(), subject);
    }

    private void close() {
        house.signing(Cast.COMPLIANCE, "the data show it").capas().close(seen());
    }

    private Capas capas(Actor actor) {
        return house.as(actor).capas();
    }

    private Training training(Actor actor) {
        return house.signing(actor).training();
    }

    private Seen<CapaId> seen() {
        return capas(Cast.QUALITY_MANAGER).find(capa).orElseThrow().seen();
    }

    private Seen<DocumentVersionId> shown(DocumentVersionId version) {
        return house.as(Cast.QUALITY_MANAGER)
                .documents()
                .find(version)
                .orElseThrow()
                .seen();
    }
}
