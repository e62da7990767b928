package io.github.qms4j.organisation;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.QmsException;
import io.github.qms4j.organisation.ProcessDetails.Criticality;
import io.github.qms4j.record.RecordId;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Reads units of an organisation from comma-separated values below a header (RFC 4180). The columns may stand in any
 * order; {@code id} and {@code name} must be there, the others may be missing or empty. A column of another name is
 * refused, for it would be lost unseen.
 *
 * <ul>
 *   <li>persons: {@code id, name, department, manager, site}
 *   <li>departments: {@code id, name, parent, head}
 *   <li>sites: {@code id, name}
 *   <li>processes: {@code id, name, criticality, owner, department}, with the criticality LOW, MEDIUM or HIGH
 * </ul>
 */
public final class CsvOrganisation {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvOrganisation() {}

    /**
     * Persons by id.
     *
     * @throws InvalidInputException listing every line that cannot be read, with its number
     */
    public static Map<PersonId, PersonDetails> persons(Reader csv) {
        return units(
                "persons",
                csv,
                Set.of("department", "manager", "site"),
                PersonId::new,
                row -> new PersonDetails(
                        row.text("name"),
                        row.id("department", DepartmentId::new),
                        row.id("manager", PersonId::new),
                        row.id("site", SiteId::new)));
    }

    /**
     * Departments by id.
     *
     * @throws InvalidInputException listing every line that cannot be read, with its number
     */
    public static Map<DepartmentId, DepartmentDetails> departments(Reader csv) {
        return units(
                "departments",
                csv,
                Set.of("parent", "head"),
                DepartmentId::new,
                row -> new DepartmentDetails(
                        row.text("name"), row.id("parent", DepartmentId::new), row.id("head", PersonId::new)));
    }

    /**
     * Sites by id.
     *
     * @throws InvalidInputException listing every line that cannot be read, with its number
     */
    public static Map<SiteId, SiteDetails> sites(Reader csv) {
        return units("sites", csv, Set.of(), SiteId::new, row -> new SiteDetails(row.text("name")));
    }

    /**
     * Processes by id.
     *
     * @throws InvalidInputException listing every line that cannot be read, with its number
     */
    public static Map<ProcessId, ProcessDetails> processes(Reader csv) {
        return units(
                "processes",
                csv,
                Set.of("criticality", "owner", "department"),
                ProcessId::new,
                row -> new ProcessDetails(
                        row.text("name"),
                        row.criticality(),
                        row.id("owner", PersonId::new),
                        row.id("department", DepartmentId::new)));
    }

    private static <I extends RecordId, D> Map<I, D> units(
            String what, Reader csv, Set<String> optional, Function<String, I> id, Function<Row, D> details) {
        List<Violation> violations = new ArrayList<>();
        Map<I, D> units = new LinkedHashMap<>();
        for (Row row : rows(what, csv, optional)) {
            try {
                I unit = id.apply(row.text("id"));
                if (units.putIfAbsent(unit, details.apply(row)) != null) {
                    violations.add(new Violation(
                            row.place("id"), unit.value(), "stands in an earlier line too", "give each unit one line"));
                }
            } catch (InvalidInputException e) {
                e.violations()
                        .forEach(v ->
                                violations.add(new Violation(row.place(v.place()), v.value(), v.rule(), v.remedy())));
            } catch (QmsException | IllegalArgumentException e) {
                violations.add(new Violation(row.place("id"), row.text("id"), String.valueOf(e.getMessage()), ""));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException(what, violations);
        }
        return units;
    }

    private static List<Row> rows(String what, Reader csv, Set<String> optional) {
        List<Row> rows = new ArrayList<>();
        try (JsonParser parser = new CsvMapper().reader(CsvSchema.emptySchema()).createParser(csv)) {
            List<String> header = header(what, values(parser), optional);
            List<String> values = values(parser);
            while (!values.isEmpty()) {
                if (values.size() > 1 || !values.get(0).isEmpty()) {
                    rows.add(new Row(line(parser), named(what, parser, header, values)));
                }
                values = values(parser);
            }
        } catch (JacksonException e) {
            throw InvalidInputException.of(
                    what,
                    "line " + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()),
                    e.getOriginalMessage(),
                    "is no line of comma-separated values",
                    "give a file as RFC 4180 has it");
        }
        return rows;
    }

    private static List<String> header(String what, List<String> columns, Set<String> optional) {
        List<String> header = new ArrayList<>();
        for (String column : columns) {
            String name = column.strip().toLowerCase(Locale.ROOT);
            header.add(!name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK ? name.substring(1) : name);
        }
        List<String> missing = Set.of("id", "name").stream()
                .filter(column -> !header.contains(column))
                .sorted()
                .toList();
        List<String> unknown = header.stream()
                .filter(column ->
                        !optional.contains(column) && !Set.of("id", "name").contains(column))
                .toList();
        if (!missing.isEmpty() || !unknown.isEmpty() || Set.copyOf(header).size() < header.size()) {
            throw InvalidInputException.of(
                    what,
                    "header",
                    String.join(",", header),
                    "lacks " + missing + ", has unknown columns " + unknown + ", or names a column twice",
                    "name id, name and of " + optional.stream().sorted().toList() + " what the file has");
        }
        return header;
    }

    private static Map<String, String> named(String what, JsonParser parser, List<String> header, List<String> values) {
        if (values.size() != header.size()) {
            throw InvalidInputException.of(
                    what,
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

    private record Row(long line, Map<String, String> values) {
        String place(String column) {
            return "line " + line + ", " + column;
        }

        String text(String column) {
            return values.getOrDefault(column, "");
        }

        <I extends RecordId> @Nullable I id(String column, Function<String, I> id) {
            String text = text(column);
            return text.isEmpty() ? null : id.apply(text);
        }

        Criticality criticality() {
            String text = text("criticality").toUpperCase(Locale.ROOT);
            return Arrays.stream(Criticality.values())
                    .filter(c -> c.name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> InvalidInputException.of(
                            "process",
                            "criticality",
                            text("criticality"),
                            "is no criticality",
                            "give one of "
                                    + Arrays.stream(Criticality.values())
                                            .map(Enum::name)
                                            .collect(Collectors.joining(", "))));
        }
    }
}
