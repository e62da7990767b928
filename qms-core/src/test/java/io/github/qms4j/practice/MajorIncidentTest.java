package io.github.qms4j.practice;

import static io.github.qms4j.practice.PracticeFixture.AGENT;
import static io.github.qms4j.practice.PracticeFixture.IT;
import static io.github.qms4j.practice.PracticeFixture.OWNER;
import static io.github.qms4j.practice.PracticeFixture.QUALITY;
import static io.github.qms4j.practice.PracticeFixture.SERVICE;
import static io.github.qms4j.practice.Refusals.assertInvalid;
import static io.github.qms4j.practice.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.View;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Verifies("SD-6")
class MajorIncidentTest {
    private final PracticeFixture house = new PracticeFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private MajorIncidents incidents(Actor actor) {
        return house.practices(actor).majorIncidents();
    }

    private Instant soon() {
        return house.clock.instant().plus(Duration.ofMinutes(30));
    }

    @Test
    void a_major_incident_is_declared_on_an_incident_that_goes_on() {
        String request = house.ticket(TicketKind.SERVICE_REQUEST);
        String over = house.incident();
        house.resolve(over);

        assertRefused(() -> declare("phone:NONE"), "SD-6", "no ticket has the id phone:NONE");
        assertRefused(() -> declare(request), "SD-6", "is a SERVICE_REQUEST");
        assertRefused(() -> declare(over), "SD-6", "is RESOLVED");

        assertThat(house.major(declare(house.incident())).header().owner()).isEqualTo(OWNER.id());
    }

    private MajorIncidentId declare(String ticket) {
        return incidents(SERVICE).declare(MajorIncidentDraft.of(ticket, "no mail", OWNER.id(), soon()));
    }

    @Test
    @Verifies("X-9")
    void of_two_who_declare_the_same_incident_one_wins() {
        String ticket = house.incident();
        declare(ticket);

        assertThatThrownBy(() -> declare(ticket)).isInstanceOf(DuplicateException.class);
    }

    @Test
    void an_agent_declares_none() {
        String ticket = house.incident();

        assertRefused(
                () -> incidents(AGENT).declare(MajorIncidentDraft.of(ticket, "no mail", OWNER.id(), soon())),
                "X-2",
                "major-incident:declare");
    }

    @Test
    void those_affected_are_promised_when_they_hear_of_it_next() {
        MajorIncidentId id = house.declared();
        assertRefused(() -> incidents(OWNER).communicate(id, "all", "we work on it", null), "SD-6", "it goes on");
        assertRefused(
                () -> incidents(OWNER).communicate(id, "all", "we work on it", house.clock.instant()),
                "SD-6",
                "promise a later one");
        assertRefused(
                () -> incidents(SERVICE)
                        .declare(MajorIncidentDraft.of(house.incident(), "no mail", OWNER.id(), house.clock.instant())),
                "SD-6",
                "promise a later one");

        incidents(OWNER).communicate(id, "all users", "we work on it", soon());

        assertThat(house.major(id).communications())
                .singleElement()
                .satisfies(told -> assertThat(told.at()).isEqualTo(house.clock.instant()));
    }

    @Test
    void texts_are_not_blank() {
        MajorIncidentId id = house.declared();

        assertInvalid(() -> incidents(OWNER).communicate(id, " ", "text", soon()), "audience");
        assertInvalid(() -> incidents(OWNER).communicate(id, "all", "", soon()), "message");
        incidents(OWNER).communicate(id, "all users", "we work on it", soon());
        house.resolve(id.value());
        assertRefused(() -> incidents(OWNER).resolve(id, " "), "X-1", "resolution");
    }

    @Test
    void silence_beyond_the_promise_is_shown() {
        MajorIncidentId id = house.declared();
        house.declared();
        incidents(OWNER).communicate(id, "all users", "we work on it", soon().plusSeconds(1));
        house.clock.set(soon().toString());
        assertThat(incidents(QUALITY).silent()).isEmpty();

        house.clock.set(house.clock.instant().plusMillis(1).toString());

        assertThat(incidents(QUALITY).silent()).singleElement().satisfies(view -> {
            assertThat(view.id()).isNotEqualTo(id);
            assertThat(view.state().isSilent(house.clock.instant())).isTrue();
        });
    }

    @Test
    void a_major_incident_is_resolved_when_its_ticket_is_and_those_affected_were_told() {
        MajorIncidentId id = house.declared();
        assertRefused(() -> incidents(OWNER).resolve(id, "restarted"), "SD-6", "resolve the ticket first");
        assertRefused(() -> incidents(OWNER).resolve(id, "restarted"), "SD-6", "nobody was told of it");
        incidents(OWNER).communicate(id, "all users", "we work on it", soon());
        house.resolve(id.value());

        incidents(OWNER).resolve(id, "restarted");

        assertThat(house.major(id).status()).isEqualTo(MajorIncidentStatus.RESOLVED);
        assertThat(house.major(id).nextUpdateBy()).isNull();
    }

    @Test
    void it_is_not_closed_without_a_review() {
        MajorIncidentId id = house.in(MajorIncidentStatus.RESOLVED);

        assertRefused(() -> close(QUALITY, id), "X-1", "RESOLVED");
    }

    private void close(Actor actor, MajorIncidentId id) {
        house.signing(actor).servicePractices().majorIncidents().close(house.seen(id));
    }

    @Test
    void the_review_leads_to_a_problem_or_a_nonconformity_or_says_why_not() {
        MajorIncidentId id = house.in(MajorIncidentStatus.RESOLVED);
        Seen<MajorIncidentId> seen = house.seen(id);

        assertRefused(
                () -> incidents(QUALITY).review(seen, IncidentReview.settled("we were lucky", " ")),
                "SD-6",
                "say why not");
        assertRefused(
                () -> incidents(QUALITY)
                        .review(seen, IncidentReview.leadingTo(ProblemId.of("PRB-2020-0001"), "one gateway")),
                "SD-6",
                "no problem has the number");
        assertRefused(
                () -> incidents(QUALITY)
                        .review(seen, IncidentReview.raising(NonconformityId.of("NC-2020-0001"), "one gateway")),
                "SD-6",
                "no nonconformity has the number");
        assertInvalid(() -> incidents(QUALITY).review(seen, IncidentReview.settled("", "none")), "conclusion");

        incidents(QUALITY).review(seen, IncidentReview.leadingTo(house.opened(id.value()), "one gateway"));

        assertThat(house.major(id).status()).isEqualTo(MajorIncidentStatus.REVIEWED);
    }

    @Test
    void who_led_it_neither_reviews_nor_closes_it_nor_stands_it_down() {
        MajorIncidentId id = house.in(MajorIncidentStatus.RESOLVED);
        MajorIncidentId reviewed = house.in(MajorIncidentStatus.REVIEWED);
        MajorIncidentId declared = house.declared();

        assertRefused(
                () -> incidents(OWNER).review(house.seen(id), IncidentReview.settled("fine", "known")),
                "SD-6",
                "u-owner led it");
        assertRefused(() -> close(OWNER, reviewed), "SD-6", "u-owner led it");
        assertRefused(() -> incidents(OWNER).standDown(declared), "SD-6", "u-owner led it");
    }

    @Test
    void who_led_it_before_and_who_acts_for_them_do_not_review_it_either() {
        MajorIncidentId id = house.declared();
        incidents(SERVICE).handOver(id, AGENT.id());
        incidents(AGENT).communicate(id, "all users", "we work on it", soon());
        house.resolve(id.value());
        incidents(AGENT).resolve(id, "restarted");
        Actor deputy = house.deputyOf(OWNER);

        assertRefused(
                () -> incidents(deputy).review(house.seen(id), IncidentReview.settled("fine", "known")),
                "SD-6",
                "acts for u-owner");
        assertThat(house.major(id).leads()).containsExactly(OWNER.id(), AGENT.id());
    }

    @Test
    void one_whose_ticket_was_reopened_goes_on_and_is_not_closed() {
        MajorIncidentId id = house.in(MajorIncidentStatus.RESOLVED);
        MajorIncidentId reviewed = house.in(MajorIncidentStatus.REVIEWED);
        assertRefused(() -> incidents(OWNER).resume(id, soon()), "SD-6", "is RESOLVED; reopen it first");
        for (MajorIncidentId each : new MajorIncidentId[] {id, reviewed}) {
            house.as(AGENT).serviceDesk().record(each.value(), new TicketEvent.Reopened(house.clock.instant()));
        }

        assertRefused(() -> close(QUALITY, reviewed), "SD-6", "is not resolved");
        incidents(OWNER).resume(id, soon());

        assertThat(house.major(id).status()).isEqualTo(MajorIncidentStatus.DECLARED);
        assertThat(house.major(id).resolution()).isEmpty();
    }

    @Test
    void one_that_was_stood_down_is_declared_again() {
        MajorIncidentId id = house.in(MajorIncidentStatus.STOOD_DOWN);

        incidents(SERVICE).declareAgain(id, IT.id(), soon());

        assertThat(house.major(id).status()).isEqualTo(MajorIncidentStatus.DECLARED);
        assertThat(house.major(id).leads()).containsExactly(OWNER.id(), IT.id());
    }

    @Test
    @Verifies("X-15")
    void a_review_of_what_was_not_read_is_a_conflict() {
        MajorIncidentId id = house.in(MajorIncidentStatus.RESOLVED);
        Seen<MajorIncidentId> seen = house.seen(id);
        incidents(OWNER).communicate(id, "all users", "it was the gateway", null);

        assertThatThrownBy(() -> incidents(QUALITY).review(seen, IncidentReview.settled("fine", "known")))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void major_incidents_are_listed_in_the_order_of_declaring() {
        MajorIncidentId first = house.declared();
        house.clock.advance(Duration.ofMinutes(1));
        MajorIncidentId second = house.declared();

        assertThat(incidents(QUALITY)
                        .list(null, MajorIncidentLifeCycle.OWNER.is(OWNER.id()))
                        .items())
                .extracting(View::id)
                .containsExactly(first, second);
    }
}
