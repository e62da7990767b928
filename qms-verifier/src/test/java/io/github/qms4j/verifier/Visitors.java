package io.github.qms4j.verifier;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import java.util.Set;

/** A vendor's records that name a person by an erasable text. */
final class Visitors {
    private static final Permission MAY_RECEIVE = Permission.of("visit:receive", Role.QUALITY_MANAGER);

    private static final Declaration<Visit, Status> DECLARED =
            RecordType.declare("acme.visit", Visit.class, Status.class, v -> Status.OVER);

    static final Transition<Visit> RECEIVE =
            DECLARED.creates("visit.receive", MAY_RECEIVE, Status.OVER).row();

    static final RecordType<Visit> TYPE = DECLARED.type();

    private Visitors() {}

    static void visited(RecordStore records, String id, String person) {
        records.commit(
                work -> work.create(TYPE.transition("visit.receive"), id, by -> new Visit(work.keepErasable(person))));
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
