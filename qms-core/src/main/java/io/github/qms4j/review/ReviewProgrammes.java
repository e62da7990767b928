package io.github.qms4j.review;

import io.github.qms4j.ConflictException;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.Condition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans management reviews at intervals. */
public final class ReviewProgrammes {
    private static final int PAGE = 200;

    private final RecordStore records;

    ReviewProgrammes(RecordStore records) {
        this.records = records;
    }

    /**
     * Establishes a programme.
     *
     * @return its number, such as {@code MRP-2026-0001}
     * @throws io.github.qms4j.InvalidInputException listing everything that no meeting could satisfy: a chair who is no
     *     member from senior management, a quorum larger than these, a required role that nobody has
     */
    public ReviewProgrammeId establish(ReviewProgrammeDraft draft) {
        draft.check();
        return records.commit(work -> new ReviewProgrammeId(
                work.create(ReviewProgrammeLifeCycle.ESTABLISH, act -> ReviewProgramme.established(draft))
                        .id()));
    }

    /**
     * Gives a programme other terms, with a reason; reviews that are planned keep theirs, and so does what was covered.
     *
     * @param draft whose first day is ignored
     */
    public void revise(ReviewProgrammeId programme, ReviewProgrammeDraft draft) {
        draft.check();
        records.commit(work -> work.change(ReviewProgrammeLifeCycle.REVISE, programme, state -> state.revised(draft)));
    }

    /** Ends a programme for good, with a reason; reviews that are planned go on. */
    public void end(ReviewProgrammeId programme) {
        records.commit(work -> work.change(ReviewProgrammeLifeCycle.END, programme, state -> state));
    }

    /**
     * Plans each review whose period is over and that is not planned yet: exactly once, however late or often it is
     * run, and by however many (rule X-7). The host's scheduler calls it.
     *
     * @return the reviews that this run planned
     */
    public List<ReviewId> planDue() {
        List<ReviewId> planned = new ArrayList<>();
        List<String> active = records.stream(
                        ReviewProgrammeLifeCycle.TYPE,
                        records.query(ReviewProgrammeLifeCycle.TYPE)
                                .where(ReviewProgrammeLifeCycle.STATUS.is(ProgrammeStatus.ACTIVE))
                                .limitedTo(PAGE))
                .map(found -> found.id())
                .toList();
        active.forEach(id -> planDue(new ReviewProgrammeId(id), planned));
        return planned;
    }

    private void planDue(ReviewProgrammeId id, List<ReviewId> planned) {
        Optional<ReviewDraft> due = due(id);
        while (due.isPresent()) {
            ReviewDraft draft = due.get();
            try {
                records.<Optional<ReviewId>>commit(
                                work -> isOpen(work, id, draft) ? Optional.of(plan(work, id, draft)) : Optional.empty())
                        .ifPresent(planned::add);
            } catch (ConflictException e) {
                // Another run planned it; else nothing has moved and the conflict is somebody's to know.
                if (due(id).equals(due)) {
                    throw e;
                }
            }
            due = due(id);
        }
    }

    /** A unit that another run overtook is run again; what that one planned is no refusal. */
    private static boolean isOpen(UnitOfWork work, ReviewProgrammeId id, ReviewDraft draft) {
        return work.get(ReviewProgrammeLifeCycle.TYPE, id)
                .state()
                .coveredUntil()
                .equals(draft.from());
    }

    private Optional<ReviewDraft> due(ReviewProgrammeId id) {
        ReviewProgramme programme =
                records.get(ReviewProgrammeLifeCycle.TYPE, id).state();
        LocalDate from = programme.coveredUntil();
        LocalDate until = from.plus(programme.interval());
        return programme.status() != ProgrammeStatus.ACTIVE || until.isAfter(records.today())
                ? Optional.empty()
                : Optional.of(ReviewDraft.of(from, until, until.plus(programme.notice())));
    }

    /** The programme changes with its review: of two who plan the next one at once, one wins. */
    static ReviewId plan(UnitOfWork work, ReviewProgrammeId id, ReviewDraft draft) {
        ReviewProgramme programme = work.get(ReviewProgrammeLifeCycle.TYPE, id).state();
        ReviewId review = new ReviewId(
                work.create(ReviewLifeCycle.PLAN, act -> ManagementReview.planned(id, programme, draft, act))
                        .id());
        work.change(ReviewProgrammeLifeCycle.COVER, id, state -> state.covering(draft.until(), review));
        return review;
    }

    /** What a cancelled review covered is covered by none again. */
    static void uncover(UnitOfWork work, ManagementReview cancelled) {
        ReviewProgrammeId id = cancelled.programme();
        if (work.get(ReviewProgrammeLifeCycle.TYPE, id).state().status() != ProgrammeStatus.ACTIVE) {
            return;
        }
        ReviewId previous = cancelled.previous();
        LocalDate until = previous == null
                ? cancelled.from()
                : work.get(ReviewLifeCycle.TYPE, previous).state().until();
        work.change(ReviewProgrammeLifeCycle.COVER, id, state -> state.covering(until, previous));
    }

    /** A programme; empty when there is none of that number. */
    public Optional<View<ReviewProgrammeId, ReviewProgramme>> find(ReviewProgrammeId programme) {
        return records.find(ReviewProgrammeLifeCycle.TYPE, programme)
                .map(found -> View.of(ReviewProgrammeId::new, found));
    }

    /**
     * The programmes that meet all conditions, by number, a page at a time.
     *
     * @param cursor from the page before, or null for the first
     * @param conditions none for all
     */
    public Page<View<ReviewProgrammeId, ReviewProgramme>> list(@Nullable String cursor, Condition... conditions) {
        return records.page(
                        ReviewProgrammeLifeCycle.TYPE,
                        records.query(ReviewProgrammeLifeCycle.TYPE)
                                .where(conditions)
                                .limitedTo(PAGE)
                                .from(cursor))
                .map(found -> View.of(ReviewProgrammeId::new, found));
    }
}
