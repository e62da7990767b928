package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which order a statement names, as H2 reads in the order of an index only when all its columns are named. */
class QueryTextTest {
    private static final AttributeValue OPEN = AttributeValue.of("OPEN");

    private static String order(RecordQuery query) {
        RecordTable table = ConceptTables.plain(
                        "note",
                        "note",
                        AttributeColumn.text("status"),
                        AttributeColumn.text("owner"),
                        AttributeColumn.text("due"))
                .indexedBy(List.of(List.of("due"), List.of("status", "owner", "due")));
        String text = new QueryText(Database.H2, table, query, null).page(null).text();
        return text.substring(text.indexOf(" order by "), text.indexOf(" limit "));
    }

    private static RecordQuery due() {
        return RecordQuery.of("default", "note").sortedBy(Sort.ascending("due"));
    }

    @Test
    void columns_that_are_compared_for_equality_are_named_in_the_order_of_the_index() {
        RecordQuery query =
                due().whereIn("owner", Set.of(AttributeValue.of("ann"))).whereEqual("status", OPEN);

        assertThat(order(query)).isEqualTo(" order by r.tenant, r.status, r.owner, r.due, r.id");
    }

    @Test
    void a_descending_order_is_that_of_the_index_backwards() {
        RecordQuery query =
                due().sortedBy(Sort.descending("due")).whereEqual("owner", OPEN).whereEqual("status", OPEN);

        assertThat(order(query))
                .isEqualTo(" order by r.tenant desc, r.status desc, r.owner desc, r.due desc, r.id desc");
    }

    @Test
    void where_no_index_has_all_of_them_none_is_named() {
        assertThat(order(due().whereEqual("status", OPEN))).isEqualTo(" order by r.tenant, r.due, r.id");
    }

    @Test
    void several_values_are_not_one_order() {
        RecordQuery query =
                due().whereIn("owner", Set.of(OPEN, AttributeValue.of("ann"))).whereEqual("status", OPEN);

        assertThat(order(query)).isEqualTo(" order by r.tenant, r.due, r.id");
    }
}
