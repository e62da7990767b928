package io.github.qms4j.spi.catalog;

import java.util.List;

/**
 * Supplies catalogues, mappings, migration maps or failure patterns as files of the documented formats. Found by {@link
 * java.util.ServiceLoader}; has a public constructor without arguments. What it supplies is validated as a whole before
 * any of it is used.
 */
public interface CatalogueProvider {
    /** The provider's name, shown in front of its files in every message. */
    String name();

    /** Its files, in any order. They may refer to each other and to the built-in ones. */
    List<CatalogueSource> sources();
}
