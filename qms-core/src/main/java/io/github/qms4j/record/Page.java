package io.github.qms4j.record;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items what is on it, in the order asked for
 * @param cursor where the next page begins; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String cursor) {
    public Page {
        items = List.copyOf(items);
    }

    /** Where the next page begins; empty on the last one. */
    public Optional<String> next() {
        return Optional.ofNullable(cursor);
    }

    /** The same page of something else. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), cursor);
    }
}
