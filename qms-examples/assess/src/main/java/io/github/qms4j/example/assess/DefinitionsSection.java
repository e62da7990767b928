package io.github.qms4j.example.assess;

import io.github.qms4j.calendar.BusinessCalendar;
import io.github.qms4j.calendar.OpeningWindow;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.example.assess.Governance.Approval;
import io.github.qms4j.example.assess.Governance.Method;
import io.github.qms4j.kpi.KpiBand;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiFormula;
import io.github.qms4j.kpi.TicketFact;
import io.github.qms4j.kpi.TicketTime;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Format;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.servicedesk.BreachRule;
import io.github.qms4j.servicedesk.SlaDefinition;
import io.github.qms4j.servicedesk.SlaMetric;
import io.github.qms4j.servicedesk.SlaTarget;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the figures rest on, so that somebody else with the same inputs comes to the same. */
final class DefinitionsSection {
    private final Assessment found;
    private final Figures figures;

    DefinitionsSection(Assessment found, Figures figures) {
        this.found = found;
        this.figures = figures;
    }

    Section section() {
        Approval approval = found.defined().governance().approval();
        Section.Builder section = Section.builder("Definitions")
                .paragraph("The definitions of this report are those of "
                        + found.defined().source().name() + ", "
                        + (approval == null ? "which names nobody who has approved them" : approval.words())
                        + ". Its hash and that of the mapping stand under Provenance. Days, weeks and months are those of "
                        + found.zone() + ".");
        Columns.add(section, targets());
        Columns.add(section, agreements());
        section.block(calendars()).block(kpis());
        Columns.add(section, rules());
        found.defined().governance().methods().values().forEach(method -> section.block(method(method)));
        return section.build();
    }

    private Table targets() {
        Table.Builder table = Table.builder("Targets of the agreements")
                .columns(
                        Column.text("Agreement"),
                        Column.text("Priority"),
                        Column.text("First response"),
                        Column.text("Resolution"),
                        Column.text("Closure"))
                .whenEmpty("No agreement is defined.");
        for (SlaDefinition sla : found.defined().slas()) {
            found.defined().priorities().stream()
                    .filter(sla.priorities()::contains)
                    .forEach(priority -> table.row(
                            Cell.text(sla.name()),
                            Cell.text(priority),
                            target(sla, priority, SlaMetric.FIRST_RESPONSE),
                            target(sla, priority, SlaMetric.RESOLUTION),
                            target(sla, priority, SlaMetric.CLOSURE)));
        }
        return table.build();
    }

    private Cell target(SlaDefinition sla, String priority, SlaMetric metric) {
        SlaTarget target = sla.targets(priority).get(metric);
        return target == null ? Cell.noData("no target is agreed") : Cell.text(words(target));
    }

    private String words(SlaTarget target) {
        if (target instanceof SlaTarget.BusinessTime business) {
            return words(business.length()) + " of opening time";
        } else if (target instanceof SlaTarget.ElapsedTime elapsed) {
            return words(elapsed.length()) + " round the clock";
        } else if (target instanceof SlaTarget.WorkingDays days) {
            return days.count()
                    + (days.count() == 1 ? " working day" : " working days")
                    + (days.untilEndOfDay() ? ", until closing" : "");
        }
        return "by " + Format.instant(((SlaTarget.FixedDeadline) target).instant(), found.zone());
    }

    private static String words(Duration length) {
        long minutes = length.toMinutes();
        String words = minutes >= 60 ? minutes / 60 + " h" : "";
        return minutes % 60 == 0 && !words.isEmpty() ? words : (words + " " + minutes % 60 + " min").strip();
    }

    private Table agreements() {
        Table.Builder table = Table.builder("Terms of the agreements")
                .columns(
                        Column.text("Agreement"),
                        Column.text("Service"),
                        Column.text("Calendar"),
                        Column.text("In force from"),
                        Column.text("Paused by"),
                        Column.text("Reopening"),
                        Column.text("New priority counts from"))
                .whenEmpty("No agreement is defined.");
        for (SlaDefinition sla : found.defined().slas()) {
            table.row(
                    Cell.text(sla.name()),
                    Cell.text(sla.service().orElse("all")),
                    Cell.text(sla.calendar()),
                    Cell.text(from(sla)),
                    Cell.text(
                            sla.pausedBy().isEmpty()
                                    ? "nothing"
                                    : sla.pausedBy().contains(SlaDefinition.ANY_REASON)
                                            ? "any waiting"
                                            : sla.pausedBy().stream().sorted().collect(Collectors.joining(", "))),
                    Cell.text(
                            switch (sla.reopenPolicy()) {
                                case TOTAL -> "the clock goes on";
                                case RESTART -> "a new clock starts";
                                case FIRST_RESOLUTION -> "the first resolution decides";
                            }),
                    Cell.text(sla.retroactive() ? "the opening" : "the change"));
        }
        return table.build();
    }

    private String from(SlaDefinition sla) {
        Instant from = sla.effectiveFrom();
        return from.isAfter(Instant.EPOCH) ? Format.instant(from, found.zone()) : "always";
    }

    private Table calendars() {
        Table.Builder table = Table.builder("Business calendars")
                .columns(Column.text("Calendar"), Column.text("Zone"), Column.text("Open"), Column.text("Closed on"))
                .whenEmpty("No calendar is defined.");
        for (BusinessCalendar calendar : found.defined().calendars()) {
            List<String> closed = new ArrayList<>();
            calendar.holidays().forEach((day, name) -> closed.add(day + " " + name));
            calendar.yearlyHolidays()
                    .forEach((day, name) -> closed.add("every " + day.toString().substring(2) + " " + name));
            table.row(
                    Cell.text(calendar.name()),
                    Cell.text(calendar.zone().getId()),
                    Cell.text(opening(calendar)),
                    Cell.text(closed.isEmpty() ? "no holiday" : String.join(", ", closed)));
        }
        return table.build();
    }

    private static String opening(BusinessCalendar calendar) {
        List<String> days = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<OpeningWindow> windows = calendar.weeklyOpenings().getOrDefault(day, List.of());
            if (!windows.isEmpty()) {
                days.add(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " "
                        + windows.stream().map(OpeningWindow::toString).collect(Collectors.joining(" and ")));
            }
        }
        return days.isEmpty() ? "never" : String.join(", ", days);
    }

    private Table kpis() {
        Table.Builder table = Table.builder("Key performance indicators: formulas, and who has set their targets")
                .columns(
                        Column.text("KPI"),
                        Column.text("Formula"),
                        Column.text("Target"),
                        Column.text("Set by"),
                        Column.text("Bands"));
        for (KpiDefinition kpi : found.definitions()) {
            table.row(
                    Cell.text(kpi.name()),
                    Cell.text(words(kpi.formula())),
                    Cell.text(kpi.target().map(figures::shown).orElse("none")),
                    Cell.text(kpi.target().isPresent() ? figures.setBy(kpi.id()) : "–"),
                    Cell.text(
                            kpi.bands().isEmpty()
                                    ? "none"
                                    : kpi.bands().stream()
                                            .map(band -> words(band, kpi.unit()))
                                            .collect(Collectors.joining(", "))));
        }
        return table.build();
    }

    private static String words(KpiBand band, String unit) {
        return band.name() + " " + end(band.from(), "from ", unit)
                + end(band.until(), "until below ", unit).strip();
    }

    private static String end(@Nullable BigDecimal end, String word, String unit) {
        return end == null ? "" : word + end.toPlainString() + "\u202f" + unit + " ";
    }

    private static String words(KpiFormula formula) {
        if (formula instanceof KpiFormula.Ratio ratio) {
            return "share of tickets: " + words(ratio.fact()) + ", of those of which this can be told";
        } else if (formula instanceof KpiFormula.Count count) {
            return "number of tickets: " + words(count.fact());
        } else if (formula instanceof KpiFormula.Mean mean) {
            return "mean time, " + words(mean.time());
        } else if (formula instanceof KpiFormula.Median median) {
            return "median time, " + words(median.time());
        } else if (formula instanceof KpiFormula.Percentile percentile) {
            return percentile.percent() + "th percentile of the time, " + words(percentile.time()) + "; "
                    + percentile.definition().printed();
        }
        return String.valueOf(formula);
    }

    private static String words(TicketFact fact) {
        return fact == TicketFact.ANY
                ? "all"
                : fact.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String words(TicketTime time) {
        return time.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Table rules() {
        Table.Builder table = Table.builder("Breach rules")
                .columns(
                        Column.text("Rule"),
                        Column.text("Calls for a nonconformity at"),
                        Column.text("Severity"),
                        Column.text("Method"),
                        Column.text("Approved by"),
                        Column.text("Requirement"),
                        Column.text("CAPA"))
                .whenEmpty("No breach rule is defined.");
        for (BreachRule rule : found.defined().rules()) {
            BreachResponse response = found.defined().responses().get(rule.id());
            if (response != null) {
                table.row(
                        Cell.text(rule.id()),
                        Cell.text(words(rule)),
                        Cell.text(response.level().name().toLowerCase(Locale.ROOT)),
                        Cell.text(response.severity().map(Severity::method).orElse(response.method())),
                        response.severity()
                                .map(severity -> Cell.text(severity.approvedBy()))
                                .orElseGet(() -> Cell.text("nobody: what it finds stays proposed")),
                        Cell.text(response.requirement()),
                        Cell.text(response.capa() ? "one a pattern" : "none"));
            }
        }
        return table.build();
    }

    static String words(BreachRule rule) {
        if (rule instanceof BreachRule.AnyBreach any) {
            return "every missed target for " + any.metric().words() + " of priority "
                    + any.priorities().stream().sorted().collect(Collectors.joining(" or "));
        } else if (rule instanceof BreachRule.RepeatedBreach repeated) {
            return repeated.count() + " missed targets for "
                    + repeated.metric().words() + " of one " + words(repeated.similarity()) + " within "
                    + window(repeated.window());
        }
        BreachRule.RepeatedTicket repeated = (BreachRule.RepeatedTicket) rule;
        return repeated.count() + " tickets of one " + words(repeated.similarity()) + " within "
                + window(repeated.window());
    }

    private static String words(BreachRule.Similarity similarity) {
        return similarity.name().toLowerCase(Locale.ROOT);
    }

    private static String window(Duration window) {
        return window.toHours() % 24 == 0 && window.toMinutesPart() == 0
                ? window.toDays() + (window.toDays() == 1 ? " day" : " days")
                : words(window);
    }

    private static Table method(Method method) {
        Approval approval = method.approval();
        Table.Builder table = Table.builder("Severity by " + method.name() + ", "
                        + (approval == null ? "which nobody has approved" : approval.words()))
                .columns(Column.text("Severity"), Column.text("Means"))
                .whenEmpty("The file does not say what its levels mean.");
        for (Map.Entry<Severity.Level, String> meaning : method.meanings().entrySet()) {
            table.row(Cell.text(meaning.getKey().name().toLowerCase(Locale.ROOT)), Cell.text(meaning.getValue()));
        }
        return table.build();
    }
}
