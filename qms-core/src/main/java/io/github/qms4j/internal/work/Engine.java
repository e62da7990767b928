package io.github.qms4j.internal.work;

import io.github.qms4j.ClosedException;
import io.github.qms4j.ConfigurationException;
import io.github.qms4j.access.AccessPolicy;
import io.github.qms4j.internal.validation.CommandValidator;
import io.github.qms4j.record.CompetenceSource;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.spi.content.ContentStore;
import io.github.qms4j.spi.signature.SignatureAuthenticator;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.StorageCapability;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.custody.CheckpointKeys;
import io.github.qms4j.trail.custody.CheckpointWitness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What was wired once, in {@code build()}, and is shared by every session.
 *
 * @param tenant the tenant
 * @param organisation what people call the organisation
 * @param storage where records are kept
 * @param contents where the texts of documents are kept
 * @param clock the only clock there is
 * @param zone whose days are business days
 * @param ids the only source of random ids
 * @param random the only source of salts
 * @param policy who may do what
 * @param competences who is competent for what
 * @param authenticator establishes who signs, or null when nothing can be signed
 * @param signingWindow the longest time between two signings of one period
 * @param checkpointKeys keys to sign checkpoints of the log with, or null when it cannot be sealed
 * @param witnesses who holds checkpoints of the log outside the storage
 * @param logOrigin the name of this tenant's log
 * @param sealsOnClose whether the log is sealed once more when the engine is closed
 * @param validator checks commands
 * @param types the record types that it keeps
 * @param customAttributes what vendors registered
 * @param release closes the storage when the engine opened it
 * @param closed whether the engine was closed
 */
public record Engine(
        String tenant,
        String organisation,
        QmsStorage storage,
        ContentStore contents,
        Clock clock,
        ZoneId zone,
        Supplier<String> ids,
        RandomGenerator random,
        AccessPolicy policy,
        CompetenceSource competences,
        @Nullable SignatureAuthenticator authenticator,
        Duration signingWindow,
        @Nullable CheckpointKeys checkpointKeys,
        List<CheckpointWitness> witnesses,
        String logOrigin,
        boolean sealsOnClose,
        CommandValidator validator,
        KnownTypes types,
        CustomAttributes customAttributes,
        Runnable release,
        AtomicBoolean closed) {
    /**
     * The storage while the engine is open, so that a session handed out earlier ends with its engine.
     *
     * @throws ClosedException when the engine is closed
     */
    @Override
    public QmsStorage storage() {
        checkOpen();
        return storage;
    }

    /**
     * This engine outside any transaction of the host: what it writes stays when the host rolls back, and what it reads
     * is committed.
     *
     * @throws ConfigurationException when the storage joins the host's transactions and knows no other
     */
    public Engine outsideHostTransaction() {
        QmsStorage joining = storage();
        if (!joining.capabilities().contains(StorageCapability.JOINS_HOST_TRANSACTION)) {
            return this;
        }
        QmsStorage outside = joining.outsideHostTransaction();
        if (outside.capabilities().contains(StorageCapability.JOINS_HOST_TRANSACTION)) {
            throw new ConfigurationException("the storage " + joining.getClass().getName()
                    + " joins the transactions of the host, and so does what its outsideHostTransaction() gives;"
                    + " refusals, failed signings and seals would be lost when the host rolls back. Use a storage whose"
                    + " outsideHostTransaction() does not join");
        }
        return new Engine(
                tenant,
                organisation,
                outside,
                contents,
                clock,
                zone,
                ids,
                random,
                policy,
                competences,
                authenticator,
                signingWindow,
                checkpointKeys,
                witnesses,
                logOrigin,
                sealsOnClose,
                validator,
                types,
                customAttributes,
                release,
                closed);
    }

    /** Throws when the engine is closed. */
    public void checkOpen() {
        if (closed.get()) {
            throw new ClosedException("this engine was closed; build a new one");
        }
    }

    /**
     * Looks for half a seal at the end of the log, before anything is written behind it. A storage that joins the
     * transactions of its host is not asked: while a host starts there is none to join. The next seal looks there.
     *
     * @return what was put right, in words
     * @throws io.github.qms4j.CorruptRecordException when it cannot be put right
     */
    public List<String> makeLogWhole() {
        if (checkpointKeys == null || storage().capabilities().contains(StorageCapability.JOINS_HOST_TRANSACTION)) {
            return List.of();
        }
        LogMemory memory = new LogMemory(this, checkpointKeys);
        memory.makeWhole();
        return memory.repaired();
    }

    /** Whether there is a key of this tenant's log; one that does not outlive the process is made when it is asked for. */
    boolean hasKey() {
        return checkpointKeys != null && checkpointKeys.latest(logOrigin).isPresent();
    }

    /** An entry as it is written: what nobody with the database alone may be able to make up is attested (rule X-20). */
    TrailEntry attested(TrailEntry entry) {
        if (!entry.demandsAttestation()) {
            return entry;
        }
        CheckpointKeys keys = Objects.requireNonNull(checkpointKeys, "nothing is signed without a key of the log");
        return entry.attestedBy(keys.attest(logOrigin, entry.attestedHash()));
    }

    /** Closes what the engine opened itself, once. */
    public void close() {
        if (closed.get()) {
            return;
        }
        try {
            // Without a key nothing was ever sealed, and whoever seals is told how to make one.
            if (sealsOnClose && hasKey()) {
                new LogSealer(this).seal();
            }
        } finally {
            if (closed.compareAndSet(false, true)) {
                release.run();
            }
        }
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The business day that it is at an instant. */
    LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /**
     * Refuses a type that was not given to the builder: nothing would check its records.
     *
     * @throws ConfigurationException when the engine does not keep records of it
     */
    void requireKnown(RecordType<?> type) {
        types.require(type);
    }
}
