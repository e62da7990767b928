package io.github.qms4j.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.trail.checkpoint.Attestation;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.SignatureVerdict;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.custody.CheckpointKeys;
import io.github.qms4j.trail.custody.SetBack;
import io.github.qms4j.trail.custody.SigningAnswer;
import io.github.qms4j.trail.merkle.ConsistencyProof;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link CheckpointKeys} as tests: a key store signs nothing but extensions of what it signed last, however
 * many ask at once. Extend it and implement {@link #open()}.
 */
public abstract class CheckpointKeysContract {
    private static final GrowingLog LOG = GrowingLog.of("example.com/log");
    private static final int THREADS = 4;
    private static final int ENTRIES = 40;
    private static final String ENTRY = "9f".repeat(32);

    /** For subclasses. */
    protected CheckpointKeysContract() {}

    /** A key store without keys; each call gives another one. */
    protected abstract CheckpointKeys open();

    /** The same store as another node of a host opens it; the store itself where there can be no other. */
    protected CheckpointKeys another(CheckpointKeys keys) {
        return keys;
    }

    private CheckpointKeys withKey() {
        CheckpointKeys keys = open();
        keys.create(LOG.origin(), List.of());
        return keys;
    }

    private static SigningAnswer sign(CheckpointKeys keys, GrowingLog log, int from, int to) {
        return keys.sign(log.checkpoint(to), log.proof(from, to));
    }

    private static SignedCheckpoint signed(CheckpointKeys keys, int from, int to) {
        return assertInstanceOf(SigningAnswer.Signed.class, sign(keys, LOG, from, to))
                .checkpoint();
    }

    private static SignedCheckpoint latest(CheckpointKeys keys) {
        return keys.latest(LOG.origin()).orElseThrow();
    }

    private static void assertDeclined(CheckpointKeys keys, SigningAnswer answer) {
        SignedCheckpoint latest = latest(keys);
        assertEquals(new SigningAnswer.Declined(latest), answer);
    }

    /** What was signed last is known before anything was signed: nothing. */
    @Test
    protected void a_new_log_has_a_signed_checkpoint_of_no_entries() {
        CheckpointKeys keys = withKey();

        assertEquals(LOG.checkpoint(0), latest(keys).checkpoint());
        assertTrue(latest(keys).isSignedBy(keys.all(LOG.origin()).get(0)));
    }

    @Test
    protected void an_extension_is_signed_with_the_current_key_and_remembered() {
        CheckpointKeys keys = withKey();

        SignedCheckpoint first = signed(keys, 0, 3);
        SignedCheckpoint second = signed(keys, 3, 8);

        assertEquals(LOG.checkpoint(8), second.checkpoint());
        assertTrue(first.isSignedBy(keys.all(LOG.origin()).get(0)));
        assertEquals(second, latest(keys));
        assertEquals(second, latest(another(keys)));
    }

    @Test
    protected void what_was_signed_last_is_given_out_again() {
        CheckpointKeys keys = withKey();
        SignedCheckpoint first = signed(keys, 0, 3);

        assertEquals(new SigningAnswer.Signed(first), sign(keys, LOG, 3, 3));
    }

    @Test
    protected void an_entry_is_attested_with_the_current_key_and_nothing_is_remembered_of_it() {
        CheckpointKeys keys = withKey();
        SignedCheckpoint before = latest(keys);

        Attestation first = keys.attest(LOG.origin(), ENTRY);
        CheckpointKey earlier = keys.all(LOG.origin()).get(0);
        keys.rotate(LOG.origin());
        Attestation second = keys.attest(LOG.origin(), ENTRY);

        assertEquals(new Attestation(LOG.origin(), ENTRY, first.base64()), first);
        assertEquals(SignatureVerdict.VALID, first.verify(List.of(earlier)));
        assertEquals(SignatureVerdict.UNKNOWN, second.verify(List.of(earlier)));
        assertEquals(SignatureVerdict.VALID, second.verify(keys.all(LOG.origin())));
        assertEquals(before, latest(keys));
    }

    @Test
    protected void a_shorter_log_is_not_signed() {
        CheckpointKeys keys = withKey();
        signed(keys, 0, 8);

        assertDeclined(keys, sign(keys, LOG, 0, 5));
        assertDeclined(keys, sign(keys, LOG, 3, 5));
        assertDeclined(keys, sign(keys, LOG, 0, 0));
    }

    @Test
    protected void another_log_of_the_same_length_is_not_signed() {
        CheckpointKeys keys = withKey();
        signed(keys, 0, 8);

        assertDeclined(keys, sign(keys, LOG.branchingAfter(5, "fork"), 5, 8));
        Checkpoint sameRoot =
                new Checkpoint(LOG.origin(), 8, LOG.checkpoint(8).root(), List.of("seal of another time"));
        assertDeclined(keys, keys.sign(sameRoot, LOG.proof(8, 8)));
    }

    @Test
    protected void a_longer_log_that_has_branched_before_is_not_signed_whatever_is_given_as_proof() {
        CheckpointKeys keys = withKey();
        signed(keys, 0, 8);
        GrowingLog fork = LOG.branchingAfter(5, "fork");

        assertDeclined(keys, sign(keys, fork, 8, 12));
        assertDeclined(keys, sign(keys, fork, 5, 12));
        assertDeclined(keys, sign(keys, fork, 0, 12));
        assertDeclined(keys, keys.sign(fork.checkpoint(12), LOG.proof(8, 12)));
        assertDeclined(keys, keys.sign(fork.checkpoint(12), new ConsistencyProof(8, 12, List.of())));
        assertDeclined(keys, keys.sign(LOG.checkpoint(12), fork.proof(8, 12)));
    }

    @Test
    protected void logs_are_kept_apart() {
        CheckpointKeys keys = withKey();
        GrowingLog other = GrowingLog.of("example.com/other");
        keys.create(other.origin(), List.of());
        signed(keys, 0, 8);

        assertInstanceOf(SigningAnswer.Signed.class, sign(keys, other, 0, 2));
        assertEquals(8, latest(keys).checkpoint().size());
        assertNotEquals(keys.all(LOG.origin()), keys.all(other.origin()));
    }

    @Test
    protected void a_log_has_one_first_key() {
        CheckpointKeys keys = withKey();

        assertThrows(ConfigurationException.class, () -> keys.create(LOG.origin(), List.of()));
        assertEquals(1, keys.all(LOG.origin()).size());
    }

    @Test
    protected void earlier_keys_stand_behind_the_first_one_the_newest_first() {
        CheckpointKeys other = withKey();
        CheckpointKey oldest = other.all(LOG.origin()).get(0);
        CheckpointKey older = other.rotate(LOG.origin());
        CheckpointKeys keys = open();

        CheckpointKey first = keys.create(LOG.origin(), List.of(oldest, older));

        assertEquals(List.of(first, older, oldest), keys.all(LOG.origin()));
        assertTrue(signed(keys, 0, 3).isSignedBy(first));
    }

    @Test
    protected void a_rotated_key_signs_on_where_the_one_before_has_ended() {
        CheckpointKeys keys = withKey();
        SignedCheckpoint before = signed(keys, 0, 3);
        CheckpointKey fresh = keys.rotate(LOG.origin());

        assertEquals(before, latest(keys));
        assertDeclined(keys, sign(keys, LOG.branchingAfter(2, "fork"), 3, 8));
        assertTrue(signed(keys, 3, 8).isSignedBy(fresh));
        assertEquals(
                List.of(fresh, keys.all(LOG.origin()).get(1)), another(keys).all(LOG.origin()));
    }

    @Test
    protected void a_log_is_set_back_from_what_was_signed_last_and_from_nothing_else() {
        CheckpointKeys keys = withKey();
        SignedCheckpoint earlier = signed(keys, 0, 3);
        SignedCheckpoint last = signed(keys, 3, 8);

        assertDeclined(keys, keys.setBack(earlier, LOG.checkpoint(2), "CUS-1"));
        assertEquals(List.of(), keys.setBacks(LOG.origin()));

        SignedCheckpoint accepted = assertInstanceOf(
                        SigningAnswer.Signed.class, keys.setBack(last, LOG.checkpoint(5), "CUS-2"))
                .checkpoint();

        assertEquals(accepted, latest(keys));
        assertEquals(
                List.of(new SetBack(last, accepted, "CUS-2")), another(keys).setBacks(LOG.origin()));
        assertInstanceOf(SigningAnswer.Signed.class, sign(keys, LOG.branchingAfter(5, "restored"), 5, 9));
    }

    /** Two branches race for each entry; whatever was signed must be one line. */
    @Test
    protected void of_many_that_ask_at_once_for_different_branches_all_that_are_signed_are_one_line()
            throws InterruptedException, ExecutionException {
        CheckpointKeys keys = withKey();
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        List<Checkpoint> all = new ArrayList<>();
        try {
            List<Future<List<Checkpoint>>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Racer racer = new Racer(another(keys), LOG.branchingAfter(0, "branch " + i % 2));
                running.add(pool.submit(() -> racer.run(ENTRIES)));
            }
            for (Future<List<Checkpoint>> one : running) {
                all.addAll(one.get());
            }
        } finally {
            pool.shutdownNow();
        }
        Racer.requireOneLine(
                Stream.of(0, 1).map(i -> LOG.branchingAfter(0, "branch " + i)).toList(), all);
        assertEquals(ENTRIES, latest(keys).checkpoint().size());
    }
}
