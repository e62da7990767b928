package io.github.qms4j.example.benchmarks;

import io.github.qms4j.Qms;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The library while the log is sealed beside the writers, ten times a second: far more often than a host would. */
final class SealedStore implements AuditedStore {
    private static final int MILLISECONDS_BETWEEN_SEALS = 100;

    private final Qms qms;
    private final QmsStore store;
    private final ScheduledFuture<?> sealing;
    private final ScheduledExecutorService sealer = Executors.newSingleThreadScheduledExecutor();

    SealedStore(EmbeddedDatabase database, Path file) {
        this.qms = Qms.builder()
                .storage("jpa", database.settings(file))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .checkpointKeys(new InMemoryCheckpointKeys())
                .recordType(Calibration.TYPE)
                .build();
        this.store = new QmsStore(qms);
        this.sealing = sealer.scheduleWithFixedDelay(
                () -> qms.trail().seal(), 0, MILLISECONDS_BETWEEN_SEALS, TimeUnit.MILLISECONDS);
    }

    @Override
    public Writer writer() {
        return store.writer();
    }

    /** Ends with everything sealed, and fails when something is not. */
    @Override
    public void close() {
        if (sealer.isShutdown()) {
            return;
        }
        sealer.shutdown();
        try {
            if (sealing.isDone() && !sealing.isCancelled()) {
                sealing.get();
            }
            if (!sealer.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the sealer does not end");
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("sealing ended by itself", e);
        }
        if (!qms.trail().seal().problems().isEmpty()) {
            throw new IllegalStateException("the log cannot be sealed");
        }
        store.close();
    }
}
