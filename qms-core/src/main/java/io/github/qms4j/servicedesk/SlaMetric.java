package io.github.qms4j.servicedesk;

import java.util.Locale;

/** What a target is about. */
public enum SlaMetric {
    /** From opening to the first answer; a resolution or closure without one counts as the answer. */
    FIRST_RESPONSE,
    /** From opening to resolution; a closure without one counts as resolution. */
    RESOLUTION,
    /** From opening to closure. */
    CLOSURE;

    /** As people say it: {@code first response}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
