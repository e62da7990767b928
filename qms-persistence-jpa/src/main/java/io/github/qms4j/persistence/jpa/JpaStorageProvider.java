package io.github.qms4j.persistence.jpa;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.QmsException;
import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.QmsStorageProvider;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceProviderResolverHolder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The storage {@code jpa}: opens a database of its own. Settings:
 *
 * <ul>
 *   <li>{@code file}: an SQLite database in this file, the embedded default; its schema is migrated when it is opened.
 *       Needs {@code org.xerial:sqlite-jdbc}, and with Hibernate {@code org.hibernate.orm:hibernate-community-dialects}.
 *       SQLite keeps two more files beside it, {@code -wal} and {@code -shm}, which belong to it
 *   <li>{@code url}, {@code user}, {@code password}: any supported database by JDBC instead
 *   <li>{@code migrate}: {@code true} to migrate the schema of {@code url} when it is opened; {@code false} unless said,
 *       and then a schema that is not up to date is refused
 *   <li>{@code openDamaged}: {@code true} to open an H2 database although it holds half of a change set, which H2 may leave
 *       behind after a kill; to read and export what is there, before a backup is restored
 *   <li>{@code persistenceProvider}: class name of the persistence provider, needed when several are on the path
 * </ul>
 *
 * A host with a persistence unit of its own uses {@link JpaStorage} instead.
 */
public final class JpaStorageProvider implements QmsStorageProvider {
    /** For {@link java.util.ServiceLoader}. */
    public JpaStorageProvider() {}

    @Override
    public String name() {
        return "jpa";
    }

    @Override
    public int spiLevel() {
        return QmsStorage.SPI_LEVEL;
    }

    @Override
    public QmsStorage open(Map<String, String> settings) {
        return open(
                settings,
                PersistenceProviderResolverHolder.getPersistenceProviderResolver()
                        .getPersistenceProviders());
    }

    static QmsStorage open(Map<String, String> settings, List<PersistenceProvider> candidates) {
        JpaSettings wanted = JpaSettings.of(settings);
        PersistenceProvider provider = choose(wanted, candidates);
        if (wanted.isSqlite()) {
            SqliteDependencies.require(provider.getClass().getName(), JpaSettings::isPresent);
        }
        try {
            if (wanted.migrate()) {
                JpaSchema.over(wanted.connections()).migrate();
            }
            return storage(wanted, createFactory(wanted, provider));
        } catch (ConfigurationException e) {
            throw e;
        } catch (StorageException e) {
            throw e.getCause() == null ? e : wanted.cannotOpen(e);
        } catch (RuntimeException e) {
            throw wanted.cannotOpen(e);
        }
    }

    private static QmsStorage storage(JpaSettings wanted, EntityManagerFactory factory) {
        try {
            JpaStorage storage = JpaStorage.owning(
                    factory,
                    new RecordTables(ConceptTables.ALL),
                    wanted.commitsReads(),
                    factory,
                    "JPA on " + wanted.location());
            if (!wanted.openDamaged()) {
                storage.requireWholeTransactions();
            }
            return storage;
        } catch (QmsException e) {
            factory.close();
            throw e;
        }
    }

    private static EntityManagerFactory createFactory(JpaSettings wanted, PersistenceProvider provider) {
        EntityManagerFactory factory = provider.createContainerEntityManagerFactory(
                new EmbeddedPersistenceUnit(provider.getClass().getName()), wanted.factoryProperties());
        if (factory == null) {
            throw new ConfigurationException(provider.getClass().getName()
                    + " does not create a factory for a persistence unit without XML; choose another provider");
        }
        return factory;
    }

    private static PersistenceProvider choose(JpaSettings wanted, List<PersistenceProvider> candidates) {
        String names = candidates.stream()
                .map(candidate -> candidate.getClass().getName())
                .collect(Collectors.joining(", "));
        List<PersistenceProvider> matching = candidates.stream()
                .filter(candidate -> wanted.persistenceProvider()
                        .map(candidate.getClass().getName()::equals)
                        .orElse(true))
                .toList();
        if (candidates.isEmpty()) {
            throw new ConfigurationException("no Jakarta Persistence provider is on the path; add one, such as"
                    + " org.hibernate.orm:hibernate-core, or use another storage");
        }
        if (matching.size() != 1) {
            throw new ConfigurationException((matching.isEmpty() ? "no" : "more than one")
                    + " Jakarta Persistence provider matches; found " + names
                    + ". Name one with the setting 'persistenceProvider'");
        }
        return matching.get(0);
    }
}
