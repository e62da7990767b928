package io.github.qms4j.objective;

import io.github.qms4j.action.ActionStatus;
import io.github.qms4j.kpi.KpiSeries;
import io.github.qms4j.objective.Progress.Verdict;
import io.github.qms4j.objective.SmartAssessment.Finding;
import io.github.qms4j.objective.SmartAssessment.Letter;
import io.github.qms4j.objective.SmartRule.Agreement;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Versioned;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can stand against a step of an objective, its reviews or its communication. */
final class ObjectiveRules {
    private static final RuleReference PARENT = new RuleReference(
            "OBJ-1",
            "ISO 9001:2015 6.2.1",
            "An objective serves one of its own level or above, and none serves itself through others.");
    private static final RuleReference APPROVER = new RuleReference(
            "OBJ-4", "ISO 13485:2016 5.5.1", "An objective is approved by somebody who neither owns nor wrote it.");
    private static final RuleReference ENDED_BY = new RuleReference(
            "OBJ-4",
            "ISO 13485:2016 5.5.1",
            "An active objective is concluded or withdrawn by somebody who does not own it.");
    private static final RuleReference ENDS_BY_DATA = new RuleReference(
            "OBJ-3",
            "ISO 9001:2015 6.2.2 e)",
            "An objective ends as achieved or missed when the data say so, and as they say.");
    private static final RuleReference NOT_HIDDEN = new RuleReference(
            "OBJ-4", "ISO 9001:2015 6.2.2 e)", "An objective that the data decide is concluded, not withdrawn.");
    private static final RuleReference AS_APPROVED =
            new RuleReference("OBJ-4", "ISO 9001:2015 6.2.2", "What an objective says changes in draft only.");
    private static final RuleReference ACTIONS_ENDED = new RuleReference(
            "OBJ-1", "ISO 9001:2015 6.2.2 a)", "An objective ends when each of its actions is done or cancelled.");
    private static final RuleReference CARRIED = new RuleReference(
            "OBJ-9", "ISO 9001:2015 6.2.1 g)", "No objective is added to a year that was carried over.");

    private ObjectiveRules() {}

    /** Each one above is a fact of the decision, so that two writers who each add half of a circle cannot both succeed. */
    static Guard<Objective> servesOneAbove() {
        return new Guard<>(PARENT, attempt -> {
            Objective proposed = attempt.proposed();
            ObjectiveId parent = proposed == null ? null : proposed.definition().parent();
            if (proposed == null || parent == null) {
                return Optional.empty();
            }
            Optional<Versioned<Objective>> above = attempt.facts().find(ObjectiveLifeCycle.TYPE, parent);
            if (above.isEmpty()) {
                return Optional.of("there is no objective " + parent + "; name one that there is");
            }
            ObjectiveDefinition.Level level = above.get().state().definition().level();
            return level.compareTo(proposed.definition().level()) > 0
                    ? Optional.of(parent + " is of level " + level + ", below "
                            + proposed.definition().level() + "; serve one of that level or above")
                    : circle(attempt.id(), proposed, attempt.facts());
        });
    }

    private static Optional<String> circle(String id, Objective proposed, Facts facts) {
        List<String> way = new ArrayList<>(List.of(id));
        ObjectiveId next = proposed.definition().parent();
        while (next != null) {
            if (way.contains(next.value())) {
                way.add(next.value());
                return Optional.of(String.join(" serving ", way) + " is a circle; take one of them out of it");
            }
            way.add(next.value());
            next = facts.find(ObjectiveLifeCycle.TYPE, next)
                    .map(found -> found.state().definition().parent())
                    .orElse(null);
        }
        return Optional.empty();
    }

    static Guard<Objective> yearIsNotCarriedOver() {
        return new Guard<>(CARRIED, attempt -> {
            Objective proposed = attempt.proposed();
            LocalDate due = proposed == null ? null : proposed.dueOn();
            if (due == null) {
                return Optional.empty();
            }
            CarryOverId year = CarryOverId.of(due.getYear());
            return attempt.facts()
                    .find(CarryOverLifeCycle.TYPE, year)
                    .map(done -> "it is due on " + due + ", and the year " + year
                            + " was carried over already; let it be due in a later year");
        });
    }

    static Guard<Objective> passes(Letter letter, boolean withAgreement) {
        return new Guard<>(letter.rule(), attempt -> {
            Objective before = attempt.before();
            if (before == null) {
                return Optional.empty();
            }
            Finding finding = smart(attempt.facts(), attempt.id(), before, withAgreement, attempt.on())
                    .assess(letter);
            return finding.passes() ? Optional.empty() : Optional.of(String.join("; ", finding.deficiencies()));
        });
    }

    /** The five checks of an objective as it stands. */
    static SmartRule smart(Facts facts, String id, Objective objective, boolean withAgreement, LocalDate today) {
        return new SmartRule(
                objective.definition(),
                series(facts, objective),
                objective.actions().size(),
                !withAgreement
                        ? Agreement.NOT_ASKED_YET
                        : isAgreed(facts, id, objective) ? Agreement.GIVEN : Agreement.WANTING,
                today);
    }

    static @Nullable KpiSeries series(Facts facts, Objective objective) {
        Measure measure = objective.definition().measure();
        return measure.kpiId().isBlank()
                ? null
                : KpiSeries.in(facts, measure.kpiId(), measure.dimensions()).orElse(null);
    }

    /** What was signed counts for the very content that was shown. */
    private static boolean isAgreed(Facts facts, String id, Objective objective) {
        String content = facts.get(ObjectiveLifeCycle.TYPE, id).contentHash();
        return !ObjectiveAgreements.TYPE
                .valid(facts, id, objective.round(), content)
                .isEmpty();
    }

    static Guard<Objective> approverIsAnother() {
        return Guard.notBy(
                APPROVER,
                "answers for it or wrote it; let somebody else approve it",
                state -> Stream.concat(state.owner(), state.authors().stream()).toList());
    }

    static Guard<Objective> saysTheSame() {
        return Guard.onChange(
                AS_APPROVED,
                (before, proposed) -> before.definition().equals(proposed.definition())
                        ? Optional.empty()
                        : Optional.of("it would say something else; reject or withdraw it, and draft another one"));
    }

    static Guard<Objective> ownerDoesNotEnd() {
        return Guard.notBy(
                ENDED_BY,
                "answers for it; let somebody else end it",
                state -> state.owner().toList());
    }

    static Guard<Objective> endsAsTheDataSay() {
        return new Guard<>(
                ENDS_BY_DATA,
                attempt -> progress(attempt)
                        .filter(now -> !isDecided(now) || isOtherwise(attempt.proposed(), now))
                        .map(now -> "the data say " + now.verdict() + ": " + now.because()
                                + "; conclude it when they say that it is achieved or missed"));
    }

    private static boolean isOtherwise(@Nullable Objective proposed, Progress now) {
        return proposed != null
                && !(proposed.status().name().equals(now.verdict().name()) && now.equals(proposed.outcome()));
    }

    static Guard<Objective> isNotDecidedByTheData() {
        return new Guard<>(
                NOT_HIDDEN,
                attempt -> progress(attempt)
                        .filter(ObjectiveRules::isDecided)
                        .map(now -> "the data say " + now.verdict() + ": " + now.because() + "; conclude it"));
    }

    private static boolean isDecided(Progress progress) {
        return progress.verdict() == Verdict.ACHIEVED || progress.verdict() == Verdict.MISSED;
    }

    /** How far an objective has come as the facts of a decision say. */
    static Progress progress(Facts facts, ObjectiveId id, LocalDate at) {
        Objective objective = facts.get(ObjectiveLifeCycle.TYPE, id).state();
        return ProgressRule.judge(objective.definition(), series(facts, objective), at);
    }

    private static Optional<Progress> progress(Guard.Case<Objective> attempt) {
        return Optional.ofNullable(attempt.before())
                .map(before -> ProgressRule.judge(before.definition(), series(attempt.facts(), before), attempt.on()));
    }

    /** Not pinned one by one: each change of an action is a change of its objective, which the attempt changes. */
    static Guard<Objective> actionsHaveEnded() {
        return new Guard<>(ACTIONS_ENDED, attempt -> {
            if (attempt.before() == null) {
                return Optional.empty();
            }
            List<String> open = ObjectiveActions.TYPE
                    .round(attempt.facts(), new ObjectiveId(attempt.id()), ObjectiveActions.ROUND)
                    .entrySet()
                    .stream()
                    .filter(action -> action.getValue().status() == ActionStatus.OPEN)
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            return open.isEmpty() ? Optional.empty() : Optional.of(open + " are open; complete or cancel them first");
        });
    }

    /** A rule on a record that belongs to an objective: the objective, pinned, meets a condition. */
    static <S extends Record> Guard<S> objective(
            RuleReference rule, Function<S, ObjectiveId> of, Predicate<Objective> condition, String wanted) {
        return new Guard<>(rule, attempt -> {
            @Nullable S state = attempt.before() != null ? attempt.before() : attempt.proposed();
            if (state == null) {
                return Optional.empty();
            }
            ObjectiveId id = of.apply(state);
            Optional<Objective> found =
                    attempt.facts().find(ObjectiveLifeCycle.TYPE, id).map(Versioned::state);
            return found.filter(condition).isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            id + " is " + found.map(o -> o.status().toString()).orElse("no objective") + "; " + wanted);
        });
    }
}
