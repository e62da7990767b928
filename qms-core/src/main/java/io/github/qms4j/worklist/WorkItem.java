package io.github.qms4j.worklist;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that waits.
 *
 * @param recordType the type of the record that waits, such as {@code capa}
 * @param recordId its id
 * @param action the transition that is waited for, such as {@code capa.submit-plan}. Whether somebody may take it, with
 *     every rule, says {@code session.can(action, recordId)}; the worklist asks for the permission alone
 * @param permission the name of the permission that it takes
 * @param person the id of who is to take it; null for whoever has the permission
 * @param until the day it is due, in the engine's zone; null when none is said
 * @param onBehalfOf whose it is, where it is the reader's by a delegation: the id of the delegator; null otherwise
 * @param note what is wrong, in words; empty where the action says it
 */
public record WorkItem(
        String recordType,
        String recordId,
        String action,
        String permission,
        @Nullable String person,
        @Nullable LocalDate until,
        @Nullable String onBehalfOf,
        String note) {
    public WorkItem {
        Objects.requireNonNull(recordType, "recordType");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(permission, "permission");
        Objects.requireNonNull(note, "note");
    }

    /** Whether its day has passed; on the day itself it has not. */
    public boolean isOverdue(LocalDate today) {
        return until != null && until.isBefore(today);
    }
}
