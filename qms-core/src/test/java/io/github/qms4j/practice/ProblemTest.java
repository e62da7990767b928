package io.github.qms4j.practice;

import static io.github.qms4j.practice.PracticeFixture.AGENT;
import static io.github.qms4j.practice.PracticeFixture.OPERATOR;
import static io.github.qms4j.practice.PracticeFixture.OWNER;
import static io.github.qms4j.practice.PracticeFixture.QUALITY;
import static io.github.qms4j.practice.PracticeFixture.SERVICE;
import static io.github.qms4j.practice.Refusals.assertInvalid;
import static io.github.qms4j.practice.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.capa.CapaDraft;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.RootCauseMethod;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.practice.PermanentFix.ByCapa;
import io.github.qms4j.practice.PermanentFix.ByChange;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.View;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Verifies("SD-6")
class ProblemTest {
    private final PracticeFixture house = new PracticeFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private Problems problems(Actor actor) {
        return house.practices(actor).problems();
    }

    @Test
    void a_problem_is_opened_behind_incidents_that_are_on_record() {
        String request = house.ticket(TicketKind.SERVICE_REQUEST);

        assertRefused(() -> house.opened("phone:NONE"), "SD-6", "no ticket has the id phone:NONE");
        assertRefused(() -> house.opened(request), "SD-6", "is a SERVICE_REQUEST; name an incident");

        assertThat(house.problem(house.opened(house.incident())).incidents()).hasSize(1);
    }

    @Test
    void one_more_incident_is_linked_once() {
        ProblemId id = house.opened(house.incident());
        String second = house.incident();
        problems(AGENT).link(id, second);
        problems(AGENT).link(id, second);

        assertThat(house.problem(id).incidents()).hasSize(2);
        assertRefused(() -> problems(AGENT).link(id, "phone:NONE"), "SD-6", "phone:NONE");
    }

    @Test
    void a_cause_is_verified_by_a_second_person_as_it_was_read() {
        ProblemId id = house.investigated();
        house.stateCause(id);
        Seen<ProblemId> seen = house.seen(id);
        assertRefused(() -> problems(OWNER).verifyCause(seen), "SD-6", "u-owner wrote the cause");

        problems(OPERATOR).verifyCause(seen);

        assertThat(Objects.requireNonNull(house.problem(id).cause()).isVerified())
                .isTrue();
        assertThatThrownBy(() -> problems(OPERATOR).verifyCause(seen)).isInstanceOf(ConflictException.class);
    }

    @Test
    void who_acts_for_who_wrote_the_cause_does_not_verify_it() {
        ProblemId id = house.investigated();
        house.stateCause(id);
        Actor deputy = house.deputyOf(OWNER);

        assertRefused(() -> problems(deputy).verifyCause(house.seen(id)), "SD-6", "acts for u-owner");
    }

    @Test
    void nothing_is_verified_before_a_cause_is_stated() {
        ProblemId id = house.investigated();

        assertRefused(() -> problems(OPERATOR).verifyCause(house.seen(id)), "X-1", "cause");
    }

    @Test
    void a_known_error_has_a_verified_cause_and_a_workaround() {
        ProblemId id = house.investigated();
        assertRefused(() -> problems(OWNER).declareKnownError(id), "SD-6", "no cause is stated");
        assertRefused(() -> problems(OWNER).declareKnownError(id), "SD-6", "no workaround is stated");
        house.stateCause(id);
        assertRefused(() -> problems(OWNER).declareKnownError(id), "SD-6", "its cause is not verified");
        problems(OPERATOR).verifyCause(house.seen(id));
        problems(OWNER).stateCause(id, RootCauseMethod.OTHER, "something else");

        assertRefused(() -> problems(OWNER).declareKnownError(id), "SD-6", "stated anew after it was verified");
    }

    @Test
    void texts_are_not_blank() {
        ProblemId id = house.investigated();

        assertInvalid(() -> problems(OWNER).stateCause(id, RootCauseMethod.OTHER, " "), "cause", "is blank");
        assertInvalid(() -> problems(OWNER).stateWorkaround(id, ""), "workaround", "is blank");
        assertInvalid(() -> problems(AGENT).open(ProblemDraft.of("", "")), "title", "description");
    }

    @Test
    void the_service_desk_finds_the_known_errors_of_a_service() {
        ProblemId known = house.knownError();
        house.investigated();

        assertThat(problems(AGENT).knownErrors("mail").map(View::id)).containsExactly(known);
        assertThat(problems(AGENT).knownErrors("printing")).isEmpty();
    }

    @Test
    void a_known_error_is_solved_by_a_change_that_is_closed_as_successful() {
        ProblemId id = house.knownError();
        assertRefused(() -> problems(OWNER).resolve(id), "SD-6", "it is not decided by what it is solved");
        ChangeId change = house.scheduled();
        problems(OWNER).decideFix(id, new ByChange(change));
        assertRefused(() -> problems(OWNER).resolve(id), "SD-6", change + " is under way; wait for it");

        house.completed(house.started(change));
        house.close(change, QUALITY, ChangeReview.achieved("no mail was lost"));
        problems(OWNER).resolve(id);

        assertThat(house.problem(id).status()).isEqualTo(ProblemStatus.RESOLVED);
        assertThat(house.qms.trail().history("problem", id.value()))
                .last()
                .satisfies(entry ->
                        assertThat(entry.reliedOn()).extracting(ReliedOn::id).contains(change.value()));
    }

    @Test
    void a_change_that_was_backed_out_solves_nothing() {
        ProblemId id = house.knownError();
        ChangeId change = house.started(house.scheduled());
        problems(OWNER).decideFix(id, new ByChange(change));
        house.practices(OPERATOR).changes().backOut(change, BackOut.restored("mails bounced", "log 9"));
        house.close(change, QUALITY, ChangeReview.missed("the gateway was too small"));

        assertRefused(() -> problems(OWNER).resolve(id), "SD-6", "closed without success");
    }

    @Test
    void a_fix_that_is_given_up_or_unknown_is_none() {
        ProblemId id = house.knownError();
        ChangeId cancelled = house.in(ChangeStatus.CANCELLED);

        assertRefused(() -> problems(OWNER).decideFix(id, new ByChange(cancelled)), "SD-6", cancelled + " is given up");
        assertRefused(
                () -> problems(OWNER).decideFix(id, new ByCapa(CapaId.of("CAPA-2020-0001"))),
                "SD-6",
                "CAPA-2020-0001 is not on record");
    }

    @Test
    void a_known_error_waits_for_the_capa_that_is_to_solve_it() {
        ProblemId id = house.knownError();
        NonconformityId nonconformity = house.nonconformity();
        house.as(QUALITY).nonconformities().assess(nonconformity, severity());
        CapaId capa = house.as(QUALITY).capas().open(CapaDraft.of("mail stands still", nonconformity));
        problems(OWNER).decideFix(id, new ByCapa(capa));

        assertRefused(() -> problems(OWNER).resolve(id), "SD-6", capa + " is under way");
    }

    private static Severity severity() {
        return new Severity(Severity.Level.MAJOR, "matrix v3");
    }

    @Test
    void a_problem_is_closed_when_its_incidents_are_resolved_by_who_did_not_investigate() {
        String incident = house.incident();
        ProblemId id = house.resolved(incident);
        assertRefused(() -> close(SERVICE, id), "SD-6", "not resolved yet: [" + incident + "]");
        house.resolve(incident);
        assertRefused(() -> close(OWNER, id), "SD-6", "u-owner answered for it or investigated");

        close(SERVICE, id);

        assertThat(house.problem(id).status()).isEqualTo(ProblemStatus.CLOSED);
        assertThat(house.problem(id).header().endedOn()).isEqualTo(LocalDate.of(2026, 3, 3));
    }

    private void close(Actor actor, ProblemId id) {
        house.signing(actor).servicePractices().problems().close(house.seen(id));
    }

    @Test
    void a_problem_that_recurs_is_investigated_again_with_the_incident_that_shows_it() {
        String incident = house.incident();
        ProblemId id = house.resolved(incident);

        assertRefused(() -> problems(AGENT).recur(id, incident), "SD-6", "is linked already");
        problems(AGENT).recur(id, house.incident());

        assertThat(house.problem(id).status()).isEqualTo(ProblemStatus.INVESTIGATION);
        assertThat(house.problem(id).fix()).isNull();
    }

    @Test
    void a_known_error_whose_cause_is_doubted_is_investigated_again() {
        ProblemId id = house.knownError();
        problems(OWNER).investigateAgain(id);

        assertThat(house.problem(id).status()).isEqualTo(ProblemStatus.INVESTIGATION);
        assertRefused(
                () -> house.qms
                        .as(OWNER)
                        .servicePractices()
                        .problems()
                        .investigateAgain(house.in(ProblemStatus.KNOWN_ERROR)),
                "X-5",
                "reason");
    }

    @Test
    void who_opened_a_problem_does_not_cancel_it() {
        ProblemId id = problems(SERVICE).open(ProblemDraft.of("t", "d"));

        assertRefused(() -> problems(SERVICE).cancel(id), "SD-6", "u-service opened it");
    }

    @Test
    @Verifies("X-6")
    void who_answers_for_a_problem_does_not_extend_its_due_date() {
        ProblemId id = house.investigated();

        assertRefused(() -> problems(OWNER).extend(id, LocalDate.of(2026, 5, 31)), "X-6", "u-owner");
        problems(SERVICE).extend(id, LocalDate.of(2026, 5, 31));

        assertThat(Objects.requireNonNull(house.problem(id).header().due()).original())
                .isEqualTo(LocalDate.of(2026, 4, 30));
    }

    @Test
    @Verifies("X-9")
    void of_two_who_move_a_problem_one_wins() {
        ProblemId id = house.knownError();

        assertThatThrownBy(() -> house.as(OWNER).atomically(session -> {
                    session.servicePractices().problems().stateWorkaround(id, "wait");
                    problems(SERVICE).investigateAgain(id);
                    return id;
                }))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(id.value());
        assertThat(house.problem(id).workaround()).isEqualTo("restart the gateway");
    }

    @Test
    @Verifies("X-16")
    void a_fix_that_changes_while_a_problem_is_resolved_makes_it_fail() {
        ProblemId id = house.knownError();
        ChangeId change = house.scheduled();

        assertThatThrownBy(() -> house.as(OWNER).atomically(session -> {
                    session.servicePractices().problems().decideFix(id, new ByChange(change));
                    house.practices(OWNER).changes().cancel(change);
                    return id;
                }))
                .isInstanceOf(ConflictException.class);
        assertThat(house.problem(id).fix()).isNull();
    }

    @Test
    void problems_are_listed_by_what_they_are() {
        ProblemId id = house.investigated();
        house.opened();

        assertThat(problems(QUALITY)
                        .list(null, ProblemLifeCycle.OWNER.is(OWNER.id()))
                        .items())
                .singleElement()
                .satisfies(view -> assertThat(view.id()).isEqualTo(id));
    }
}
