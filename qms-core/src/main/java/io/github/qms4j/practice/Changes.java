package io.github.qms4j.practice;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.approval.Approval;
import io.github.qms4j.approval.ApprovalId;
import io.github.qms4j.approval.Approvals;
import io.github.qms4j.practice.Change.Outcome;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.UnitOfWork.Step;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Change enablement: changes from the request to the review (rule SD-6).
 *
 * <pre>{@code
 * ChangeId id = changes.request(ChangeDraft.normal("new mail gateway", "spam", "u-7", "mail"));
 * changes.assess(id, RiskAssessment.of(Degree.MEDIUM, Degree.MEDIUM, "mail may stand still"));
 * changes.plan(id, ChangePlan.of("switch over", "send and receive", "switch back", window));
 * changes.submit(id); // each authority signs: changes.authorise(seen, ChangeAuthority.SERVICE)
 * changes.schedule(id);
 * }</pre>
 */
public final class Changes {
    private static final int PAGE = 500;
    private static final Set<ChangeStatus> ON_SCHEDULE =
            Set.of(ChangeStatus.AUTHORISATION, ChangeStatus.SCHEDULED, ChangeStatus.IMPLEMENTATION);

    private final RecordStore records;
    private final Approvals<Change> approvals;

    public Changes(RecordStore records) {
        this.records = records;
        this.approvals = new Approvals<>(records, ChangeApprovals.TYPE);
    }

    /**
     * Requests a change.
     *
     * @return its number, such as {@code CHG-2026-0007}
     * @throws io.github.qms4j.RefusedException also when a ticket or its model is not on record, or it lacks what its kind
     *     demands
     */
    public ChangeId request(ChangeDraft draft) {
        records.valid(draft);
        return records.commit(work ->
                new ChangeId(work.create(ChangeLifeCycle.REQUEST, act -> Change.requested(draft, act))
                        .id()));
    }

    /** Assesses the risk of a change, or assesses it anew; refused for a standard one, which its model assesses. */
    public void assess(ChangeId change, RiskAssessment risk) {
        records.valid(risk);
        change(change, ChangeLifeCycle.ASSESS, (c, act) -> c.assessed(risk, act));
    }

    /** Says how and when a change is carried out, and how it is backed out. */
    public void plan(ChangeId change, ChangePlan plan) {
        records.valid(plan);
        change(change, ChangeLifeCycle.PLAN, (c, act) -> c.planned(plan, act));
    }

    /**
     * Plans a standard change for a window, with steps, test and way back of its model as it is now.
     *
     * @throws InvalidInputException when it has no model
     */
    public void planByModel(ChangeId change, ChangeWindow window) {
        records.commitWithoutResult(work -> {
            ChangeModelId model = work.get(ChangeLifeCycle.TYPE, change).state().model();
            if (model == null) {
                throw InvalidInputException.of(
                        "change " + change, "model", "", "is none: it is no standard change", "plan it with plan(…)");
            }
            ChangeModelDraft says =
                    work.get(ChangeModelLifeCycle.TYPE, model).state().says();
            work.change(ChangeLifeCycle.PLAN, change, (c, act) -> c.planned(says.in(window), act));
        });
    }

    /** Puts a normal change before its authorities; from now on its content stands still. */
    public void submit(ChangeId change) {
        change(change, ChangeLifeCycle.SUBMIT, (c, act) -> c.submitted(firstDay(c)));
    }

    private @Nullable LocalDate firstDay(Change change) {
        ChangeWindow window = change.window();
        return window == null ? null : window.from().atZone(records.zone()).toLocalDate();
    }

    /**
     * Authorises the change that was read, with a signature, in one capacity; an emergency change when it is carried out.
     *
     * @throws io.github.qms4j.ConflictException when another version is current; nothing is signed
     * @throws io.github.qms4j.RefusedException also to who had a hand in it, and to who authorised it already
     */
    public ApprovalId authorise(Seen<ChangeId> seen, ChangeAuthority authority) {
        return records.commit(work -> approvals.approve(work, seen, round(work, seen), authority.key()));
    }

    /**
     * Says no to the change that was read, with a reason: a submitted one is rejected for good; of an emergency change,
     * which is carried out already, it stands on record that it was refused.
     *
     * @throws io.github.qms4j.ConflictException when another version is current
     */
    public ApprovalId reject(Seen<ChangeId> seen, ChangeAuthority authority) {
        return records.commit(work -> {
            ApprovalId given = approvals.reject(work, seen, round(work, seen), authority.key());
            if (work.get(ChangeLifeCycle.TYPE, seen.id()).state().status() == ChangeStatus.AUTHORISATION) {
                work.change(
                        ChangeLifeCycle.REJECT,
                        seen,
                        (c, act) -> c.decided().withHeader(c.header().ended(act.on())));
            }
            return given;
        });
    }

    private static int round(UnitOfWork work, Seen<ChangeId> seen) {
        return work.get(ChangeLifeCycle.TYPE, seen.id()).state().round();
    }

    /** Takes a change back for assessment and planning, with a reason; what was signed does not count any more. */
    public void rework(ChangeId change) {
        change(change, ChangeLifeCycle.REWORK, (c, act) -> c.decided());
    }

    /**
     * Puts a change on the schedule: a normal one that is authorised, a standard one whose model is in force.
     *
     * @throws io.github.qms4j.RefusedException also when an authority has not signed it as it is
     */
    public void schedule(ChangeId change) {
        records.commitWithoutResult(work -> {
            boolean standard = work.get(ChangeLifeCycle.TYPE, change).state().kind() == ChangeKind.STANDARD;
            work.change(
                    standard ? ChangeLifeCycle.SCHEDULE_STANDARD : ChangeLifeCycle.SCHEDULE, change, Change::decided);
        });
    }

    /** Begins a scheduled change; refused outside its window. */
    public void start(ChangeId change) {
        change(change, ChangeLifeCycle.START, Change::started);
    }

    /** Begins an emergency change, with a reason; it is to be authorised within {@link Change#EMERGENCY_LIMIT}. */
    public void startEmergency(ChangeId change) {
        change(
                change,
                ChangeLifeCycle.START_EMERGENCY,
                (c, act) -> c.startedUnauthorised(
                        act,
                        act.at()
                                .plus(Change.EMERGENCY_LIMIT)
                                .atZone(records.zone())
                                .toLocalDate()));
    }

    /**
     * Puts on record that a change was carried out and its test passed.
     *
     * @param account what was done
     * @param evidence a reference to what shows that the test passed; not blank
     */
    public void complete(ChangeId change, String account, String evidence) {
        change(change, ChangeLifeCycle.COMPLETE, (c, act) -> c.ended(Outcome.SUCCESSFUL, account, evidence, null, act));
    }

    /** Puts on record that a change failed and was backed out; the model of a standard one is suspended with it. */
    public void backOut(ChangeId change, BackOut backOut) {
        records.valid(backOut);
        Outcome outcome = backOut.restored() ? Outcome.BACKED_OUT : Outcome.NOT_RESTORED;
        records.commitWithoutResult(work -> {
            ChangeModelId model = work.change(
                            ChangeLifeCycle.BACK_OUT,
                            change,
                            (c, act) ->
                                    c.ended(outcome, backOut.account(), backOut.evidence(), backOut.incident(), act))
                    .state()
                    .model();
            if (model != null
                    && work.get(ChangeModelLifeCycle.TYPE, model).state().status() == ChangeModel.Status.APPROVED) {
                work.change(ChangeModelLifeCycle.SUSPEND, model, m -> m);
            }
        });
    }

    /**
     * Closes the change that was read with its review and a signature, for good.
     *
     * @throws io.github.qms4j.ConflictException when another version is current; nothing is signed
     * @throws io.github.qms4j.RefusedException also to who carried it out, and while an emergency change is not decided on,
     *     or was so late and the review names no nonconformity
     */
    public void close(Seen<ChangeId> seen, ChangeReview review) {
        records.valid(review);
        records.commit(work -> work.change(ChangeLifeCycle.CLOSE, seen, (c, act) -> c.reviewed(review, act)));
    }

    /** Gives up a change that is not begun, for good, with a reason. */
    public void cancel(ChangeId change) {
        change(
                change,
                ChangeLifeCycle.CANCEL,
                (c, act) -> c.decided().withHeader(c.header().ended(act.on())));
    }

    private void change(ChangeId change, Transition<Change> row, Step<Change> step) {
        records.commit(work -> work.change(row, change, step));
    }

    /** A change; empty when there is none of that number. */
    public Optional<View<ChangeId, Change>> find(ChangeId change) {
        return records.find(ChangeLifeCycle.TYPE, change).map(found -> View.of(ChangeId::new, found));
    }

    /**
     * The changes that meet all conditions, in the order of requesting, a page at a time.
     *
     * @param cursor from the page before, or null for the first
     * @param conditions such as {@code ChangeLifeCycle.OWNER.is("u-1042")}; none for all
     */
    public Page<View<ChangeId, Change>> list(@Nullable String cursor, Condition... conditions) {
        RecordQuery query = records.query(ChangeLifeCycle.TYPE)
                .where(conditions)
                .sortedBy(ChangeLifeCycle.OPENED_ON.ascending())
                .limitedTo(PAGE)
                .from(cursor);
        return records.page(ChangeLifeCycle.TYPE, query).map(found -> View.of(ChangeId::new, found));
    }

    /** Every authorisation and refusal of a change, in all its rounds. */
    public List<View<ApprovalId, Approval>> authorisations(ChangeId change) {
        return approvals.of(change);
    }

    /**
     * The change schedule: what is submitted, scheduled or under way in windows that have an instant with these in common,
     * in the order of their begin.
     */
    public List<View<ChangeId, Change>> scheduled(ChangeWindow within) {
        return overlapping(within).toList();
    }

    /**
     * What collides with a change: others of the schedule whose windows overlap with its own and that touch what it touches.
     * Shown to who authorises it, and no refusal: two changes of one service may belong together.
     *
     * @return empty also when it has no window
     * @throws io.github.qms4j.NotFoundException when there is no such change
     */
    public List<Collision> collisions(ChangeId change) {
        Change own = records.get(ChangeLifeCycle.TYPE, change).state();
        ChangeWindow window = own.window();
        return window == null
                ? List.of()
                : overlapping(window)
                        .filter(other -> !other.id().equals(change))
                        .map(other -> new Collision(other, own.shared(other.state())))
                        .filter(collision -> !collision.shared().isEmpty())
                        .toList();
    }

    /** No window is longer than the longest, so none that overlaps began earlier than that before. */
    private Stream<View<ChangeId, Change>> overlapping(ChangeWindow window) {
        Instant earliest = window.from().minus(ChangeWindow.MAX_LENGTH);
        RecordQuery query = records.query(ChangeLifeCycle.TYPE)
                .where(
                        ChangeLifeCycle.WINDOW_FROM.between(earliest, window.until()),
                        ChangeLifeCycle.STATUS.isIn(ON_SCHEDULE))
                .sortedBy(ChangeLifeCycle.WINDOW_FROM.ascending())
                .limitedTo(PAGE);
        return records.stream(ChangeLifeCycle.TYPE, query)
                .filter(found -> Objects.requireNonNull(found.state().window(), "it was found by its window")
                        .overlaps(window))
                .map(found -> View.of(ChangeId::new, found));
    }

    /**
     * A change that another one collides with.
     *
     * @param change the other one
     * @param shared what both touch
     */
    public record Collision(View<ChangeId, Change> change, List<String> shared) {
        public Collision {
            shared = List.copyOf(shared);
        }
    }
}
