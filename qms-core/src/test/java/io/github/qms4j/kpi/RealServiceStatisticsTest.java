package io.github.qms4j.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.kpi.ServiceFigures.Cause;
import io.github.qms4j.servicedesk.SlaClocks;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketStatus;
import io.github.qms4j.servicedesk.importing.TicketExport;
import io.github.qms4j.servicedesk.importing.TicketExportListener;
import io.github.qms4j.servicedesk.importing.TicketExportMapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The event log of a real service desk, UCI data set 498; what is not known of it is counted ticket by ticket beside. */
@Verifies("SD-7")
class RealServiceStatisticsTest {
    private static final Path EXPORT =
            Path.of(System.getProperty("qms.shared.data", "."), "uci-incident-event-log.csv.gz");
    private static final Set<TicketStatus> OPEN =
            Set.of(TicketStatus.NEW, TicketStatus.IN_PROGRESS, TicketStatus.PENDING);
    private static final ServicePeriod ALL =
            ServicePeriod.of(LocalDate.of(2016, 1, 1), LocalDate.of(2018, 1, 1), ZoneOffset.UTC);
    private static final List<Ticket> TICKETS = new ArrayList<>();

    @BeforeAll
    static void the_real_export_is_here() {
        assumeTrue(
                Files.isRegularFile(EXPORT), () -> "skipped: the real event log is not at " + EXPORT.toAbsolutePath());
        TicketExport.read(
                EXPORT, TicketExportMapping.builtIn("uci-incidents"), TicketExportListener.SILENT, TICKETS::add);
    }

    private static ServiceStatistics statistics(ServicePeriod period) {
        ServiceStatistics statistics = ServiceStatistics.of(period, SlaClocks.of(List.of()));
        TICKETS.forEach(statistics::accept);
        return statistics;
    }

    @Test
    void the_source_met_its_sla_for_15803_of_24918() {
        ServiceFigures total = statistics(ALL).total();

        assertThat(total.opened()).isEqualTo(24_918);
        assertThat(total.recorded()).isEqualTo(new ServiceFigures.Share(15_803, 24_918, 0));
    }

    @ParameterizedTest
    @CsvSource({"Critical, 5, 270", "High, 2, 408", "Moderate, 15145, 23466", "Low, 651, 774"})
    void and_by_priority(String priority, long met, long all) {
        assertThat(statistics(ALL).by(Dimension.PRIORITY))
                .filteredOn(f -> f.group().containsValue(priority))
                .extracting(ServiceFigures::recorded)
                .containsExactly(new ServiceFigures.Share(met, all, 0));
    }

    @Test
    void volume_by_month_is_what_counting_one_month_after_the_other_gives() {
        for (ServiceFigures month : statistics(ALL).byMonth()) {
            YearMonth name = YearMonth.parse(month.group().get(Dimension.MONTH));
            assertThat(month.opened())
                    .isEqualTo(TICKETS.stream()
                            .filter(t -> YearMonth.from(t.openedAt().atOffset(ZoneOffset.UTC))
                                    .equals(name))
                            .count());
        }
    }

    @Test
    void the_backlog_of_any_instant_is_what_replaying_every_ticket_gives() {
        for (String instant : List.of("2016-03-15T12:00:00Z", "2016-05-01T00:00:00Z", "2016-09-30T23:59:59.999Z")) {
            Instant asOf = Instant.parse(instant);
            long open = TICKETS.stream()
                    .flatMap(t -> t.asOf(asOf).stream())
                    .filter(t -> OPEN.contains(t.status()))
                    .count();
            ServiceFigures total = statistics(ALL.asOf(asOf)).total();

            assertThat(total.backlog().open() + total.backlog().unknown()).isEqualTo(open);
            assertThat(open).isPositive();
        }
    }

    @Test
    void causes_add_up_to_all_tickets() {
        List<Cause> causes = statistics(ALL).causes(Dimension.CATEGORY);

        assertThat(causes.stream().mapToLong(Cause::count).sum()).isEqualTo(24_918);
        assertThat(causes).isSortedAccordingTo((a, b) -> Long.compare(b.count(), a.count()));
    }
}
