package io.github.qms4j.capa;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A CAPA to be opened.
 *
 * @param title what it is about
 * @param nonconformities the numbers of the nonconformities that it is about, which must be assessed; each is kept once
 * @param recurrenceOf the number of a closed CAPA on the same problem; null for none
 */
public record CapaDraft(
        @NotBlank @Size(max = 300) String title,
        @NotEmpty List<NonconformityId> nonconformities,
        @Nullable CapaId recurrenceOf) {
    public CapaDraft {
        Objects.requireNonNull(title, "title");
        nonconformities = nonconformities.stream().distinct().toList();
    }

    /** A CAPA on a problem that had none before. */
    public static CapaDraft of(String title, NonconformityId... nonconformities) {
        return new CapaDraft(title, List.of(nonconformities), null);
    }

    /** The same after a closed one did not last. */
    public CapaDraft recurring(CapaId closedCapa) {
        return new CapaDraft(title, nonconformities, closedCapa);
    }
}
