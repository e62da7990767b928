package io.github.qms4j.practice;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How a standard change is carried out, authorised once for all that follow it (ITIL 4, change model).
 *
 * @param header where it stands, who answers for it, and when it is due to be reviewed
 * @param says what it says
 * @param writers who wrote it
 */
public record ChangeModel(Header<Status> header, ChangeModelDraft says, List<By> writers) {
    public ChangeModel {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(says, "says");
        writers = List.copyOf(writers);
    }

    static ChangeModel written(ChangeModelDraft draft, Act act) {
        return new ChangeModel(Header.opened(Status.DRAFT, act).ownedBy(draft.owner()), draft, List.of(act.by()));
    }

    public Status status() {
        return header.status();
    }

    /** Whether changes may be carried out by it on a day in the engine's zone. */
    public boolean isInForce(LocalDate day) {
        return status() == Status.APPROVED && !header.isOverdue(day);
    }

    ChangeModel withHeader(Header<Status> newHeader) {
        return new ChangeModel(newHeader, says, writers);
    }

    ChangeModel revised(ChangeModelDraft draft, Act act) {
        return new ChangeModel(
                header.ownedBy(draft.owner()),
                draft,
                Stream.concat(writers.stream(), Stream.of(act.by())).distinct().toList());
    }

    /** Where a model stands. */
    public enum Status {
        DRAFT,
        /** Changes are carried out by it, until the day of its review is over. */
        APPROVED,
        /** A change by it failed; it waits for its review. */
        SUSPENDED,
        /** Final. */
        RETIRED
    }
}
