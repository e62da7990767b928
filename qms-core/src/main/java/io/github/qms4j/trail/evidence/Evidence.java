package io.github.qms4j.trail.evidence;

import java.io.OutputStream;
import java.util.Optional;

/** Hands out what is on record, so that somebody else can verify it. */
public interface Evidence {
    /**
     * Writes an evidence pack. That it is written, of what, by whom and why, is in the trail and sealed before its first
     * byte is (rules X-11 and INS-5); the pack holds that entry too. The log is sealed first, and the pack is of the
     * records as they stood with that seal, or at the earlier instant of the scope, however much is written meanwhile. Of
     * the same data at the same instant it is the same, byte for byte, on the same Java runtime. Takes memory for one
     * batch and one record at a time. Where the storage joins the host's transactions the export does not: it holds what
     * is committed, and stays on record when the host rolls back.
     *
     * @param scope which records
     * @param out where the zip file goes; not closed
     * @return the export as it is on record
     * @throws io.github.qms4j.ConfigurationException when the engine was built without keys for checkpoints
     * @throws io.github.qms4j.RefusedException when the actor may not export; the attempt is in the trail
     * @throws io.github.qms4j.InvalidInputException when the scope names a type that does not exist, an instant that has
     *     not passed, or a record that was not on record at that instant
     * @throws io.github.qms4j.ConflictException when something that the pack needs was erased or disposed of while it was
     *     written; that the export failed is on record. Export again: the next pack accounts for it
     * @throws io.github.qms4j.NotFoundException when the scope names a record that does not exist
     * @throws io.github.qms4j.StorageException when the storage failed
     * @throws java.io.UncheckedIOException when {@code out} failed; that the export failed is on record, and what was
     *     written is no pack
     */
    EvidenceExport export(EvidenceScope scope, OutputStream out);

    /** An export by its number, such as {@code EXP-2026-0001}; empty when there is none. */
    Optional<EvidenceExport> find(String number);
}
