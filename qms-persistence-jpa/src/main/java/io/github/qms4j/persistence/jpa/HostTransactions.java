package io.github.qms4j.persistence.jpa;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.QmsException;
import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.ChangeSet;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The transaction that a host has begun. Never begins, commits, rolls back or closes. Preconditions are checked, and
 * their rows locked, before the first write, so that a refused change set leaves the host's transaction as it was. Rows
 * that are not there yet cannot be locked: a writer who inserts one in between is met by a savepoint before the first
 * write, without which a failed statement would leave half a change set, or on PostgreSQL a dead transaction.
 * Native statements have reached the database when they return; nothing is left for a flush.
 */
final class HostTransactions implements Transactions {
    private static final String SAVEPOINT = "savepoint qms_change_set";

    private final Supplier<EntityManager> current;
    private final RecordTables tables;
    private final @Nullable Consumer<Runnable> inNewTransaction;
    private volatile @Nullable Database known;
    private volatile @Nullable Outside outside;

    /**
     * @param inNewTransaction runs a task in a new transaction of the host; null when such a one is had from the factory
     *     of the entity managers
     */
    HostTransactions(
            Supplier<EntityManager> current, RecordTables tables, @Nullable Consumer<Runnable> inNewTransaction) {
        this.current = current;
        this.tables = tables;
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
        Statements statements = new QueryStatements(entityManager);
        StoredVersions.read(statements, database, tables, changes, true).check(changes);
        RuntimeException failure = null;
        execute(statements, database, SAVEPOINT);
        try {
            if (new ChangeWriter(statements, database, tables).write(changes)) {
                execute(statements, database, "release " + SAVEPOINT);
                return;
            }
        } catch (RuntimeException e) {
            failure = e;
        }
        throw explain(statements, database, changes, failure);
    }

    /** Another writer came between check and write, or the database failed. */
    private QmsException explain(
            Statements statements, Database database, ChangeSet changes, @Nullable RuntimeException failure) {
        try {
            execute(statements, database, "rollback to " + SAVEPOINT);
            execute(statements, database, "release " + SAVEPOINT);
            StoredVersions.read(statements, database, tables, changes, false).check(changes);
        } catch (ConflictException | DuplicateException e) {
            return e;
        } catch (RuntimeException e) {
            // The database may have rolled the whole transaction back; the first failure is the one to tell.
            if (failure != null) {
                failure.addSuppressed(e);
            }
        }
        return new StorageException(
                "the database refused a change set in the middle; roll the transaction back and repeat the command",
                failure);
    }

    private static void execute(Statements statements, Database database, String sql) {
        statements.update(List.of(new SqlText(database).append(sql)), RecordTables.ATTRIBUTES);
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
            database = InstalledSchema.databaseOf(entityManager);
            known = database;
        }
        return database;
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
            last = new Outside(
                    factory, new OwnTransactions(factory, tables, false, TransactionConnection.find(), () -> {}));
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
