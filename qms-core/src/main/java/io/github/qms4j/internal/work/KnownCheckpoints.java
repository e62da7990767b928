package io.github.qms4j.internal.work;

import io.github.qms4j.QmsException;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.SignatureVerdict;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.custody.CheckpointKeys;
import io.github.qms4j.trail.custody.SetBack;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checkpoints from outside the database that a log must have a seal of: what the key store signed last, what witnesses
 * hold, and what a caller has kept. To be made before the log is read, which may grow meanwhile.
 */
final class KnownCheckpoints {
    private final List<Known> missing = new ArrayList<>();
    private final List<SetBack> setBacks;
    private final Consumer<String> problems;

    private record Known(String whose, Checkpoint checkpoint) {}

    /**
     * @param given a checkpoint from the caller, or null
     * @param problems is told of what cannot be had, or is not one of this log
     */
    KnownCheckpoints(Engine engine, @Nullable SignedCheckpoint given, Consumer<String> problems) {
        this.problems = problems;
        CheckpointKeys keys = engine.checkpointKeys();
        String log = engine.logOrigin();
        if (given != null) {
            if (keys != null && given.verify(keys.all(log)) != SignatureVerdict.VALID) {
                problems.accept("the checkpoint given is not signed with a key of the log " + log);
            }
            add("the checkpoint given", given.checkpoint());
        }
        this.setBacks = keys == null ? List.of() : keys.setBacks(log);
        if (keys != null) {
            remembered(keys, log);
            new Witnesses(engine, keys).eachLatest(this::add, problems);
        }
    }

    private void remembered(CheckpointKeys keys, String log) {
        try {
            keys.latest(log).ifPresent(latest -> add("the key store", latest.checkpoint()));
        } catch (QmsException e) {
            problems.accept("the key store does not tell what it has signed: " + e.getMessage());
        }
    }

    private void add(String whose, Checkpoint checkpoint) {
        if (checkpoint.size() > 0) {
            missing.add(new Known(whose, checkpoint));
        }
    }

    /** To be told of each seal. */
    void compareWith(Seal seal) {
        for (Iterator<Known> each = missing.iterator(); each.hasNext(); ) {
            Known known = each.next();
            if (known.checkpoint().size() == seal.size()) {
                boolean isSame =
                        known.checkpoint().root().equals(seal.checkpoint().root());
                if (!isSame && !isExplained(known)) {
                    problems.accept("seal " + seal.number() + " has another root than the checkpoint of " + seal.size()
                            + " entries of " + known.whose() + "; the log was rewritten");
                }
                each.remove();
            }
        }
    }

    /** To be told behind the last seal. */
    void end(long size) {
        missing.stream()
                .filter(known -> !isExplained(known))
                .forEach(known -> problems.accept("the log has " + size + " entries and no seal of the "
                        + known.checkpoint().size() + " of the checkpoint of " + known.whose()
                        + "; it was cut back or replaced"));
    }

    /** A set-back on record says that the log has it no more. */
    private boolean isExplained(Known known) {
        return setBacks.stream().anyMatch(setBack -> setBack.explains(known.checkpoint()));
    }
}
