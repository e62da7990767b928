package io.github.qms4j.regulation.oscal;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.regulation.oscal.OscalDocument.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The text of a control as a person reads it: its items one below the other with their labels, and for each parameter
 * what is set, or in brackets what is to be set, as NIST prints it.
 */
final class StatementText {
    private static final Pattern INSERTION = Pattern.compile("\\{\\{\\s*(?:insert:\\s*)?param,?\\s*([^\\s}]+)\\s*}}");
    /** A choice may insert a parameter of its own; deeper than this is a circle. */
    private static final int DEPTH = 4;

    private final String file;
    private final int limit;
    private final Map<String, OscalParameter> parameters = new HashMap<>();
    private int insertions;

    /**
     * For one file.
     *
     * @param file the name that messages show
     * @param limit the longest text
     */
    StatementText(String file, int limit) {
        this.file = file;
        this.limit = limit;
    }

    void know(List<OscalParameter> more) {
        more.forEach(parameter -> parameters.put(parameter.id(), parameter));
    }

    /** How many parameters were written as text since this was asked last. */
    int insertions() {
        int since = insertions;
        insertions = 0;
        return since;
    }

    /** @throws InvalidInputException when the text, parameters included, is longer than the limit */
    String of(Part part, String place) {
        Text text = new Text(place);
        text.part(part);
        return text.out.toString().strip();
    }

    static boolean isStatement(Part part) {
        return part.name().equals("statement") || part.name().equals("item");
    }

    /** One text. Parameters that insert each other many times over run against its limit, not into the memory. */
    private final class Text {
        private final String place;
        private final StringBuilder out = new StringBuilder();
        private int inserted;

        Text(String place) {
            this.place = place;
        }

        void part(Part part) {
            List<String> pieces = Stream.of(part.property("label").orElse(""), part.title(), part.prose())
                    .map(String::strip)
                    .filter(piece -> !piece.isEmpty())
                    .toList();
            String separator = "";
            for (String piece : pieces) {
                add(separator);
                insert(piece, 0);
                separator = " ";
            }
            add(pieces.isEmpty() ? "" : "\n");
            part.parts().stream().filter(StatementText::isStatement).forEach(this::part);
        }

        private void insert(String text, int depth) {
            Matcher matcher = INSERTION.matcher(text);
            int end = 0;
            while (matcher.find()) {
                insertions++;
                inserted++;
                add(text.substring(end, matcher.start()));
                value(matcher.group(1), depth);
                end = matcher.end();
            }
            add(text.substring(end));
        }

        private void value(String id, int depth) {
            OscalParameter parameter = parameters.get(id);
            if (parameter == null || depth >= DEPTH) {
                add("[" + id + "]");
            } else if (!parameter.values().isEmpty()) {
                add(String.join(", ", parameter.values()));
            } else if (!parameter.choices().isEmpty()) {
                String separator = "[Selection" + (parameter.several() ? " (one or more)" : "") + ": ";
                for (String choice : parameter.choices()) {
                    add(separator);
                    insert(choice, depth + 1);
                    separator = "; ";
                }
                add("]");
            } else {
                add("[Assignment: " + (parameter.label().isBlank() ? id : parameter.label()) + "]");
            }
        }

        private void add(String text) {
            out.append(text);
            if (out.length() > limit || inserted > limit) {
                throw InvalidInputException.of(
                        file, place, out, "is longer than " + limit + " characters with its parameters", "shorten it");
            }
        }
    }
}
