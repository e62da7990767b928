package io.github.qms4j.persistence.jpa;

import io.github.qms4j.ConfigurationException;
import java.util.regex.Pattern;

/**
 * Releases of H2 that lose committed transactions from a file when the process is killed: they write the place of the
 * block before the newest one into the file's header. A test shows it with 2.5.252; 2.5.250 has the same code; 2.4.240
 * and before do not.
 */
final class H2Durability {
    private static final Pattern LOSING = Pattern.compile("2\\.5\\.25[0-2]\\b.*");
    private static final String IN_MEMORY = "jdbc:h2:mem:";

    private H2Durability() {}

    /**
     * Refuses a release that would lose what was acknowledged.
     *
     * @param version as the driver says it, such as {@code 2.4.240 (2025-09-22)}
     * @param url of the database
     */
    static void require(String version, String url) {
        boolean loses = LOSING.matcher(version).matches() && !url.startsWith(IN_MEMORY);
        if (loses) {
            throw new ConfigurationException("H2 " + version
                    + " loses committed changes from a file when the process is killed; use H2 2.4.240, or a release after"
                    + " 2.5.252 that has this corrected");
        }
    }
}
