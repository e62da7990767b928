package io.github.qms4j.reporting;

import io.github.qms4j.reporting.output.Renderers;
import io.github.qms4j.statistics.chart.ChartPolicy;
import io.github.qms4j.statistics.chart.Phases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reports that the tests render: a full one that reads like a real one, and small ones around a single block. */
public final class SampleReports {
    public static final Instant AS_OF = Instant.parse("2026-10-31T23:00:00Z");
    private static final String DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final int MONTHS = 24;

    private SampleReports() {}

    public static Provenance provenance() {
        return Provenance.asOf(AS_OF)
                .created(Instant.parse("2026-11-23T08:15:30.250Z"), "u-1042 (A. Keller)")
                .zone(ZoneId.of("Europe/Zurich"))
                .source(Source.file("tickets-2026-10.csv", DIGEST, 48213, 48190, 11))
                .source(Source.records("capa", 37))
                .trailCheckpoint("example.org/qms/tenant-1\n48213\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")
                .libraryVersion("qms4j 0.1.0")
                .build();
    }

    public static Report of(String title, Block... blocks) {
        Section.Builder section = Section.builder("Section");
        List.of(blocks).forEach(section::block);
        return Report.builder(title)
                .provenance(provenance())
                .section(section.build())
                .build();
    }

    public static Report full() {
        return Report.builder("Service quality review, October 2026")
                .subtitle("IT operations, site Basel – ISO/IEC 20000-1:2018, clause 9.3")
                .identification(Identification.of("Example Biotech AG", "R-2026-10")
                        .atSite("Basel")
                        .inRevision("2")
                        .effectiveOn(LocalDate.of(2026, 11, 24))
                        .over("2026-10-01 to 2026-10-31 (Europe/Zurich)")
                        .requestedBy("Head of IT"))
                .conclusion("ERP met its target for availability, MES missed it; one CAPA is overdue.")
                .provenance(provenance())
                .section(summary())
                .section(availability())
                .section(tickets())
                .section(capas())
                .signature(SignatureLine.signed(
                                "Anna Keller", "Quality manager", "Review", Instant.parse("2026-11-23T09:00:00Z"))
                        .withEvidence("report R-2026-10, version 1, sha256 " + DIGEST))
                .signature(SignatureLine.open("Head of IT", "Approval"))
                .build();
    }

    public static LineChart availabilityChart() {
        List<String> months = new ArrayList<>();
        List<Cell> erp = new ArrayList<>();
        List<Cell> mes = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            months.add(YearMonth.of(2024, 11).plusMonths(month).toString());
            erp.add(Cell.percent(BigDecimal.valueOf(9930 + (month * 37) % 70, 4)));
            mes.add(
                    month == 9 || month == 10
                            ? Cell.noData("monitoring was replaced")
                            : Cell.percent(BigDecimal.valueOf(9905 + (month * 53) % 90, 4)));
        }
        return LineChart.builder("Availability of ERP and MES per month")
                .summary("ERP held its target in most months.")
                .categories("Month", months)
                .values("Availability", Format.percent(2))
                .series("ERP", erp)
                .series("MES", mes)
                .target("Target", Cell.percent(new BigDecimal("0.995")))
                .build();
    }

    public static BarChart ticketChart() {
        return BarChart.builder("Tickets by priority")
                .categories("Priority", List.of("P1", "P2", "P3", "P4"))
                .values("Tickets", Format.number(0))
                .series("Opened", List.of(Cell.number(12), Cell.number(140), Cell.number(902), Cell.number(411)))
                .series(
                        "Closed",
                        List.of(Cell.number(12), Cell.number(151), Cell.number(870), Cell.noData("not counted")))
                .build();
    }

    /** Shares of 32 weeks with a change after the eighteenth and a bad week late. */
    public static ControlChart controlChart() {
        List<String> weeks = new ArrayList<>();
        long[] met = new long[32];
        long[] all = new long[32];
        for (int week = 0; week < all.length; week++) {
            weeks.add(String.format(Locale.ROOT, "2026-W%02d", week + 1));
            all[week] = 400 + (week * 97L) % 160;
            long share = week == 27 ? 805 : (week < 9 ? 862 : week < 18 ? 880 : 917) + (week * 53L) % 23;
            met[week] = all[week] * share / 1000;
        }
        return ControlChart.builder("Tickets resolved in time, by week")
                .summary("The go-live lifted the share; week 28 fell out of it.")
                .categories("Week of opening", weeks)
                .values("Resolved in time", Format.percent(1))
                .computed(io.github.qms4j.statistics.chart.ControlChart.laneyP(
                                met,
                                all,
                                Phases.single().rebasedAt(18, "new routing, CHG-2026-0031"),
                                ChartPolicy.nhs())
                        .orElseThrow())
                .sizes("Tickets", all)
                .callsFor("NHS limit", "find the cause within 5 working days")
                .change(18, "Go-live of the new routing (CHG-2026-0031)")
                .target("Target", Cell.percent(new BigDecimal("0.9")))
                .build();
    }

    public static String render(Report report, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Renderers.load(SampleReports.class.getClassLoader()).renderer(format).render(report, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Section summary() {
        return Section.builder("Summary")
                .paragraph("Availability met its target for ERP and missed it for MES. One CAPA is overdue.")
                .keyFigures(
                        KeyFigure.of("Availability ERP", Cell.percent(0.9962), Format.percent(2))
                                .withNote("Target 99.50 %")
                                .withStatus(Status.OK),
                        KeyFigure.of(
                                        "Median time to resolve",
                                        Cell.duration(Duration.ofMinutes(245)),
                                        Format.duration())
                                .withNote("Target 4 h")
                                .withStatus(Status.WARNING),
                        KeyFigure.of("CAPA overdue", Cell.number(1), Format.number(0))
                                .withNote("of 37 open")
                                .withStatus(Status.BAD),
                        KeyFigure.of("Customer satisfaction", Cell.noData("survey runs in November"), Format.number(1)))
                .build();
    }

    private static Section availability() {
        List<Instant> days = new ArrayList<>();
        List<Cell> load = new ArrayList<>();
        for (int day = 0; day < 120; day++) {
            days.add(Instant.parse("2026-07-01T10:00:00Z").plus(Duration.ofDays(day)));
            load.add(day > 60 && day < 72 ? Cell.noData("collector was down") : Cell.number(120 + (day * 31) % 47));
        }
        return Section.builder("Availability")
                .block(availabilityChart())
                .block(LineChart.builder("Open tickets at noon")
                        .times("Day", days)
                        .values("Backlog", Format.number(0).withUnit("tickets"))
                        .series("Backlog", load)
                        .limit("Upper control limit", Cell.number(165))
                        .centre("Mean", Cell.number(143))
                        .limit("Lower control limit", Cell.number(121))
                        .build())
                .build();
    }

    private static Section tickets() {
        return Section.builder("Tickets")
                .block(ticketChart())
                .block(controlChart())
                .block(Table.builder("Tickets by priority, October 2026")
                        .columns(
                                Column.text("Priority"),
                                Column.number("Tickets", 0),
                                Column.percent("In time", 1),
                                Column.duration("Median to resolve"),
                                Column.status("Verdict"))
                        .row(
                                Cell.text("P1"),
                                Cell.number(12),
                                Cell.share(12, 12, "none"),
                                Cell.duration(Duration.ofMinutes(95)),
                                Cell.status(Status.OK, "met"))
                        .row(
                                Cell.text("P3"),
                                Cell.number(12902),
                                Cell.share(11700, 12902, "none"),
                                Cell.duration(Duration.ofHours(26)),
                                Cell.status(Status.BAD, "missed"))
                        .row(
                                Cell.text("P5"),
                                Cell.number(0),
                                Cell.share(0, 0, "no tickets of this priority"),
                                Cell.noData("no tickets of this priority"),
                                Cell.status(Status.NEUTRAL, "not judged"))
                        .build())
                .build();
    }

    private static Section capas() {
        return Section.builder("CAPA")
                .block(Table.builder("Overdue CAPA")
                        .columns(
                                Column.text("CAPA"),
                                Column.text("Root cause"),
                                Column.date("Due"),
                                Column.instant("Last change"))
                        .row(
                                Cell.text("CAPA-2026-0017"),
                                Cell.text("Calibration interval was not in the maintenance plan"),
                                Cell.date(LocalDate.of(2026, 9, 30)),
                                Cell.instant(Instant.parse("2026-10-25T00:30:00Z")))
                        .build())
                .block(Table.builder("CAPA without an owner")
                        .columns(Column.text("CAPA"), Column.date("Due"))
                        .whenEmpty("Every open CAPA had an owner on this day.")
                        .build())
                .evidence(
                        "Evidence",
                        EvidenceReference.of("Calibration certificate, balance 7", "document", "DOC-0815", 3)
                                .withSha256(DIGEST)
                                .withUri(URI.create("https://qms.example.org/documents/DOC-0815")),
                        EvidenceReference.of("Interview note", "inspection", "INS-12", 0))
                .build();
    }
}
