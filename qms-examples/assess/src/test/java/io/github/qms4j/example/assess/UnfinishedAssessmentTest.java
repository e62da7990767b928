package io.github.qms4j.example.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.servicedesk.importing.ImportLimits;
import io.github.qms4j.servicedesk.importing.TicketExportMapping;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.custody.CheckpointKeys;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An assessment that ends halfway says what it has stored, and is taken up again by the same command. */
@Verifies("SD-5")
class UnfinishedAssessmentTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String DEFINITIONS = """
            calendars: [{name: c, zone: UTC, open: {Monday-Friday: ["09:00-17:00"]}}]
            slas: [{name: s, calendar: c, targets: {High: {resolution: business PT4H}}}]
            """;
    private static final TicketExportMapping MAPPING = TicketExportMapping.fromJson("test", """
            {"source": "desk", "format": "csv", "shape": "one-row", "dates": ["uuuu-MM-dd HH:mm"], "zone": "UTC",
             "columns": {"reference": "id", "priority": "prio", "openedAt": "opened", "resolvedAt": "resolved"}}
            """);

    private static final InputFile FILE = InputFile.of("mapping.json", "{}");

    @TempDir
    private Path directory;

    private final InMemoryStorage kept = new InMemoryStorage();
    private final CheckpointKeys keys = new InMemoryCheckpointKeys();
    private final ProgressBar silent = new ProgressBar(new PrintWriter(Writer.nullWriter()), false);

    private Path export(int tickets) throws IOException {
        StringBuilder rows = new StringBuilder("id,prio,opened,resolved\n");
        for (int i = 0; i < tickets; i++) {
            rows.append("T").append(i).append(",High,2026-01-05 08:00,2026-01-05 12:00\n");
        }
        return Files.writeString(directory.resolve("export.csv"), rows);
    }

    private Assessment assess(Path export, String definitions, QmsStorage storage) {
        ImportLimits limits = ImportLimits.standard().withLatest(NOW);
        Definitions defined = DefinitionFile.parse("sla.yaml", definitions, NOW);
        ExportCheck check = ExportCheck.of(export, MAPPING, limits, silent);
        try (Qms qms =
                Qms.builder().storage(storage).clock(CLOCK).checkpointKeys(keys).build()) {
            return new Assessor(qms, CLOCK, silent).assess(export, MAPPING, FILE, limits, defined, check);
        }
    }

    private long tickets() {
        try (Qms qms = Qms.builder().storage(kept).clock(CLOCK).build()) {
            return qms.as(CommandRun.READER).serviceDesk().count();
        }
    }

    /** The storage, but it fails for good once it has stored so many tickets. */
    private QmsStorage failingAfter(long stored) {
        return (QmsStorage) Proxy.newProxyInstance(
                QmsStorage.class.getClassLoader(), new Class<?>[] {QmsStorage.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("apply") && tickets() >= stored) {
                        throw new IllegalStateException("the disk is full");
                    }
                    try {
                        return method.invoke(kept, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void a_storage_that_fails_in_the_middle_leaves_a_message_that_says_what_is_stored() throws IOException {
        Path export = export(1_700);
        assertThatExceptionOfType(UnfinishedException.class)
                .isThrownBy(() -> assess(export, DEFINITIONS, failingAfter(1_000)))
                .withMessageContaining("the disk is full")
                .withMessageContaining("import IMP-2026-0001 has stored 1000 tickets")
                .withMessageContaining("Run the same command again");
        assertThat(tickets()).isEqualTo(1_000);
    }

    @Test
    void the_same_command_again_adds_the_rest() throws IOException {
        Path export = export(1_700);
        assertThatExceptionOfType(UnfinishedException.class)
                .isThrownBy(() -> assess(export, DEFINITIONS, failingAfter(1_000)));
        Assessment again = assess(export, DEFINITIONS, kept);
        assertThat(again.run().ticketsAdded()).isEqualTo(700);
        assertThat(again.run().ticketsUnchanged()).isEqualTo(1_000);
        assertThat(again.run().ticketsRefused()).isZero();
    }

    @Test
    @Verifies("SD-2")
    void a_corrected_agreement_is_a_new_version_and_every_ticket_is_judged_by_it() throws IOException {
        Path export = export(10);
        Assessment first = assess(export, DEFINITIONS, kept);
        assertThat(first.tally().decided()).isEqualTo(10);
        assertThat(first.notes()).isEmpty();
        Assessment corrected = assess(export, DEFINITIONS.replace("PT4H", "PT2H"), kept);
        assertThat(corrected.notes()).singleElement().asString().contains("agreement s was corrected");
        assertThat(corrected.run().ticketsUnchanged()).isEqualTo(10);
        assertThat(corrected.recorded().corrected()).isPositive();
    }

    @Test
    void a_file_that_changes_while_it_is_read_is_not_completed() throws IOException {
        Path export = export(10);
        ImportLimits limits = ImportLimits.standard().withLatest(NOW);
        ExportCheck check = ExportCheck.of(export, MAPPING, limits, silent);
        export(11);
        try (Qms qms = Qms.builder().storage(kept).clock(CLOCK).build()) {
            assertThatExceptionOfType(UnfinishedException.class)
                    .isThrownBy(() -> new Assessor(qms, CLOCK, silent)
                            .assess(
                                    export,
                                    MAPPING,
                                    FILE,
                                    limits,
                                    DefinitionFile.parse("sla.yaml", DEFINITIONS, NOW),
                                    check))
                    .withMessageContaining("changed while it was read");
        }
    }

    @Test
    void days_and_months_are_of_the_zone_of_the_definitions() throws IOException {
        Path export = Files.writeString(
                directory.resolve("export.csv"),
                "id,prio,opened,resolved\nT1,High,2026-01-31 23:30,2026-02-01 08:00\n");
        Assessment tokyo = assess(export, DEFINITIONS.replace("zone: UTC", "zone: Asia/Tokyo"), kept);
        assertThat(tokyo.from()).isEqualTo("2026-02-01");
        assertThat(tokyo.values())
                .anyMatch(value -> "2026-02".equals(value.dimensions().get("month")))
                .noneMatch(value -> "2026-01".equals(value.dimensions().get("month")));
        Assessment named = assess(export, "zone: UTC\n" + DEFINITIONS.replace("zone: UTC", "zone: Asia/Tokyo"), kept);
        assertThat(named.from()).isEqualTo("2026-01-31");
    }

    @Test
    void definitions_are_refused_before_anything_is_stored() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> DefinitionFile.parse(
                        "sla.yaml", DEFINITIONS.replace(", open: {Monday-Friday: [\"09:00-17:00\"]}", ""), NOW))
                .withMessageContaining("is never reached");
        assertThat(tickets()).isZero();
    }
}
