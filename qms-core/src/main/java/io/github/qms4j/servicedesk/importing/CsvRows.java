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
    private static final Column[] UNUSED = {};

    private final String name;
    private final ImportLimits limits;
    private final JsonParser parser;
    private final List<String> header;
    private final Column[][] askedOfColumn;
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
        this.askedOfColumn = resolve(mapping);
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
        Column[][] asked = askedOfColumn;
        int column = 0;
        boolean blank = true;
        long length = 0;
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            blank = column == 0 && parser.getStringLength() == 0;
            if (column < asked.length && asked[column] != UNUSED) {
                String text = parser.getString();
                length += text.length();
                for (Column one : asked[column]) {
                    row.set(one, text);
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
        if (column != asked.length) {
            row.fault("row", column + " columns", "has " + column + " columns where the header has " + asked.length);
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
            columns.add(Blanks.strip(parser.getString()));
        }
        if (columns.size() == 1 && columns.get(0).isEmpty()) {
            columns.clear();
        }
    }

    private Column[][] resolve(TicketExportMapping mapping) {
        List<Column> wanted = mapping.allColumns();
        refuseOtherDelimiter(mapping, wanted);
        Map<String, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            places.computeIfAbsent(header.get(i), name -> new ArrayList<>()).add(i);
        }
        List<Violation> violations = new ArrayList<>();
        Column[][] asked = new Column[header.size()][];
        Arrays.fill(asked, UNUSED);
        for (Column column : wanted) {
            List<Integer> at = places.getOrDefault(column.name(), List.of());
            if (at.size() == 1) {
                asked[at.get(0)] = and(asked[at.get(0)], column);
            } else {
                violations.add(at.isEmpty() ? absent(column) : repeated(column, at));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException(name, violations);
        }
        return asked;
    }

    private Violation absent(Column column) {
        return new Violation(
                "line " + line, column.name(), "is no column of the file, but that of " + column.key(), found());
    }

    /** A column that repeats and is not asked for does no harm. */
    private Violation repeated(Column column, List<Integer> at) {
        return new Violation(
                "line " + line,
                RejectedRow.shorten(column.name()),
                "is the header of columns " + (at.get(0) + 1) + " and " + (at.get(1) + 1) + ", and that of "
                        + column.key(),
                "give the one that is meant a name of its own");
    }

    private static Column[] and(Column[] columns, Column column) {
        Column[] more = Arrays.copyOf(columns, columns.length + 1);
        more[columns.length] = column;
        return more;
    }

    /** One error that says it all instead of one for each column. */
    private void refuseOtherDelimiter(TicketExportMapping mapping, List<Column> wanted) {
        if (header.size() > 1
                || wanted.stream().anyMatch(column -> column.name().equals(header.get(0)))) {
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
