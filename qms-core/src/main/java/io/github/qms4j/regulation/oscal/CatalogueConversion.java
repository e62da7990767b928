package io.github.qms4j.regulation.oscal;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.CatalogueLimits;
import io.github.qms4j.regulation.Edition;
import io.github.qms4j.regulation.Instrument;
import io.github.qms4j.regulation.LossReport;
import io.github.qms4j.regulation.Requirement;
import io.github.qms4j.regulation.RequirementId;
import io.github.qms4j.regulation.oscal.OscalDocument.Node;
import io.github.qms4j.regulation.oscal.OscalDocument.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a catalogue of an OSCAL document: its groups become headings, its controls requirements. */
final class CatalogueConversion {
    private final String name;
    private final OscalDocument document;
    private final LossReport.Collector losses;
    private final StatementText texts;
    private final List<Requirement> requirements = new ArrayList<>();
    private final Set<String> locals = new HashSet<>();
    private final Set<String> clauses = new HashSet<>();
    private final Map<RequirementId, List<OscalParameter>> parameters = new LinkedHashMap<>();
    private final Map<RequirementId, List<OscalLink>> links = new LinkedHashMap<>();

    CatalogueConversion(String name, OscalDocument document, CatalogueLimits limits, LossReport.Collector losses) {
        this.name = name;
        this.document = document;
        this.losses = losses;
        this.texts = new StatementText(name, limits.characters());
    }

    Catalogue convert(Instrument instrument, Edition edition) {
        CatalogueId id = new CatalogueId(instrument.id(), edition.id());
        texts.know(document.parameters());
        document.groups().forEach(this::learn);
        document.controls().forEach(this::learn);
        document.groups().forEach(group -> add(group, null, id));
        document.controls().forEach(control -> add(control, null, id));
        return Catalogue.of(instrument, edition, requirements);
    }

    OscalDocument document() {
        return document;
    }

    Map<RequirementId, List<OscalParameter>> parameters() {
        return parameters;
    }

    Map<RequirementId, List<OscalLink>> links() {
        return links;
    }

    LossReport losses() {
        return losses.report();
    }

    private void learn(Node node) {
        texts.know(node.parameters());
        node.groups().forEach(this::learn);
        node.controls().forEach(this::learn);
    }

    private void add(Node node, @Nullable String parent, CatalogueId catalogue) {
        String local = local(node);
        RequirementId id = catalogue.requirement(local);
        Requirement.Builder requirement = Requirement.builder(id, clause(node, local), heading(node, local));
        if (parent != null) {
            requirement.parent(parent);
        }
        String summary = summary(node);
        if (!node.group() && !node.isWithdrawn() && !node.says("assessable", "no")) {
            requirement.assessable();
            if (summary.isEmpty()) {
                losses.changed(
                        "control.statement", "missing statement of a control, its title stands for it", node::id);
                summary = heading(node, local);
            }
        } else if (node.isWithdrawn()) {
            losses.changed("control.withdrawn", "withdrawn control, kept as a heading", node::id);
        }
        if (node.says("verified", "yes")) {
            requirement.verified();
        }
        requirement.summary(summary).evidence(evidence(node));
        requirements.add(built(requirement, node));
        if (!node.parameters().isEmpty()) {
            parameters.put(id, List.copyOf(node.parameters()));
        }
        if (!node.links().isEmpty()) {
            links.put(id, List.copyOf(node.links()));
        }
        countProperties(node);
        node.groups().forEach(group -> add(group, local, catalogue));
        node.controls().forEach(control -> add(control, local, catalogue));
    }

    /** What the requirement itself refuses is told with the place in the file. */
    private Requirement built(Requirement.Builder requirement, Node node) {
        try {
            return requirement.build();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    name,
                    e.violations().stream()
                            .map(v -> new InvalidInputException.Violation(
                                    node.place() + ", " + v.place(), v.value(), v.rule(), v.remedy()))
                            .toList());
        }
    }

    private String local(Node node) {
        String local = OscalIds.local(node.id());
        if (!OscalIds.isLocal(local)) {
            local = OscalIds.slug(node.id().isBlank() ? node.title() : node.id());
            losses.changed("id", "id that is missing or has characters that an id here cannot have", node::place);
        } else if (!local.equals(node.id()) && !OscalIds.token(local).equals(node.id())) {
            losses.changed("id.case", "upper-case letters of an id", node::id);
        }
        if (local.isEmpty() || !locals.add(local)) {
            throw InvalidInputException.of(
                    name,
                    node.place() + "/id",
                    node.id(),
                    local.isEmpty() ? "is missing" : "gives the id " + local + ", which another has",
                    "give each group and control its own id");
        }
        return local;
    }

    /** The label, unless it is missing or, as in catalogues that number anew in each group, another's too. */
    private String clause(Node node, String local) {
        String id = node.id().isBlank() ? local : node.id();
        String label = node.label().filter(text -> !text.isBlank()).orElse("");
        if (!label.isEmpty() && clauses.add(label)) {
            return label;
        }
        losses.changed(
                label.isEmpty() ? "label.missing" : "label.repeated",
                label.isEmpty() ? "missing label, the id stands for it" : "repeated label, the id stands for it",
                () -> id);
        return clauses.add(id) ? id : node.place();
    }

    private String heading(Node node, String local) {
        if (node.title().isBlank()) {
            losses.changed("title", "missing title, the id stands for it", () -> local);
            return local;
        }
        return node.title();
    }

    private String summary(Node node) {
        List<String> found = new ArrayList<>();
        for (Part part : node.parts()) {
            if (StatementText.isStatement(part) || (node.group() && part.name().equals("overview"))) {
                found.add(texts.of(part, node.place()));
                countUnread(part, node);
                countItems(part, node);
            } else if (!isExamination(part)) {
                String method =
                        part.property("method").map(value -> " (" + value + ")").orElse("");
                losses.leftOut(
                        "part." + part.name() + method.toLowerCase(Locale.ROOT),
                        "part '" + part.name() + "'" + method,
                        node::id);
            }
        }
        for (int i = texts.insertions(); i > 0; i--) {
            losses.changed("text.parameter", "parameter in a text, written as its value or label", node::id);
        }
        return String.join("\n", found).strip();
    }

    private void countItems(Part part, Node node) {
        for (Part item : part.parts()) {
            if (StatementText.isStatement(item)) {
                losses.changed("part.item", "item of a statement, now a line of the summary", node::id);
                countUnread(item, node);
                countItems(item, node);
            } else {
                losses.leftOut("part." + item.name(), "part '" + item.name() + "'", node::id);
            }
        }
    }

    private void countUnread(Part part, Node node) {
        for (String unread : part.unread()) {
            losses.leftOut("part." + unread, "property '" + unread + "' of a statement or its items", node::id);
        }
        part.properties().stream()
                .filter(property -> !property.is("label"))
                .forEach(property -> losses.leftOut(
                        "part.prop." + property.name(),
                        "property '" + property.name() + "' of a statement or its items",
                        node::id));
    }

    /** What an assessor examines is the evidence that is typically asked for. */
    private static List<String> evidence(Node node) {
        return node.parts().stream()
                .filter(CatalogueConversion::isExamination)
                .flatMap(part -> part.parts().stream())
                .flatMap(objects -> objects.prose().lines())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static boolean isExamination(Part part) {
        return part.name().equals("assessment-method")
                && part.property("method").equals(Optional.of("EXAMINE"))
                && part.parts().stream().allMatch(inner -> inner.name().equals("assessment-objects"));
    }

    private void countProperties(Node node) {
        for (OscalDocument.Property property : node.properties()) {
            boolean carried = property.namespace().equals(OscalDocument.NAMESPACE)
                    || (property.is("label") && property.type().isEmpty())
                    || (property.is("status") && node.isWithdrawn());
            if (!carried) {
                String type = property.type().isEmpty() ? "" : " (" + property.type() + ")";
                losses.leftOut(
                        (node.group() ? "group" : "control") + ".prop." + property.name() + type,
                        "property '" + property.name() + "'" + type,
                        node::id);
            }
        }
    }
}
