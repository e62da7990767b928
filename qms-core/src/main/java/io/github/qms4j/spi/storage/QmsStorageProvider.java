package io.github.qms4j.spi.storage;

import java.util.Map;

/** Opens a storage by name. Found by {@link java.util.ServiceLoader}; has a public constructor without arguments. */
public interface QmsStorageProvider {
    /** The name a host selects it by, such as {@code jpa}. */
    String name();

    /**
     * The SPI level it was written for: return {@link QmsStorage#SPI_LEVEL}, whose value the compiler copies into the
     * provider.
     */
    int spiLevel();

    /**
     * Opens the storage.
     *
     * @param settings the host's settings; which exist is the provider's to document
     * @throws io.github.qms4j.ConfigurationException when a setting is missing, unknown or wrong
     */
    QmsStorage open(Map<String, String> settings);
}
