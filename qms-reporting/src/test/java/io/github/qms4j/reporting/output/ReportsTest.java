package io.github.qms4j.reporting.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Source;
import io.github.qms4j.reporting.definition.Letterhead;
import io.github.qms4j.reporting.definition.ReportOrder;
import io.github.qms4j.reporting.definition.ReportParameter;
import io.github.qms4j.reporting.definition.ReportRequest;
import io.github.qms4j.reporting.spi.ReportAddition;
import io.github.qms4j.reporting.spi.ReportDefinition;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private static final Instant NOW = Instant.parse("2026-03-31T22:30:00Z");
    private static final Letterhead HEAD =
            Letterhead.of("Example Biotech AG", "host 4.2").atSite("Basel");

    private final Qms qms = Qms.builder()
            .storage(new InMemoryStorage())
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .zone(ZoneId.of("Europe/Zurich"))
            .build();
    private final QmsSession session =
            qms.as(Actor.of("u-quality", Role.QUALITY_MANAGER).named("Mara Ott"));
    private final Reports reports =
            Reports.of(List.of(new Visitors("visitors")), List.of(new Weather("visitors")), HEAD, qms.trail());

    @AfterEach
    void close() {
        qms.close();
    }

    @Test
    void a_report_bears_organisation_number_period_and_who_made_it_from_what() {
        Report report = reports.run(
                session,
                ReportOrder.of("visitors")
                        .with("month", "2026-02")
                        .numbered("R-7", "2")
                        .requestedBy("Head of IT"));
        assertThat(report.identification()).satisfies(of -> {
            assertThat(of.organisation()).isEqualTo("Example Biotech AG");
            assertThat(of.site()).isEqualTo("Basel");
            assertThat(of.number()).isEqualTo("R-7");
            assertThat(of.revision()).isEqualTo("2");
            assertThat(of.period()).isEqualTo("2026-02 (Europe/Zurich)");
            assertThat(of.requestedBy()).isEqualTo("Head of IT");
        });
        assertThat(report.provenance().createdBy()).isEqualTo("Mara Ott (u-quality)");
        assertThat(report.provenance().createdAt()).isEqualTo(NOW);
        assertThat(report.provenance().libraryVersion()).isEqualTo("host 4.2");
        assertThat(report.provenance().sources()).containsExactly(Source.records("visitor", 3));
        assertThat(report.standing()).isEqualTo("unsigned draft");
    }

    @Test
    void a_report_without_a_number_is_filed_under_its_name() {
        Report report = reports.run(session, ReportOrder.of("visitors").with("month", "2026-02"));
        assertThat(report.identification())
                .satisfies(of -> assertThat(of.number()).isEqualTo("visitors"));
    }

    @Test
    void a_vendor_adds_a_section_at_the_end() {
        Report report = reports.run(session, ReportOrder.of("visitors").with("month", "2026-02"));
        assertThat(report.sections()).extracting(Section::heading).containsExactly("Visitors", "Weather");
    }

    @Test
    void an_addition_to_a_report_that_is_not_there_is_refused() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Reports.of(
                        List.of(new Visitors("visitors")), List.of(new Weather("guests")), HEAD, qms.trail()))
                .withMessageContaining("guests")
                .withMessageContaining("visitors");
    }

    @Test
    void everything_that_is_wrong_with_an_order_is_said_at_once() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> reports.run(
                        session,
                        ReportOrder.of("visitors").with("as-of", "yesterday").with("colour", "red")))
                .satisfies(refused -> assertThat(refused.violations())
                        .extracting(Violation::place)
                        .containsExactly("as-of", "colour", "month"));
    }

    @Test
    void an_unknown_report_is_refused_with_those_that_there_are() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> reports.run(session, ReportOrder.of("guests")))
                .withMessageContaining("guests")
                .withMessageContaining("visitors");
    }

    @Test
    void two_definitions_of_one_name_are_refused_by_class() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Reports.of(
                        List.of(new Visitors("visitors"), new Visitors("visitors")), List.of(), HEAD, qms.trail()))
                .withMessageContaining(Visitors.class.getName());
    }

    @Test
    void a_name_that_cannot_be_asked_for_is_refused() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Reports.of(List.of(new Visitors("Our Visitors")), List.of(), HEAD, qms.trail()));
    }

    @Test
    void as_of_is_the_instant_that_was_ordered_and_its_business_day() {
        ReportOrder order = ReportOrder.of("visitors").with("month", "2026-02").with("as-of", "2026-02-28T23:30:00Z");
        Report report = reports.run(session, order);
        assertThat(report.provenance().asOf()).isEqualTo("2026-02-28T23:30:00Z");
        assertThat(report.subtitle()).isEqualTo("as of 2026-03-01");
    }

    @Test
    void a_report_says_how_many_of_its_signatures_are_given() {
        SignatureLine open = SignatureLine.open("Quality", "approval");
        SignatureLine given = SignatureLine.signed("Mara Ott", "Quality", "review", NOW);
        assertThat(standing(open, open)).isEqualTo("unsigned draft");
        assertThat(standing(open, given)).isEqualTo("signed by 1 of 2");
        assertThat(standing(given)).isEqualTo("signed");
    }

    private String standing(SignatureLine... lines) {
        Report report = reports.run(session, ReportOrder.of("visitors").with("month", "2026-02"));
        return new Report(
                        report.title(),
                        report.subtitle(),
                        report.identification(),
                        report.conclusion(),
                        report.provenance(),
                        report.sections(),
                        List.of(lines))
                .standing();
    }

    private record Visitors(String name) implements ReportDefinition {
        @Override
        public String title() {
            return "Visitors";
        }

        @Override
        public String purpose() {
            return "Who was here in a month.";
        }

        @Override
        public List<ReportParameter> parameters() {
            return List.of(
                    ReportParameter.required("month", ReportParameter.Kind.MONTH, "The month that is counted."),
                    ReportParameter.AS_OF);
        }

        @Override
        public Report.Builder report(ReportRequest request) {
            request.source(Source.records("visitor", 3)).over(request.get("month") + " (" + request.zone() + ")");
            return Report.builder(title())
                    .subtitle("as of " + request.day())
                    .conclusion("Three came.")
                    .section(Section.builder("Visitors").paragraph("Three.").build())
                    .signature(SignatureLine.open("Quality", "review"));
        }
    }

    private record Weather(String reportName) implements ReportAddition {
        @Override
        public String heading() {
            return "Weather";
        }

        @Override
        public Section section(ReportRequest request) {
            return Section.builder(heading()).paragraph("Sunny.").build();
        }
    }
}
