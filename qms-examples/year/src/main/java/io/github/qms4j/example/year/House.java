package io.github.qms4j.example.year;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.trail.custody.DirectoryWitness;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

/** The organisation with its engine: who acts, on which day, and where the records are kept. */
final class House implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    static final String LOG = "qms.example.com/default";

    final StoryClock clock = new StoryClock(ZONE, LocalDate.of(2025, 1, 6));
    final CatalogueLibrary library = CatalogueLibrary.builtIn();
    final InMemoryCheckpointKeys keys = new InMemoryCheckpointKeys(StoryKey::of);
    final QmsStorage storage;
    final Path directory;
    final Path witness;
    final Qms qms;
    private final AtomicLong ids = new AtomicLong();

    /**
     * Opens the engine.
     *
     * @param storage where the records are kept; not closed
     * @param directory where files are written, such as the checkpoints for the witness
     */
    House(QmsStorage storage, Path directory) {
        this.storage = storage;
        this.directory = directory;
        this.witness = directory.resolve("witness");
        witness.toFile().mkdirs();
        qms = Qms.builder()
                .storage(storage)
                .contentInStorage()
                .organisation("Example Diagnostics")
                .logOrigin("qms.example.com")
                .clock(clock)
                .ids(() -> "id-%08d".formatted(ids.incrementAndGet()))
                .signatureAuthenticator(new Badges())
                .checkpointKeys(keys)
                .checkpointWitness(DirectoryWitness.in(witness))
                .build();
    }

    /** A session of somebody who gives a reason. */
    QmsSession as(Actor actor, String reason) {
        return qms.as(actor, reason);
    }

    /** A session of somebody who does what the plan says. */
    QmsSession as(Actor actor) {
        return qms.as(actor, "as planned");
    }

    /** The same with badge and PIN, good for one signature. */
    QmsSession signing(Actor actor, String reason) {
        return qms.as(actor, reason).signing(Credentials.both(actor.id(), Cast.pin(actor)), ZONE);
    }

    QmsSession signing(Actor actor) {
        return signing(actor, "as planned");
    }

    /** Goes on to nine o'clock of a day of 2025, such as {@code 01-06}. */
    LocalDate on(String day) {
        LocalDate date = LocalDate.parse("2025-" + day);
        clock.set(date.atTime(LocalTime.of(9, 0)).atZone(ZONE).toInstant());
        return date;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    @Override
    public void close() {
        qms.close();
    }
}
