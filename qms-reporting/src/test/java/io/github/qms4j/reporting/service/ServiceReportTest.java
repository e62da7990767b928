package io.github.qms4j.reporting.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.calendar.BusinessCalendar;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.KeyFigures;
import io.github.qms4j.reporting.Paragraph;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Row;
import io.github.qms4j.reporting.Source;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.reporting.definition.Letterhead;
import io.github.qms4j.reporting.definition.ReportOrder;
import io.github.qms4j.reporting.output.Renderers;
import io.github.qms4j.reporting.output.Reports;
import io.github.qms4j.servicedesk.SlaDefinition;
import io.github.qms4j.servicedesk.SlaMetric;
import io.github.qms4j.servicedesk.SlaTarget;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three tickets: one in time, one late, one of last year that is open. */
@Verifies("SD-7")
class ServiceReportTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Actor MANAGER = Actor.of("u-manager", Role.SERVICE_MANAGER);

    private final Qms qms = Qms.builder()
            .inMemory()
            .clock(Clock.fixed(Instant.parse("2026-05-01T08:00:00Z"), ZoneOffset.UTC))
            .zone(BERLIN)
            .build();
    private final QmsSession session = qms.as(MANAGER, "monthly report");
    private final Reports reports =
            Reports.load(getClass().getClassLoader(), Letterhead.of("Example Biotech AG", "host 4.2"), qms.trail());

    @BeforeEach
    void open_tickets() {
        session.calendars().define(BusinessCalendar.alwaysOpen("always", BERLIN));
        session.serviceDesk()
                .agree(SlaDefinition.builder("gold", "always")
                        .effectiveFrom(Instant.parse("2025-01-01T00:00:00Z"))
                        .target("P1", SlaMetric.RESOLUTION, new SlaTarget.ElapsedTime(Duration.ofHours(24)))
                        .build());
        open("INC-1", "2026-01-10T10:00:00Z", "2026-01-11T09:00:00Z", "disk");
        open("INC-2", "2026-02-10T10:00:00Z", "2026-02-12T09:00:00Z", "disk");
        open("INC-3", "2025-12-20T10:00:00Z", null, "network");
    }

    private void open(String reference, String openedAt, @Nullable String resolvedAt, String category) {
        String id = session.serviceDesk()
                .open(Ticket.builder("desk", reference, TicketKind.INCIDENT)
                        .priority("P1")
                        .service("mail")
                        .category(category)
                        .event(new TicketEvent.Opened(Instant.parse(openedAt)))
                        .build());
        if (resolvedAt != null) {
            session.serviceDesk().record(id, new TicketEvent.Resolved(Instant.parse(resolvedAt)));
        }
    }

    private static ReportOrder quarter() {
        return ReportOrder.of("service-report").with("from", "2026-01-01").with("to", "2026-03-31");
    }

    private static List<Row> rows(Report report, String heading) {
        return report.sections().stream()
                .filter(section -> section.heading().equals(heading))
                .flatMap(section -> section.blocks().stream())
                .filter(Table.class::isInstance)
                .findFirst()
                .map(block -> ((Table) block).rows())
                .orElseThrow();
    }

    @Test
    void the_conclusion_says_first_what_came_to_what() {
        assertThat(reports.run(session, quarter()).conclusion())
                .isEqualTo(
                        "2 tickets were opened, 2 were resolved. Of 2 whose promised resolution is decided, 50.0 % were"
                                + " in time and 1 late. 1 is open, 1 of them for 90 days or longer.");
    }

    @Test
    void as_of_an_earlier_instant_the_later_ticket_is_not_known() {
        Report report = reports.run(session, quarter().with("as-of", "2026-01-31T22:59:59Z"));

        assertThat(report.conclusion()).startsWith("1 ticket was opened, 1 was resolved.");
        assertThat(report.identification())
                .satisfies(of -> assertThat(of.period()).contains("as of 2026-01-31T22:59:59Z (Europe/Berlin)"));
        assertThat(report.provenance().sources()).containsExactly(Source.records("ticket", 2));
    }

    @Test
    void months_services_priorities_groups_and_causes_have_their_tables() {
        Report report = reports.run(session, quarter());

        assertThat(rows(report, "By month")).hasSize(3);
        assertThat(rows(report, "By service"))
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .startsWith(
                                Cell.text("mail"), Cell.number(2), Cell.number(2), Cell.share(1, 2, "none decided")));
        assertThat(rows(report, "By priority")).hasSize(1);
        assertThat(rows(report, "Backlog and ageing")).hasSize(5);
        assertThat(rows(report, "Top causes"))
                .containsExactly(Row.of(Cell.text("disk"), Cell.number(2), Cell.share(2, 2, "no ticket")));
    }

    @Test
    void what_was_promised_to_nobody_is_said_so_and_has_no_row() {
        Report report = reports.run(session, quarter());

        assertThat(rows(report, "Service levels"))
                .extracting(row -> row.cells().get(0))
                .containsExactly(Cell.text("Resolution"));
        assertThat(paragraphs(report, "Service levels"))
                .contains("Promised to none of the tickets that were opened in the period: first response, closure.");
    }

    @Test
    void where_no_ticket_has_a_group_that_is_said_instead_of_a_table() {
        assertThat(paragraphs(reports.run(session, quarter()), "By group"))
                .containsExactly("No ticket names its group.");
    }

    private static List<String> paragraphs(Report report, String heading) {
        return report.sections().stream()
                .filter(section -> section.heading().equals(heading))
                .flatMap(section -> section.blocks().stream())
                .filter(Paragraph.class::isInstance)
                .map(block -> ((Paragraph) block).text())
                .toList();
    }

    @Test
    void causes_beyond_those_asked_for_are_counted_together() {
        open("INC-4", "2026-02-10T10:00:00Z", null, "network");
        open("INC-5", "2026-02-10T10:00:00Z", null, "paper");

        assertThat(rows(reports.run(session, quarter().with("causes", "1")), "Top causes"))
                .last()
                .satisfies(row -> assertThat(row.cells().get(0))
                        .isEqualTo(Cell.text("2 further categories; ask for more causes to see them")));
    }

    @Test
    void of_a_period_that_is_not_over_nothing_later_than_now_is_claimed() {
        Report report = reports.run(
                session,
                ReportOrder.of("service-report").with("from", "2026-04-01").with("to", "2026-06-30"));

        assertThat(rows(report, "By month")).hasSize(2);
        assertThat(report.identification())
                .satisfies(of -> assertThat(of.period()).contains("2026-05-01T08:00:00Z"));
    }

    @Test
    void a_period_that_ends_before_it_begins_is_refused() {
        ReportOrder order =
                ReportOrder.of("service-report").with("from", "2026-04-01").with("to", "2026-03-31");

        assertThatThrownBy(() -> reports.run(session, order))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("give a later day");
    }

    @Test
    void who_may_not_read_tickets_gets_no_report() {
        QmsSession nobody = qms.as(Actor.of("u-nobody"));

        assertThatThrownBy(() -> reports.run(nobody, quarter())).isInstanceOf(RefusedException.class);
    }

    @Test
    void the_same_data_give_the_same_report_and_every_format_can_show_it() throws Exception {
        Report report = reports.run(session, quarter());
        assertThat(reports.run(session, quarter())).isEqualTo(report);

        for (String format : List.of("html", "csv", "json")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Renderers.load(getClass().getClassLoader()).renderer(format).render(report, out);
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("Service report");
        }
        assertThat(report.sections().get(0).blocks()).hasOnlyElementsOfType(KeyFigures.class);
    }
}
