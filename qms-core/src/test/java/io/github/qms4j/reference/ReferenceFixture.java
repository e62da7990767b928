package io.github.qms4j.reference;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.REMARK;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.util.function.BiFunction;

/** A vendor whose complaints refer to remarks, files and addresses. */
final class ReferenceFixture {
    static final Permission REFER = Permission.of("complaint:refer", Role.SERVICE_AGENT, Role.SERVICE_MANAGER);
    static final LinkType LINKS = LinkType.of("acme.complaint-link", REFER);
    static final EvidenceType EVIDENCE = EvidenceType.of("acme.complaint-evidence", "CEV", REFER);
    static final String HASH = "a".repeat(64);

    final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    final Qms qms = Complaints.engine(new InMemoryStorage(), clock)
            .recordType(LINKS.type())
            .recordType(EVIDENCE.type())
            .build();
    final RecordId complaint = RecordId.of(
            COMPLAINT, Complaints.received(Unbounded.records(as(AGENT))).id());
    final RecordId remark = remark("r-1");

    enum Relation {
        SAME_CAUSE,
        SEE_ALSO
    }

    QmsSession as(Actor actor) {
        return qms.as(actor, "as agreed");
    }

    RecordId remark(String id) {
        Unbounded.records(as(AGENT))
                .commit(work -> work.create(
                        REMARK.transition("complaint.receive"), id, act -> ComplaintState.draft("see", AGENT.id())));
        return RecordId.of(REMARK, id);
    }

    void edit(RecordId id) {
        Unbounded.records(as(AGENT))
                .commit(work -> work.change(
                        REMARK.transition("complaint.edit"), id.value(), state -> state.withOwner("u-" + work)));
    }

    <R> R links(Actor actor, BiFunction<Links, UnitOfWork, R> command) {
        QmsSession session = as(actor);
        return Unbounded.records(session)
                .commit(work -> command.apply(session.references().links(LINKS), work));
    }

    <R> R evidence(Actor actor, BiFunction<EvidenceReferences, UnitOfWork, R> command) {
        QmsSession session = as(actor);
        return Unbounded.records(session)
                .commit(work -> command.apply(session.references().evidence(EVIDENCE), work));
    }

    LinkId linked() {
        return links(AGENT, (links, work) -> links.link(work, complaint, Relation.SEE_ALSO, Target.record(remark)));
    }

    void confirm(LinkId link) {
        links(AGENT, (links, work) -> {
            links.confirm(work, link);
            return link;
        });
    }

    LinkStanding standing(LinkId link) {
        return references().links(LINKS).find(link).orElseThrow().standing();
    }

    References references() {
        return as(AGENT).references();
    }

    boolean may(Actor actor, Transition<?> row, RecordId id) {
        return !(as(actor).can(row, id) instanceof Decision.Denied);
    }
}
