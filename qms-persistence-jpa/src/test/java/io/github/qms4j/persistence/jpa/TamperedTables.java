package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/** The tables of a database in the hands of somebody with SQL, who alters one cell or row after the other. */
final class TamperedTables {
    /** H2 calls a moment by the one, PostgreSQL by the other. */
    private static final Set<Integer> MOMENTS = Set.of(Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP);

    private final TestDatabase database;
    private final Qms qms;
    private final Alterations alterations;
    private final AlterationSample sample;
    private final Map<String, Table> before;
    private int tried;
    private int refused;

    /** The tables as they are now, which is how they are left after each alteration. */
    TamperedTables(TestDatabase database, Qms qms, AlterationSample sample, List<String> names) throws SQLException {
        this.database = database;
        this.qms = qms;
        this.sample = sample;
        this.alterations = new Alterations(!isSqlite());
        this.before = read(names);
    }

    /** A table as it is before somebody tampers with it. */
    record Table(String name, List<String> columns, List<@Nullable Object[]> rows) {
        private String id(int row) {
            return String.valueOf(rows.get(row)[columns.indexOf("id")]);
        }
    }

    /** What one table is made of by one alteration of one of its rows. */
    private record Altered(Table table, int row, String how, List<@Nullable Object[]> rows) {
        @Override
        public String toString() {
            return table.name() + " row " + row + ": " + how;
        }

        /** Whether a problem is one of the record whose row it is. */
        private boolean isNamedBy(String problem) {
            String type = ConceptTables.ALL.stream()
                    .filter(concept -> concept.name().equals(table.name()))
                    .flatMap(concept -> concept.recordType().stream())
                    .findFirst()
                    .orElseThrow();
            return problem.contains(type + " " + table.id(row));
        }
    }

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
     * Makes every alteration by itself, and puts everything back.
     *
     * @param swapping whether cells of two rows are swapped, too
     * @return how many were tried
     */
    int assertEachIsFound(String story, boolean swapping) throws SQLException {
        SignedCheckpoint checkpoint = qms.trail().checkpoint().orElseThrow();
        SoftAssertions softly = new SoftAssertions();
        for (Table table : before.values()) {
            for (Altered altered : drawn(table, swapping)) {
                tried++;
                assertFound(softly, checkpoint, altered);
            }
        }
        return told(story, checkpoint, softly);
    }

    /**
     * Makes the first alteration of every table and has the records verified, then the second one of every table, and so
     * on. One that no problem names by its record is tried again by itself.
     *
     * @return how many were tried
     */
    int assertEachIsFoundAmongOthers(String story) throws SQLException {
        SignedCheckpoint checkpoint = qms.trail().checkpoint().orElseThrow();
        SoftAssertions softly = new SoftAssertions();
        List<Iterator<Altered>> tables = new ArrayList<>();
        for (Table table : before.values()) {
            tables.add(drawn(table, false).iterator());
        }
        int again = 0;
        while (tables.stream().anyMatch(Iterator::hasNext)) {
            List<Altered> round = tables.stream()
                    .filter(Iterator::hasNext)
                    .map(Iterator::next)
                    .toList();
            tried += round.size();
            for (Altered altered : notNamed(checkpoint, round)) {
                again++;
                assertFound(softly, checkpoint, altered);
            }
        }
        System.out.println("tampering in " + story + ": " + again + " alterations were tried by themselves");
        return told(story, checkpoint, softly);
    }

    private List<Altered> drawn(Table table, boolean swapping) {
        List<Altered> drawn = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            int at = row;
            alterations.of(table, row, swapping).forEach((how, rows) -> {
                if (sample.isDrawn()) {
                    drawn.add(new Altered(table, at, how, rows));
                }
            });
        }
        return drawn;
    }

    /** Those of some alterations, at most one of each table, that the verification does not name the record of. */
    private List<Altered> notNamed(SignedCheckpoint checkpoint, List<Altered> round) throws SQLException {
        List<Altered> made = new ArrayList<>();
        for (Altered altered : round) {
            try {
                write(altered.table(), altered.rows());
                made.add(altered);
            } catch (SQLException refusedByTheDatabase) {
                refused++;
            }
        }
        try {
            List<String> problems = qms.trail().verify(checkpoint).problems();
            return made.stream()
                    .filter(altered -> problems.stream().noneMatch(altered::isNamedBy))
                    .toList();
        } catch (RuntimeException onlyOneIsToBlame) {
            return made;
        } finally {
            for (Altered altered : made) {
                write(altered.table(), altered.table().rows());
            }
        }
    }

    private int told(String story, SignedCheckpoint checkpoint, SoftAssertions softly) {
        System.out.println("tampering in " + story + ", " + sample + ": " + tried + " alterations tried, " + refused
                + " of them refused by a constraint of the database, "
                + (tried - refused - softly.assertionErrorsCollected().size()) + " found");
        softly.assertAll();
        assertThat(qms.trail().verify(checkpoint).problems()).isEmpty();
        return tried;
    }

    private void assertFound(SoftAssertions softly, SignedCheckpoint checkpoint, Altered altered) throws SQLException {
        try {
            write(altered.table(), altered.rows());
        } catch (SQLException refusedByTheDatabase) {
            refused++;
            return;
        }
        try {
            softly.assertThat(qms.trail().verify(checkpoint).problems())
                    .as(altered.toString())
                    .isNotEmpty();
        } catch (RuntimeException e) {
            softly.fail(altered + ": the verification broke off: " + e, e);
        } finally {
            write(altered.table(), altered.table().rows());
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
                    boolean moment = MOMENTS.contains(rows.getMetaData().getColumnType(i + 1));
                    row[i] = moment ? rows.getObject(i + 1, OffsetDateTime.class) : rows.getObject(i + 1);
                }
                all.add(row);
            }
            return new Table(table, columns, all);
        }
    }

    private void write(Table table, List<@Nullable Object[]> rows) throws SQLException {
        String marks = String.join(", ", table.columns().stream().map(c -> "?").toList());
        try (Connection connection = database.connections().getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from " + table.name());
                PreparedStatement insert = connection.prepareStatement("insert into " + table.name() + " ("
                        + String.join(", ", table.columns()) + ") values (" + marks + ")")) {
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
}
