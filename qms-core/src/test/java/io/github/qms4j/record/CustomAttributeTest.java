package io.github.qms4j.record;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.REMARK;
import static io.github.qms4j.complaint.Complaints.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsBuilder;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.storage.AttributeDefinition;
import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.FieldChange;
import io.github.qms4j.trail.TrailEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("X-13")
class CustomAttributeTest {
    private static final ComplaintState DRAFT = ComplaintState.draft("late answer", "u-agent");
    private static final Map<String, AttributeValue> ONE_OF_EACH = Map.of(
            "site", AttributeValue.of("Ulm ≠ \"Bonn\"\n"),
            "visits", AttributeValue.of(Long.MIN_VALUE),
            "rate", AttributeValue.of(new BigDecimal("1.10")),
            "seenAt", AttributeValue.of(Instant.parse("2026-03-01T08:00:00.120Z")),
            "regulated", AttributeValue.of(true),
            "validOn", AttributeValue.of(LocalDate.of(2026, 2, 28)));

    private final SettableClock clock = new SettableClock("2026-03-01T09:00:00Z");
    private final InMemoryStorage storage = new InMemoryStorage();
    private final Qms qms = registered(Complaints.engine(storage, clock)).build();
    private final RecordStore agent = Complaints.as(qms, AGENT, "as agreed");

    private static QmsBuilder registered(QmsBuilder builder) {
        ONE_OF_EACH.forEach((name, value) ->
                builder.customAttribute("acme.complaint", new AttributeDefinition(name, value.type())));
        return builder;
    }

    private static Versioned<ComplaintState> received(RecordStore store, Map<String, AttributeValue> custom) {
        return store.commit(unit -> unit.create(COMPLAINT.transition("complaint.receive"), by -> DRAFT, custom));
    }

    private Versioned<ComplaintState> changed(Versioned<ComplaintState> read, Map<String, AttributeValue> custom) {
        return agent.commit(unit -> unit.change(COMPLAINT.transition("complaint.edit"), read, s -> s, custom));
    }

    private Versioned<ComplaintState> at(String site) {
        return received(agent, Map.of("site", AttributeValue.of(site)));
    }

    private TrailEntry lastEntry(String id) {
        List<TrailEntry> history = qms.trail().history("acme.complaint", id);
        return history.get(history.size() - 1);
    }

    @Test
    void values_of_every_type_come_back_as_they_were_given() {
        String id = received(agent, ONE_OF_EACH).id();

        assertThat(agent.get(COMPLAINT, id).custom()).isEqualTo(ONE_OF_EACH);
    }

    @Test
    void values_stand_beside_the_type_s_own_attributes_in_the_storage() {
        String id = received(agent, ONE_OF_EACH).id();

        assertThat(storage.find(new RecordKey("default", "acme.complaint", id))
                        .orElseThrow()
                        .attributes())
                .containsAllEntriesOf(ONE_OF_EACH)
                .containsEntry("status", AttributeValue.of("DRAFT"));
    }

    @Test
    void a_record_need_not_have_them() {
        assertThat(Complaints.received(agent).custom()).isEmpty();
    }

    @Test
    void records_are_found_by_them() {
        String ulm = at("Ulm").id();
        at("Bonn");
        Complaints.received(agent);

        assertThat(agent.list(COMPLAINT, agent.query(COMPLAINT).whereEqual("site", AttributeValue.of("Ulm"))))
                .extracting(Versioned::id)
                .containsExactly(ulm);
        assertThat(agent.count(COMPLAINT, agent.query(COMPLAINT).whereBetween("site", AttributeValue.of("C"), null)))
                .isEqualTo(1);
    }

    @Test
    void records_are_sorted_by_them() {
        at("Ulm");
        at("Bonn");
        at("Cork");

        assertThat(agent.stream(
                        COMPLAINT,
                        agent.query(COMPLAINT).sortedBy(Sort.descending("site")).limitedTo(1)))
                .extracting(r -> List.copyOf(r.custom().values()))
                .containsExactly(
                        List.of(AttributeValue.of("Ulm")),
                        List.of(AttributeValue.of("Cork")),
                        List.of(AttributeValue.of("Bonn")));
    }

    @Test
    void their_changes_are_in_the_trail_with_old_and_new_value() {
        Versioned<ComplaintState> ulm = at("Ulm");
        changed(ulm, Map.of("site", AttributeValue.of("Bonn"), "regulated", AttributeValue.of(false)));

        assertThat(lastEntry(ulm.id()).changes())
                .containsExactly(
                        new FieldChange("/custom/regulated", null, "{\"type\":\"BOOLEAN\",\"value\":\"false\"}"),
                        new FieldChange("/custom/site/value", "\"Ulm\"", "\"Bonn\""));
        assertThat(qms.trail().verify("acme.complaint", ulm.id()).problems()).isEmpty();
    }

    @Test
    void a_change_that_does_not_speak_of_them_keeps_them() {
        Versioned<ComplaintState> ulm = at("Ulm");
        Complaints.changed(agent, "complaint.edit", ulm.id(), s -> s.withTitle("no answer"));

        assertThat(agent.get(COMPLAINT, ulm.id()).custom()).isEqualTo(ulm.custom());
    }

    @Test
    void a_value_that_is_left_out_is_taken_away() {
        Versioned<ComplaintState> ulm = at("Ulm");
        changed(ulm, Map.of());

        assertThat(agent.get(COMPLAINT, ulm.id()).custom()).isEmpty();
        assertThat(agent.count(COMPLAINT, agent.query(COMPLAINT).whereEqual("site", AttributeValue.of("Ulm"))))
                .isZero();
    }

    @Test
    void a_record_of_the_past_has_the_values_of_the_past() {
        Versioned<ComplaintState> ulm = at("Ulm");
        clock.set("2026-03-02T09:00:00Z");
        changed(ulm, Map.of("site", AttributeValue.of("Bonn")));

        assertThat(agent.asOf(COMPLAINT, ulm.id(), Instant.parse("2026-03-01T12:00:00Z")))
                .hasValueSatisfying(r -> assertThat(r.custom()).isEqualTo(ulm.custom()));
    }

    @Test
    void every_value_that_does_not_fit_is_named_at_once() {
        InvalidInputException invalid = catchThrowableOfType(
                InvalidInputException.class,
                () -> received(
                        agent,
                        Map.of(
                                "site", AttributeValue.of(7),
                                "plant", AttributeValue.of("Ulm"),
                                "rate", AttributeValue.of(new BigDecimal("2")))));

        assertThat(invalid.violations()).extracting(Violation::place).containsExactly("plant", "site");
        assertThat(invalid)
                .hasMessageContaining("customAttribute")
                .hasMessageContaining("is a LONG where a TEXT is registered");
        assertThat(agent.count(COMPLAINT, agent.query(COMPLAINT))).isZero();
    }

    @Test
    void a_change_is_checked_like_a_creation() {
        Versioned<ComplaintState> ulm = at("Ulm");

        assertThatThrownBy(() -> changed(ulm, Map.of("plant", AttributeValue.of("Ulm"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("plant");
        assertThat(agent.get(COMPLAINT, ulm.id())).isEqualTo(ulm);
    }

    @Test
    void an_attribute_of_one_type_is_none_of_another() {
        assertThatThrownBy(() -> agent.commit(unit -> unit.create(
                        REMARK.transition("complaint.receive"),
                        "r1",
                        by -> DRAFT,
                        Map.of("site", AttributeValue.of("Ulm")))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("acme.remark");
    }

    @Test
    void an_attribute_that_nobody_registered_cannot_be_asked_for() {
        assertThatThrownBy(() ->
                        agent.list(COMPLAINT, agent.query(COMPLAINT).whereEqual("plant", AttributeValue.of("Ulm"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("plant")
                .hasMessageContaining("amount")
                .hasMessageContaining("site");
    }

    @Test
    void a_value_of_another_type_cannot_be_asked_for() {
        assertThatThrownBy(() -> agent.list(COMPLAINT, agent.query(COMPLAINT).whereEqual("site", AttributeValue.of(7))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is a LONG where the attribute is a TEXT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trailHead", "changedAt", "series", "sequence"})
    void a_name_of_the_library_is_refused(String reserved) {
        QmsBuilder builder = Complaints.builder();

        assertThatThrownBy(() ->
                        builder.customAttribute("acme.remark", new AttributeDefinition(reserved, AttributeType.TEXT)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(reserved)
                .hasMessageContaining("another name");
    }

    @Test
    void a_name_that_the_type_declares_itself_is_refused_in_build() {
        QmsBuilder builder = Complaints.builder()
                .inMemory()
                .customAttribute("acme.complaint", new AttributeDefinition("owner", AttributeType.TEXT));

        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("owner")
                .hasMessageContaining("declared by the type itself");
    }

    @Test
    void an_attribute_of_a_type_that_is_not_known_is_refused_in_build() {
        QmsBuilder builder = Complaints.builder()
                .inMemory()
                .customAttribute("acme.complain", new AttributeDefinition("site", AttributeType.TEXT));

        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("acme.complain")
                .hasMessageContaining("acme.complaint");
    }

    @Test
    void a_name_is_registered_once_for_a_type() {
        AttributeDefinition site = new AttributeDefinition("site", AttributeType.TEXT);
        QmsBuilder builder =
                Complaints.builder().customAttribute("acme.complaint", site).customAttribute("acme.remark", site);

        assertThatThrownBy(() ->
                        builder.customAttribute("acme.remark", new AttributeDefinition("site", AttributeType.LONG)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Site", "site code", "site-code", "site.code", "$site", "1site", "größe"})
    void a_name_is_one_that_every_storage_can_hold(String name) {
        assertThatThrownBy(() -> new AttributeDefinition(name, AttributeType.TEXT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    void a_name_has_forty_characters_at_most() {
        assertThat(new AttributeDefinition("a".repeat(40), AttributeType.TEXT).name())
                .hasSize(40);
        assertThatThrownBy(() -> new AttributeDefinition("a".repeat(41), AttributeType.TEXT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_engine_that_does_not_know_them_shows_them_and_drops_none() {
        Versioned<ComplaintState> ulm = at("Ulm");
        RecordStore plain = Complaints.as(Complaints.engine(storage, clock).build(), AGENT, "as agreed");

        assertThat(plain.get(COMPLAINT, ulm.id()).custom()).isEqualTo(ulm.custom());
        assertThatThrownBy(() -> Complaints.changed(plain, "complaint.edit", ulm.id(), s -> s.withTitle("no answer")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("site");
    }

    @Test
    void what_was_registered_is_described() {
        assertThat(qms.describe())
                .contains("custom attributes: [acme.complaint [rate, regulated, seenAt, site, validOn, visits]]");
    }

    @Test
    void an_engine_is_not_changed_by_what_its_builder_registers_later() {
        QmsBuilder builder = registered(Complaints.engine(storage, clock));
        RecordStore store = Complaints.as(builder.build(), AGENT, "");
        builder.customAttribute("acme.complaint", new AttributeDefinition("plant", AttributeType.TEXT));

        assertThatThrownBy(() -> received(store, Map.of("plant", AttributeValue.of("Ulm"))))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void an_unknown_attribute_is_refused_in_a_count_as_in_a_list() {
        assertThatThrownBy(() ->
                        agent.count(COMPLAINT, agent.query(COMPLAINT).whereEqual("sight", AttributeValue.of("Ulm"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("site");
    }
}
