package io.github.qms4j.trail;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.MANAGER;
import static io.github.qms4j.complaint.Complaints.TRAINER;
import static io.github.qms4j.complaint.Complaints.changed;
import static io.github.qms4j.complaint.Complaints.opened;
import static io.github.qms4j.complaint.Complaints.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.ComplaintState.Status;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.trail.TrailEntry.Content;
import io.github.qms4j.trail.TrailEntry.Kind;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("X-5")
class TrailTest {
    private final SettableClock clock = new SettableClock("2026-03-01T09:00:00Z");
    private final Qms qms = Complaints.builder().inMemory().clock(clock).build();
    private final RecordStore agent = Complaints.as(qms, AGENT, "as agreed");

    private List<TrailEntry> history(String id) {
        return qms.trail().history("acme.complaint", id);
    }

    @Test
    void an_entry_says_who_did_what_when_and_why_to_which_version() {
        String id = opened(agent).id();
        clock.set("2026-03-02T10:11:12.345Z");
        Actor manager = MANAGER.named("Ada Müller");
        changed(Complaints.as(qms, manager, "answered"), "complaint.close", id, s -> s.withStatus(Status.CLOSED));

        assertThat(history(id)).last().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.CHANGE);
            assertThat(entry.tenant()).isEqualTo("default");
            assertThat(entry.recordType()).isEqualTo("acme.complaint");
            assertThat(entry.recordId()).isEqualTo(id);
            assertThat(entry.recordVersion()).isEqualTo(2);
            assertThat(entry.actor()).isEqualTo(manager);
            assertThat(entry.actor().name()).isEqualTo("Ada Müller");
            assertThat(entry.action()).isEqualTo("complaint.close");
            assertThat(entry.at()).isEqualTo(Instant.parse("2026-03-02T10:11:12.345Z"));
            assertThat(entry.reason()).isEqualTo("answered");
            assertThat(entry.changes()).containsExactly(new FieldChange("/state/status", "\"OPEN\"", "\"CLOSED\""));
        });
    }

    @Test
    void each_entry_of_a_record_names_the_one_before() {
        String id = opened(agent).id();
        changed(agent, "complaint.edit", id, s -> s.withTitle("no answer"));
        List<TrailEntry> entries = history(id);

        assertThat(entries).hasSize(3);
        assertThat(entries.get(0).previous()).isEqualTo(TrailEntry.NO_PREVIOUS);
        assertThat(entries.get(1).previous()).isEqualTo(entries.get(0).hash());
        assertThat(entries.get(2).previous()).isEqualTo(entries.get(1).hash());
        assertThat(agent.get(COMPLAINT, id).trailHead())
                .isEqualTo(entries.get(2).hash());
    }

    @Test
    void records_do_not_share_a_chain() {
        String first = received(agent).id();
        String second = received(agent).id();
        changed(agent, "complaint.edit", first, s -> s.withTitle("no answer"));

        assertThat(history(second)).hasSize(1);
        assertThat(history(first)).extracting(TrailEntry::recordId).containsOnly(first);
    }

    @Test
    void a_hash_is_that_of_a_leaf_of_the_canonical_bytes() throws NoSuchAlgorithmException {
        TrailEntry entry = history(received(agent).id()).get(0);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((byte) 0);

        assertThat(entry.hash())
                .isEqualTo(
                        HexFormat.of().formatHex(digest.digest(entry.canonical().getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void the_canonical_text_has_every_part_in_the_order_of_the_names() {
        TrailEntry entry = TrailEntry.of(new Content(
                Kind.CHANGE,
                "ulm",
                "acme.remark",
                "r/1",
                3,
                1,
                "remark.edit",
                new Actor("u-1", "Ada \"Zoë\" Müller", Set.of(new Role("B"), new Role("A"))),
                Instant.parse("2026-03-01T09:00:00.120Z"),
                "",
                "two\nlines",
                "list",
                "00ff",
                "11ee",
                List.of(new FieldChange("/state/title", null, "\"new\""), new FieldChange("/state/n", "1", null)),
                List.of(),
                List.of(),
                List.of(new ReliedOn("transcript", "TRN-2026-0001", 2)),
                null,
                ""));

        assertThat(entry.canonical())
                .isEqualTo("{\"action\":\"remark.edit\",\"actor\":{\"id\":\"u-1\",\"name\":\"Ada \\\"Zoë\\\" Müller\","
                        + "\"roles\":[\"A\",\"B\"]},\"asked\":\"list\",\"at\":\"2026-03-01T09:00:00.120Z\",\"attempt\":\"\",\"attestation\":\"\",\"changes\":["
                        + "{\"new\":\"new\",\"path\":\"/state/title\"},{\"old\":1,\"path\":\"/state/n\"}],"
                        + "\"content\":\"11ee\",\"format\":1,\"grounds\":[],\"kind\":\"CHANGE\",\"previous\":\"00ff\","
                        + "\"reason\":\"two\\nlines\",\"record\":{\"id\":\"r/1\",\"schema\":1,\"type\":\"acme.remark\",\"version\":3},"
                        + "\"reliedOn\":[{\"id\":\"TRN-2026-0001\",\"type\":\"transcript\",\"version\":2}],"
                        + "\"rows\":[],\"signature\":null,\"tenant\":\"ulm\"}");
        assertThat(TrailEntry.parse(entry.canonical())).isEqualTo(entry).hasSameHashCodeAs(entry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[]", "not json", "{\"action\":\"x\"}"})
    void what_is_no_entry_is_not_read(String text) {
        assertThatThrownBy(() -> TrailEntry.parse(text)).isInstanceOf(CorruptRecordException.class);
    }

    @Test
    void an_entry_in_other_bytes_is_not_read_even_when_it_means_the_same() {
        String canonical = history(received(agent).id()).get(0).canonical();

        assertThatThrownBy(() -> TrailEntry.parse(canonical.replace("\"format\":1", "\"format\": 1")))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("canonical");
        assertThatThrownBy(() -> TrailEntry.parse(canonical.replace("\"format\":1", "\"format\":2")))
                .isInstanceOf(CorruptRecordException.class);
    }

    @Test
    void the_history_of_a_record_is_whole_and_in_order_however_long() {
        String id = received(agent).id();
        int versions = 1_101;
        for (int i = 1; i < versions; i++) {
            String title = "edit " + i;
            changed(agent, "complaint.edit", id, s -> s.withTitle(title));
        }

        assertThat(history(id))
                .extracting(TrailEntry::recordVersion)
                .containsExactlyElementsOf(LongStream.range(0, versions).boxed().toList());
        assertThat(qms.trail().verify("acme.complaint", id)).isEqualTo(new Trail.Verification(versions, List.of()));
    }

    @Test
    void an_untouched_record_is_sound_in_each_of_its_versions() {
        String id = opened(agent).id();

        assertThat(qms.trail().verify("acme.complaint", id)).isEqualTo(new Trail.Verification(2, List.of()));
        assertThat(qms.trail().verify(COMPLAINT, id).isSound()).isTrue();
    }

    @Test
    void a_refusal_is_no_part_of_the_history() {
        String id = received(agent).id();
        RecordStore trainer = Complaints.as(qms, TRAINER, "why not");
        assertThatThrownBy(() -> changed(trainer, "complaint.edit", id, s -> s.withTitle("mine now")))
                .isInstanceOf(RefusedException.class);

        assertThat(history(id)).hasSize(1);
        assertThat(qms.trail().verify("acme.complaint", id).isSound()).isTrue();
    }

    @Test
    void a_record_that_never_was_has_no_trail() {
        assertThatThrownBy(() -> history("CMP-2026-0001")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> qms.trail().verify("acme.complaint", "CMP-2026-0001"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> qms.trail().verify(COMPLAINT, "CMP-2026-0001")).isInstanceOf(NotFoundException.class);
        assertThat(qms.trail().refusals("acme.complaint", "CMP-2026-0001")).isEmpty();
    }

    @Test
    void a_clock_that_is_finer_than_milliseconds_is_cut_not_rounded() {
        clock.set("2026-03-01T09:00:00.123999999Z");
        String id = received(agent).id();

        assertThat(history(id).get(0).at()).isEqualTo(Instant.parse("2026-03-01T09:00:00.123Z"));
        assertThat(agent.get(COMPLAINT, id).changedAt()).isEqualTo(Instant.parse("2026-03-01T09:00:00.123Z"));
    }
}
