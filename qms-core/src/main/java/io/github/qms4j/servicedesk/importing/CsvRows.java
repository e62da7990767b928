package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Rows of comma-separated values below a header (RFC 4180, with any separator and any line end). */
final class CsvRows implements RowSource {
    private static final String OTHER_DELIMITERS = ";,\t|";
    private static final Field[] UNUSED = {};

    private final String name;
    private final ImportLimits limits;
    private final JsonParser parser;
    private final List<String> header;
    private final Field[][] fieldsOfColumn;
    private long line = 1;

    CsvRows(String name, Reader text, TicketExportMapping mapping, ImportLimits limits) {
        this.name = name;
        this.limits = limits;
        CsvFactory factory = CsvFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(limits.fieldCharacters())
                        .build())
                .build();
        this.parser = CsvMapper.builder(factory)
                .build()
                .reader(CsvSchema.emptySchema().withColumnSeparator(mapping.delimiter()))
                .createParser(text);
        this.header = header();
        this.fieldsOfColumn = resolve(mapping);
    }

    @Override
    public boolean next(Row row) {
        try {
            while (parser.nextToken() != null) {
                line = parser.currentLocation().getLineNr();
                row.begin(line);
                if (fill(row)) {
                    return true;
                }
            }
            return false;
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    /** Whether the line holds a row; a blank one does not. */
    private boolean fill(Row row) {
        Field[][] fields = fieldsOfColumn;
        int column = 0;
        boolean blank = true;
        long length = 0;
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            blank = column == 0 && parser.getStringLength() == 0;
            if (column < fields.length && fields[column] != UNUSED) {
                String text = parser.getString();
                length += text.length();
                for (Field field : fields[column]) {
                    row.set(field, text);
                }
            }
            column++;
            // Values of other columns are not kept, so that only their number counts.
            if (length + column > limits.rowCharacters()) {
                throw tooLong("row", limits.rowCharacters());
            }
        }
        if (blank) {
            return false;
        }
        if (column != fields.length) {
            row.fault("row", column + " columns", "has " + column + " columns where the header has " + fields.length);
        }
        return true;
    }

    private List<String> header() {
        List<String> columns = new ArrayList<>();
        try {
            while (columns.isEmpty()) {
                if (parser.nextToken() == null) {
                    throw InvalidInputException.of(
                            name, "line " + line, "", "the file is empty", "give a file that begins with its header");
                }
                line = parser.currentLocation().getLineNr();
                readHeader(columns);
            }
        } catch (JacksonException e) {
            throw unreadable(e);
        }
        return columns;
    }

    private void readHeader(List<String> columns) {
        long length = 0;
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            length += parser.getStringLength() + 1L;
            if (length > limits.rowCharacters()) {
                throw tooLong("header", limits.rowCharacters());
            }
            columns.add(parser.getString().strip());
        }
        if (columns.size() == 1 && columns.get(0).isEmpty()) {
            columns.clear();
        }
    }

    private Field[][] resolve(TicketExportMapping mapping) {
        refuseOtherDelimiter(mapping);
        Map<String, Integer> places = new HashMap<>();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String column = header.get(i);
            Integer earlier = column.isEmpty() ? null : places.putIfAbsent(column, i);
            if (earlier != null) {
                violations.add(new Violation(
                        "line " + line,
                        RejectedRow.shorten(column),
                        "is the header of columns " + (earlier + 1) + " and " + (i + 1),
                        "give each column a name of its own"));
            }
        }
        Field[][] fields = new Field[header.size()][];
        Arrays.fill(fields, UNUSED);
        mapping.columns().forEach((field, column) -> {
            Integer place = places.get(column);
            if (place == null) {
                violations.add(new Violation(
                        "line " + line, column, "is no column of the file, but that of " + field.key(), found()));
            } else {
                fields[place] = and(fields[place], field);
            }
        });
        if (!violations.isEmpty()) {
            throw new InvalidInputException(name, violations);
        }
        return fields;
    }

    private static Field[] and(Field[] fields, Field field) {
        Field[] more = Arrays.copyOf(fields, fields.length + 1);
        more[fields.length] = field;
        return more;
    }

    /** One error that says it all instead of one for each column. */
    private void refuseOtherDelimiter(TicketExportMapping mapping) {
        if (header.size() > 1 || mapping.columns().containsValue(header.get(0))) {
            return;
        }
        String only = header.get(0);
        OTHER_DELIMITERS
                .chars()
                .filter(c -> c != mapping.delimiter() && only.indexOf(c) >= 0)
                .reduce((first, next) -> count(only, next) > count(only, first) ? next : first)
                .ifPresent(c -> {
                    throw InvalidInputException.of(
                            name,
                            "line " + line,
                            RejectedRow.shorten(only),
                            "is a single column with the delimiter '" + shown(mapping.delimiter()) + "'",
                            "the file seems to use '" + shown((char) c) + "'; name it as delimiter in the mapping");
                });
    }

    private static String shown(char delimiter) {
        return delimiter == '\t' ? "\\t" : String.valueOf(delimiter);
    }

    private String found() {
        String listed = String.join(", ", header.subList(0, Math.min(header.size(), 100)));
        return "correct the mapping or the file, which has: "
                + (listed.length() <= 2_000 ? listed : listed.substring(0, 2_000) + "...");
    }

    private static long count(String text, int character) {
        return text.chars().filter(c -> c == character).count();
    }

    private InvalidInputException unreadable(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return tooLong("field", limits.fieldCharacters());
        }
        return InvalidInputException.of(
                name,
                "line " + line(e),
                RejectedRow.shorten(e.getOriginalMessage()),
                "a value in quotes is not closed as it should be; its row begins on line " + line,
                "write quotes inside of a value twice, and close each one");
    }

    private long line(JacksonException e) {
        return e.getLocation() == null ? line : e.getLocation().getLineNr();
    }

    private InvalidInputException tooLong(String what, int limit) {
        return InvalidInputException.of(
                name,
                "line " + parser.currentLocation().getLineNr(),
                what,
                "is longer than " + limit + " characters",
                "check the line ends of the file, and for a quote that is never closed");
    }
}
