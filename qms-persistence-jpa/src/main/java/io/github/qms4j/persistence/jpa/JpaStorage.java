package io.github.qms4j.persistence.jpa;

import io.github.qms4j.QmsException;
import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StorageCapability;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.KeysetCursor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Storage in a relational database through Jakarta Persistence. The host's persistence unit needs no mapping of ours:
 * all access is native SQL on the tables that {@link JpaSchema} makes.
 *
 * <p>Safe for use by many threads; in joining mode as far as the supplier gives each thread its own entity manager.
 */
public final class JpaStorage implements QmsStorage {
    private final Transactions transactions;
    private final RecordTables tables;
    private final String description;

    JpaStorage(Transactions transactions, RecordTables tables, String description) {
        this.transactions = transactions;
        this.tables = tables;
        this.description = description;
    }

    /**
     * A storage with transactions of its own, one for each change set. The factory must use resource-local transactions
     * and stays the host's to close.
     *
     * @throws io.github.qms4j.ConfigurationException when the schema is not up to date, see {@link JpaSchema}, or the
     *     release or the settings of the database could lose what was acknowledged
     * @throws StorageException when an H2 database holds half of a change set, as H2 may leave behind after a kill
     */
    public static JpaStorage owning(EntityManagerFactory factory) {
        Objects.requireNonNull(factory, "factory");
        RecordTables tables = new RecordTables(ConceptTables.ALL);
        JpaStorage storage = owning(factory, tables, false, () -> {}, "JPA, with transactions of its own");
        storage.requireWholeTransactions();
        return storage;
    }

    /** Of the databases that are supported H2 alone may leave half a change set behind. */
    void requireWholeTransactions() {
        guarded(() -> {
            if (transactions.read((statements, database) -> database) == Database.H2) {
                HalfTransactions.require(this, transactions, tables);
            }
            return this;
        });
    }

    static JpaStorage owning(
            EntityManagerFactory factory,
            RecordTables tables,
            boolean commitsReads,
            AutoCloseable opened,
            String description) {
        return owning(factory, tables, commitsReads, TransactionConnection.find(), opened, description);
    }

    static JpaStorage owning(
            EntityManagerFactory factory,
            RecordTables tables,
            boolean commitsReads,
            Optional<TransactionConnection> connection,
            AutoCloseable opened,
            String description) {
        Transactions transactions =
                guarded(() -> new OwnTransactions(factory, tables, commitsReads, connection, opened));
        return new JpaStorage(transactions, tables, description);
    }

    /**
     * A storage whose writes are part of the transaction that is active on the entity manager: committed and rolled back
     * by the host, with whatever else the host does in it. A write without a transaction throws {@link StorageException}.
     * After a {@link io.github.qms4j.ConflictException} or {@link io.github.qms4j.DuplicateException} nothing was
     * written; after a {@link StorageException} the host must roll back.
     *
     * <p>Refusals, failed signings, reads by inspectors, seals and exports are committed at once and stay when the host
     * rolls back, as it does because of the very exception that tells it of a refusal. For them another entity manager
     * of the same factory is opened, which takes a second connection while the host's transaction holds the first: give
     * the pool more connections than threads that write.
     *
     * <p>Schema and factory are looked at in the first call, which throws {@link io.github.qms4j.ConfigurationException}
     * when the schema is not up to date, when the factory leaves its transactions to a container (JTA), or when the
     * database is SQLite: with one writer at a time, nothing could be kept while a transaction of the host is open.
     *
     * @param current gives the entity manager of the calling thread; it is never closed here
     */
    public static JpaStorage joining(Supplier<EntityManager> current) {
        return joining(current, new RecordTables(ConceptTables.ALL), null);
    }

    /**
     * The same where transactions are a container's to begin (JTA), or where they should be begun by its means: the host
     * says how to run something in a new transaction. For Spring that is {@code task ->
     * requiresNew.executeWithoutResult(status -> task.run())} with a template that propagates {@code REQUIRES_NEW}, for
     * Jakarta EE a bean's method that is {@code @Transactional(REQUIRES_NEW)}.
     *
     * @param current gives the entity manager of the calling thread, within the new transaction one that has joined it
     * @param inNewTransaction suspends the transaction that is active, runs the task on the same thread in a new one,
     *     commits it, and goes back to the first; when the task throws it rolls back and throws the same exception
     */
    public static JpaStorage joining(Supplier<EntityManager> current, Consumer<Runnable> inNewTransaction) {
        Objects.requireNonNull(inNewTransaction, "inNewTransaction");
        return joining(current, new RecordTables(ConceptTables.ALL), inNewTransaction);
    }

    static JpaStorage joining(
            Supplier<EntityManager> current, RecordTables tables, @Nullable Consumer<Runnable> inNewTransaction) {
        return joining(current, tables, TransactionConnection.find(), inNewTransaction);
    }

    static JpaStorage joining(
            Supplier<EntityManager> current,
            RecordTables tables,
            Optional<TransactionConnection> connection,
            @Nullable Consumer<Runnable> inNewTransaction) {
        Objects.requireNonNull(current, "current");
        return new JpaStorage(
                new HostTransactions(current, tables, connection, inNewTransaction),
                tables,
                "JPA, joining the transactions of the host");
    }

    @Override
    public Optional<StoredRecord> find(RecordKey key) {
        RecordTable table = tables.of(key.type());
        return guarded(() -> transactions.read((statements, database) -> {
            SqlText sql = new SqlText(database)
                    .append("select " + table.selectList(database) + " from " + table.name() + " r where ");
            table.appendKey(sql, key);
            return sql.rows(statements, table.name()).stream()
                    .map(row -> table.read(database, key.tenant(), key.type(), row))
                    .findFirst();
        }));
    }

    @Override
    public List<StoredRecord> findAll(String tenant, String type, Set<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        RecordTable table = tables.of(type);
        return guarded(() -> transactions.read((statements, database) -> {
            List<StoredRecord> found = new ArrayList<>();
            List<String> all = List.copyOf(ids);
            for (int from = 0; from < all.size(); from += RecordTable.KEYS_A_STATEMENT) {
                SqlText sql = new SqlText(database)
                        .append("select " + table.selectList(database) + " from " + table.name() + " r where ");
                table.appendKeys(sql, tenant, type, all, from);
                sql.rows(statements, table.name()).forEach(row -> found.add(table.read(database, tenant, type, row)));
            }
            return found;
        }));
    }

    @Override
    public RecordPage query(RecordQuery query) {
        KeysetCursor cursor = KeysetCursor.of(query).orElse(null);
        if (!QueryText.canMatch(query)) {
            return new RecordPage(List.of(), null);
        }
        return guarded(() -> transactions.read((statements, database) -> {
            RecordTable table = tables.of(query.type());
            AttributeType sortType = sortType(statements, database, query, cursor);
            if (sortsByNothing(query, table, sortType)) {
                return new RecordPage(List.of(), null);
            }
            List<StoredRecord> found = new QueryText(database, table, query, sortType)
                    .page(cursor).rows(statements, table.name()).stream()
                            .map(row -> table.read(database, query.tenant(), query.type(), row))
                            .toList();
            return KeysetCursor.page(query, found);
        }));
    }

    @Override
    public long count(RecordQuery query) {
        if (!QueryText.canMatch(query)) {
            return 0;
        }
        return guarded(() -> transactions.read((statements, database) -> {
            RecordTable table = tables.of(query.type());
            AttributeType sortType = sortType(statements, database, query, null);
            if (sortsByNothing(query, table, sortType)) {
                return 0L;
            }
            List<Object> count =
                    new QueryText(database, table, query, sortType).count().values(statements, table.name());
            return ((Number) count.get(0)).longValue();
        }));
    }

    @Override
    public void apply(ChangeSet changes) {
        if (changes.isEmpty()) {
            return;
        }
        guarded(() -> {
            transactions.apply(changes);
            return changes;
        });
    }

    @Override
    public Stream<String> contradictions(String tenant) {
        return guarded(() -> new AttributeContradictions(this, tables, transactions, tenant).find()).stream();
    }

    private boolean sortsByNothing(RecordQuery query, RecordTable table, @Nullable AttributeType sortType) {
        return query.sort() != null
                && sortType == null
                && table.column(query.sort().attribute()).isEmpty();
    }

    /** A sort does not say its type; without a column the stored values, or the cursor, tell it. */
    private @Nullable AttributeType sortType(
            Statements statements, Database database, RecordQuery query, @Nullable KeysetCursor cursor) {
        Sort sort = query.sort();
        if (sort == null || tables.of(query.type()).column(sort.attribute()).isPresent()) {
            return null;
        }
        if (cursor != null && cursor.value() != null) {
            return cursor.value().type();
        }
        return new SqlText(database)
                        .append("select value_type from " + RecordTables.ATTRIBUTES + " where tenant = ")
                        .bind(query.tenant())
                        .append(" and record_type = ")
                        .bind(query.type())
                        .append(" and name = ")
                        .bind(sort.attribute())
                        .append(" limit ")
                        .bind(1)
                        .values(statements, RecordTables.ATTRIBUTES)
                        .stream()
                        .map(type -> AttributeType.valueOf((String) type))
                        .findFirst()
                        .orElse(null);
    }

    /** No exception of a provider or driver escapes (contract rule S5). */
    private static <T> T guarded(Supplier<T> call) {
        try {
            return call.get();
        } catch (QmsException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StorageException(
                    "the database call failed"
                            + SqliteFailure.of(e)
                                    .map(known -> ", the SQLite file cannot be used: " + known.meaning())
                                    .orElse("; see the cause"),
                    e);
        }
    }

    @Override
    public QmsStorage outsideHostTransaction() {
        if (!transactions.joinsHost()) {
            return this;
        }
        return guarded(() -> new JpaStorage(
                transactions.outsideHostTransaction(), tables, "JPA, beside the transactions of the host"));
    }

    /** Every promise but the host's transactions, which only a joining storage makes. */
    @Override
    public Set<StorageCapability> capabilities() {
        return transactions.joinsHost()
                ? Set.of(
                        StorageCapability.ATOMIC_CHANGE_SET,
                        StorageCapability.UNIQUE_KEYS,
                        StorageCapability.DURABLE,
                        StorageCapability.JOINS_HOST_TRANSACTION)
                : Set.of(StorageCapability.ATOMIC_CHANGE_SET, StorageCapability.UNIQUE_KEYS, StorageCapability.DURABLE);
    }

    @Override
    public String describe() {
        return description;
    }

    @Override
    public void close() {
        transactions.close();
    }
}
