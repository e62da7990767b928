package io.github.qms4j.internal.work;

import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Queries page by page, so that no more than a page is in memory. */
final class Pages {
    private Pages() {}

    static void forEach(QmsStorage storage, RecordQuery query, Consumer<StoredRecord> consumer) {
        whileTrue(storage, query, row -> {
            consumer.accept(row);
            return true;
        });
    }

    /** Each page is read when the stream comes to it. */
    static Stream<StoredRecord> stream(Function<RecordQuery, RecordPage> pages, RecordQuery query) {
        return Stream.iterate(
                        Optional.of(pages.apply(query)),
                        Optional::isPresent,
                        page -> page.flatMap(RecordPage::next).map(cursor -> pages.apply(query.from(cursor))))
                .flatMap(Optional::stream)
                .flatMap(page -> page.records().stream());
    }

    /** Goes on as long as the consumer wants more. */
    static void whileTrue(QmsStorage storage, RecordQuery query, Predicate<StoredRecord> consumer) {
        Optional<String> cursor = Optional.empty();
        do {
            RecordPage page = storage.query(query.from(cursor.orElse(null)));
            for (StoredRecord row : page.records()) {
                if (!consumer.test(row)) {
                    return;
                }
            }
            cursor = page.next();
        } while (cursor.isPresent());
    }
}
