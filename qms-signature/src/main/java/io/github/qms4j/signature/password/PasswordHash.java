package io.github.qms4j.signature.password;

import io.github.qms4j.CorruptRecordException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Argon2id hash as a PHC string: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, both in Base64 without padding.
 * The text is a secret; it never stands in a message.
 */
final class PasswordHash {
    private static final String BASE64 = "([A-Za-z0-9+/]+)";
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})\\$" + BASE64 + "\\$" + BASE64);

    private final Argon2Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    PasswordHash(Argon2Cost cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt.clone();
        this.hash = hash.clone();
    }

    static PasswordHash parse(String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new CorruptRecordException("a stored password hash is not a PHC string of Argon2id version 19");
        }
        try {
            return new PasswordHash(
                    new Argon2Cost(number(parts, 1), number(parts, 2), number(parts, 3)),
                    Base64.getDecoder().decode(parts.group(4)),
                    Base64.getDecoder().decode(parts.group(5)));
        } catch (RuntimeException e) {
            throw new CorruptRecordException("a stored password hash is not one of Argon2id as it is made here", e);
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    Argon2Cost cost() {
        return cost;
    }

    byte[] salt() {
        return salt.clone();
    }

    byte[] hash() {
        return hash.clone();
    }

    String phc() {
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.iterations() + ",p=" + cost.parallelism() + "$"
                + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
    }
}
