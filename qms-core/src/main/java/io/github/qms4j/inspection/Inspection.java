package io.github.qms4j.inspection;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An inspection by somebody from outside (rule INS-1). Requests and observations are records of their own; whoever adds or
 * ends one changes the number of open ones here, so that it is not closed over them.
 *
 * @param header where it stands, who answers for it, and until when
 * @param announced what was announced
 * @param beganOn the day on which it began; null before
 * @param leftOn the day on which the inspectors left; null before
 * @param openRequests how many requests are neither answered nor withdrawn
 * @param openObservations how many observations are not settled
 * @param notes what the scribe wrote down, the first note first
 * @param completeness the statement that everything that was asked for was handed over; null while nobody has made it
 * @param closure by which letter or report the inspection ended; null before
 */
public record Inspection(
        Header<InspectionStatus> header,
        InspectionDraft announced,
        @Nullable LocalDate beganOn,
        @Nullable LocalDate leftOn,
        int openRequests,
        int openObservations,
        List<Note> notes,
        @Nullable String completeness,
        @Nullable String closure) {
    public Inspection {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(announced, "announced");
        notes = List.copyOf(notes);
    }

    static Inspection announced(InspectionDraft draft, Act act) {
        Header<InspectionStatus> header = Header.opened(InspectionStatus.ANNOUNCED, act)
                .ownedBy(draft.owner())
                .dueOn(draft.until());
        return new Inspection(header, draft, null, null, 0, 0, List.of(), null, null);
    }

    public InspectionStatus status() {
        return header.status();
    }

    Inspection withHeader(Header<InspectionStatus> newHeader) {
        return new Inspection(
                newHeader, announced, beganOn, leftOn, openRequests, openObservations, notes, completeness, closure);
    }

    Inspection began(InspectionDraft found, LocalDate on) {
        return new Inspection(
                header.dueOn(found.until()),
                found,
                on,
                leftOn,
                openRequests,
                openObservations,
                notes,
                completeness,
                closure);
    }

    Inspection left(LocalDate on) {
        return new Inspection(
                header, announced, beganOn, on, openRequests, openObservations, notes, completeness, closure);
    }

    Inspection withRequests(int more) {
        return new Inspection(
                header,
                announced,
                beganOn,
                leftOn,
                openRequests + more,
                openObservations,
                notes,
                completeness,
                closure);
    }

    Inspection withObservations(int more) {
        return new Inspection(
                header,
                announced,
                beganOn,
                leftOn,
                openRequests,
                openObservations + more,
                notes,
                completeness,
                closure);
    }

    Inspection noted(String text, Act act) {
        List<Note> more = new ArrayList<>(notes);
        more.add(new Note(text, act.by(), act.at()));
        return new Inspection(
                header, announced, beganOn, leftOn, openRequests, openObservations, more, completeness, closure);
    }

    Inspection complete(String statement) {
        return new Inspection(
                header, announced, beganOn, leftOn, openRequests, openObservations, notes, statement, closure);
    }

    Inspection closed(String letter, LocalDate on) {
        return new Inspection(
                header.ended(on),
                announced,
                beganOn,
                leftOn,
                openRequests,
                openObservations,
                notes,
                completeness,
                letter);
    }

    /**
     * A note of the scribe.
     *
     * @param text what was said or shown
     * @param by who wrote it down
     * @param at when, in UTC with milliseconds
     */
    public record Note(String text, By by, Instant at) {
        public Note {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }
    }
}
