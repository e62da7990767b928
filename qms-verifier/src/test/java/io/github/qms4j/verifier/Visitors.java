package io.github.qms4j.verifier;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.TransitionTable;
import java.util.Set;

/** A vendor's records that name a person by an erasable text. */
final class Visitors {
    private static final Permission RECEIVE = Permission.of("visit:receive", Role.QUALITY_MANAGER);

    static final RecordType<Visit> TYPE = RecordType.of("visit", Visit.class)
            .lifeCycle(TransitionTable.of(Status.class, (Visit v) -> Status.OVER)
                    .creates("visit.receive", RECEIVE, Set.of(Status.OVER))
                    .next()
                    .build());

    private Visitors() {}

    static void visited(RecordStore records, String id, String person) {
        records.commit(work -> work.create(TYPE, "visit.receive", id, new Visit(work.keepErasable(person))));
    }

    static void forget(RecordStore records, String id) {
        ErasableText person = records.get(TYPE, id).state().person();
        records.commit(work -> work.erase(Set.of(person)));
    }

    record Visit(ErasableText person) {}

    enum Status {
        OVER
    }
}
