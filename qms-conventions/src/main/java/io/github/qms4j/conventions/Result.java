package io.github.qms4j.conventions;

import java.util.Locale;

/** How a test ended. In the order of what decides: a failure hides a skip, a skip hides a pass, never the reverse. */
enum Result {
    PASSED,
    SKIPPED,
    FAILED;

    Result worse(Result other) {
        return compareTo(other) >= 0 ? this : other;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
