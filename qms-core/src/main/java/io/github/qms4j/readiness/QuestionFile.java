package io.github.qms4j.readiness;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.access.Role;
import io.github.qms4j.readiness.Evaluation.EachHas;
import io.github.qms4j.readiness.Evaluation.EachIs;
import io.github.qms4j.readiness.Evaluation.InTime;
import io.github.qms4j.readiness.Evaluation.Recently;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a file of questions, and collects all that is wrong with it. */
final class QuestionFile {
    static final int LARGEST = 1 << 20;

    private static final String FORMAT = "qms4j-readiness/1";
    private static final int STEPS = 7;
    private static final int MOST_MONTHS = 120;
    private static final Pattern ROLE = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final int DEEPEST = 20;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();
    private static final Set<String> OF_FILE = Set.of("format", "id", "questions");
    private static final Set<String> OF_QUESTION =
            Set.of("id", "step", "clause", "question", "role", "remedy", "evaluation");
    private static final Map<String, Set<String>> OF_KIND = Map.of(
            "each-is", Set.of("kind", "type", "among", "good"),
            "in-time", Set.of("kind", "type"),
            "recently", Set.of("kind", "type", "among", "date", "months"),
            "each-has", Set.of("kind", "type", "among", "by", "reference", "like", "date", "months"));

    private final List<Violation> violations = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private String id = "";

    private QuestionFile() {}

    static QuestionFile parse(String name, byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw InvalidInputException.of(
                    name, "size", bytes.length, "is more than " + LARGEST + " bytes", "split it");
        }
        QuestionFile file = new QuestionFile();
        try {
            file.read(MAPPER.readTree(bytes));
        } catch (JacksonException e) {
            String place = e.getLocation() == null
                    ? "the file"
                    : "line " + e.getLocation().getLineNr();
            throw InvalidInputException.of(name, place, e.getOriginalMessage(), "is not JSON", "correct it");
        }
        if (!file.violations.isEmpty()) {
            throw new InvalidInputException(name, file.violations);
        }
        return file;
    }

    String id() {
        return id;
    }

    List<Question> questions() {
        return questions;
    }

    private void read(JsonNode root) {
        known("the file", root, OF_FILE);
        if (!FORMAT.equals(text("the file", root, "format"))) {
            violation("format", root.path("format").toString(), "is not " + FORMAT, "give the format that it is in");
        }
        id = text("the file", root, "id");
        if (!root.path("questions").isArray()) {
            violation("questions", "", "is no array", "give the questions as an array");
            return;
        }
        int place = 0;
        for (JsonNode question : root.path("questions")) {
            question("question " + ++place, question);
        }
        if (place == 0) {
            violation("questions", "", "has no question", "give at least one");
        }
    }

    private void question(String place, JsonNode node) {
        known(place, node, OF_QUESTION);
        String name = text(place, node, "id");
        String where = name.isEmpty() ? place : "question " + name;
        int step = whole(where, node, "step");
        if (step < 1 || step > STEPS) {
            violation(where + ", step", String.valueOf(step), "is not 1 to " + STEPS, "give the article's step");
        }
        String clause = text(where, node, "clause");
        String question = text(where, node, "question");
        String role = text(where, node, "role");
        if (!ROLE.matcher(role).matches()) {
            violation(where + ", role", role, "is no name of a role", "write it as QUALITY_MANAGER");
        }
        String remedy = text(where, node, "remedy");
        Evaluation evaluation = evaluation(where, node.path("evaluation"));
        if (evaluation != null && violations.isEmpty()) {
            questions.add(new Question(name, step, clause, question, new Role(role), remedy, evaluation));
        }
    }

    private @Nullable Evaluation evaluation(String place, JsonNode node) {
        String kind = text(place, node, "kind");
        Set<String> names = OF_KIND.get(kind);
        if (names == null) {
            violation(
                    place + ", evaluation",
                    kind,
                    "is not a kind of evaluation",
                    "take one of " + String.join(", ", new TreeSet<>(OF_KIND.keySet())));
            return null;
        }
        known(place, node, names);
        String type = text(place, node, "type");
        return switch (kind) {
            case "each-is" -> new EachIs(type, values(place, node, "among"), some(place, node, "good"));
            case "in-time" -> new InTime(type);
            case "recently" ->
                new Recently(type, values(place, node, "among"), text(place, node, "date"), months(place, node));
            default ->
                new EachHas(
                        type,
                        values(place, node, "among"),
                        text(place, node, "by"),
                        text(place, node, "reference"),
                        values(place, node, "like"),
                        node.has("date") || node.has("months") ? text(place, node, "date") : "",
                        node.has("date") || node.has("months") ? months(place, node) : 0);
        };
    }

    private Map<String, Set<String>> some(String place, JsonNode node, String name) {
        Map<String, Set<String>> found = values(place, node, name);
        if (found.isEmpty()) {
            violation(place + ", " + name, "", "names nothing", "name at least one attribute with its good values");
        }
        return found;
    }

    /** An object of arrays of texts; absent is empty. */
    private Map<String, Set<String>> values(String place, JsonNode node, String name) {
        Map<String, Set<String>> values = new TreeMap<>();
        JsonNode wanted = node.path(name);
        if (!wanted.isMissingNode() && !wanted.isObject()) {
            violation(place + ", " + name, wanted.toString(), "is no object", "name attributes with arrays of values");
        }
        wanted.properties().forEach(attribute -> {
            Set<String> texts = new TreeSet<>();
            if (!attribute.getValue().isArray()) {
                violation(
                        place + ", " + name + ", " + attribute.getKey(),
                        attribute.getValue().toString(),
                        "is no array",
                        "write its values as an array of texts");
                return;
            }
            for (JsonNode value : attribute.getValue()) {
                if (value.isString()) {
                    texts.add(value.stringValue());
                } else {
                    violation(place + ", " + name, value.toString(), "is no text", "write values as texts");
                }
            }
            values.put(attribute.getKey(), texts);
        });
        return values;
    }

    private String text(String place, JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isString() || value.stringValue().isBlank()) {
            violation(place + ", " + name, value.toString(), "is no text", "give one");
            return "";
        }
        return value.stringValue();
    }

    private int whole(String place, JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isInt()) {
            violation(place + ", " + name, value.toString(), "is no whole number", "give one");
            return 0;
        }
        return value.intValue();
    }

    private int months(String place, JsonNode node) {
        int months = whole(place, node, "months");
        if (months < 1 || months > MOST_MONTHS) {
            violation(place + ", months", String.valueOf(months), "is not 1 to " + MOST_MONTHS, "say how far back");
        }
        return months;
    }

    private void known(String place, JsonNode node, Set<String> names) {
        node.propertyNames().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> violation(place, name, "is no name of this format", "take it out"));
    }

    private void violation(String place, String value, String rule, String remedy) {
        violations.add(new Violation(place, value, rule, remedy));
    }
}
