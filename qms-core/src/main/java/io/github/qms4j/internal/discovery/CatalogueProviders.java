package io.github.qms4j.internal.discovery;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.spi.catalog.CatalogueProvider;
import io.github.qms4j.spi.catalog.CatalogueSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds all suppliers of catalogues on the calling thread, through the given class loader, then the context one, then the
 * core's own.
 */
public final class CatalogueProviders {
    private CatalogueProviders() {}

    /** The files of all providers, in the order of the providers' class names, each named behind its provider. */
    public static List<CatalogueSource> sources(@Nullable ClassLoader loader) {
        // By name: one jar seen by two loaders is one provider, and the first loader has the say.
        Map<String, CatalogueProvider> byClass = new LinkedHashMap<>();
        Stream.of(loader, Thread.currentThread().getContextClassLoader(), CatalogueProviders.class.getClassLoader())
                .filter(Objects::nonNull)
                .distinct()
                .forEach(found -> load(found)
                        .forEach(p -> byClass.putIfAbsent(p.getClass().getName(), p)));
        List<CatalogueSource> sources = new ArrayList<>();
        byClass.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(provider -> sources.addAll(named(provider.getValue())));
        return sources;
    }

    private static List<CatalogueProvider> load(ClassLoader loader) {
        try {
            return ServiceLoader.load(CatalogueProvider.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (ServiceConfigurationError e) {
            throw new ConfigurationException(
                    "a catalogue provider on the path cannot be loaded: " + e.getMessage()
                            + "; repair or remove its jar",
                    e);
        }
    }

    private static List<CatalogueSource> named(CatalogueProvider provider) {
        try {
            return provider.sources().stream()
                    .map(source -> new CatalogueSource(provider.name() + " " + source.name(), source.content()))
                    .toList();
        } catch (RuntimeException | LinkageError e) {
            throw new ConfigurationException(
                    "the catalogue provider '" + provider.getClass().getName() + "' failed to list its files: "
                            + e.getMessage() + "; report this to its author",
                    e);
        }
    }
}
