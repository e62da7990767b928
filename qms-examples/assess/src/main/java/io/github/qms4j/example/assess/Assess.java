package io.github.qms4j.example.assess;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsException;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.capa.Capa;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.record.View;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.output.Renderers;
import io.github.qms4j.reporting.record.RecordReport;
import io.github.qms4j.reporting.spi.ReportRenderer;
import io.github.qms4j.servicedesk.importing.ImportLimits;
import io.github.qms4j.servicedesk.importing.TicketExportMapping;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.custody.FileCheckpointKeys;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "assess",
        mixinStandardHelpOptions = true,
        version = "qms4j " + Assess.VERSION,
        sortOptions = false,
        description = {
            "Assesses a ticket export: imports it, judges every ticket by its service level agreement, computes the KPIs,"
                    + " raises the nonconformities that the breach rules call for and opens their CAPAs, keeps all of it"
                    + " in an SQLite file whose trail it seals, and writes kpis.json, report.html, report.csv and findings.csv.",
            "Without arguments it runs on an export that comes with it."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the assessment failed for a reason of its own; the message says which, and what it has stored",
            "2:an argument or a file is not valid; the message says where, and nothing was imported"
        },
        footer = {
            "",
            "Examples:",
            "  assess",
            "  assess --tickets incidents.csv.gz --mapping servicenow --definitions sla.yaml --out january"
        })
public final class Assess implements Callable<Integer> {
    static final String VERSION = "0.1.0-SNAPSHOT";

    /** Keeps the log's keys and hands out evidence for whoever runs the command; judges nothing. */
    private static final Actor KEEPER = new Actor("assess-keeper", "Who runs the assessment", Set.of(Role.COMPLIANCE));

    private static final String LOG_ORIGIN = "qms4j-example-assess";
    /** How far a zone may be ahead of the clock. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final int FAILED = 1;
    private static final int INVALID = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--tickets",
            paramLabel = "FILE",
            description = "the ticket export, CSV or JSON lines, gzip or plain")
    private @Nullable Path tickets;

    @Option(
            names = "--mapping",
            paramLabel = "FILE|NAME",
            description = "how its columns are to be read: a mapping file, or the name of one that comes with the"
                    + " library: servicenow, jira, glpi, uci-incidents")
    private @Nullable String mapping;

    @Option(
            names = "--date-order",
            paramLabel = "ORDER",
            description = "day-first or month-first, for a mapping whose dates leave it open")
    private @Nullable String dateOrder;

    @Option(
            names = "--definitions",
            paramLabel = "FILE",
            description = "calendars, agreements and breach rules, YAML or JSON; by default office hours in UTC")
    private @Nullable Path definitions;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "assessment",
            description = "where the results go (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("assessment");

    @Option(
            names = "--database",
            paramLabel = "FILE",
            description = "the SQLite file that records are kept in (default: qms in the output directory)")
    private @Nullable Path database;

    @Option(
            names = "--evidence",
            paramLabel = "FILE",
            description = "also write an evidence pack of the nonconformities and CAPAs, for the offline verifier")
    private @Nullable Path evidence;

    @Option(names = "--quiet", description = "no progress bar")
    private boolean quiet;

    private final Clock clock;

    Assess(Clock clock) {
        this.clock = clock;
    }

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        // Hibernate logs through JBoss Logging, which takes java.util.logging unless it is told.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        Runtime.getRuntime().exit(run(Clock.systemUTC(), args));
    }

    static int run(Clock clock, String... args) {
        return commandLine(clock).execute(args);
    }

    static CommandLine commandLine(Clock clock) {
        return new CommandLine(new Assess(clock)).setExecutionExceptionHandler((e, line, parsed) -> {
            line.getErr().println("assess: " + message(e));
            return e instanceof InvalidInputException ? INVALID : FAILED;
        });
    }

    private static String message(Exception e) {
        return e instanceof QmsException
                        || e instanceof IOException
                        || e instanceof UncheckedIOException
                        || e instanceof UnfinishedException
                ? Objects.requireNonNullElse(e.getMessage(), e.toString())
                : "failed unexpectedly: " + e + "; run it again, and report this if it persists";
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter terminal = Objects.requireNonNull(spec).commandLine().getErr();
        ProgressBar bar = new ProgressBar(terminal, !quiet && CommandLine.Help.Ansi.AUTO.enabled());
        Path bundled = null;
        try {
            Path input = tickets;
            if (input == null) {
                bundled = unpackBundledExport();
                input = bundled;
            }
            Assessment found = assess(input, bar);
            write(found);
            summarise(found);
            found.notes().forEach(note -> terminal.println("assess: note: " + note));
            found.sealing()
                    .problems()
                    .forEach(problem ->
                            terminal.println("assess: not sealed, it was altered in the database: " + problem));
            return found.sealing().problems().isEmpty() ? CommandLine.ExitCode.OK : FAILED;
        } finally {
            bar.done();
            if (bundled != null) {
                Files.delete(bundled);
                Files.delete(Objects.requireNonNull(bundled.getParent()));
            }
        }
    }

    private Assessment assess(Path input, ProgressBar bar) throws IOException {
        if (!Files.isRegularFile(input)) {
            throw InvalidInputException.of("--tickets", "file", input, "is not a readable file", "check the path");
        }
        MappingFile columns = readMapping();
        Instant latest = clock.instant().plus(AHEAD);
        Definitions defined = readDefinitions(latest);
        ImportLimits limits = ImportLimits.standard().withLatest(latest);
        ExportCheck check = ExportCheck.of(input, columns.mapping(), limits, bar);
        Files.createDirectories(out);
        boolean isNew = !exists(databaseFile());
        try (Qms qms = open(databaseFile(), clock, defined)) {
            if (isNew) {
                qms.as(KEEPER, "first assessment with this database").custody().createKey();
            }
            Assessment found = new Assessor(qms, clock, bar)
                    .assess(input, columns.mapping(), columns.file(), limits, defined, check);
            report(qms, found.capas().capas(), defined.zone());
            if (evidence != null) {
                bar.show("evidence", 0, 0);
                export(qms, found, evidence);
            }
            return found;
        }
    }

    private Path databaseFile() {
        return (database == null ? out.resolve("qms") : database).toAbsolutePath();
    }

    /** Whatever suffix the database gives its file. A database that is there and has lost its keys gets no others. */
    private static boolean exists(Path databaseFile) throws IOException {
        Path directory = Objects.requireNonNull(databaseFile.getParent());
        if (Files.exists(databaseFile) || !Files.isDirectory(directory)) {
            return Files.exists(databaseFile);
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, databaseFile.getFileName() + ".*")) {
            return files.iterator().hasNext();
        }
    }

    private static Path keys(Path databaseFile) {
        return databaseFile.resolveSibling(databaseFile.getFileName() + "-keys");
    }

    private static Path recordFile(Path out, String number) {
        return out.resolve("capas").resolve(number + ".html");
    }

    private void report(Qms qms, List<View<CapaId, Capa>> capas, ZoneId zone) throws IOException {
        RecordReport reports = new RecordReport(qms.trail(), zone, VERSION);
        QmsSession session = qms.as(Assessor.ACTOR, "reports of an assessment");
        ReportRenderer html = Renderers.load(Assess.class.getClassLoader()).renderer("html");
        for (View<CapaId, Capa> capa : capas) {
            Path file = recordFile(out, capa.id().value());
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            try (OutputStream page = new BufferedOutputStream(Files.newOutputStream(file))) {
                html.render(reports.of(session, "capa", capa.id().value()), page);
            }
        }
    }

    private static void export(Qms qms, Assessment found, Path to) throws IOException {
        EvidenceScope scope = Evidence.scope(qms.as(Assessor.ACTOR, "evidence of an assessment"), found);
        Path whole = to.toAbsolutePath();
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
            qms.as(KEEPER, "evidence of an assessment").evidence().export(scope, out);
        }
        Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The engine on an SQLite file; the keys of its trail's checkpoints are kept in a directory beside it. */
    static Qms open(Path database, Clock clock, Definitions defined) {
        Governance.Heading heading = defined.governance().heading();
        return Qms.builder()
                .storage("jpa", Map.of("file", database.toString()))
                .clock(clock)
                .zone(defined.zone())
                .organisation(
                        heading == null ? "an organisation that the definitions do not name" : heading.organisation())
                .checkpointKeys(FileCheckpointKeys.in(keys(database)))
                .logOrigin(LOG_ORIGIN)
                .build();
    }

    private MappingFile readMapping() throws IOException {
        MappingFile read = readMappingAsItIs();
        return dateOrder == null ? read : new MappingFile(read.mapping().withDateOrder(dateOrder), read.file());
    }

    private MappingFile readMappingAsItIs() throws IOException {
        if (mapping == null) {
            if (tickets != null) {
                throw InvalidInputException.of(
                        "--mapping",
                        "option",
                        "",
                        "is missing",
                        "name a mapping file, or one of servicenow, jira, glpi, uci-incidents");
            }
            return mappingOf("bundled-mapping.json", resource("bundled-mapping.json"));
        }
        Path file = Path.of(mapping);
        return Files.isRegularFile(file)
                ? mappingOf(mapping, text("--mapping", file))
                : new MappingFile(
                        TicketExportMapping.builtIn(mapping),
                        InputFile.of(mapping + ".json of qms4j", TicketExportMapping.builtInText(mapping)));
    }

    private static MappingFile mappingOf(String name, String text) {
        return new MappingFile(TicketExportMapping.fromJson(name, text), InputFile.of(name, text));
    }

    private record MappingFile(TicketExportMapping mapping, InputFile file) {}

    private Definitions readDefinitions(Instant latest) throws IOException {
        if (definitions != null) {
            if (!Files.isRegularFile(definitions)) {
                throw InvalidInputException.of(
                        "--definitions", "file", definitions, "is not a readable file", "check the path");
            }
            return DefinitionFile.parse(definitions.toString(), text("--definitions", definitions), latest);
        }
        String name = tickets == null ? "bundled-definitions.yaml" : "default-definitions.yaml";
        return DefinitionFile.parse(name, resource(name), latest);
    }

    private static String text(String option, Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw InvalidInputException.of(option, "file", file, "is no UTF-8 text", "save it in UTF-8");
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = Assess.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("the resource " + name + " is missing from the program; build it again");
        }
        return in;
    }

    private static Path unpackBundledExport() throws IOException {
        Path copy = Files.createTempDirectory("assess").resolve("bundled-tickets.csv.gz");
        try (InputStream in = open("bundled-tickets.csv.gz")) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }

    private void write(Assessment found) throws IOException {
        try (OutputStream json = new BufferedOutputStream(Files.newOutputStream(out.resolve("kpis.json")))) {
            KpiJson.write(found, json);
        }
        Report report = AssessmentReport.of(found, clock.instant(), VERSION);
        try (OutputStream html = new BufferedOutputStream(Files.newOutputStream(out.resolve("report.html")))) {
            Renderers.load(Assess.class.getClassLoader()).renderer("html").render(report, html);
        }
        ReportRenderer csv = Renderers.load(Assess.class.getClassLoader()).renderer("csv");
        try (OutputStream sheet = new BufferedOutputStream(Files.newOutputStream(out.resolve("report.csv")))) {
            csv.render(report, sheet);
        }
        try (OutputStream sheet = new BufferedOutputStream(Files.newOutputStream(out.resolve(Findings.FILE)))) {
            csv.render(Findings.all(found, clock.instant(), VERSION), sheet);
        }
    }

    private void summarise(Assessment found) {
        PrintWriter text = Objects.requireNonNull(spec).commandLine().getOut();
        text.printf(
                "%s: %d rows read, %d rejected; %d tickets: %d added, %d updated, %d unchanged, %d refused%n",
                found.reading().file(),
                found.reading().rows(),
                found.reading().rejected(),
                found.reading().tickets(),
                found.run().ticketsAdded(),
                found.run().ticketsUpdated(),
                found.run().ticketsUnchanged(),
                found.run().ticketsRefused());
        found.reading()
                .adjustments()
                .forEach((kind, tickets) -> text.printf(
                        "%s: %d tickets, %s%n", kind.isDerived() ? "derived" : "put right", tickets, kind.key()));
        found.tally()
                .undecided()
                .forEach((metric, tickets) -> text.printf(
                        "undecided: %d tickets, %s, because the export does not tell %s%n",
                        tickets, metric, found.tally().because(metric).keySet()));
        text.printf(
                "nonconformities: %d raised, %d known already; CAPAs: %d opened, %d occurrences linked to open ones;"
                        + " %d left for a person to decide%n",
                found.outcome().raised(),
                found.outcome().known(),
                found.outcome().opened(),
                found.outcome().linked(),
                found.outcome().left());
        found.sealing()
                .checkpoint()
                .map(SignedCheckpoint::checkpoint)
                .ifPresent(c -> text.printf(
                        "trail: %d entries sealed; checkpoint %d %s%n",
                        found.sealing().entries(), c.size(), c.root().hex()));
        text.printf("report: %s%n", out.resolve("report.html").toAbsolutePath());
        text.printf("figures: %s%n", out.resolve("kpis.json").toAbsolutePath());
        found.capas()
                .capas()
                .forEach(capa -> text.printf(
                        "%s: %s%n",
                        capa.id().value(), recordFile(out, capa.id().value()).toAbsolutePath()));
        if (evidence != null) {
            text.printf(
                    "evidence: %s; the keys to verify it with: %s%n", evidence.toAbsolutePath(), keys(databaseFile()));
        }
        text.flush();
    }
}
