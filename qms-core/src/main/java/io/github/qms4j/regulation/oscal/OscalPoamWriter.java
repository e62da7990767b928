package io.github.qms4j.regulation.oscal;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.regulation.LossReport;
import io.github.qms4j.regulation.oscal.OpenFinding.PlannedAction;
import io.github.qms4j.regulation.oscal.OscalOutput.Property;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes open findings as an OSCAL plan of action and milestones (rule REG-5). Each is an item with a risk; its actions
 * are the tasks of the risk's remediation. OSCAL's deadlines are instants: a day ends with its last second in the given
 * zone.
 */
public final class OscalPoamWriter {
    private static final String OWNER = "owner";

    private final OscalHead head;
    private final List<OpenFinding> findings;
    private final ZoneId zone;
    private final OscalOutput out;

    private OscalPoamWriter(OscalHead head, List<OpenFinding> findings, ZoneId zone, OscalOutput out) {
        this.head = head;
        this.findings = findings;
        this.zone = zone;
        this.out = out;
    }

    /**
     * Writes open findings, in the given order.
     *
     * @param system the organisation or system they are about, by the id that it is known by
     * @param zone the zone of the days by which things are due
     * @param target gets UTF-8; it is flushed and stays open
     * @return what could not be written as it is
     * @throws InvalidInputException when there is none, since OSCAL demands an item, two share an id, or the system is
     *     blank; nothing is written
     * @throws IOException when the target fails; what was written until then is no document
     */
    public static LossReport write(
            OscalHead head, String system, ZoneId zone, List<OpenFinding> findings, OutputStream target)
            throws IOException {
        check(system, findings);
        LossReport.Collector losses = new LossReport.Collector();
        OscalOutput.document(
                target,
                losses,
                "plan-of-action-and-milestones",
                out -> new OscalPoamWriter(head, List.copyOf(findings), zone, out).document(system));
        return losses.report();
    }

    private static void check(String system, List<OpenFinding> findings) {
        String subject = "plan of action and milestones";
        Required.text(subject, "system", system);
        if (findings.isEmpty()) {
            throw InvalidInputException.of(
                    subject, "findings", "", "there is none", "export one when something is open");
        }
        Set<String> ids = new HashSet<>();
        for (OpenFinding finding : findings) {
            if (!ids.add(finding.id())) {
                throw InvalidInputException.of(subject, "findings", finding.id(), "is in it twice", "give each once");
            }
        }
    }

    private void document(String system) {
        out.uuid("uuid", head.uuid("poam", head.version(), system, Hashes.content(findings.toString())));
        out.object("metadata", () -> head.write(out, owners(), Map.of(OWNER, "Owner of an action")));
        out.object("system-id", () -> out.string("id", system));
        out.objects("risks", findings, this::risk);
        out.objects("poam-items", findings, this::item);
    }

    private List<String> owners() {
        return findings.stream()
                .flatMap(finding -> finding.actions().stream().map(PlannedAction::owner))
                .filter(owner -> !owner.isBlank())
                .toList();
    }

    private void risk(OpenFinding finding) {
        out.uuid("uuid", uuid("risk", finding));
        out.line("title", finding.title());
        out.prose("description", finding.description());
        out.prose("statement", finding.description());
        out.properties(properties(finding));
        out.plain("status", finding.status().name().toLowerCase(Locale.ROOT));
        end(finding.due()).ifPresent(due -> out.instant("deadline", due));
        out.objects(
                "remediations",
                finding.actions().isEmpty() ? List.<OpenFinding>of() : List.of(finding),
                this::remediation);
    }

    private void remediation(OpenFinding finding) {
        out.uuid("uuid", uuid("remediation", finding));
        boolean done = finding.actions().stream().allMatch(PlannedAction::done);
        out.plain("lifecycle", done ? "completed" : "planned");
        out.line("title", "Actions on " + finding.id());
        out.prose("description", "Actions on " + finding.id());
        out.objects("tasks", finding.actions(), action -> task(finding, action));
    }

    private void task(OpenFinding finding, PlannedAction action) {
        out.uuid("uuid", head.uuid("task", finding.id(), action.id()));
        out.plain("type", "action");
        out.line("title", action.title());
        out.properties(
                List.of(Property.own("action", action.id()), Property.own("done", action.done() ? "yes" : "no")));
        Optional<Instant> due = end(action.due());
        if (due.isPresent()) {
            out.object("timing", () -> out.object("on-date", () -> out.instant("date", due.get())));
        }
        out.objects(
                "responsible-roles", action.owner().isBlank() ? List.<String>of() : List.of(action.owner()), owner -> {
                    out.plain("role-id", OWNER);
                    out.strings("party-uuids", List.of(head.party(owner).toString()));
                });
    }

    private void item(OpenFinding finding) {
        out.uuid("uuid", uuid("poam-item", finding));
        out.line("title", finding.title());
        out.prose("description", finding.description());
        out.properties(properties(finding));
        out.objects("related-risks", List.of(finding), same -> out.uuid("risk-uuid", uuid("risk", same)));
    }

    private List<Property> properties(OpenFinding finding) {
        List<Property> properties = new ArrayList<>(List.of(
                Property.own("finding", finding.id()),
                Property.own("severity", finding.severity()),
                Property.own(OWNER, finding.owner())));
        finding.requirements()
                .forEach(requirement -> properties.add(Property.own("requirement", requirement.toString())));
        return properties;
    }

    /** The last second of a day, as far as OSCAL knows its year. */
    private Optional<Instant> end(@Nullable LocalDate day) {
        if (day == null) {
            return Optional.empty();
        }
        if (day.getYear() < 1900 || day.getYear() > 2998) {
            out.losses()
                    .leftOut("due.year", "day by which something is due outside the years 1900 to 2998", day::toString);
            return Optional.empty();
        }
        out.losses().changed("due.day", "day by which something is due, written as its last second", day::toString);
        return Optional.of(day.plusDays(1).atStartOfDay(zone).minusSeconds(1).toInstant());
    }

    private UUID uuid(String kind, OpenFinding finding) {
        return head.uuid(kind, finding.id());
    }
}
