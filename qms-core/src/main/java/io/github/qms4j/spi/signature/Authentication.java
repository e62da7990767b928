package io.github.qms4j.spi.signature;

import java.util.Objects;

/** What an authenticator found. */
public sealed interface Authentication {
    /** The components are those of this person. */
    record Authenticated(Signer signer) implements Authentication {
        public Authenticated {
            Objects.requireNonNull(signer, "signer");
        }
    }

    /**
     * They are not, or the person may not sign now.
     *
     * @param because why, for the trail and the signer; must not tell which of the components was wrong
     */
    record Failed(String because) implements Authentication {
        public Failed {
            Objects.requireNonNull(because, "because");
        }
    }
}
