package io.github.qms4j.event;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.ConflictException;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.event.Positions.Position;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.trail.LogLeaf;
import io.github.qms4j.trail.Trail;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hands on what is in the sealed log (rule X-18). The log is the outbox: a command writes nothing for it, and what a host
 * rolled back is not in it. It is in the hands of the host and not of an actor: a receiver is told everything but what is
 * of a {@linkplain RecordType#isSecret() secret} type. To be called by the host's scheduler, after {@code trail().seal()}:
 *
 * <pre>{@code
 * Delivered delivered = qms.events().deliver("erp", 1_000, event -> broker.send(event.json()));
 * }</pre>
 *
 * <p>Each event is delivered to each subscription at least once, and first after every earlier one was. One is delivered
 * again when the handler took it and the position could not be stored, as when the process died or another node was
 * delivering too; it has the same {@link LogEvent#id()} then. A receiver that keeps the {@link LogEvent#place()} with what
 * it does, and skips what is not beyond it, does each once.
 */
public final class Events {
    /** The type of the rows that say up to where was delivered. */
    public static final String POSITION_TYPE = Positions.TYPE;

    private static final int PAGE = 200;
    /** What an inspector reveals is the kernel's own, and no record of a type. */
    private static final String TEXTS = "erasable-text";

    private final Trail trail;
    private final Positions positions;
    private final String log;
    private final Map<String, RecordType<?>> types;

    /**
     * Events of one tenant.
     *
     * @param trail its trail
     * @param storage where positions are kept; outside any transaction of the host
     * @param log the name of its log
     * @param types every record type of the engine
     */
    public Events(Trail trail, QmsStorage storage, String tenant, String log, List<RecordType<?>> types) {
        this.trail = trail;
        this.positions = new Positions(storage, tenant);
        this.log = log;
        this.types = types.stream().collect(Collectors.toUnmodifiableMap(RecordType::name, Function.identity()));
    }

    /**
     * Hands on what comes next in the log to a subscription, in the order of the log, as far as it is sealed and signed.
     * A subscription that was never delivered begins with the first entry.
     *
     * @param subscription a name for the receiver, up to 200 characters
     * @param max how many places of the log at most, at least 1
     * @param handler takes one event; it returns when the receiver has it
     * @throws InvalidInputException when the name is blank or too long, or {@code max} is below 1
     * @throws CorruptRecordException when the log was altered, and what comes before was delivered; or when it is shorter
     *     than what was delivered, because it was set back
     * @throws ConfigurationException when the log was never sealed and this engine has no keys, or has an entry of a type
     *     that this engine does not know, which may be secret
     * @throws RuntimeException what the handler throws; the next call begins with the event that it did not take
     */
    public Delivered deliver(String subscription, int max, Consumer<LogEvent> handler) {
        if (max < 1) {
            throw InvalidInputException.of(
                    "events", "max", Integer.toString(max), "is below 1", "say how many to deliver at most");
        }
        Run run = new Run(positions.of(subscription), handler);
        while (run.looked < max) {
            List<LogLeaf> page = next(run, Math.min(PAGE, max - run.looked));
            if (page.isEmpty()) {
                return new Delivered(run.events, run.next, false);
            }
            if (!run.deliver(page)) {
                break;
            }
        }
        return new Delivered(run.events, run.next, true);
    }

    private List<LogLeaf> next(Run run, int limit) {
        try {
            return leaves(run.next, limit);
        } catch (InvalidInputException shorter) {
            throw new CorruptRecordException(
                    "the subscription " + run.position.subscription() + " was delivered up to place " + run.next
                            + " of the log, which does not reach so far any more: it was set back, as by a backup."
                            + " Verify the trail; if the backup is accepted, moveTo the size of the log that was"
                            + " accepted",
                    shorter);
        }
    }

    /** One altered entry does not keep those before it from being delivered. */
    private List<LogLeaf> leaves(long from, int limit) {
        try {
            return trail.leaves(from, limit);
        } catch (CorruptRecordException altered) {
            if (limit == 1) {
                throw altered;
            }
            return trail.leaves(from, 1);
        }
    }

    /** The place in the log that comes next for a subscription; 0 for one that was never delivered. */
    public long next(String subscription) {
        return positions.of(subscription).next();
    }

    /**
     * Moves a subscription: to an earlier place so that it is delivered anew, or for a new receiver to the end of the log.
     *
     * @param next the place that comes next, from 0; {@code trail().checkpoint()} has the size of the log
     * @throws InvalidInputException when the log does not reach up to it
     * @throws ConflictException when a delivery stored a position meanwhile; try again
     */
    public void moveTo(String subscription, long next) {
        long size = trail.checkpoint().map(signed -> signed.checkpoint().size()).orElse(0L);
        if (next < 0 || next > size) {
            throw InvalidInputException.of(
                    "events",
                    "next",
                    Long.toString(next),
                    "is no place of a log of " + size + " signed entries",
                    "give one from 0 to " + size);
        }
        Position now = positions.of(subscription);
        if (positions.move(now, next).isEmpty()) {
            throw ConflictException.stale(Positions.TYPE, subscription, now.version(), now.version() + 1);
        }
    }

    private boolean isSecret(LogLeaf leaf) {
        if (leaf.recordType().equals(TEXTS)) {
            return false;
        }
        return Optional.ofNullable(types.get(leaf.recordType()))
                .orElseThrow(() -> new ConfigurationException("place " + leaf.place()
                        + " of the log is about a record of type " + leaf.recordType()
                        + ", which this engine does not know, and which may be secret; give the builder recordType(…),"
                        + " or the signature authenticator that has it"))
                .isSecret();
    }

    /** One call of a host. */
    private final class Run {
        private final Consumer<LogEvent> handler;
        private Position position;
        private long next;
        private int looked;
        private int events;

        Run(Position position, Consumer<LogEvent> handler) {
            this.position = position;
            this.next = position.next();
            this.handler = handler;
        }

        /** False when another node has moved the position: what comes next is its affair. */
        boolean deliver(List<LogLeaf> page) {
            try {
                for (LogLeaf leaf : page) {
                    if (!isSecret(leaf)) {
                        handler.accept(new LogEvent(log, leaf));
                        events++;
                    }
                    next = leaf.place() + 1;
                    looked++;
                }
            } catch (RuntimeException | Error e) {
                storeBeside(e);
                throw e;
            }
            return store();
        }

        private boolean store() {
            if (next == position.next()) {
                return true;
            }
            Optional<Position> moved = positions.move(position, next);
            position = moved.orElse(position);
            return moved.isPresent();
        }

        private void storeBeside(Throwable failure) {
            try {
                store();
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
