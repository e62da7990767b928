package io.github.qms4j.persistence.jpa;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.UnitOfWork.Appended;
import io.github.qms4j.retention.DispositionId;
import io.github.qms4j.retention.DueRecord;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.trail.custody.Custody;
import io.github.qms4j.trail.custody.FileCheckpointKeys;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The process that is killed: two writers, a sealer and a disposer on one engine, for ever. A line on the standard
 * output, by one write, says that a command has returned: what it did, to what, and the version that came of it.
 */
final class KilledEngine {
    static final String CREATED = "created";
    static final String CHANGED = "changed";
    static final String DISPOSED = "disposed";
    static final String SEALED = "sealed";

    /** A record of several rows in several tables, numbered, which ends closed. */
    static final RecordType<Checkup> CHECKUP;

    /** Records that are appended in batches, closed from the beginning. */
    static final RecordType<Checkup> SCAN;

    private static final Permission WRITE = Permission.of("acme.checkup:write", Role.SERVICE_AGENT);

    static {
        var checkup = RecordType.declare("acme.checkup", Checkup.class, Status.class, Checkup::status);
        checkup.text("device", Checkup::device);
        checkup.creates("checkup.plan", WRITE, Status.OPEN).row();
        checkup.edits("checkup.note", WRITE, Status.OPEN).row();
        checkup.moves("checkup.close", WRITE, Status.OPEN, Status.CLOSED).row();
        CHECKUP = checkup.numbered("CHK").type();
        var scan = RecordType.declare("acme.scan", Checkup.class, Status.class, Checkup::status);
        scan.creates("scan.import", WRITE, Status.CLOSED).row();
        SCAN = scan.type();
    }

    private static final Actor AGENT = Actor.of("u-agent", Role.SERVICE_AGENT);
    private static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    private static final Actor COMPLIANCE = Actor.of("u-compliance", Role.COMPLIANCE);
    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);
    /** A seal ends when nothing is left to seal, so writers must pause now and then. */
    private static final long NANOSECONDS_OF_A_PAUSE = 15_000_000;

    private static final int PAGES = 5;
    private static final int MOST_DISPOSED = 8;

    /** A day in a second and a half, so that there is something to dispose of soon. */
    private static final long FASTER = 60_000;

    private static final Instant START = Instant.parse("2026-11-30T00:00:00Z");

    private final Qms qms;
    private final Clock clock;
    private final String run;

    private KilledEngine(Qms qms, Clock clock, String run) {
        this.qms = qms;
        this.clock = clock;
        this.run = run;
    }

    enum Status {
        OPEN,
        CLOSED
    }

    record Checkup(Status status, String device, ErasableText person) {}

    /** An engine on the storage under test; the settings of the provider. */
    static Qms engine(Map<String, String> settings, Path keys, Clock clock) {
        Qms qms = Qms.builder()
                .storage("jpa", settings)
                .checkpointKeys(FileCheckpointKeys.in(keys))
                .clock(clock)
                .signatureAuthenticator(EachConcept.AUTHENTICATOR)
                .recordType(CHECKUP)
                .recordType(SCAN)
                .build();
        Custody custody = qms.as(QUALITY, "commissioning").custody();
        // A process that was killed at once has not come to its key.
        if (custody.remembered().isEmpty()) {
            custody.createKey();
        }
        return qms;
    }

    /** @param origin the time at which it starts, in milliseconds of the system's clock */
    static Clock fastClock(long origin) {
        Clock system = Clock.systemUTC();
        InstantSource fast = () -> START.plusMillis((system.millis() - origin) * FASTER);
        return fast.withZone(ZoneOffset.UTC);
    }

    /** Arguments: a name for this run, the keys, the origin of the clock, and the settings of the storage, name=value. */
    public static void main(String[] arguments) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 3; i < arguments.length; i++) {
            String[] setting = arguments[i].split("=", 2);
            settings.put(setting[0], setting[1]);
        }
        Clock clock = fastClock(Long.parseLong(arguments[2]));
        KilledEngine engine = new KilledEngine(engine(settings, Path.of(arguments[1]), clock), clock, arguments[0]);
        if (engine.as(QUALITY).retention().policy(CHECKUP.name()).isEmpty()) {
            engine.as(QUALITY).retention().setPolicy(CHECKUP.name(), Period.ofDays(1), "by law");
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (Work work : List.<Work>of(engine::checkup, engine::ticket, engine::seal, engine::dispose)) {
            threads.execute(() -> forever(work));
        }
    }

    private interface Work {
        void run(int round) throws IOException;
    }

    /** Ends the process when the work fails, which the one who kills it notices. */
    private static void forever(Work work) {
        try {
            for (int round = 0; true; round++) {
                work.run(round);
            }
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void acknowledge(Object... words) throws IOException {
        String line = List.of(words).stream().map(String::valueOf).collect(Collectors.joining(" ", "", "\n"));
        OUT.write(line.getBytes(StandardCharsets.UTF_8));
    }

    private QmsSession as(Actor actor) {
        return qms.as(actor, "as planned");
    }

    private void checkup(int round) throws IOException {
        LockSupport.parkNanos(NANOSECONDS_OF_A_PAUSE);
        RecordStore records = as(AGENT).records();
        if (round % 10 == 9) {
            String batch = run + "-" + round;
            records.commit(work -> {
                ErasableText person = work.keepErasable("Kim");
                work.append(
                        SCAN.transition("scan.import"),
                        batch,
                        IntStream.range(0, PAGES)
                                .mapToObj(i -> new Appended<>(
                                        batch + "/" + i, new Checkup(Status.CLOSED, "device " + i, person)))
                                .toList());
                return person;
            });
            for (int i = 0; i < PAGES; i++) {
                acknowledge(CREATED, SCAN.name(), batch + "/" + i, 0);
            }
            return;
        }
        String id = records.commit(work -> work.create(
                        CHECKUP.transition("checkup.plan"),
                        by -> new Checkup(Status.OPEN, "device " + round, work.keepErasable("Kim"))))
                .id();
        acknowledge(CREATED, CHECKUP.name(), id, 0);
        for (String transition : List.of("checkup.note", "checkup.close")) {
            Status next = transition.equals("checkup.note") ? Status.OPEN : Status.CLOSED;
            long version = records.commit(work -> work.change(
                            CHECKUP.transition(transition), id, c -> new Checkup(next, c.device() + ".", c.person())))
                    .version();
            acknowledge(CHANGED, CHECKUP.name(), id, version);
        }
    }

    private void ticket(int round) throws IOException {
        Instant opened = clock.instant();
        String id = as(AGENT)
                .serviceDesk()
                .open(Ticket.builder("desk", run + "-" + round, TicketKind.INCIDENT)
                        .event(new TicketEvent.Opened(opened))
                        .build());
        acknowledge(CREATED, "ticket", id, 0);
        as(AGENT).serviceDesk().record(id, new TicketEvent.Assigned(opened, "First line", "u-1"));
        acknowledge(CHANGED, "ticket", id, 1);
        LockSupport.parkNanos(NANOSECONDS_OF_A_PAUSE);
    }

    private void seal(int round) throws IOException {
        qms.trail().seal();
        var checkpoint = qms.trail().checkpoint();
        if (checkpoint.isPresent()) {
            acknowledge(SEALED, "log", "of", checkpoint.get().checkpoint().size());
        }
        LockSupport.parkNanos(NANOSECONDS_OF_A_PAUSE);
    }

    private void dispose(int round) throws IOException {
        Set<String> due = as(QUALITY)
                .retention()
                .due(CHECKUP.name(), clock.instant())
                .limit(MOST_DISPOSED)
                .map(DueRecord::id)
                .collect(Collectors.toSet());
        if (due.isEmpty()) {
            LockSupport.parkNanos(NANOSECONDS_OF_A_PAUSE);
            return;
        }
        DispositionId number = as(QUALITY).retention().propose(CHECKUP.name(), due);
        as(COMPLIANCE)
                .signing(Credentials.both(COMPLIANCE.id(), new char[] {'x'}), ZoneOffset.UTC)
                .retention()
                .approve(Seen.of(number, 0));
        as(QUALITY).retention().carryOut(number);
        for (String id : due) {
            acknowledge(DISPOSED, CHECKUP.name(), id, 0);
        }
    }
}
