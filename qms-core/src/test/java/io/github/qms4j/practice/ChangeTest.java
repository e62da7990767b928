package io.github.qms4j.practice;

import static io.github.qms4j.practice.PracticeFixture.AGENT;
import static io.github.qms4j.practice.PracticeFixture.COMPLIANCE;
import static io.github.qms4j.practice.PracticeFixture.IT;
import static io.github.qms4j.practice.PracticeFixture.OPERATOR;
import static io.github.qms4j.practice.PracticeFixture.OWNER;
import static io.github.qms4j.practice.PracticeFixture.QUALITY;
import static io.github.qms4j.practice.PracticeFixture.SERVICE;
import static io.github.qms4j.practice.PracticeFixture.WINDOW;
import static io.github.qms4j.practice.PracticeFixture.plan;
import static io.github.qms4j.practice.PracticeFixture.risk;
import static io.github.qms4j.practice.Refusals.assertInvalid;
import static io.github.qms4j.practice.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.practice.Change.Outcome;
import io.github.qms4j.practice.RiskAssessment.Degree;
import io.github.qms4j.practice.RiskAssessment.Level;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.Seen;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import io.github.qms4j.worklist.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Verifies("SD-6")
class ChangeTest {
    private final PracticeFixture house = new PracticeFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private Changes changes(Actor actor) {
        return house.practices(actor).changes();
    }

    // --- risk and plan ---

    @ParameterizedTest
    @CsvSource({
        "LOW, LOW, LOW", "LOW, MEDIUM, LOW", "LOW, HIGH, MEDIUM",
        "MEDIUM, LOW, LOW", "MEDIUM, MEDIUM, MEDIUM", "MEDIUM, HIGH, HIGH",
        "HIGH, LOW, MEDIUM", "HIGH, MEDIUM, HIGH", "HIGH, HIGH, HIGH"
    })
    void likelihood_and_impact_come_to_a_level(Degree likelihood, Degree impact, Level level) {
        assertThat(risk(likelihood, impact).level()).isEqualTo(level);
    }

    @Test
    void the_higher_the_risk_the_more_authorities_sign() {
        assertThat(Level.LOW.authorities()).containsExactly(ChangeAuthority.SERVICE);
        assertThat(Level.MEDIUM.authorities()).containsExactly(ChangeAuthority.SERVICE, ChangeAuthority.TECHNICAL);
        assertThat(Level.HIGH.authorities()).containsExactly(ChangeAuthority.values());
    }

    @Test
    void a_change_is_submitted_assessed_and_planned_only_and_all_that_lacks_is_told_at_once() {
        ChangeId id = house.requested();

        assertThat(house.as(OWNER).can(ChangeLifeCycle.SUBMIT, id))
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        denied -> assertThat(denied.reasons()).hasSize(2));
        assertRefused(() -> changes(OWNER).submit(id), "SD-6", "its risk is not assessed");
        assertRefused(() -> changes(OWNER).submit(id), "SD-6", "it has no plan");
    }

    @Test
    void a_plan_without_a_way_back_is_refused() {
        ChangeId id = house.requested();

        assertInvalid(() -> changes(OWNER).plan(id, ChangePlan.of("switch", "look", " ", WINDOW)), "backOut");
    }

    @Test
    void a_window_ends_after_it_begins_and_within_a_month() {
        Instant from = WINDOW.from();

        assertInvalid(() -> ChangeWindow.of(from, from), "until", "is not after");
        assertInvalid(() -> ChangeWindow.of(from, from.plus(Duration.ofDays(31)).plusMillis(1)), "31 days");
        assertThat(ChangeWindow.of(from, from.plus(Duration.ofDays(31))).holds(from))
                .isTrue();
    }

    @Test
    void windows_that_touch_do_not_overlap() {
        ChangeWindow next = ChangeWindow.of(WINDOW.until(), WINDOW.until().plusSeconds(60));

        assertThat(WINDOW.overlaps(next)).isFalse();
        assertThat(next.overlaps(WINDOW)).isFalse();
        assertThat(WINDOW.overlaps(ChangeWindow.of(WINDOW.until().minusMillis(1), next.until())))
                .isTrue();
    }

    @Test
    void a_change_whose_window_is_over_is_neither_submitted_nor_scheduled() {
        ChangeId id = house.authorised();
        ChangeId other = house.requested();
        changes(OWNER).assess(other, risk(Degree.LOW, Degree.LOW));
        changes(OWNER).plan(other, plan());
        house.clock.set(WINDOW.until().toString());

        assertRefused(() -> changes(OWNER).submit(other), "SD-6", "its window was over");
        assertRefused(() -> changes(OWNER).schedule(id), "SD-6", "its window was over");
    }

    @Test
    void a_change_refers_to_tickets_that_are_on_record() {
        ChangeDraft draft = ChangeDraft.normal("t", "p", OWNER.id(), "mail").forTickets("phone:NONE");

        assertRefused(() -> changes(AGENT).request(draft), "SD-6", "no ticket has the id [phone:NONE]");
    }

    @Test
    void a_draft_that_touches_nothing_is_refused() {
        assertInvalid(() -> changes(AGENT).request(ChangeDraft.normal("t", "p", OWNER.id())), "affected");
    }

    // --- authorisation ---

    @Test
    void a_change_is_scheduled_when_each_authority_has_signed_what_they_read() {
        ChangeId id = house.submitted();
        house.authorise(id, SERVICE, ChangeAuthority.SERVICE);
        assertRefused(() -> changes(OWNER).schedule(id), "SD-6", "not signed as it is now: [technical]");

        house.authorise(id, IT, ChangeAuthority.TECHNICAL);
        changes(OWNER).schedule(id);

        assertThat(house.change(id).status()).isEqualTo(ChangeStatus.SCHEDULED);
        assertThat(changes(QUALITY).authorisations(id)).hasSize(2);
    }

    @Test
    void at_high_risk_quality_signs_too() {
        ChangeId id = house.submitted(risk(Degree.HIGH, Degree.HIGH));
        house.authorise(id, SERVICE, ChangeAuthority.SERVICE);
        house.authorise(id, IT, ChangeAuthority.TECHNICAL);
        assertRefused(() -> changes(OWNER).schedule(id), "SD-6", "[quality]");

        house.authorise(id, COMPLIANCE, ChangeAuthority.QUALITY);
        changes(OWNER).schedule(id);

        assertThat(house.change(id).status()).isEqualTo(ChangeStatus.SCHEDULED);
    }

    @Test
    void nobody_signs_in_two_capacities() {
        Actor both = Actor.of("u-both", Role.SERVICE_MANAGER, Role.IT_MANAGER);
        ChangeId id = house.submitted();
        house.authorise(id, both, ChangeAuthority.SERVICE);

        assertRefused(
                () -> house.authorise(id, both, ChangeAuthority.TECHNICAL), "SOL-2", "u-both approved it already");
    }

    @Test
    void who_answers_for_a_change_does_not_authorise_it() {
        ChangeId id = house.submitted();

        assertRefused(() -> house.authorise(id, OWNER, ChangeAuthority.TECHNICAL), "DOC-2", "u-owner");
    }

    @Test
    void who_acts_for_the_owner_does_not_authorise_it_either() {
        ChangeId id = house.submitted();
        Actor deputy = house.deputyOf(OWNER);

        assertRefused(() -> house.authorise(id, deputy, ChangeAuthority.TECHNICAL), "DOC-2", "u-deputy for u-owner");
    }

    @Test
    void who_was_acted_for_when_it_was_requested_does_not_authorise_it() {
        Actor deputy = house.deputyOf(SERVICE);
        ChangeId id = changes(deputy).request(ChangeDraft.normal("t", "p", OWNER.id(), "mail"));
        changes(OWNER).assess(id, risk(Degree.LOW, Degree.LOW));
        changes(OWNER).plan(id, plan());
        changes(OWNER).submit(id);

        assertRefused(() -> house.authorise(id, SERVICE, ChangeAuthority.SERVICE), "DOC-2", "u-service");
    }

    @Test
    @Verifies("X-15")
    void what_is_reworked_is_signed_anew() {
        ChangeId id = house.authorised();
        changes(OWNER).rework(id);
        changes(OWNER).submit(id);

        assertRefused(() -> changes(OWNER).schedule(id), "SD-6", "[service, technical]");
        assertThat(house.change(id).round()).isEqualTo(2);
    }

    @Test
    @Verifies("X-15")
    void a_version_that_is_not_current_is_not_signed() {
        ChangeId id = house.submitted();
        Seen<ChangeId> seen = house.seen(id);
        changes(OWNER).rework(id);
        changes(OWNER).submit(id);

        assertThatThrownBy(() ->
                        house.signing(SERVICE).servicePractices().changes().authorise(seen, ChangeAuthority.SERVICE))
                .isInstanceOf(ConflictException.class);
        assertThat(changes(QUALITY).authorisations(id)).isEmpty();
    }

    @Test
    void an_authority_says_no_with_a_reason_and_the_change_ends() {
        ChangeId id = house.in(ChangeStatus.REJECTED);

        assertThat(house.change(id).header().endedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(house.change(id).decideBy()).isNull();
    }

    @Test
    void who_planned_a_change_does_not_reject_it() {
        ChangeId id = house.submitted();

        assertRefused(() -> changes(OWNER).reject(house.seen(id), ChangeAuthority.TECHNICAL), "DOC-2", "u-owner");
    }

    @Test
    @Verifies("X-9")
    void of_two_who_decide_at_the_same_moment_one_wins() {
        ChangeId id = house.submitted();
        Seen<ChangeId> seen = house.seen(id);
        AtomicBoolean rejected = new AtomicBoolean();

        assertThatThrownBy(() -> house.signing(IT).atomically(session -> {
                    session.servicePractices().changes().authorise(seen, ChangeAuthority.TECHNICAL);
                    if (!rejected.getAndSet(true)) {
                        changes(SERVICE).reject(seen, ChangeAuthority.SERVICE);
                    }
                    return id;
                }))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(id.value());
        assertThat(changes(QUALITY).authorisations(id)).hasSize(1);
    }

    @Test
    @Verifies("X-9")
    void of_two_who_move_a_change_one_wins() {
        ChangeId id = house.authorised();

        assertThatThrownBy(() -> house.as(OWNER).atomically(session -> {
                    session.servicePractices().changes().schedule(id);
                    changes(IT).rework(id);
                    return id;
                }))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(id.value());
        assertThat(house.change(id).status()).isEqualTo(ChangeStatus.DRAFT);
    }

    // --- carrying out ---

    @Test
    void a_change_is_begun_in_its_window_only() {
        ChangeId id = house.scheduled();
        assertRefused(() -> changes(OPERATOR).start(id), "SD-6", "its window is 2026-03-03T22:00:00Z");
        house.clock.set("2026-03-04T02:00:00Z");
        assertRefused(() -> changes(OPERATOR).start(id), "SD-6", "and it is 2026-03-04T02:00:00Z");

        house.clock.set("2026-03-03T22:00:00Z");
        changes(OPERATOR).start(id);

        assertThat(house.change(id).status()).isEqualTo(ChangeStatus.IMPLEMENTATION);
    }

    @Test
    void a_change_is_completed_with_evidence_that_its_test_passed() {
        ChangeId id = house.started(house.scheduled());

        assertRefused(() -> changes(OPERATOR).complete(id, "done", " "), "X-1", "evidence");
        house.completed(id);

        assertThat(house.change(id).outcome()).isEqualTo(Outcome.SUCCESSFUL);
    }

    @Test
    void a_change_that_failed_ends_by_being_backed_out() {
        ChangeId id = house.started(house.scheduled());
        changes(OPERATOR).backOut(id, BackOut.restored("mails bounced, switched back", "log 9"));

        assertThat(house.change(id).outcome()).isEqualTo(Outcome.BACKED_OUT);
        assertThat(house.change(id).status()).isEqualTo(ChangeStatus.REVIEW);
    }

    @Test
    void what_could_not_be_restored_is_an_incident_on_record() {
        ChangeId id = house.started(house.scheduled());
        String request = house.ticket(TicketKind.SERVICE_REQUEST);

        assertRefused(
                () -> changes(OPERATOR).backOut(id, BackOut.leaving("phone:NONE", "half of it", "log 9")),
                "SD-6",
                "no ticket has the id phone:NONE");
        assertRefused(
                () -> changes(OPERATOR).backOut(id, BackOut.leaving(request, "half of it", "log 9")),
                "SD-6",
                "is a SERVICE_REQUEST");
        changes(OPERATOR).backOut(id, BackOut.leaving(house.incident(), "half of it", "log 9"));

        assertThat(house.change(id).outcome()).isEqualTo(Outcome.NOT_RESTORED);
    }

    @Test
    void a_change_is_reviewed_by_who_did_not_carry_it_out() {
        ChangeId id = house.completed(house.started(house.scheduled()));

        assertRefused(() -> house.close(id, OWNER, ChangeReview.achieved("fine")), "SD-6", "u-owner");
        house.close(id, SERVICE, ChangeReview.achieved("fine"));

        assertThat(house.change(id).status()).isEqualTo(ChangeStatus.CLOSED);
    }

    @Test
    void who_acts_for_the_operator_does_not_review_it() {
        Actor operator = Actor.of("u-doer", Role.SERVICE_MANAGER);
        ChangeId id = house.scheduled();
        house.clock.set("2026-03-03T22:30:00Z");
        changes(operator).start(id);
        house.completed(id);
        Actor deputy = house.deputyOf(operator);

        assertRefused(() -> house.close(id, deputy, ChangeReview.achieved("fine")), "SD-6", "acts for u-doer");
    }

    // --- standard changes ---

    @Test
    void a_standard_change_goes_on_the_schedule_without_a_signature() {
        ChangeId id = house.standard(house.approvedModel());

        assertThat(house.change(id).status()).isEqualTo(ChangeStatus.SCHEDULED);
        assertThat(house.qms.trail().history("change", id.value()))
                .last()
                .satisfies(entry ->
                        assertThat(entry.reliedOn()).extracting(ReliedOn::type).contains("change-model"));
    }

    @Test
    void a_standard_change_takes_a_model_that_is_approved_and_not_overdue() {
        ChangeModelId draft = house.model();
        assertRefused(() -> house.standard(draft), "SD-6", "is DRAFT");

        ChangeModelId model = house.approvedModel();
        house.clock.set("2027-01-01T09:00:00Z");
        ChangeId late = changes(AGENT).request(ChangeDraft.standard(model, "t", "p", OWNER.id(), "mail"));
        changes(OWNER)
                .planByModel(
                        late,
                        ChangeWindow.of(Instant.parse("2027-01-01T22:00:00Z"), Instant.parse("2027-01-01T23:00:00Z")));
        assertRefused(() -> changes(OWNER).schedule(late), "SD-6", "overdue for its review");
    }

    @Test
    void a_standard_change_does_what_its_model_says_and_nothing_else() {
        ChangeModelId model = house.approvedModel();
        ChangeId id = changes(AGENT).request(ChangeDraft.standard(model, "t", "p", OWNER.id(), "mail"));
        changes(OWNER).plan(id, plan());

        assertRefused(() -> changes(OWNER).schedule(id), "SD-6", "its plan is not that of " + model);
        assertRefused(() -> changes(OWNER).submit(id), "SD-6", "schedule it by its model");
        assertRefused(() -> changes(OWNER).assess(id, risk(Degree.LOW, Degree.LOW)), "SD-6", "is that of " + model);
    }

    @Test
    void a_standard_change_names_a_model_and_a_normal_one_has_no_plan_by_model() {
        ChangeDraft none = new ChangeDraft(ChangeKind.STANDARD, "t", "p", OWNER.id(), List.of("mail"), List.of(), null);

        assertRefused(() -> changes(AGENT).request(none), "SD-6", "names no model");
        assertRefused(
                () -> changes(AGENT)
                        .request(ChangeDraft.standard(ChangeModelId.of("CHM-2020-0001"), "t", "p", OWNER.id(), "mail")),
                "SD-6",
                "no change model has the number");
        assertInvalid(() -> changes(OWNER).planByModel(house.requested(), WINDOW), "it is no standard change");
    }

    @Test
    void a_model_whose_change_failed_is_suspended_until_it_is_approved_again() {
        ChangeModelId model = house.in(ChangeModel.Status.SUSPENDED);

        assertRefused(() -> house.standard(model), "SD-6", "is SUSPENDED");
        house.approve(model);

        assertThat(house.model(model).status()).isEqualTo(ChangeModel.Status.APPROVED);
    }

    @Test
    void a_standard_change_that_succeeded_is_closed_by_who_carried_it_out() {
        Actor doer = Actor.of("u-doer", Role.SERVICE_MANAGER);
        ChangeId id = house.standard(house.approvedModel());
        house.clock.set("2026-03-03T22:30:00Z");
        changes(doer).start(id);
        changes(doer).complete(id, "added", "mail received");

        house.close(id, doer, ChangeReview.achieved("as usual"));

        assertThat(house.change(id).status()).isEqualTo(ChangeStatus.CLOSED);
    }

    @Test
    void a_standard_change_that_failed_is_reviewed_by_somebody_else() {
        Actor doer = Actor.of("u-doer", Role.SERVICE_MANAGER);
        ChangeId id = house.standard(house.approvedModel());
        house.clock.set("2026-03-03T22:30:00Z");
        changes(doer).start(id);
        changes(doer).backOut(id, BackOut.restored("the script failed", "log 3"));

        assertRefused(() -> house.close(id, doer, ChangeReview.missed("script")), "SD-6", "u-doer carried it out");
    }

    @Test
    void a_model_is_approved_by_somebody_else_for_low_risk_with_a_day_of_review_ahead() {
        ChangeModels models = house.practices(OWNER).changeModels();
        ChangeModelId risky = models.write(PracticeFixture.modelDraft(Degree.HIGH));
        ChangeModelId model = house.model();
        Actor writer = Actor.of("u-writer", Role.IT_MANAGER, Role.QUALITY_MANAGER);
        house.practices(writer).changeModels().revise(model, PracticeFixture.modelDraft(Degree.LOW));

        assertRefused(() -> house.approve(risky), "SD-6", "its risk is MEDIUM");
        assertRefused(
                () -> house.signing(writer)
                        .servicePractices()
                        .changeModels()
                        .approve(house.seen(model), LocalDate.of(2026, 12, 31)),
                "SD-6",
                "u-writer wrote it");
        assertRefused(
                () -> house.signing(QUALITY)
                        .servicePractices()
                        .changeModels()
                        .approve(house.seen(model), LocalDate.of(2026, 3, 2)),
                "SD-6",
                "no day after 2026-03-02");
    }

    // --- emergency changes ---

    @Test
    void an_emergency_change_is_begun_without_a_signature_for_an_incident_that_goes_on() {
        ChangeId id = house.emergency(house.incident());
        changes(OWNER).startEmergency(id);

        assertThat(house.change(id).status()).isEqualTo(ChangeStatus.IMPLEMENTATION);
        assertThat(house.change(id).authoriseUntil()).isEqualTo(Instant.parse("2026-03-05T09:00:00Z"));
        assertThat(house.change(id).decideBy()).isEqualTo(LocalDate.of(2026, 3, 5));
    }

    @Test
    void nothing_is_an_emergency_without_an_incident_that_goes_on() {
        String incident = house.incident();
        ChangeId id = house.emergency(incident);
        house.resolve(incident);

        assertRefused(() -> changes(OWNER).startEmergency(id), "SD-6", "is RESOLVED; request a normal change");
        assertRefused(() -> house.emergency(house.ticket(TicketKind.SERVICE_REQUEST)), "SD-6", "is a SERVICE_REQUEST");
        assertRefused(
                () -> changes(AGENT)
                        .request(new ChangeDraft(
                                ChangeKind.EMERGENCY, "t", "p", OWNER.id(), List.of("mail"), List.of(), null)),
                "SD-6",
                "names no incident");
    }

    @Test
    void an_emergency_change_too_is_assessed_and_can_be_backed_out() {
        ChangeId id = changes(AGENT).request(ChangeDraft.emergency(house.incident(), "t", "p", OWNER.id(), "mail"));

        assertRefused(() -> changes(OWNER).startEmergency(id), "SD-6", "its risk is not assessed");
        assertRefused(() -> changes(OWNER).startEmergency(id), "SD-6", "it has no plan");
        assertRefused(() -> changes(OWNER).plan(id, plan()), "SD-6", "an emergency change has no window");
        assertRefused(
                () -> changes(OWNER).plan(house.requested(), ChangePlan.atOnce("s", "t", "b")),
                "SD-6",
                "it has no window");
    }

    @Test
    void a_normal_change_is_not_begun_as_an_emergency() {
        ChangeId id = house.requested();

        assertRefused(() -> changes(OWNER).startEmergency(id), "SD-6", "it is NORMAL; submit it to its authorities");
    }

    @Test
    void an_emergency_change_is_closed_when_it_was_authorised_after_the_fact() {
        ChangeId id = house.emergencyUnderReview();
        assertRefused(
                () -> house.close(id, QUALITY, ChangeReview.achieved("mail runs")),
                "SD-6",
                "not decided yet: [service]");

        house.authorise(id, SERVICE, ChangeAuthority.SERVICE);
        house.close(id, QUALITY, ChangeReview.achieved("mail runs"));

        assertThat(house.change(id).status()).isEqualTo(ChangeStatus.CLOSED);
    }

    @Test
    void authorised_late_it_is_a_nonconformity() {
        ChangeId id = house.emergencyUnderReview();
        house.clock.set("2026-03-05T09:00:00.001Z");
        house.authorise(id, SERVICE, ChangeAuthority.SERVICE);
        ChangeReview review = ChangeReview.achieved("mail runs");

        assertRefused(() -> house.close(id, QUALITY, review), "SD-6", "until 2026-03-05T09:00:00Z");
        assertRefused(
                () -> house.close(id, QUALITY, review.raising(NonconformityId.of("NC-2020-0001"))),
                "SD-6",
                "no nonconformity has the number NC-2020-0001");
        house.close(id, QUALITY, review.raising(house.nonconformity()));

        assertThat(house.change(id).status()).isEqualTo(ChangeStatus.CLOSED);
    }

    @Test
    void authorised_at_the_limit_it_is_in_time() {
        ChangeId id = house.emergencyUnderReview();
        house.clock.set("2026-03-05T09:00:00Z");
        house.authorise(id, SERVICE, ChangeAuthority.SERVICE);

        house.close(id, QUALITY, ChangeReview.achieved("mail runs"));

        assertThat(house.change(id).status()).isEqualTo(ChangeStatus.CLOSED);
    }

    @Test
    void refused_after_the_fact_it_is_a_nonconformity_too() {
        ChangeId id = house.emergencyUnderReview();
        changes(SERVICE).reject(house.seen(id), ChangeAuthority.SERVICE);
        assertThat(house.change(id).status()).isEqualTo(ChangeStatus.REVIEW);

        assertRefused(
                () -> house.close(id, QUALITY, ChangeReview.achieved("mail runs")),
                "SD-6",
                "refused after the fact as [service]");
        house.close(id, QUALITY, ChangeReview.achieved("mail runs").raising(house.nonconformity()));

        assertThat(house.change(id).status()).isEqualTo(ChangeStatus.CLOSED);
    }

    @Test
    void who_carried_an_emergency_change_out_does_not_authorise_it() {
        Actor doer = Actor.of("u-doer", Role.SERVICE_MANAGER);
        ChangeId id = house.emergency(house.incident());
        changes(doer).startEmergency(id);
        changes(doer).complete(id, "restarted", "mail received");

        assertRefused(() -> house.authorise(id, doer, ChangeAuthority.SERVICE), "DOC-2", "u-doer");
    }

    @Test
    void a_normal_change_is_not_authorised_when_it_is_carried_out() {
        ChangeId id = house.in(ChangeStatus.REVIEW);

        assertRefused(() -> house.authorise(id, COMPLIANCE, ChangeAuthority.QUALITY), "DOC-2", "not up for approval");
    }

    // --- collisions, schedule, worklist ---

    @Test
    void changes_that_touch_the_same_in_overlapping_windows_collide() {
        ChangeId first = house.scheduled();
        ChangeId second = house.submitted();
        ChangeId elsewhere = changes(AGENT).request(ChangeDraft.normal("t", "p", OWNER.id(), "printing"));
        changes(OWNER).assess(elsewhere, risk(Degree.LOW, Degree.LOW));
        changes(OWNER).plan(elsewhere, plan());
        changes(OWNER).submit(elsewhere);

        assertThat(changes(QUALITY).collisions(second)).singleElement().satisfies(collision -> {
            assertThat(collision.change().id()).isEqualTo(first);
            assertThat(collision.shared()).containsExactly("gateway-1", "mail");
        });
        assertThat(changes(QUALITY).collisions(elsewhere)).isEmpty();
        assertThat(changes(QUALITY).scheduled(WINDOW)).hasSize(3);
    }

    @Test
    void a_change_that_ended_or_has_no_window_collides_with_nothing() {
        ChangeId ended = house.in(ChangeStatus.REJECTED);
        ChangeId other = house.submitted();

        assertThat(changes(QUALITY).collisions(other)).isEmpty();
        assertThat(changes(QUALITY).collisions(ended)).hasSize(1);
        assertThat(changes(QUALITY).collisions(house.requested())).isEmpty();
    }

    @Test
    void a_window_that_began_a_month_ago_is_still_found() {
        ChangeId id = changes(AGENT).request(ChangeDraft.normal("t", "p", OWNER.id(), "mail"));
        Instant from = WINDOW.until().minus(Duration.ofDays(31));
        house.clock.set(from.minusSeconds(1).toString());
        changes(OWNER).assess(id, risk(Degree.LOW, Degree.LOW));
        changes(OWNER).plan(id, ChangePlan.of("s", "t", "b", ChangeWindow.of(from, WINDOW.until())));
        changes(OWNER).submit(id);

        assertThat(changes(QUALITY).scheduled(ChangeWindow.of(WINDOW.until().minusMillis(1), WINDOW.until())))
                .hasSize(1);
        assertThat(changes(QUALITY)
                        .scheduled(
                                ChangeWindow.of(WINDOW.until(), WINDOW.until().plusMillis(1))))
                .isEmpty();
    }

    @Test
    @Verifies("X-17")
    void a_change_waits_for_whoever_is_to_do_the_next_step_and_until_when() {
        house.submitted();
        house.standard(house.approvedModel());

        assertThat(house.as(SERVICE).worklist().mine().items())
                .filteredOn(item -> item.recordType().equals("change"))
                .extracting(WorkItem::until)
                .containsExactly(LocalDate.of(2026, 3, 3));
    }

    @Test
    void changes_are_listed_by_what_they_are() {
        ChangeId id = house.submitted();
        house.requested();

        assertThat(changes(QUALITY)
                        .list(null, ChangeLifeCycle.RISK.is(Level.MEDIUM))
                        .items())
                .singleElement()
                .satisfies(view -> assertThat(view.id()).isEqualTo(id));
        assertThat(changes(QUALITY).list(null).items()).hasSize(2);
        assertThat(house.practices(QUALITY)
                        .changeModels()
                        .list(null, ChangeModelLifeCycle.STATUS.is(ChangeModel.Status.DRAFT))
                        .items())
                .isEmpty();
    }
}
