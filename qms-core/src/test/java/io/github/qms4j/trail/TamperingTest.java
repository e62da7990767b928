package io.github.qms4j.trail;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.REMARK;
import static io.github.qms4j.complaint.Complaints.TRAINER;
import static io.github.qms4j.complaint.Complaints.changed;
import static io.github.qms4j.complaint.Complaints.opened;
import static io.github.qms4j.complaint.Complaints.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.complaint.TamperedStorage;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.UnitOfWork.Appended;
import io.github.qms4j.schedule.Recurrence;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("X-5")
class TamperingTest {
    private static final String ID = "CMP-2026-0001";
    private static final RecordKey RECORD = new RecordKey("default", "acme.complaint", ID);

    private final SettableClock clock = new SettableClock("2026-03-01T09:00:00Z");
    private final TamperedStorage storage = new TamperedStorage();
    private final Qms qms = Complaints.engine(storage, clock).build();
    private final RecordStore agent = Complaints.as(qms, AGENT, "as agreed");

    /** A complaint of three versions, a day apart. */
    @BeforeEach
    void threeVersions() {
        received(agent);
        clock.set("2026-03-02T09:00:00Z");
        opened(agent, ID);
        clock.set("2026-03-03T09:00:00Z");
        changed(agent, "complaint.edit", ID, s -> s.withTitle("no answer"));
    }

    private static RecordKey entry(int version) {
        return new RecordKey("default", "trail-entry", "CHANGE/acme.complaint/" + ID + "/" + version);
    }

    private String problem() {
        List<String> problems = qms.trail().verify("acme.complaint", ID).problems();
        assertThat(problems).as("problems").isNotEmpty();
        return String.join("; ", problems);
    }

    private void alterEntry(int version, UnaryOperator<String> alteration) {
        storage.alter(entry(version), row -> rehashed(row, alteration.apply(row.payload())));
    }

    /** The forger keeps the columns of the entry in step with its text, as far as they can. */
    private static StoredRecord rehashed(StoredRecord row, String payload) {
        Map<String, AttributeValue> attributes = new HashMap<>(row.attributes());
        attributes.put("hash", AttributeValue.of(Hashes.leaf(payload)));
        return new StoredRecord(row.key(), row.version(), row.schemaVersion(), attributes, payload);
    }

    @Test
    void what_nobody_altered_is_sound() {
        assertThat(qms.trail().verify(COMPLAINT, ID)).isEqualTo(new Trail.Verification(3, List.of()));
    }

    @Test
    void an_altered_content_is_named_with_its_record_and_version() {
        storage.alterPayload(RECORD, p -> p.replace("no answer", "an answer"));

        assertThat(problem()).contains(RECORD + " version 2: its content has hash");
    }

    @Test
    void a_content_in_other_bytes_is_altered_even_when_it_means_the_same() {
        storage.alterPayload(RECORD, p -> p.replaceFirst(":", ": "));

        assertThat(problem()).contains("version 2: its content has hash");
    }

    @Test
    void a_content_that_is_none_any_more_is_named() {
        storage.alterPayload(RECORD, p -> p.substring(1));

        assertThat(problem()).contains(RECORD + " version 2 cannot be read");
    }

    @Test
    void no_single_character_of_the_content_can_be_altered() {
        Random random = new Random(3);
        int length = storage.payload(RECORD).length();
        for (int round = 0; round < 300; round++) {
            int at = random.nextInt(length);
            storage.alterPayload(RECORD, p -> flipped(p, at));

            assertThat(problem()).contains(ID);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void no_single_character_of_an_entry_can_be_altered(int version) {
        Random random = new Random(version);
        int length = storage.payload(entry(version)).length();
        for (int round = 0; round < 150; round++) {
            int at = random.nextInt(length);
            alterEntry(version, p -> flipped(p, at));

            assertThat(problem()).contains(ID);
        }
    }

    private static String flipped(String text, int at) {
        char other = text.charAt(at) == 'a' ? 'b' : 'a';
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, u-agent, u-other",
        "1, as agreed, as ordered",
        "1, 2026-03-02T09:00:00Z, 2026-03-02T08:00:00Z",
        "1, complaint.open, complaint.edit",
        "2, late answer, early answer",
        "2, SERVICE_AGENT, SERVICE_MANAGER"
    })
    void an_entry_that_was_rewritten_in_proper_form_is_found_out(int version, String said, String forged) {
        assertThat(storage.payload(entry(version))).contains(said);
        alterEntry(version, p -> p.replace(said, forged));

        assertThat(problem()).contains(ID);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void an_entry_that_was_removed_is_missed(int version) {
        storage.remove(entry(version));

        assertThat(problem()).contains(RECORD.toString());
    }

    @Test
    void a_record_whose_whole_trail_was_removed_has_none() {
        storage.remove(entry(0));
        storage.remove(entry(1));
        storage.remove(entry(2));

        assertThat(problem()).contains("has no trail entry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"actor", "action", "recordType", "recordId", "kind", "hash"})
    void an_entry_is_found_by_what_it_says(String attribute) {
        storage.alterAttribute(entry(1), attribute, AttributeValue.of("forged"));

        assertThat(problem()).contains(ID);
    }

    @Test
    void an_entry_is_placed_by_what_it_says() {
        storage.alterAttribute(entry(1), "recordVersion", AttributeValue.of(7));
        assertThat(problem()).contains(entry(1).id()).contains("recordVersion '7' but its entry says '1'");

        storage.alterAttribute(entry(1), "at", AttributeValue.of(Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(problem()).contains(entry(1).id()).contains("at '2026-01-01T00:00:00Z'");
    }

    @Test
    void a_record_that_was_removed_is_missed() {
        storage.remove(RECORD);

        assertThat(problem()).contains("is not stored, but the trail has 3 entries");
    }

    @Test
    void a_record_of_a_batch_that_was_removed_is_missed() {
        appendTwo();
        storage.remove(new RecordKey("default", "acme.remark", "r2"));

        assertThat(qms.trail().verify("acme.remark", "r2").problems())
                .singleElement()
                .asString()
                .contains("acme.remark r2 is not stored")
                .contains("b1");
    }

    @Test
    void a_row_of_a_batch_is_bound_by_the_batch() {
        appendTwo();
        storage.alterPayload(
                new RecordKey("default", "acme.remark", "r2"), p -> p.replace("late answer", "early answer"));

        assertThat(qms.trail().verify("acme.remark", "r1").problems()).isEmpty();
        assertThat(qms.trail().verify("acme.remark", "r2").problems())
                .singleElement()
                .asString()
                .contains("acme.remark r2 of tenant default version 0: its content has hash");
    }

    @Test
    void rows_of_a_batch_cannot_change_places() {
        appendTwo();
        String other = storage.payload(new RecordKey("default", "acme.remark", "r2"));
        storage.alterPayload(new RecordKey("default", "acme.remark", "r1"), p -> other.replace("u-2", "u-1") + " ");

        assertThat(qms.trail().verify("acme.remark", "r1").isSound()).isFalse();
    }

    @Test
    void a_batch_whose_entry_was_removed_leaves_its_rows_without_a_trail() {
        appendTwo();
        storage.remove(new RecordKey("default", "trail-entry", "BATCH/acme.remark/b1/batch"));

        assertThat(qms.trail().verify("acme.remark", "r1").problems())
                .singleElement()
                .asString()
                .contains("has no trail entry");
    }

    private void appendTwo() {
        agent.commit(unit -> {
            unit.append(
                    REMARK.transition("complaint.receive"),
                    "b1",
                    List.of(
                            new Appended<>("r1", ComplaintState.draft("late answer", "u-1")),
                            new Appended<>("r2", ComplaintState.draft("late answer", "u-2"))));
            return "done";
        });
    }

    @Test
    void another_record_with_its_whole_trail_cannot_take_the_place_of_this_one() {
        String other = opened(agent).id();
        changed(agent, "complaint.edit", other, s -> s.withTitle("something else"));
        RecordKey otherKey = new RecordKey("default", "acme.complaint", other);
        StoredRecord row = storage.raw(otherKey);
        storage.alter(
                RECORD,
                r -> new StoredRecord(r.key(), row.version(), row.schemaVersion(), row.attributes(), row.payload()));
        for (int version = 0; version < 3; version++) {
            StoredRecord entry = storage.raw(
                    new RecordKey("default", "trail-entry", "CHANGE/acme.complaint/" + other + "/" + version));
            storage.alter(entry(version), r -> {
                Map<String, AttributeValue> attributes = new HashMap<>(entry.attributes());
                attributes.put("recordId", AttributeValue.of(ID));
                return new StoredRecord(r.key(), 0, 1, attributes, entry.payload());
            });
        }

        assertThat(problem()).contains(other);
    }

    @Test
    void an_old_version_cannot_be_put_back_without_its_later_entries_speaking_up() {
        String first =
                TrailEntry.parse(storage.payload(entry(0))).changes().get(0).after();
        storage.alterPayload(RECORD, p -> String.valueOf(first));

        assertThat(problem()).contains("version 2: its content has hash");
    }

    @Test
    void a_version_number_that_was_altered_is_named() {
        storage.alter(RECORD, r -> new StoredRecord(r.key(), 5, r.schemaVersion(), r.attributes(), r.payload()));

        assertThat(problem()).contains("is at version 5 but has 3 trail entries; 6 are due");
    }

    @Test
    void the_time_of_the_last_change_is_the_trail_s() {
        storage.alterAttribute(RECORD, "changedAt", AttributeValue.of(Instant.parse("2026-03-04T09:00:00Z")));

        assertThat(problem()).contains("says it was changed at 2026-03-04T09:00:00Z");
    }

    @Test
    void the_head_that_a_record_names_is_its_last_entry() {
        storage.alterAttribute(RECORD, "trailHead", AttributeValue.of("00"));

        assertThat(problem()).contains("names trail entry 00");
    }

    @Test
    void a_record_without_a_head_cannot_be_verified_and_says_so() {
        storage.alterAttribute(RECORD, "trailHead", AttributeValue.of(7));

        assertThat(problem()).contains(RECORD.toString()).contains("trailHead");
    }

    @Test
    void an_attribute_that_queries_rest_on_is_what_the_content_says() {
        storage.alterAttribute(RECORD, "owner", AttributeValue.of("u-other"));

        assertThat(qms.trail().verify(COMPLAINT, ID).problems())
                .containsExactly(RECORD + " version 2 is stored with owner 'u-other' but its content says 'u-agent'");
    }

    @Test
    void an_attribute_that_is_gone_or_has_come_is_named() {
        storage.alter(RECORD, r -> {
            Map<String, AttributeValue> attributes = new HashMap<>(r.attributes());
            attributes.remove("urgent");
            attributes.put("site", AttributeValue.of("Ulm"));
            return new StoredRecord(r.key(), r.version(), r.schemaVersion(), attributes, r.payload());
        });

        assertThat(qms.trail().verify(COMPLAINT, ID).problems())
                .hasSize(2)
                .anySatisfy(p -> assertThat(p).contains("site 'Ulm' but its content says without a value"))
                .anySatisfy(p -> assertThat(p).contains("urgent without a value but its content says 'true'"));
    }

    @Test
    void a_number_of_another_scale_is_another_number() {
        storage.alterAttribute(RECORD, "amount", AttributeValue.of(new BigDecimal("1.1000")));

        assertThat(qms.trail().verify(COMPLAINT, ID).problems())
                .singleElement()
                .asString()
                .contains("amount '1.1000' but its content says '1.10'");
    }

    @Test
    void the_attributes_of_the_library_s_own_types_are_verified_by_name_alone() {
        Actor scheduler = Actor.of("u-scheduler", Role.SERVICE_MANAGER);
        String id = qms.as(scheduler, "as planned")
                .recurringWork()
                .schedule(
                        "access-review", "ERP", Recurrence.every(Period.ofMonths(1), ZoneOffset.UTC), clock.instant());
        storage.alterAttribute(new RecordKey("default", "recurring-work", id), "subject", AttributeValue.of("CRM"));

        assertThat(qms.trail().verify("recurring-work", id).problems())
                .singleElement()
                .asString()
                .contains("subject 'CRM' but its content says 'ERP'");
    }

    @Test
    void a_past_that_was_tampered_with_is_not_shown() {
        storage.alterPayload(RECORD, p -> p.replace("no answer", "an answer"));

        assertThatThrownBy(() -> agent.asOf(COMPLAINT, ID, Instant.parse("2026-03-01T12:00:00Z")))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining(RECORD + " version 2");
    }

    @Test
    void an_old_value_that_was_rewritten_is_not_shown_as_the_past() {
        alterEntry(2, p -> p.replace("late answer", "early answer"));

        assertThatThrownBy(() -> agent.asOf(COMPLAINT, ID, Instant.parse("2026-03-02T12:00:00Z")))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining(ID);
    }

    @Test
    @Verifies("X-3")
    void a_refusal_that_was_altered_is_not_shown() {
        RecordStore trainer = Complaints.as(
                Complaints.engine(storage, clock).ids(() -> "refusal-1").build(), TRAINER, "why not");
        assertThatThrownBy(() -> changed(trainer, "complaint.edit", ID, s -> s.withTitle("mine now")))
                .isInstanceOf(RefusedException.class);
        RecordKey refusal = new RecordKey("default", "trail-entry", "REFUSAL/acme.complaint/" + ID + "/refusal-1");
        storage.alterPayload(refusal, p -> p.replace("why not", "by mistake"));

        assertThatThrownBy(() -> qms.trail().refusals("acme.complaint", ID))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("REFUSAL/acme.complaint/" + ID);
    }
}
