package io.github.qms4j.example.benchmarks.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A database in a file, with the settings under which it promises that a commit that returned is kept. */
enum Engine {
    SQLITE("org.sqlite.JDBC") {
        @Override
        String url(Path file) {
            return "jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=FULL&busy_timeout=60000";
        }

        /** Checkpoints now and then, or every few commits, so that kills meet them too. */
        @Override
        String variation(SplittableRandom random) {
            int[] pages = {8, 64, 1_000};
            return "pragma wal_autocheckpoint = " + pages[random.nextInt(pages.length)];
        }
    },

    /** The control: no promise at all. A run that finds no fault here would find none anywhere. */
    SQLITE_WITHOUT_JOURNAL("org.sqlite.JDBC") {
        @Override
        String url(Path file) {
            return "jdbc:sqlite:" + file + "?journal_mode=OFF&synchronous=OFF&busy_timeout=60000";
        }

        /** A cache that is too small for a transaction, so that pages are written before the commit. */
        @Override
        String variation(SplittableRandom random) {
            return "pragma cache_size = 5";
        }
    },

    H2("org.h2.Driver") {
        @Override
        String url(Path file) {
            return "jdbc:h2:file:" + file + ";WRITE_DELAY=0";
        }

        @Override
        String begin() {
            return NOTHING;
        }

        @Override
        String variation(SplittableRandom random) {
            return NOTHING;
        }

        /** None of its own: that everything can be read, by rows and by indexes, is what {@link LedgerCheck} asks. */
        @Override
        List<String> integrityProblems(Statement statement) {
            return List.of();
        }
    };

    private static final String NOTHING = "select 1";

    private final String driver;

    Engine(String driver) {
        this.driver = driver;
    }

    abstract String url(Path file);

    /**
     * The first statement of a transaction that writes. On SQLite it waits until no other one does, as {@code begin
     * immediate} would; the driver's own immediate mode begins the next transaction as soon as one is committed, and so
     * holds the lock for ever.
     */
    String begin() {
        return "update progress set told = told where 1 = 0";
    }

    /** A statement for each connection of one process that changes when the engine tidies up. */
    abstract String variation(SplittableRandom random);

    /** What the database's own check says; nothing when all is well. */
    List<String> integrityProblems(Statement statement) throws SQLException {
        List<String> problems = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("pragma integrity_check")) {
            while (rows.next()) {
                problems.add(rows.getString(1));
            }
        }
        problems.remove("ok");
        return problems;
    }

    /** Where the driver was loaded from, for the class path of a process that needs nothing else. */
    Class<?> driver() throws ClassNotFoundException {
        return Class.forName(driver);
    }

    Connection open(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection(url(file), "sa", "");
        connection.setAutoCommit(false);
        return connection;
    }

    /** Everything that makes up the database in this file, as it lies there. */
    static List<Path> parts(Path file) throws IOException {
        String name = file.getFileName().toString();
        try (Stream<Path> all = Files.list(file.toAbsolutePath().getParent())) {
            return all.filter(part -> {
                        String other = part.getFileName().toString();
                        return other.equals(name) || other.startsWith(name + ".") || other.startsWith(name + "-");
                    })
                    .sorted()
                    .toList();
        }
    }

    /** The database under another name. */
    static void copy(Path file, Path target) throws IOException {
        for (Path part : parts(file)) {
            String suffix = part.getFileName()
                    .toString()
                    .substring(file.getFileName().toString().length());
            Files.copy(part, target.resolveSibling(target.getFileName() + suffix));
        }
    }

    static void delete(Path file) throws IOException {
        for (Path part : parts(file)) {
            Files.delete(part);
        }
    }
}
