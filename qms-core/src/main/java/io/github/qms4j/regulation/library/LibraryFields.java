package io.github.qms4j.regulation.library;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.regulation.CatalogueLimits;
import io.github.qms4j.regulation.LossReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one object of a library. What is wrong is collected, so that its author sees all of it at once. */
final class LibraryFields {
    private final String place;
    private final Map<String, YamlNode> entries;
    private final Reading reading;

    private LibraryFields(String place, Map<String, YamlNode> entries, Reading reading) {
        this.place = place;
        this.entries = entries;
        this.reading = reading;
    }

    /** The whole of a file. */
    static LibraryFields of(YamlNode root, Reading reading) {
        LibraryFields fields = new LibraryFields("library", Map.of(), reading);
        return fields.object("library", root);
    }

    /** What the reading of one file has come to. */
    static final class Reading {
        private static final int SHOWN = 100;

        private final String name;
        private final CatalogueLimits limits;
        private final LossReport.Collector losses;
        private final List<Violation> violations = new ArrayList<>();
        private int objects;

        Reading(String name, CatalogueLimits limits, LossReport.Collector losses) {
            this.name = name;
            this.limits = limits;
            this.losses = losses;
        }

        CatalogueLimits limits() {
            return limits;
        }

        LossReport.Collector losses() {
            return losses;
        }

        void wrong(String place, String value, String rule, String remedy) {
            violations.add(new Violation(place, value, rule, remedy));
            if (violations.size() >= SHOWN) {
                refuse();
            }
        }

        /** One more object of a list; an alias may name one list many times. */
        void count(String place) {
            if (++objects > limits.requirements()) {
                throw InvalidInputException.of(
                        name, place, objects, "is one object of more than " + limits.requirements(), "split the file");
            }
        }

        void refuse() {
            if (!violations.isEmpty()) {
                throw new InvalidInputException(name, violations);
            }
        }
    }

    String place() {
        return place;
    }

    Reading reading() {
        return reading;
    }

    /** A text; a number is one too. Empty when it is missing. */
    String text(String key) {
        YamlNode node = entries.get(key);
        if (node == null || isNull(node)) {
            return "";
        }
        if (!(node instanceof YamlNode.Scalar scalar)) {
            wrong(key, node, "", "is no text", "write it as one");
            return "";
        }
        if (scalar.text().length() > reading.limits.characters()) {
            wrong(
                    key,
                    node,
                    scalar.text(),
                    "is longer than " + reading.limits.characters() + " characters",
                    "shorten it");
            return "";
        }
        return scalar.text().strip();
    }

    String required(String key) {
        String text = text(key);
        if (text.isEmpty()) {
            reading.wrong(place + ", " + key, "", "is missing", "add it");
        }
        return text;
    }

    /** A truth value; false when it is missing. */
    boolean flag(String key) {
        YamlNode node = entries.get(key);
        if (node == null || isNull(node)) {
            return false;
        }
        if (node instanceof YamlNode.Scalar scalar && scalar.plain()) {
            if (Set.of("true", "True", "TRUE").contains(scalar.text())) {
                return true;
            }
            if (Set.of("false", "False", "FALSE").contains(scalar.text())) {
                return false;
            }
        }
        wrong(key, node, node instanceof YamlNode.Scalar s ? s.text() : "", "is no truth value", "write true or false");
        return false;
    }

    Optional<LibraryFields> object(String key) {
        YamlNode node = entries.get(key);
        return node == null || isNull(node) ? Optional.empty() : Optional.of(object(place + ", " + key, node));
    }

    /** The objects of a list; an object that stands alone is a list of one. Empty when it is missing. */
    List<LibraryFields> objects(String key) {
        YamlNode node = entries.get(key);
        if (node == null || isNull(node)) {
            return List.of();
        }
        List<YamlNode> elements = node instanceof YamlNode.Sequence sequence ? sequence.elements() : List.of(node);
        List<LibraryFields> objects = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            String at = place + ", " + key + "[" + i + "]";
            reading.count(at);
            objects.add(object(at, elements.get(i)));
        }
        return objects;
    }

    /** Counts every other field as left behind, unless it is empty. */
    void leaveBehind(String what, Set<String> known) {
        entries.forEach((key, node) -> {
            if (!known.contains(key) && !isEmpty(node)) {
                reading.losses.leftOut(
                        what.replace(' ', '-') + "." + key, "field '" + key + "' of a " + what, () -> place);
            }
        });
    }

    private LibraryFields object(String at, YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            return new LibraryFields(at, mapping.entries(), reading);
        }
        reading.wrong(at + ", line " + node.line(), "", "is no object", "write keys and values");
        return new LibraryFields(at, Map.of(), reading);
    }

    private void wrong(String key, YamlNode node, String value, String rule, String remedy) {
        reading.wrong(place + ", " + key + ", line " + node.line(), value, rule, remedy);
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && scalar.isNull();
    }

    private static boolean isEmpty(@Nullable YamlNode node) {
        return node == null
                || (node instanceof YamlNode.Scalar scalar
                        && (scalar.isNull() || scalar.text().isBlank()))
                || (node instanceof YamlNode.Sequence sequence
                        && sequence.elements().isEmpty())
                || (node instanceof YamlNode.Mapping mapping
                        && mapping.entries().isEmpty());
    }
}
