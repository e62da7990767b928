package io.github.qms4j.persistence.jpa;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsBuilder;
import io.github.qms4j.QmsException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Whether a database that a process left behind holds all that was acknowledged, whole, with a sound trail. */
final class CrashCheck {
    private static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    private static final int NAMED = 5;

    private final Qms qms;
    private final QmsStorage storage;
    private final AcknowledgedCommands acknowledged;
    private final List<String> faults = new ArrayList<>();

    private CrashCheck(Qms qms, QmsStorage storage, AcknowledgedCommands acknowledged) {
        this.qms = qms;
        this.storage = storage;
        this.acknowledged = acknowledged;
    }

    /** Each fault begins with its kind: noticed, half, lost or twice; what is noticed is said at the opening. */
    static List<String> of(KilledDatabase database, Clock clock, AcknowledgedCommands acknowledged) {
        try (Qms qms = KilledEngine.engine(database.settings(), database.keys(), clock);
                QmsStorage storage = new JpaStorageProvider().open(database.settings())) {
            CrashCheck check = new CrashCheck(qms, storage, acknowledged);
            qms.trail().verify().problems().stream()
                    .limit(NAMED)
                    .forEach(problem -> check.faults.add("half: " + problem));
            check.records();
            acknowledged.twice().forEach(id -> check.faults.add("twice: " + id + " was given to two records"));
            long size = qms.trail().checkpoint().map(c -> c.checkpoint().size()).orElse(0L);
            if (size < acknowledged.sealed()) {
                check.faults.add("lost: the log had " + acknowledged.sealed() + " entries, and has " + size);
            }
            return check.faults;
        } catch (QmsException e) {
            return List.of("noticed: " + e);
        }
    }

    private void records() {
        acknowledged.versions().forEach((record, version) -> {
            String type = record.get(0);
            String id = record.get(1);
            boolean removed = qms.as(QUALITY).retention().tombstone(type, id).isPresent();
            long stored = storage.find(new RecordKey(QmsBuilder.DEFAULT_TENANT, type, id))
                    .map(StoredRecord::version)
                    .orElse(-1L);
            if (removed ? stored >= 0 : stored < version) {
                faults.add("lost: " + type + " " + id + " was at version " + version + ", stored is "
                        + (stored < 0 ? "nothing" : "version " + stored) + (removed ? " beside a tombstone" : ""));
            }
            if (!removed && acknowledged.disposed().contains(record)) {
                faults.add("lost: the disposal of " + type + " " + id);
            }
        });
    }
}
