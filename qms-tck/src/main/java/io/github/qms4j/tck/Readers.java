package io.github.qms4j.tck;

import io.github.qms4j.spi.storage.QmsStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Threads that read again and again while somebody writes: one through the storage that writes, and one through a second
 * storage over the same store, where the adapter can open one.
 */
final class Readers implements AutoCloseable {
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final List<Future<?>> reading = new ArrayList<>();
    private final AtomicBoolean done = new AtomicBoolean();

    /** One look at the storage; fails when it sees what it should not. */
    interface Look {
        /**
         * Looks once.
         *
         * @param done whether the writer has finished
         * @return whether to look again
         */
        boolean at(QmsStorage storage, boolean done);
    }

    /** Starts the readers and waits until each has looked once. */
    Readers(StorageUnderTest s, Look look) throws InterruptedException {
        List<QmsStorage> storages = List.of(s.storage(), s.secondStorage());
        CountDownLatch looked = new CountDownLatch(storages.size());
        for (QmsStorage storage : storages) {
            reading.add(threads.submit(() -> {
                try {
                    boolean again = look.at(storage, done.get());
                    looked.countDown();
                    while (again) {
                        again = look.at(storage, done.get());
                    }
                } finally {
                    looked.countDown();
                }
            }));
        }
        looked.await();
    }

    /** Tells the readers that nothing more is written, and throws what one of them saw. */
    void finish() throws Exception {
        done.set(true);
        for (Future<?> reader : reading) {
            reader.get();
        }
    }

    @Override
    public void close() {
        done.set(true);
        threads.shutdownNow();
    }
}
