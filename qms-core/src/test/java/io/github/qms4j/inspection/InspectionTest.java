package io.github.qms4j.inspection;

import static io.github.qms4j.inspection.InspectionFixture.BACK_ROOM;
import static io.github.qms4j.inspection.InspectionFixture.FRIDAY;
import static io.github.qms4j.inspection.InspectionFixture.HOST;
import static io.github.qms4j.inspection.InspectionFixture.INSPECTOR;
import static io.github.qms4j.inspection.InspectionFixture.QUALITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.ConflictException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.delegation.Delegations.Delegate;
import io.github.qms4j.inspection.InspectorAccesses.Inspector;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.Seen;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTest {
    private final InspectionFixture house = new InspectionFixture();

    private static void refused(ThrowingCallable step, String rule, String because) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(step)
                .withMessageContaining(because)
                .withMessageContaining(rule);
    }

    private Inspection inspection(InspectionId number) {
        return house.host().find(number).orElseThrow().state();
    }

    private InspectionRequest request(RequestId number) {
        return house.host().find(number).orElseThrow().state();
    }

    private Observation observation(ObservationId number) {
        return house.host().find(number).orElseThrow().state();
    }

    @Test
    @Verifies("INS-1")
    void a_request_goes_from_the_front_room_to_the_back_room_and_what_is_found_is_released_by_another() {
        InspectionId visit = house.underWay();
        RequestId request = house.prepared(visit);
        NonconformityId found = house.nonconformity();
        Seen<?> seen = house.seen(found);

        ReleaseId release = house.host().release(request, seen);
        house.host().answer(request);

        ReleasedItem item = house.host().released(visit).stream()
                .filter(i -> i.id().equals(release))
                .findFirst()
                .orElseThrow()
                .state();
        assertThat(item.recordType() + " " + item.recordId() + " " + item.version())
                .isEqualTo("nonconformity " + found + " 0");
        assertThat(item.content()).contains("seal leaks");
        assertThat(item.contentHash())
                .isEqualTo(house.as(QUALITY)
                        .nonconformities()
                        .find(found)
                        .orElseThrow()
                        .contentHash());
        assertThat(request(request).status()).isEqualTo(RequestStatus.ANSWERED);
        assertThat(inspection(visit).openRequests()).isZero();
    }

    @Test
    @Verifies("INS-1")
    void what_was_released_stays_as_it_was_when_the_record_changes() {
        InspectionId visit = house.underWay();
        RequestId request = house.prepared(visit);
        NonconformityId found = house.nonconformity();
        house.host().release(request, house.seen(found));
        String before = house.host().released(visit).get(0).contentHash();

        house.as(BACK_ROOM).nonconformities().contain(found, "batch blocked");

        assertThat(house.host().released(visit).get(0).contentHash()).isEqualTo(before);
        assertThat(house.host().released(visit).get(0).state().version()).isZero();
    }

    @Test
    @Verifies("INS-1")
    void who_prepared_it_does_not_release_it_nor_does_their_delegate() {
        InspectionId visit = house.underWay();
        RequestId request = house.received(visit);
        house.host().assign(request, HOST.id());
        house.host().prepare(request, "from the complaint file");
        NonconformityId found = house.nonconformity();
        house.as(HOST)
                .delegations()
                .grant(
                        new Delegate("u-deputy", "Dee Puty"),
                        Set.of(Role.REGULATORY_AFFAIRS),
                        house.clock.instant(),
                        house.clock.instant().plus(Duration.ofDays(3)));
        Inspections deputy = house.as(Actor.of("u-deputy")).inspections();

        refused(() -> house.host().release(request, house.seen(found)), "INS-1", "let somebody else release it");
        refused(
                () -> deputy.releaseFile(request, "list.pdf", "0f".repeat(32)),
                "INS-1",
                "let somebody else release it");
        house.as(QUALITY).inspections().release(request, house.seen(found));
    }

    @Test
    @Verifies({"INS-1", "X-15"})
    void another_version_than_the_one_that_was_looked_at_is_not_released() {
        RequestId request = house.prepared(house.underWay());
        NonconformityId found = house.nonconformity();
        Seen<?> seen = house.seen(found);
        house.as(BACK_ROOM).nonconformities().contain(found, "batch blocked");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> house.host().release(request, seen))
                .withMessageContaining("0")
                .withMessageContaining("1");
        assertThat(request(request).released()).isZero();
    }

    @Test
    @Verifies("INS-1")
    void a_request_is_not_answered_by_nothing_but_by_saying_that_there_is_none() {
        RequestId request = house.prepared(house.underWay());

        refused(() -> house.host().answer(request), "INS-1", "nothing was released");
        refused(() -> house.qms.as(HOST).inspections().answerNone(request), "X-5", "a reason must be given");
        house.host().answerNone(request);

        assertThat(request(request).status()).isEqualTo(RequestStatus.ANSWERED);
    }

    @Test
    @Verifies({"INS-1", "X-11"})
    void an_inspector_sees_what_was_released_and_nothing_else_and_each_look_is_on_record() {
        InspectionId visit = house.underWay();
        RequestId request = house.prepared(visit);
        NonconformityId found = house.nonconformity();
        house.host().release(request, house.seen(found));
        house.as(QUALITY)
                .inspectorAccesses()
                .grant(
                        new Inspector(INSPECTOR.id(), "Ines Pector", "FDA"),
                        house.clock.instant(),
                        house.clock.instant().plus(Duration.ofDays(5)),
                        Set.of("inspection-release"));

        assertThat(house.as(INSPECTOR).inspections().released(visit))
                .singleElement()
                .satisfies(item -> assertThat(item.state().content()).contains("seal leaks"));
        refused(() -> house.as(INSPECTOR).nonconformities().find(found), "X-11", "no inspector access opens");
        refused(() -> house.as(INSPECTOR).inspections().requests(visit), "X-11", "no inspector access opens");
        assertThat(house.qms
                        .trail()
                        .accesses(
                                INSPECTOR.id(),
                                house.clock.instant(),
                                house.clock.instant().plusSeconds(1)))
                .isNotEmpty();
    }

    @Test
    @Verifies("INS-1")
    void an_item_that_was_released_in_error_stays_and_is_called_so() {
        InspectionId visit = house.underWay();
        ReleaseId release = house.host().releaseFile(house.prepared(visit), "list.pdf", "0f".repeat(32));

        house.host().flag(release);

        assertThat(house.host().released(visit).get(0).state().status()).isEqualTo(ReleasedItem.Status.IN_ERROR);
    }

    @Test
    @Verifies("INS-1")
    void nothing_is_asked_for_before_the_inspection_begins() {
        InspectionId visit = house.announced();

        refused(() -> house.received(visit), "INS-1", "the inspection is ANNOUNCED");
    }

    @Test
    @Verifies("INS-1")
    void an_inspection_on_site_begins_when_the_inspectors_are_named() {
        InspectionId visit = house.announced();

        refused(() -> house.host().begin(visit, InspectionFixture.draft()), "INS-1", "nobody is named");
        assertThat(inspection(visit).status()).isEqualTo(InspectionStatus.ANNOUNCED);
    }

    @Test
    @Verifies("INS-1")
    void an_inspection_that_would_end_before_it_begins_is_refused() {
        InspectionDraft draft = InspectionDraft.onSite(
                InspectionType.CUSTOMER, "Acme", "Basel", "all", FRIDAY, FRIDAY.minusDays(1), HOST.id());

        refused(() -> house.host().announce(draft), "INS-1", "before it begins");
    }

    @Test
    @Verifies("INS-1")
    void the_scribe_notes_are_kept_in_their_order_with_who_and_when() {
        InspectionId visit = house.underWay();
        house.host().note(visit, "asked about the 2025 recall");
        house.host().note(visit, "toured the warehouse");

        assertThat(inspection(visit).notes())
                .extracting(note -> note.text() + " / " + note.by())
                .containsExactly("asked about the 2025 recall / u-host", "toured the warehouse / u-host");
    }

    @Test
    @Verifies("INS-2")
    void fifteen_business_days_of_the_authority_skip_its_holidays_and_do_not_count_the_day_of_issue() {
        ObservationId observation = house.issued(house.underWay());

        assertThat(observation(observation).respondBy()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(observation(observation).isLate(LocalDate.of(2026, 11, 23))).isFalse();
        assertThat(observation(observation).isLate(LocalDate.of(2026, 11, 24))).isTrue();
    }

    @Test
    @Verifies("INS-2")
    void a_term_by_a_calendar_that_nobody_defined_is_refused_with_the_remedy() {
        InspectionId visit = house.underWay();
        house.clock.set("2026-10-30T16:00:00Z");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> house.host().issue(visit, InspectionFixture.observation()))
                .withMessageContaining("us-federal")
                .withMessageContaining("define the authority's calendar first");
        assertThat(inspection(visit).openObservations()).isZero();
    }

    @Test
    @Verifies("INS-2")
    void an_observation_of_tomorrow_is_refused() {
        InspectionId visit = house.underWay();
        house.defineFederalCalendar();

        refused(() -> house.host().issue(visit, InspectionFixture.observation()), "INS-2", "in the future");
    }

    @Test
    @Verifies({"INS-2", "X-15"})
    void each_response_is_signed_on_what_was_read_and_is_a_version_of_its_own() {
        ObservationId observation = house.responded(house.underWay());
        Seen<ObservationId> read = house.seen(observation);
        house.signing(HOST).inspections().respond(read, "The procedure is in force since 2026-12-01.");

        assertThat(observation(observation).responses())
                .extracting(Observation.Response::version)
                .containsExactly(1, 2);
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> house.signing(HOST).inspections().respond(read, "once more"));
        assertThat(house.qms.trail().verify().problems()).isEmpty();
    }

    @Test
    @Verifies("INS-2")
    void an_observation_is_not_settled_while_a_promise_is_not_kept() {
        ObservationId observation = house.responded(house.underWay());
        ActionId promise = house.host()
                .commit(
                        observation,
                        new ActionDraft(
                                "COMMITMENT", "revise SOP-12", BACK_ROOM.id(), LocalDate.of(2026, 12, 31), List.of()));

        refused(() -> house.host().settle(observation, "letter"), "INS-2", "1 commitments are not kept");
        house.as(BACK_ROOM).inspections().keep(promise, List.of("DOC-2026-0012-v3"));
        house.host().settle(observation, "letter of 2027-01-15");

        assertThat(observation(observation).status()).isEqualTo(ObservationStatus.SETTLED);
    }

    @Test
    @Verifies("INS-2")
    void an_observation_without_a_response_is_not_settled() {
        ObservationId observation = house.issued(house.underWay());

        assertThat(house.as(HOST).can(ObservationLifeCycle.SETTLE, observation)).isInstanceOf(Decision.Denied.class);
        refused(() -> house.host().settle(observation, "letter"), "INS-2", "no response was sent");
    }

    @Test
    @Verifies("INS-2")
    void an_inspection_is_not_closed_over_an_open_request_or_observation() {
        InspectionId visit = house.underWay();
        RequestId request = house.received(visit);
        ObservationId observation = house.responded(visit);
        house.host().leave(visit);

        refused(
                () -> house.host().close(house.seen(visit), "EIR"),
                "INS-1",
                "1 requests are neither answered nor withdrawn");
        house.host().withdraw(request);
        refused(() -> house.host().close(house.seen(visit), "EIR"), "INS-2", "1 observations are not settled");
        house.host().settle(observation, "letter");
        house.host().close(house.seen(visit), "EIR of 2027-01-15");

        assertThat(inspection(visit).status()).isEqualTo(InspectionStatus.CLOSED);
    }

    @Test
    @Verifies({"INS-2", "X-9"})
    void of_one_who_closes_and_one_who_takes_a_request_down_one_wins() {
        InspectionId visit = house.underWay();
        house.host().leave(visit);
        Seen<InspectionId> read = house.seen(visit);
        house.host().withdraw(house.received(visit));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> house.host().close(read, "EIR"));
        assertThat(inspection(visit).status()).isEqualTo(InspectionStatus.ENDED);
    }

    @Test
    @Verifies("INS-7")
    void a_records_request_needs_no_inspector_and_ends_with_a_signed_statement_of_completeness() {
        InspectionDraft draft = InspectionDraft.forRecords(
                "FDA", "Basel", "complaint files of 2026", LocalDate.of(2026, 10, 26), FRIDAY, HOST.id());
        InspectionId asked = house.host().announce(draft);
        house.host().begin(asked, draft);
        RequestId request = house.prepared(asked);
        assertThat(inspection(asked).header().isOverdue(FRIDAY)).isFalse();
        assertThat(inspection(asked).header().isOverdue(FRIDAY.plusDays(1))).isTrue();

        refused(
                () -> house.signing(QUALITY).inspections().stateCompleteness(house.seen(asked), "complete"),
                "INS-1",
                "1 requests");
        house.host().releaseFile(request, "complaints.zip", "0f".repeat(32));
        house.host().answer(request);
        house.host().leave(asked);
        refused(() -> house.host().close(house.seen(asked), "sent on 2026-10-30"), "INS-7", "nobody has stated");
        house.signing(QUALITY)
                .inspections()
                .stateCompleteness(house.seen(asked), "All complaint files of 2026, 1 file.");
        house.host().close(house.seen(asked), "sent on 2026-10-30");

        assertThat(inspection(asked).completeness()).isEqualTo("All complaint files of 2026, 1 file.");
    }

    @Test
    void a_file_without_a_hash_and_a_record_that_is_none_are_not_released() {
        RequestId request = house.prepared(house.underWay());

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> house.host().releaseFile(request, "list.pdf", "none"))
                .withMessageContaining("is no SHA-256");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> house.host().release(request, Seen.of(NonconformityId.of("NC-2026-0099"), 0)));
    }

    @Test
    void who_answers_for_an_observation_does_not_give_themselves_more_time() {
        ObservationId observation = house.issued(house.underWay());

        refused(
                () -> house.as(QUALITY).inspections().extend(observation, LocalDate.of(2026, 12, 31)),
                "X-6",
                "let somebody else approve the extension");
        house.host().extend(observation, LocalDate.of(2026, 12, 31));

        assertThat(observation(observation).respondBy()).isEqualTo(LocalDate.of(2026, 12, 31));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "u-host\u200b",
                "u-host\u034f",
                "u-host\ufe0f",
                "u\u00a0host",
                "u-host\u2800",
                " u-host",
                "\ue000"
            })
    void an_owner_under_an_id_that_only_looks_like_a_persons_is_refused(String owner) {
        InspectionDraft draft =
                InspectionDraft.onSite(InspectionType.CUSTOMER, "Acme", "Basel", "all", FRIDAY, FRIDAY, owner);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> house.host().announce(draft))
                .withMessageContaining("is no person's id");
    }
}
