package io.github.qms4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.event.Delivered;
import io.github.qms4j.event.LogEvent;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.trail.LoggedEntry;
import io.github.qms4j.trail.merkle.Hash;
import io.github.qms4j.worklist.WorkFilter;
import io.github.qms4j.worklist.WorkItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/worklist-and-events.md shows. */
class WorklistAndEventsPageTest {
    private final Actor manager = Actor.of("u-manager", Role.QUALITY_MANAGER);
    private final Actor agent = Actor.of("u-agent", Role.SERVICE_AGENT);
    private final Qms qms = Qms.builder()
            .inMemory()
            .clock(new SettableClock("2026-03-02T09:00:00Z"))
            .build();
    private final List<String> screen = new ArrayList<>();
    private final List<String> broker = new ArrayList<>();

    private record Visit(Header<Status> header) {
        private enum Status {
            PLANNED,
            MADE,
            ACCEPTED
        }

        private static final Permission MAKE = Permission.of("visit:make", Role.SERVICE_AGENT);
        private static final Declaration<Visit, Status> DECLARED =
                RecordType.declare("acme.visit", Visit.class, Status.class, visit -> visit.header.status());

        static {
            DECLARED.header(Visit::header, (visit, header) -> new Visit(header));
        }

        private static final Transition<Visit> FINISH = DECLARED.moves(
                        "visit.finish", MAKE, Status.PLANNED, Status.MADE)
                .row();
        private static final Transition<Visit> ACCEPT = DECLARED.moves(
                        "visit.accept", MAKE, Status.MADE, Status.ACCEPTED)
                .row();

        static {
            DECLARED.waitsForOwner(FINISH).waitsFor(ACCEPT);
        }
    }

    private static final class Ledger {
        private final List<String> booked = new ArrayList<>();
        private long lastPlace = -1;

        long lastPlace() {
            return lastPlace;
        }

        void book(long place, String record) {
            lastPlace = place;
            booked.add(record);
        }
    }

    @BeforeEach
    void two_nonconformities() {
        for (String what : List.of("a scale out of calibration", "a label without a lot")) {
            qms.as(agent)
                    .nonconformities()
                    .raise(NonconformityReport.of(
                            NonconformitySource.SLA_BREACH, what, LocalDate.of(2026, 3, 2), "ISO 9001:2015 8.7"));
        }
    }

    @AfterEach
    void close() {
        qms.close();
    }

    @Test
    void my_work_is_one_call() {
        for (WorkItem item : qms.as(manager).worklist().mine().items()) {
            screen.add(item.recordId() + " waits for " + item.action() + " until " + item.until());
        }

        assertThat(screen)
                .containsExactly(
                        "NC-2026-0001 waits for nonconformity.assess until null",
                        "NC-2026-0002 waits for nonconformity.assess until null");
    }

    @Test
    void what_stands_against_an_item_is_asked_for() {
        WorkItem item = qms.as(manager).worklist().mine().items().get(0);

        Decision decision = qms.as(manager).can(item.action(), item.recordId());

        assertThat(decision).isNotInstanceOf(Decision.Denied.class);
    }

    @Test
    void other_lists_are_filters() {
        LocalDate tomorrow = LocalDate.of(2026, 3, 3);

        WorkFilter filter = WorkFilter.ofRole(Role.QUALITY_MANAGER).limitedTo(1);
        String cursor = null;
        do {
            Page<WorkItem> page = qms.as(manager).worklist().list(filter, cursor);
            page.items().forEach(item -> screen.add(item.recordId()));
            cursor = page.cursor();
        } while (cursor != null);

        assertThat(screen).containsExactly("NC-2026-0001", "NC-2026-0002");
        assertThat(qms.as(manager)
                        .worklist()
                        .list(filter.dueBefore(tomorrow), null)
                        .items())
                .isEmpty();
    }

    @Test
    void a_type_says_in_one_line_what_its_records_wait_for() {
        assertThat(Visit.DECLARED.type().waiting().orElseThrow().permissions()).containsExactly(Visit.MAKE);
    }

    @Test
    void what_is_sealed_is_delivered() {
        qms.trail().seal();
        Delivered delivered;
        do {
            delivered = qms.events().deliver("erp", 1_000, event -> broker.add(event.json()));
        } while (delivered.isMore());

        assertThat(broker).hasSize(2).allMatch(json -> json.contains("io.github.qms4j.change.nonconformity.raise"));
    }

    @Test
    void a_receiver_that_keeps_the_place_does_each_once() {
        qms.trail().seal();
        Ledger ledger = new Ledger();
        for (int time = 0; time < 2; time++) {
            qms.events().deliver("erp", 10, event -> {
                if (event.place() > ledger.lastPlace()) {
                    ledger.book(event.place(), event.recordId());
                }
            });
            qms.events().moveTo("erp", 0);
        }

        assertThat(ledger.booked).containsExactly("NC-2026-0001", "NC-2026-0002");
    }

    @Test
    void a_proof_of_the_log_shows_that_an_event_is_at_its_place() {
        qms.trail().seal();
        List<LogEvent> events = new ArrayList<>();
        qms.events().deliver("erp", 10, events::add);
        LogEvent event = events.get(1);

        LoggedEntry proved = qms.trail().prove(event.entry().orElseThrow());
        boolean isProved = proved.proof().leafIndex() == event.place()
                && proved.proof()
                        .proves(
                                Hash.ofHex(event.entryHash()),
                                proved.checkpoint().checkpoint().root());

        assertThat(isProved).isTrue();
    }
}
