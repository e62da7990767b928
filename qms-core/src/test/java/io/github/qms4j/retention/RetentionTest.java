package io.github.qms4j.retention;

import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.retention.RetentionFixture.COMPLIANCE;
import static io.github.qms4j.retention.RetentionFixture.QUALITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.delegation.Delegations.Delegate;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Verifies("X-12")
class RetentionTest {
    private final RetentionFixture qms = new RetentionFixture(new InMemoryStorage());

    private Retention retention() {
        return qms.retention(QUALITY);
    }

    private String note(Note.Status status) {
        return qms.agent()
                .commit(work -> work.create(
                        Note.TYPE.transition("note.write"),
                        "note-" + status,
                        by -> new Note(status, "call back", List.of(work.keepErasable("Ms Smith")))))
                .id();
    }

    private ErasableText textOf(String note) {
        return qms.agent().get(Note.TYPE, note).state().texts().get(0);
    }

    @Test
    void a_record_is_due_when_the_period_since_its_final_status_is_over() {
        String id = qms.closed();

        assertThat(retention().due("acme.complaint", Instant.parse("2022-03-02T08:59:59.999Z")))
                .isEmpty();
        assertThat(retention().due("acme.complaint", Instant.parse("2022-03-02T09:00:00Z")))
                .containsExactly(new DueRecord(
                        "acme.complaint",
                        id,
                        2,
                        Instant.parse("2020-03-02T09:00:00Z"),
                        Instant.parse("2022-03-02T09:00:00Z")));
    }

    @Test
    void the_period_counts_from_the_final_status_and_not_from_a_later_edit() {
        String id = note(Note.Status.OPEN);
        qms.clock.set("2020-06-01T00:00:00Z");
        qms.agent().commit(work -> work.change(Note.TYPE.transition("note.finish"), id, n -> n.with(Note.Status.DONE)));
        qms.clock.set("2021-06-01T00:00:00Z");
        qms.agent().commit(work -> work.change(Note.TYPE.transition("note.edit"), id, n -> n.with("called back")));

        assertThat(retention().due("acme.note", Instant.parse("2022-06-01T00:00:00Z")))
                .extracting(DueRecord::finalSince)
                .containsExactly(Instant.parse("2020-06-01T00:00:00Z"));
    }

    @Test
    void a_record_without_a_final_status_is_never_due() {
        Complaints.opened(qms.agent());

        assertThat(retention().due("acme.complaint", Instant.parse("2999-01-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void without_a_policy_in_force_everything_is_kept_for_ever() {
        String id = qms.closed();
        retention().withdrawPolicy("acme.complaint");
        qms.yearsLater();

        assertThat(retention().due("acme.complaint", Instant.parse("2999-01-01T00:00:00Z")))
                .isEmpty();
        assertThatThrownBy(() -> retention().propose("acme.complaint", Set.of(id)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no retention policy is in force for acme.complaint");
    }

    @Test
    void a_policy_is_changed_with_a_reason_and_its_versions_stay() {
        qms.clock.set("2020-05-01T00:00:00Z");
        retention().setPolicy("acme.complaint", Period.ofYears(10), "contract 7");

        assertThat(retention().policy("acme.complaint").orElseThrow().period()).isEqualTo(Period.ofYears(10));
        assertThat(retention()
                        .policyAsOf("acme.complaint", Instant.parse("2020-04-30T00:00:00Z"))
                        .orElseThrow()
                        .period())
                .isEqualTo(Period.ofYears(2));
        assertThatThrownBy(() -> qms.qms
                        .as(QUALITY, "")
                        .retention()
                        .setPolicy("acme.complaint", Period.ofYears(1), "contract 8"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("reason");
    }

    @Test
    void what_accounts_for_disposals_and_erasures_gets_no_policy() {
        for (String type : List.of("tombstone", "disposition", "legal-hold", "retention-policy", "erasure")) {
            assertThatThrownBy(() -> retention().setPolicy(type, Period.ofYears(1), "law"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("kept for good");
        }
    }

    @Test
    void a_policy_needs_a_known_type_a_period_and_a_legal_basis() {
        assertThatThrownBy(() -> retention().setPolicy("nothing", Period.ofYears(1), "law"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not a record type");
        assertThatThrownBy(() -> retention().setPolicy("ticket", Period.ZERO, "law"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("period");
        assertThatThrownBy(() -> retention().setPolicy("ticket", Period.ofYears(1), " "))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("legalBasis");
    }

    @Test
    void each_record_that_may_not_go_is_named_in_the_refusal_of_the_proposal() {
        String open = Complaints.opened(qms.agent()).id();
        String held = qms.closed();
        String fine = qms.closed();
        LegalHoldId hold = retention().placeHold(HoldScope.records("acme.complaint", Set.of(held)), "Smith v. us");
        qms.yearsLater();
        String young = qms.closed();

        assertThatThrownBy(
                        () -> retention().propose("acme.complaint", Set.of(open, held, fine, young, "CMP-2020-0099")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(open + ": it is OPEN, which is not final")
                .hasMessageContaining(held + ": it is under the legal hold " + hold)
                .hasMessageContaining(young + ": it is kept until 2028-03-02T09:00:00Z")
                .hasMessageContaining("CMP-2020-0099: it is not stored")
                .hasMessageNotContaining(fine + ":");
        assertThat(qms.qms.trail().refusals("disposition", "DSP-2026")).hasSize(1);
    }

    @Test
    void a_disposition_is_not_decided_by_who_proposed_it() {
        String id = qms.closed();
        qms.yearsLater();
        DispositionId number = retention().propose("acme.complaint", Set.of(id));

        assertThatThrownBy(() -> qms.signing(QUALITY).approve(qms.seen(number)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("u-quality proposed it");
        assertThatThrownBy(() -> qms.retention(QUALITY).reject(number))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("u-quality proposed it");
    }

    @Test
    void a_disposition_is_not_decided_by_who_acts_for_its_proposer() {
        String id = qms.closed();
        qms.yearsLater();
        DispositionId number = retention().propose("acme.complaint", Set.of(id));
        Instant now = qms.clock.instant();
        qms.as(QUALITY)
                .delegations()
                .grant(
                        new Delegate("u-manager", "Mona Manager"),
                        Set.of(Role.QUALITY_MANAGER),
                        now,
                        now.plusSeconds(3_600));

        assertThatThrownBy(() -> qms.signing(Complaints.MANAGER).approve(qms.seen(number)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("u-manager acts for u-quality, who proposed it");
        qms.signing(COMPLIANCE).approve(qms.seen(number));
    }

    @Test
    void a_disposition_is_not_approved_without_a_signature() {
        String id = qms.closed();
        qms.yearsLater();
        DispositionId number = retention().propose("acme.complaint", Set.of(id));

        assertThatThrownBy(() -> qms.retention(COMPLIANCE).approve(qms.seen(number)))
                .isInstanceOf(RefusedException.class);
        assertThat(retention().disposition(number).orElseThrow().state().status())
                .isEqualTo(Disposition.Status.PROPOSED);
    }

    @Test
    void what_is_not_approved_or_was_rejected_or_withdrawn_is_not_carried_out() {
        String id = qms.closed();
        qms.yearsLater();
        DispositionId proposed = retention().propose("acme.complaint", Set.of(id));
        DispositionId rejected = retention().propose("acme.complaint", Set.of(id));
        qms.retention(COMPLIANCE).reject(rejected);
        DispositionId withdrawn = qms.approved("acme.complaint", id);
        retention().withdraw(withdrawn);

        for (DispositionId number : List.of(proposed, rejected, withdrawn)) {
            assertThatThrownBy(() -> retention().carryOut(number)).isInstanceOf(RefusedException.class);
        }
        assertThat(qms.agent().find(COMPLAINT, id)).isPresent();
    }

    @Test
    void a_hold_that_was_placed_since_the_approval_refuses_the_disposal_until_it_is_released() {
        String id = qms.closed();
        String other = qms.closed();
        qms.yearsLater();
        DispositionId number = qms.approved("acme.complaint", id, other);
        LegalHoldId hold = retention().placeHold(HoldScope.type("acme.complaint"), "Smith v. us");

        assertThat(retention().disposition(number).orElseThrow().state().holds())
                .containsExactly(hold.value());
        assertThatThrownBy(() -> retention().carryOut(number))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(hold.value());
        assertThat(qms.agent().find(COMPLAINT, other)).isPresent();

        retention().releaseHold(hold);
        assertThat(retention().carryOut(number).status()).isEqualTo(Disposition.Status.CARRIED_OUT);
        assertThat(qms.agent().find(COMPLAINT, other)).isEmpty();
    }

    @Test
    void a_record_that_was_changed_since_the_proposal_refuses_the_disposal() {
        String id = note(Note.Status.DONE);
        qms.yearsLater();
        DispositionId number = qms.approved("acme.note", id);
        qms.agent().commit(work -> work.change(Note.TYPE.transition("note.edit"), id, n -> n.with("called back")));

        assertThatThrownBy(() -> retention().carryOut(number))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it was changed since it was proposed");
    }

    @Test
    void a_longer_period_that_was_set_since_the_approval_refuses_the_disposal() {
        String id = qms.closed();
        qms.yearsLater();
        DispositionId number = qms.approved("acme.complaint", id);
        retention().setPolicy("acme.complaint", Period.ofYears(30), "contract 7");

        assertThatThrownBy(() -> retention().carryOut(number))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it is kept until 2050-03-02T09:00:00Z");
    }

    @Test
    void holds_and_dispositions_need_a_role_of_quality_or_compliance_and_a_reason() {
        String id = qms.closed();
        qms.yearsLater();

        assertThatThrownBy(() -> qms.retention(Complaints.MANAGER).placeHold(HoldScope.everything(), "Smith v. us"))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> qms.retention(Complaints.MANAGER).propose("acme.complaint", Set.of(id)))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> qms.qms.as(QUALITY, "").retention().placeHold(HoldScope.everything(), "Smith v. us"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("reason");
    }

    @Test
    void a_hold_covers_what_its_scope_says_and_nothing_else() {
        assertThat(HoldScope.everything().covers("ticket", "T-1")).isTrue();
        assertThat(HoldScope.type("ticket").covers("ticket", "T-1")).isTrue();
        assertThat(HoldScope.type("ticket").covers("capa", "T-1")).isFalse();
        assertThat(HoldScope.records("ticket", Set.of("T-1")).covers("ticket", "T-1"))
                .isTrue();
        assertThat(HoldScope.records("ticket", Set.of("T-1")).covers("ticket", "T-2"))
                .isFalse();
    }

    @Test
    void no_text_that_a_held_record_names_is_erased_and_the_attempt_is_on_record() {
        String id = note(Note.Status.DONE);
        ErasableText text = textOf(id);
        List<HoldScope> scopes = List.of(
                HoldScope.everything(), HoldScope.type("acme.note"), HoldScope.records("acme.note", Set.of(id)));
        for (HoldScope scope : scopes) {
            LegalHoldId hold = retention().placeHold(scope, "Smith v. us");

            assertThatThrownBy(() -> Unbounded.records(qms.as(COMPLIANCE)).commit(work -> work.erase(Set.of(text))))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining(hold.value());
            retention().releaseHold(hold);
        }
        assertThat(qms.qms.trail().refusals("erasure", "ERA-2020")).hasSize(scopes.size());
        assertThat(qms.agent().reveal(text)).contains("Ms Smith");
    }

    @Test
    void a_text_of_an_earlier_version_of_a_held_record_is_held_too() {
        String id = note(Note.Status.OPEN);
        ErasableText text = textOf(id);
        qms.agent()
                .commit(work ->
                        work.change(Note.TYPE.transition("note.edit"), id, n -> n.with(List.<ErasableText>of())));
        LegalHoldId hold = retention().placeHold(HoldScope.records("acme.note", Set.of(id)), "Smith v. us");

        assertThatThrownBy(() -> Unbounded.records(qms.as(COMPLIANCE)).commit(work -> work.erase(Set.of(text))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(hold.value());
    }

    @Test
    void a_text_of_a_record_that_no_hold_covers_is_erased() {
        String id = note(Note.Status.DONE);
        ErasableText text = textOf(id);
        retention().placeHold(HoldScope.type("acme.complaint"), "Smith v. us");

        Unbounded.records(qms.as(COMPLIANCE)).commit(work -> work.erase(Set.of(text)));

        assertThat(qms.agent().reveal(text)).isEmpty();
    }
}
