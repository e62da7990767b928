package io.github.qms4j.example.year;

import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.record.Seen;
import io.github.qms4j.solution.Affected;
import io.github.qms4j.solution.Candidate;
import io.github.qms4j.solution.Capacity;
import io.github.qms4j.solution.Certificate;
import io.github.qms4j.solution.Criterion;
import io.github.qms4j.solution.EffectDeclaration;
import io.github.qms4j.solution.EffectDeclaration.Method;
import io.github.qms4j.solution.EffectDeclaration.Window;
import io.github.qms4j.solution.Implementation;
import io.github.qms4j.solution.ImplementationDraft;
import io.github.qms4j.solution.ImplementationId;
import io.github.qms4j.solution.Implementations;
import io.github.qms4j.solution.MilestoneDraft;
import io.github.qms4j.solution.ProcessRisk;
import io.github.qms4j.solution.ProposalDraft;
import io.github.qms4j.solution.Requirement;
import io.github.qms4j.solution.RollbackPlan;
import io.github.qms4j.solution.Scale;
import io.github.qms4j.solution.Selection;
import io.github.qms4j.solution.SelectionDraft;
import io.github.qms4j.solution.SelectionId;
import io.github.qms4j.solution.SelectionResult.Scored;
import io.github.qms4j.solution.SelectionResult.Sensitivity;
import io.github.qms4j.solution.Selections;
import io.github.qms4j.solution.Specification;
import io.github.qms4j.solution.ValidationEvidence;
import io.github.qms4j.solution.VendorAssessment;
import io.github.qms4j.solution.VendorId;
import io.github.qms4j.solution.VendorRisk;
import io.github.qms4j.solution.VendorStatus;
import io.github.qms4j.solution.Vendors;
import io.github.qms4j.training.CourseContent;
import io.github.qms4j.training.CourseId;
import io.github.qms4j.training.CycleId;
import io.github.qms4j.training.Level;
import io.github.qms4j.training.Training;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A new help desk tool: four candidates, three evaluators, three signatures, and the gates before it goes live. */
final class NewTool {
    static final String TITLE = "February to April: a new help desk tool";

    private static final String COMPETENCE = "help desk tool";

    private final House house;
    private final Narrator narrator;

    NewTool(House house, Narrator narrator) {
        this.house = house;
        this.narrator = narrator;
    }

    /** @return the implementation, which went live in April */
    ImplementationId tell(Months months) {
        narrator.chapter(TITLE);
        VendorId vendor = assessVendor();
        SelectionId selection = open(vendor);
        score(selection);
        tellResult(selection);
        decide(selection);
        months.close(YearMonth.of(2025, 2));
        ImplementationId rollout = plan(selection);
        goLive(rollout);
        months.close(YearMonth.of(2025, 3));
        return rollout;
    }

    private VendorId assessVendor() {
        house.on("02-12");
        Vendors vendors = house.as(Cast.QUALITY_MANAGER).solutions().vendors();
        VendorId vendor = vendors.register("Routing Systems Ltd", Cast.IT_MANAGER.id());
        vendors.certify(
                vendor,
                new Certificate(
                        "ISO/IEC 27001:2022",
                        "C-1871",
                        "an accredited body",
                        LocalDate.of(2024, 7, 1),
                        LocalDate.of(2027, 6, 30)));
        vendors.assess(
                vendor,
                VendorAssessment.of(VendorStatus.APPROVED, VendorRisk.HIGH, "88", "VQ-17", "answers checked on site"));
        narrator.tells("The vendor Routing Systems Ltd is assessed and approved; at high risk it comes again within a"
                + " year.");
        return vendor;
    }

    private SelectionId open(VendorId vendor) {
        SelectionId selection = selections(Cast.SERVICE_MANAGER)
                .open(SelectionDraft.of(
                        "a help desk tool",
                        "incidents wait until somebody sees whose they are",
                        Cast.SERVICE_MANAGER.id(),
                        LocalDate.of(2025, 3, 31),
                        Specification.on(Scale.of(0, 5))
                                .with(Requirement.must("R-1", "keeps an audit trail")
                                        .regulatory("21 CFR 11.10(e)"))
                                .with(Requirement.must("R-2", "routes incidents by itself"))
                                .with(Criterion.of("use", "fitness for use", "5"))
                                .with(Criterion.of("cost", "cost of ownership", "4"))
                                .with(Criterion.of("support", "quality of support", "2"))));
        for (String key : List.of("A", "B", "C", "D")) {
            selections(Cast.SERVICE_MANAGER).addCandidate(selection, Candidate.of(key, vendor, "tool " + key));
        }
        selections(Cast.SERVICE_MANAGER).beginEvaluation(selection);
        narrator.tells("The service manager writes down what is needed and names four candidates.");
        return selection;
    }

    private void score(SelectionId selection) {
        house.on("02-17");
        for (String key : List.of("A", "B", "C", "D")) {
            boolean keepsTrail = !key.equals("D");
            selections(Cast.SERVICE_MANAGER).judge(selection, key, "R-1", keepsTrail, "demonstration of 14 February");
            selections(Cast.SERVICE_MANAGER).judge(selection, key, "R-2", true, "demonstration of 14 February");
        }
        for (Actor evaluator : List.of(Cast.LABORATORY_HEAD, Cast.REGULATORY, Cast.QUALITY_ENGINEER)) {
            boolean isStrict = evaluator.equals(Cast.REGULATORY);
            selections(evaluator).score(selection, "A", scores(isStrict ? "4" : "5", "3", "3"));
            selections(evaluator).score(selection, "B", scores("4", isStrict ? "3" : "4", "3"));
            selections(evaluator).score(selection, "C", scores("3", "3", isStrict ? "4" : "5"));
            selections(evaluator).score(selection, "D", scores("5", "5", "5"));
        }
    }

    private static Map<String, BigDecimal> scores(String use, String cost, String support) {
        return Map.of("use", new BigDecimal(use), "cost", new BigDecimal(cost), "support", new BigDecimal(support));
    }

    private void tellResult(SelectionId selection) {
        Selection scored = selection(selection);
        for (Scored candidate : scored.result().candidates()) {
            narrator.shows("tool " + candidate.candidate() + ": "
                    + (candidate.isEligible()
                            ? "scores " + candidate.total().orElseThrow().setScale(2, RoundingMode.HALF_UP)
                            : "is out, " + candidate.knockedOutBy())
                    + ".");
        }
        for (Sensitivity moved : scored.result().sensitivity()) {
            if (moved.changesLeader()) {
                narrator.shows("with the weight of " + moved.criterion() + " moved by " + moved.percent()
                        + " % another one leads: " + moved.leaders() + ".");
            }
        }
        narrator.shows("the choice is " + (scored.result().isStable() ? "stable" : "not stable")
                + " when a weight is moved by 20 %.");
    }

    private void decide(SelectionId selection) {
        house.on("02-24");
        ProposalDraft draft = ProposalDraft.of("A", "it fits best, and that weighs more than what it costs")
                .rejecting("B", "costs least, and fits less where it is used most")
                .rejecting("C", "fits least")
                .rejecting("D", "keeps no audit trail");
        selections(Cast.SERVICE_MANAGER).propose(selection, draft);
        sign(Cast.IT_MANAGER, selection, Capacity.OPERATIONAL);
        narrator.tells("The service manager proposes tool A, and the IT manager signs what they read.");
        selections(Cast.LABORATORY_HEAD).correctScore(selection, "C", scores("4", "3", "5"));
        narrator.tells("Then the head of laboratory corrects a score.");
        narrator.shows("signatures that count: "
                + selections(Cast.QUALITY_MANAGER).signatures(selection).stream()
                        .filter(Selections.Signature::counts)
                        .count()
                + " of "
                + selections(Cast.QUALITY_MANAGER).signatures(selection).size() + ".");
        sign(Cast.QUALITY_MANAGER, selection, Capacity.QUALITY);
        sign(Cast.COMPLIANCE, selection, Capacity.REGULATORY);
        narrator.refuses(
                "the service manager concludes it",
                () -> selections(Cast.SERVICE_MANAGER).conclude(selection));
        sign(Cast.IT_MANAGER, selection, Capacity.OPERATIONAL);
        selections(Cast.SERVICE_MANAGER).conclude(selection);
        narrator.tells("The IT manager reads again and signs; with IT, quality and compliance the choice is made.");
    }

    private void sign(Actor signer, SelectionId selection, Capacity capacity) {
        Seen<SelectionId> seen =
                selections(signer).find(selection).orElseThrow().seen();
        house.signing(signer, "read in full").solutions().selections().sign(seen, capacity);
    }

    private ImplementationId plan(SelectionId selection) {
        house.on("03-10");
        Implementations owner = implementations(Cast.SERVICE_MANAGER);
        ImplementationId rollout = owner.plan(new ImplementationDraft(
                selection,
                "tool A on both desks",
                ProcessRisk.NOT_HIGH,
                Cast.SERVICE_MANAGER.id(),
                LocalDate.of(2025, 3, 10),
                LocalDate.of(2025, 4, 1)));
        Map<String, ActionId> milestones = owner.planMilestones(
                rollout,
                milestone("install", 8, "2025-03-20"),
                milestone("migrate", 9, "2025-03-28").after("install"),
                milestone("train", 6, "2025-03-28").after("install"),
                milestone("quiet month", 30, "2025-05-30")
                        .after("migrate", "train")
                        .afterGoLive());
        owner.begin(rollout);
        narrator.tells("The rollout is planned with " + milestones.size() + " milestones.");
        narrator.shows("the critical path: "
                + String.join(", ", owner.criticalPath(rollout).critical()) + "; any delay of"
                + " these moves the end.");
        house.on("03-28");
        for (String key : List.of("install", "migrate", "train")) {
            implementations(Cast.IT_MANAGER).reach(Objects.requireNonNull(milestones.get(key)), "protocol of " + key);
        }
        return rollout;
    }

    private static MilestoneDraft milestone(String key, int days, String dueOn) {
        return MilestoneDraft.of(key, key + " is done", Cast.IT_MANAGER.id(), days, LocalDate.parse(dueOn));
    }

    private void goLive(ImplementationId rollout) {
        house.on("04-01");
        List<String> agents = new ArrayList<>();
        for (int agent = 1; agent <= 13; agent++) {
            agents.add(Cast.agent(agent).id());
        }
        Implementations work = implementations(Cast.SERVICE_MANAGER);
        work.keepEvidence(
                rollout,
                ValidationEvidence.passed(
                        ValidationEvidence.Kind.CSA, "CSA-4", Paper.sha256("CSA-4.pdf"), "no deviation"));
        work.nameAffected(rollout, Affected.of(COMPETENCE, agents));
        declare(rollout, Method.RANK_SUM);
        declare(rollout, Method.INTERRUPTED_SERIES);
        CourseId course = course();
        for (int agent = 1; agent <= 11; agent++) {
            train(course, Cast.agent(agent));
        }
        narrator.refuses("the compliance officer lets the tool go live", () -> goLiveBy(rollout));
        for (int agent = 12; agent <= 13; agent++) {
            train(course, Cast.agent(agent));
        }
        work.planRollback(rollout, new RollbackPlan("RB-1", Paper.sha256("RB-1.pdf"), Cast.IT_MANAGER.id()));
        goLiveBy(rollout);
        narrator.tells("The two are trained and the way back is planned: the tool goes live on "
                + implementation(rollout).liveOn() + ".");
        narrator.shows("the training records that it rested on: "
                + house.qms.trail().history("implementation", rollout.value()).stream()
                        .filter(entry -> entry.action().equals("implementation.go-live"))
                        .flatMap(entry -> entry.reliedOn().stream())
                        .filter(fact -> fact.type().equals("training-cycle"))
                        .count()
                + ".");
    }

    /** How it will be seen whether the tool helped, said before anybody can know. */
    private void declare(ImplementationId rollout, Method method) {
        house.as(Cast.SERVICE_MANAGER)
                .solutions()
                .effects()
                .declare(
                        rollout,
                        EffectDeclaration.of(
                                ServiceLevels.RESPONSE,
                                method,
                                Window.of(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 4, 1)),
                                Window.of(LocalDate.of(2025, 4, 1), LocalDate.of(2025, 9, 1))),
                        Cast.SERVICE_MANAGER.id());
    }

    private void goLiveBy(ImplementationId rollout) {
        house.signing(Cast.COMPLIANCE, "all gates are closed")
                .solutions()
                .implementations()
                .goLive(implementations(Cast.COMPLIANCE)
                        .find(rollout)
                        .orElseThrow()
                        .seen());
    }

    private CourseId course() {
        CourseId course = training(Cast.TRAINER)
                .courses()
                .draft(CourseContent.classroom("Help desk tool").conferring(COMPETENCE, Level.INDEPENDENT));
        training(Cast.QUALITY_MANAGER)
                .courses()
                .release(training(Cast.QUALITY_MANAGER)
                        .courses()
                        .find(course)
                        .orElseThrow()
                        .seen());
        return course;
    }

    private void train(CourseId course, Actor agent) {
        CycleId cycle = training(Cast.TRAINER).cycles().assign(course, Cast.person(agent), house.today());
        training(Cast.TRAINER).cycles().attend(cycle, house.today());
    }

    private Selections selections(Actor actor) {
        return house.as(actor).solutions().selections();
    }

    private Implementations implementations(Actor actor) {
        return house.as(actor).solutions().implementations();
    }

    private Training training(Actor actor) {
        QmsSession session = house.signing(actor);
        return session.training();
    }

    private Selection selection(SelectionId selection) {
        return selections(Cast.QUALITY_MANAGER).find(selection).orElseThrow().state();
    }

    private Implementation implementation(ImplementationId rollout) {
        return implementations(Cast.QUALITY_MANAGER).find(rollout).orElseThrow().state();
    }
}
