package io.github.qms4j.example.benchmarks.kill;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * The process that is killed: two writers and a sealer on one database, for ever. A line on the standard output, by one
 * write, says that a commit has returned: the worker and its number.
 */
final class KilledProcess {
    static final int WRITERS = 2;
    static final String READY = "ready";
    static final String SEALER = "s";

    private static final long NANOSECONDS_WITHOUT_WORK = 500_000;
    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private KilledProcess() {}

    /** Arguments: the engine, the file, and a statement for each connection. */
    public static void main(String[] arguments) throws Exception {
        Engine engine = Engine.valueOf(arguments[0]);
        Path file = Path.of(arguments[1]);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
        Connection first = connect(engine, file, arguments[2]);
        Ledger.create(first, WRITERS);
        Story[] stories = new Story[WRITERS];
        for (int writer = 0; writer < WRITERS; writer++) {
            stories[writer] = new Story(writer);
            long told = Ledger.told(first, writer);
            while (stories[writer].told() < told) {
                stories[writer].next();
            }
        }
        first.rollback();
        acknowledge(READY, 0);
        for (int writer = 0; writer < WRITERS; writer++) {
            Ledger ledger = new Ledger(engine, connect(engine, file, arguments[2]));
            Story story = stories[writer];
            int me = writer;
            threads.execute(() -> forever(() -> write(ledger, me, story)));
        }
        Ledger ledger = new Ledger(engine, first);
        threads.execute(() -> forever(() -> seal(ledger)));
    }

    private interface Work {
        void run() throws SQLException, IOException;
    }

    /** Ends the process when the work fails, which the one who kills it notices. */
    @SuppressWarnings("SystemOut")
    private static void forever(Work work) {
        try {
            while (true) {
                work.run();
            }
        } catch (SQLException | IOException | RuntimeException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static Connection connect(Engine engine, Path file, String setting) throws SQLException {
        Connection connection = engine.open(file);
        try (Statement statement = connection.createStatement()) {
            statement.execute(setting);
        }
        connection.commit();
        return connection;
    }

    private static void write(Ledger ledger, int writer, Story story) throws SQLException, IOException {
        ledger.write(writer, story.told() + 1, story.next());
        acknowledge(String.valueOf(writer), story.told());
    }

    private static void seal(Ledger ledger) throws SQLException, IOException {
        long number = ledger.seal();
        if (number > 0) {
            acknowledge(SEALER, number);
        } else {
            LockSupport.parkNanos(NANOSECONDS_WITHOUT_WORK);
        }
    }

    private static void acknowledge(String worker, long number) throws IOException {
        OUT.write((worker + " " + number + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
