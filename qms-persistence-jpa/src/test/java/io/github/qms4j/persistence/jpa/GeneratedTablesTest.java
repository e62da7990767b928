package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.spi.storage.AttributeType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tables of the library's record types are made from the types, and shipped as SQL that a person can review. After a
 * change of a type they are written anew with {@code -Dqms.schema.write=true}.
 */
class GeneratedTablesTest {
    private static final String BEGIN = "-- Made from the record types; see GeneratedTablesTest.\n";
    private static final String END = "-- End of what is made from the record types.\n";
    private static final int LONGEST_NAME = 63;
    private static final Path MIGRATIONS =
            Path.of("src", "main", "resources", "io", "github", "qms4j", "persistence", "jpa", "migration");

    /** How a database calls its types. */
    private enum Dialect {
        H2("h2", "character varying", "decfloat"),
        POSTGRESQL("postgresql", "text collate \"C\"", "numeric"),
        /** What travels to it is text and whole numbers, which {@code strict} holds it to. */
        SQLITE("sqlite", "text", "text") {
            @Override
            String column(String name, AttributeType type) {
                return switch (type) {
                    case TEXT, DECIMAL, INSTANT, DATE -> name + " text";
                    case LONG -> name + " integer";
                    case BOOLEAN -> name + " integer check (" + name + " in (0, 1))";
                };
            }

            @Override
            String end() {
                return ") strict;\n";
            }
        };

        private final String folder;
        private final String text;
        private final String decimal;

        Dialect(String folder, String text, String decimal) {
            this.folder = folder;
            this.text = text;
            this.decimal = decimal;
        }

        String column(String name, AttributeType type) {
            return name + " " + type(type);
        }

        String end() {
            return ");\n";
        }

        Path script() {
            return MIGRATIONS.resolve(folder).resolve("V1__foundation.sql");
        }

        String type(AttributeType type) {
            return switch (type) {
                case TEXT -> text;
                case LONG -> "bigint";
                case DECIMAL -> decimal;
                case INSTANT -> "timestamp(3) with time zone";
                case BOOLEAN -> "boolean";
                case DATE -> "date";
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_script_has_a_table_for_each_record_type_with_its_columns_and_indexes(Dialect dialect) throws IOException {
        String script = Files.readString(dialect.script());
        int begin = script.indexOf(BEGIN) + BEGIN.length();
        int end = script.indexOf(END);
        String made = tables(dialect);
        if (Boolean.getBoolean("qms.schema.write")) {
            Files.writeString(dialect.script(), script.substring(0, begin) + made + script.substring(end));
            return;
        }

        assertThat(script.substring(begin, end))
                .as(dialect.script() + "; write it anew with -Dqms.schema.write=true")
                .isEqualTo(made);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void no_table_and_no_index_has_the_name_of_another(Dialect dialect) throws IOException {
        assertThat(Pattern.compile("create (?:unique )?(?:table|index) if not exists (\\w+)")
                        .matcher(Files.readString(dialect.script()))
                        .results()
                        .map(created -> created.group(1)))
                .hasSizeGreaterThan(100)
                .doesNotHaveDuplicates();
    }

    private static String tables(Dialect dialect) {
        return Qms.recordTypes().stream().map(type -> table(dialect, type)).collect(Collectors.joining());
    }

    private static String table(Dialect dialect, RecordType<?> type) {
        RecordTable table = ConceptTables.ALL.stream()
                .filter(candidate ->
                        candidate.recordType().filter(type.name()::equals).isPresent())
                .findFirst()
                .orElseThrow();
        List<String> columns = new ArrayList<>(List.of(
                dialect.column("tenant", AttributeType.TEXT) + " not null",
                dialect.column("id", AttributeType.TEXT) + " not null",
                dialect.column("version", AttributeType.LONG) + " not null",
                "schema_version integer not null",
                dialect.column("payload", AttributeType.TEXT) + " not null",
                dialect.column("other_attributes", AttributeType.TEXT)));
        for (AttributeColumn column : table.columns()) {
            columns.add(dialect.column(column.name(), column.type()));
            if (column.hasScale()) {
                columns.add(column.scaleName() + " integer");
            }
        }
        assertThat(columns)
                .extracting(column -> column.substring(0, column.indexOf(' ')))
                .as("columns of " + table.name())
                .doesNotHaveDuplicates();
        columns.add("primary key (tenant, id)");
        StringBuilder sql = new StringBuilder("\ncreate table if not exists " + table.name() + " (\n    "
                + String.join(",\n    ", columns) + "\n" + dialect.end());
        for (List<String> index : type.indexes()) {
            List<String> names = index.stream()
                    .map(attribute -> table.column(attribute).orElseThrow().name())
                    .toList();
            sql.append("create index if not exists ")
                    .append(indexName(table, names))
                    .append(" on ")
                    .append(table.name())
                    .append(" (tenant, ")
                    .append(String.join(", ", names))
                    .append(", id);\n");
        }
        return sql.toString();
    }

    /**
     * PostgreSQL cuts longer names off, and two could become one. Tables and indexes share their names: SQLite refuses an
     * index that is called as a table is, and PostgreSQL leaves it out without a word.
     */
    private static String indexName(RecordTable table, List<String> columns) {
        String joined = table.name() + "_" + String.join("_", columns);
        String name =
                ConceptTables.ALL.stream().map(RecordTable::name).anyMatch(joined::equals) ? joined + "_id" : joined;
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME - 9) + "_" + String.format("%08x", name.hashCode());
    }
}
