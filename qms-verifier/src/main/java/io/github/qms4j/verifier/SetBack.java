package io.github.qms4j.verifier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** That the log was set back to a restored backup, by an act that is on record in the pack (section 14 of the format). */
record SetBack(String act, String by, Checkpoint abandoned, long accepted) {
    private static final String ACT = "custody-act";

    /** The set-back of a record; empty when it is of none. */
    static Optional<SetBack> of(PackedRecord record) throws UnreadableException {
        if (!record.type.equals(ACT)) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> state = record.state();
        if (!Json.string(state, "kind").equals("RESTORED_ACCEPTED")
                || !Json.string(state, "status").equals("COMPLETED")) {
            return Optional.empty();
        }
        return Optional.of(new SetBack(
                record.id,
                Json.string(state, "by"),
                Checkpoint.parse(Json.string(state, "abandoned")),
                Json.whole(state, "logSize")));
    }

    /** Whether a checkpoint that the log once had, and has no more, may be of the part that was given up. */
    boolean explains(Checkpoint missing, List<Checkpoint.Key> trusted) {
        return abandoned.origin().equals(missing.origin())
                && abandoned.isSignedBy(trusted)
                && missing.size() > accepted
                && missing.size() <= abandoned.size();
    }

    String named() {
        return "the log was set back from " + abandoned.size() + " entries to " + accepted + ", which " + by
                + " has accepted under " + act;
    }
}
