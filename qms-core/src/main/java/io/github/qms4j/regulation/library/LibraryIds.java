package io.github.qms4j.regulation.library;

import io.github.qms4j.internal.codec.Hashes;
import java.util.Locale;
import java.util.regex.Pattern;

/** Ids of ours for the URNs of a library. They depend on the URN alone, so that every file gives the same. */
final class LibraryIds {
    private static final Pattern LOCAL = Pattern.compile("[a-z0-9][a-z0-9.+_-]{0,63}");
    private static final Pattern FORBIDDEN = Pattern.compile("[^a-z0-9.+_-]+");
    private static final Pattern OUTER = Pattern.compile("^[^a-z0-9]+|-+$");
    private static final int KEPT = 55;
    private static final int HASH = 8;

    private LibraryIds() {}

    /** URNs are compared without regard to case, as the application does. */
    static String urn(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The part of a node's URN behind that of its framework: {@code urn:x:risk:req_node:framework:part}. */
    static String local(String urn) {
        String[] parts = urn.split(":", 6);
        return id(parts.length == 6 ? parts[5] : parts[parts.length - 1], urn);
    }

    /** The last part of a URN. */
    static String last(String urn) {
        return id(urn.substring(urn.lastIndexOf(':') + 1), urn);
    }

    static boolean isId(String text) {
        return LOCAL.matcher(text).matches();
    }

    /** The text when it can be an id, else what is left of it with the hash of the URN, which keeps ids apart. */
    private static String id(String text, String urn) {
        if (isId(text)) {
            return text;
        }
        String plain = FORBIDDEN.matcher(text).replaceAll("-");
        String left = OUTER.matcher(plain.substring(0, Math.min(plain.length(), 2 * KEPT)))
                .replaceAll("");
        String hash = Hashes.content(urn).substring(0, HASH);
        return left.isEmpty() ? hash : left.substring(0, Math.min(left.length(), KEPT)) + "-" + hash;
    }
}
