package io.github.qms4j.signature.password;

import io.github.qms4j.InvalidInputException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What passwords must be and how they are guarded. One policy is given to {@link PasswordAuthenticator} and to every
 * {@link PasswordCredentials}. There are no rules of composition (NIST SP 800-63B, 5.1.1.2). Immutable.
 */
public final class PasswordPolicy {
    /** The longest password, in characters of Unicode; long enough for any passphrase. */
    public static final int MAX_LENGTH = 256;

    /** NIST SP 800-63B allows no policy to accept less. */
    private static final int LEAST_LENGTH = 8;

    private final int minimumLength;
    private final PasswordBlocklist blocklist;
    private final @Nullable Duration maximumAge;
    private final int maximumFailures;
    private final @Nullable Duration lockTime;
    private final Argon2id hashing;

    private PasswordPolicy(Builder builder) {
        this.minimumLength = builder.minimumLength;
        this.blocklist = builder.blocklist;
        this.maximumAge = builder.maximumAge;
        this.maximumFailures = builder.maximumFailures;
        this.lockTime = builder.lockTime;
        this.hashing = new Argon2id(builder.cost, builder.random);
    }

    /**
     * At least 12 characters, changed within 365 days, locked for 15 minutes by the fifth failure in a row, hashed at
     * {@link Argon2Cost#OWASP_MINIMUM}, no blocklist.
     */
    public static PasswordPolicy standard() {
        return builder().build();
    }

    /** Starts from {@link #standard()}. */
    public static Builder builder() {
        return new Builder();
    }

    Argon2id hashing() {
        return hashing;
    }

    @Nullable
    Instant expiryOf(Instant changedOn) {
        return maximumAge == null ? null : changedOn.plus(maximumAge);
    }

    boolean locksAt(int failures) {
        return failures >= maximumFailures;
    }

    @Nullable
    Instant endOfLock(Instant now) {
        return lockTime == null ? null : now.plus(lockTime);
    }

    /** Never shows the password. */
    void check(char[] password) {
        int length = Character.codePointCount(password, 0, password.length);
        if (length < minimumLength || length > MAX_LENGTH) {
            throw refused(
                    "has " + length + " characters where " + minimumLength + " to " + MAX_LENGTH + " are due",
                    "choose a phrase of several words");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(CharBuffer.wrap(password))) {
            throw refused("has half of a surrogate pair", "pass on well-formed Unicode");
        }
        if (blocklist.contains(password)) {
            throw refused("is on the list of passwords that are guessed first", "choose another one");
        }
    }

    static InvalidInputException refused(String rule, String remedy) {
        return InvalidInputException.of("signature credential", "password", "(not shown)", rule, remedy);
    }

    /** Writes a policy. */
    public static final class Builder {
        private int minimumLength = 12;
        private PasswordBlocklist blocklist = password -> false;
        private @Nullable Duration maximumAge = Duration.ofDays(365);
        private int maximumFailures = 5;
        private @Nullable Duration lockTime = Duration.ofMinutes(15);
        private Argon2Cost cost = Argon2Cost.OWASP_MINIMUM;
        private RandomGenerator random = new SecureRandom();

        private Builder() {}

        /**
         * The shortest password, in characters of Unicode.
         *
         * @throws InvalidInputException when it is outside 8 to 64
         */
        public Builder minimumLength(int characters) {
            require("minimumLength", characters, characters >= LEAST_LENGTH && characters <= 64, "8 to 64 characters");
            this.minimumLength = characters;
            return this;
        }

        /** Passwords that nobody may choose. */
        public Builder blocklist(PasswordBlocklist newBlocklist) {
            this.blocklist = Objects.requireNonNull(newBlocklist, "newBlocklist");
            return this;
        }

        /**
         * How long a password may be used before it has to be changed (21 CFR 11.300(b)). It holds for passwords set
         * from now on.
         *
         * @throws InvalidInputException when it is not positive
         */
        public Builder maximumAge(Duration age) {
            require("maximumAge", age, !age.isNegative() && !age.isZero(), "more than zero");
            this.maximumAge = age;
            return this;
        }

        /** Passwords do not age; a host that chooses this recalls and revises them by a procedure of its own. */
        public Builder withoutMaximumAge() {
            this.maximumAge = null;
            return this;
        }

        /**
         * How many wrong passwords in a row lock a credential.
         *
         * @throws InvalidInputException when it is outside 1 to 100
         */
        public Builder maximumFailures(int failures) {
            require("maximumFailures", failures, failures >= 1 && failures <= 100, "1 to 100");
            this.maximumFailures = failures;
            return this;
        }

        /**
         * How long a lock lasts.
         *
         * @throws InvalidInputException when it is not positive
         */
        public Builder lockTime(Duration time) {
            require("lockTime", time, !time.isNegative() && !time.isZero(), "more than zero");
            this.lockTime = time;
            return this;
        }

        /** A lock lasts until somebody unlocks the credential. */
        public Builder lockedUntilUnlocked() {
            this.lockTime = null;
            return this;
        }

        /** What one guess costs. */
        public Builder cost(Argon2Cost newCost) {
            this.cost = Objects.requireNonNull(newCost, "newCost");
            return this;
        }

        /** The source of salts; by default a {@link SecureRandom}, and another one in tests alone. */
        public Builder random(RandomGenerator source) {
            this.random = Objects.requireNonNull(source, "source");
            return this;
        }

        public PasswordPolicy build() {
            return new PasswordPolicy(this);
        }

        private static void require(String place, Object value, boolean holds, String due) {
            if (!holds) {
                throw InvalidInputException.of("password policy", place, value, "is outside " + due, "choose " + due);
            }
        }
    }
}
