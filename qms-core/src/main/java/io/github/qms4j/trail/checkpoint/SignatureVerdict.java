package io.github.qms4j.trail.checkpoint;

/** What the signatures of a note say to somebody who knows certain keys. */
public enum SignatureVerdict {
    /** At least one signature names a known key, and all that do are right. */
    VALID,
    /** No signature names a known key. Nothing is wrong and nothing is proved; give the key of whoever should have signed. */
    UNKNOWN,
    /** A signature names a known key and is not that key's signature of this text. Text or signature were altered. */
    INVALID
}
