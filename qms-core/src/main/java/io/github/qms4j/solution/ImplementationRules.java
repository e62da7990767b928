package io.github.qms4j.solution;

import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionType;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What can stand against a step of an implementation; the gates of going live are all looked at, and all told. */
final class ImplementationRules {
    private static final RuleReference DECIDED =
            new RuleReference("SOL-3", "ISO 9001:2015 8.4.1", "What is implemented was decided.");
    private static final RuleReference PLANNED =
            new RuleReference("SOL-3", "ISO 9001:2015 6.3", "Work begins on a plan with milestones.");
    private static final RuleReference APPROVER = new RuleReference(
            "SOL-3",
            "ISO 13485:2016 5.5.1",
            "Going live is signed by who neither answers for it nor kept its evidence.");
    private static final RuleReference REACHED = new RuleReference(
            "SOL-3", "ISO 9001:2015 6.3", "A solution goes live when every milestone before that is reached.");
    private static final RuleReference VALIDATED =
            new RuleReference("SOL-3", "ISO 13485:2016 4.1.6", "A solution goes live validated as its risk demands.");
    private static final RuleReference TRAINED = new RuleReference(
            "SOL-3", "ISO 13485:2016 6.2", "A solution goes live when everybody affected is trained for it.");
    private static final RuleReference ROLLBACK = new RuleReference(
            "SOL-3", "ISO 9001:2015 8.5.6", "A solution goes live with a plan of how to return to what was before.");
    private static final RuleReference EFFECT = new RuleReference(
            "SOL-4",
            "ISO 9001:2015 9.1.3",
            "Before going live it is declared which KPIs are compared over which windows.");
    private static final RuleReference FIT_VENDOR = new RuleReference(
            "SOL-5", "ISO 9001:2015 8.4.1", "A solution goes live while its vendor is fit and not overdue.");
    private static final RuleReference ALL_DONE = new RuleReference(
            "SOL-4", "ISO 9001:2015 9.1.3", "An implementation is closed when all is done and its effect is judged.");

    private static final RuleReference EXTENSION = new RuleReference(
            "X-6", "ISO 9001:2015 6.3", "Whoever answers for an implementation may not extend its due date.");

    private ImplementationRules() {}

    static Guard<Implementation> ownerDoesNotExtend() {
        return Guard.notFor(
                EXTENSION,
                "answers for it; let somebody else approve the extension",
                state -> Stream.ofNullable(state.header().owner()).toList());
    }

    static Guard<Implementation> isDecided() {
        return new Guard<>(DECIDED, attempt -> {
            Implementation proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            SelectionStatus status = attempt.facts()
                    .find(SelectionLifeCycle.TYPE, proposed.selection())
                    .map(found -> found.state().status())
                    .orElse(null);
            return status == SelectionStatus.DECIDED
                    ? Optional.empty()
                    : Optional.of(proposed.selection() + " is " + (status == null ? "no selection" : "in " + status)
                            + "; have it decided first");
        });
    }

    static Guard<Implementation> hasMilestones() {
        return Guard.onStored(
                PLANNED,
                state -> state.milestones().isEmpty()
                        ? Optional.of("there is no milestone; plan at least one")
                        : Optional.empty());
    }

    static Guard<Implementation> approverIsAnother() {
        return Guard.notBy(
                APPROVER,
                "answers for it or kept its evidence; let somebody else sign",
                state -> state.hands().toList());
    }

    static Guard<Implementation> milestonesAreReached() {
        return unreached(REACHED, m -> m.kind().equals(MilestoneDraft.Phase.BEFORE_GO_LIVE.name()));
    }

    static Guard<Implementation> everythingIsReached() {
        return unreached(ALL_DONE, m -> true);
    }

    /** Not pinned one by one: each change of a milestone is a change of its implementation. */
    private static Guard<Implementation> unreached(RuleReference rule, Predicate<Action> counts) {
        return new Guard<>(rule, attempt -> {
            Implementation before = attempt.before();
            if (before == null) {
                return Optional.empty();
            }
            Map<String, Action> round = Milestones.TYPE.round(attempt.facts(), new ImplementationId(attempt.id()), 1);
            List<String> open = before.milestones().stream()
                    .filter(m -> Optional.ofNullable(round.get(m.number()))
                            .filter(counts.negate())
                            .isEmpty())
                    .filter(m -> !ActionType.isDone(round, m.number()))
                    .map(m -> m.key() + " (" + m.number() + ")")
                    .toList();
            return open.isEmpty() ? Optional.empty() : Optional.of("not reached yet: " + open);
        });
    }

    static Guard<Implementation> isValidated() {
        return Guard.onStored(VALIDATED, state -> {
            boolean sufficient = state.risk().sufficient().stream()
                    .anyMatch(set -> set.stream()
                            .allMatch(kind -> state.evidence(kind)
                                    .filter(ValidationEvidence::passed)
                                    .isPresent()));
            if (sufficient) {
                return Optional.empty();
            }
            List<ValidationEvidence.Kind> wanted = state.risk().sufficient().get(0);
            List<String> lacking = wanted.stream()
                    .filter(kind -> state.evidence(kind)
                            .filter(ValidationEvidence::passed)
                            .isEmpty())
                    .map(kind -> kind + (state.evidence(kind).isPresent() ? " has not passed" : " is missing"))
                    .toList();
            return Optional.of("at risk " + state.risk() + " it takes " + wanted + ": " + lacking);
        });
    }

    static Guard<Implementation> affectedAreTrained() {
        return new Guard<>(TRAINED, attempt -> {
            Implementation before = attempt.before();
            if (before == null) {
                return Optional.empty();
            }
            Affected affected = before.affected();
            if (affected == null) {
                return Optional.of("it is not said who is affected; name them, or say why nobody is");
            }
            List<String> untrained = affected.persons().stream()
                    .filter(p ->
                            attempt.facts().training(p, affected.competence()).isEmpty())
                    .toList();
            return untrained.isEmpty()
                    ? Optional.empty()
                    : Optional.of("not trained for '" + affected.competence() + "': " + untrained);
        });
    }

    static Guard<Implementation> canBeRolledBack() {
        return Guard.onStored(
                ROLLBACK,
                state -> state.rollback() == null
                        ? Optional.of("there is no rollback plan; put one on record")
                        : Optional.empty());
    }

    static Guard<Implementation> effectIsDeclared() {
        return new Guard<>(EFFECT, attempt -> {
            Implementation before = attempt.before();
            if (before == null) {
                return Optional.empty();
            }
            if (before.effects().isEmpty()) {
                return Optional.of("no KPI is named by which its effect will be known; declare one");
            }
            List<String> beside = new ArrayList<>();
            for (SolutionEffectId id : before.effects()) {
                attempt.facts()
                        .find(SolutionEffectLifeCycle.TYPE, id)
                        .map(found -> found.state().declaration())
                        .filter(declared -> isBeside(declared, attempt.on()))
                        .ifPresent(declared ->
                                beside.add(id + " compares " + declared.before() + " with " + declared.after()));
            }
            return beside.isEmpty()
                    ? Optional.empty()
                    : Optional.of(attempt.on() + " is not between the windows: " + beside + "; move them");
        });
    }

    private static boolean isBeside(EffectDeclaration declared, LocalDate liveOn) {
        return declared.before().until().isAfter(liveOn)
                || declared.after().from().isBefore(liveOn);
    }

    static Guard<Implementation> vendorIsFit() {
        return new Guard<>(FIT_VENDOR, attempt -> {
            Implementation before = attempt.before();
            if (before == null) {
                return Optional.empty();
            }
            Optional<Candidate> chosen = attempt.facts()
                    .find(SelectionLifeCycle.TYPE, before.selection())
                    .flatMap(found -> found.state().chosen());
            return chosen.isEmpty()
                    ? Optional.of("no choice of " + before.selection() + " is on record; implement one that is")
                    : VendorRules.unfit(attempt.facts(), chosen.get().vendor(), attempt.on());
        });
    }

    static Guard<Implementation> effectIsJudged() {
        return new Guard<>(ALL_DONE, attempt -> {
            Implementation before = attempt.before();
            if (before == null) {
                return Optional.empty();
            }
            List<SolutionEffectId> open = before.effects().stream()
                    .filter(id -> attempt.facts()
                            .find(SolutionEffectLifeCycle.TYPE, id)
                            .filter(found -> found.state().status() == SolutionEffect.Status.JUDGED)
                            .isEmpty())
                    .toList();
            return open.isEmpty() ? Optional.empty() : Optional.of("the effect is not judged yet: " + open);
        });
    }
}
