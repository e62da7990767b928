package io.github.qms4j.example.assess;

import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Provenance;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Row;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.servicedesk.NonconformityProposal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the breach rules call for: by pattern, one by one, and in full in a file beside the report. */
final class Findings {
    /** All of them, whatever the report shows. */
    static final String FILE = "findings.csv";

    private static final int SHOWN = 50;

    private final Assessment found;

    private Findings(Assessment found) {
        this.found = found;
    }

    static Report all(Assessment found, Instant createdAt, String version) {
        Findings findings = new Findings(found);
        return Report.builder("Findings of the breach rules")
                .subtitle(found.reading().file())
                .provenance(Provenance.asOf(found.asOf())
                        .created(createdAt, "assess, import " + found.runId())
                        .zone(found.zone())
                        .libraryVersion(version)
                        .build())
                .section(Section.builder("Findings").block(findings.table()).build())
                .build();
    }

    static Section section(Assessment found) {
        return new Findings(found).section();
    }

    private Section section() {
        int all = found.proposals().size();
        int shown = Math.min(SHOWN, all);
        Section.Builder section = Section.builder("Nonconformities that the rules call for")
                .paragraph(all + " findings. Raised now: " + found.outcome().raised()
                        + "; raised by an earlier assessment: "
                        + found.outcome().known() + "; left for a person to decide: "
                        + found.outcome().left() + ". CAPAs opened: "
                        + found.outcome().opened() + "; findings put under open CAPAs: "
                        + found.outcome().linked() + ".");
        if (all > 0) {
            section.block(byPattern());
            section.paragraph(
                    shown == all
                            ? "All of them:"
                            : "The first " + shown + " of " + all + ", in the order of opening; all " + all + " are in "
                                    + FILE + " beside this file.");
        }
        List<NonconformityProposal> some = found.proposals().subList(0, shown);
        some.stream()
                .map(NonconformityProposal::ruleId)
                .distinct()
                .forEach(rule -> section.block(ofRule(
                        rule, some.stream().filter(p -> p.ruleId().equals(rule)).toList())));
        return section.build();
    }

    /** What the rule looks for stands in the caption, so that a finding is one line: long lists are read line by line. */
    private Table ofRule(String rule, List<NonconformityProposal> findings) {
        boolean single = findings.stream().allMatch(p -> p.ticketIds().size() == 1);
        Table.Builder table = Table.builder(
                        "Detected by rule " + rule + " in import " + found.runId() + ": " + words(rule))
                .columns(Column.text("Number"), Column.text(single ? "Ticket" : "Of"), Column.instant("Happened"));
        if (!single) {
            table.columns(Column.text("On tickets"));
        }
        findings.forEach(p -> {
            Cell number = number(p).map(found -> Cell.text(found.value())).orElseGet(() -> Cell.text("not raised"));
            if (single) {
                table.row(number, Cell.text(tickets(p)), Cell.instant(p.happenedAt()));
            } else {
                table.row(number, Cell.text(p.subject()), Cell.instant(p.happenedAt()), Cell.text(tickets(p)));
            }
        });
        return table.build();
    }

    private String words(String rule) {
        return found.defined().rules().stream()
                .filter(one -> one.id().equals(rule))
                .findFirst()
                .map(DefinitionsSection::words)
                .orElse("a rule of another definition file");
    }

    private Table byPattern() {
        Map<String, long[]> counts = new TreeMap<>();
        for (NonconformityProposal one : found.proposals()) {
            long[] of = counts.computeIfAbsent(one.pattern(), pattern -> new long[2]);
            of[0]++;
            of[1] += number(one).isPresent() ? 1 : 0;
        }
        Table.Builder table = Table.builder("By pattern: what one pattern finds again is one problem that recurs")
                .columns(
                        Column.text("Pattern"),
                        Column.number("Findings", 0),
                        Column.number("Nonconformities", 0),
                        Column.text("Severity"));
        counts.forEach((pattern, of) -> table.row(
                Cell.text(pattern.replaceFirst("/", ": ")),
                Cell.number(of[0]),
                Cell.number(of[1]),
                Cell.text(severity(pattern))));
        return table.build();
    }

    private String severity(String pattern) {
        BreachResponse response = found.defined().responses().get(pattern.substring(0, pattern.indexOf('/')));
        if (response == null) {
            return "no rule of this name";
        }
        String level = response.level().name().toLowerCase(Locale.ROOT);
        return response.severity().isPresent() ? level : level + ", as a person may decide: no approved method";
    }

    private Table table() {
        List<Row> rows = found.proposals().stream()
                .map(p -> Row.of(
                        number(p).map(number -> Cell.text(number.value())).orElseGet(() -> Cell.text("not raised")),
                        Cell.text(p.statement()),
                        Cell.instant(p.happenedAt()),
                        Cell.text(p.ruleId()),
                        Cell.text(tickets(p))))
                .toList();
        return Table.builder("Findings of the breach rules, detected by import " + found.runId())
                .columns(
                        Column.text("Number"),
                        Column.text("Finding"),
                        Column.instant("Happened"),
                        Column.text("Rule"),
                        Column.text("On tickets"))
                .rows(rows)
                .whenEmpty("No rule calls for a nonconformity.")
                .build();
    }

    /** Every ticket, as its source calls it. */
    private static String tickets(NonconformityProposal proposal) {
        return proposal.ticketIds().stream()
                .map(id -> id.substring(id.indexOf(':') + 1))
                .collect(Collectors.joining(", "));
    }

    private Optional<NonconformityId> number(NonconformityProposal proposal) {
        return Optional.ofNullable(found.outcome().numbers().get(proposal.key()));
    }
}
