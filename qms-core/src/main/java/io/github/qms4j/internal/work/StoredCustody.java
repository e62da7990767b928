package io.github.qms4j.internal.work;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.SignatureVerdict;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.custody.CheckpointKeys;
import io.github.qms4j.trail.custody.Custody;
import io.github.qms4j.trail.custody.CustodyAct;
import io.github.qms4j.trail.custody.CustodyAct.Kind;
import io.github.qms4j.trail.custody.CustodyAct.Status;
import io.github.qms4j.trail.custody.CustodyActId;
import io.github.qms4j.trail.custody.SigningAnswer;
import io.github.qms4j.trail.merkle.Hash;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Custody of a tenant's log in the hands of one actor. Outside the host's transaction: a key that was made is made. */
public final class StoredCustody implements Custody {
    private final SessionRecords records;
    private final Engine engine;

    /** Acts of the actor of a session. */
    public StoredCustody(SessionRecords records) {
        this.records = records.outsideHostTransaction();
        this.engine = this.records.engine();
    }

    @Override
    public Optional<CustodyAct> find(CustodyActId number) {
        return records.find(CustodyAct.TYPE, number).map(Versioned::state);
    }

    @Override
    public Optional<SignedCheckpoint> remembered() {
        return keys().latest(engine.logOrigin());
    }

    @Override
    public CustodyAct createKey(List<CheckpointKey> earlier) {
        CheckpointKeys keys = keys();
        CustodyAct started = started(Kind.KEY_CREATED, earlier, null);
        Runnable check = () -> {
            if (!keys.all(engine.logOrigin()).isEmpty()) {
                throw refused("the log", engine.logOrigin(), "has a key", "rotate it to make a new one");
            }
            requireSignedBy(earlier);
        };
        return done(
                CustodyAct.CREATE_KEY,
                started,
                check,
                number -> keys.create(engine.logOrigin(), earlier).text());
    }

    /** Whoever makes a new key in place of a lost one says by it that the log as it is stored is to be signed on. */
    private void requireSignedBy(List<CheckpointKey> earlier) {
        LogSealer.lastSigned(engine.storage(), engine.tenant())
                .flatMap(Seal::signed)
                .filter(signed -> signed.verify(earlier) != SignatureVerdict.VALID)
                .ifPresent(signed -> {
                    throw refused(
                            "earlier keys",
                            earlier,
                            "have not signed the last checkpoint of the log, which is signed with "
                                    + signed.signatures().get(0).keyId(),
                            "restore the directory of keys; if it is lost for good, give the public keys that the log was"
                                    + " signed with, which are in every evidence pack");
                });
    }

    @Override
    public CustodyAct rotateKey() {
        CheckpointKeys keys = keys();
        CustodyAct started = started(Kind.KEY_ROTATED, List.of(), null);
        Runnable check = () -> {
            if (keys.all(engine.logOrigin()).isEmpty()) {
                throw refused("the log", engine.logOrigin(), "has no key", "make its first one with createKey()");
            }
        };
        return done(
                CustodyAct.ROTATE_KEY,
                started,
                check,
                number -> keys.rotate(engine.logOrigin()).text());
    }

    @Override
    public CustodyAct acceptRestored(SignedCheckpoint abandoned) {
        CheckpointKeys keys = keys();
        CustodyAct started = started(Kind.RESTORED_ACCEPTED, List.of(), abandoned.text());
        Checkpoint accepted = end();
        Runnable check = () -> requireMissing(keys, abandoned);
        return done(CustodyAct.ACCEPT_RESTORED, started, check, number -> {
            if (keys.setBack(abandoned, accepted, number) instanceof SigningAnswer.Declined declined) {
                throw isNotLatest(abandoned, declined.latest());
            }
            return null;
        });
    }

    private void requireMissing(CheckpointKeys keys, SignedCheckpoint abandoned) {
        SignedCheckpoint remembered = keys.latest(engine.logOrigin())
                .orElseThrow(() -> refused(
                        "the log", engine.logOrigin(), "has no key", "restore the directory of keys, or make a key"));
        if (!remembered.equals(abandoned)) {
            throw isNotLatest(abandoned, remembered);
        }
        if (isThere(remembered.checkpoint())) {
            throw refused(
                    "abandoned",
                    abandoned.checkpoint().size() + " entries",
                    "is in the log, which has everything that was signed",
                    "there is nothing to accept; go on");
        }
    }

    private static InvalidInputException isNotLatest(SignedCheckpoint abandoned, SignedCheckpoint latest) {
        return refused(
                "abandoned",
                abandoned.checkpoint().size() + " entries",
                "is not what was signed last, which has " + latest.checkpoint().size(),
                "give what remembered() shows now");
    }

    private boolean isThere(Checkpoint remembered) {
        RecordQuery ofSize = RecordQuery.of(engine.tenant(), Seal.TYPE)
                .whereEqual(Seal.LOG_SIZE, AttributeValue.of(remembered.size()));
        return remembered.size() == 0
                || engine.storage().query(ofSize).records().stream()
                        .map(Seal::read)
                        .anyMatch(seal -> seal.checkpoint().equals(remembered));
    }

    /**
     * On record first, then done, then on record that it was or why not, and sealed with the key that there is now.
     *
     * @param check throws when it is not to be begun; whoever may not do it is not told that
     */
    private CustodyAct done(
            Transition<CustodyAct> row, CustodyAct started, Runnable check, Function<String, @Nullable String> act) {
        String number = records.commit(work -> {
            String id = work.create(row, creating -> started).id();
            check.run();
            return id;
        });
        CustodyAct completed;
        try {
            String key = act.apply(number);
            completed = ended(number, CustodyAct.COMPLETE, a -> a.completed(key));
        } catch (RuntimeException e) {
            ended(number, CustodyAct.FAIL, a -> a.failed(String.valueOf(e.getMessage())));
            throw e;
        }
        new LogSealer(engine).seal();
        return completed;
    }

    private CustodyAct ended(String number, Transition<CustodyAct> row, UnaryOperator<CustodyAct> end) {
        return records.commit(work -> work.change(row, number, end)).state();
    }

    private CustodyAct started(Kind kind, List<CheckpointKey> earlier, @Nullable String abandoned) {
        Checkpoint end = end();
        return new CustodyAct(
                kind,
                Status.STARTED,
                records.actor().id(),
                records.now(),
                engine.logOrigin(),
                end.size(),
                end.root().hex(),
                earlier.stream().map(CheckpointKey::text).toList(),
                abandoned,
                null,
                null);
    }

    /** The log as it is stored, signed or not. */
    private Checkpoint end() {
        return LogSealer.last(engine.storage(), engine.tenant())
                .map(Seal::checkpoint)
                .orElse(Checkpoint.of(engine.logOrigin(), 0, Hash.EMPTY));
    }

    private CheckpointKeys keys() {
        CheckpointKeys keys = engine.checkpointKeys();
        if (keys == null) {
            throw new ConfigurationException(
                    "this engine has no key store; give the builder checkpointKeys(FileCheckpointKeys.in(directory))");
        }
        return keys;
    }

    private static InvalidInputException refused(String place, Object value, String rule, String remedy) {
        return InvalidInputException.of("custody of the log", place, value, rule, remedy);
    }
}
