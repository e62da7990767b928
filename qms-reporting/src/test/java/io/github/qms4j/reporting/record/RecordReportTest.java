package io.github.qms4j.reporting.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.capa.CapaDraft;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Row;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.reporting.output.Renderers;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReportTest {
    private static final Actor AGENT = Actor.of("u-agent", Role.SERVICE_MANAGER);
    private static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    private static final Actor COMPLIANCE =
            Actor.of("u-compliance", Role.COMPLIANCE).named("Mara Ott");
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private final InMemoryStorage storage = new InMemoryStorage();
    private final Qms qms = engine("default");
    private final RecordReport reports = new RecordReport(qms.trail(), ZoneOffset.UTC, "test 1");

    private Qms engine(String tenant) {
        return Qms.builder()
                .storage(storage)
                .tenant(tenant)
                .clock(Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC))
                .checkpointKeys(new InMemoryCheckpointKeys())
                .signatureAuthenticator((records, attempt, secret) ->
                        new Authentication.Authenticated(new Signer(attempt.identification(), "Dr. Mara Ott")))
                .build();
    }

    @AfterEach
    void close() {
        qms.close();
    }

    private QmsSession as(Actor actor) {
        return qms.as(actor, "as discussed");
    }

    private NonconformityId raised() {
        return as(AGENT)
                .nonconformities()
                .raise(NonconformityReport.of(
                        NonconformitySource.SLA_BREACH,
                        "three breaches <within> 30 days",
                        LocalDate.of(2026, 3, 2),
                        "ISO 9001:2015 8.5.1"));
    }

    private String cancelledCapa() {
        NonconformityId finding = raised();
        as(QUALITY).nonconformities().assess(finding, new Severity(Severity.Level.MAJOR, "matrix v3"));
        CapaId capa = as(AGENT).capas().open(CapaDraft.of("Network tickets are late", finding));
        as(QUALITY).capas().triage(capa, AGENT.id(), Severity.Level.MAJOR, LocalDate.of(2026, 12, 31));
        as(COMPLIANCE)
                .because("raised twice")
                .signing(Credentials.both(COMPLIANCE.id(), new char[] {'x'}), ZURICH)
                .capas()
                .cancel(as(QUALITY).capas().find(capa).orElseThrow().seen());
        return capa.value();
    }

    private static List<Row> rows(Report report, String heading) {
        return report.sections().stream()
                .filter(section -> section.heading().equals(heading))
                .flatMap(section -> section.blocks().stream())
                .flatMap(block -> ((Table) block).rows().stream())
                .toList();
    }

    @Test
    void every_signature_is_shown_with_name_local_time_meaning_reason_and_the_version_it_is_on() {
        String capa = cancelledCapa();

        Report report = reports.of(as(QUALITY), "capa", capa);

        assertThat(report.signatures()).singleElement().satisfies(line -> {
            assertThat(line.signer()).isEqualTo("Dr. Mara Ott (u-compliance)");
            assertThat(line.role()).isEqualTo("COMPLIANCE");
            assertThat(line.meaning()).isNotBlank();
            assertThat(line.signedAt()).isEqualTo("2026-03-02T09:00:00Z");
            assertThat(line.zone()).isEqualTo(ZURICH);
            assertThat(line.reason()).isEqualTo("raised twice");
            assertThat(line.evidence()).startsWith("on version 2, content SHA-256 ");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "csv", "json"})
    void every_renderer_shows_who_signed_what_when_and_why(String format) throws IOException {
        String capa = cancelledCapa();
        Report report = reports.of(as(QUALITY), "capa", capa);
        SignatureLine line = report.signatures().get(0);

        assertThat(rendered(report, format))
                .contains(capa, line.signer(), line.role(), line.meaning(), line.reason(), line.evidence())
                .contains("Europe/Zurich");
    }

    @Test
    void the_page_shows_the_local_time_of_the_signer() throws IOException {
        assertThat(rendered(reports.of(as(QUALITY), "capa", cancelledCapa()), "html"))
                .contains("2026-03-02 10:00:00 +01:00 [Europe/Zurich]")
                .contains("raised twice");
    }

    private static String rendered(Report report, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Renderers.load(RecordReportTest.class.getClassLoader()).renderer(format).render(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void content_is_shown_field_by_field_and_what_is_missing_says_so() {
        NonconformityId finding = raised();

        List<Row> content = rows(reports.of(as(QUALITY), "nonconformity", finding.value()), "Content");

        assertThat(content)
                .contains(Row.of(Cell.text("report, description"), Cell.text("three breaches <within> 30 days")));
        assertThat(content).anyMatch(row -> row.cells().get(1) instanceof Cell.NoData);
    }

    @Test
    void history_says_who_did_what_when_and_why_and_what_changed() {
        String capa = cancelledCapa();

        List<Row> history = rows(reports.of(as(QUALITY), "capa", capa), "History");

        assertThat(history).hasSize(3);
        Row last = history.get(2);
        assertThat(last.cells())
                .startsWith(
                        Cell.number(2),
                        Cell.instant(Instant.parse("2026-03-02T09:00:00Z")),
                        Cell.text("Mara Ott (u-compliance), COMPLIANCE"),
                        Cell.text("capa.cancel"),
                        Cell.text("raised twice"));
        assertThat(((Cell.Text) last.cells().get(6)).value())
                .isEqualTo("ended on: nothing → \"2026-03-02\"; status: \"INVESTIGATION\" → \"CANCELLED\"");
    }

    @Test
    void a_refused_attempt_is_shown_with_its_grounds() {
        NonconformityId finding = raised();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() ->
                        as(AGENT).nonconformities().assess(finding, new Severity(Severity.Level.MINOR, "matrix v3")));

        List<Row> refused = rows(reports.of(as(QUALITY), "nonconformity", finding.value()), "Refused attempts");

        assertThat(refused)
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .contains(Cell.text("u-agent, SERVICE_MANAGER"), Cell.text("nonconformity.assess")));
    }

    @Test
    void a_record_that_nobody_signed_says_so() throws IOException {
        Report report = reports.of(as(QUALITY), "nonconformity", raised().value());

        assertThat(report.signatures()).isEmpty();
        assertThat(rendered(report, "html")).contains("No signatures.");
    }

    @Test
    void somebody_who_may_not_read_the_record_gets_no_report() {
        NonconformityId finding = raised();

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() ->
                        reports.of(as(Actor.of("u-inspector", Role.INSPECTOR)), "nonconformity", finding.value()));
    }

    @Test
    void there_is_no_report_of_what_is_not_there() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> reports.of(as(QUALITY), "capa", "CAPA-2026-0099"));
    }

    @Test
    void an_unknown_type_is_refused_with_those_that_there_are() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> reports.of(as(QUALITY), "cappa", "CAPA-2026-0001"))
                .withMessageContaining("cappa")
                .withMessageContaining("business-process, capa, ");
    }

    @Test
    void the_trail_of_another_tenant_is_not_taken_for_that_of_the_record() {
        NonconformityId finding = raised();
        try (Qms other = engine("other")) {
            other.as(AGENT, "as discussed")
                    .nonconformities()
                    .raise(NonconformityReport.of(
                            NonconformitySource.AUDIT, "something else", LocalDate.of(2026, 3, 2), "7.5"));
            RecordReport mixed = new RecordReport(other.trail(), ZoneOffset.UTC, "test 1");

            assertThatExceptionOfType(CorruptRecordException.class)
                    .isThrownBy(() -> mixed.of(as(QUALITY), "nonconformity", finding.value()))
                    .withMessageContaining("of tenant default, version 0: the trail given has no entry for it");
        }
    }
}
