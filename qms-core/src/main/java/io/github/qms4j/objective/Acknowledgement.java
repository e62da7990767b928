package io.github.qms4j.objective;

import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That one person is to know an objective, and that they do (rule OBJ-6).
 *
 * @param header where it stands; the person is its owner, and it has a due date
 * @param objective which
 * @param person the id of who is to know
 * @param team as a member of which
 * @param read what they acknowledged; null before they do
 */
public record Acknowledgement(
        Header<AcknowledgementStatus> header,
        ObjectiveId objective,
        String person,
        DepartmentId team,
        @Nullable Read read) {
    public Acknowledgement {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(objective, "objective");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(team, "team");
    }

    static Acknowledgement requested(
            ObjectiveId objective, String person, DepartmentId team, LocalDate until, Act act) {
        return new Acknowledgement(
                Header.opened(AcknowledgementStatus.REQUESTED, act)
                        .ownedBy(person)
                        .dueOn(until),
                objective,
                person,
                team,
                null);
    }

    public AcknowledgementStatus status() {
        return header.status();
    }

    Acknowledgement withHeader(Header<AcknowledgementStatus> newHeader) {
        return new Acknowledgement(newHeader, objective, person, team, read);
    }

    Acknowledgement given(long version, String contentHash, Act act) {
        return new Acknowledgement(
                header.ended(act.on()), objective, person, team, new Read(version, contentHash, act.at()));
    }

    /**
     * What was acknowledged.
     *
     * @param version of the objective that was shown
     * @param contentHash the SHA-256 of that version's content, lower-case hexadecimal
     * @param at when, in UTC with milliseconds
     */
    public record Read(long version, String contentHash, Instant at) {
        public Read {
            Objects.requireNonNull(contentHash, "contentHash");
            Objects.requireNonNull(at, "at");
        }
    }
}
