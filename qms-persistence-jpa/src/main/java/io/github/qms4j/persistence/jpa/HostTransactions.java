package io.github.qms4j.persistence.jpa;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.ChangeSet;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The transaction that a host has begun. Never begins, commits, rolls back or closes. Statements have reached the
 * database when they return; nothing is left for a flush.
 */
final class HostTransactions implements Transactions {
    private static final int ATTEMPTS = 5;

    private final Supplier<EntityManager> current;
    private final RecordTables tables;
    private final Optional<TransactionConnection> connection;
    private final @Nullable Consumer<Runnable> inNewTransaction;
    private volatile @Nullable Database known;
    private volatile @Nullable Outside outside;

    /**
     * @param connection how statements that write reach the connection of a transaction; without it they are native
     *     queries
     * @param inNewTransaction runs a task in a new transaction of the host; null when such a one is had from the factory
     *     of the entity managers
     */
    HostTransactions(
            Supplier<EntityManager> current,
            RecordTables tables,
            Optional<TransactionConnection> connection,
            @Nullable Consumer<Runnable> inNewTransaction) {
        this.current = current;
        this.tables = tables;
        this.connection = connection;
        this.inNewTransaction = inNewTransaction;
    }

    @Override
    public <T> T read(BiFunction<Statements, Database, T> work) {
        EntityManager entityManager = entityManager();
        return work.apply(new QueryStatements(entityManager), database(entityManager));
    }

    @Override
    public void apply(ChangeSet changes) {
        EntityManager entityManager = entityManager();
        join(entityManager);
        Database database = database(entityManager);
        if (connection.isEmpty()) {
            // A failed query may doom the host's transaction, so nothing is tried again.
            new JoinedChangeSet(new QueryStatements(entityManager), database, tables).apply(changes, 1);
            return;
        }
        connection.get().call(entityManager, c -> {
            new JoinedChangeSet(new ConnectionStatements(c), database, tables).apply(changes, ATTEMPTS);
            return changes;
        });
    }

    private EntityManager entityManager() {
        return Objects.requireNonNull(current.get(), "the supplier of entity managers gave null");
    }

    private static void join(EntityManager entityManager) {
        try {
            if (!entityManager.isJoinedToTransaction()) {
                entityManager.joinTransaction();
            }
        } catch (RuntimeException e) {
            throw withoutTransaction(e);
        }
        if (!entityManager.isJoinedToTransaction()) {
            throw withoutTransaction(null);
        }
    }

    private static StorageException withoutTransaction(@Nullable RuntimeException cause) {
        return new StorageException(
                "a change set was given outside a transaction; nothing was written. Begin a transaction of the host"
                        + " around the command, or use JpaStorage.owning(...)",
                cause);
    }

    /** Asked once: until the first call there may be no entity manager to ask through. */
    private Database database(EntityManager entityManager) {
        Database database = known;
        if (database == null) {
            if (inNewTransaction == null) {
                requireResourceLocal(entityManager.getEntityManagerFactory());
            }
            database = InstalledSchema.databaseOf(entityManager, TransactionConnection.find());
            requireSeveralWriters(database);
            known = database;
        }
        return database;
    }

    /** What must stay when the host rolls back is written while the host's transaction is open. */
    private static void requireSeveralWriters(Database database) {
        if (database.takeWriteLock().isPresent()) {
            throw new ConfigurationException(
                    database.productName() + " has one writer at a time, so a refusal or a seal"
                            + " could not be kept while a transaction of the host is open; use JpaStorage.owning(factory), or"
                            + " another database");
        }
    }

    /** At once, and not in the first refusal, which is when it would be needed. */
    private static void requireResourceLocal(EntityManagerFactory factory) {
        try (EntityManager entityManager = factory.createEntityManager()) {
            OwnTransactions.requireResourceLocal(entityManager);
        }
    }

    @Override
    public boolean joinsHost() {
        return true;
    }

    /** Of the factory that the thread's entity manager comes from: a host may have one for each of its databases. */
    @Override
    public Transactions outsideHostTransaction() {
        if (inNewTransaction != null) {
            return new NewHostTransactions(this, inNewTransaction);
        }
        EntityManagerFactory factory = entityManager().getEntityManagerFactory();
        Outside last = outside;
        if (last == null || last.factory() != factory) {
            last = new Outside(factory, new OwnTransactions(factory, tables, false, connection, () -> {}));
            outside = last;
        }
        return last.transactions();
    }

    private record Outside(EntityManagerFactory factory, Transactions transactions) {}

    @Override
    public void close() {
        // Entity managers are the host's.
    }
}
