package io.github.qms4j.servicedesk;

import static io.github.qms4j.servicedesk.ServiceDeskFixture.AGENT;
import static io.github.qms4j.servicedesk.ServiceDeskFixture.OPENED;
import static io.github.qms4j.servicedesk.ServiceDeskFixture.in;
import static io.github.qms4j.servicedesk.ServiceDeskFixture.incident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.qms4j.RefusedException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.servicedesk.ImportRun.Status;
import io.github.qms4j.servicedesk.TicketImport.RefusedTicket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An import of a ticket export: what is new, what moved on, what is the same, and what contradicts. */
@Verifies("SD-5")
class TicketImportTest {
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private final ServiceDeskFixture fixture = new ServiceDeskFixture();
    private final List<RefusedTicket> refused = new ArrayList<>();

    private TicketImport start() {
        return fixture.management.startImport("export.csv", refused::add);
    }

    private ImportRun imported(Ticket... tickets) {
        return imported(List.of(tickets));
    }

    private ImportRun imported(List<Ticket> tickets) {
        TicketImport export = start();
        tickets.forEach(export::accept);
        return export.complete(HASH, tickets.size() + 2, 2);
    }

    private static ImportRun run(int rows, int added, int updated, int unchanged, int refused) {
        return new ImportRun(Status.COMPLETED, "export.csv", HASH, rows, 2, added, updated, unchanged, refused);
    }

    private static Ticket ticket(TicketStatus status, String reference) {
        return in(status, reference).build();
    }

    private Ticket stored(String reference) {
        return likeFromAnyImport(fixture.desk.find("desk:" + reference).orElseThrow());
    }

    /** To compare tickets apart from the import that brought them. */
    private static Ticket likeFromAnyImport(Ticket ticket) {
        return ticket.importedBy("any import");
    }

    @Test
    void an_import_stores_tickets_in_whatever_status_they_are() {
        List<Ticket> tickets = new ArrayList<>();
        for (TicketStatus status : TicketStatus.values()) {
            tickets.add(ticket(status, status.name()));
        }
        assertThat(imported(tickets)).isEqualTo(run(8, 6, 0, 0, 0));
        assertThat(tickets).allSatisfy(t -> assertThat(stored(t.reference())).isEqualTo(likeFromAnyImport(t)));
    }

    @Test
    void an_import_is_on_record_with_its_file_and_its_counts() {
        TicketImport export = start();
        export.accept(ticket(TicketStatus.CLOSED, "T1"));
        ImportRun done = export.complete(HASH, 3, 2);
        assertThat(export.id()).isEqualTo("IMP-2026-0001");
        assertThat(fixture.desk.importRun("IMP-2026-0001")).contains(done).contains(run(3, 1, 0, 0, 0));
        assertThat(fixture.desk.importRun("IMP-2026-0002")).isEmpty();
    }

    @Test
    void the_same_export_twice_changes_nothing() {
        List<Ticket> tickets = new ArrayList<>();
        for (TicketStatus status : TicketStatus.values()) {
            tickets.add(ticket(status, status.name()));
        }
        imported(tickets);
        assertThat(imported(tickets)).isEqualTo(run(8, 0, 0, 6, 0));
        assertThat(imported(tickets)).isEqualTo(run(8, 0, 0, 6, 0));
        assertThat(fixture.desk.count()).isEqualTo(6);
        assertThat(refused).isEmpty();
    }

    @Test
    void an_export_with_instants_finer_than_a_millisecond_is_the_same_when_imported_again() {
        Ticket fine = incident("T1", Instant.parse("2026-01-12T08:00:00.123456Z"))
                .event(new TicketEvent.Closed(Instant.parse("2026-01-12T09:00:00.654321Z")))
                .build();
        imported(fine);
        assertThat(imported(fine)).isEqualTo(run(3, 0, 0, 1, 0));
    }

    @Test
    void a_ticket_that_moved_on_is_updated_without_a_reason() {
        imported(ticket(TicketStatus.IN_PROGRESS, "T1"), ticket(TicketStatus.NEW, "T2"));
        assertThat(imported(ticket(TicketStatus.CLOSED, "T1"), ticket(TicketStatus.NEW, "T2")))
                .isEqualTo(run(4, 0, 1, 1, 0));
        assertThat(stored("T1").status()).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    void a_ticket_that_is_final_and_said_to_be_otherwise_is_refused_and_told() {
        imported(ticket(TicketStatus.CLOSED, "T1"));
        Ticket other = in(TicketStatus.RESOLVED, "T1")
                .event(new TicketEvent.Closed(OPENED.plusSeconds(7_200)))
                .build();
        assertThat(imported(other)).isEqualTo(run(3, 0, 0, 0, 1));
        assertThat(refused).singleElement().satisfies(r -> {
            assertThat(r.reference()).isEqualTo("T1");
            assertThat(r.reason()).contains("CLOSED, which is final");
        });
        assertThat(stored("T1")).isEqualTo(likeFromAnyImport(ticket(TicketStatus.CLOSED, "T1")));
    }

    @Test
    void an_export_older_than_what_is_stored_is_refused_and_told() {
        imported(ticket(TicketStatus.RESOLVED, "T1"));
        assertThat(imported(ticket(TicketStatus.IN_PROGRESS, "T1"))).isEqualTo(run(3, 0, 0, 0, 1));
        assertThat(refused)
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).contains("take a newer export"));
        assertThat(stored("T1").status()).isEqualTo(TicketStatus.RESOLVED);
    }

    @Test
    void a_ticket_given_twice_with_others_between_is_refused_the_second_time_and_told() {
        assertThat(imported(
                        ticket(TicketStatus.IN_PROGRESS, "T1"),
                        ticket(TicketStatus.NEW, "T2"),
                        ticket(TicketStatus.CLOSED, "T1")))
                .isEqualTo(run(5, 2, 0, 0, 1));
        assertThat(refused)
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).contains("occurs twice in the file"));
        assertThat(stored("T1").status()).isEqualTo(TicketStatus.IN_PROGRESS);
    }

    @Test
    void a_ticket_given_twice_alike_is_unchanged_the_second_time() {
        assertThat(imported(ticket(TicketStatus.NEW, "T1"), ticket(TicketStatus.NEW, "T1")))
                .isEqualTo(run(4, 1, 0, 1, 0));
    }

    @Test
    void one_contradiction_does_not_keep_the_others_out() {
        imported(ticket(TicketStatus.CLOSED, "T1"));
        assertThat(imported(ticket(TicketStatus.CANCELLED, "T1"), ticket(TicketStatus.NEW, "T2")))
                .isEqualTo(run(4, 1, 0, 0, 1));
        assertThat(stored("T2").status()).isEqualTo(TicketStatus.NEW);
    }

    @Test
    void a_ticket_that_was_opened_at_the_desk_is_the_same_in_an_export() {
        fixture.desk.open(incident("T1").build());
        assertThat(imported(ticket(TicketStatus.NEW, "T1"))).isEqualTo(run(3, 0, 0, 1, 0));
    }

    @Test
    void one_reference_of_two_sources_is_two_tickets() {
        Ticket elsewhere = Ticket.builder("jira", "T1", TicketKind.INCIDENT)
                .event(new TicketEvent.Opened(OPENED))
                .build();
        assertThat(imported(ticket(TicketStatus.NEW, "T1"), elsewhere)).isEqualTo(run(4, 2, 0, 0, 0));
        assertThat(imported(elsewhere, ticket(TicketStatus.NEW, "T1"))).isEqualTo(run(4, 0, 0, 2, 0));
    }

    @Test
    void an_export_of_many_chunks_is_stored_whole_and_counted_once() {
        List<Ticket> tickets = IntStream.range(0, 1_203)
                .mapToObj(i -> ticket(TicketStatus.NEW, "T" + i))
                .toList();
        assertThat(imported(tickets)).isEqualTo(run(1_205, 1_203, 0, 0, 0));
        assertThat(fixture.desk.count()).isEqualTo(1_203);
        assertThat(imported(tickets)).isEqualTo(run(1_205, 0, 0, 1_203, 0));
    }

    @Test
    void an_interrupted_import_stays_running_and_is_completed_by_importing_again() {
        TicketImport interrupted = start();
        IntStream.range(0, 700).forEach(i -> interrupted.accept(ticket(TicketStatus.NEW, "T" + i)));
        assertThat(fixture.desk.importRun(interrupted.id()).map(ImportRun::status))
                .contains(Status.RUNNING);
        assertThat(fixture.desk.count()).isEqualTo(500);
        List<Ticket> tickets = IntStream.range(0, 700)
                .mapToObj(i -> ticket(TicketStatus.NEW, "T" + i))
                .toList();
        assertThat(imported(tickets)).isEqualTo(run(702, 200, 0, 500, 0));
    }

    @Test
    void an_export_without_tickets_is_an_import_too() {
        assertThat(imported()).isEqualTo(run(2, 0, 0, 0, 0));
    }

    @Test
    void an_import_is_completed_once() {
        TicketImport export = start();
        export.complete(HASH, 0, 0);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> export.complete(HASH, 0, 0))
                .withMessageContaining("COMPLETED, which is final");
    }

    @Test
    void an_import_that_is_completed_takes_no_more_tickets() {
        TicketImport export = start();
        export.complete(HASH, 0, 0);
        assertThatIllegalStateException()
                .isThrownBy(() -> export.accept(ticket(TicketStatus.NEW, "T1")))
                .withMessageContaining("start another import");
    }

    @Test
    @Verifies("X-2")
    void an_agent_imports_no_export() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> fixture.qms.as(AGENT).serviceDesk().startImport("export.csv", refused::add))
                .withMessageContaining("servicedesk:import");
    }
}
