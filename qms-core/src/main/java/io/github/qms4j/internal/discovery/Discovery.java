package io.github.qms4j.internal.discovery;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.QmsException;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.QmsStorageProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the storage provider: by name when a name was given, else the only one on the path. Looks on the calling thread
 * through the builder's class loader, then the context one, then the core's own. Never falls back to memory.
 */
public final class Discovery {
    private Discovery() {}

    /** The provider of that name, or the only one when the name is null. */
    public static QmsStorageProvider storageProvider(@Nullable String name, @Nullable ClassLoader builderLoader) {
        List<QmsStorageProvider> all = candidates(builderLoader);
        List<QmsStorageProvider> matching =
                all.stream().filter(p -> name == null || p.name().equals(name)).toList();
        if (matching.size() != 1) {
            throw new ConfigurationException(problem(name, all, matching));
        }
        QmsStorageProvider provider = matching.get(0);
        if (provider.spiLevel() != QmsStorage.SPI_LEVEL) {
            throw new ConfigurationException(
                    "storage '" + provider.name() + "' (" + provider.getClass().getName()
                            + ") was written for storage SPI level " + provider.spiLevel() + ", this core has level "
                            + QmsStorage.SPI_LEVEL + "; take the adapter's version that matches the core's");
        }
        return provider;
    }

    /**
     * Opens the provider's storage; what it throws that is not ours says which provider is broken. A driver that the
     * host was to bring along shows itself by its absence here, as a linkage error.
     */
    public static QmsStorage open(QmsStorageProvider provider, Map<String, String> settings) {
        try {
            return Objects.requireNonNull(provider.open(settings), "it opened nothing");
        } catch (QmsException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new ConfigurationException(
                    "storage '" + provider.name() + "' ("
                            + provider.getClass().getName() + ") cannot be opened: " + e.getMessage()
                            + "; check its settings and that its driver is on the path, or report this to its author",
                    e);
        }
    }

    private static List<QmsStorageProvider> candidates(@Nullable ClassLoader builderLoader) {
        // By name: one jar seen by two loaders is one provider, and the first loader has the say.
        Map<String, QmsStorageProvider> byClass = new LinkedHashMap<>();
        Stream.of(builderLoader, Thread.currentThread().getContextClassLoader(), Discovery.class.getClassLoader())
                .filter(Objects::nonNull)
                .distinct()
                .forEach(loader -> load(loader)
                        .forEach(p -> byClass.putIfAbsent(p.getClass().getName(), p)));
        return List.copyOf(byClass.values());
    }

    private static List<QmsStorageProvider> load(ClassLoader loader) {
        try {
            return ServiceLoader.load(QmsStorageProvider.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (ServiceConfigurationError e) {
            throw new ConfigurationException(
                    "a storage provider on the path cannot be loaded: " + e.getMessage() + "; repair or remove its jar",
                    e);
        }
    }

    private static String problem(
            @Nullable String name, List<QmsStorageProvider> all, List<QmsStorageProvider> matching) {
        String found = all.isEmpty()
                ? "none is on the path"
                : "found: "
                        + all.stream()
                                .map(p -> "'" + p.name() + "' (" + p.getClass().getName() + ")")
                                .collect(Collectors.joining(", "));
        if (name == null) {
            return all.isEmpty()
                    ? "no storage was chosen and " + found + "; add an adapter such as qms-persistence-jpa, pass an"
                            + " instance to storage(...), or call inMemory() if losing everything at exit is intended"
                    : "no storage was chosen and several are on the path; " + found
                            + "; choose one with storage(name, settings)";
        }
        return matching.isEmpty()
                ? "there is no storage named '" + name + "'; " + found + "; add its jar or correct the name"
                : "the storage name '" + name + "' is claimed more than once; " + found + "; remove one of the jars";
    }
}
