package io.github.qms4j.regulation.matrix;

import io.github.qms4j.record.RecordId;
import io.github.qms4j.regulation.CatalogueId;

/**
 * The id of an edition in force: that of its catalogue, such as {@code iso-9001:2015-amd1}.
 *
 * @param value the id itself
 */
public record AdoptedEditionId(String value) implements RecordId {
    private static final String TYPE = "adopted-edition";

    public AdoptedEditionId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static AdoptedEditionId of(String value) {
        return new AdoptedEditionId(value);
    }

    /** The edition of a catalogue. */
    public static AdoptedEditionId of(CatalogueId catalogue) {
        return new AdoptedEditionId(catalogue.toString());
    }

    /** The catalogue. */
    public CatalogueId catalogue() {
        return CatalogueId.parse(value);
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
