package io.github.qms4j.record;

/** What a session has to sign with. */
public enum SigningOffer {
    /** The engine has no authenticator: nothing can be signed. */
    NO_AUTHENTICATOR,
    /** The log has no key to attest signatures with (rule X-20): nothing can be signed. */
    NO_KEY,
    /** The actor has not been asked for credentials yet. */
    NO_CREDENTIALS,
    /** Credentials are at hand; whether they hold is seen when they are used. */
    CREDENTIALS
}
