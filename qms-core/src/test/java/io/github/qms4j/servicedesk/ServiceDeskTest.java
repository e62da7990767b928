package io.github.qms4j.servicedesk;

import static io.github.qms4j.servicedesk.ServiceDeskFixture.INSPECTOR;
import static io.github.qms4j.servicedesk.ServiceDeskFixture.OPENED;
import static io.github.qms4j.servicedesk.ServiceDeskFixture.event;
import static io.github.qms4j.servicedesk.ServiceDeskFixture.in;
import static io.github.qms4j.servicedesk.ServiceDeskFixture.incident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.RefusedException.Ground;
import io.github.qms4j.conventions.Verifies;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tickets on record: which event may happen to a ticket in which status, and where it leads. */
@Verifies("SD-1")
class ServiceDeskTest {
    private static final Instant LATER = OPENED.plusSeconds(3_600);

    /** Where each event leads from each status; a dash where it cannot happen. */
    private static final String LIFE_CYCLE = """
            event        NEW          IN_PROGRESS  PENDING      RESOLVED     CLOSED  CANCELLED
            Opened       -            -            -            -            -       -
            Started      IN_PROGRESS  -            -            -            -       -
            Assigned     NEW          IN_PROGRESS  PENDING      RESOLVED     -       -
            Responded    NEW          IN_PROGRESS  PENDING      RESOLVED     -       -
            Prioritised  NEW          IN_PROGRESS  PENDING      RESOLVED     -       -
            Suspended    PENDING      PENDING      PENDING      -            -       -
            Resumed      -            -            IN_PROGRESS  -            -       -
            Resolved     RESOLVED     RESOLVED     RESOLVED     -            -       -
            Reopened     -            -            -            IN_PROGRESS  -       -
            Closed       CLOSED       CLOSED       CLOSED       CLOSED       -       -
            Cancelled    CANCELLED    CANCELLED    CANCELLED    -            -       -
            """;

    private final ServiceDeskFixture fixture = new ServiceDeskFixture();

    static Stream<Arguments> cells() {
        List<List<String>> rows =
                LIFE_CYCLE.lines().map(line -> List.of(line.split(" +", -1))).toList();
        List<String> statuses = rows.get(0);
        return rows.stream()
                .skip(1)
                .flatMap(row -> Stream.iterate(1, column -> column < row.size(), column -> column + 1)
                        .map(column ->
                                Arguments.of(row.get(0), TicketStatus.valueOf(statuses.get(column)), row.get(column))));
    }

    private static List<TicketEvent> eventsOf(TicketStatus status) {
        return in(status, "T1").build().events();
    }

    private String recorded(TicketStatus status) {
        List<TicketEvent> events = eventsOf(status);
        String id = fixture.desk.open(incident("T1").build());
        events.subList(1, events.size()).forEach(event -> fixture.desk.record(id, event));
        return id;
    }

    @ParameterizedTest
    @MethodSource("cells")
    @Verifies("X-1")
    void an_event_is_recorded_or_refused_as_the_life_cycle_says(String event, TicketStatus status, String leadsTo) {
        String id = recorded(status);
        if (leadsTo.equals("-")) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> fixture.desk.record(id, event(event, LATER)))
                    .satisfies(e ->
                            assertThat(e.grounds()).extracting(Ground::ruleId).containsExactly("X-1"));
            assertThat(fixture.desk.find(id).map(Ticket::events)).contains(eventsOf(status));
        } else {
            Ticket after = fixture.desk.record(id, event(event, LATER));
            assertThat(after.status()).isEqualTo(TicketStatus.valueOf(leadsTo));
            assertThat(fixture.desk.find(id)).contains(after);
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void an_export_may_say_only_what_could_have_happened(String event, TicketStatus status, String leadsTo) {
        Ticket.Builder ticket = in(status, "T1").event(event(event, LATER));
        if (leadsTo.equals("-")) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(ticket::build)
                    .withMessageContaining("event " + (eventsOf(status).size() + 1));
        } else {
            assertThat(ticket.build().status()).isEqualTo(TicketStatus.valueOf(leadsTo));
        }
    }

    @Test
    void a_ticket_is_read_back_as_it_was_opened() {
        Ticket ticket = incident("T1")
                .title("no mail")
                .impactAndUrgency("high", "low")
                .recordedSlaMet(false)
                .link(new TicketLink(TicketLink.Kind.PROBLEM, "PRB1"))
                .link(new TicketLink(TicketLink.Kind.CAUSED_BY, "CHG1"))
                .build();
        assertThat(fixture.desk.find(fixture.desk.open(ticket))).contains(ticket);
    }

    @Test
    void every_event_is_read_back_as_it_was_recorded() {
        String id = fixture.desk.open(incident("T1").build());
        List<String> names = List.of(
                "Started",
                "Assigned",
                "Responded",
                "Prioritised",
                "Suspended",
                "Resumed",
                "Resolved",
                "Reopened",
                "Closed");
        names.forEach(name -> fixture.desk.record(id, event(name, LATER)));
        assertThat(fixture.desk.find(id).orElseThrow().events())
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of(new TicketEvent.Opened(OPENED)),
                                names.stream().map(name -> event(name, LATER)))
                        .toList());
    }

    @Test
    void a_ticket_is_opened_with_nothing_but_its_opening() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(
                        () -> fixture.desk.open(in(TicketStatus.RESOLVED, "T1").build()))
                .withMessageContaining("has happened already");
        assertThat(fixture.desk.count()).isZero();
    }

    @Test
    void a_reference_is_opened_once_in_each_source() {
        fixture.desk.open(incident("T1").build());
        assertThatExceptionOfType(DuplicateException.class)
                .isThrownBy(() -> fixture.desk.open(incident("T1").build()));
        fixture.desk.open(Ticket.builder("jira", "T1", TicketKind.INCIDENT)
                .event(new TicketEvent.Opened(OPENED))
                .build());
        assertThat(fixture.desk.count()).isEqualTo(2);
    }

    @Test
    void an_event_before_the_one_it_follows_is_refused() {
        String id = recorded(TicketStatus.IN_PROGRESS);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> fixture.desk.record(id, event("Resolved", OPENED)))
                .withMessageContaining("happens before the event it follows");
        assertThat(fixture.desk.find(id).map(Ticket::status)).contains(TicketStatus.IN_PROGRESS);
    }

    @Test
    void nothing_happens_to_a_ticket_that_is_not_there() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> fixture.desk.record("desk:T9", event("Started", LATER)));
        assertThat(fixture.desk.find("desk:T9")).isEmpty();
    }

    @Test
    @Verifies("X-2")
    void an_inspector_opens_and_changes_no_ticket() {
        String id = recorded(TicketStatus.NEW);
        ServiceDesk inspector = fixture.qms.as(INSPECTOR).serviceDesk();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> inspector.open(incident("T2").build()))
                .withMessageContaining("servicedesk:operate");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> inspector.record(id, event("Started", LATER)))
                .withMessageContaining("servicedesk:operate");
    }

    @Test
    void tickets_of_a_time_are_those_opened_from_its_start_and_before_its_end() {
        for (int hour : new int[] {3, 1, 2, 0}) {
            fixture.desk.open(
                    incident("T" + hour, OPENED.plusSeconds(3_600L * hour)).build());
        }
        try (Stream<Ticket> opened =
                fixture.desk.openedBetween(OPENED.plusSeconds(3_600), OPENED.plusSeconds(10_800))) {
            assertThat(opened.map(Ticket::reference)).containsExactly("T1", "T2");
        }
    }

    @Test
    void what_is_finer_than_a_millisecond_is_not_kept() {
        Ticket ticket =
                incident("T1", Instant.parse("2026-01-12T08:00:00.123456789Z")).build();
        assertThat(ticket.openedAt()).isEqualTo("2026-01-12T08:00:00.123Z");
        assertThat(fixture.desk.find(fixture.desk.open(ticket))).contains(ticket);
    }
}
