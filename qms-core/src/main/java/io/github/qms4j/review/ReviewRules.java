package io.github.qms4j.review;

import io.github.qms4j.access.By;
import io.github.qms4j.access.PersonIds;
import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionStatus;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.review.Minutes.Contribution;
import io.github.qms4j.review.Minutes.MinutedAction;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can stand against a step of a review, its programme or the judgement on a decision. */
final class ReviewRules {
    private static final RuleReference NO_GAP = new RuleReference(
            "REV-1",
            "ISO 13485:2016 5.6.1",
            "A review begins where the last of its programme ends, or says why days are left out.");
    private static final RuleReference COVERAGE = new RuleReference(
            "REV-1", "ISO 13485:2016 5.6.1", "A programme covers what its last review covers, and nothing else.");
    private static final RuleReference PERIOD_OVER = new RuleReference(
            "REV-1", "ISO 9001:2015 9.3.2", "The inputs of a review are gathered when its period is over.");
    private static final RuleReference COMPLETE = new RuleReference(
            "REV-1",
            "ISO 9001:2015 9.3.2",
            "A review is held when each of its clauses has an input or a justification.");
    private static final RuleReference PREVIOUS_HELD = new RuleReference(
            "REV-2", "ISO 9001:2015 9.3.2", "Inputs are compared with those of the last review, so that one was held.");
    private static final RuleReference PREVIOUS_CLOSED =
            new RuleReference("REV-2", "ISO 9001:2015 9.3.2 a)", "A review is held when the one before it is closed.");
    private static final RuleReference CARRIED_IN = new RuleReference(
            "REV-2", "ISO 9001:2015 9.3.2 a)", "What the last review carried over is carried in by the next one.");
    private static final RuleReference CHAIR = new RuleReference(
            "REV-3", "ISO 9001:2015 9.3.1", "A member from senior management who is present is in the chair.");
    private static final RuleReference MET = new RuleReference(
            "REV-1",
            "ISO 9001:2015 9.3.2",
            "A meeting takes place when its inputs are gathered, and not in the future.");
    private static final RuleReference NO_ACTIONS =
            new RuleReference("REV-5", "", "A review that is cancelled leaves no action behind.");
    private static final RuleReference QUORUM = new RuleReference(
            "REV-3",
            "ISO 9001:2015 9.3.1",
            "Without its quorum from senior management and its required roles a review decides nothing.");
    private static final RuleReference CONTRIBUTOR =
            new RuleReference("REV-3", "", "Whoever contributes to a review took part in it.");
    private static final RuleReference BASIS =
            new RuleReference("REV-4", "ISO 9001:2015 9.3.3", "A decision rests on inputs that the review was given.");
    private static final RuleReference CARRIED_OUT = new RuleReference(
            "REV-4",
            "ISO 9001:2015 9.3.3",
            "A decision to mitigate, escalate or invest has an action with an owner and a due date.");
    private static final RuleReference SIGNED_BY_CHAIR =
            new RuleReference("REV-5", "21 CFR 11.10(g)", "Minutes are approved by whoever was in the chair.");
    private static final RuleReference SETTLED = new RuleReference(
            "REV-5",
            "ISO 9001:2015 9.3.2 a)",
            "A review is closed when each of its actions is verified or carried over.");
    private static final RuleReference OPEN_ONES = new RuleReference(
            "REV-5", "", "Carried over are actions that the review answers for and that are not verified.");
    private static final RuleReference LAST =
            new RuleReference("REV-5", "", "A review is cancelled while no later one of its programme is planned.");
    private static final RuleReference EXTENSION =
            new RuleReference("X-6", "ISO 9001:2015 9.3.1", "Whoever prepares a review may not put it off.");
    private static final RuleReference EXPECTED = new RuleReference(
            "REV-6",
            "ISO 9001:2015 9.1.3 e)",
            "The effect of a decision is judged by what it named when it was taken.");
    private static final RuleReference WINDOW = new RuleReference(
            "REV-6",
            "ISO 9001:2015 9.1.3 e)",
            "The effect of a decision is judged when its actions are done and the window after is over.");
    private static final RuleReference JUDGE = new RuleReference(
            "REV-6",
            "ISO 13485:2016 5.5.1",
            "The effect of a decision is judged by somebody who did not carry it out.");
    private static final RuleReference INPUTS_STAND = new RuleReference(
            "REV-8",
            "ISO 9001:2015 9.3.3",
            "From the meeting on the inputs of a review and their hashes do not change.");
    private static final RuleReference MINUTES_STAND = new RuleReference(
            "REV-8", "ISO 9001:2015 9.3.3", "Minutes that are approved, or being approved, do not change.");

    private ReviewRules() {}

    // --- the programme and the period ---

    static Guard<ManagementReview> beginsWhereTheLastEnds() {
        return new Guard<>(NO_GAP, attempt -> {
            ManagementReview proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            return attempt.facts()
                    .find(ReviewProgrammeLifeCycle.TYPE, proposed.programme())
                    .map(Versioned::state)
                    .map(programme -> doesNotFollow(proposed, programme))
                    .orElse(Optional.of(proposed.programme() + " is no programme of reviews; establish one first"));
        });
    }

    private static Optional<String> doesNotFollow(ManagementReview review, ReviewProgramme programme) {
        if (programme.status() != ProgrammeStatus.ACTIVE) {
            return Optional.of(review.programme() + " has ended; plan the review in another programme");
        }
        if (!Objects.equals(review.previous(), programme.last())
                || !review.terms().equals(programme.terms())) {
            return Optional.of("it would have another review before it, or other terms, than its programme says");
        }
        LocalDate expected = programme.coveredUntil();
        long days = ChronoUnit.DAYS.between(expected, review.from());
        if (days < 0) {
            return Optional.of(
                    "its period overlaps " + before(programme) + " by " + -days + " days; begin on " + expected);
        }
        return days > 0 && review.gap().isBlank()
                ? Optional.of("its period leaves a gap of " + days + " days after " + before(programme) + "; begin on "
                        + expected + ", or say why no review covers them")
                : Optional.empty();
    }

    private static String before(ReviewProgramme programme) {
        return programme.last() == null ? "the beginning of its programme" : "that of " + programme.last();
    }

    static Guard<ReviewProgramme> coverageStays() {
        return Guard.onChange(
                COVERAGE,
                (before, proposed) -> before.coveredUntil().equals(proposed.coveredUntil())
                                && Objects.equals(before.last(), proposed.last())
                        ? Optional.empty()
                        : Optional.of("other terms do not change what was covered"));
    }

    static Guard<ReviewProgramme> coversWhatItsLastReviewDoes() {
        return new Guard<>(COVERAGE, attempt -> {
            ReviewProgramme proposed = attempt.proposed();
            ReviewId last = proposed == null ? null : proposed.last();
            if (proposed == null || last == null) {
                return Optional.empty();
            }
            return attempt.facts()
                    .find(ReviewLifeCycle.TYPE, last)
                    .map(Versioned::state)
                    .filter(review -> review.until().equals(proposed.coveredUntil()))
                    .filter(review -> review.status() != ReviewStatus.CANCELLED)
                    .map(review -> Optional.<String>empty())
                    .orElse(Optional.of(last + " does not cover the days before " + proposed.coveredUntil()));
        });
    }

    static Guard<ManagementReview> isTheLastOfItsProgramme() {
        return new Guard<>(LAST, attempt -> {
            ManagementReview before = attempt.before();
            ReviewId last = before == null
                    ? null
                    : attempt.facts()
                            .find(ReviewProgrammeLifeCycle.TYPE, before.programme())
                            .map(programme -> programme.state().last())
                            .orElse(null);
            return last == null || last.value().equals(attempt.id())
                    ? Optional.empty()
                    : Optional.of(last + " is planned after it; cancel that one first");
        });
    }

    static Guard<ManagementReview> leavesNoActions() {
        return Guard.onStored(
                NO_ACTIONS,
                review -> review.minutes().actions().isEmpty()
                        ? Optional.empty()
                        : Optional.of("it has agreed "
                                + review.minutes().actions().stream()
                                        .map(MinutedAction::number)
                                        .toList()
                                + "; remove them first"));
    }

    static Guard<ManagementReview> ownerDoesNotExtend() {
        return Guard.notFor(
                EXTENSION,
                "prepares it; let somebody else approve another day",
                review -> Stream.ofNullable(review.header().owner()).toList());
    }

    // --- the inputs ---

    static Guard<ManagementReview> periodIsOver() {
        return new Guard<>(PERIOD_OVER, attempt -> {
            ManagementReview before = attempt.before();
            return before == null || !before.until().isAfter(attempt.on())
                    ? Optional.empty()
                    : Optional.of(
                            "its period ends with " + before.until().minusDays(1) + "; gather from the day after on");
        });
    }

    static Guard<ManagementReview> previousWasHeld() {
        return onPrevious(
                PREVIOUS_HELD,
                review -> review.wasHeld() ? Optional.empty() : Optional.of("was not held; hold it, or cancel both"));
    }

    static Guard<ManagementReview> previousIsClosed() {
        return onPrevious(
                PREVIOUS_CLOSED,
                review -> review.status() == ReviewStatus.CLOSED
                        ? Optional.empty()
                        : Optional.of(
                                "is in " + review.status() + "; verify its actions or carry them over, and close it"));
    }

    private static Guard<ManagementReview> onPrevious(RuleReference rule, Check check) {
        return new Guard<>(rule, attempt -> {
            ManagementReview before = attempt.before();
            return before == null
                    ? Optional.empty()
                    : previous(attempt.facts(), before)
                            .flatMap(review -> check.against(review).map(what -> before.previous() + " " + what));
        });
    }

    private interface Check {
        Optional<String> against(ManagementReview previous);
    }

    private static Optional<ManagementReview> previous(Facts facts, ManagementReview review) {
        ReviewId previous = review.previous();
        return previous == null
                ? Optional.empty()
                : facts.find(ReviewLifeCycle.TYPE, previous).map(Versioned::state);
    }

    static Guard<ManagementReview> inputsAreComplete() {
        return Guard.onStored(COMPLETE, review -> {
            List<ReviewClause> missing = review.unanswered();
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of("there is nothing on "
                            + missing.stream().map(ReviewClause::toString).collect(Collectors.joining(", "))
                            + "; supply an input, or justify that there is none");
        });
    }

    static Guard<ManagementReview> carriesInWhatWasCarriedOver() {
        return new Guard<>(CARRIED_IN, attempt -> {
            ManagementReview proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            Set<String> expected = previous(attempt.facts(), proposed)
                    .map(review -> Set.copyOf(review.carriedOver()))
                    .orElse(Set.of());
            Set<String> carried = proposed.carriedIn().stream()
                    .filter(CarriedAction::open)
                    .map(CarriedAction::number)
                    .collect(Collectors.toSet());
            return carried.equals(expected)
                    ? Optional.empty()
                    : Optional.of("the last review carried over " + new TreeSet<>(expected) + ", and not "
                            + new TreeSet<>(carried));
        });
    }

    /** Also for steps that low-level code takes past the service. */
    static Guard<ManagementReview> inputsStay() {
        return Guard.onChange(
                INPUTS_STAND,
                (before, proposed) -> before.inputs().equals(proposed.inputs())
                                && before.terms().equals(proposed.terms())
                                && before.from().equals(proposed.from())
                                && before.until().equals(proposed.until())
                                && Objects.equals(before.previous(), proposed.previous())
                                && (!before.wasHeld() || before.carriedIn().equals(proposed.carriedIn()))
                        ? Optional.empty()
                        : Optional.of("other inputs, terms or another period are another review; see what changed since"
                                + " then instead"));
    }

    static Guard<ManagementReview> minutesStay() {
        return Guard.onChange(
                MINUTES_STAND,
                (before, proposed) -> before.minutes().equals(proposed.minutes())
                                && before.agenda().equals(proposed.agenda())
                        ? Optional.empty()
                        : Optional.of("what was minuted would change; decide anew in the next review"));
    }

    // --- the meeting ---

    static Guard<ManagementReview> chairIsSeniorAndPresent() {
        return Guard.onProposed(CHAIR, review -> {
            String chair = review.minutes().chair();
            if (!review.terms().isSenior(chair)) {
                return Optional.of("'" + chair + "' is no member from senior management; name who was in the chair");
            }
            return review.minutes().isPresent(chair)
                    ? Optional.empty()
                    : Optional.of("'" + chair + "' was not present; name who was in the chair");
        });
    }

    static Guard<ManagementReview> metOnItsInputs() {
        return new Guard<>(MET, attempt -> {
            ManagementReview proposed = attempt.proposed();
            LocalDate on = proposed == null ? null : proposed.minutes().heldOn();
            LocalDate gathered = proposed == null ? null : proposed.inputs().gatheredOn();
            if (on == null || gathered == null || (!on.isAfter(attempt.on()) && !on.isBefore(gathered))) {
                return Optional.empty();
            }
            return Optional.of("it would have met on " + on + "; its inputs were gathered on " + gathered
                    + ", and today is " + attempt.on());
        });
    }

    static Guard<ManagementReview> contributorsWerePresent() {
        return Guard.onProposed(
                CONTRIBUTOR,
                review -> review.minutes().contributions().stream()
                        .map(Contribution::person)
                        .filter(person -> !review.minutes().isPresent(person))
                        .findFirst()
                        .map(person -> "'" + person + "' did not take part; correct the attendance first"));
    }

    static Guard<ManagementReview> isQuorate() {
        return Guard.onStored(
                QUORUM,
                review -> review.terms()
                        .notQuorate(review.minutes())
                        .map(
                                lacking -> lacking
                                        + "; correct the attendance if somebody was left out, or cancel the review and meet again"));
    }

    static Guard<ManagementReview> decisionsRestOnInputs() {
        return Guard.onProposed(BASIS, review -> {
            List<ReviewDecision> decisions = review.minutes().decisions();
            return IntStream.rangeClosed(1, decisions.size())
                    .mapToObj(number -> restsOnNothing(review, number, decisions.get(number - 1)))
                    .flatMap(Optional::stream)
                    .findFirst();
        });
    }

    private static Optional<String> restsOnNothing(ManagementReview review, int number, ReviewDecision decision) {
        if (decision.basis().isEmpty()) {
            return Optional.of("decision " + number + " rests on no input; name one of " + there(review));
        }
        return decision.basis().stream()
                .filter(basis -> review.inputs()
                        .find(basis.input())
                        .filter(ReviewInput::isThere)
                        .filter(input -> input.sha256().equals(basis.sha256()))
                        .isEmpty())
                .findFirst()
                .map(basis -> "decision " + number + " rests on '" + basis.input()
                        + "', which the review was not given; name one of " + there(review));
    }

    private static List<String> there(ManagementReview review) {
        return review.inputs().inputs().stream()
                .filter(ReviewInput::isThere)
                .map(ReviewInput::name)
                .toList();
    }

    static Guard<ManagementReview> decisionsHaveActions() {
        return Guard.onStored(CARRIED_OUT, review -> {
            Set<Integer> carriedOut = review.minutes().actions().stream()
                    .map(MinutedAction::decision)
                    .collect(Collectors.toSet());
            List<ReviewDecision> decisions = review.minutes().decisions();
            List<Integer> open = IntStream.rangeClosed(1, decisions.size())
                    .filter(number -> decisions.get(number - 1).course().needsAction())
                    .filter(number -> !carriedOut.contains(number))
                    .boxed()
                    .toList();
            return open.isEmpty()
                    ? Optional.empty()
                    : Optional.of("nobody carries out decisions " + open + "; plan an action for each");
        });
    }

    /** No delegate stands in for the chair: one approves minutes of what one has heard. */
    static Guard<ManagementReview> signerWasInTheChair() {
        return new Guard<>(SIGNED_BY_CHAIR, attempt -> {
            ManagementReview before = attempt.before();
            if (before == null) {
                return Optional.empty();
            }
            String chair = before.minutes().chair();
            String actor = attempt.actor().id();
            return PersonIds.same(actor, chair)
                    ? Optional.empty()
                    : Optional.of(actor + " was not in the chair; have '" + chair + "' approve the minutes");
        });
    }

    // --- what becomes of the actions ---

    static Guard<ManagementReview> actionsAreSettled() {
        return new Guard<>(SETTLED, attempt -> {
            ManagementReview before = attempt.before();
            if (before == null) {
                return Optional.empty();
            }
            Map<String, Action> actions = actions(attempt.facts(), before.answersFor());
            Set<String> open = unsettled(actions);
            before.carriedOver().forEach(open::remove);
            return open.isEmpty()
                    ? Optional.empty()
                    : Optional.of("neither verified nor carried over: " + open
                            + "; have somebody verify them, or carry them over with a reason");
        });
    }

    static Guard<ManagementReview> carriesOverWhatIsOpen() {
        return new Guard<>(OPEN_ONES, attempt -> {
            ManagementReview proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            Set<String> wrong = new TreeSet<>(proposed.carriedOver());
            wrong.removeAll(unsettled(actions(attempt.facts(), proposed.answersFor())));
            return wrong.isEmpty()
                    ? Optional.empty()
                    : Optional.of(wrong + " are verified, replaced, or of another review; leave them out");
        });
    }

    /** Each of them is looked up by its number, and so pinned: their change means that it is decided anew. */
    private static Map<String, Action> actions(Facts facts, Stream<String> numbers) {
        Map<String, Action> found = new LinkedHashMap<>();
        numbers.forEach(number ->
                facts.find(ReviewActions.TYPE.type(), number).ifPresent(action -> found.put(number, action.state())));
        return found;
    }

    private static Set<String> unsettled(Map<String, Action> actions) {
        Set<String> replaced = actions.values().stream()
                .map(Action::replaces)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> open = new TreeSet<>();
        actions.forEach((number, action) -> {
            boolean settled = action.status() == ActionStatus.VERIFIED
                    || (action.status() == ActionStatus.CANCELLED && replaced.contains(number));
            if (!settled) {
                open.add(number);
            }
        });
        return open;
    }

    // --- the effect of a decision ---

    static Guard<DecisionEffect> judgesWhatWasExpected() {
        return new Guard<>(EXPECTED, attempt -> {
            DecisionEffect proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            ManagementReview review = reviewOf(attempt.facts(), proposed).orElse(null);
            if (review == null || !review.isApproved()) {
                return Optional.of(proposed.review() + " has no approved minutes; have them approved first");
            }
            return review.minutes()
                            .decision(proposed.decision())
                            .filter(decision -> proposed.expected().equals(decision.expected()))
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of("decision " + proposed.decision() + " did not expect this; judge what it named");
        });
    }

    static Guard<DecisionEffect> windowIsOver() {
        return new Guard<>(WINDOW, attempt -> {
            DecisionEffect proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            ManagementReview review = reviewOf(attempt.facts(), proposed).orElse(null);
            Optional<LocalDate> changedOn = review == null
                    ? Optional.empty()
                    : changedOn(review, proposed.decision(), actions(attempt.facts(), carryingOut(review, proposed)));
            if (changedOn.isEmpty()) {
                return Optional.of("its actions are not all done; have them done first");
            }
            return proposed.changedOn().equals(changedOn.get())
                            && !proposed.until().isAfter(attempt.on())
                    ? Optional.empty()
                    : Optional.of(
                            "its window ends with " + proposed.until().minusDays(1) + "; judge from the day after on");
        });
    }

    static Guard<DecisionEffect> judgeDidNotAct() {
        return new Guard<>(JUDGE, attempt -> {
            DecisionEffect proposed = attempt.proposed();
            ManagementReview review = proposed == null
                    ? null
                    : reviewOf(attempt.facts(), proposed).orElse(null);
            if (proposed == null || review == null) {
                return Optional.empty();
            }
            return actions(attempt.facts(), carryingOut(review, proposed)).values().stream()
                    .flatMap(Action::hands)
                    .filter(hand -> attempt.by().shares(hand))
                    .findFirst()
                    .map((By hand) -> attempt.subject(hand) + " carried it out; let somebody else judge");
        });
    }

    private static Optional<ManagementReview> reviewOf(Facts facts, DecisionEffect effect) {
        return facts.find(ReviewLifeCycle.TYPE, effect.review()).map(Versioned::state);
    }

    private static Stream<String> carryingOut(ManagementReview review, DecisionEffect effect) {
        return carryingOut(review, effect.decision());
    }

    static Stream<String> carryingOut(ManagementReview review, int decision) {
        return review.actions().filter(action -> action.decision() == decision).map(MinutedAction::number);
    }

    /**
     * The day from which on a decision can have had an effect: that of its last action, or of the meeting when it has
     * none; empty while an action is open.
     */
    static Optional<LocalDate> changedOn(ManagementReview review, int decision, Map<String, Action> actions) {
        if (carryingOut(review, decision).findAny().isEmpty()) {
            return Optional.ofNullable(review.minutes().heldOn());
        }
        if (actions.values().stream().anyMatch(action -> action.status() == ActionStatus.OPEN)) {
            return Optional.empty();
        }
        return actions.values().stream()
                .filter(action -> action.status().isDone())
                .map(ReviewRules::doneOn)
                .flatMap(Optional::stream)
                .max(LocalDate::compareTo);
    }

    private static Optional<LocalDate> doneOn(Action action) {
        @Nullable LocalDate on = action.header().endedOn();
        return Optional.ofNullable(on);
    }
}
