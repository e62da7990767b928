package io.github.qms4j.internal.work;

import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.SignatureVerdict;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.custody.CheckpointKeys;
import io.github.qms4j.trail.custody.CheckpointWitness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The witnesses of an engine: what they are given, and what they hold. One that fails keeps nothing from being done. */
final class Witnesses {
    private final Engine engine;
    private final CheckpointKeys keys;
    private final String log;

    Witnesses(Engine engine, CheckpointKeys keys) {
        this.engine = engine;
        this.keys = keys;
        this.log = engine.logOrigin();
    }

    /**
     * Hands the checkpoint of a seal to each witness that does not have it. One that holds a checkpoint that is not of this
     * log is given none: what it holds is evidence, and the latest that it holds must stay that.
     *
     * @param isNew whether it was signed just now; one that cannot tell what it holds is given no other
     * @return what was not handed over, in words
     */
    List<String> handOver(Optional<Seal> last, boolean isNew) {
        List<String> failures = new ArrayList<>();
        last.flatMap(Seal::signed)
                .ifPresent(checkpoint ->
                        engine.witnesses().forEach(witness -> handOver(witness, checkpoint, isNew, failures::add)));
        return failures;
    }

    private void handOver(
            CheckpointWitness witness, SignedCheckpoint checkpoint, boolean isNew, Consumer<String> failures) {
        String notGiven = named(witness) + " was not given the checkpoint of "
                + checkpoint.checkpoint().size() + " entries: ";
        try {
            Optional<SignedCheckpoint> held = witness.latest(log);
            Optional<String> against = held.flatMap(this::against);
            if (against.isPresent()) {
                failures.accept(notGiven + "the one that it holds " + against.get());
            } else if (held.isEmpty() ? isNew : isOlder(held.get().checkpoint(), checkpoint.checkpoint())) {
                witness.accept(checkpoint);
            }
        } catch (RuntimeException e) {
            failures.accept(notGiven + e.getMessage());
        }
    }

    /** One that is larger and of this log is another node's, and newer; otherwise the log was set back on record. */
    private boolean isOlder(Checkpoint held, Checkpoint checkpoint) {
        return held.size() < checkpoint.size() || !isThere(held);
    }

    private boolean isThere(Checkpoint held) {
        RecordQuery ofSize =
                RecordQuery.of(engine.tenant(), Seal.TYPE).whereEqual(Seal.LOG_SIZE, AttributeValue.of(held.size()));
        return engine.storage().query(ofSize).records().stream()
                .map(Seal::read)
                .anyMatch(seal -> seal.checkpoint().root().equals(held.root()));
    }

    /** Why a checkpoint that is held is not one that this log has grown from; empty when it is. */
    private Optional<String> against(SignedCheckpoint held) {
        if (isForeign(held)) {
            return Optional.of("is not signed with a key of this log");
        }
        Checkpoint checkpoint = held.checkpoint();
        return isThere(checkpoint) || keys.setBacks(log).stream().anyMatch(setBack -> setBack.explains(checkpoint))
                ? Optional.empty()
                : Optional.of("has " + checkpoint.size() + " entries that the log does not have; verify the trail");
    }

    private boolean isForeign(SignedCheckpoint held) {
        return !held.checkpoint().origin().equals(log) || held.verify(keys.all(log)) != SignatureVerdict.VALID;
    }

    /**
     * What each witness holds.
     *
     * @param held is given what a checkpoint of this log is held by, and the checkpoint
     * @param problems is told of what is held and is none of this log, and of witnesses that cannot be asked
     */
    void eachLatest(BiConsumer<String, Checkpoint> held, Consumer<String> problems) {
        for (CheckpointWitness witness : engine.witnesses()) {
            try {
                witness.latest(log).ifPresent(latest -> {
                    if (isForeign(latest)) {
                        problems.accept(
                                named(witness) + " holds a checkpoint that is not signed with a key of the log " + log);
                    } else {
                        held.accept(named(witness), latest.checkpoint());
                    }
                });
            } catch (RuntimeException e) {
                problems.accept(named(witness) + " cannot be asked: " + e.getMessage());
            }
        }
    }

    private static String named(CheckpointWitness witness) {
        return "the witness " + witness.describe();
    }
}
