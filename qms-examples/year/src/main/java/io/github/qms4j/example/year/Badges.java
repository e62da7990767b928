package io.github.qms4j.example.year;

import io.github.qms4j.record.RecordStore;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.SignatureAuthenticator;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.signature.SigningAttempt;
import java.util.Arrays;

/** The host's own way to establish a signer: a badge with a PIN. */
final class Badges implements SignatureAuthenticator {
    @Override
    public Authentication authenticate(RecordStore records, SigningAttempt attempt, char[] secret) {
        String id = attempt.identification();
        return Arrays.equals(secret, ("pin of " + id).toCharArray())
                ? new Authentication.Authenticated(
                        new Signer(id, records.actor().name()))
                : new Authentication.Failed("the PIN is not that of the badge");
    }
}
