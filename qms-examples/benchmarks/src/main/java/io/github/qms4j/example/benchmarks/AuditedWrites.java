package io.github.qms4j.example.benchmarks;

import io.github.qms4j.example.benchmarks.AuditedStore.Writer;
import io.github.qms4j.example.benchmarks.Comparison.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** P1: audited writes on an embedded database, each a durable transaction, beside plain JDBC that writes the same rows. */
final class AuditedWrites {
    private static final String PLAIN = "plain JDBC";
    private static final double AIM = 0.8;
    private static final double AIM_OF_SETS = 10;
    private static final int SET = 100;
    private static final int WRITERS = 16;

    private final EmbeddedDatabase database;
    private final Size size;
    private final Report report;
    private final Path directory;
    private int databases;

    private AuditedWrites(EmbeddedDatabase database, Size size, Report report, Path directory) {
        this.database = database;
        this.size = size;
        this.report = report;
        this.directory = directory;
    }

    static void compare(EmbeddedDatabase database, Size size, Report report) throws IOException {
        Path directory = Files.createTempDirectory("audited-writes");
        try {
            new AuditedWrites(database, size, report, directory).compare();
        } finally {
            delete(directory);
        }
    }

    private void compare() {
        int tickets = size.of(1_000, 8);
        int sets = size.of(10, 1);
        beside("create a ticket", tickets, 1, Operation.OPEN);
        beside("create a ticket, 4 threads", tickets, 4, Operation.OPEN);
        beside("record an event of a ticket", tickets, 1, Operation.ASSIGN);
        beside("record an event of a ticket, 4 threads", tickets, 4, Operation.ASSIGN);
        beside("read the history of a ticket", tickets, 1, Operation.HISTORY);
        beside("create a record of a vendor's type", tickets, 1, Operation.PLAN);
        beside("change a record of a vendor's type", tickets, 1, Operation.READ);
        beside("create " + SET + " records in a change set, each", sets * SET, 1, Operation.PLAN.inSets());
        beside("change " + SET + " records in a change set, each", sets * SET, 1, Operation.READ.inSets());
        setsBesideSingles("create", Operation.PLAN);
        setsBesideSingles("change", Operation.READ);
        sealedBesideUnsealed(size.of(1_600, WRITERS));
    }

    /** The library with itself: writers have no part in sealing, and should not notice it. */
    private void sealedBesideUnsealed(int count) {
        report.line(new Comparison("P4 create a ticket, 16 threads, sealed all the while", "library, not sealed", 1)
                .run(
                        size,
                        new Writing(
                                database,
                                file(),
                                SealedStore::new,
                                count,
                                WRITERS,
                                Operation.OPEN,
                                StoredRows::tickets),
                        new Writing(
                                database, file(), QmsStore::new, count, WRITERS, Operation.OPEN, StoredRows::tickets)));
    }

    private void beside(String what, int count, int threads, Operation operation) {
        report.line(new Comparison("P1 " + what, PLAIN, AIM)
                .run(
                        size,
                        new Writing(database, file(), QmsStore::new, count, threads, operation),
                        new Writing(database, file(), JdbcStore::new, count, threads, operation)));
    }

    /** The library with itself, both times the same records. */
    private void setsBesideSingles(String what, Operation single) {
        int count = size.of(500, SET);
        report.line(new Comparison("P1 " + what + " in change sets of " + SET, "library, one a change set", AIM_OF_SETS)
                .run(
                        size,
                        new Writing(database, file(), QmsStore::new, count, 1, single.inSets()),
                        new Writing(database, file(), QmsStore::new, count, 1, single)));
    }

    private Path file() {
        return directory.resolve("database" + databases++);
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(directory)) {
            files = found.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(directory);
    }

    /**
     * What a round does.
     *
     * @param namesAtOnce how many names one call takes
     * @param before what must have been done to the names, outside the clock
     * @param measured what is measured
     */
    private record Operation(int namesAtOnce, Step before, Step measured) {
        private static final Step NOTHING = (writer, names) -> {};
        private static final Step OPENING = (writer, names) -> writer.openTicket(names.get(0));
        private static final Step ASSIGNING = (writer, names) -> writer.assignTicket(names.get(0));

        static final Operation OPEN = new Operation(1, NOTHING, OPENING);
        static final Operation ASSIGN = new Operation(1, OPENING, ASSIGNING);
        static final Operation HISTORY = new Operation(
                1, OPENING.then(ASSIGNING), (writer, names) -> requireTwo(writer.historyOfTicket(names.get(0))));
        static final Operation PLAN = new Operation(1, NOTHING, Writer::planCalibrations);
        static final Operation READ = new Operation(1, Writer::planCalibrations, Writer::readCalibrations);

        Operation inSets() {
            return new Operation(SET, before, measured);
        }

        private static void requireTwo(int entries) {
            if (entries != 2) {
                throw new IllegalStateException("the history has " + entries + " entries where two were written");
            }
        }

        /** One call for one or several names. */
        private interface Step {
            void on(Writer writer, List<String> names);

            default Step then(Step next) {
                return (writer, names) -> {
                    on(writer, names);
                    next.on(writer, names);
                };
            }
        }
    }

    /** A store that works on new names each round, spread over its threads. */
    private static final class Writing implements Contender {
        private final EmbeddedDatabase database;
        private final Path file;
        private final AuditedStore store;
        private final int count;
        private final Operation operation;
        private final BiFunction<EmbeddedDatabase, Path, Object> result;
        private final List<Writer> writers = new ArrayList<>();
        private final ExecutorService threads;
        private int round;

        Writing(
                EmbeddedDatabase database,
                Path file,
                BiFunction<EmbeddedDatabase, Path, AuditedStore> open,
                int count,
                int threads,
                Operation operation) {
            this(database, file, open, count, threads, operation, StoredRows::of);
        }

        Writing(
                EmbeddedDatabase database,
                Path file,
                BiFunction<EmbeddedDatabase, Path, AuditedStore> open,
                int count,
                int threads,
                Operation operation,
                BiFunction<EmbeddedDatabase, Path, Object> result) {
            this.result = result;
            this.database = database;
            this.file = file;
            this.store = open.apply(database, file);
            this.count = count;
            this.operation = operation;
            this.threads = Executors.newFixedThreadPool(threads);
            for (int i = 0; i < threads; i++) {
                writers.add(store.writer());
            }
        }

        @Override
        public void prepare() {
            round++;
            everywhere(operation.before());
        }

        @Override
        public void run() {
            everywhere(operation.measured());
        }

        private void everywhere(Operation.Step step) {
            List<Callable<Integer>> shares = new ArrayList<>();
            int each = count / writers.size();
            for (int i = 0; i < writers.size(); i++) {
                Writer writer = writers.get(i);
                int first = i * each;
                shares.add(() -> share(writer, step, first, first + each));
            }
            try {
                for (Future<Integer> share : threads.invokeAll(shares)) {
                    share.get();
                }
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        private int share(Writer writer, Operation.Step step, int from, int until) {
            for (int i = from; i < until; i += operation.namesAtOnce()) {
                List<String> names = new ArrayList<>(operation.namesAtOnce());
                for (int name = i; name < i + operation.namesAtOnce(); name++) {
                    names.add(round + "-" + name);
                }
                step.on(writer, names);
            }
            return until - from;
        }

        @Override
        public long operations() {
            return count;
        }

        /** Ends the writing: the file is opened anew, read, and deleted; all of them together would fill a disk. */
        @Override
        public Object result() {
            close();
            Object read = result.apply(database, file);
            try {
                database.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return read;
        }

        @Override
        public void close() {
            threads.shutdown();
            writers.forEach(Writer::close);
            writers.clear();
            store.close();
        }
    }
}
