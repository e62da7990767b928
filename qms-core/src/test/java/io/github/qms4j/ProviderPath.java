package io.github.qms4j;

import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.QmsStorageProvider;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Class loaders on whose path the given storage providers lie, and the providers. */
final class ProviderPath {
    private ProviderPath() {}

    /** A loader that adds these providers to the tests' own path. */
    static ClassLoader with(Path folder, String... providers) {
        try {
            Path services = Files.createDirectories(folder.resolve("META-INF/services"));
            Files.write(services.resolve(QmsStorageProvider.class.getName()), List.of(providers));
            return new URLClassLoader(new URL[] {url(folder)}, ProviderPath.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path folder) throws MalformedURLException {
        return folder.toUri().toURL();
    }

    /** A storage that counts how often it was closed. */
    static class ClosingStorage implements QmsStorage {
        private final InMemoryStorage inner = new InMemoryStorage();
        private int closed;

        int closed() {
            return closed;
        }

        @Override
        public Optional<StoredRecord> find(RecordKey key) {
            return inner.find(key);
        }

        @Override
        public RecordPage query(RecordQuery query) {
            return inner.query(query);
        }

        @Override
        public void apply(ChangeSet changes) {
            inner.apply(changes);
        }

        @Override
        public void close() {
            closed++;
        }
    }

    /** A storage that fails when it is asked what it is, and again when it is closed. */
    static final class BrokenStorage extends ClosingStorage {
        @Override
        public String describe() {
            throw new StorageException("the server does not say");
        }

        @Override
        public void close() {
            super.close();
            throw new StorageException("the line is dead");
        }
    }

    /** Opens what its setting {@code as} says, and remembers nothing but the settings. */
    public static class Alpha implements QmsStorageProvider {
        static final ThreadLocal<QmsStorage> OPENED = new ThreadLocal<>();

        @Override
        public String name() {
            return "alpha";
        }

        @Override
        public int spiLevel() {
            return QmsStorage.SPI_LEVEL;
        }

        @Override
        public QmsStorage open(Map<String, String> settings) {
            QmsStorage storage = opened(settings.getOrDefault("as", "closing"));
            OPENED.set(storage);
            return storage;
        }

        private static QmsStorage opened(String as) {
            return switch (as) {
                case "closing" -> new ClosingStorage();
                case "broken" -> new BrokenStorage();
                case "unknown" -> throw new ConfigurationException("there is no setting 'as' of that name");
                case "driverless" -> throw new NoClassDefFoundError("org/example/Driver");
                default -> throw new IllegalStateException("no server at that address");
            };
        }
    }

    /** Another provider. */
    public static final class Beta extends Alpha {
        @Override
        public String name() {
            return "beta";
        }
    }

    /** A provider that claims the name of another. */
    public static final class SecondAlpha extends Alpha {}

    /** A provider that was written for a storage interface to come. */
    public static final class FromTheFuture extends Alpha {
        @Override
        public int spiLevel() {
            return QmsStorage.SPI_LEVEL + 1;
        }
    }

    /** A provider that opens nothing. */
    public static final class Empty extends Alpha {
        @Override
        @SuppressWarnings("NullAway") // What a provider written without null checks may do.
        public QmsStorage open(Map<String, String> settings) {
            return null;
        }
    }
}
