package io.github.qms4j.practice;

import io.github.qms4j.approval.Approval;
import io.github.qms4j.capa.NonconformityLifeCycle;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.servicedesk.TicketLifeCycle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can stand against a step of a change. */
final class ChangeRules {
    private static final String CLAUSE = "ISO/IEC 20000-1:2018 8.5.1";

    private static final RuleReference KNOWN_TICKETS =
            new RuleReference("SD-6", CLAUSE, "A change refers to tickets that are on record.");
    private static final RuleReference KIND = new RuleReference(
            "SD-6", CLAUSE, "A standard change has a model; an emergency change has an incident that cannot wait.");
    private static final RuleReference OWN_WAY = new RuleReference(
            "SD-6", CLAUSE, "A normal change is submitted, a standard one scheduled, an emergency one begun at once.");
    private static final RuleReference ASSESSED =
            new RuleReference("SD-6", CLAUSE, "The risk of a change is assessed before it is authorised or begun.");
    private static final RuleReference PLANNED = new RuleReference(
            "SD-6", CLAUSE, "A change is planned with its test and a way back before it is authorised or begun.");
    private static final RuleReference WINDOW = new RuleReference(
            "SD-6", CLAUSE, "A normal or standard change is scheduled for a window that is not over yet.");
    private static final RuleReference IN_WINDOW =
            new RuleReference("SD-6", CLAUSE, "A scheduled change is begun in its window.");
    private static final RuleReference AUTHORISED = new RuleReference(
            "SD-6", CLAUSE, "A change is scheduled when every authority that its risk demands has signed it as it is.");
    private static final RuleReference NO_HAND = new RuleReference(
            "SD-6", CLAUSE, "A change is not decided on by who requested, owns, assessed or planned it.");
    private static final RuleReference IN_FORCE = new RuleReference(
            "SD-6",
            CLAUSE,
            "A standard change follows, word for word, a model that is approved and not overdue for its review.");
    private static final RuleReference UNDER_WAY =
            new RuleReference("SD-6", CLAUSE, "An emergency change is begun while its incident is not resolved.");
    private static final RuleReference LEFT = new RuleReference(
            "SD-6", CLAUSE, "A change that failed is backed out; what could not be restored is an incident on record.");
    private static final RuleReference REVIEWER = new RuleReference(
            "SD-6", CLAUSE, "A change is reviewed by who did not carry it out, unless it is standard and succeeded.");
    private static final RuleReference AFTER_THE_FACT = new RuleReference(
            "SD-6", CLAUSE, "An emergency change is closed when every authority that its risk demands has decided.");
    private static final RuleReference DEVIATION = new RuleReference(
            "SD-6",
            "ISO/IEC 20000-1:2018 10.1",
            "An emergency change that was authorised late or refused is a nonconformity.");

    private ChangeRules() {}

    static Guard<Change> ticketsExist() {
        return PracticeRules.ticketsExist(KNOWN_TICKETS, Change::tickets);
    }

    static Guard<Change> hasWhatItsKindDemands() {
        return new Guard<>(KIND, attempt -> {
            Change proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            ChangeModelId model = proposed.model();
            return switch (proposed.kind()) {
                case NORMAL -> model == null ? Optional.empty() : Optional.of("it is normal and names a model");
                case STANDARD ->
                    model == null
                            ? Optional.of("it is standard and names no model; name one, or request a normal change")
                            : attempt.facts()
                                            .find(ChangeModelLifeCycle.TYPE, model)
                                            .isEmpty()
                                    ? Optional.of("no change model has the number " + model)
                                    : Optional.empty();
                case EMERGENCY ->
                    proposed.tickets().isEmpty()
                            ? Optional.of(
                                    "it is an emergency and names no incident; name it, or request a normal change")
                            : PracticeRules.notAnIncident(
                                    attempt.facts(), proposed.tickets().get(0));
            };
        });
    }

    static Guard<Change> modelAssessesAStandardChange() {
        return Guard.onStored(
                ASSESSED,
                change -> change.kind() == ChangeKind.STANDARD
                        ? Optional.of("the risk of a standard change is that of " + change.model()
                                + "; request a normal change where this one is riskier")
                        : Optional.empty());
    }

    static Guard<Change> windowFitsItsKind() {
        return Guard.onProposed(
                WINDOW,
                change -> (change.kind() == ChangeKind.EMERGENCY) == (change.window() == null)
                        ? Optional.empty()
                        : Optional.of(
                                change.window() == null
                                        ? "it has no window; say when it is carried out"
                                        : "an emergency change has no window; it is carried out at once"));
    }

    static Guard<Change> isOfKind(ChangeKind kind) {
        return Guard.onStored(
                OWN_WAY,
                change -> change.kind() == kind
                        ? Optional.empty()
                        : Optional.of("it is " + change.kind() + "; "
                                + switch (change.kind()) {
                                    case STANDARD -> "schedule it by its model";
                                    case NORMAL -> "submit it to its authorities";
                                    case EMERGENCY -> "begin it, and have it authorised afterwards";
                                }));
    }

    static Guard<Change> isAssessed() {
        return Guard.onStored(
                ASSESSED,
                change -> change.risk() == null
                        ? Optional.of("its risk is not assessed; assess it first")
                        : Optional.empty());
    }

    static Guard<Change> canBeBackedOut() {
        return Guard.onStored(
                PLANNED,
                change -> change.plan() == null
                        ? Optional.of("it has no plan; say how it is carried out, tested and backed out")
                        : Optional.empty());
    }

    static Guard<Change> windowIsAhead() {
        return new Guard<>(WINDOW, attempt -> {
            Change before = attempt.before();
            ChangeWindow window = before == null ? null : before.window();
            return window == null || attempt.at().isBefore(window.until())
                    ? Optional.empty()
                    : Optional.of("its window was over at " + window.until() + "; plan another one");
        });
    }

    static Guard<Change> windowIsOpen() {
        return new Guard<>(IN_WINDOW, attempt -> {
            Change before = attempt.before();
            ChangeWindow window = before == null ? null : before.window();
            return window == null || window.holds(attempt.at())
                    ? Optional.empty()
                    : Optional.of("its window is " + window + ", and it is " + attempt.at()
                            + "; begin in it, or have another one authorised");
        });
    }

    /** The list of approvals is not pinned; the sheet of the change is, by which it is read. */
    static Guard<Change> isAuthorised() {
        return new Guard<>(AUTHORISED, attempt -> {
            Change before = attempt.before();
            if (before == null) {
                return Optional.empty();
            }
            List<String> missing = missing(attempt, before);
            return missing.isEmpty() ? Optional.empty() : Optional.of("not signed as it is now: " + missing);
        });
    }

    private static List<String> missing(Guard.Case<Change> attempt, Change change) {
        List<String> missing = authorities(change);
        ChangeApprovals.given(attempt.facts(), attempt.id()).forEach(a -> missing.remove(a.capacity()));
        return missing;
    }

    /** Of what nobody assessed, those of the highest risk. */
    private static List<String> authorities(Change change) {
        RiskAssessment risk = change.risk();
        RiskAssessment.Level level = risk == null ? RiskAssessment.Level.HIGH : risk.level();
        return new ArrayList<>(
                level.authorities().stream().map(ChangeAuthority::key).toList());
    }

    static Guard<Change> authorityHadNoHandInIt() {
        return Guard.notBy(
                NO_HAND,
                "had a hand in it; let another authority decide",
                change -> change.hands().toList());
    }

    static Guard<Change> modelIsInForce() {
        return new Guard<>(IN_FORCE, attempt -> {
            Change before = attempt.before();
            if (before == null || before.model() == null) {
                return Optional.empty();
            }
            ChangeModelId id = before.model();
            ChangeModel model =
                    attempt.facts().get(ChangeModelLifeCycle.TYPE, id).state();
            if (model.isInForce(attempt.on())) {
                ChangePlan plan = before.plan();
                return plan == null
                                || plan.window() == null
                                || plan.equals(model.says().in(plan.window()))
                        ? Optional.empty()
                        : Optional.of("its plan is not that of " + id + "; plan it by its model");
            }
            return Optional.of(id + " is "
                    + (model.status() == ChangeModel.Status.APPROVED
                            ? "overdue for its review"
                            : model.status().toString())
                    + "; have it approved, or request a normal change");
        });
    }

    static Guard<Change> incidentIsUnderWay() {
        return new Guard<>(UNDER_WAY, attempt -> {
            Change before = attempt.before();
            if (before == null || before.kind() != ChangeKind.EMERGENCY) {
                return Optional.empty();
            }
            String incident = before.tickets().get(0);
            return attempt.facts()
                    .find(TicketLifeCycle.TYPE, incident)
                    .map(ticket -> ticket.state().status())
                    .filter(PracticeRules.ENDED::contains)
                    .map(status -> incident + " is " + status + "; request a normal change");
        });
    }

    static Guard<Change> whatIsLeftIsAnIncident() {
        return new Guard<>(LEFT, attempt -> {
            Change proposed = attempt.proposed();
            String incident = proposed == null || proposed.execution() == null
                    ? null
                    : proposed.execution().incident();
            return incident == null ? Optional.empty() : PracticeRules.notAnIncident(attempt.facts(), incident);
        });
    }

    static Guard<Change> reviewerDidNotCarryItOut() {
        return Guard.notBy(
                REVIEWER,
                "carried it out or answers for it; let somebody else review it",
                change -> change.kind() == ChangeKind.STANDARD && change.outcome() == Change.Outcome.SUCCESSFUL
                        ? List.of()
                        : Stream.concat(change.owner(), change.performers()).toList());
    }

    static Guard<Change> isDecidedAfterTheFact() {
        return new Guard<>(AFTER_THE_FACT, attempt -> {
            Change before = attempt.before();
            if (before == null || before.kind() != ChangeKind.EMERGENCY) {
                return Optional.empty();
            }
            List<String> missing = missing(attempt, before);
            missing.removeAll(ChangeApprovals.refusals(attempt.facts(), attempt.id()));
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of("not decided yet: " + missing + "; have it authorised or refused");
        });
    }

    static Guard<Change> deviationIsRaised() {
        return new Guard<>(DEVIATION, attempt -> {
            Change proposed = attempt.proposed();
            if (proposed == null || proposed.review() == null) {
                return Optional.empty();
            }
            if (proposed.review().nonconformity() != null) {
                return attempt.facts()
                                .find(
                                        NonconformityLifeCycle.TYPE,
                                        proposed.review().nonconformity())
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of("no nonconformity has the number "
                                + proposed.review().nonconformity());
            }
            return Optional.ofNullable(deviation(attempt, proposed))
                    .map(what -> what + "; raise a nonconformity and name it in the review");
        });
    }

    private static @Nullable String deviation(Guard.Case<Change> attempt, Change change) {
        Instant until = change.authoriseUntil();
        if (until == null) {
            return null;
        }
        List<Approval> given = ChangeApprovals.given(attempt.facts(), attempt.id());
        List<String> refused = ChangeApprovals.refusals(attempt.facts(), attempt.id());
        if (!refused.isEmpty()) {
            return "it was refused after the fact as " + refused;
        }
        return given.stream()
                .filter(a -> a.at().isAfter(until))
                .findFirst()
                .map(a -> "it was to be authorised until " + until + " and was so at " + a.at())
                .orElse(null);
    }
}
