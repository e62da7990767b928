package io.github.qms4j.verifier;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The proof that the manifest of a pack, and so every file that it lists, was put on record when the pack was made: the
 * entry that says so, and a signed checkpoint of the log that has it.
 */
record Receipt(Entry entry, Checkpoint checkpoint) {
    static Receipt parse(String text) throws UnreadableException {
        int end = text.indexOf('\n');
        if (end < 2 || !text.startsWith("E ")) {
            throw new UnreadableException("the receipt does not begin with an entry");
        }
        return new Receipt(Entry.parse(text.substring(2, end)), Checkpoint.parse(text.substring(end + 1)));
    }

    void verify(Pack pack, Checkpoint content, List<Checkpoint.Key> trusted, Problems problems)
            throws UnreadableException {
        Map<String, @Nullable Object> manifest = pack.manifest();
        if (!checkpoint.isSignedBy(trusted) || !checkpoint.origin().equals(content.origin())) {
            problems.add("the checkpoint of the receipt is not signed with a key of the log that is trusted here");
            return;
        }
        if (entry.leafIndex < content.size() || checkpoint.sealedAt().isBefore(content.sealedAt())) {
            problems.add("the receipt is of a log that did not have the content of the pack yet");
        }
        if (!HexFormat.of()
                .formatHex(Merkle.root(entry.leaf, entry.leafIndex, checkpoint.size(), entry.path))
                .equals(checkpoint.root())) {
            problems.add("the entry of the receipt is not in the log of its checkpoint");
        }
        if (!entry.kind.equals("CHANGE")
                || !entry.type.equals("evidence-export")
                || !entry.id.equals(manifest.get("export"))
                || entry.version != 1
                || !entry.tenant().equals(manifest.get("tenant"))) {
            problems.add("the receipt is of " + entry.named() + " and not of the export of this pack");
        }
        String notAttested = entry.againstAttestation(checkpoint.origin(), trusted);
        if (notAttested != null) {
            problems.add("the receipt " + notAttested + ": somebody with the database alone may have made it up");
        }
        if (!pack.manifestHash().equals(recorded())) {
            problems.add(
                    "the manifest is not the one that was put on record when the pack was made: the pack was altered");
        }
    }

    /** The hash of the manifest that the entry tells of; null when it tells of none. */
    private @Nullable Object recorded() throws UnreadableException {
        for (Object change : entry.changes) {
            Map<String, @Nullable Object> one = Json.object(change, "a change");
            if (Json.string(one, "path").equals("/state/manifest")) {
                return one.get("new");
            }
        }
        return null;
    }
}
