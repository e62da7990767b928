package io.github.qms4j.signature.password;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Hashes and compares passwords with Argon2id (RFC 9106). */
final class Argon2id {
    /** 128 and 256 bits, as RFC 9106, section 4 recommends. */
    private static final int SALT_BYTES = 16;

    private static final int HASH_BYTES = 32;

    /** The most that one char takes. */
    private static final int MAX_UTF8_BYTES = 3;

    private final Argon2Cost cost;
    private final RandomGenerator random;

    Argon2id(Argon2Cost cost, RandomGenerator random) {
        this.cost = cost;
        this.random = random;
    }

    PasswordHash hash(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new PasswordHash(cost, salt, hash(password, salt, cost, HASH_BYTES));
    }

    boolean matches(char[] password, PasswordHash expected) {
        byte[] due = expected.hash();
        return MessageDigest.isEqual(due, hash(password, expected.salt(), expected.cost(), due.length));
    }

    /** What takes the place of a hash where there is none: checking it is the same work, and no password matches. */
    PasswordHash decoy() {
        return new PasswordHash(cost, new byte[SALT_BYTES], new byte[HASH_BYTES]);
    }

    boolean isOutdated(PasswordHash hash) {
        return !hash.cost().equals(cost);
    }

    private static byte[] hash(char[] password, byte[] salt, Argon2Cost cost, int length) {
        byte[] bytes = utf8(password);
        try {
            Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
            argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(cost.memoryKib())
                    .withIterations(cost.iterations())
                    .withParallelism(cost.parallelism())
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[length];
            argon2.generateBytes(bytes, hash);
            return hash;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * One password has one encoding whatever keyboard it was typed on: NFKC (NIST SP 800-63B, 5.1.1.2). Only a password
     * that is not in that form already, and so none of ASCII, passes through a string that cannot be wiped.
     */
    private static byte[] utf8(char[] password) {
        CharBuffer typed = CharBuffer.wrap(password);
        CharBuffer normal = Normalizer.isNormalized(typed, Normalizer.Form.NFKC)
                ? typed
                : CharBuffer.wrap(Normalizer.normalize(typed, Normalizer.Form.NFKC));
        byte[] room = new byte[normal.remaining() * MAX_UTF8_BYTES];
        ByteBuffer encoded = ByteBuffer.wrap(room);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(normal, encoded, true);
        byte[] bytes = Arrays.copyOf(room, encoded.position());
        Arrays.fill(room, (byte) 0);
        return bytes;
    }
}
