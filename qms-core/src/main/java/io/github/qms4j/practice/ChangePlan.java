package io.github.qms4j.practice;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a change is carried out, and how one returns to what was before.
 *
 * @param steps what is done
 * @param test how one knows that it worked
 * @param backOut how one returns to what was before, and until when one can
 * @param window when; null for an emergency change, which is carried out at once
 */
public record ChangePlan(
        @NotBlank @Size(max = ChangeDraft.MAX_TEXT) String steps,
        @NotBlank @Size(max = ChangeDraft.MAX_TEXT) String test,
        @NotBlank @Size(max = ChangeDraft.MAX_TEXT) String backOut,
        @Nullable ChangeWindow window) {
    public ChangePlan {
        Objects.requireNonNull(steps, "steps");
        Objects.requireNonNull(test, "test");
        Objects.requireNonNull(backOut, "backOut");
    }

    /** A plan that is carried out in a window. */
    public static ChangePlan of(String steps, String test, String backOut, ChangeWindow window) {
        return new ChangePlan(steps, test, backOut, Objects.requireNonNull(window, "window"));
    }

    /** A plan that is carried out at once, for an emergency change. */
    public static ChangePlan atOnce(String steps, String test, String backOut) {
        return new ChangePlan(steps, test, backOut, null);
    }
}
