package io.github.qms4j.trail;

import static io.github.qms4j.complaint.Complaints.changed;
import static io.github.qms4j.complaint.Complaints.opened;
import static io.github.qms4j.complaint.Complaints.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.Qms;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.complaint.TamperedStorage;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.Trail.Sealing;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import io.github.qms4j.trail.merkle.ConsistencyProof;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogTest {
    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    private final InMemoryStorage storage = new InMemoryStorage();
    private final InMemoryCheckpointKeys keys = new InMemoryCheckpointKeys();
    private final Qms qms = engine("default");
    private final RecordStore agent = agent(qms);

    private Qms engine(String tenant) {
        return Complaints.engine(storage, clock)
                .checkpointKeys(keys)
                .recordType(Complaints.COMPLAINT)
                .recordType(Complaints.REMARK)
                .tenant(tenant)
                .build();
    }

    private static RecordStore agent(Qms qms) {
        return qms.as(Complaints.AGENT, "by phone").records();
    }

    private void complaints(int count) {
        IntStream.range(0, count).forEach(i -> received(agent));
    }

    private TrailEntry entryOf(String id) {
        return qms.trail().history("acme.complaint", id).get(0);
    }

    private Checkpoint sealed() {
        return qms.trail().seal().checkpoint().orElseThrow().checkpoint();
    }

    @Test
    void sealing_takes_in_what_is_new_and_signs_the_log() {
        complaints(3);

        Sealing sealing = qms.trail().seal();

        assertThat(sealing.entries()).isEqualTo(3);
        SignedCheckpoint checkpoint = sealing.checkpoint().orElseThrow();
        assertThat(checkpoint.checkpoint().origin()).isEqualTo("qms4j/default");
        assertThat(checkpoint.checkpoint().size()).isEqualTo(3);
        assertThat(checkpoint.isSignedBy(keys.all("qms4j/default").get(0))).isTrue();
        assertThat(qms.trail().checkpoint()).contains(checkpoint);
    }

    @Test
    void sealing_without_anything_new_makes_no_seal() {
        complaints(1);
        SignedCheckpoint first = qms.trail().seal().checkpoint().orElseThrow();

        Sealing again = qms.trail().seal();

        assertThat(again.entries()).isZero();
        assertThat(again.checkpoint()).contains(first);
    }

    @Test
    void a_log_that_was_never_sealed_has_no_checkpoint() {
        complaints(1);

        assertThat(qms.trail().checkpoint()).isEmpty();
        assertThat(qms.trail().verify().problems()).isEmpty();
    }

    @Test
    void each_seal_names_the_one_before_it() {
        complaints(1);
        String first = sealed().extensions().get(0);
        complaints(1);
        String second = sealed().extensions().get(0);

        assertThat(first).isEqualTo("seal 1 2026-03-02T09:00:00Z -");
        assertThat(second).matches("seal 2 2026-03-02T09:00:00Z [0-9a-f]{64}");
    }

    @Test
    void a_clock_that_was_set_back_makes_no_seal_older_than_the_one_before() {
        complaints(1);
        sealed();
        clock.set("2026-03-02T08:00:00Z");
        complaints(1);

        assertThat(sealed().extensions().get(0)).startsWith("seal 2 2026-03-02T09:00:00Z ");
        assertThat(qms.trail().verify().problems()).isEmpty();
    }

    @Test
    void every_entry_is_proved_in_a_log_of_many_tiles_and_the_log_verifies() {
        for (int seal = 0; seal < 5; seal++) {
            complaints(seal * 60);
            qms.trail().seal();
        }

        List<TrailEntry> entries =
                storage.query(RecordQuery.of("default", "trail-entry").limitedTo(1_000)).records().stream()
                        .map(row -> TrailEntry.parse(row.payload()))
                        .toList();
        assertThat(entries)
                .hasSize(600)
                .allSatisfy(
                        entry -> assertThat(qms.trail().prove(entry).isProved()).isTrue());
        TrailVerification verification = qms.trail().verify();
        assertThat(verification.problems()).isEmpty();
        assertThat(verification.entries()).isEqualTo(600);
        assertThat(storage.count(RecordQuery.of("default", "trail-tile"))).isEqualTo(2);
    }

    @Test
    void a_backlog_is_taken_in_by_seals_of_a_thousand() {
        complaints(2_001);

        assertThat(qms.trail().seal().entries()).isEqualTo(2_001);

        TrailVerification verification = qms.trail().verify();
        assertThat(verification.seals()).isEqualTo(3);
        assertThat(verification.problems()).isEmpty();
    }

    @Test
    void a_seal_ends_early_where_its_entries_are_large() {
        String letter = "x".repeat(300_000);
        for (int i = 0; i < 4; i++) {
            String id = opened(agent).id();
            changed(agent, "complaint.edit", id, state -> state.withTitle(letter));
            changed(agent, "complaint.edit", id, state -> state.withTitle("a short one"));
        }

        assertThat(qms.trail().seal().entries()).isEqualTo(16);

        TrailVerification verification = qms.trail().verify();
        assertThat(verification.seals()).isEqualTo(2);
        assertThat(verification.problems()).isEmpty();
    }

    @Test
    void checkpoints_of_all_sizes_are_consistent_with_each_other() {
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            complaints(i * 7);
            if (i > 0) {
                checkpoints.add(sealed());
            }
        }
        for (Checkpoint older : checkpoints) {
            for (Checkpoint newer : checkpoints) {
                if (older.size() <= newer.size()) {
                    ConsistencyProof proof = qms.trail().consistency(older.size(), newer.size());
                    assertThat(proof.proves(older.root(), newer.root())).isTrue();
                }
            }
        }
    }

    @Test
    void sizes_that_the_log_never_had_are_refused() {
        complaints(2);
        sealed();

        assertThatThrownBy(() -> qms.trail().consistency(1, 3))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("it has 2 entries");
        assertThatThrownBy(() -> qms.trail().consistency(2, 1)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void an_entry_that_is_not_sealed_yet_cannot_be_proved() {
        String id = received(agent).id();

        assertThatThrownBy(() -> qms.trail().prove(entryOf(id)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("seal() first");
    }

    @Test
    void without_keys_sealing_is_refused_and_says_how_to_get_them() {
        try (Qms keyless = Complaints.engine(storage, clock).build()) {
            assertThatThrownBy(() -> keyless.trail().seal())
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("checkpointKeys");
        }
    }

    @Test
    void old_checkpoints_stay_valid_when_the_key_is_changed() {
        complaints(1);
        sealed();
        keys.rotate("qms4j/default");
        complaints(1);
        sealed();

        assertThat(qms.trail().verify().problems()).isEmpty();
    }

    @Test
    void seals_of_a_stranger_are_not_taken_for_the_logs_own() {
        complaints(1);
        try (Qms stranger = Complaints.engine(storage, clock)
                .checkpointKeys(new InMemoryCheckpointKeys())
                .build()) {
            stranger.trail().seal();
        }

        assertThat(qms.trail().verify().problems())
                .singleElement()
                .asString()
                .startsWith("seal 1 is not signed with a key of this engine");
    }

    @Test
    void tenants_have_logs_of_their_own() {
        complaints(2);
        try (Qms other = engine("Werk Süd")) {
            received(agent(other));

            assertThat(other.trail().seal().entries()).isEqualTo(1);
            assertThat(other.trail().checkpoint().orElseThrow().checkpoint().origin())
                    .isEqualTo("qms4j/Werk%20S%C3%BCd");
            assertThat(other.trail().verify().problems()).isEmpty();
        }
        assertThat(qms.trail().seal().entries()).isEqualTo(2);
    }

    @Test
    void an_entry_that_was_altered_before_it_was_sealed_is_named_and_holds_up_no_other() {
        TamperedStorage tampered = new TamperedStorage();
        try (Qms altered =
                Complaints.engine(tampered, clock).checkpointKeys(keys).build()) {
            String id = received(agent(altered)).id();
            received(agent(altered));
            RecordKey entry = new RecordKey("default", "trail-entry", "CHANGE/acme.complaint/" + id + "/0");
            tampered.alterPayload(entry, text -> text.replace("late answer", "no answer"));

            Sealing sealing = altered.trail().seal();

            assertThat(sealing.entries()).isEqualTo(1);
            assertThat(sealing.problems()).singleElement().asString().contains(entry.id());
            assertThat(altered.trail().verify().problems())
                    .anySatisfy(problem -> assertThat(problem).contains(entry.id()));
        }
    }

    @Test
    void of_sixteen_sealers_at_once_none_loses_or_doubles_an_entry() throws Exception {
        int writers = 16;
        ExecutorService pool = Executors.newFixedThreadPool(2 * writers);
        try {
            List<Callable<Long>> work = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                work.add(() -> {
                    complaints(20);
                    return 0L;
                });
                work.add(() -> {
                    long sealed = 0;
                    for (int round = 0; round < 20; round++) {
                        sealed += qms.trail().seal().entries();
                    }
                    return sealed;
                });
            }
            long sealed = 0;
            for (Future<Long> done : pool.invokeAll(work)) {
                sealed += done.get();
            }
            sealed += qms.trail().seal().entries();
            assertThat(sealed).isEqualTo(writers * 20L);
        } finally {
            pool.shutdownNow();
        }
        assertThat(qms.trail().verify().problems()).isEmpty();
    }
}
