package io.github.qms4j.example.year;

import io.github.qms4j.QmsSession;
import io.github.qms4j.calendar.BusinessCalendar;
import io.github.qms4j.calendar.OpeningWindow;
import io.github.qms4j.kpi.Direction;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiFormula;
import io.github.qms4j.kpi.KpiValue;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.kpi.MeasurementSource;
import io.github.qms4j.kpi.TicketFact;
import io.github.qms4j.kpi.TicketTime;
import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Comparator;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.servicedesk.SlaDefinition;
import io.github.qms4j.servicedesk.SlaMetric;
import io.github.qms4j.servicedesk.SlaTarget;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was agreed with users, by which hours it counts, and which figures say whether it is kept. */
final class ServiceLevels {
    static final String TITLE = "January: service levels and figures";
    static final String RESPONSE = "incident-response-time";
    static final String RESOLUTION = "resolution-in-time";
    static final String TICKETS = "tickets";
    static final String SATISFACTION = "user-satisfaction";

    /** Priorities with the hours to first response and to resolution. */
    private static final Map<String, int[]> HOURS = new TreeMap<>(Map.of(
            "Critical", new int[] {1, 5},
            "High", new int[] {3, 7},
            "Moderate", new int[] {5, 16},
            "Low", new int[] {9, 40}));

    private final House house;
    private final Narrator narrator;

    ServiceLevels(House house, Narrator narrator) {
        this.house = house;
        this.narrator = narrator;
    }

    void tell() {
        narrator.chapter(TITLE);
        house.on("01-30");
        agree("Basel service desk", ZoneId.of("Europe/Zurich"), "2025-04-18", "2025-05-01", "2025-08-01", "2025-12-25");
        agree("Boston service desk", ZoneId.of("America/New_York"), "2025-05-26", "2025-07-04", "2025-11-27");
        define();
        takeOver();
    }

    private void agree(String service, ZoneId zone, String... holidays) {
        QmsSession manager = house.as(Cast.SERVICE_MANAGER, "as agreed with the users");
        BusinessCalendar.Builder hours = BusinessCalendar.builder(service, zone.getId())
                .open(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, OpeningWindow.of("07:30", "19:30"));
        for (String day : holidays) {
            hours.holiday(LocalDate.parse(day), "holiday");
        }
        manager.calendars().define(hours.build());
        SlaDefinition.Builder agreement = SlaDefinition.builder(service, service)
                .service(service)
                .effectiveFrom(LocalDate.of(2025, 1, 1).atStartOfDay(House.ZONE).toInstant())
                .pausedBy("user")
                .pausedBy("vendor");
        HOURS.forEach((priority, times) -> agreement
                .target(priority, SlaMetric.FIRST_RESPONSE, within(priority, times[0]))
                .target(priority, SlaMetric.RESOLUTION, within(priority, times[1])));
        manager.serviceDesk().agree(agreement.build());
        narrator.tells("The service manager agrees response and resolution times for the " + service
                + ", by its own hours and holidays; waiting for users and vendors does not count.");
    }

    /** What is critical counts day and night. */
    private static SlaTarget within(String priority, int hours) {
        return priority.equals("Critical")
                ? new SlaTarget.ElapsedTime(Duration.ofHours(hours))
                : new SlaTarget.BusinessTime(Duration.ofHours(hours));
    }

    private void define() {
        QmsSession quality = house.as(Cast.QUALITY_MANAGER, "monitoring plan");
        List<KpiDefinition> kpis = List.of(
                kpi(RESPONSE, "Incident response time", new KpiFormula.Mean(TicketTime.OPENED_TO_FIRST_RESPONSE))
                        .purpose("users wait less")
                        .direction(Direction.LOWER_IS_BETTER)
                        .build(),
                kpi(RESOLUTION, "Resolved in time", new KpiFormula.Ratio(TicketFact.RESOLUTION_IN_TIME))
                        .purpose("requests and incidents are resolved as agreed")
                        .direction(Direction.HIGHER_IS_BETTER)
                        .target(new Bound(Comparator.AT_LEAST, Quantity.of(85, "%")))
                        .build(),
                kpi(TICKETS, "Tickets", new KpiFormula.Count(TicketFact.ANY))
                        .purpose("the load of the desk")
                        .build(),
                kpi(SATISFACTION, "Satisfied users", new KpiFormula.Entered())
                        .purpose("users say what they think")
                        .direction(Direction.HIGHER_IS_BETTER)
                        .unit("%")
                        .build());
        for (KpiDefinition kpi : kpis) {
            quality.kpis().define(kpi);
            quality.kpis().activate(kpi.id());
        }
        narrator.tells(kpis.size() + " KPIs are put into use, each with owner, purpose, source and collector.");
        narrator.refuses("the quality manager puts a KPI into use that nobody owns", () -> {
            KpiDefinition nobodys = KpiDefinition.builder(
                            "reopened", "Reopened", new KpiFormula.Ratio(TicketFact.REOPENED))
                    .build();
            quality.kpis().define(nobodys);
            quality.kpis().activate(nobodys.id());
        });
    }

    private static KpiDefinition.Builder kpi(String id, String name, KpiFormula formula) {
        return KpiDefinition.builder(id, name, formula)
                .owner(Cast.SERVICE_MANAGER.id())
                .source("help desk log")
                .collector(Cast.QUALITY_ENGINEER.id());
    }

    /** The figures of the year before, as the predecessor of the tool reported them. */
    private void takeOver() {
        MeasurementSource report = MeasurementSource.named("annual report 2024 of the help desk");
        List<Measurement> taken = new ArrayList<>();
        Paper.text("figures-2024.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(row -> {
                    YearMonth month = YearMonth.parse(row[0]);
                    long met = Long.parseLong(row[2]);
                    long of = Long.parseLong(row[3]);
                    taken.add(measurement(RESPONSE, Result.measured(Quantity.of(row[1], "h")), 0, of, month, report));
                    taken.add(measurement(RESOLUTION, Result.measured(percent(met, of)), met, of, month, report));
                });
        house.as(Cast.QUALITY_ENGINEER, "taken over from the old reports")
                .kpis()
                .record("figures-2024", taken);
        narrator.tells("The figures of 2024 are taken over: " + taken.size() + " measurements, with their source.");
    }

    private static Quantity percent(long part, long whole) {
        return new Quantity(
                BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP), "%");
    }

    private static Measurement measurement(
            String kpi, Result result, long numerator, long denominator, YearMonth month, MeasurementSource source) {
        return Measurement.of(
                new KpiValue(kpi, Map.of(), result, numerator, denominator),
                month.atDay(1),
                month.plusMonths(1).atDay(1),
                source);
    }
}
