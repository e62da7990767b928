package io.github.qms4j.reporting.record;

import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Row;
import io.github.qms4j.trail.FieldChange;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A record's content as rows of field and value: one for each value that is not itself an object or a list. */
final class ContentRows {
    private static final JsonFactory JSON = new JsonFactory();

    private final List<Row> rows = new ArrayList<>();
    private final JsonParser parser;

    private ContentRows(JsonParser parser) {
        this.parser = parser;
    }

    static List<Row> of(String content) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
            ContentRows made = new ContentRows(parser);
            made.value(parser.nextToken(), "");
            return made.rows;
        }
    }

    private void value(JsonToken token, String path) {
        switch (token) {
            case START_OBJECT -> fields(path);
            case START_ARRAY -> items(path);
            case VALUE_NULL -> row(path, Cell.noData("not given"));
            default -> text(path, parser.getString());
        }
    }

    private void fields(String path) {
        boolean any = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            any = true;
            String name = parser.currentName();
            value(parser.nextToken(), path + '/' + name.replace("~", "~0").replace("/", "~1"));
        }
        if (!any) {
            row(path, Cell.noData("empty"));
        }
    }

    private void items(String path) {
        int index = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            value(token, path + '/' + index);
            index++;
        }
        if (index == 0) {
            row(path, Cell.noData("none"));
        }
    }

    private void text(String path, String text) {
        row(path, text.isEmpty() ? Cell.noData("empty") : Cell.text(text));
    }

    private void row(String path, Cell value) {
        rows.add(Row.of(Cell.text(FieldChange.words(path)), value));
    }
}
