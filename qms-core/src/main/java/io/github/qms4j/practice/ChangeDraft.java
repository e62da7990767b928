package io.github.qms4j.practice;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change to be requested.
 *
 * @param kind how it is authorised
 * @param title what is changed
 * @param purpose why
 * @param owner the id of who answers for it until it is closed
 * @param affected the services and configuration items that it touches, by the names under which others name them too;
 *     by them changes that collide are found
 * @param tickets the ids of tickets that it is for, such as {@code phone:INC-1}
 * @param model the model of a standard change; null for others
 */
public record ChangeDraft(
        ChangeKind kind,
        @NotBlank @Size(max = 300) String title,
        @NotBlank @Size(max = ChangeDraft.MAX_TEXT) String purpose,
        @NotBlank String owner,
        @NotEmpty List<@NotBlank String> affected,
        @Size(max = ChangeDraft.MAX_TICKETS) List<@NotBlank String> tickets,
        @Nullable ChangeModelId model) {
    /** The longest text, in characters. */
    public static final int MAX_TEXT = 10_000;
    /** The most tickets. */
    public static final int MAX_TICKETS = 200;

    public ChangeDraft {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(owner, "owner");
        affected = List.copyOf(affected);
        tickets = List.copyOf(tickets);
    }

    /** A change that is assessed, planned and authorised. */
    public static ChangeDraft normal(String title, String purpose, String owner, String... affected) {
        return new ChangeDraft(ChangeKind.NORMAL, title, purpose, owner, Arrays.asList(affected), List.of(), null);
    }

    /** A change by a model, which authorises it. */
    public static ChangeDraft standard(
            ChangeModelId model, String title, String purpose, String owner, String... affected) {
        return new ChangeDraft(ChangeKind.STANDARD, title, purpose, owner, Arrays.asList(affected), List.of(), model);
    }

    /** A change that an incident does not let wait. */
    public static ChangeDraft emergency(
            String incident, String title, String purpose, String owner, String... affected) {
        return new ChangeDraft(
                ChangeKind.EMERGENCY, title, purpose, owner, Arrays.asList(affected), List.of(incident), null);
    }

    /** The same for tickets. */
    public ChangeDraft forTickets(String... ids) {
        return new ChangeDraft(kind, title, purpose, owner, affected, Arrays.asList(ids), model);
    }
}
