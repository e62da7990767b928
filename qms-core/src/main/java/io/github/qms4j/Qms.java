package io.github.qms4j;

import io.github.qms4j.access.Actor;
import io.github.qms4j.event.Events;
import io.github.qms4j.internal.work.Engine;
import io.github.qms4j.internal.work.SessionRecords;
import io.github.qms4j.internal.work.Signing;
import io.github.qms4j.internal.work.StoreCopy;
import io.github.qms4j.internal.work.StoredTrail;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.signature.SigningPeriod;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.trail.Trail;
import java.util.List;

/**
 * A quality management system, embedded. Safe for use by many threads; several may live in one JVM. It starts no
 * threads and keeps no state but what it was built with.
 */
public final class Qms implements AutoCloseable {
    private final Engine engine;
    private final List<RecordType<?>> types;
    private final List<String> wiring;

    Qms(Engine engine, List<RecordType<?>> types, List<String> wiring) {
        this.engine = engine;
        this.types = List.copyOf(types);
        this.wiring = List.copyOf(wiring);
    }

    /** Starts the configuration of an engine. */
    public static QmsBuilder builder() {
        return new QmsBuilder();
    }

    /**
     * A session of an actor who gives no reason: enough to read, to create, and to change drafts.
     *
     * @throws ClosedException when the engine is closed
     */
    public QmsSession as(Actor actor) {
        return as(actor, "");
    }

    /**
     * A session of an actor. Both stand in every trail entry of what is done through it.
     *
     * @param actor who acts, as the host has authenticated them
     * @param reason why, in the actor's words; up to 2,000 characters
     * @throws ClosedException when the engine is closed
     * @throws InvalidInputException when the reason is too long
     */
    public QmsSession as(Actor actor, String reason) {
        engine.checkOpen();
        QmsSession.checkReason(reason);
        Signing signing = Signing.in(new SigningPeriod(engine.signingWindow()));
        return new QmsSession(new SessionRecords(engine, actor, reason, signing), types);
    }

    /** Every record type of the library with its life cycle, from which documentation is generated. */
    public static List<RecordType<?>> recordTypes() {
        return Concepts.ALL;
    }

    /** The trail of this engine's tenant. */
    public Trail trail() {
        engine.checkOpen();
        return new StoredTrail(engine, types);
    }

    /**
     * Hands on what is in the log of this engine's tenant, to receivers outside.
     *
     * @throws ClosedException when the engine is closed
     */
    public Events events() {
        engine.checkOpen();
        return new Events(
                trail(), engine.outsideHostTransaction().storage(), engine.tenant(), engine.logOrigin(), types);
    }

    /**
     * Copies everything of this engine's tenant into another storage, such as from a file into a database server: all
     * records with their versions, the trail, the log and its seals, erasable texts, contents that are kept in the storage,
     * and up to where events were delivered. Nothing is written into the trail, so that both verify with the same root;
     * each batch is read back and compared. Then build an engine on the other storage, with the same checkpoint keys.
     *
     * @param target another storage; stays open
     * @return how many records were copied
     * @throws ConfigurationException when the target holds records of this tenant already
     * @throws StorageException when records were written meanwhile, or the target does not give back what it was given;
     *     the source is as it was, and the target is not to be used
     */
    public long copyTo(QmsStorage target) {
        engine.checkOpen();
        return new StoreCopy(engine.outsideHostTransaction(), target, types).run();
    }

    /** What was wired and where it came from, a line each, without secrets; for a log at start-up. */
    public String describe() {
        return String.join(System.lineSeparator(), wiring);
    }

    /**
     * Releases what the engine opened itself, after the trail was sealed once more when there is a key for that; a
     * storage that was handed in stays open, and is not sealed. Closing twice does nothing.
     */
    @Override
    public void close() {
        engine.close();
    }
}
