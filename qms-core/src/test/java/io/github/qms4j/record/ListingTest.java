package io.github.qms4j.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.capa.Nonconformity;
import io.github.qms4j.capa.NonconformityLifeCycle;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.capa.NonconformityStatus;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ListingTest {
    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    private final Qms qms = Complaints.engine(new InMemoryStorage(), clock).build();
    private final QmsSession agent = qms.as(Actor.of("u-agent", Role.SERVICE_MANAGER), "seen at the desk");

    private static JsonNode asWritten(Object value) {
        return JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(value));
    }

    @BeforeEach
    void reportFive() {
        for (int i = 1; i <= 5; i++) {
            agent.nonconformities()
                    .raise(NonconformityReport.of(
                            NonconformitySource.SLA_BREACH,
                            "Finding " + i,
                            LocalDate.of(2026, 2, 20 - i),
                            "ISO 9001:2015 8.5.1"));
        }
    }

    @Test
    void any_type_is_listed_by_filter_order_and_page() {
        Listing listing = Listing.where(NonconformityLifeCycle.STATUS.is(NonconformityStatus.RAISED))
                .sortedBy(NonconformityLifeCycle.DETECTED_ON.ascending())
                .pagesOf(2);

        List<String> seen = new ArrayList<>();
        @Nullable String cursor = null;
        int pages = 0;
        do {
            Page<View<RecordId, Nonconformity>> page = agent.list(NonconformityLifeCycle.TYPE, listing.after(cursor));
            page.items().forEach(view -> seen.add(view.id().value()));
            cursor = page.cursor();
            pages++;
        } while (cursor != null);

        assertThat(pages).isEqualTo(3);
        assertThat(seen)
                .containsExactly("NC-2026-0005", "NC-2026-0004", "NC-2026-0003", "NC-2026-0002", "NC-2026-0001");
    }

    @Test
    void the_page_on_embedding_shows_a_screen() {
        QmsSession session = agent;
        Listing late = Listing.where(NonconformityLifeCycle.DETECTED_ON.before(LocalDate.of(2026, 2, 18)))
                .sortedBy(NonconformityLifeCycle.DETECTED_ON.descending())
                .pagesOf(20);
        Page<View<RecordId, Nonconformity>> page = session.list(NonconformityLifeCycle.TYPE, late);
        String first = page.items().get(0).json();
        String schema = ViewSchema.of(NonconformityLifeCycle.TYPE);
        String whyNot = session.can("nonconformity.close", "NC-2026-0003").json();

        assertThat(page.items()).hasSize(3);
        assertThat(first).contains("NC-2026-0003");
        assertThat(schema).contains("2020-12");
        assertThat(whyNot).contains("\"answer\":\"DENIED\"");
    }

    @Test
    void a_vendors_type_and_one_that_a_screen_names_are_listed_alike() {
        Complaints.received(agent.records());

        assertThat(agent.list(Complaints.COMPLAINT, Listing.all()).items()).hasSize(1);
        assertThat(agent.list(agent.recordType("nonconformity"), Listing.all()).items())
                .hasSize(5);
    }

    @Test
    void a_page_is_whole_as_json_in_a_mapper_of_the_hosts() {
        JsonNode page =
                asWritten(agent.list(NonconformityLifeCycle.TYPE, Listing.all().pagesOf(2)));

        assertThat(page.at("/items/0/content/state/header/status").stringValue())
                .isEqualTo("RAISED");
        assertThat(page.required("cursor").stringValue()).isNotBlank();
    }

    @Test
    void an_attribute_that_the_type_has_not_is_refused_by_name() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() ->
                        agent.list(NonconformityLifeCycle.TYPE, Listing.all().sortedBy(Sort.ascending("colour"))))
                .withMessageContaining("colour");
    }

    @Test
    void a_cursor_of_another_order_is_refused() {
        String cursor = agent.list(NonconformityLifeCycle.TYPE, Listing.all().pagesOf(2))
                .next()
                .orElseThrow();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> agent.list(
                        NonconformityLifeCycle.TYPE,
                        Listing.all().sortedBy(Sort.descending("detectedOn")).after(cursor)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001})
    void a_page_is_neither_empty_nor_boundless(int size) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Listing.all().pagesOf(size))
                .withMessageContaining("1000");
    }

    @Test
    void who_may_not_read_a_type_is_not_told_how_many_there_are() {
        QmsSession cleaner = qms.as(Actor.of("u-cleaner", new Role("CLEANER")), "curious");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> cleaner.list(NonconformityLifeCycle.TYPE, Listing.all()));
    }

    @Test
    void a_decision_says_as_json_which_rule_stands_against_it() {
        QmsSession cleaner = qms.as(Actor.of("u-cleaner", new Role("CLEANER")), "curious");

        JsonNode denied = asWritten(cleaner.can("nonconformity.close", "NC-2026-0001"));

        assertThat(denied.required("answer").stringValue()).isEqualTo("DENIED");
        assertThat(denied.at("/because/0/rule").stringValue()).isEqualTo("X-2");
        assertThat(denied.at("/because/0/statement").stringValue()).isNotBlank();
        assertThat(asWritten(agent.can("nonconformity.raise", "NC-2026-0009"))
                        .required("answer")
                        .stringValue())
                .isIn("ALLOWED", "CONDITIONAL");
    }

    @Test
    void the_rule_catalogue_is_whole_as_json() {
        RuleCatalogue catalogue = RuleCatalogue.of(Qms.recordTypes());

        JsonNode json = JsonMapper.shared().readTree(catalogue.toJson());

        assertThat(json.required("rows").size()).isEqualTo(catalogue.rows().size());
        assertThat(json.required("kernelRules").size())
                .isEqualTo(RuleCatalogue.kernelRules().size());
        assertThat(json.at("/rows/0/permission").stringValue())
                .isEqualTo(catalogue.rows().get(0).permission().name());
    }
}
