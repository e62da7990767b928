package io.github.qms4j.objective;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One progress review of an objective (rule OBJ-7). It is held between the end of the time that it looks at and the end of
 * the next one; afterwards it is missed for good.
 *
 * @param header where it stands, who answers for it, and its last day
 * @param objective of which
 * @param number from 1
 * @param opensOn its first day, in the engine's zone
 * @param minutes what was seen and decided; null before it is held
 */
public record ObjectiveReview(
        Header<ReviewStatus> header,
        ObjectiveId objective,
        int number,
        LocalDate opensOn,
        @Nullable Minutes minutes) {
    public ObjectiveReview {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(objective, "objective");
        Objects.requireNonNull(opensOn, "opensOn");
    }

    static ObjectiveReview planned(ObjectiveId objective, @Nullable String owner, ReviewSlot slot, Act act) {
        return new ObjectiveReview(
                Header.opened(ReviewStatus.PLANNED, act).ownedBy(owner).dueOn(slot.lastOn()),
                objective,
                slot.number(),
                slot.opensOn(),
                null);
    }

    public ReviewStatus status() {
        return header.status();
    }

    /** Whether it was not held in time; {@code today} is a day in the engine's zone. */
    public boolean isMissed(LocalDate today) {
        return status() == ReviewStatus.MISSED || (status() == ReviewStatus.PLANNED && header.isOverdue(today));
    }

    ObjectiveReview withHeader(Header<ReviewStatus> newHeader) {
        return new ObjectiveReview(newHeader, objective, number, opensOn, minutes);
    }

    ObjectiveReview held(Minutes newMinutes, LocalDate on) {
        return new ObjectiveReview(header.ended(on), objective, number, opensOn, newMinutes);
    }

    ObjectiveReview over(LocalDate on) {
        return withHeader(header.in(header.isOverdue(on) ? ReviewStatus.MISSED : ReviewStatus.LAPSED)
                .ended(on));
    }

    /**
     * What was seen and decided.
     *
     * @param data how far the objective had come then, frozen
     * @param assessment what the participants make of it
     * @param decisions what follows, at least one
     * @param participants the ids of who took part
     * @param by who put it on record
     * @param at when, in UTC with milliseconds
     */
    public record Minutes(
            Progress data, String assessment, List<Decision> decisions, List<String> participants, By by, Instant at) {
        public Minutes {
            Objects.requireNonNull(data, "data");
            Objects.requireNonNull(assessment, "assessment");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
            decisions = List.copyOf(decisions);
            participants = List.copyOf(participants);
        }
    }

    /**
     * What a review decided.
     *
     * @param course what is to happen
     * @param rationale why, in the words of the participants
     */
    public record Decision(Course course, String rationale) {
        public Decision {
            Objects.requireNonNull(course, "course");
            Objects.requireNonNull(rationale, "rationale");
        }

        /** What a review can lead to. */
        public enum Course {
            /** It goes on as it is. */
            CONTINUE,
            /** More is done for it. */
            ADD_ACTIONS,
            /** Somebody above decides. */
            ESCALATE,
            /** It is to be given up. */
            WITHDRAW
        }
    }
}
