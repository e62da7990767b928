package io.github.qms4j.example.benchmarks;

import io.github.qms4j.example.benchmarks.Comparison.Size;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs the library turn about with a plain program that does the same work, and prints a table of ratios: the"
                    + " rate of the library by that of the other, median of the rounds."
        })
public final class Benchmarks implements Callable<Integer> {
    private static final String INCIDENTS = "uci-incident-event-log.csv.gz";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "P1|P2|P3|P5|P7",
            description = "which to run, by default all: P1 audited writes, P2 ticket exports, P3 business time,"
                    + " P5 statistics of series, P7 questions to a requirements matrix")
    private Set<Which> which = EnumSet.allOf(Which.class);

    @Option(names = "--quick", description = "a tiny run, to see that everything works; its figures mean nothing")
    private boolean quick;

    @Option(
            names = "--database",
            description = "of P1 and P7: ${COMPLETION-CANDIDATES}, by default the embedded one of the library")
    private EmbeddedDatabase database = EmbeddedDatabase.SQLITE;

    @Option(names = "--rows", paramLabel = "N", description = "rows of the generated export of P2, by default 300000")
    private int rows = 300_000;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where " + INCIDENTS + " may be; by default the system property qms.shared.data")
    private @Nullable Path data;

    /** What can be measured, by the numbers that the project's targets have. */
    enum Which {
        P1,
        P2,
        P3,
        P5,
        P7
    }

    private Benchmarks() {}

    public static void main(String[] args) {
        // Hibernate logs through JBoss Logging, which takes java.util.logging unless it is told.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        Runtime.getRuntime().exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Benchmarks()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "Java %s, %s, %d processors, load %.1f%n%n",
                System.getProperty("java.version"),
                database,
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        Size size = quick ? Size.QUICK : Size.FULL;
        Report report = new Report(out);
        report.head();
        if (which.contains(Which.P1)) {
            AuditedWrites.compare(database, size, report);
        }
        if (which.contains(Which.P2)) {
            ExportReading.compareGenerated(size, report, size.of(rows, 500));
            Path incidents = incidents();
            if (incidents != null) {
                ExportReading.compareIncidents(size, report, incidents);
            }
        }
        if (which.contains(Which.P3)) {
            BusinessTimes.compare(size, report);
        }
        if (which.contains(Which.P5)) {
            SeriesStatistics.compare(size, report);
        }
        if (which.contains(Which.P7)) {
            MatrixQuestions.compare(database, size, report);
        }
        return CommandLine.ExitCode.OK;
    }

    private @Nullable Path incidents() {
        Path directory = data;
        if (directory == null) {
            String named = System.getProperty("qms.shared.data");
            directory = named == null ? null : Path.of(named);
        }
        Path file = directory == null ? null : directory.resolve(INCIDENTS);
        return file != null && Files.isRegularFile(file) ? file : null;
    }
}
