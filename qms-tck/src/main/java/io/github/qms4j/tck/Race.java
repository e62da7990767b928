package io.github.qms4j.tck;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.QmsException;
import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.StorageCapability;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Change sets that were applied at once, each by a thread of its own; every other thread works through a second storage
 * over the same store, where the adapter can open one.
 *
 * @param outcomes by writer: the exception's class, or Void for success
 */
record Race(List<Class<?>> outcomes, boolean joined) {
    static Race of(StorageUnderTest s, int writers, IntFunction<ChangeSet> changes) throws Exception {
        CyclicBarrier start = new CyclicBarrier(writers);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<Class<?>>> tasks = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                QmsStorage storage = writer % 2 == 0 ? s.storage() : s.secondStorage();
                ChangeSet set = changes.apply(writer);
                tasks.add(() -> {
                    start.await();
                    return outcome(storage, set);
                });
            }
            List<Class<?>> outcomes = new ArrayList<>();
            for (Future<Class<?>> outcome : threads.invokeAll(tasks)) {
                outcomes.add(outcome.get());
            }
            return new Race(outcomes, s.storage().capabilities().contains(StorageCapability.JOINS_HOST_TRANSACTION));
        } finally {
            threads.shutdownNow();
        }
    }

    private static Class<?> outcome(QmsStorage storage, ChangeSet set) {
        try {
            storage.apply(set);
            return Void.class;
        } catch (QmsException e) {
            return e.getClass();
        }
    }

    List<Integer> winners() {
        List<Integer> winners = new ArrayList<>();
        for (int writer = 0; writer < outcomes.size(); writer++) {
            if (outcomes.get(writer) == Void.class) {
                winners.add(writer);
            }
        }
        return winners;
    }

    /** Whether everybody else has lost for a reason of the contract. */
    boolean hasOneWinner() {
        return winners().size() == 1
                && outcomes.stream().filter(o -> o != Void.class).allMatch(this::isLoss);
    }

    /** A deadlock ends the transaction of a host, which then cannot be told what it would have lost by. */
    private boolean isLoss(Class<?> outcome) {
        return outcome == ConflictException.class
                || outcome == DuplicateException.class
                || (joined && outcome == StorageException.class);
    }
}
