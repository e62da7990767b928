package io.github.qms4j.spi.signature;

import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import java.util.List;

/**
 * Establishes who signs (21 CFR 11.100, 11.200, 11.300). A host that has a user directory implements this over it;
 * without one, records that demand a signature cannot be signed.
 */
@FunctionalInterface
public interface SignatureAuthenticator {
    /**
     * Checks the components of one signing. A wrong one is answered with {@link Authentication.Failed} and not thrown;
     * what is thrown ends the command, and nothing is signed. The kernel puts every failure into the trail; counting
     * failures and locking the signer is the authenticator's part (21 CFR 11.300(d)).
     *
     * @param records the records of the engine's tenant in the hands of the acting session, for an authenticator that
     *     keeps its credentials there; what it commits stands whether the signed command succeeds or not, and whether the
     *     host's transaction does, of which it sees nothing before its commit
     * @param attempt who says to be whom
     * @param secret what was entered; wiped when this returns, so it must not be kept
     */
    Authentication authenticate(RecordStore records, SigningAttempt attempt, char[] secret);

    /** The record types of what it keeps in the engine's tenant; the engine then knows them. */
    default List<RecordType<?>> recordTypes() {
        return List.of();
    }
}
