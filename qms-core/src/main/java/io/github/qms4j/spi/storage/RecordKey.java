package io.github.qms4j.spi.storage;

import java.util.Objects;

/**
 * Identifies one record. Compared character for character; every character of Unicode is legal in each part.
 *
 * @param tenant the tenant that owns the record
 * @param type the record type, such as {@code ticket}
 * @param id the id, unique per tenant and type
 */
public record RecordKey(String tenant, String type, String id) {
    public RecordKey {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
    }

    @Override
    public String toString() {
        return type + " " + id + " of tenant " + tenant;
    }
}
