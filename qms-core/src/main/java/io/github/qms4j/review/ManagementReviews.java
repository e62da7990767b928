package io.github.qms4j.review;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.action.Actions;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork.Step;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.review.Minutes.Contribution;
import io.github.qms4j.review.Minutes.MinutedAction;
import io.github.qms4j.review.ReviewInputs.Justification;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Leads management reviews from the plan to the last verified action.
 *
 * <pre>{@code
 * ReviewId review = reviews.plan(programme, ReviewDraft.of(from, until, meetingOn));
 * reviews.collect(review);
 * reviews.hold(seen, Meeting.chairedBy("u-ceo").present("u-coo", "u-quality"));
 * }</pre>
 */
public final class ManagementReviews {
    private static final int PAGE = 200;

    private final RecordStore records;
    private final Actions actions;
    private final InputCollection collection;

    /** The reviews of a store's tenant, with the library's own sources and no catalogues. */
    public ManagementReviews(RecordStore records) {
        this(new InputCollection(records, CatalogueLibrary.empty(), InputSources.all()));
    }

    private ManagementReviews(InputCollection collection) {
        this.records = collection.records();
        this.actions = new Actions(records, ReviewActions.TYPE);
        this.collection = collection;
    }

    /** The same, gathering the changes of these catalogues too. */
    public ManagementReviews knowing(CatalogueLibrary library) {
        return new ManagementReviews(new InputCollection(records, library, collection.sources()));
    }

    /**
     * The same, gathering from sources of the host's own too.
     *
     * @throws InvalidInputException when two sources have one name
     */
    public ManagementReviews gathering(InputSource... more) {
        List<InputSource> all = new ArrayList<>(collection.sources());
        for (InputSource source : more) {
            if (all.stream().anyMatch(other -> other.name().equals(source.name()))) {
                throw InvalidInputException.of(
                        "input source", "name", source.name(), "is another source's too", "give it another name");
            }
            all.add(source);
        }
        return new ManagementReviews(new InputCollection(records, collection.library(), List.copyOf(all)));
    }

    /** Programmes of reviews at planned intervals. */
    public ReviewProgrammes programmes() {
        return new ReviewProgrammes(records);
    }

    /** What reviews led to, what changed since, and who took part over time. */
    public ReviewOutcomes outcomes() {
        return new ReviewOutcomes(records, collection);
    }

    /**
     * Plans the next review of a programme.
     *
     * @return its number, such as {@code MR-2026-0001}
     * @throws io.github.qms4j.RefusedException when its period overlaps that of the last one, or leaves a gap without
     *     saying why
     */
    public ReviewId plan(ReviewProgrammeId programme, ReviewDraft draft) {
        return records.commit(work -> ReviewProgrammes.plan(work, programme, draft));
    }

    /** Sets the items of the agenda, in their order. */
    public void setAgenda(ReviewId review, String... items) {
        for (String item : items) {
            checkText("agenda", item);
        }
        change(review, ReviewLifeCycle.SET_AGENDA, (state, act) -> state.withAgenda(List.of(items)));
    }

    /** Puts the meeting off, with a reason; refused to who prepares the review (rule X-6). */
    public void extend(ReviewId review, LocalDate newDate) {
        change(
                review,
                ReviewLifeCycle.EXTEND,
                (state, act) -> state.withHeader(state.header().extended(newDate, act)));
    }

    /**
     * Gathers what the records say on the clauses of the review, as of now, each figure beside that of the last review.
     * Gathered again before the meeting, it takes the place of what was gathered before; what was supplied stays.
     *
     * @return the clauses on which there is nothing yet
     * @throws io.github.qms4j.RefusedException also when its period is not over, or the last review was not held
     */
    public List<ReviewClause> collect(ReviewId review) {
        Instant asOf = records.now();
        ManagementReview planned = records.get(ReviewLifeCycle.TYPE, review).state();
        List<ReviewInput> gathered = collection.compared(planned, collection.gather(planned, asOf).stream());
        return records.commit(work -> work.change(
                        ReviewLifeCycle.COLLECT,
                        review,
                        (state, act) -> state.with(state.inputs().gathered(asOf, act.on(), gathered))))
                .state()
                .unanswered();
    }

    /**
     * Supplies an input that no record holds, or another one in the place of what was supplied under its name.
     *
     * @throws InvalidInputException also when the review need not consider one of its clauses, or its name is that of a
     *     source that is gathered
     */
    public void supply(ReviewId review, SuppliedInput input) {
        records.valid(input);
        if (collection.gathers(input.name())) {
            throw InvalidInputException.of(
                    "input of " + review, "name", input.name(), "is gathered from the records", "give it another name");
        }
        change(review, ReviewLifeCycle.SUPPLY, (state, act) -> {
            input.clauses().forEach(state.terms()::require);
            long days = new Gathering.Scope(state.from(), state.until(), act.at(), act.on(), null, collection.library())
                    .days();
            ReviewInput supplied = input.by(act.by(), days);
            return state.with(state.inputs()
                    .supplied(collection.compared(state, Stream.of(supplied)).get(0)));
        });
    }

    /**
     * Says why there is nothing on a clause; the session's reason is the justification (rule REV-1).
     *
     * @param requirement the clause's id, such as {@code iso-9001:2015-amd1/9.3.2-e}
     * @throws InvalidInputException when the review need not consider it
     */
    public void justify(ReviewId review, String requirement) {
        change(review, ReviewLifeCycle.JUSTIFY, (state, act) -> {
            state.terms().require(requirement);
            return state.with(state.inputs().justified(new Justification(requirement, act.reason(), act.by())));
        });
    }

    /**
     * Puts down that the meeting took place on the inputs that were seen. From now on they stand (rule REV-8); the
     * actions of the last review are carried in as they are.
     *
     * @throws io.github.qms4j.RefusedException also when a clause has neither input nor justification, the last review
     *     is not closed, the chair is not a member from senior management who was present, or the meeting was before
     *     the inputs were gathered
     * @throws io.github.qms4j.ConflictException when another version is current
     */
    public void hold(Seen<ReviewId> seen, Meeting meeting) {
        records.valid(meeting);
        records.commit(work -> {
            List<CarriedAction> carried =
                    carriedInto(work.get(ReviewLifeCycle.TYPE, seen.id()).state(), new CarriedActions(work));
            return work.change(
                    ReviewLifeCycle.HOLD,
                    seen,
                    (state, act) -> state.carryingIn(carried)
                            .minuted(minutes -> minutes.held(meeting, state.terms(), act.on()))
                            .withoutDueDate());
        });
    }

    private static List<CarriedAction> carriedInto(ManagementReview review, CarriedActions from) {
        ReviewId previous = review.previous();
        return previous == null ? List.of() : from.of(previous);
    }

    /** Puts down otherwise who was there, such as after a second sitting; needs a reason. */
    public void correctAttendance(ReviewId review, Meeting meeting) {
        records.valid(meeting);
        change(
                review,
                ReviewLifeCycle.CORRECT_ATTENDANCE,
                (state, act) -> state.minuted(minutes -> {
                    LocalDate heldOn = minutes.heldOn();
                    return minutes.held(meeting, state.terms(), heldOn == null ? act.on() : heldOn);
                }));
    }

    /**
     * Puts down what somebody said who took part.
     *
     * @param person their id
     */
    public void contribute(ReviewId review, String person, String text) {
        checkText("contribution", text);
        change(
                review,
                ReviewLifeCycle.CONTRIBUTE,
                (state, act) ->
                        state.minuted(minutes -> minutes.contributed(new Contribution(person, text, act.by()))));
    }

    /**
     * Puts down a decision.
     *
     * @return its number within the review, from 1
     * @throws io.github.qms4j.RefusedException also when it rests on no input that the review was given
     */
    public int decide(ReviewId review, DecisionDraft draft) {
        records.valid(draft);
        return records.commit(work -> work.change(
                        ReviewLifeCycle.DECIDE,
                        review,
                        (state, act) -> state.minuted(
                                minutes -> minutes.decided(ReviewDecision.of(draft, state.inputs(), act.by())))))
                .state()
                .minutes()
                .decisions()
                .size();
    }

    /** Puts a decision down otherwise while the minutes are being written; needs a reason. */
    public void amendDecision(ReviewId review, int decision, DecisionDraft draft) {
        records.valid(draft);
        change(review, ReviewLifeCycle.AMEND_DECISION, (state, act) -> {
            requireDecision(review, state, decision);
            return state.minuted(
                    minutes -> minutes.amended(decision, ReviewDecision.of(draft, state.inputs(), act.by())));
        });
    }

    private static ReviewDecision requireDecision(ReviewId review, ManagementReview state, int number) {
        return state.minutes()
                .decision(number)
                .orElseThrow(() -> InvalidInputException.of(
                        "review " + review,
                        "decision",
                        number,
                        "is none of its " + state.minutes().decisions().size() + " decisions",
                        "give the number that decide returned"));
    }

    /**
     * Plans what carries a decision out.
     *
     * @param owner the id of who answers for it
     * @param dueOn by when, a day in the engine's zone
     * @return its number, such as {@code MRA-2026-0001}
     */
    public ActionId planAction(ReviewId review, int decision, String description, String owner, LocalDate dueOn) {
        return records.commit(work -> {
            ManagementReview state = work.get(ReviewLifeCycle.TYPE, review).state();
            OutputKind kind = requireDecision(review, state, decision).output();
            ActionId number = actions.plan(work, review, decision, ActionDraft.of(kind, description, owner, dueOn));
            MinutedAction minuted = new MinutedAction(number.value(), decision, description, owner, dueOn);
            work.change(
                    ReviewLifeCycle.PLAN_ACTION, review, current -> current.minuted(minutes -> minutes.with(minuted)));
            return number;
        });
    }

    /** Takes an action out of minutes that are still being written. */
    public void removeAction(ActionId action) {
        records.commitWithoutResult(work -> {
            ReviewId review = new ReviewId(actions.remove(work, action).parent());
            work.change(
                    ReviewLifeCycle.PLAN_ACTION,
                    review,
                    state -> state.minuted(minutes -> minutes.without(action.value())));
        });
    }

    /** Puts down how the quality management system stands. */
    public void conclude(ReviewId review, Conclusion conclusion) {
        records.valid(conclusion);
        change(
                review,
                ReviewLifeCycle.CONCLUDE,
                (state, act) -> state.minuted(minutes -> minutes.concluded(conclusion)));
    }

    /**
     * Approves the minutes that were read, with the signature of who was in the chair; from now on they stand.
     *
     * @throws io.github.qms4j.RefusedException also when there was no quorum, or nobody carries a decision out
     * @throws io.github.qms4j.ConflictException when another version is current; nothing is signed
     */
    public void approveMinutes(Seen<ReviewId> seen) {
        records.commit(work -> work.change(ReviewLifeCycle.APPROVE_MINUTES, seen, state -> state));
    }

    /** Puts on record that an action was carried out, with references to what shows it, at least one. */
    public void completeAction(ActionId action, String... evidence) {
        records.commit(work -> actions.complete(work, action, List.of(evidence)));
    }

    /** Puts on record that somebody else saw an action done and its purpose reached. */
    public void verifyAction(ActionId action) {
        records.commit(work -> actions.verify(work, action));
    }

    /** Gives an action more time, with a reason; refused to who is to do it (rule X-6). */
    public void extendAction(ActionId action, LocalDate newDate) {
        records.commit(work -> actions.extend(work, action, newDate));
    }

    /**
     * Cancels an action of a review whose minutes are approved, with a reason, and plans what is done in its place.
     *
     * @param instead at least one
     * @return the numbers of the new actions
     */
    public List<ActionId> replaceAction(ActionId action, List<ActionDraft> instead) {
        if (instead.isEmpty()) {
            throw InvalidInputException.of(
                    "action " + action, "instead", instead, "is empty", "plan what is done in its place");
        }
        return records.commit(work -> {
            List<ActionId> added = actions.replace(work, action, instead);
            List<MinutedAction> more = new ArrayList<>();
            for (ActionId number : added) {
                Action planned = work.get(ReviewActions.TYPE.type(), number).state();
                more.add(new MinutedAction(
                        number.value(),
                        planned.round(),
                        planned.description(),
                        planned.owner(),
                        instead.get(more.size()).dueOn()));
            }
            ReviewId review = new ReviewId(
                    work.get(ReviewActions.TYPE.type(), action).state().parent());
            work.change(ReviewLifeCycle.REPLACE_ACTION, review, state -> state.replacing(more));
            return added;
        });
    }

    /** Leaves actions that are not verified to the next review, with a reason; they keep their numbers. */
    public void carryOver(ReviewId review, ActionId... open) {
        List<String> numbers = Stream.of(open).map(ActionId::value).toList();
        change(review, ReviewLifeCycle.CARRY_OVER, (state, act) -> state.carryingOver(numbers));
    }

    /**
     * Closes the review that was seen, for good.
     *
     * @throws io.github.qms4j.RefusedException also when an action is neither verified nor carried over
     * @throws io.github.qms4j.ConflictException when another version is current
     */
    public void close(Seen<ReviewId> seen) {
        records.commit(work -> work.change(ReviewLifeCycle.CLOSE, seen, (state, act) -> ended(state, act.on())));
    }

    /**
     * Gives up the last review of a programme before its minutes are approved, with a reason; its period is open again.
     *
     * @throws io.github.qms4j.RefusedException also when it has agreed actions, which are removed first
     */
    public void cancel(ReviewId review) {
        records.commitWithoutResult(work -> {
            ManagementReview cancelled = work.change(
                            ReviewLifeCycle.CANCEL, review, (state, act) -> ended(state, act.on()))
                    .state();
            ReviewProgrammes.uncover(work, cancelled);
        });
    }

    private static ManagementReview ended(ManagementReview state, LocalDate on) {
        return state.withHeader(state.header().ended(on));
    }

    private void change(ReviewId review, Transition<ManagementReview> row, Step<ManagementReview> step) {
        records.commit(work -> work.change(row, review, step));
    }

    private static void checkText(String place, String text) {
        if (text.isBlank() || text.length() > ReviewProgrammeDraft.MAX_TEXT) {
            throw InvalidInputException.of(
                    "management review",
                    place,
                    text,
                    "is blank or longer than " + ReviewProgrammeDraft.MAX_TEXT + " characters",
                    "say it in words");
        }
    }

    /** A review; empty when there is none of that number. */
    public Optional<View<ReviewId, ManagementReview>> find(ReviewId review) {
        return records.find(ReviewLifeCycle.TYPE, review).map(found -> View.of(ReviewId::new, found));
    }

    /**
     * The reviews that meet all conditions, in the order of their periods, a page at a time.
     *
     * @param cursor from the page before, or null for the first
     * @param conditions such as {@code ReviewLifeCycle.PROGRAMME.is(programme)}; none for all
     */
    public Page<View<ReviewId, ManagementReview>> list(@Nullable String cursor, Condition... conditions) {
        RecordQuery query = records.query(ReviewLifeCycle.TYPE)
                .where(conditions)
                .sortedBy(ReviewLifeCycle.PERIOD_FROM.ascending())
                .limitedTo(PAGE)
                .from(cursor);
        return records.page(ReviewLifeCycle.TYPE, query).map(found -> View.of(ReviewId::new, found));
    }

    /**
     * The actions of the last review as they stand now, for who prepares this one (rule REV-2).
     *
     * @throws io.github.qms4j.NotFoundException when there is no such review
     */
    public List<CarriedAction> previousActions(ReviewId review) {
        Versioned<ManagementReview> found = records.get(ReviewLifeCycle.TYPE, review);
        return carriedInto(found.state(), new CarriedActions(records));
    }

    /** An action; empty when there is none of that number. */
    public Optional<View<ActionId, Action>> action(ActionId number) {
        return actions.find(number);
    }

    /** The actions that a review agreed, removed and cancelled ones too, in the order of their due dates. */
    public List<View<ActionId, Action>> actions(ReviewId review) {
        return actions.of(review);
    }
}
