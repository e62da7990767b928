package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.InvalidInputException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Rows of an export that holds one JSON object on each line. A line that is none is a faulty row, and the next one is read. */
final class JsonLineRows implements RowSource {
    private final String name;
    private final Reader text;
    private final ImportLimits limits;
    private final JsonFactory factory;
    private final JsonPaths paths;
    private char[] buffer = new char[1 << 14];
    private int start;
    private int end;
    private long line;
    private boolean seen;

    JsonLineRows(String name, Reader text, TicketExportMapping mapping, ImportLimits limits) {
        this.name = name;
        this.text = text;
        this.limits = limits;
        this.paths = JsonPaths.of(mapping.allColumns());
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(limits.fieldCharacters())
                        .build())
                .build();
    }

    @Override
    public boolean next(Row row) {
        while (true) {
            int length = nextLine();
            if (length < 0) {
                if (!seen) {
                    throw InvalidInputException.of(
                            name, "line 1", "", "the file is empty", "give a file with one JSON object on each line");
                }
                return false;
            }
            int from = start;
            start = Math.min(end, start + length + 1);
            line++;
            if (isBlank(from, length)) {
                continue;
            }
            row.begin(line);
            if (!seen) {
                JsonWrapping.refuse(name, line, new String(buffer, from, length), paths, factory);
            }
            seen = true;
            fill(row, from, length);
            return true;
        }
    }

    private void fill(Row row, int from, int length) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), buffer, from, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                row.fault("row", shown(from, length), "is no JSON object");
                return;
            }
            object(parser, paths, row);
            if (parser.nextToken() != null) {
                row.fault("row", shown(from, length), "holds more than one JSON object");
            }
        } catch (JacksonException e) {
            row.fault("row", shown(from, length), "is no JSON: " + RejectedRow.shorten(e.getOriginalMessage()));
        }
    }

    private static void object(JsonParser parser, JsonPaths at, Row row) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            JsonPaths below = at.below(parser.currentName());
            parser.nextToken();
            value(parser, below, row);
        }
    }

    private static void list(JsonParser parser, JsonPaths at, Row row) {
        int index = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            value(parser, at.below(Integer.toString(index)), row);
            index++;
        }
    }

    private static void value(JsonParser parser, @Nullable JsonPaths at, Row row) {
        JsonToken token = parser.currentToken();
        if (at == null) {
            parser.skipChildren();
        } else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            for (Column column : at.columns()) {
                row.fault(column.key(), token == JsonToken.START_OBJECT ? "{…}" : "[…]", "is no single value");
            }
            if (token == JsonToken.START_OBJECT) {
                object(parser, at, row);
            } else if (at.hasLists()) {
                list(parser, at, row);
            } else {
                parser.skipChildren();
            }
        } else {
            String single = token == JsonToken.VALUE_NULL ? null : parser.getString();
            for (Column column : at.columns()) {
                row.set(column, single);
            }
        }
    }

    /** The length of the next line, which begins at {@link #start}, without its line feed; −1 at the end. */
    private int nextLine() {
        int scanned = start;
        while (true) {
            for (int i = scanned; i < end; i++) {
                if (buffer[i] == '\n') {
                    return within(i - start);
                }
            }
            int kept = end - start;
            within(kept);
            System.arraycopy(buffer, start, buffer, 0, kept);
            start = 0;
            end = kept;
            scanned = kept;
            if (end + 2 > buffer.length) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
            int n = read();
            if (n < 0) {
                return kept == 0 ? -1 : kept;
            }
            end += n;
        }
    }

    private int read() {
        try {
            return text.read(buffer, end, buffer.length - end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int within(int length) {
        if (length > limits.rowCharacters()) {
            throw InvalidInputException.of(
                    name,
                    "line " + (line + 1),
                    shown(start, length),
                    "is longer than " + limits.rowCharacters() + " characters",
                    "write one JSON object on each line, for example with jq -c '.issues[]'");
        }
        return length;
    }

    private boolean isBlank(int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (buffer[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    private String shown(int from, int length) {
        return new String(buffer, from, Math.min(length, 121)).strip();
    }
}
