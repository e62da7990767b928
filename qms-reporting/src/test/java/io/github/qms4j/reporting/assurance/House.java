package io.github.qms4j.reporting.assurance;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.access.Role;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Row;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.reporting.definition.Letterhead;
import io.github.qms4j.reporting.definition.ReportOrder;
import io.github.qms4j.reporting.output.Reports;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** An engine with people who each do their own part, and the reports on what they did. */
final class House implements AutoCloseable {
    static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    static final Actor SERVICE = Actor.of("u-service", Role.SERVICE_MANAGER);
    static final Actor CHAIR = Actor.of("u-chair", Role.SENIOR_MANAGEMENT);
    static final Actor NOBODY = Actor.of("u-nobody", new Role("CLEANER"));

    private final Day day = new Day();
    final Qms qms = Qms.builder()
            .inMemory()
            .clock(day)
            .competenceGate(
                    (actor, competence, at) -> Optional.of(new TrainingRecord("transcript", "T-" + actor.id(), 3)))
            .signatureAuthenticator((records, attempt, secret) -> new Authentication.Authenticated(
                    new Signer(attempt.identification(), "Dr. " + attempt.identification())))
            .build();
    private final Reports reports =
            Reports.load(getClass().getClassLoader(), Letterhead.of("Example Biotech AG", "host 4.2"), qms.trail());

    QmsSession as(Actor actor) {
        return qms.as(actor, "as discussed");
    }

    QmsSession signing(Actor actor) {
        return as(actor).signing(Credentials.both(actor.id(), new char[] {'x'}), ZoneOffset.UTC);
    }

    void on(String instant) {
        day.now = Instant.parse(instant);
    }

    Report report(Actor actor, String name, String parameter, Object value) {
        return run(actor, ReportOrder.of(name).with(parameter, value.toString()));
    }

    Report run(Actor actor, ReportOrder order) {
        return reports.run(as(actor), order);
    }

    static Section section(Report report, String heading) {
        return report.sections().stream()
                .filter(section -> section.heading().equals(heading))
                .findFirst()
                .orElseThrow();
    }

    /** The cells of the tables of a section, row by row. */
    static List<List<Cell>> rows(Report report, String heading) {
        return section(report, heading).blocks().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .flatMap(table -> table.rows().stream())
                .map(Row::cells)
                .toList();
    }

    @Override
    public void close() {
        qms.close();
    }

    private static final class Day extends Clock {
        private Instant now = Instant.parse("2026-03-02T09:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
