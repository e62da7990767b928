package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.ChangeSet;
import java.util.function.BiFunction;

/** Where entity managers come from and who ends transactions: the storage itself, or its host. */
sealed interface Transactions permits OwnTransactions, HostTransactions, NewHostTransactions {
    /** Reads in the transaction that is active, if any. */
    <T> T read(BiFunction<Statements, Database, T> work);

    /** Applies all changes or none. */
    void apply(ChangeSet changes);

    /** Whether writes join a transaction of the host. */
    boolean joinsHost();

    /** Transactions on the same records that no host rolls back; these, unless they are the host's. */
    Transactions outsideHostTransaction();

    void close();
}
