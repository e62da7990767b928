package io.github.qms4j.regulation.library;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.Edition;
import io.github.qms4j.regulation.Instrument;
import io.github.qms4j.regulation.LossReport;
import io.github.qms4j.regulation.Requirement;
import io.github.qms4j.regulation.RequirementId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a catalogue of a framework of a library. */
final class FrameworkConversion {
    private static final Set<String> KNOWN = Set.of("urn", "name", "description", "requirement_nodes");
    /** The depth follows from the parents. */
    private static final Set<String> KNOWN_OF_NODE =
            Set.of("urn", "ref_id", "parent_urn", "name", "description", "assessable", "typical_evidence", "depth");

    private final LibraryFields framework;
    private final LibraryFields.Reading reading;
    private final LossReport.Collector losses;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<String> clauses = new HashSet<>();

    FrameworkConversion(LibraryFields framework) {
        this.framework = framework;
        this.reading = framework.reading();
        this.losses = reading.losses();
    }

    /** A node of the tree; its fields may be read more than once, its losses are counted once. */
    private record Node(String urn, String local, @Nullable String parent, LibraryFields fields, List<Node> children) {}

    /** @throws io.github.qms4j.InvalidInputException when anything read until now is wrong */
    LibraryFramework convert(LibraryHead head) {
        String urn = LibraryIds.urn(framework.required("urn"));
        String name = framework.required("name");
        framework.leaveBehind("framework", KNOWN);
        framework.objects("requirement_nodes").forEach(this::read);
        if (nodes.isEmpty()) {
            reading.wrong(framework.place() + ", requirement_nodes", "", "is empty", "list at least one");
        }
        List<Node> order = order();
        reading.refuse();
        Instrument instrument = new Instrument(LibraryIds.last(urn), name, head.authority(losses));
        Edition edition = head.edition(name, framework.text("description"));
        CatalogueId id = new CatalogueId(instrument.id(), edition.id());
        List<Requirement> requirements = new ArrayList<>();
        Map<String, RequirementId> byUrn = new HashMap<>();
        for (Node node : order) {
            byUrn.put(node.urn(), id.requirement(node.local()));
            requirements.add(requirement(node, id));
        }
        return new LibraryFramework(urn, Catalogue.of(instrument, edition, requirements), byUrn);
    }

    private void read(LibraryFields fields) {
        String urn = LibraryIds.urn(fields.required("urn"));
        String parent = LibraryIds.urn(fields.text("parent_urn"));
        fields.leaveBehind("requirement node", KNOWN_OF_NODE);
        if (urn.isEmpty()) {
            return;
        }
        String local = LibraryIds.local(urn);
        if (!urn.endsWith(":" + local)) {
            losses.changed("urn", "URN with characters that an id here cannot have", () -> urn);
        }
        Node node = new Node(urn, local, parent.isEmpty() ? null : parent, fields, new ArrayList<>());
        if (nodes.putIfAbsent(urn, node) != null) {
            reading.wrong(fields.place() + ", urn", urn, "stands twice", "give each node its own");
        }
    }

    /** Each node behind its parent, else as in the file. */
    private List<Node> order() {
        List<Node> roots = new ArrayList<>();
        for (Node node : nodes.values()) {
            Node parent = node.parent() == null ? null : nodes.get(node.parent());
            if (parent != null) {
                parent.children().add(node);
            } else if (node.parent() == null) {
                roots.add(node);
            } else {
                reading.wrong(
                        node.fields().place() + ", parent_urn",
                        node.parent(),
                        "is no node of this framework",
                        "name one that is listed");
            }
        }
        List<Node> order = new ArrayList<>();
        Deque<Deque<Node>> levels = new ArrayDeque<>(List.of(new ArrayDeque<>(roots)));
        while (!levels.isEmpty()) {
            Node node = levels.element().poll();
            if (node == null) {
                levels.pop();
            } else {
                order.add(node);
                checkDepth(node, levels.size());
                levels.push(new ArrayDeque<>(node.children()));
            }
        }
        findCircle(order);
        countMoved(order);
        return order;
    }

    private void checkDepth(Node node, int level) {
        if (level > reading.limits().depth()) {
            reading.wrong(
                    node.fields().place(),
                    node.urn(),
                    "is below level " + reading.limits().depth(),
                    "nest less deeply");
        }
    }

    /** What no root leads to has a parent that is listed, and so it is part of itself. */
    private void findCircle(List<Node> order) {
        Set<String> reached = order.stream().map(Node::urn).collect(Collectors.toSet());
        nodes.values().stream()
                .filter(node ->
                        !reached.contains(node.urn()) && node.parent() != null && nodes.containsKey(node.parent()))
                .findFirst()
                .ifPresent(node -> reading.wrong(
                        node.fields().place() + ", parent_urn",
                        String.valueOf(node.parent()),
                        "makes the node part of itself, or of a node without a place",
                        "name the node that it stands under"));
    }

    private void countMoved(List<Node> order) {
        int i = 0;
        for (Node listed : nodes.values()) {
            if (i < order.size() && !order.get(i).urn().equals(listed.urn())) {
                losses.changed("order", "place of a node that does not follow its parent", listed::urn);
            }
            i++;
        }
    }

    private Requirement requirement(Node node, CatalogueId catalogue) {
        LibraryFields fields = node.fields();
        String reference = fields.text("ref_id");
        String name = fields.text("name");
        String description = fields.text("description");
        String heading = line(!name.isEmpty() ? name : !reference.isEmpty() ? reference : node.local());
        Requirement.Builder requirement =
                Requirement.builder(catalogue.requirement(node.local()), clause(reference, node), heading);
        Node parent = node.parent() == null ? null : nodes.get(node.parent());
        if (parent != null) {
            requirement.parent(parent.local());
        }
        if (name.isEmpty()) {
            losses.changed("requirement-node.name", "missing name, ref_id or id stands for it", node::urn);
        }
        if (fields.flag("assessable")) {
            requirement.assessable();
            if (description.isEmpty()) {
                losses.changed(
                        "requirement-node.description", "missing description, the name stands for it", node::urn);
                description = heading;
            }
        }
        requirement.summary(description).evidence(evidence(fields));
        try {
            return requirement.build();
        } catch (InvalidInputException e) {
            e.violations()
                    .forEach(v -> reading.wrong(fields.place() + ", " + v.place(), v.value(), v.rule(), v.remedy()));
            reading.refuse();
            throw e;
        }
    }

    private String clause(String reference, Node node) {
        if (!reference.isEmpty() && clauses.add(reference)) {
            return reference;
        }
        losses.changed(
                reference.isEmpty() ? "ref_id.missing" : "ref_id.repeated",
                reference.isEmpty() ? "missing ref_id, the id stands for it" : "repeated ref_id, the id stands for it",
                node::urn);
        return clauses.add(node.local()) ? node.local() : node.urn();
    }

    /** One item a line, without the marks of a list. */
    private static List<String> evidence(LibraryFields fields) {
        return fields.text("typical_evidence")
                .lines()
                .map(line -> line.strip().replaceFirst("^[-*•]\\s+", ""))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String line(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    }
}
