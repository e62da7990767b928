package io.github.qms4j.spi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeysetCursorTest {
    private static final RecordQuery BY_ID = RecordQuery.of("acme", "ticket").limitedTo(2);
    private static final RecordQuery BY_OWNER = BY_ID.sortedBy(Sort.ascending("owner"));

    @Test
    void a_page_that_is_not_the_last_ends_with_the_position_of_its_last_record() {
        RecordPage page = KeysetCursor.page(BY_OWNER, List.of(ticket("1"), ticket("2"), ticket("3")));
        assertThat(page.records()).containsExactly(ticket("1"), ticket("2"));
        assertThat(KeysetCursor.of(BY_OWNER.from(page.next().orElseThrow())))
                .contains(new KeysetCursor(AttributeValue.of("owner of 2"), "2"));
    }

    @Test
    void a_page_with_everything_that_was_found_is_the_last() {
        assertThat(KeysetCursor.page(BY_ID, List.of(ticket("1"), ticket("2"))).next())
                .isEmpty();
    }

    @Test
    void the_first_page_has_no_cursor() {
        assertThat(KeysetCursor.of(BY_ID)).isEmpty();
    }

    @Test
    void a_cursor_of_a_query_with_another_sort_is_refused() {
        String byId = new KeysetCursor(null, "2").encode();
        String byOwner = new KeysetCursor(AttributeValue.of("u-1"), "2").encode();
        assertThatThrownBy(() -> KeysetCursor.of(BY_OWNER.from(byId)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("another sort");
        assertThatThrownBy(() -> KeysetCursor.of(BY_ID.from(byOwner))).isInstanceOf(InvalidInputException.class);
    }

    private static StoredRecord ticket(String id) {
        return new StoredRecord(
                new RecordKey("acme", "ticket", id), 0, 1, Map.of("owner", AttributeValue.of("owner of " + id)), "{}");
    }
}
