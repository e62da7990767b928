package io.github.qms4j.audit;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.organisation.DepartmentDetails;
import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.organisation.OrganisationImage;
import io.github.qms4j.organisation.PersonDetails;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.organisation.ProcessDetails;
import io.github.qms4j.organisation.ProcessDetails.Criticality;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.View;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A laboratory that releases batches, its auditors, and the shortest lawful way of an audit to each status. */
final class AuditFixture implements AutoCloseable {
    static final ProcessId RELEASE = ProcessId.of("release");
    static final ProcessId PURCHASE = ProcessId.of("purchase");
    static final DepartmentId LABORATORY = DepartmentId.of("laboratory");
    static final DepartmentId OPERATIONS = DepartmentId.of("operations");
    static final CatalogueId ISO_9001 = CatalogueId.parse("iso-9001:2015-amd1");
    static final CatalogueLibrary LIBRARY = CatalogueLibrary.builtIn();

    /** Plans, assigns, answers nonconformities. */
    static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    /** Approves and closes. */
    static final Actor COMPLIANCE = Actor.of("u-compliance", Role.COMPLIANCE);
    /** Leads the audit. */
    static final Actor LEAD = Actor.of("u-lead", Role.INTERNAL_AUDITOR);
    /** Audits too. */
    static final Actor AUDITOR = Actor.of("u-auditor", Role.INTERNAL_AUDITOR);
    /** Reviews work papers. */
    static final Actor REVIEWER = Actor.of("u-reviewer", Role.INTERNAL_AUDITOR);
    /** Owns the release of batches. */
    static final Actor OWNER = Actor.of("u-owner", Role.DEPARTMENT_HEAD);
    /** Manages who owns it. */
    static final Actor MANAGER = Actor.of("u-manager", Role.SENIOR_MANAGEMENT);

    static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 6);
    static final LocalDate BEGIN = LocalDate.of(2026, 3, 2);

    final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    final Set<String> competent = new HashSet<>(Set.of("u-lead", "u-auditor", "u-reviewer", "u-quality", "u-owner"));
    final Qms qms;

    AuditFixture() {
        this(new InMemoryStorage());
    }

    AuditFixture(InMemoryStorage storage) {
        qms = Qms.builder()
                .storage(storage)
                .clock(clock)
                .checkpointKeys(new InMemoryCheckpointKeys())
                .competenceGate((actor, competence, at) ->
                        competence.equals(AuditRecords.COMPETENCE) && competent.contains(actor.id())
                                ? Optional.of(new TrainingRecord("transcript", "T-" + actor.id(), 3))
                                : Optional.empty())
                .signatureAuthenticator((records, attempt, secret) -> new Authentication.Authenticated(
                        new Signer(attempt.identification(), "Dr. " + attempt.identification())))
                .build();
        synchronise(laboratory(LONG_AGO));
    }

    /** As it always was. */
    static OrganisationImage laboratory(LocalDate on) {
        return OrganisationImage.on(on)
                .person(PersonId.of("u-manager"), PersonDetails.named("Mona"))
                .person(PersonId.of("u-owner"), PersonDetails.named("Olaf").reportingTo(PersonId.of("u-manager")))
                .person(PersonId.of("u-head"), PersonDetails.named("Hedy"))
                .person(PersonId.of("u-buyer"), PersonDetails.named("Bea"))
                .department(OPERATIONS, DepartmentDetails.named("Operations").ledBy(PersonId.of("u-head")))
                .department(LABORATORY, DepartmentDetails.named("Laboratory").partOf(OPERATIONS))
                .process(
                        RELEASE,
                        ProcessDetails.named("Release of batches", Criticality.HIGH)
                                .ownedBy(PersonId.of("u-owner"))
                                .in(LABORATORY))
                .process(
                        PURCHASE,
                        ProcessDetails.named("Purchasing", Criticality.LOW).ownedBy(PersonId.of("u-buyer")));
    }

    void synchronise(OrganisationImage image) {
        as(QUALITY).organisation().synchronise(image);
    }

    QmsSession as(Actor actor) {
        return qms.as(actor, "as discussed");
    }

    /** With everything that it takes to sign once. */
    QmsSession signing(Actor actor) {
        return as(actor).signing(Credentials.both(actor.id(), new char[] {'x'}), ZoneOffset.UTC);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Two lines: 8.7.1 and 8.7.2. */
    AuditPlan plan() {
        return AuditPlan.of("Release of batches", today(), today().plusDays(4)).covering(RELEASE, ISO_9001, "8.7");
    }

    AuditId planned() {
        AuditId audit = as(QUALITY).audits().plan(plan());
        as(QUALITY).audits().assign(audit, LEAD.id(), TeamRole.LEAD);
        as(QUALITY).audits().assign(audit, AUDITOR.id(), TeamRole.AUDITOR);
        as(LEAD).audits().writeChecklist(audit, LIBRARY);
        return audit;
    }

    AuditId prepared() {
        AuditId audit = planned();
        as(REVIEWER).audits().prepare(seen(audit));
        return audit;
    }

    AuditId started() {
        AuditId audit = prepared();
        as(LEAD).audits().start(audit);
        return audit;
    }

    /** With one minor nonconformity on its first line, and the second one conform. */
    AuditId assessed() {
        AuditId audit = started();
        raised(audit);
        as(AUDITOR).audits().assess(lines(audit).get(1), Assessment.conform("BR-7"));
        return audit;
    }

    FindingId raised(AuditId audit) {
        return as(AUDITOR).audits().findings().raise(lines(audit).get(0), minor());
    }

    /** Graded as a repeat from the second one on. */
    FindingDraft minor() {
        boolean repeat = !as(QUALITY).audits().findings().list(null).items().isEmpty();
        return FindingDraft.of(LineVerdict.MINOR, "batch without disposition", OWNER.id(), today().plusDays(30))
                .shownBy("BR-4")
                .graded(Grading.ghtf(new Grading.Ghtf(true, repeat, false, false)));
    }

    AuditId reporting() {
        AuditId audit = assessed();
        as(LEAD).audits().endFieldWork(audit);
        as(LEAD).audits().draftReport(audit, "one minor nonconformity", MANAGER.id(), OWNER.id());
        return audit;
    }

    AuditId issued() {
        AuditId audit = reporting();
        signing(LEAD).audits().issue(seen(audit));
        return audit;
    }

    void accept(FindingId finding) {
        as(OWNER).audits().findings().respond(finding, "no procedure", "disposition added");
        as(QUALITY).audits().findings().withoutCapa(finding);
        as(AUDITOR).audits().findings().acceptResponse(seen(finding));
    }

    void putRight(FindingId finding) {
        accept(finding);
        as(AUDITOR).audits().reAudit(finding(finding).line(), Assessment.conform("BR-9"));
        as(AUDITOR).audits().findings().close(finding);
    }

    AuditId closed() {
        AuditId audit = issued();
        putRight(finding(audit));
        signing(COMPLIANCE).audits().close(seen(audit));
        return audit;
    }

    AuditId cancelled() {
        AuditId audit = planned();
        as(QUALITY).audits().cancel(audit);
        return audit;
    }

    /** An audit that has just come to a status. */
    AuditId in(AuditStatus status) {
        return switch (status) {
            case PLANNED -> planned();
            case PREPARED -> prepared();
            case IN_PROGRESS -> started();
            case REPORTING -> reporting();
            case ISSUED -> issued();
            case CLOSED -> closed();
            case CANCELLED -> cancelled();
        };
    }

    List<ChecklistLineId> lines(AuditId audit) {
        return as(QUALITY).audits().checklist(audit).map(View::id).toList();
    }

    Audit audit(AuditId audit) {
        return as(QUALITY).audits().find(audit).orElseThrow().state();
    }

    ChecklistLine line(ChecklistLineId line) {
        return as(QUALITY).audits().line(line).orElseThrow().state();
    }

    Finding finding(FindingId finding) {
        return as(QUALITY).audits().findings().find(finding).orElseThrow().state();
    }

    /** The one finding of an audit. */
    FindingId finding(AuditId audit) {
        return as(QUALITY).audits().findings().list(null, FindingLifeCycle.AUDIT.is(audit)).items().stream()
                .map(View::id)
                .findFirst()
                .orElseThrow();
    }

    Seen<AuditId> seen(AuditId audit) {
        return as(QUALITY).audits().find(audit).orElseThrow().seen();
    }

    Seen<FindingId> seen(FindingId finding) {
        return as(QUALITY).audits().findings().find(finding).orElseThrow().seen();
    }

    @Override
    public void close() {
        qms.close();
    }
}
