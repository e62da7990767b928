package io.github.qms4j.regulation;

import io.github.qms4j.InvalidInputException;

/**
 * A law, a standard or a guide, whatever its edition.
 *
 * @param id the stable id, such as {@code iso-9001}
 * @param title the title as it is commonly cited, without the edition
 * @param authority who issues it
 */
public record Instrument(String id, String title, String authority) {
    /** @throws InvalidInputException when the id is no token or a text is blank */
    public Instrument {
        CatalogueId.requireToken("instrument", id);
        Texts.require("instrument " + id, "title", title);
        Texts.require("instrument " + id, "authority", authority);
    }
}
