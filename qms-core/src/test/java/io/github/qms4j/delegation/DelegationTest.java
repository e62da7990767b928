package io.github.qms4j.delegation;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.MANAGER;
import static io.github.qms4j.complaint.Complaints.REMARK;
import static io.github.qms4j.complaint.Complaints.TRAINER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.RefusedException.Ground;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.ComplaintState.Status;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.delegation.Delegations.Delegate;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.UnitOfWork.Appended;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** While the manager is away, the trainer acts for them. */
@Verifies("X-2")
class DelegationTest {
    private static final Instant FROM = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-03-16T18:00:00Z");
    private static final Delegate DELEGATE = new Delegate("u-trainer", "Tina Trainer");
    private static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    private static final Actor SECOND_MANAGER = Actor.of("u-second", Role.SERVICE_MANAGER);

    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    private final InMemoryStorage storage = new InMemoryStorage();
    private final Qms qms = engine("default");
    private final RecordStore agent = Complaints.as(qms, AGENT, "as agreed");
    private final RecordStore trainer = Complaints.as(qms, TRAINER, "for the manager");
    private final String complaint = Complaints.opened(agent).id();

    private Qms engine(String tenant) {
        return Complaints.engine(storage, clock)
                .tenant(tenant)
                .recordType(COMPLAINT)
                .recordType(REMARK)
                .build();
    }

    private Delegations delegations(Actor actor) {
        return qms.as(actor, "leave").delegations();
    }

    private DelegationId granted(Actor by) {
        return delegations(by).grant(DELEGATE, Set.of(Role.SERVICE_MANAGER), FROM, UNTIL);
    }

    private void close(RecordStore store) {
        Complaints.changed(store, "complaint.close", complaint, s -> s.withStatus(Status.CLOSED));
    }

    private TrailEntry newest() {
        List<TrailEntry> history = qms.trail().history("acme.complaint", complaint);
        return history.get(history.size() - 1);
    }

    private static List<Ground> grounds(ThrowingCallable refused) {
        List<Ground> grounds = new ArrayList<>();
        assertThatThrownBy(refused).isInstanceOfSatisfying(RefusedException.class, r -> grounds.addAll(r.grounds()));
        return grounds;
    }

    private static void assertRefused(ThrowingCallable command, String because) {
        assertThat(grounds(command)).singleElement().satisfies(ground -> {
            assertThat(ground.ruleId()).isEqualTo("X-2");
            assertThat(ground.because()).contains(because);
        });
    }

    @Test
    void a_delegate_does_what_the_delegator_may_and_the_entry_names_who_did_it_and_the_delegation() {
        DelegationId delegation = granted(MANAGER);

        close(trainer);

        assertThat(newest().action()).isEqualTo("complaint.close");
        assertThat(newest().actor()).isEqualTo(TRAINER);
        assertThat(newest().reliedOn()).containsExactly(new ReliedOn("delegation", delegation.value(), 0));
        assertThat(qms.trail().verify("acme.complaint", complaint).problems()).isEmpty();
    }

    @Test
    void without_a_delegation_the_same_is_refused() {
        assertRefused(() -> close(trainer), "lacks the permission complaint:close");
    }

    @Test
    void what_ones_own_roles_allow_relies_on_no_delegation() {
        delegations(MANAGER).grant(new Delegate("u-agent", "Ada Agent"), Set.of(Role.SERVICE_MANAGER), FROM, UNTIL);

        Complaints.changed(agent, "complaint.edit", complaint, s -> s.withOwner("u-other"));

        assertThat(newest().reliedOn()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T07:59:59.999Z, false",
        "2026-03-02T08:00:00.000Z, true",
        "2026-03-16T17:59:59.999Z, true",
        "2026-03-16T18:00:00.000Z, false"
    })
    void a_delegation_begins_and_ends_to_the_millisecond(Instant now, boolean lets) {
        clock.set("2026-03-01T09:00:00Z");
        granted(MANAGER);
        clock.set(now.toString());

        if (lets) {
            assertThatCode(() -> close(trainer)).doesNotThrowAnyException();
        } else {
            assertRefused(() -> close(trainer), "lacks the permission complaint:close");
        }
    }

    @Test
    void what_the_delegator_withdrew_lets_nobody_act_any_more() {
        DelegationId delegation = granted(MANAGER);

        delegations(MANAGER).withdraw(delegation);

        assertRefused(() -> close(trainer), "lacks the permission complaint:close");
        assertThat(delegations(MANAGER).find(delegation)).hasValueSatisfying(ended -> {
            assertThat(ended.status()).isEqualTo(Delegation.Status.WITHDRAWN);
            assertThat(ended.endedBy()).isEqualTo("u-manager");
        });
    }

    @Test
    void nobody_but_the_delegator_withdraws_and_who_looks_after_access_revokes() {
        DelegationId delegation = granted(MANAGER);

        assertRefused(() -> delegations(TRAINER).withdraw(delegation), "u-trainer is not u-manager");
        assertRefused(() -> delegations(MANAGER).revoke(delegation), "lacks the permission delegation:revoke");
        delegations(QUALITY).revoke(delegation);

        assertRefused(() -> close(trainer), "lacks the permission complaint:close");
        assertThat(delegations(QUALITY).find(delegation))
                .hasValueSatisfying(ended -> assertThat(ended.status()).isEqualTo(Delegation.Status.REVOKED));
    }

    @Test
    void what_has_ended_stays_ended() {
        DelegationId delegation = granted(MANAGER);
        delegations(MANAGER).withdraw(delegation);

        assertThat(grounds(() -> delegations(QUALITY).revoke(delegation)))
                .extracting(Ground::ruleId)
                .containsExactly("X-1");
    }

    @Test
    void nobody_delegates_a_role_that_they_do_not_act_in() {
        assertRefused(
                () -> delegations(AGENT).grant(DELEGATE, Set.of(Role.SERVICE_AGENT, Role.COMPLIANCE), FROM, UNTIL),
                "u-agent acts as [SERVICE_AGENT] and not as [COMPLIANCE]");
    }

    @Test
    void what_was_delegated_is_not_delegated_on() {
        granted(MANAGER);

        assertRefused(
                () -> delegations(TRAINER)
                        .grant(new Delegate("u-third", "Third"), Set.of(Role.SERVICE_MANAGER), FROM, UNTIL),
                "u-trainer acts as [TRAINER] and not as [SERVICE_MANAGER]");
    }

    @Test
    void nobody_delegates_in_the_name_of_another() {
        Delegation forged = new Delegation(
                Delegation.Status.GRANTED,
                "u-manager",
                "Mona Manager",
                "u-trainer",
                "Tina Trainer",
                Set.of("TRAINER"),
                FROM,
                UNTIL,
                null);

        assertRefused(
                () -> trainer.commit(work -> work.create(Delegation.TYPE.transition("delegation.grant"), by -> forged)),
                "u-trainer is not u-manager");
    }

    @Test
    void no_role_and_oneself_are_no_delegation() {
        assertRefused(() -> delegations(MANAGER).grant(DELEGATE, Set.of(), FROM, UNTIL), "no role is named");
        assertRefused(
                () -> delegations(MANAGER)
                        .grant(new Delegate("u-manager", "M."), Set.of(Role.SERVICE_MANAGER), FROM, UNTIL),
                "u-manager would act for themselves");
        assertRefused(
                () -> delegations(MANAGER)
                        .grant(new Delegate("U-Manager", "M."), Set.of(Role.SERVICE_MANAGER), FROM, UNTIL),
                "U-Manager would act for themselves");
    }

    @Test
    void an_inspector_neither_delegates_nor_acts_for_anybody() {
        Actor inspector = Actor.of("x-visitor", Role.INSPECTOR, Role.SERVICE_MANAGER);
        assertThat(grounds(() -> delegations(inspector).grant(DELEGATE, Set.of(Role.INSPECTOR), FROM, UNTIL)))
                .extracting(Ground::ruleId)
                .contains("X-11");

        delegations(MANAGER).grant(new Delegate("x-visitor", "V."), Set.of(Role.SERVICE_MANAGER), FROM, UNTIL);
        RecordStore visitor = Complaints.as(qms, Actor.of("x-visitor", Role.INSPECTOR), "inspection");

        assertThat(grounds(() -> close(visitor))).extracting(Ground::ruleId).contains("X-11");
        assertThat(grounds(() -> visitor.get(COMPLAINT, complaint)))
                .extracting(Ground::ruleId)
                .containsExactly("X-11");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-03T00:00:00Z, 2026-03-03T00:00:00Z, is no time at all",
        "2026-03-03T00:00:00Z, 2026-03-02T00:00:00Z, is no time at all",
        "2026-02-01T00:00:00Z, 2026-03-02T09:00:00Z, is over already",
        "2026-03-03T00:00:00Z, 2027-03-04T00:00:00.001Z, is longer than 366 days"
    })
    void a_delegation_has_an_end_in_the_future_that_is_not_too_far(Instant from, Instant until, String because) {
        assertRefused(() -> delegations(MANAGER).grant(DELEGATE, Set.of(Role.SERVICE_MANAGER), from, until), because);
    }

    @Test
    void three_hundred_and_sixty_six_days_are_granted() {
        Instant from = Instant.parse("2026-03-03T00:00:00Z");
        DelegationId delegation = delegations(MANAGER)
                .grant(DELEGATE, Set.of(Role.SERVICE_MANAGER), from, Instant.parse("2027-03-04T00:00:00Z"));

        assertThat(delegation).isEqualTo(DelegationId.of("DEL-2026-0001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void a_delegate_is_named(String blank) {
        assertThatThrownBy(() -> delegations(MANAGER)
                        .grant(new Delegate(blank, "Tina"), Set.of(Role.SERVICE_MANAGER), FROM, UNTIL))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("id");
        assertThatThrownBy(() -> delegations(MANAGER)
                        .grant(new Delegate("u-trainer", blank), Set.of(Role.SERVICE_MANAGER), FROM, UNTIL))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("name");
        assertThat(delegations(MANAGER).by("u-manager")).isEmpty();
    }

    @Test
    void a_delegation_is_not_altered_when_it_ends() {
        DelegationId delegation = granted(MANAGER);

        assertRefused(
                () -> Complaints.as(qms, MANAGER, "longer")
                        .commit(work -> work.change(
                                Delegation.TYPE.transition("delegation.withdraw"),
                                delegation,
                                d -> new Delegation(
                                        Delegation.Status.WITHDRAWN,
                                        d.delegator(),
                                        d.delegatorName(),
                                        d.delegate(),
                                        d.delegateName(),
                                        d.roles(),
                                        d.from(),
                                        d.until().plusSeconds(1),
                                        "u-manager"))),
                "another delegation than before");
    }

    @Test
    @Verifies("X-3")
    void what_is_not_for_the_delegator_is_not_for_the_delegate_and_the_attempt_is_on_record() {
        RecordStore manager = Complaints.as(qms, MANAGER, "as agreed");
        String own = Complaints.received(manager, ComplaintState.draft("late answer", "u-manager"))
                .id();
        Complaints.opened(manager, own);
        granted(MANAGER);

        assertThat(grounds(() -> Complaints.changed(trainer, "complaint.close", own, s -> s.withStatus(Status.CLOSED))))
                .singleElement()
                .satisfies(ground -> {
                    assertThat(ground.ruleId()).isEqualTo("CMP-1");
                    assertThat(ground.because()).startsWith("u-trainer acts for u-manager, who wrote this complaint");
                });
        assertThat(qms.trail().refusals("acme.complaint", own))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.actor()).isEqualTo(TRAINER));
    }

    @Test
    void who_acts_for_two_acts_for_the_one_from_whom_it_may_come() {
        RecordStore manager = Complaints.as(qms, MANAGER, "as agreed");
        String written = Complaints.received(manager, ComplaintState.draft("late answer", "u-manager"))
                .id();
        Complaints.opened(manager, written);
        granted(MANAGER);
        DelegationId second = granted(SECOND_MANAGER);

        Complaints.changed(trainer, "complaint.close", written, s -> s.withStatus(Status.CLOSED));

        assertThat(qms.trail().history("acme.complaint", written).get(2).reliedOn())
                .containsExactly(new ReliedOn("delegation", second.value(), 0));
    }

    @Test
    void the_first_of_two_that_allow_it_is_relied_on() {
        DelegationId first = granted(SECOND_MANAGER);
        granted(MANAGER);

        close(trainer);

        assertThat(newest().reliedOn()).containsExactly(new ReliedOn("delegation", first.value(), 0));
    }

    @Test
    void what_may_be_done_is_known_beforehand() {
        assertThat(trainer.can(COMPLAINT.transition("complaint.close"), complaint))
                .isInstanceOf(Decision.Denied.class);

        granted(MANAGER);

        assertThat(trainer.can(COMPLAINT.transition("complaint.close"), complaint))
                .isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void a_delegate_reads_what_the_delegator_may() {
        RecordStore temporary = Complaints.as(qms, Actor.of("u-trainer"), "for the manager");
        assertRefused(() -> temporary.get(COMPLAINT, complaint), "lacks the permission acme.complaint:read");

        granted(MANAGER);

        assertThat(temporary.get(COMPLAINT, complaint).id()).isEqualTo(complaint);
        assertThat(temporary.can(COMPLAINT.transition("complaint.close"), complaint))
                .isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void a_policy_is_asked_about_the_delegator_in_the_delegated_roles() {
        Qms personal = Complaints.engine(storage, clock)
                .recordType(COMPLAINT)
                .accessPolicy((actor, permission) -> permission.name().startsWith("delegation:")
                        || (actor.id().equals("u-manager") && actor.roles().equals(Set.of(Role.SERVICE_MANAGER))))
                .build();
        RecordStore delegate = Complaints.as(personal, TRAINER, "for the manager");
        assertThat(grounds(() -> close(delegate))).isNotEmpty();

        granted(MANAGER);
        close(delegate);

        assertThat(newest().actor().id()).isEqualTo("u-trainer");
    }

    @Test
    void the_entry_of_a_batch_names_the_delegation_once() {
        DelegationId delegation = granted(MANAGER);
        ComplaintState draft = ComplaintState.draft("late answer", "u-trainer");

        trainer.commit(work -> {
            work.append(
                    REMARK.transition("complaint.receive"),
                    "b-1",
                    List.of(new Appended<>("r-1", draft), new Appended<>("r-2", draft)));
            return "";
        });

        assertThat(qms.trail().history("acme.remark", "r-1"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.reliedOn())
                        .containsExactly(new ReliedOn("delegation", delegation.value(), 0)));
    }

    @Test
    void a_delegation_of_another_tenant_lets_nobody_act() {
        engine("other").as(MANAGER, "leave").delegations().grant(DELEGATE, Set.of(Role.SERVICE_MANAGER), FROM, UNTIL);

        assertRefused(() -> close(trainer), "lacks the permission complaint:close");
    }

    @Test
    void delegations_are_listed_by_who_gave_and_by_who_has_them() {
        DelegationId first = granted(MANAGER);
        DelegationId second = granted(SECOND_MANAGER);
        delegations(MANAGER).withdraw(first);

        assertThat(delegations(QUALITY).by("u-manager"))
                .extracting(v -> DelegationId.of(v.id()))
                .containsExactly(first);
        assertThat(delegations(QUALITY).to("u-trainer"))
                .extracting(v -> DelegationId.of(v.id()))
                .containsExactly(first, second);
        assertThat(delegations(QUALITY).to("u-manager")).isEmpty();
    }
}
