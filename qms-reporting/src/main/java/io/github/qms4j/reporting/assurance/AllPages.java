package io.github.qms4j.reporting.assurance;

import io.github.qms4j.record.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every page of a list, because a report leaves nothing out. */
final class AllPages {
    private AllPages() {}

    static <V> List<V> of(Function<@Nullable String, Page<V>> pages) {
        List<V> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<V> page = pages.apply(cursor);
            all.addAll(page.items());
            cursor = page.cursor();
        } while (cursor != null);
        return all;
    }
}
