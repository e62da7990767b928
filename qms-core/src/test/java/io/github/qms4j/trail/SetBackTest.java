package io.github.qms4j.trail;

import static io.github.qms4j.complaint.Complaints.changed;
import static io.github.qms4j.complaint.Complaints.opened;
import static io.github.qms4j.complaint.Complaints.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.ComplaintState.Status;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.spi.support.RawRows;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.custody.CheckpointKeys;
import io.github.qms4j.trail.custody.Custody;
import io.github.qms4j.trail.custody.CustodyAct;
import io.github.qms4j.trail.custody.CustodyActId;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody who may write to the database, and has no key, sets the log back; or a backup is restored. */
@Verifies("X-19")
class SetBackTest {
    private static final Actor COMPLIANCE = Actor.of("u-compliance", Role.COMPLIANCE);

    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    private final InMemoryStorage storage = new InMemoryStorage();
    private final RawRows rows = new RawRows(storage);
    private final CheckpointKeys keys = new InMemoryCheckpointKeys();
    private final Qms qms = engine(keys);
    private final RecordStore agent = qms.as(Complaints.AGENT, "by phone").records();
    private String kept = "";
    private String dropped = "";
    private Map<RecordKey, StoredRecord> backup = Map.of();

    private Qms engine(CheckpointKeys store) {
        return Complaints.engine(storage, clock).checkpointKeys(store).build();
    }

    /** A first seal, of which there is a backup, and a second one with a record and a refusal that somebody regrets. */
    @BeforeEach
    void tellTheStory() {
        kept = opened(agent).id();
        qms.trail().seal();
        backup = rows.copy();
        dropped = opened(agent).id();
        refuse(dropped);
        qms.trail().seal();
    }

    private void refuse(String id) {
        assertThatThrownBy(() -> changed(agent, "complaint.close", id, s -> s.withStatus(Status.CLOSED)))
                .isInstanceOf(RefusedException.class);
    }

    private Custody custody() {
        return qms.as(COMPLIANCE, "the database was lost").custody();
    }

    private SignedCheckpoint signedLast() {
        return custody().remembered().orElseThrow();
    }

    private void assertNothingIsSealedOrExported() {
        List<StoredRecord> before = rows.all();
        assertThatThrownBy(() -> qms.trail().seal())
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("Nothing is sealed");
        assertThat(rows.all()).containsExactlyInAnyOrderElementsOf(before);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> qms.as(COMPLIANCE, "asked for").evidence().export(EvidenceScope.everything(), out))
                .isInstanceOf(CorruptRecordException.class);
        assertThat(out.size()).isZero();
    }

    // --- attacks ---

    @Test
    void a_log_that_was_unsealed_with_a_record_and_a_refusal_dropped_is_found_and_never_signed_again() {
        rows.unsealAll();
        rows.remove(key -> key.id().contains(dropped));

        assertThat(qms.trail().verify().problems())
                .singleElement()
                .asString()
                .contains("has 0 entries and no seal of the 5 of the checkpoint of the key store")
                .contains("cut back or replaced");
        assertNothingIsSealedOrExported();
    }

    @Test
    void a_log_that_was_cut_to_an_earlier_seal_without_a_trace_is_found_and_never_signed_again() {
        rows.restore(backup);

        assertThat(qms.trail().verify().problems())
                .singleElement()
                .asString()
                .contains("has 2 entries and no seal of the 5 of the checkpoint of the key store");
        assertNothingIsSealedOrExported();
    }

    @Test
    void a_log_that_grew_again_beyond_where_it_was_cut_is_found_and_never_signed() {
        rows.restore(backup);
        for (int i = 0; i < 6; i++) {
            received(agent);
        }
        sealWithout(keys);

        assertThat(qms.trail().verify().problems())
                .anySatisfy(problem -> assertThat(problem).contains("of the checkpoint of the key store"));
        assertThatThrownBy(() -> qms.trail().seal())
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("does not continue the checkpoint of 5 entries");
    }

    /** Seals as the library does, and leaves the seals as if their signatures were still to come. */
    private void sealWithout(CheckpointKeys keysOfTheLog) {
        Map<RecordKey, StoredRecord> before = rows.copy();
        before.keySet().removeIf(key -> !key.type().equals("trail-seal"));
        rows.remove(key -> key.type().equals("trail-seal") || key.type().equals("trail-tile"));
        rows.all().stream()
                .filter(row -> row.key().type().equals("trail-entry"))
                .forEach(row -> rows.put(RawRows.placed(row, -1)));
        try (Qms forger = engine(new InMemoryCheckpointKeys())) {
            forger.trail().seal();
        }
        rows.all().stream()
                .filter(row -> row.key().type().equals("trail-seal"))
                .forEach(row -> rows.put(unsigned(row)));
        assertThat(keysOfTheLog.latest("qms4j/default")).isPresent();
    }

    private static StoredRecord unsigned(StoredRecord seal) {
        String payload = seal.payload().replaceFirst("\\\\n\\\\n— [^\"]*\"", "\\\\n\"");
        return new StoredRecord(seal.key(), 0, 1, seal.attributes(), payload);
    }

    @Test
    void a_log_that_was_rewritten_at_the_same_length_is_found_and_never_signed_again() {
        rows.remove(key -> key.id().contains(dropped));
        for (int i = 0; i < 3; i++) {
            received(agent);
        }
        sealWithout(keys);

        assertThat(qms.trail().verify().problems())
                .anySatisfy(problem -> assertThat(problem)
                        .contains("has another root than the checkpoint of 5 entries of the key store"));
        assertThatThrownBy(() -> qms.trail().seal()).isInstanceOf(CorruptRecordException.class);
    }

    @Test
    void a_log_that_was_sealed_with_another_key_is_found_and_not_built_on() {
        rows.unsealAll();
        received(agent);
        try (Qms forger = engine(new InMemoryCheckpointKeys())) {
            forger.trail().seal();
        }

        assertThat(qms.trail().verify().problems())
                .anySatisfy(problem -> assertThat(problem).contains("is not signed with a key of this engine"));
        assertThatThrownBy(() -> qms.trail().seal()).hasMessageContaining("the key store has");
    }

    @Test
    void an_act_that_was_forged_to_explain_a_set_back_explains_nothing() {
        Qms forger = engine(keys);
        SignedCheckpoint abandoned = signedLast();
        rows.restore(backup);
        CustodyAct act = new CustodyAct(
                CustodyAct.Kind.RESTORED_ACCEPTED,
                CustodyAct.Status.STARTED,
                COMPLIANCE.id(),
                clock.instant(),
                "qms4j/default",
                2,
                qms.trail().checkpoint().orElseThrow().checkpoint().root().hex(),
                List.of(),
                abandoned.text(),
                null,
                null);
        RecordStore forged = Unbounded.records(forger.as(COMPLIANCE, "made up"));
        String number = forged.commit(
                unit -> unit.create(CustodyAct.ACCEPT_RESTORED, forging -> act).id());
        forged.commit(unit -> unit.change(CustodyAct.COMPLETE, number, a -> a.completed(null)));

        assertThat(qms.trail().verify().problems())
                .anySatisfy(problem -> assertThat(problem).contains("the key store knows nothing of it"))
                .anySatisfy(problem -> assertThat(problem).contains("cut back or replaced"));
        assertNothingIsSealedOrExported();
    }

    // --- a restored backup ---

    @Test
    void a_restored_backup_is_sealed_on_once_somebody_has_accepted_it_on_record() {
        SignedCheckpoint abandoned = signedLast();
        rows.restore(backup);
        clock.advance(Duration.ofHours(1));

        CustodyAct act = custody().acceptRestored(abandoned);
        received(agent);
        qms.trail().seal();

        assertThat(act.status()).isEqualTo(CustodyAct.Status.COMPLETED);
        assertThat(act.abandoned()).isEqualTo(abandoned.text());
        assertThat(act.logSize()).isEqualTo(2);
        TrailVerification verification = qms.trail().verify();
        assertThat(verification.problems()).isEmpty();
        assertThat(verification.notes())
                .singleElement()
                .asString()
                .contains("set back from 5 entries")
                .contains("to 2 entries")
                .contains("u-compliance")
                .contains("CUS-2026-0001");
        assertThat(qms.trail().history("custody-act", "CUS-2026-0001"))
                .first()
                .satisfies(entry -> assertThat(entry.reason()).isEqualTo("the database was lost"));
    }

    @Test
    void a_checkpoint_of_the_part_that_was_given_up_is_no_longer_missed() {
        SignedCheckpoint abandoned = signedLast();
        rows.restore(backup);
        custody().acceptRestored(abandoned);

        assertThat(qms.trail().verify(abandoned).problems()).isEmpty();
        assertThat(qms.trail().verify(abandoned).notes()).hasSize(1);
    }

    @Test
    void a_database_of_which_nothing_is_left_can_be_accepted_as_well() {
        SignedCheckpoint abandoned = signedLast();
        rows.remove(key -> true);

        custody().acceptRestored(abandoned);

        assertThat(qms.trail().verify().problems()).isEmpty();
        assertThat(qms.trail().verify().seals()).isEqualTo(1);
    }

    @Test
    void whoever_may_not_keep_the_log_accepts_nothing() {
        SignedCheckpoint abandoned = signedLast();
        rows.restore(backup);

        assertThatThrownBy(() -> qms.as(Complaints.AGENT, "trying").custody().acceptRestored(abandoned))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> qms.as(COMPLIANCE).custody().acceptRestored(abandoned))
                .isInstanceOf(RefusedException.class);
        assertThat(keys.setBacks("qms4j/default")).isEmpty();
        assertNothingIsSealedOrExported();
    }

    @Test
    void a_log_that_has_everything_that_was_signed_is_not_set_back() {
        SignedCheckpoint latest = signedLast();

        assertThatThrownBy(() -> custody().acceptRestored(latest))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nothing to accept");
        assertThat(keys.setBacks("qms4j/default")).isEmpty();
        assertThat(custody().find(CustodyActId.of("CUS-2026-0001"))).isEmpty();
    }

    @Test
    void what_is_given_up_must_be_what_was_signed_last() {
        SignedCheckpoint stale = signedLast();
        received(agent);
        qms.trail().seal();
        rows.restore(backup);

        assertThatThrownBy(() -> custody().acceptRestored(stale))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not what was signed last");
        assertThat(keys.setBacks("qms4j/default")).isEmpty();
    }

    @Test
    void records_that_are_left_stay_readable_when_the_log_was_set_back() {
        rows.restore(backup);

        assertThat(agent.get(Complaints.COMPLAINT, kept).state().status()).isEqualTo(Status.OPEN);
        assertThat(agent.find(Complaints.COMPLAINT, dropped)).isEmpty();
    }
}
