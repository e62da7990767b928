package io.github.qms4j.persistence.jpa;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL server: one that the tests start for themselves and stop at the end, or the one whose JDBC address is the
 * system property or environment variable {@code QMS_TEST_PG_URL}.
 */
final class PostgresServer implements Closeable {
    private static final String ADDRESS = "QMS_TEST_PG_URL";

    private final String url;
    private final Closeable started;
    private final AtomicInteger schemas = new AtomicInteger();

    private PostgresServer(String url, Closeable started) {
        this.url = url;
        this.started = started;
    }

    /**
     * Starts the server, or takes the given one.
     *
     * @throws IOException when the binary does not run on this platform
     */
    static PostgresServer open() throws IOException {
        String given = System.getProperty(ADDRESS, System.getenv(ADDRESS));
        if (given != null) {
            return new PostgresServer(given, () -> {});
        }
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        return new PostgresServer(server.getJdbcUrl("postgres", "postgres"), server);
    }

    /** An empty schema that the connections of its address work in. */
    Schema newSchema() {
        Schema schema = new Schema("qms_test_" + ProcessHandle.current().pid() + "_" + schemas.incrementAndGet());
        execute("create schema " + schema.name);
        return schema;
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() throws IOException {
        started.close();
    }

    /** One schema of the server; closing drops it. */
    final class Schema implements AutoCloseable {
        private final String name;

        private Schema(String name) {
            this.name = name;
        }

        String url() {
            return url + (url.indexOf('?') < 0 ? "?" : "&") + "currentSchema=" + name;
        }

        @Override
        public void close() {
            execute("drop schema " + name + " cascade");
        }
    }
}
