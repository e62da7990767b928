package io.github.qms4j.reporting.service;

import io.github.qms4j.kpi.Dimension;
import io.github.qms4j.kpi.ServiceFigures;
import io.github.qms4j.kpi.ServiceFigures.Attainment;
import io.github.qms4j.kpi.ServiceFigures.Cause;
import io.github.qms4j.kpi.ServiceFigures.Share;
import io.github.qms4j.kpi.ServiceStatistics;
import io.github.qms4j.reporting.BarChart;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Format;
import io.github.qms4j.reporting.KeyFigure;
import io.github.qms4j.reporting.Row;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.servicedesk.SlaMetric;
import io.github.qms4j.servicedesk.UnknownFact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The sections of a service report, the totals first. */
final class ServiceSections {
    private static final String NONE_DECIDED = "none decided";

    private ServiceSections() {}

    static List<Section> of(ServiceStatistics statistics, int causes) {
        List<Section> sections = new ArrayList<>();
        sections.add(summary(statistics.total()));
        sections.add(promises(statistics.total()));
        sections.add(months(statistics.byMonth()));
        sections.add(backlog(statistics));
        for (Dimension dimension : ServiceStatistics.USUAL_DIMENSIONS) {
            sections.add(breakdown(dimension, statistics.by(dimension)));
        }
        sections.add(causes(statistics.causes(Dimension.CATEGORY), causes));
        sections.add(definitions(statistics));
        return sections;
    }

    private static Section summary(ServiceFigures total) {
        Format count = Format.number(0);
        Attainment resolution = resolution(total);
        return Section.builder("Summary")
                .keyFigures(
                        KeyFigure.of("Opened", Cell.number(total.opened()), count),
                        KeyFigure.of("Resolved", Cell.number(total.resolved()), count)
                                .withNote(
                                        total.resolvedUnknown() == 0
                                                ? ""
                                                : total.resolvedUnknown() + " more, not known when"),
                        KeyFigure.of("Resolved in time", attained(resolution), Format.percent(1))
                                .withNote(resolution.met() + " of " + (resolution.met() + resolution.missed())
                                        + " decided; " + resolution.undecided() + " undecided"),
                        KeyFigure.of("Open", Cell.number(total.backlog().open()), count),
                        KeyFigure.of("Reopened", share(total.reopened()), Format.percent(1))
                                .withNote(known(total.reopened())),
                        KeyFigure.of("Reassigned", share(total.reassigned()), Format.percent(1))
                                .withNote(known(total.reassigned())))
                .build();
    }

    private static String known(Share share) {
        return share.holds() + " of " + share.applies() + " known; " + share.unknown() + " unknown";
    }

    private static Attainment resolution(ServiceFigures figures) {
        return Objects.requireNonNull(figures.attainment().get(SlaMetric.RESOLUTION));
    }

    private static Cell attained(Attainment attainment) {
        return Cell.share(attainment.met(), attainment.met() + attainment.missed(), NONE_DECIDED);
    }

    private static Cell share(Share share) {
        return Cell.share(share.holds(), share.applies(), "of none known");
    }

    private static Section promises(ServiceFigures total) {
        List<SlaMetric> promised = new ArrayList<>();
        List<String> never = new ArrayList<>();
        for (SlaMetric metric : SlaMetric.values()) {
            if (kept(total, metric).notPromised() < total.opened()) {
                promised.add(metric);
            } else {
                never.add(words(metric));
            }
        }
        Section.Builder section = Section.builder("Service levels");
        if (!promised.isEmpty()) {
            section.block(promises(total, promised));
        }
        if (!never.isEmpty()) {
            section.paragraph("Promised to none of the tickets that were opened in the period: "
                    + String.join(", ", never).toLowerCase(Locale.ROOT) + ".");
        }
        Share recorded = total.recorded();
        if (recorded.applies() > 0) {
            section.paragraph("The source itself recorded " + recorded.holds() + " of " + recorded.applies()
                    + " as in time, and of " + recorded.unknown()
                    + " nothing. That is its claim, and no verdict of an agreement on record.");
        }
        return section.build();
    }

    private static Attainment kept(ServiceFigures figures, SlaMetric metric) {
        return Objects.requireNonNull(figures.attainment().get(metric));
    }

    private static Table promises(ServiceFigures total, List<SlaMetric> promised) {
        boolean undecided = promised.stream().anyMatch(m -> kept(total, m).undecided() > 0);
        Table.Builder table = Table.builder("Promises to the tickets that were opened in the period")
                .columns(
                        Column.text("Promise"),
                        Column.percent("Kept", 1),
                        Column.number("In time", 0),
                        Column.number("Late", 0),
                        Column.number("Still open", 0),
                        Column.number("Undecided", 0),
                        Column.number("Not promised", 0));
        if (undecided) {
            table.columns(Column.text("Undecided, for it is not told"));
        }
        for (SlaMetric metric : promised) {
            Attainment kept = kept(total, metric);
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.text(words(metric)),
                    attained(kept),
                    Cell.number(kept.met()),
                    Cell.number(kept.missed()),
                    Cell.number(kept.open()),
                    Cell.number(kept.undecided()),
                    Cell.number(kept.notPromised())));
            if (undecided) {
                cells.add(
                        kept.undecided() == 0
                                ? Cell.noData("none undecided")
                                : Cell.text(because(kept.undecidedBecause())));
            }
            table.rows(List.of(new Row(cells)));
        }
        return table.build();
    }

    private static String words(SlaMetric metric) {
        return switch (metric) {
            case FIRST_RESPONSE -> "First response";
            case RESOLUTION -> "Resolution";
            case CLOSURE -> "Closure";
        };
    }

    private static String because(Map<UnknownFact, Long> facts) {
        return facts.entrySet().stream()
                .map(fact -> words(fact.getKey()) + ": " + fact.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String words(UnknownFact fact) {
        return switch (fact) {
            case WAITING -> "when it waited";
            case FIRST_RESPONSE -> "when it was answered first";
            case RESOLUTION_TIME -> "when it was resolved";
            case CLOSING_TIME -> "when it was closed";
            case REOPENINGS -> "whether it was reopened";
            case REASSIGNMENTS -> "whether it changed hands";
        };
    }

    private static Section months(List<ServiceFigures> months) {
        Section.Builder section = Section.builder("By month")
                .block(table("Tickets by month; open at the end of each", "Month", Dimension.MONTH, months));
        if (months.isEmpty()) {
            return section.build();
        }
        List<String> names = months.stream().map(m -> name(m, Dimension.MONTH)).toList();
        return section.block(BarChart.builder("Volume by month")
                        .summary("Tickets opened and resolved in each month, as in the table above.")
                        .categories("Month", names)
                        .values("Tickets", Format.number(0))
                        .series(
                                "Opened",
                                months.stream()
                                        .map(m -> Cell.number(m.opened()))
                                        .toList())
                        .series(
                                "Resolved",
                                months.stream()
                                        .map(m -> Cell.number(m.resolved()))
                                        .toList())
                        .build())
                .build();
    }

    private static Section breakdown(Dimension dimension, List<ServiceFigures> figures) {
        if (figures.size() == 1 && name(figures.get(0), dimension.name()).equals(Dimension.NONE)) {
            return Section.builder("By " + dimension.name())
                    .paragraph("No ticket names its " + dimension.name() + ".")
                    .build();
        }
        return Section.builder("By " + dimension.name())
                .block(table("Tickets by " + dimension.name(), heading(dimension), dimension.name(), figures))
                .build();
    }

    private static String heading(Dimension dimension) {
        return Character.toUpperCase(dimension.name().charAt(0))
                + dimension.name().substring(1);
    }

    private static Table table(String caption, String heading, String dimension, List<ServiceFigures> figures) {
        Table.Builder table = Table.builder(caption)
                .columns(
                        Column.text(heading),
                        Column.number("Opened", 0),
                        Column.number("Resolved", 0),
                        Column.percent("In time", 1),
                        Column.number("Late", 0),
                        Column.number("Undecided", 0),
                        Column.number("Open", 0),
                        Column.percent("Reopened", 1),
                        Column.percent("Reassigned", 1))
                .whenEmpty("No ticket was opened up to the instant of the report.");
        for (ServiceFigures row : figures) {
            Attainment resolution = resolution(row);
            table.row(
                    Cell.text(name(row, dimension)),
                    Cell.number(row.opened()),
                    Cell.number(row.resolved()),
                    attained(resolution),
                    Cell.number(resolution.missed()),
                    Cell.number(resolution.undecided()),
                    Cell.number(row.backlog().open()),
                    share(row.reopened()),
                    share(row.reassigned()));
        }
        return table.build();
    }

    private static String name(ServiceFigures figures, String dimension) {
        return Objects.requireNonNull(figures.group().get(dimension));
    }

    private static Section backlog(ServiceStatistics statistics) {
        ServiceFigures.Backlog backlog = statistics.total().backlog();
        Table.Builder table = Table.builder(
                        "Open tickets by age as of " + statistics.period().asOf())
                .columns(Column.text("Age"), Column.number("Open", 0), Column.percent("Share", 1));
        List<Duration> bounds = statistics.period().ageBands();
        for (int i = 0; i < backlog.byAge().size(); i++) {
            table.row(
                    Cell.text(band(bounds, i)),
                    Cell.number(backlog.byAge().get(i)),
                    Cell.share(backlog.byAge().get(i), backlog.open(), "nothing is open"));
        }
        Section.Builder section = Section.builder("Backlog and ageing").block(table.build());
        if (backlog.unknown() > 0) {
            section.paragraph("Of " + backlog.unknown()
                    + " more tickets nobody can tell whether they were open: their source tells the latest instant of"
                    + " their end only.");
        }
        return section.build();
    }

    private static String band(List<Duration> bounds, int i) {
        if (bounds.isEmpty()) {
            return "any";
        }
        if (i == 0) {
            return "under " + age(bounds.get(0));
        }
        return i == bounds.size()
                ? age(bounds.get(i - 1)) + " or longer"
                : age(bounds.get(i - 1)) + " to under " + age(bounds.get(i));
    }

    /** Days where it is whole days by the wall clock, else hours. */
    static String age(Duration age) {
        long days = age.toDays();
        if (!Duration.ofDays(days).equals(age)) {
            return age.toHours() + " h " + age.toMinutesPart() + " min";
        }
        return days + (days == 1 ? " day" : " days");
    }

    private static Section causes(List<Cause> causes, int limit) {
        long all = causes.stream().mapToLong(Cause::count).sum();
        Table.Builder table = Table.builder("Categories of the tickets that were opened in the period")
                .columns(Column.text("Category"), Column.number("Tickets", 0), Column.percent("Share", 1))
                .whenEmpty("No ticket was opened in the period.");
        causes.stream()
                .limit(limit)
                .forEach(c -> table.row(
                        Cell.text(c.value()), Cell.number(c.count()), Cell.share(c.count(), all, "no ticket")));
        if (causes.size() > limit) {
            long rest = causes.stream().skip(limit).mapToLong(Cause::count).sum();
            table.row(
                    Cell.text((causes.size() - limit) + " further categories; ask for more causes to see them"),
                    Cell.number(rest),
                    Cell.share(rest, all, "no ticket"));
        }
        return Section.builder("Top causes").block(table.build()).build();
    }

    private static Section definitions(ServiceStatistics statistics) {
        return Section.builder("Definitions")
                .paragraph("Opened: opened in the period. Resolved: the resolution that stands as of "
                        + statistics.period().asOf()
                        + " lies in the period; a closing without one counts. Days and months are of "
                        + statistics.period().zone() + ".")
                .paragraph(
                        "In time and late: by the agreement on record that was in force for the ticket, of tickets that"
                                + " were opened in the period. In per cent: in time, of those that are decided. Undecided: the"
                                + " source of the ticket does not tell all that it depends on. No target is set for these"
                                + " figures here; where a KPI has one, its report shows the verdict.")
                .paragraph("Open: neither resolved, closed nor cancelled, whenever opened. Age: wall time since the"
                        + " opening. Reopened and reassigned: at least once, of tickets that were opened in the period, in"
                        + " per cent of those of which it is known.")
                .build();
    }
}
