package io.github.qms4j.internal.work;

import io.github.qms4j.record.SigningOffer;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.signature.SigningPeriod;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.SignatureAuthenticator;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.signature.SigningAttempt;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a session can sign with.
 *
 * @param period the period of controlled access that its signings belong to
 * @param credentials what the actor entered, or null when nothing
 * @param zone where the actor's clock stands
 */
public record Signing(SigningPeriod period, @Nullable Credentials credentials, ZoneId zone) {
    /** A period in which nobody was asked yet. */
    public static Signing in(SigningPeriod period) {
        return new Signing(period, null, ZoneOffset.UTC);
    }

    Signing without() {
        return in(period);
    }

    SigningOffer offer(Engine engine) {
        if (engine.authenticator() == null) {
            return SigningOffer.NO_AUTHENTICATOR;
        }
        if (!engine.hasKey()) {
            return SigningOffer.NO_KEY;
        }
        return credentials == null ? SigningOffer.NO_CREDENTIALS : SigningOffer.CREDENTIALS;
    }

    /** The signings of one unit of work: all of them are one act of the signer, however often the unit runs. */
    static final class OneAct {
        private final SessionRecords session;
        private final Signing signing;
        private @Nullable Outcome outcome;

        OneAct(SessionRecords session, Signing signing) {
            this.session = session;
            this.signing = signing;
        }

        ZoneId zone() {
            return signing.zone();
        }

        Outcome of(String action) {
            if (outcome == null) {
                outcome = authenticate(action);
                if (outcome.signer() == null) {
                    signing.period().end();
                } else {
                    signing.period().signed(outcome.signer(), session.now());
                }
            }
            return outcome;
        }

        private Outcome authenticate(String action) {
            SignatureAuthenticator authenticator = session.engine().authenticator();
            Credentials credentials = signing.credentials();
            if (authenticator == null || credentials == null) {
                throw new IllegalStateException("a signature was taken for granted that nobody offered");
            }
            if (credentials.areSpent()) {
                return Outcome.failed("the credentials were used already; each signing is entered anew");
            }
            Optional<String> known = signing.period().signerAt(session.now()).map(Signer::id);
            Optional<String> identification = credentials.identification().or(() -> known);
            if (identification.isEmpty()) {
                return Outcome.failed("only the secret was given, and there is no signing of this period that it could"
                        + " continue; give both components");
            }
            boolean continued = credentials.identification().isEmpty();
            SigningAttempt attempt = new SigningAttempt(identification.get(), continued, action);
            Authentication found = credentials.spend(
                    secret -> authenticator.authenticate(session.forAuthenticator(), attempt, secret));
            if (found instanceof Authentication.Failed failed) {
                return Outcome.failed(failed.because());
            }
            Signer signer = ((Authentication.Authenticated) found).signer();
            if (!signer.id().equals(session.actor().id())) {
                return Outcome.failed("the credentials are those of " + signer.id() + ", and "
                        + session.actor().id() + " acts; nobody signs for another");
            }
            return new Outcome(signer, continued, "");
        }
    }

    /**
     * @param signer who signed, or null when signing failed
     * @param continued whether only the secret was needed
     * @param because why it failed
     */
    record Outcome(@Nullable Signer signer, boolean continued, String because) {
        static Outcome failed(String because) {
            return new Outcome(null, false, because);
        }
    }
}
