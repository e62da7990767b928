package io.github.qms4j.training.importing;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.training.LearningReport;
import java.io.Reader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Reads results from comma-separated values below a header (RFC 4180), by a mapping of its columns. Columns that the
 * mapping does not name are not read.
 *
 * @param statement the column with an id of the row that stays the same in every export
 * @param learner the column that says who
 * @param activity the column that says what
 * @param completed the column with the time, or the day in the zone, of the result
 * @param lessonStatus the column with a status of SCORM 1.2; null when there are two of SCORM 2004
 * @param completionStatus the column with a completion status of SCORM 2004; null when there is one of SCORM 1.2
 * @param successStatus the column with a success status of SCORM 2004; null for none
 * @param score the column with a score from -1 to 1; null for none
 * @param zone the zone of a day and the one in which it ends
 */
public record CsvResults(
        String statement,
        String learner,
        String activity,
        String completed,
        @Nullable String lessonStatus,
        @Nullable String completionStatus,
        @Nullable String successStatus,
        @Nullable String score,
        ZoneId zone) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    public CsvResults {
        if ((lessonStatus == null) == (completionStatus == null)) {
            throw InvalidInputException.of(
                    "mapping",
                    "lessonStatus",
                    String.valueOf(lessonStatus),
                    "stands beside a completion status, or none of them is named",
                    "name the one column of SCORM 1.2, or those of SCORM 2004");
        }
    }

    /** A mapping with the one status of SCORM 1.2 and without a score. */
    public static CsvResults of(
            String statement, String learner, String activity, String completed, String lessonStatus, ZoneId zone) {
        return new CsvResults(statement, learner, activity, completed, lessonStatus, null, null, null, zone);
    }

    /**
     * Reads results.
     *
     * @throws InvalidInputException listing every column that is missing, or every row that cannot be read, with its
     *     line; none is returned then
     */
    public List<LearningReport> read(Reader csv) {
        List<LearningReport> reports = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (Row row : rows(csv)) {
            try {
                reports.add(report(row.values()));
            } catch (InvalidInputException e) {
                e.violations()
                        .forEach(found -> violations.add(new Violation(
                                "line " + row.line() + ", " + found.place(),
                                found.value(),
                                found.rule(),
                                found.remedy())));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException("results", violations);
        }
        return List.copyOf(reports);
    }

    private LearningReport report(Map<String, String> row) {
        ScormResult result = lessonStatus != null
                ? ScormResult.of12(text(row, lessonStatus))
                : ScormResult.of2004(text(row, completionStatus), text(row, successStatus));
        String scaled = text(row, score);
        return new LearningReport(
                text(row, statement),
                text(row, learner),
                text(row, activity),
                "",
                result.completion(),
                result.success(),
                scaled.isEmpty() ? null : scaled,
                time(text(row, completed)),
                "",
                null);
    }

    private static String text(Map<String, String> row, @Nullable String column) {
        return column == null ? "" : row.getOrDefault(column, "");
    }

    private Instant time(String text) {
        try {
            return text.length() > "2026-03-02".length()
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw InvalidInputException.of(
                    "result",
                    completed,
                    text,
                    "is neither a day nor a time with an offset",
                    "give 2026-03-02 or 2026-03-02T09:00:00Z");
        }
    }

    private record Row(long line, Map<String, String> values) {}

    private List<Row> rows(Reader csv) {
        List<Row> rows = new ArrayList<>();
        try (JsonParser parser = new CsvMapper().reader(CsvSchema.emptySchema()).createParser(csv)) {
            List<String> header = header(values(parser));
            List<String> values = values(parser);
            while (!values.isEmpty()) {
                if (values.size() > 1 || !values.get(0).isEmpty()) {
                    rows.add(new Row(line(parser), named(parser, header, values)));
                }
                values = values(parser);
            }
        } catch (JacksonException e) {
            throw InvalidInputException.of(
                    "results",
                    "line " + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()),
                    e.getOriginalMessage(),
                    "is no line of comma-separated values",
                    "give a file as RFC 4180 has it");
        }
        return rows;
    }

    private List<String> header(List<String> columns) {
        List<String> header = columns.stream()
                .map(String::strip)
                .map(name -> !name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK ? name.substring(1) : name)
                .toList();
        Set<String> missing = new LinkedHashSet<>();
        Stream.of(statement, learner, activity, completed).forEach(missing::add);
        Stream.of(lessonStatus, completionStatus, successStatus, score)
                .flatMap(Stream::ofNullable)
                .forEach(missing::add);
        header.forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw InvalidInputException.of(
                    "results",
                    "header",
                    String.join(",", header),
                    "lacks " + missing,
                    "name the columns in the mapping as the file has them");
        }
        return header;
    }

    private static Map<String, String> named(JsonParser parser, List<String> header, List<String> values) {
        if (values.size() != header.size()) {
            throw InvalidInputException.of(
                    "results",
                    "line " + line(parser),
                    String.join(",", values),
                    "has " + values.size() + " columns where the header has " + header.size(),
                    "quote a value that has a comma in it");
        }
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            named.put(header.get(i), values.get(i).strip());
        }
        return named;
    }

    private static long line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    /** The values of the next line; none at the end. */
    private static List<String> values(JsonParser parser) {
        List<String> values = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != null && token != JsonToken.END_ARRAY) {
            if (token == JsonToken.VALUE_STRING) {
                values.add(parser.getString());
            }
            token = parser.nextToken();
        }
        return values;
    }
}
