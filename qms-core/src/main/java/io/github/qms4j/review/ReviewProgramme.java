package io.github.qms4j.review;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Management reviews at planned intervals, each of which begins where the last one ends (rule REV-1, ISO 13485:2016
 * 5.6.1).
 *
 * @param status where it stands
 * @param title what it is called
 * @param interval how much time each review covers
 * @param notice how long after the end of its period a review is due to meet
 * @param terms what each review must consider and who must take part
 * @param agenda the standing items
 * @param coveredUntil the day after the last that a planned review covers; the first day of all while there is none
 * @param last the last review that was planned and not cancelled; null for none
 */
public record ReviewProgramme(
        ProgrammeStatus status,
        String title,
        Period interval,
        Period notice,
        ReviewTerms terms,
        List<String> agenda,
        LocalDate coveredUntil,
        @Nullable ReviewId last) {
    public ReviewProgramme {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(notice, "notice");
        Objects.requireNonNull(terms, "terms");
        agenda = List.copyOf(agenda);
        Objects.requireNonNull(coveredUntil, "coveredUntil");
    }

    static ReviewProgramme established(ReviewProgrammeDraft draft) {
        return new ReviewProgramme(
                ProgrammeStatus.ACTIVE,
                draft.title(),
                draft.interval(),
                draft.notice(),
                draft.terms(),
                draft.agenda(),
                draft.from(),
                null);
    }

    ReviewProgramme in(ProgrammeStatus newStatus) {
        return new ReviewProgramme(newStatus, title, interval, notice, terms, agenda, coveredUntil, last);
    }

    /** With other terms; what it covers stays. */
    ReviewProgramme revised(ReviewProgrammeDraft draft) {
        return new ReviewProgramme(
                status,
                draft.title(),
                draft.interval(),
                draft.notice(),
                draft.terms(),
                draft.agenda(),
                coveredUntil,
                last);
    }

    ReviewProgramme covering(LocalDate until, @Nullable ReviewId review) {
        return new ReviewProgramme(status, title, interval, notice, terms, agenda, until, review);
    }
}
