package io.github.qms4j.practice;

import io.github.qms4j.access.By;
import io.github.qms4j.capa.RootCause;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cause, or possible cause, of incidents (rule SD-6; ITIL 4, problem management).
 *
 * @param header where it stands, who opened it, who answers for it and until when
 * @param title what goes wrong
 * @param description what is known of it
 * @param service the service that suffers; may be blank
 * @param priority how urgent it is; null until somebody answers for it
 * @param incidents the ids of the incidents behind which it is
 * @param cause why it happens, and who has checked that; null before
 * @param workaround how one lives with it; blank while none is known
 * @param fix by what it is solved; null while that is not decided
 * @param investigators who wrote a cause or a workaround, or linked the fix
 */
public record Problem(
        Header<ProblemStatus> header,
        String title,
        String description,
        String service,
        Severity.@Nullable Level priority,
        List<String> incidents,
        @Nullable RootCause cause,
        String workaround,
        @Nullable PermanentFix fix,
        List<By> investigators) {
    public Problem {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(workaround, "workaround");
        incidents = List.copyOf(incidents);
        investigators = List.copyOf(investigators);
    }

    static Problem opened(ProblemDraft draft, Act act) {
        return new Problem(
                Header.opened(ProblemStatus.OPEN, act),
                draft.title(),
                draft.description(),
                draft.service(),
                null,
                draft.incidents().stream().distinct().toList(),
                null,
                "",
                null,
                List.of());
    }

    public ProblemStatus status() {
        return header.status();
    }

    /** Whether its cause is known and one can live with it until it is solved. */
    public boolean isKnownError() {
        return cause != null && cause.isVerified() && !workaround.isBlank();
    }

    /** Who answers for it and who worked on it. */
    Stream<By> hands() {
        return Stream.concat(PracticeRules.owner(header), investigators.stream());
    }

    Problem withHeader(Header<ProblemStatus> newHeader) {
        return with(newHeader, priority, incidents, cause, workaround, fix, investigators);
    }

    Problem assigned(String owner, Severity.Level newPriority, LocalDate dueOn) {
        return with(header.ownedBy(owner).dueOn(dueOn), newPriority, incidents, cause, workaround, fix, investigators);
    }

    Problem linked(String incident) {
        List<String> more = Stream.concat(incidents.stream(), Stream.of(incident))
                .distinct()
                .toList();
        return with(header, priority, more, cause, workaround, fix, investigators);
    }

    Problem causedBy(RootCause newCause, Act act) {
        return with(header, priority, incidents, newCause, workaround, fix, and(act.by()));
    }

    /** With the cause as it stands checked by somebody. */
    Problem verified(Act act) {
        return cause == null
                ? this
                : with(
                        header,
                        priority,
                        incidents,
                        new RootCause(
                                cause.method(),
                                cause.statement(),
                                cause.investigator(),
                                new RootCause.Verification(act.by(), act.at(), cause.hash())),
                        workaround,
                        fix,
                        investigators);
    }

    Problem workedAround(String newWorkaround, Act act) {
        return with(header, priority, incidents, cause, newWorkaround, fix, and(act.by()));
    }

    Problem fixedBy(PermanentFix newFix, Act act) {
        return with(header, priority, incidents, cause, workaround, newFix, and(act.by()));
    }

    /** It goes on: what was to solve it did not. */
    Problem recurred(String incident) {
        return linked(incident).unfixed();
    }

    Problem unfixed() {
        return with(header, priority, incidents, cause, workaround, null, investigators);
    }

    private List<By> and(By hand) {
        return Stream.concat(investigators.stream(), Stream.of(hand)).distinct().toList();
    }

    private Problem with(
            Header<ProblemStatus> newHeader,
            Severity.@Nullable Level newPriority,
            List<String> newIncidents,
            @Nullable RootCause newCause,
            String newWorkaround,
            @Nullable PermanentFix newFix,
            List<By> newInvestigators) {
        return new Problem(
                newHeader,
                title,
                description,
                service,
                newPriority,
                newIncidents,
                newCause,
                newWorkaround,
                newFix,
                newInvestigators);
    }
}
