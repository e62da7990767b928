package io.github.qms4j.example.assess;

import io.github.qms4j.Qms;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.trail.custody.FileCheckpointKeys;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command run in this JVM, with what it printed. */
record CommandRun(int exitCode, String out, String err) {
    /** Whoever reads what a run has stored. */
    static final Actor READER = Actor.of("reader", Role.QUALITY_MANAGER);

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    static CommandRun of(Path directory, String... args) {
        List<String> all = new ArrayList<>(List.of("--quiet", "--out", directory.toString()));
        all.addAll(List.of(args));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                Assess.commandLine(CLOCK).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = line.execute(all.toArray(String[]::new));
        return new CommandRun(code, out.toString(), err.toString());
    }

    /** The engine on the database that runs with this directory have left. */
    static Qms open(Path directory) {
        Definitions none = DefinitionFile.parse("none", "zone: UTC", CLOCK.instant());
        return Assess.open(directory.resolve("qms").toAbsolutePath(), CLOCK, none);
    }

    /** The keys that sign the checkpoints of that database, as whoever keeps the log would hand them out. */
    static List<String> checkpointKeys(Path directory) {
        return FileCheckpointKeys.in(directory.resolve("qms-keys")).all("qms4j-example-assess/default").stream()
                .map(CheckpointKey::text)
                .toList();
    }

    static JsonNode kpis(Path directory) {
        return JsonMapper.shared().readTree(directory.resolve("kpis.json").toFile());
    }

    /** The value of a KPI in total or for a priority. */
    static JsonNode kpi(Path directory, String id, String priority) {
        for (JsonNode value : kpis(directory).get("kpis")) {
            JsonNode by = value.get("by");
            boolean wanted = priority.isEmpty()
                    ? by.isEmpty()
                    : by.size() == 1 && priority.equals(by.path("priority").asString());
            if (value.get("kpi").asString().equals(id) && wanted) {
                return value;
            }
        }
        throw new AssertionError("no " + id + " for '" + priority + "'");
    }

    static String report(Path directory) throws java.io.IOException {
        return Files.readString(directory.resolve("report.html"));
    }
}
