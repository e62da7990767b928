package io.github.qms4j.persistence.jpa;

import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.ChangeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A new transaction of the host for each call, whatever becomes of the one that is active. */
final class NewHostTransactions implements Transactions {
    private final HostTransactions joining;
    private final Consumer<Runnable> inNewTransaction;

    NewHostTransactions(HostTransactions joining, Consumer<Runnable> inNewTransaction) {
        this.joining = joining;
        this.inNewTransaction = inNewTransaction;
    }

    @Override
    public <T> T read(BiFunction<Statements, Database, T> work) {
        return inOne(() -> joining.read(work));
    }

    @Override
    public void apply(ChangeSet changes) {
        inOne(() -> {
            joining.apply(changes);
            return changes;
        });
    }

    private <T> T inOne(Supplier<T> work) {
        List<T> results = new ArrayList<>(1);
        inNewTransaction.accept(() -> results.add(work.get()));
        if (results.isEmpty()) {
            throw new StorageException(
                    "the way to a new transaction that the host gave to JpaStorage.joining(...) returned although the"
                            + " task did not; it must run the task, and throw what the task throws",
                    null);
        }
        return results.get(results.size() - 1);
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
        joining.close();
    }
}
