package io.github.qms4j.persistence.jpa;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** An address with what the database must be told to keep each commit, unless it says something on that itself. */
final class DurableAddress {
    private static final Map<String, String> OF_SQLITE =
            new TreeMap<>(Map.of("busy_timeout", "30000", "journal_mode", "WAL", "synchronous", "FULL"));

    /** Neither in memory nor of a server. */
    private static final Pattern H2_FILE = Pattern.compile("jdbc:h2:(?!mem:|tcp:|ssl:|zip:)");

    private DurableAddress() {}

    static String of(String url) {
        if (url.startsWith("jdbc:sqlite:")) {
            return ofSqlite(url);
        }
        // H2 writes a commit to the file half a second later unless told to write it at once; a crash would lose it.
        return H2_FILE.matcher(url).lookingAt() && !url.toUpperCase(Locale.ROOT).contains(";WRITE_DELAY=")
                ? url + ";WRITE_DELAY=0"
                : url;
    }

    private static String ofSqlite(String url) {
        StringBuilder durable = new StringBuilder(url);
        String parameters = url.substring(Math.max(0, url.indexOf('?'))).toLowerCase(Locale.ROOT);
        OF_SQLITE.forEach((name, value) -> {
            if (!parameters.contains("?" + name + "=") && !parameters.contains("&" + name + "=")) {
                durable.append(durable.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(value);
            }
        });
        return durable.toString();
    }
}
