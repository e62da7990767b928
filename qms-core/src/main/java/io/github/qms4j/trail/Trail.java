package io.github.qms4j.trail;

import io.github.qms4j.record.RecordType;
import java.util.List;

/** Reads the trail of one tenant. */
public interface Trail {
    /**
     * The changes of a record, the first one first; for a record that came with a batch, the batch's entry first.
     *
     * @param recordType such as {@code ticket}
     */
    List<TrailEntry> history(String recordType, String recordId);

    /** The attempts on a record that were refused, the first one first. */
    List<TrailEntry> refusals(String recordType, String recordId);

    /**
     * Checks that a record, and each version it had, is what its trail says: the entries are linked without a gap, each
     * is unaltered, and taking them back one by one from the stored record leads to nothing. Records of the library's
     * own types are also checked for the attributes by which they are found; for those of a vendor's types give the
     * type itself. The erasable texts that the stored version names must be stored as named, or erased by an erasure on
     * record.
     *
     * @throws io.github.qms4j.NotFoundException when neither the record nor its trail is there
     */
    Verification verify(String recordType, String recordId);

    /** The same for a record of any type, its attributes included. */
    Verification verify(RecordType<?> type, String recordId);

    /**
     * A verdict.
     *
     * @param versions how many versions were checked
     * @param problems what is wrong, naming record and version; empty when all is well
     */
    record Verification(long versions, List<String> problems) {
        public Verification {
            problems = List.copyOf(problems);
        }

        public boolean isSound() {
            return problems.isEmpty();
        }
    }
}
