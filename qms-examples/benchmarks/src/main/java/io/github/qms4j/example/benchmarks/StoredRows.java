package io.github.qms4j.example.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/** Every row of a database in one hash: equal when two programs wrote the same, column by column. */
final class StoredRows {
    private static final List<String> TABLES = List.of("qms_ticket", "qms_record", "qms_attribute", "qms_trail_entry");

    private StoredRows() {}

    /**
     * How many rows, and the hash of what is in them.
     *
     * @param rows of all tables
     * @param sha256 lower-case hexadecimal
     */
    record Digest(long rows, String sha256) {}

    static Digest of(EmbeddedDatabase database, Path file) {
        return of(database, file, TABLES);
    }

    /** The same of tickets alone, for programs that keep their trail differently. */
    static Digest tickets(EmbeddedDatabase database, Path file) {
        return of(database, file, List.of("qms_ticket"));
    }

    private static Digest of(EmbeddedDatabase database, Path file, List<String> tables) {
        try (Connection connection = DriverManager.getConnection(database.url(file));
                Statement statement = connection.createStatement()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long count = 0;
            for (String table : tables) {
                String key = table.equals("qms_attribute") ? "id, name" : "id";
                try (ResultSet rows = statement.executeQuery("select * from " + table + " order by " + key)) {
                    count += digest(rows, digest);
                }
            }
            return new Digest(count, HexFormat.of().formatHex(digest.digest()));
        } catch (SQLException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long digest(ResultSet rows, MessageDigest digest) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        long count = 0;
        while (rows.next()) {
            for (int column = 1; column <= columns; column++) {
                digest.update((rows.getString(column) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            count++;
        }
        return count;
    }
}
