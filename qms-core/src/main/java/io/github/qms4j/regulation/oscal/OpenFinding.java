package io.github.qms4j.regulation.oscal;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.regulation.RequirementId;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A finding, nonconformity or gap that is not closed.
 *
 * @param id its stable id, such as {@code NC-2026-0007}
 * @param title what was found, in a line
 * @param description what was found, in full
 * @param requirements what it is against; may be empty
 * @param severity as the organisation grades it; may be empty
 * @param status how far its treatment is
 * @param owner who answers for it; may be empty
 * @param due the day by which it is to be closed; null when none is set
 * @param actions what is planned or done about it
 */
public record OpenFinding(
        String id,
        String title,
        String description,
        List<RequirementId> requirements,
        String severity,
        Status status,
        String owner,
        @Nullable LocalDate due,
        List<PlannedAction> actions) {
    /** @throws InvalidInputException when id, title or description is blank */
    public OpenFinding {
        Required.text("open finding", "id", id);
        Required.text("open finding " + id, "title", title);
        Required.text("open finding " + id, "description", description);
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(owner, "owner");
        requirements = List.copyOf(requirements);
        actions = List.copyOf(actions);
    }

    /** How far the treatment of a finding is, as OSCAL counts it. */
    public enum Status {
        OPEN,
        INVESTIGATING,
        REMEDIATING
    }

    /**
     * What is planned or done about a finding.
     *
     * @param id unique within the finding
     * @param title what is to be done
     * @param owner who does it; may be empty
     * @param due the day by which it is to be done; null when none is set
     * @param done whether it is done
     */
    public record PlannedAction(
            String id, String title, String owner, @Nullable LocalDate due, boolean done) {
        /** @throws InvalidInputException when id or title is blank */
        public PlannedAction {
            Required.text("planned action", "id", id);
            Required.text("planned action " + id, "title", title);
            Objects.requireNonNull(owner, "owner");
        }
    }
}
