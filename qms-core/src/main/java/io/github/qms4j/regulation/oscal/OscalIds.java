package io.github.qms4j.regulation.oscal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The two kinds of identifier in OSCAL: tokens, which are ours as far as OSCAL allows their characters, and UUIDs, which
 * are derived from ours, so that the same thing has the same UUID in every export.
 */
final class OscalIds {
    /** Of name-based UUIDs of this library: version 5, of the name {@code qms4j.github.io} in the DNS namespace. */
    static final UUID NAMESPACE = uuid(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "qms4j.github.io");

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}._-]*");
    private static final Pattern LOCAL = Pattern.compile("[a-z0-9][a-z0-9.+_-]{0,63}");
    /** No id of ours has an upper-case letter, so nothing else can look like this. */
    private static final String PLUS = "_x2B_";

    private OscalIds() {}

    /** An id of ours as an OSCAL token. Different ids are different tokens. */
    static String token(String local) {
        String escaped = local.replace("+", PLUS);
        return TOKEN.matcher(escaped).matches() ? escaped : "_" + escaped;
    }

    /** The id that {@link #token} made a token of; of any other text, the text in lower case. */
    static String local(String token) {
        String unescaped = token.replace(PLUS, "+");
        return (unescaped.startsWith("_") ? unescaped.substring(1) : unescaped).toLowerCase(Locale.ROOT);
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    static boolean isLocal(String text) {
        return LOCAL.matcher(text).matches();
    }

    /** A text with every character replaced that an id of ours cannot have; empty when none is left. */
    static String slug(String text) {
        String slug =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.+_-]+", "-").replaceAll("^[^a-z0-9]+", "");
        return (slug.length() > 64 ? slug.substring(0, 64) : slug).replaceAll("[-._]+$", "");
    }

    /**
     * The UUID of a thing.
     *
     * @param kind what it is, so that things of two kinds never share a UUID
     * @param key its stable id
     */
    static UUID uuid(String kind, String key) {
        return uuid(NAMESPACE, kind + ":" + key);
    }

    /** A name-based UUID of version 5 (RFC 9562, 5.5). */
    static UUID uuid(UUID namespace, String name) {
        MessageDigest sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .flip());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & ~0xF000L) | 0x5000L;
        long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
