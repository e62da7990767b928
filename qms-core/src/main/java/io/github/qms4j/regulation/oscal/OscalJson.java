package io.github.qms4j.regulation.oscal;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.regulation.CatalogueLimits;
import io.github.qms4j.regulation.LossReport;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** A JSON file, read as a stream within limits. What nobody asks for is skipped and counted as a loss. */
final class OscalJson implements AutoCloseable {
    /** OSCAL nests objects and lists; the deepest published catalogues stay below twenty. */
    private static final int NESTING = 100;

    private final String name;
    private final CatalogueLimits limits;
    private final LossReport.Collector losses;
    private final JsonParser parser;

    OscalJson(String name, InputStream in, CatalogueLimits limits, LossReport.Collector losses) {
        this.name = name;
        this.limits = limits;
        this.losses = losses;
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(limits.bytes())
                        .maxStringLength(limits.bytes())
                        .maxNestingDepth(NESTING)
                        .build())
                .build();
        this.parser = factory.createParser(ObjectReadContext.empty(), in);
    }

    /** Reads one property's value and returns true, or leaves it alone and returns false. */
    @FunctionalInterface
    interface Field {
        boolean read(String key);
    }

    /** The object that is the whole file. */
    void file(Field field) {
        parser.nextToken();
        object("file", field);
        if (parser.nextToken() != null) {
            throw invalid(
                    String.valueOf(parser.currentToken()),
                    "follows the end of the document",
                    "keep one document a file");
        }
    }

    /** The object at the current place. */
    void object(String what, Field field) {
        expect(JsonToken.START_OBJECT, "an object");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            if (!field.read(key)) {
                losses.leftOut(what + "." + key, "property '" + key + "' of a " + what, this::place);
                parser.skipChildren();
            }
        }
    }

    /** The list at the current place. */
    <T> List<T> list(Supplier<T> element) {
        expect(JsonToken.START_ARRAY, "a list");
        List<T> all = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            all.add(element.get());
        }
        return all;
    }

    /** The text at the current place. */
    String text() {
        expect(JsonToken.VALUE_STRING, "a text");
        String text = parser.getString();
        if (text.length() > limits.characters()) {
            throw invalid(text, "is longer than " + limits.characters() + " characters", "shorten it");
        }
        return text;
    }

    /** Skips the value at the current place without counting it. */
    void skip() {
        parser.skipChildren();
    }

    /** Where it stands, as a JSON pointer. */
    String place() {
        return parser.streamReadContext().pathAsPointer().toString();
    }

    InvalidInputException invalid(String value, String rule, String remedy) {
        return invalid(place(), value, rule, remedy);
    }

    InvalidInputException invalid(String place, String value, String rule, String remedy) {
        return InvalidInputException.of(name, place.isEmpty() ? "file" : place, value, rule, remedy);
    }

    private void expect(JsonToken expected, String what) {
        if (parser.currentToken() != expected) {
            throw invalid(String.valueOf(parser.currentToken()), "is not " + what, "write it as OSCAL's schema says");
        }
    }

    @Override
    public void close() {
        parser.close();
    }
}
