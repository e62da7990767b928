package io.github.qms4j.servicedesk.importing;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dates of an export: the patterns are tried in their order, and a text without a zone is in the file's zone. */
final class ExportDates {
    private final DatePattern[] patterns;
    private final ZoneOffsets zone;

    ExportDates(List<DatePattern> patterns, @Nullable ZoneId zone) {
        this.patterns = patterns.toArray(DatePattern[]::new);
        this.zone = new ZoneOffsets(zone == null ? ZoneOffset.UTC : zone);
    }

    /** Milliseconds since 1970-01-01T00:00Z, or {@link DatePattern#NO_DATE}. */
    long parse(String text) {
        for (DatePattern pattern : patterns) {
            long instant = pattern.parse(text, zone);
            if (instant != DatePattern.NO_DATE) {
                return instant;
            }
        }
        return DatePattern.NO_DATE;
    }
}
