package io.github.qms4j.reporting.quality;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Row;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.reporting.definition.Letterhead;
import io.github.qms4j.reporting.definition.ReportOrder;
import io.github.qms4j.reporting.output.Reports;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** An engine on a day that the test sets, with people who each do their own part. */
final class House implements AutoCloseable {
    static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    static final Actor AUTHOR = Actor.of("u-author", Role.SERVICE_MANAGER);
    static final Actor CONTROL = Actor.of("u-control", Role.COMPLIANCE);
    static final Actor NOBODY = Actor.of("u-nobody");

    private Instant now = Instant.parse("2026-03-02T09:00:00Z");

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    final Qms qms = Qms.builder()
            .inMemory()
            .contentInStorage()
            .clock(clock)
            .checkpointKeys(new InMemoryCheckpointKeys())
            .signatureAuthenticator((records, attempt, secret) -> new Authentication.Authenticated(
                    new Signer(attempt.identification(), "Dr. " + attempt.identification())))
            .build();
    final Reports reports =
            Reports.load(House.class.getClassLoader(), Letterhead.of("Example Biotech AG", "host 4.2"), qms.trail());

    /** Nine o'clock of a day. */
    void on(String day) {
        now = Instant.parse(day + "T09:00:00Z");
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** With everything that it takes to sign once. */
    QmsSession as(Actor actor) {
        return qms.as(actor, "as discussed").signing(Credentials.both(actor.id(), new char[] {'x'}), ZoneOffset.UTC);
    }

    Report run(ReportOrder order) {
        return reports.run(as(QUALITY), order);
    }

    static List<Row> rows(Report report, String heading) {
        return table(report, heading).rows();
    }

    static Table table(Report report, String heading) {
        return report.sections().stream()
                .filter(section -> section.heading().equals(heading))
                .flatMap(section -> section.blocks().stream())
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        qms.close();
    }
}
