package io.github.qms4j.persistence.jpa;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.QmsException;
import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.ChangeSet;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A transaction for each change set. Preconditions are checked by the writes themselves: each update names the version
 * it expects, each insert meets the primary key, and whatever is surprised is rolled back as a whole; only then are the
 * stored versions read, to say which precondition failed. So the usual case costs no statement for the check.
 */
final class OwnTransactions implements Transactions {
    private static final int ATTEMPTS = 5;

    private final EntityManagerFactory factory;
    private final RecordTables tables;
    private final Database database;
    private final boolean commitsReads;
    private final AutoCloseable opened;
    private final Optional<TransactionConnection> connection;
    private final Optional<OneWriter> oneWriter;

    /**
     * @param commitsReads whether a read is ended by a commit; see {@link JpaSettings#commitsReads()}
     * @param connection how statements reach the connection of a transaction; without it they are native queries
     * @param opened what to close with the storage
     * @throws ConfigurationException when the schema is not the one this version works with
     */
    OwnTransactions(
            EntityManagerFactory factory,
            RecordTables tables,
            boolean commitsReads,
            Optional<TransactionConnection> connection,
            AutoCloseable opened) {
        this.factory = factory;
        this.tables = tables;
        this.commitsReads = commitsReads;
        this.opened = opened;
        try (EntityManager entityManager = factory.createEntityManager()) {
            requireResourceLocal(entityManager);
            this.database = InstalledSchema.databaseOf(entityManager, connection);
            this.connection = database == Database.SQLITE
                    ? Optional.of(SqliteDurability.required(entityManager, connection))
                    : connection;
        }
        this.oneWriter = database.takeWriteLock().map(lock -> new OneWriter(database, tables, lock));
    }

    /** @throws ConfigurationException when only a container can begin transactions for an entity manager */
    static void requireResourceLocal(EntityManager entityManager) {
        try {
            entityManager.getTransaction();
        } catch (IllegalStateException e) {
            throw new ConfigurationException(
                    "the persistence unit leaves its transactions to a container (JTA), so none can be begun here; use"
                            + " JpaStorage.joining(current, inNewTransaction), which is told how to run something in a"
                            + " new transaction",
                    e);
        }
    }

    @Override
    public <T> T read(BiFunction<Statements, Database, T> work) {
        try (EntityManager entityManager = factory.createEntityManager()) {
            if (commitsReads) {
                return committed(entityManager, work);
            }
            // Providers guess the types of an SQLite column by its first value.
            return database == Database.SQLITE
                    ? inTransaction(entityManager, statements -> work.apply(statements, database))
                    : work.apply(new QueryStatements(entityManager), database);
        }
    }

    private <T> T committed(EntityManager entityManager, BiFunction<Statements, Database, T> work) {
        EntityTransaction transaction = entityManager.getTransaction();
        transaction.begin();
        T found;
        try {
            found = inTransaction(entityManager, statements -> work.apply(statements, database));
        } catch (RuntimeException e) {
            rollback(transaction, e);
            throw e;
        }
        transaction.commit();
        return found;
    }

    /** Providers need as long for a native query as the embedded database does for the statement. */
    private <T> T inTransaction(EntityManager entityManager, Function<Statements, T> work) {
        return connection.isEmpty()
                ? work.apply(new QueryStatements(entityManager))
                : connection.get().call(entityManager, c -> work.apply(new ConnectionStatements(c)));
    }

    @Override
    public void apply(ChangeSet changes) {
        for (int attempt = 1; ; attempt++) {
            boolean waitsFirst = attempt > 1;
            Attempt outcome = oneWriter.isPresent()
                    ? oneWriter.get().inTurn(() -> attempt(changes, waitsFirst))
                    : attempt(changes, waitsFirst);
            if (outcome.applied()) {
                return;
            }
            explain(changes, outcome.failure());
            // Every precondition holds, so another writer was in the way and has given up since.
            if (attempt == ATTEMPTS || !outcome.isTransient()) {
                throw new StorageException(
                        "the database refused a change set although every expected version is stored; nothing was"
                                + " applied. " + cause(outcome.failure()) + "; repeat the command once it is removed.",
                        outcome.failure());
            }
        }
    }

    /** How one transaction ended; without a failure and not applied when a row was not at its expected version. */
    private record Attempt(boolean applied, @Nullable RuntimeException failure) {
        boolean isTransient() {
            return failure == null || SqlStates.isContention(failure);
        }
    }

    private Attempt attempt(ChangeSet changes, boolean waitsFirst) {
        try (EntityManager entityManager = factory.createEntityManager()) {
            EntityTransaction transaction = entityManager.getTransaction();
            transaction.begin();
            boolean written;
            try {
                written = inTransaction(entityManager, statements -> write(statements, changes, waitsFirst));
            } catch (StorageException e) {
                rollback(transaction, e);
                throw e;
            } catch (RuntimeException e) {
                rollback(transaction, e);
                return new Attempt(false, e);
            }
            if (!written) {
                transaction.rollback();
                return new Attempt(false, null);
            }
            return commit(transaction);
        }
    }

    private boolean write(Statements statements, ChangeSet changes, boolean waitsFirst) {
        return oneWriter.isPresent()
                ? oneWriter.get().write(statements, changes)
                : new ChangeWriter(statements, database, tables).write(changes, waitsFirst);
    }

    private static Attempt commit(EntityTransaction transaction) {
        try {
            transaction.commit();
            return new Attempt(true, null);
        } catch (RuntimeException e) {
            if (SqlStates.isRolledBack(e)) {
                return new Attempt(false, e);
            }
            throw commitFailed(e);
        }
    }

    static StorageException commitFailed(RuntimeException failure) {
        return new StorageException(
                "the commit of a change set failed; whether it was applied is not known. " + cause(failure)
                        + "; read the records again before repeating the command.",
                failure);
    }

    /** Throws for the first precondition that does not hold now. */
    private void explain(ChangeSet changes, @Nullable RuntimeException failure) {
        StoredVersions versions;
        try {
            versions = read((statements, db) -> StoredVersions.read(statements, db, tables, changes));
        } catch (RuntimeException e) {
            if (failure == null) {
                throw e;
            }
            failure.addSuppressed(e);
            throw new StorageException("the change set was not applied, and the database cannot be read", failure);
        }
        versions.check(changes);
    }

    private static String cause(@Nullable RuntimeException failure) {
        return Optional.ofNullable(failure)
                .flatMap(SqliteFailure::of)
                .map(known -> "The SQLite file cannot be written or read: " + known.meaning())
                .orElse("See the cause");
    }

    private static void rollback(EntityTransaction transaction, RuntimeException cause) {
        try {
            if (transaction.isActive()) {
                transaction.rollback();
            }
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public boolean joinsHost() {
        return false;
    }

    @Override
    public Transactions outsideHostTransaction() {
        return this;
    }

    @Override
    public void close() {
        try {
            opened.close();
        } catch (QmsException e) {
            throw e;
        } catch (Exception e) {
            throw new StorageException("the storage could not be closed", e);
        }
    }
}
