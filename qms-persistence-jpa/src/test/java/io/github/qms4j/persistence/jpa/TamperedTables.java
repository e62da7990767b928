package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/** The tables of a database in the hands of somebody with SQL, who alters one cell or row after the other. */
final class TamperedTables {
    private static final Set<String> INSTANTS =
            Set.of("instant_value", "valid_from", "valid_until", "effective_from", "since", "next_due");

    private final TestDatabase database;
    private final Qms qms;
    private final boolean hasTypes;
    private final AlterationSample sample;
    private final Map<String, Table> before;
    private int tried;
    private int refused;

    /** The tables as they are now, which is how they are left after each alteration. */
    TamperedTables(TestDatabase database, Qms qms, AlterationSample sample, List<String> names) throws SQLException {
        this.database = database;
        this.qms = qms;
        this.sample = sample;
        this.hasTypes = !isSqlite();
        this.before = read(names);
    }

    /** A table as it is before somebody tampers with it. */
    private record Table(List<String> columns, List<@Nullable Object[]> rows) {}

    /** Which knows text and whole numbers only. */
    private boolean isSqlite() throws SQLException {
        try (Connection connection = database.connections().getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("SQLite");
        }
    }

    private Map<String, Table> read(List<String> names) throws SQLException {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (String name : names) {
            tables.put(name, read(name));
        }
        return tables;
    }

    /** How many rows each table has. */
    Map<String, Integer> rows() {
        Map<String, Integer> rows = new TreeMap<>();
        before.forEach((name, table) -> rows.put(name, table.rows().size()));
        return rows;
    }

    /**
     * Makes every alteration, and puts everything back.
     *
     * @param swapping whether cells of two rows are swapped, too
     * @return how many were tried
     */
    int assertEachIsFound(String story, boolean swapping) throws SQLException {
        SignedCheckpoint checkpoint = qms.trail().checkpoint().orElseThrow();
        SoftAssertions softly = new SoftAssertions();
        for (Map.Entry<String, Table> entry : before.entrySet()) {
            Table table = entry.getValue();
            for (int row = 0; row < table.rows().size(); row++) {
                for (Map.Entry<String, List<@Nullable Object[]>> altered :
                        alterations(table, row, swapping).entrySet()) {
                    if (!sample.isDrawn()) {
                        continue;
                    }
                    tried++;
                    String what = entry.getKey() + " row " + row + ": " + altered.getKey();
                    assertFound(softly, checkpoint, what, entry.getKey(), table, altered.getValue());
                }
            }
        }
        System.out.println("tampering in " + story + ", " + sample + ": " + tried + " alterations tried, " + refused
                + " of them refused by a constraint of the database, "
                + (tried - refused - softly.assertionErrorsCollected().size()) + " found");
        softly.assertAll();
        assertThat(qms.trail().verify(checkpoint).problems()).isEmpty();
        return tried;
    }

    private void assertFound(
            SoftAssertions softly,
            SignedCheckpoint checkpoint,
            String what,
            String name,
            Table table,
            List<@Nullable Object[]> altered)
            throws SQLException {
        try {
            write(name, table.columns(), altered);
        } catch (SQLException refusedByTheDatabase) {
            refused++;
            return;
        }
        try {
            softly.assertThat(qms.trail().verify(checkpoint).problems())
                    .as(what)
                    .isNotEmpty();
        } catch (RuntimeException e) {
            softly.fail(what + ": the verification broke off: " + e, e);
        } finally {
            write(name, table.columns(), table.rows());
        }
    }

    private Table read(String table) throws SQLException {
        try (Connection connection = database.connections().getConnection();
                PreparedStatement select = connection.prepareStatement("select * from " + table);
                ResultSet rows = select.executeQuery()) {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                columns.add(rows.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
            }
            List<@Nullable Object[]> all = new ArrayList<>();
            while (rows.next()) {
                @Nullable Object[] row = new @Nullable Object[columns.size()];
                for (int i = 0; i < row.length; i++) {
                    String name = columns.get(i);
                    boolean moment = hasTypes && (name.equals("at") || name.endsWith("_at") || INSTANTS.contains(name));
                    row[i] = moment ? rows.getObject(i + 1, OffsetDateTime.class) : rows.getObject(i + 1);
                }
                all.add(row);
            }
            return new Table(columns, all);
        }
    }

    private void write(String table, List<String> columns, List<@Nullable Object[]> rows) throws SQLException {
        String marks = String.join(", ", columns.stream().map(c -> "?").toList());
        try (Connection connection = database.connections().getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from " + table);
                PreparedStatement insert = connection.prepareStatement(
                        "insert into " + table + " (" + String.join(", ", columns) + ") values (" + marks + ")")) {
            connection.setAutoCommit(false);
            delete.executeUpdate();
            for (@Nullable Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.executeUpdate();
            }
            connection.commit();
        }
    }

    private Map<String, List<@Nullable Object[]>> alterations(Table table, int at, boolean swapping) {
        Map<String, List<@Nullable Object[]>> all = new LinkedHashMap<>();
        all.put("row deleted", without(table, at));
        int id = table.columns().indexOf("id");
        List<@Nullable Object[]> doubled = copy(table);
        @Nullable Object[] twin = table.rows().get(at).clone();
        twin[id] = twin[id] + "9";
        doubled.add(twin);
        all.put("row doubled under another id", doubled);
        for (int column = 0; column < table.columns().size(); column++) {
            String name = table.columns().get(column);
            Object old = table.rows().get(at)[column];
            Map<String, @Nullable Object> values = values(name, old);
            for (Map.Entry<String, @Nullable Object> value : values.entrySet()) {
                all.put(name + " " + value.getKey(), with(table, at, column, value.getValue()));
            }
            for (int other = at + 1; swapping && other < table.rows().size(); other++) {
                Object theirs = table.rows().get(other)[column];
                if (!Objects.equals(old, theirs)) {
                    List<@Nullable Object[]> swapped = with(table, at, column, theirs);
                    @Nullable Object[] second = swapped.get(other).clone();
                    second[column] = old;
                    swapped.set(other, second);
                    if (!contents(swapped).equals(contents(table.rows()))) {
                        all.put(name + " swapped with row " + other, swapped);
                    }
                }
            }
        }
        return all;
    }

    /** Two rows that are the same but for what was swapped are as they were. */
    private static Set<String> contents(List<@Nullable Object[]> rows) {
        return rows.stream().map(Arrays::deepToString).collect(Collectors.toSet());
    }

    private Map<String, @Nullable Object> values(String column, @Nullable Object old) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (old == null) {
            values.put("set", hasTypes ? madeUp(column) : textOrNumber(madeUp(column)));
            return values;
        }
        values.put("removed", null);
        if (old instanceof String text) {
            values.put("longer", text + "x");
            if (!text.isEmpty()) {
                values.put("shorter", text.substring(0, text.length() - 1));
            }
            for (int i = 1; i < text.length(); i += Math.max(1, text.length() / 6)) {
                char c = text.charAt(i) == '7' ? '8' : '7';
                values.put("altered at " + i, text.substring(0, i) + c + text.substring(i + 1));
            }
        } else if (old instanceof OffsetDateTime at) {
            values.put("later", at.plus(Duration.ofMillis(1)));
        } else if (old instanceof Boolean flag) {
            values.put("turned", !flag);
        } else if (old instanceof java.sql.Date date) {
            values.put("later", java.sql.Date.valueOf(date.toLocalDate().plusDays(1)));
        } else if (old instanceof Integer number) {
            values.put("up", number + 1);
            values.put("down", number - 1);
        } else if (old instanceof Long number) {
            values.put("up", number + 1);
            values.put("down", number - 1);
        } else if (old instanceof BigDecimal number) {
            values.put("up", number.add(BigDecimal.ONE));
        } else {
            throw new IllegalStateException("no alteration for a " + old.getClass() + " in " + column);
        }
        return values;
    }

    private static Object textOrNumber(Object value) {
        if (value instanceof OffsetDateTime moment) {
            return SqliteText.of(moment);
        } else if (value instanceof LocalDate date) {
            return SqliteText.of(date);
        } else if (value instanceof BigDecimal number) {
            return SqliteText.of(number);
        }
        return value;
    }

    private static Object madeUp(String column) {
        return switch (column) {
            case "long_value", "leaf_index", "copies", "reopen_count", "series_number", "sequence" -> 1L;
            case "decimal_value" -> BigDecimal.ONE;
            case "boolean_value" -> true;
            case "date_value" -> LocalDate.EPOCH;
            case "instant_value", "resolved_at", "closed_at" ->
                OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
            default -> "x";
        };
    }

    private static List<@Nullable Object[]> copy(Table table) {
        return new ArrayList<>(table.rows());
    }

    private static List<@Nullable Object[]> without(Table table, int at) {
        List<@Nullable Object[]> rows = copy(table);
        rows.remove(at);
        return rows;
    }

    private static List<@Nullable Object[]> with(Table table, int at, int column, @Nullable Object value) {
        List<@Nullable Object[]> rows = copy(table);
        @Nullable
        Object[] row = Arrays.copyOf(table.rows().get(at), table.columns().size());
        row[column] = value;
        rows.set(at, row);
        return rows;
    }
}
