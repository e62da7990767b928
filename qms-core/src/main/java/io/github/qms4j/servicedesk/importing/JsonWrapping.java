package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.InvalidInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Recognises by its first line a file that holds its tickets in a list or over several lines, as an answer of a REST
 * interface does. It is refused with what makes lines of it: such an answer is a page, and may not be all there is.
 */
final class JsonWrapping {
    /** The beginning of an object that goes on in the next line: nothing but a brace, or a key whose list begins. */
    private static final Pattern BEGINNING = Pattern.compile("\\{\\s*(?:\"([^\"\\\\]*)\"\\s*:\\s*\\[\\s*\\{?\\s*)?");

    private JsonWrapping() {}

    /** @param paths where a ticket's values are; an object that has one of them at its top is a ticket */
    static void refuse(String file, long line, String text, JsonPaths paths, JsonFactory factory) {
        String first = Blanks.strip(text);
        if (first.startsWith("[")) {
            throw refusal(file, line, "[", "begins a JSON list", ".[]");
        }
        Matcher beginning = BEGINNING.matcher(first);
        if (beginning.matches()) {
            String key = beginning.group(1);
            throw refusal(
                    file,
                    line,
                    first,
                    "begins a JSON object that goes over several lines",
                    key == null ? ".', or for a list inside of it such as issues jq -c '.issues[]" : path(key));
        }
        String list = listOfObjects(first, paths, factory);
        if (!list.isEmpty()) {
            throw refusal(file, line, list, "is a list of objects inside of one JSON object", path(list));
        }
    }

    private static String path(String key) {
        return key.matches("[A-Za-z_][A-Za-z_0-9]*") ? "." + key + "[]" : ".[\"" + key + "\"][]";
    }

    private static InvalidInputException refusal(String file, long line, String value, String rule, String filter) {
        return InvalidInputException.of(
                file,
                "line " + line,
                RejectedRow.shorten(value),
                rule + " where one JSON object on each line is expected",
                "make lines of it, for example with jq -c '" + filter + "', and of every page of an answer");
    }

    /** The key of the only value of an object that is a list of objects; empty when the object may be a ticket itself. */
    private static String listOfObjects(String text, JsonPaths paths, JsonFactory factory) {
        String found = "";
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                JsonToken value = parser.nextToken();
                if (paths.below(key) != null) {
                    return "";
                }
                if (value == JsonToken.START_OBJECT) {
                    parser.skipChildren();
                } else if (value == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.START_OBJECT) {
                    if (!found.isEmpty()) {
                        return "";
                    }
                    found = key == null ? "" : key;
                    // Over this object first, then over those behind it.
                    parser.skipChildren();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        parser.skipChildren();
                    }
                } else if (value == JsonToken.START_ARRAY) {
                    skipRest(parser);
                }
            }
            return found;
        } catch (JacksonException e) {
            // A line that is no JSON is a rejected row.
            return "";
        }
    }

    private static void skipRest(JsonParser parser) {
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            parser.nextToken();
        }
    }
}
