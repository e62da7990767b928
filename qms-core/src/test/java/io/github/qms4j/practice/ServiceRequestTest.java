package io.github.qms4j.practice;

import static io.github.qms4j.practice.PracticeFixture.AGENT;
import static io.github.qms4j.practice.PracticeFixture.HEAD;
import static io.github.qms4j.practice.PracticeFixture.OPERATOR;
import static io.github.qms4j.practice.PracticeFixture.QUALITY;
import static io.github.qms4j.practice.PracticeFixture.SERVICE;
import static io.github.qms4j.practice.Refusals.assertInvalid;
import static io.github.qms4j.practice.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.View;
import io.github.qms4j.servicedesk.TicketKind;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Verifies("SD-6")
class ServiceRequestTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);

    private final PracticeFixture house = new PracticeFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private ServiceRequests requests(Actor actor) {
        return house.practices(actor).requests();
    }

    @Test
    void a_request_asks_for_something_that_is_on_offer() {
        RequestOfferingId withdrawn = house.in(RequestOffering.Status.WITHDRAWN);

        assertRefused(
                () -> requests(AGENT).raise(ServiceRequestDraft.of(withdrawn, "u-kim", "")), "SD-6", "is not on offer");
        assertThatThrownBy(() ->
                        requests(AGENT).raise(ServiceRequestDraft.of(RequestOfferingId.of("unicorn"), "u-kim", "")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_request_keeps_what_its_offering_said_when_it_was_raised() {
        ServiceRequestId id = house.raised();
        RequestOfferingId offering = house.request(id).offering();
        requests(SERVICE).revise(offering, RequestOfferingDraft.of("Access by VPN", "u-service", "make all"));

        assertThat(house.request(id).needsApproval()).isTrue();
        assertThat(house.request(id).open()).containsExactly("make account", "send token");
        assertThat(requests(QUALITY)
                        .offering(offering)
                        .orElseThrow()
                        .state()
                        .says()
                        .needsApproval())
                .isFalse();
    }

    @Test
    void a_ticket_by_which_it_came_in_is_one_for_a_service_request() {
        RequestOfferingId offering = house.offered();
        String incident = house.incident();
        ServiceRequestDraft draft = ServiceRequestDraft.of(offering, "u-kim", "");

        assertRefused(() -> requests(AGENT).raise(draft.by(incident)), "SD-6", "is no ticket for a service request");
        assertRefused(() -> requests(AGENT).raise(draft.by("phone:NONE")), "SD-6", "phone:NONE");
        String ticket = house.ticket(TicketKind.SERVICE_REQUEST);

        assertThat(house.request(requests(AGENT).raise(draft.by(ticket))).ticket())
                .isEqualTo(ticket);
    }

    @Test
    void it_is_approved_by_who_neither_asked_nor_gets_it() {
        ServiceRequestId own = requests(HEAD).raise(ServiceRequestDraft.of(house.offered(), "u-kim", ""));
        ServiceRequestId forHead = requests(AGENT).raise(ServiceRequestDraft.of(house.offered(), HEAD.id(), ""));
        Actor deputy = house.deputyOf(HEAD);

        assertRefused(() -> requests(HEAD).approve(house.seen(own)), "SD-6", "u-head asked for it");
        assertRefused(() -> requests(HEAD).reject(house.seen(forHead)), "SD-6", "u-head asked for it or gets it");
        assertRefused(() -> requests(deputy).approve(house.seen(forHead)), "SD-6", "acts for u-head");
        requests(SERVICE).approve(house.seen(own));

        assertThat(house.request(own).status()).isEqualTo(ServiceRequestStatus.APPROVED);
    }

    @Test
    void nothing_is_fulfilled_before_it_is_approved() {
        ServiceRequestId id = house.raised();

        assertRefused(() -> requests(AGENT).accept(id, OPERATOR.id(), FRIDAY), "SD-6", "it is not approved");
    }

    @Test
    void what_takes_no_approval_is_neither_approved_nor_rejected_but_fulfilled() {
        RequestOfferingId paper = RequestOfferingId.of("paper");
        requests(SERVICE).offer(paper, RequestOfferingDraft.of("Paper", "u-service", "bring it"));
        ServiceRequestId id = requests(QUALITY).raise(ServiceRequestDraft.of(paper, "u-kim", ""));

        assertRefused(() -> requests(HEAD).approve(house.seen(id)), "SD-6", "takes no approval");
        assertRefused(() -> requests(HEAD).reject(house.seen(id)), "SD-6", "takes no approval");
        requests(AGENT).accept(id, OPERATOR.id(), FRIDAY);

        assertThat(house.request(id).status()).isEqualTo(ServiceRequestStatus.FULFILMENT);
    }

    @Test
    void it_is_fulfilled_when_every_step_is_done() {
        ServiceRequestId id = house.accepted();
        requests(OPERATOR).doStep(id, "send token");

        assertRefused(() -> requests(OPERATOR).fulfil(id), "SD-6", "not done yet: [make account]");
        assertInvalid(() -> requests(OPERATOR).doStep(id, "dance"), "step", "make account");
    }

    @Test
    void it_is_closed_by_who_did_not_fulfil_it() {
        ServiceRequestId id = house.fulfilled();

        assertRefused(() -> requests(OPERATOR).close(id), "SD-6", "u-operator fulfilled it");
        assertRefused(() -> requests(AGENT).close(id), "SD-6", "u-agent fulfilled it");
        requests(QUALITY).close(id);

        assertThat(house.request(id).header().endedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void a_step_that_was_not_done_as_asked_is_done_again() {
        ServiceRequestId id = house.fulfilled();

        assertInvalid(() -> requests(QUALITY).reopen(id, "dance"), "step");
        requests(QUALITY).reopen(id, "send token");

        assertThat(house.request(id).open()).containsExactly("send token");
        assertRefused(() -> requests(OPERATOR).fulfil(id), "SD-6", "[send token]");
    }

    @Test
    void an_offering_without_a_step_is_refused() {
        assertInvalid(
                () -> requests(SERVICE).offer(RequestOfferingId.of("air"), RequestOfferingDraft.of("Air", "u-service")),
                "steps");
    }

    @Test
    @Verifies("X-9")
    void of_two_who_decide_on_a_request_one_wins() {
        ServiceRequestId id = house.raised();

        assertThatThrownBy(() -> house.as(HEAD).atomically(session -> {
                    session.servicePractices().requests().approve(house.seen(id));
                    requests(SERVICE).reject(house.seen(id));
                    return id;
                }))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(id.value());
        assertThat(house.request(id).status()).isEqualTo(ServiceRequestStatus.REJECTED);
    }

    @Test
    void requests_and_offerings_are_listed_by_what_they_are() {
        ServiceRequestId id = house.accepted();
        house.raised();

        assertThat(requests(QUALITY)
                        .list(null, ServiceRequestLifeCycle.OWNER.is(OPERATOR.id()))
                        .items())
                .extracting(View::id)
                .containsExactly(id);
        assertThat(requests(QUALITY)
                        .offerings(null, RequestOfferingLifeCycle.STATUS.is(RequestOffering.Status.OFFERED))
                        .items())
                .hasSize(2);
    }
}
