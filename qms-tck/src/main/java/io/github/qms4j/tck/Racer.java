package io.github.qms4j.tck;

import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.custody.CheckpointKeys;
import io.github.qms4j.trail.custody.SigningAnswer;
import java.util.ArrayList;
import java.util.List;

/** Somebody who has one branch of a log signed, entry by entry, as far as the key store goes along. */
public final class Racer {
    private final CheckpointKeys keys;
    private final GrowingLog log;

    /** A racer for a branch. */
    public Racer(CheckpointKeys keys, GrowingLog log) {
        this.keys = keys;
        this.log = log;
    }

    /** Goes on until so many entries are signed, by whomever; gives the checkpoints that it got signed itself. */
    public List<Checkpoint> run(int entries) {
        List<Checkpoint> signed = new ArrayList<>();
        int size = 0;
        while (size < entries) {
            SigningAnswer answer = keys.sign(log.checkpoint(size + 1), log.proof(size, size + 1));
            if (answer instanceof SigningAnswer.Signed given) {
                signed.add(given.checkpoint().checkpoint());
                size++;
            } else if (answer instanceof SigningAnswer.Declined declined) {
                int latest = (int) declined.latest().checkpoint().size();
                if (!declined.latest().checkpoint().equals(log.checkpoint(latest))) {
                    return signed;
                }
                size = latest;
            }
        }
        return signed;
    }

    /** Fails unless all checkpoints are of one of the branches. */
    static void requireOneLine(List<GrowingLog> branches, List<Checkpoint> signed) {
        boolean isOne = branches.stream()
                .anyMatch(branch -> signed.stream()
                        .allMatch(checkpoint -> checkpoint.equals(branch.checkpoint((int) checkpoint.size()))));
        if (signed.isEmpty() || !isOne) {
            throw new AssertionError("checkpoints of both branches are signed, or none is: " + signed);
        }
    }
}
