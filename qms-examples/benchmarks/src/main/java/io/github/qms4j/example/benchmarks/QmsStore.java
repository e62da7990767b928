package io.github.qms4j.example.benchmarks;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.trail.TrailEntry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** The library, with its own transactions on its embedded database. */
final class QmsStore implements AuditedStore {
    private final Qms qms;

    QmsStore(EmbeddedDatabase database, Path file) {
        this(Qms.builder()
                .storage("jpa", database.settings(file))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .recordType(Calibration.TYPE)
                .build());
    }

    QmsStore(Qms qms) {
        this.qms = qms;
    }

    /** Makes the tables and nothing else. */
    static void createTables(EmbeddedDatabase database, Path file) {
        new QmsStore(database, file).close();
    }

    @Override
    public Writer writer() {
        return new SessionWriter(qms);
    }

    @Override
    public void close() {
        qms.close();
    }

    private static final class SessionWriter implements Writer {
        private final Qms qms;
        private final QmsSession session;

        SessionWriter(Qms qms) {
            this.qms = qms;
            this.session = qms.as(ACTOR, REASON);
        }

        @Override
        public void openTicket(String reference) {
            session.serviceDesk()
                    .open(Ticket.builder(SOURCE, reference, TicketKind.INCIDENT)
                            .title("Balance does not print")
                            .service("Laboratory systems")
                            .category("Printing")
                            .impactAndUrgency("High", "Low")
                            .priority("Moderate")
                            .event(new TicketEvent.Opened(OPENED))
                            .build());
        }

        @Override
        public void assignTicket(String reference) {
            session.serviceDesk()
                    .record(SOURCE + ":" + reference, new TicketEvent.Assigned(ASSIGNED, "First line", "u-1042"));
        }

        @Override
        public int historyOfTicket(String reference) {
            List<TrailEntry> history = qms.trail().history("ticket", SOURCE + ":" + reference);
            return (int) history.stream()
                    .filter(entry -> !entry.canonical().isEmpty())
                    .count();
        }

        @Override
        public void planCalibrations(List<String> ids) {
            session.records().commit(work -> {
                ids.forEach(id -> work.create(Calibration.PLAN, id, by -> Calibration.planned("balance " + id)));
                return ids.size();
            });
        }

        @Override
        public void readCalibrations(List<String> ids) {
            BigDecimal reading = new BigDecimal("10.01");
            session.records().commit(work -> {
                work.load(Calibration.TYPE, Set.copyOf(ids));
                ids.forEach(id -> work.change(Calibration.READ, id, c -> c.read(reading)));
                return ids.size();
            });
        }

        @Override
        public void close() {
            // The engine is shared.
        }
    }
}
