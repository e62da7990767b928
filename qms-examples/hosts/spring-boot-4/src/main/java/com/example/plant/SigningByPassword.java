package com.example.plant;

import io.github.qms4j.record.RecordStore;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.SignatureAuthenticator;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.signature.SigningAttempt;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Whoever signs enters their password again, and the host's own user directory checks it. */
@Component
class SigningByPassword implements SignatureAuthenticator {
    private final AuthenticationManager directory;

    SigningByPassword(AuthenticationManager directory) {
        this.directory = directory;
    }

    @Override
    public Authentication authenticate(RecordStore records, SigningAttempt attempt, char[] secret) {
        try {
            String signer = directory
                    .authenticate(UsernamePasswordAuthenticationToken.unauthenticated(
                            attempt.identification(), new String(secret)))
                    .getName();
            return new Authentication.Authenticated(new Signer(signer, signer));
        } catch (AuthenticationException e) {
            return new Authentication.Failed("the user directory does not confirm the signer");
        }
    }
}
