package io.github.qms4j.example.benchmarks.kill;

import io.github.qms4j.example.benchmarks.kill.LedgerCheck.Outcome;
import io.github.qms4j.example.benchmarks.kill.WritingProcess.Moment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Kills a process that writes to a database with SIGKILL, again and again, and looks at what the database holds after
 * each: plain JDBC, without the library. What it cannot show is a failure of power, where the operating system forgets,
 * too.
 *
 * <p>Faults are <i>lost</i> (an acknowledged transaction is not there), <i>half</i> (a part of a transaction is there),
 * <i>damaged</i> (the database does not open or fails its own check) and <i>blocked</i> (something of a transaction that
 * is not there keeps its repetition out).
 */
@Command(
        name = "kill-run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Two writers and a sealer on one database in one process, which is killed at a random moment. After each kill"
                    + " the database must open, pass its own check, hold every acknowledged transaction, and each as a"
                    + " whole or not at all, and take the next ones.",
            "Most kills come a random number of commits and milliseconds after the start of the work; in one of eight"
                    + " rounds the process still opens the database, or just has. In one of two rounds a copy is checked,"
                    + " so that the next process finds the database as the kill left it.",
            "Exit code 1 when a fault was found; the damaged database is kept."
        })
public final class KillRun implements Callable<Integer> {
    private static final int REPORT_EVERY = 50;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--database", required = true, description = "${COMPLETION-CANDIDATES}")
    private Engine engine = Engine.SQLITE;

    @Option(names = "--kills", paramLabel = "N", description = "by default ${DEFAULT-VALUE}")
    private int kills = 2_000;

    @Option(
            names = "--kills-a-file",
            paramLabel = "N",
            description = "then a new database; by default ${DEFAULT-VALUE}")
    private int killsAFile = 40;

    @Option(
            names = "--most-commits",
            paramLabel = "N",
            description = "most commits that are waited for before a kill, by default ${DEFAULT-VALUE}")
    private int mostCommits = 80;

    @Option(names = "--seed", paramLabel = "N", description = "of all that is random, by default ${DEFAULT-VALUE}")
    private long seed = 20261130;

    @Option(names = "--directory", required = true, paramLabel = "DIR", description = "for the databases")
    private Path directory = Path.of(".");

    private final Map<String, Integer> faults = new TreeMap<>();
    private int killed;
    private int killedOpening;
    private long millisecondsToOpen = 200;
    private int files;
    private long commits;
    private long unacknowledged;

    private KillRun() {}

    public static void main(String[] args) {
        Runtime.getRuntime().exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new KillRun()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        SplittableRandom random = new SplittableRandom(seed);
        Files.createDirectories(directory);
        ExecutorService reading = Executors.newSingleThreadExecutor();
        long start = System.nanoTime();
        try {
            while (killed < kills) {
                oneFile(random, reading, out);
            }
        } finally {
            reading.shutdownNow();
        }
        report(out);
        out.printf(Locale.ROOT, "%d minutes%n", TimeUnit.NANOSECONDS.toMinutes(System.nanoTime() - start));
        out.flush();
        return faults.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private void oneFile(SplittableRandom random, ExecutorService reading, PrintWriter out) throws Exception {
        Path file = directory.toAbsolutePath().resolve(engine.name().toLowerCase(Locale.ROOT) + files++);
        Acknowledged acknowledged = new Acknowledged();
        for (int i = 0; i < killsAFile && killed < kills; i++) {
            long before = acknowledged.commits();
            List<String> stopped = writeUntilKilled(file, random, reading, acknowledged);
            commits += acknowledged.commits() - before;
            killed++;
            List<String> checked = check(file, acknowledged, random.nextBoolean());
            List<String> found =
                    Stream.concat(stopped.stream(), checked.stream()).toList();
            if (!found.isEmpty()) {
                found.forEach(fault -> out.println("kill " + killed + ", " + file + ": " + fault));
                faults.merge(found.get(0).split(":", 2)[0], 1, Integer::sum);
            }
            if (killed % REPORT_EVERY == 0 || !found.isEmpty()) {
                report(out);
            }
            if (!found.isEmpty()) {
                // A fault stays for good; what it did to this file would be counted again after each further kill.
                return;
            }
        }
        Engine.delete(file);
    }

    /** Gives what kept the process from writing until it was killed, or nothing. */
    private List<String> writeUntilKilled(
            Path file, SplittableRandom random, ExecutorService reading, Acknowledged acknowledged)
            throws IOException, InterruptedException, ExecutionException, ClassNotFoundException {
        Path temporary = Files.createDirectories(directory.toAbsolutePath().resolve("temporary"));
        WritingProcess process = WritingProcess.start(engine, file, temporary, engine.variation(random), acknowledged);
        String said = process.killAt(Moment.drawn(random, mostCommits, millisecondsToOpen), reading);
        if (process.millisecondsToOpen() < 0) {
            killedOpening++;
        } else {
            millisecondsToOpen = process.millisecondsToOpen();
        }
        for (Path part : Engine.parts(temporary.resolve("sqlite"))) {
            Files.delete(part);
        }
        return said.isEmpty() ? List.of() : List.of("blocked: " + said);
    }

    /** Opens the database itself, or a copy, so that the next process must recover what the kill left. */
    private List<String> check(Path file, Acknowledged acknowledged, boolean onCopy) throws IOException {
        Path opened = onCopy ? file.resolveSibling(file.getFileName() + "copy") : file;
        Path kept = file.resolveSibling(file.getFileName() + "kept");
        Engine.copy(file, kept);
        if (onCopy) {
            Engine.copy(file, opened);
        }
        List<String> found;
        try (Connection connection = engine.open(opened)) {
            Ledger.create(connection, KilledProcess.WRITERS);
            Outcome outcome = LedgerCheck.of(engine, connection, acknowledged);
            connection.rollback();
            unacknowledged += outcome.unacknowledged();
            found = outcome.faults();
        } catch (SQLException e) {
            found = List.of("damaged: cannot be opened or read: " + e);
        }
        if (onCopy) {
            Engine.delete(opened);
        }
        if (found.isEmpty()) {
            Engine.delete(kept);
        }
        return found;
    }

    private void report(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s: %,d kills, %,d of them while opening; %,d commits acknowledged, %,d more found whole; faults %s%n",
                engine,
                killed,
                killedOpening,
                commits,
                unacknowledged,
                faults.isEmpty() ? "none" : faults);
        out.flush();
    }
}
