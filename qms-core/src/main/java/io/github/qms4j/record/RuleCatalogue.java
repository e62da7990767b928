package io.github.qms4j.record;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.record.Transition.RequiredField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every rule that stands in a transition table, generated from the tables that enforce them (rule X-2): what an action
 * starts from, leads to and demands, and which guards with which legal basis can stand against it.
 */
public final class RuleCatalogue {
    private final List<RecordType<?>> types;
    private final List<Row> rows;

    private RuleCatalogue(List<RecordType<?>> types) {
        this.types = types;
        this.rows = types.stream().flatMap(type -> rowsOf(type).stream()).toList();
    }

    /**
     * The catalogue of record types, in the order of their names.
     *
     * @throws IllegalArgumentException when two types have one name
     */
    public static RuleCatalogue of(List<? extends RecordType<?>> types) {
        List<RecordType<?>> sorted = new ArrayList<>(types);
        sorted.sort(Comparator.comparing(RecordType::name));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).name().equals(sorted.get(i - 1).name())) {
                throw new IllegalArgumentException("record type '" + sorted.get(i) + "' is given twice; give it once");
            }
        }
        return new RuleCatalogue(List.copyOf(sorted));
    }

    private static <S extends Record> List<Row> rowsOf(RecordType<S> type) {
        List<String> order = type.transitions().statuses();
        return type.transitions().rows().stream()
                .map(t -> new Row(
                        type.name(),
                        t.name(),
                        order.stream().filter(t.from()::contains).toList(),
                        order.stream().filter(t.to()::contains).toList(),
                        t.permission(),
                        t.note(),
                        t.requiredFields().stream().map(RequiredField::name).toList(),
                        t.signatureMeaning(),
                        t.competence(),
                        t.guards().stream().map(Guard::rule).toList()))
                .toList();
    }

    /** Every action of every type; types by name, actions in the order of their table. */
    public List<Row> rows() {
        return rows;
    }

    /** The rules that hold for every action of every type. */
    public static List<RuleReference> kernelRules() {
        return KernelRules.ALL;
    }

    /** The whole catalogue as Markdown; the same types give the same text, character for character. */
    public String toMarkdown() {
        StringBuilder out = new StringBuilder("# Rule catalogue\n\n## Rules of every record type\n\n");
        line(out, "Rule", "Clause", "Statement");
        line(out, "---", "---", "---");
        kernelRules().forEach(rule -> line(out, rule.id(), rule.clause(), rule.statement()));
        for (RecordType<?> type : types) {
            out.append("\n## ").append(type.name()).append("\n\n```mermaid\n");
            out.append(diagram(type)).append("```\n\n");
            actions(out, type);
            guards(out, type);
        }
        return out.toString();
    }

    /**
     * The whole catalogue as JSON, for a host's screens: {@code kernelRules}, and {@code rows}, one for each action with its
     * names of statuses, permission, roles, fields, signature, competence and guards.
     */
    public String toJson() {
        ObjectNode catalogue = JsonNodeFactory.instance.objectNode();
        rules(catalogue.putArray("kernelRules"), kernelRules());
        ArrayNode actions = catalogue.putArray("rows");
        for (Row row : rows) {
            ObjectNode action = actions.addObject();
            action.put("type", row.type());
            action.put("transition", row.transition());
            texts(action.putArray("from"), row.from());
            texts(action.putArray("to"), row.to());
            action.put("permission", row.permission().name());
            texts(action.putArray("roles"), row.roles());
            action.put("reason", row.note().name());
            texts(action.putArray("requiredFields"), row.requiredFields());
            action.put("signatureMeaning", row.signatureMeaning());
            action.put("competence", row.competence());
            rules(action.putArray("guards"), row.guards());
        }
        return catalogue.toString();
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static void rules(ArrayNode array, List<RuleReference> rules) {
        for (RuleReference rule : rules) {
            array.addObject()
                    .put("rule", rule.id())
                    .put("clause", rule.clause())
                    .put("statement", rule.statement());
        }
    }

    private void actions(StringBuilder out, RecordType<?> type) {
        line(
                out,
                "Transition",
                "From",
                "To",
                "Permission",
                "Reason",
                "Required fields",
                "Signature",
                "Competence",
                "Guards");
        line(out, "---", "---", "---", "---", "---", "---", "---", "---", "---");
        for (Row row : rowsOf(type)) {
            line(
                    out,
                    row.transition(),
                    row.from().isEmpty() ? "(new)" : String.join(", ", row.from()),
                    row.to().isEmpty() ? "(unchanged)" : String.join(", ", row.to()),
                    row.permission().name() + ": " + String.join(", ", row.roles()),
                    reason(type, row),
                    String.join(", ", row.requiredFields()),
                    Objects.requireNonNullElse(row.signatureMeaning(), ""),
                    Objects.requireNonNullElse(row.competence(), ""),
                    row.guards().stream().map(RuleReference::id).collect(Collectors.joining(", ")));
        }
    }

    private static String reason(RecordType<?> type, Row row) {
        boolean afterDraft = !type.transitions().drafts().containsAll(row.from());
        return switch (row.note()) {
            case REQUIRED -> "required";
            case OPTIONAL -> afterDraft ? "required after draft" : "optional";
            case NONE -> "none";
        };
    }

    private static void guards(StringBuilder out, RecordType<?> type) {
        List<RuleReference> rules = rowsOf(type).stream()
                .flatMap(row -> row.guards().stream())
                .distinct()
                .sorted(Comparator.comparing(RuleReference::id)
                        .thenComparing(RuleReference::clause)
                        .thenComparing(RuleReference::statement))
                .toList();
        if (rules.isEmpty()) {
            return;
        }
        out.append('\n');
        line(out, "Guard", "Clause", "Statement");
        line(out, "---", "---", "---");
        rules.forEach(rule -> line(out, rule.id(), rule.clause(), rule.statement()));
    }

    private static void line(StringBuilder out, String... cells) {
        out.append('|');
        for (String cell : cells) {
            out.append(' ').append(cell.replace("|", "\\|").replace("\n", " ")).append(" |");
        }
        out.append('\n');
    }

    /**
     * The life cycle of a type as a Mermaid state diagram, with edits left out.
     *
     * @param type any record type, in this catalogue or not
     */
    public static String diagram(RecordType<?> type) {
        StringBuilder out = new StringBuilder("stateDiagram-v2\n");
        for (Row row : rowsOf(type)) {
            List<String> from = row.from().isEmpty() ? List.of("[*]") : row.from();
            from.forEach(start -> row.to().forEach(end -> arrow(out, start, end, row.transition())));
        }
        type.transitions().terminals().forEach(end -> arrow(out, end, "[*]", ""));
        return out.toString();
    }

    private static void arrow(StringBuilder out, String from, String to, String label) {
        out.append("    ").append(from).append(" --> ").append(to);
        out.append(label.isEmpty() ? "" : ": " + label).append('\n');
    }

    /**
     * One action of one type.
     *
     * @param type the record type's name
     * @param transition its name
     * @param from the statuses it starts from, in declaration order; empty when it creates the record
     * @param to the statuses it may lead to, in declaration order; empty when it leaves the status as it is
     * @param permission what the actor needs
     * @param note whether a reason must be given; after draft an optional one is required (rule X-5)
     * @param requiredFields the fields that must have a value afterwards
     * @param signatureMeaning the meaning of the signature it demands, or null for none
     * @param competence the competence that the actor must be shown to have, or null for none
     * @param guards the rules that can stand against it
     */
    public record Row(
            String type,
            String transition,
            List<String> from,
            List<String> to,
            Permission permission,
            Note note,
            List<String> requiredFields,
            @Nullable String signatureMeaning,
            @Nullable String competence,
            List<RuleReference> guards) {
        public Row {
            from = List.copyOf(from);
            to = List.copyOf(to);
            requiredFields = List.copyOf(requiredFields);
            guards = List.copyOf(guards);
        }

        /** The names of the roles that have the permission by default, sorted. */
        public List<String> roles() {
            return new TreeSet<>(permission.defaultRoles())
                    .stream().map(Role::name).toList();
        }
    }
}
