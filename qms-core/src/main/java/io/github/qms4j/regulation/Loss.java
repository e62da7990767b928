package io.github.qms4j.regulation;

import java.util.List;
import java.util.Objects;

/**
 * One kind of thing that did not go from one format into another as it was (rule REG-10).
 *
 * @param code stable, for a host that filters or translates, such as {@code part.guidance}
 * @param kind what became of it
 * @param what the thing in words
 * @param count how many there were
 * @param samples where the first ten were
 */
public record Loss(String code, Kind kind, String what, long count, List<String> samples) {
    public Loss {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(what, "what");
        samples = List.copyOf(samples);
    }

    /** What became of a thing. */
    public enum Kind {
        /** The target has no place for it. */
        LEFT_OUT,
        /** It is there in another form, or a value that was missing was derived. */
        CHANGED
    }

    @Override
    public String toString() {
        return count + " × " + what + " (" + (kind == Kind.LEFT_OUT ? "left out" : "changed") + "): "
                + String.join(", ", samples) + (count > samples.size() ? ", …" : "");
    }
}
