package io.github.qms4j.persistence.jpa;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Statements on a connection: those with the same text that follow each other go to the database together. */
final class ConnectionStatements implements Statements {
    private final Connection connection;

    ConnectionStatements(Connection connection) {
        this.connection = connection;
    }

    @Override
    public List<Object[]> rows(SqlText select, String table) {
        JdbcText text = JdbcText.of(select.text());
        try (PreparedStatement statement = connection.prepareStatement(text.text())) {
            text.bind(statement, select);
            try (ResultSet found = statement.executeQuery()) {
                int width = found.getMetaData().getColumnCount();
                List<Object[]> rows = new ArrayList<>();
                while (found.next()) {
                    Object[] row = new Object[width];
                    for (int i = 0; i < width; i++) {
                        row[i] = found.getObject(i + 1);
                    }
                    rows.add(row);
                }
                return rows;
            }
        } catch (SQLException e) {
            throw failed(table, e);
        }
    }

    @Override
    public List<Object> values(SqlText select, String table) {
        return rows(select, table).stream().map(row -> row[0]).toList();
    }

    @Override
    public int[] update(List<SqlText> statements, String table) {
        int[] counts = new int[statements.size()];
        try {
            for (int from = 0; from < counts.length; ) {
                String text = statements.get(from).text();
                int until = from + 1;
                while (until < counts.length && statements.get(until).text().equals(text)) {
                    until++;
                }
                int[] found = update(JdbcText.of(text), statements.subList(from, until));
                System.arraycopy(found, 0, counts, from, found.length);
                from = until;
            }
        } catch (SQLException e) {
            throw failed(table, e);
        }
        return counts;
    }

    private int[] update(JdbcText text, List<SqlText> statements) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text.text())) {
            if (statements.size() == 1) {
                text.bind(statement, statements.get(0));
                return new int[] {statement.executeUpdate()};
            }
            for (SqlText sql : statements) {
                text.bind(statement, sql);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    /** A batch has a row a statement: so its text is always the same. */
    @Override
    public int rowsAnInsert() {
        return 1;
    }

    private static PersistenceException failed(String table, SQLException e) {
        return new PersistenceException("a statement on " + table + " failed", e);
    }

    /**
     * A text with parameters as drivers know them.
     *
     * @param numbers the number that each had, in the order of the text; one value may be at several places
     */
    private record JdbcText(String text, List<Integer> numbers) {
        private static final Pattern NUMBERED = Pattern.compile("\\?(\\d+)");

        static JdbcText of(String numbered) {
            List<Integer> numbers = new ArrayList<>();
            String text = NUMBERED.matcher(numbered).replaceAll(parameter -> {
                numbers.add(Integer.valueOf(parameter.group(1)));
                return "?";
            });
            return new JdbcText(text, numbers);
        }

        void bind(PreparedStatement statement, SqlText sql) throws SQLException {
            List<Object> values = sql.values();
            for (int i = 0; i < numbers.size(); i++) {
                statement.setObject(i + 1, values.get(numbers.get(i) - 1));
            }
        }
    }
}
