package io.github.qms4j.audit;

import static io.github.qms4j.audit.AuditFixture.AUDITOR;
import static io.github.qms4j.audit.AuditFixture.COMPLIANCE;
import static io.github.qms4j.audit.AuditFixture.LABORATORY;
import static io.github.qms4j.audit.AuditFixture.LEAD;
import static io.github.qms4j.audit.AuditFixture.LIBRARY;
import static io.github.qms4j.audit.AuditFixture.OPERATIONS;
import static io.github.qms4j.audit.AuditFixture.OWNER;
import static io.github.qms4j.audit.AuditFixture.QUALITY;
import static io.github.qms4j.audit.AuditFixture.RELEASE;
import static io.github.qms4j.audit.AuditFixture.REVIEWER;
import static io.github.qms4j.audit.AuditTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformityLifeCycle;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.delegation.Delegations.Delegate;
import io.github.qms4j.organisation.DepartmentDetails;
import io.github.qms4j.organisation.OrganisationImage;
import io.github.qms4j.organisation.PersonDetails;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.organisation.ProcessDetails;
import io.github.qms4j.organisation.ProcessDetails.Criticality;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;

class AuditorIndependenceTest {
    private static final PersonId MAX = PersonId.of("u-max");

    private final AuditFixture house = new AuditFixture();

    private AuditId emptyAudit() {
        house.competent.add("u-max");
        return house.as(QUALITY).audits().plan(house.plan());
    }

    private void assign(AuditId audit, String person) {
        house.as(QUALITY).audits().assign(audit, person, TeamRole.AUDITOR);
    }

    private void own(String owner, LocalDate from) {
        house.synchronise(OrganisationImage.on(from)
                .person(PersonId.of(owner), PersonDetails.named(owner))
                .process(
                        RELEASE,
                        ProcessDetails.named("Release of batches", Criticality.HIGH)
                                .ownedBy(PersonId.of(owner))
                                .in(LABORATORY)));
    }

    @Test
    @Verifies({"AUD-3", "X-3"})
    void whoever_owns_the_process_is_not_assigned_and_the_attempt_is_on_record() {
        AuditId audit = emptyAudit();

        assertRefused(() -> assign(audit, OWNER.id()), "AUD-3", "owned release until now");

        assertThat(house.qms.trail().refusals("audit", audit.value()))
                .extracting(TrailEntry::action)
                .containsExactly("audit.assign");
        assertThat(house.audit(audit).team()).isEmpty();
    }

    @Test
    @Verifies("AUD-3")
    void an_id_in_another_case_is_the_same_owner() {
        AuditId audit = emptyAudit();
        house.competent.add("U-OWNER");

        assertRefused(() -> assign(audit, "U-OWNER"), "AUD-3", "owned release");
    }

    @Test
    @Verifies("AUD-3")
    void an_expert_who_owns_the_process_is_not_independent_either() {
        AuditId audit = emptyAudit();

        assertRefused(
                () -> house.as(QUALITY).audits().assign(audit, OWNER.id(), TeamRole.EXPERT), "AUD-3", "owned release");
    }

    @Test
    @Verifies("AUD-3")
    void whoever_owned_the_process_within_the_look_back_is_not_independent_and_afterwards_is() {
        own("u-max", LocalDate.of(2025, 1, 10));
        own("u-owner", LocalDate.of(2025, 4, 1));
        AuditId audit = emptyAudit();
        // Owned until 2025-03-31, and the look-back from 2026-03-02 begins on 2025-03-02.
        assertRefused(() -> assign(audit, "u-max"), "AUD-3", "owned release until 2025-03-31");

        house.clock.set("2026-03-31T09:00:00Z");
        assertRefused(() -> assign(audit, "u-max"), "AUD-3", "owned release until 2025-03-31");
        house.clock.set("2026-04-01T09:00:00Z");
        assign(audit, "u-max");

        assertThat(house.audit(audit).roleOf("u-max")).contains(TeamRole.AUDITOR);
    }

    @Test
    @Verifies("AUD-3")
    void a_longer_look_back_finds_an_earlier_owner() {
        own("u-max", LocalDate.of(2023, 1, 10));
        own("u-owner", LocalDate.of(2023, 4, 1));
        AuditId short1 = emptyAudit();
        AuditId long3 = house.as(QUALITY).audits().plan(house.plan().lookingBack(Period.ofYears(3)));

        assign(short1, "u-max");
        assertRefused(() -> assign(long3, "u-max"), "AUD-3", "owned release until 2023-03-31");
    }

    @Test
    @Verifies("AUD-3")
    void whoever_manages_the_owner_directly_or_through_others_is_not_independent() {
        AuditId audit = emptyAudit();
        house.competent.add("u-manager");
        house.synchronise(OrganisationImage.on(house.today())
                .person(MAX, PersonDetails.named("Max"))
                .person(PersonId.of("u-manager"), PersonDetails.named("Mona").reportingTo(MAX)));

        assertRefused(() -> assign(audit, "u-manager"), "AUD-3", "managed u-owner while they owned release");
        assertRefused(() -> assign(audit, "u-max"), "AUD-3", "managed u-owner while they owned release");
    }

    @Test
    @Verifies("AUD-3")
    void whoever_managed_somebody_before_they_owned_the_process_is_independent() {
        house.synchronise(OrganisationImage.on(LocalDate.of(2025, 6, 1))
                .person(MAX, PersonDetails.named("Max"))
                .person(PersonId.of("u-new"), PersonDetails.named("Nele").reportingTo(MAX)));
        house.synchronise(OrganisationImage.on(LocalDate.of(2025, 9, 1))
                .person(PersonId.of("u-new"), PersonDetails.named("Nele").reportingTo(PersonId.of("u-manager"))));
        own("u-owner", LocalDate.of(2025, 9, 1));
        house.synchronise(OrganisationImage.on(LocalDate.of(2025, 10, 1))
                .process(
                        RELEASE,
                        ProcessDetails.named("Release of batches", Criticality.HIGH)
                                .ownedBy(PersonId.of("u-new"))));

        AuditId audit = emptyAudit();
        assign(audit, "u-max");

        assertThat(house.audit(audit).roleOf("u-max")).isPresent();
    }

    @Test
    @Verifies("AUD-3")
    void whoever_heads_the_department_or_the_one_above_is_not_independent() {
        AuditId audit = emptyAudit();
        house.synchronise(OrganisationImage.on(house.today())
                .person(MAX, PersonDetails.named("Max"))
                .department(
                        LABORATORY,
                        DepartmentDetails.named("Laboratory").partOf(OPERATIONS).ledBy(MAX)));

        assertRefused(() -> assign(audit, "u-max"), "AUD-3", "headed laboratory");
        house.competent.add("u-head");
        assertRefused(() -> assign(audit, "u-head"), "AUD-3", "headed laboratory or what is above it");
    }

    @Test
    @Verifies("AUD-3")
    void an_audit_does_not_start_when_an_auditor_has_become_the_owner() {
        AuditId audit = house.prepared();
        own(AUDITOR.id(), house.today());

        assertRefused(() -> house.as(LEAD).audits().start(audit), "AUD-3", "u-auditor owned release");
    }

    @Test
    @Verifies({"AUD-3", "X-3"})
    void an_auditor_who_has_become_the_owner_gives_no_verdict_and_raises_no_finding() {
        AuditId audit = house.started();
        ChecklistLineId line = house.lines(audit).get(0);
        own(AUDITOR.id(), house.today());

        assertRefused(
                () -> house.as(AUDITOR).audits().assess(line, Assessment.conform("BR-1")), "AUD-3", "owned release");
        assertRefused(() -> house.raised(audit), "AUD-3", "owned release");

        assertThat(house.qms.trail().refusals("audit-line", line.value())).hasSize(1);
        assertThat(house.line(line).verdict()).isEqualTo(LineVerdict.NOT_ASSESSED);
    }

    @Test
    @Verifies("AUD-3")
    void whoever_audits_for_somebody_is_as_independent_as_that_person() {
        AuditId audit = house.started();
        Actor delegator = Actor.of("u-boss", Role.INTERNAL_AUDITOR);
        Instant now = house.clock.instant();
        house.as(delegator)
                .delegations()
                .grant(new Delegate(AUDITOR.id(), "Ada"), delegator.roles(), now, now.plus(Duration.ofDays(9)));
        own("u-boss", house.today());
        Actor onlyDelegate = Actor.of(AUDITOR.id(), Role.SENIOR_MANAGEMENT);

        assertRefused(
                () -> house.as(onlyDelegate).audits().assess(house.lines(audit).get(0), Assessment.conform("BR-1")),
                "AUD-3",
                "u-boss owned release");
    }

    @Test
    @Verifies({"AUD-3", "X-16"})
    void the_entry_of_an_assignment_names_what_it_relied_on() {
        AuditId audit = emptyAudit();

        assign(audit, "u-max");

        TrailEntry last = house.qms.trail().history("audit", audit.value()).get(1);
        assertThat(last.reliedOn())
                .contains(
                        new ReliedOn("business-process", "release", 0),
                        new ReliedOn("person", "u-owner", 0),
                        new ReliedOn("person", "u-manager", 0),
                        new ReliedOn("department", "laboratory", 0),
                        new ReliedOn("department", "operations", 0),
                        new ReliedOn("transcript", "T-u-max", 3));
    }

    @Test
    @Verifies({"AUD-3", "X-16"})
    void a_process_that_changes_hands_while_it_is_decided_makes_the_decision_void() {
        AuditId audit = emptyAudit();

        assertThatThrownBy(() -> Unbounded.records(house.as(QUALITY)).commit(work -> {
                    Object assigned = work.change(
                            AuditLifeCycle.ASSIGN, audit, state -> state.assigned("u-max", TeamRole.AUDITOR));
                    own("u-max", house.today());
                    return assigned;
                }))
                .isInstanceOf(ConflictException.class);

        assertThat(house.audit(audit).team()).isEmpty();
    }

    private NonconformityId record(Actor writer) {
        return house.as(writer)
                .nonconformities()
                .raise(NonconformityReport.of(
                        NonconformitySource.SELF_REPORTED, "late entry", house.today(), "ISO 9001:2015 7.5.3"));
    }

    private void sampleNonconformities(AuditId audit) {
        AuditSampleId sample =
                house.as(LEAD).audits().samples().fix(audit, NonconformityLifeCycle.TYPE, SampleDraft.all());
        house.as(LEAD).audits().samples().draw(sample);
    }

    @Test
    @Verifies("AUD-3")
    void whoever_wrote_a_sampled_record_within_the_look_back_is_not_assigned() {
        NonconformityId written = record(Actor.of("u-max", Role.SERVICE_AGENT));
        AuditId audit = emptyAudit();
        sampleNonconformities(audit);

        assertRefused(() -> assign(audit, "u-max"), "AUD-3", "u-max wrote nonconformity " + written);
        house.clock.advance(Duration.ofDays(364));
        assertRefused(() -> assign(audit, "u-max"), "AUD-3", "wrote nonconformity");
        house.clock.advance(Duration.ofDays(2));
        assign(audit, "u-max");

        assertThat(house.audit(audit).roleOf("u-max")).isPresent();
    }

    @Test
    @Verifies("AUD-3")
    void whoever_wrote_a_sampled_record_through_a_delegate_is_not_independent_and_the_delegate_neither() {
        Actor max = Actor.of("u-max", Role.SERVICE_AGENT);
        Instant now = house.clock.instant();
        house.as(max)
                .delegations()
                .grant(new Delegate("u-deputy", "Dana"), max.roles(), now, now.plus(Duration.ofDays(9)));
        record(Actor.of("u-deputy", Role.TRAINER));
        AuditId audit = emptyAudit();
        house.competent.add("u-deputy");
        sampleNonconformities(audit);

        assertRefused(() -> assign(audit, "u-max"), "AUD-3", "u-deputy for u-max wrote");
        assertRefused(() -> assign(audit, "u-deputy"), "AUD-3", "u-deputy for u-max wrote");
    }

    @Test
    @Verifies("AUD-3")
    void an_auditor_who_changes_a_sampled_record_during_the_audit_raises_no_finding_afterwards() {
        NonconformityId written = record(OWNER);
        AuditId audit = house.started();
        sampleNonconformities(audit);
        house.as(AUDITOR).nonconformities().contain(written, "put aside");

        assertRefused(() -> house.raised(audit), "AUD-3", "u-auditor wrote nonconformity " + written);
    }

    @Test
    @Verifies("AUD-3")
    void in_a_small_organisation_an_exception_is_compensated_by_the_review_of_a_second_person() {
        AuditId audit = house.as(QUALITY).audits().plan(house.plan());
        house.as(COMPLIANCE).audits().allowException(audit, OWNER.id(), REVIEWER.id());
        Actor owner = Actor.of(OWNER.id(), Role.INTERNAL_AUDITOR);
        house.as(QUALITY).audits().assign(audit, OWNER.id(), TeamRole.LEAD);
        house.as(owner).audits().writeChecklist(audit, LIBRARY);
        house.as(REVIEWER).audits().prepare(house.seen(audit));
        house.as(owner).audits().start(audit);
        house.lines(audit).forEach(line -> house.as(owner).audits().assess(line, Assessment.conform("BR-1")));
        house.as(owner).audits().endFieldWork(audit);
        house.as(owner).audits().draftReport(audit, "conform", "u-manager");

        assertRefused(
                () -> house.signing(owner).audits().issue(house.seen(audit)), "AUD-3", "let u-reviewer review it");
        assertRefused(
                () -> house.as(owner).audits().compensate(house.seen(audit), OWNER.id(), "all well"),
                "AUD-3",
                "is excepted");
        assertRefused(
                () -> house.as(AUDITOR).audits().compensate(house.seen(audit), OWNER.id(), "all well"),
                "AUD-3",
                "is not named");
        house.as(REVIEWER).audits().compensate(house.seen(audit), OWNER.id(), "both lines looked at again");
        house.signing(owner).audits().issue(house.seen(audit));

        assertThat(house.audit(audit).status()).isEqualTo(AuditStatus.ISSUED);
        assertThat(house.audit(audit).exceptions().get(0).reason()).isEqualTo("as discussed");
    }

    @Test
    @Verifies("AUD-3")
    void nobody_excepts_or_reviews_themselves_and_the_reviewer_is_independent() {
        AuditId audit = house.as(QUALITY).audits().plan(house.plan());
        Actor owner = Actor.of(OWNER.id(), Role.QUALITY_MANAGER);

        assertRefused(
                () -> house.as(owner).audits().allowException(audit, OWNER.id(), REVIEWER.id()),
                "AUD-3",
                "except themselves");
        assertRefused(
                () -> house.as(COMPLIANCE).audits().allowException(audit, OWNER.id(), OWNER.id()),
                "AUD-3",
                "review their own audit");
        assertRefused(
                () -> house.as(COMPLIANCE).audits().allowException(audit, OWNER.id(), "u-manager"),
                "AUD-3",
                "not independent either");
    }

    @Test
    @Verifies("AUD-3")
    void a_finding_after_the_compensating_review_makes_another_one_due() {
        AuditId audit = house.started();
        own(AUDITOR.id(), house.today());
        house.as(COMPLIANCE).audits().allowException(audit, AUDITOR.id(), REVIEWER.id());
        house.as(REVIEWER).audits().compensate(house.seen(audit), AUDITOR.id(), "nothing yet");
        house.raised(audit);
        house.as(AUDITOR).audits().assess(house.lines(audit).get(1), Assessment.conform("BR-1"));
        house.as(LEAD).audits().endFieldWork(audit);
        house.as(LEAD).audits().draftReport(audit, "one finding", "u-manager");

        assertRefused(
                () -> house.signing(LEAD).audits().issue(house.seen(audit)), "AUD-3", "not reviewed as it stands");
    }

    @Test
    @Verifies("AUD-3")
    void the_review_is_due_also_when_who_was_excepted_has_left_the_team() {
        AuditId audit = house.started();
        own(AUDITOR.id(), house.today());
        house.as(COMPLIANCE).audits().allowException(audit, AUDITOR.id(), REVIEWER.id());
        house.lines(audit).forEach(line -> house.as(AUDITOR).audits().assess(line, Assessment.conform("BR-1")));
        house.as(QUALITY).audits().release(audit, AUDITOR.id());
        house.as(LEAD).audits().endFieldWork(audit);
        house.as(LEAD).audits().draftReport(audit, "conform", "u-manager");

        assertRefused(() -> house.signing(LEAD).audits().issue(house.seen(audit)), "AUD-3", "let u-reviewer review it");
    }

    @Test
    @Verifies("AUD-3")
    void somebody_put_in_the_place_of_another_is_checked_as_if_assigned() {
        AuditId audit = house.planned();

        assertRefused(
                () -> Unbounded.records(house.as(QUALITY))
                        .commit(work -> work.change(
                                AuditLifeCycle.ASSIGN,
                                audit,
                                state -> state.released(AUDITOR.id()).assigned(OWNER.id(), TeamRole.AUDITOR))),
                "AUD-3",
                "owned release");
    }

    @Test
    @Verifies("AUD-4")
    void whoever_is_not_shown_to_be_competent_is_not_assigned_as_auditor_but_as_expert() {
        AuditId audit = house.as(QUALITY).audits().plan(house.plan());

        assertRefused(() -> assign(audit, "u-novice"), "AUD-4", "u-novice is competent");
        house.as(QUALITY).audits().assign(audit, "u-novice", TeamRole.EXPERT);

        assertThat(house.audit(audit).roleOf("u-novice")).contains(TeamRole.EXPERT);
    }

    @Test
    @Verifies({"AUD-4", "TRN-5"})
    void an_audit_does_not_start_when_the_competence_of_an_auditor_has_expired() {
        AuditId audit = house.prepared();
        house.competent.remove(AUDITOR.id());

        assertRefused(() -> house.as(LEAD).audits().start(audit), "AUD-4", "u-auditor is competent");
        house.competent.add(AUDITOR.id());
        house.competent.remove(LEAD.id());
        assertRefused(() -> house.as(LEAD).audits().start(audit), "TRN-5", "internal auditor");
    }

    @Test
    @Verifies({"AUD-4", "TRN-5"})
    void an_auditor_whose_competence_has_expired_gives_no_verdict_and_raises_no_finding() {
        AuditId audit = house.started();
        house.competent.remove(AUDITOR.id());

        assertRefused(
                () -> house.as(AUDITOR).audits().assess(house.lines(audit).get(0), Assessment.conform()),
                "TRN-5",
                "internal auditor");
        assertRefused(() -> house.raised(audit), "TRN-5", "internal auditor");
    }

    @Test
    @Verifies("AUD-4")
    void the_entry_of_a_finding_names_the_training_record_that_it_relied_on() {
        AuditId audit = house.started();
        FindingId finding = house.raised(audit);

        assertThat(house.qms
                        .trail()
                        .history("audit-finding", finding.value())
                        .get(0)
                        .reliedOn())
                .contains(new ReliedOn("transcript", "T-u-auditor", 3));
    }
}
