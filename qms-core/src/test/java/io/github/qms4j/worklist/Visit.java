package io.github.qms4j.worklist;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A vendor's record: a visit to a supplier, made by its owner and then judged by a manager. */
record Visit(Header<Visit.Status> header) {
    static final Permission MAKE = Permission.of("visit:make", Role.SERVICE_AGENT, Role.SERVICE_MANAGER);
    static final Permission JUDGE = Permission.of("visit:judge", Role.SERVICE_MANAGER);

    private static final Declaration<Visit, Status> DECLARED =
            RecordType.declare("acme.visit", Visit.class, Status.class, visit -> visit.header.status());

    static {
        DECLARED.header(Visit::header, (visit, header) -> new Visit(header));
    }

    static final Transition<Visit> PLAN =
            DECLARED.creates("visit.plan", MAKE, Status.PLANNED).row();
    static final Transition<Visit> FINISH =
            DECLARED.moves("visit.finish", MAKE, Status.PLANNED, Status.MADE).row();
    static final Transition<Visit> ACCEPT =
            DECLARED.moves("visit.accept", JUDGE, Status.MADE, Status.ACCEPTED).row();

    static {
        DECLARED.waitsForOwner(FINISH).waitsFor(ACCEPT);
    }

    static final RecordType<Visit> TYPE = DECLARED.type();

    enum Status {
        PLANNED,
        MADE,
        ACCEPTED
    }

    static void plan(RecordStore records, String id, @Nullable String owner, @Nullable LocalDate dueOn) {
        records.commitWithoutResult(work -> work.create(
                PLAN,
                id,
                act -> new Visit(
                        Header.opened(Status.PLANNED, act).ownedBy(owner).dueOn(dueOn))));
    }

    static void take(RecordStore records, Transition<Visit> row, String id) {
        records.commitWithoutResult(work -> work.change(row, id, visit -> visit));
    }
}
