package io.github.qms4j.organisation;

import io.github.qms4j.record.RecordId;

/**
 * The id of a site, as the host knows it.
 *
 * @param value the id itself
 */
public record SiteId(String value) implements RecordId {
    private static final String TYPE = "site";

    public SiteId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static SiteId of(String value) {
        return new SiteId(value);
    }

    @Override
    public String recordType() {
        return TYPE;
    }

    @Override
    public String toString() {
        return value;
    }
}
