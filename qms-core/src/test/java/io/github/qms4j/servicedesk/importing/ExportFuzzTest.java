package io.github.qms4j.servicedesk.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a file holds, there is a report or an exception that says what is wrong with it. */
@Verifies("SD-5")
class ExportFuzzTest {
    private static final String[] STATES = {"New", "Active", "User", "Vendor", "Resolved", "Closed", "Cancelled", "-1"};
    private static final String PIECES = ",\"\n\r?;0T1{}[]:\\\0\u00e9";

    private static void readOrRefuse(TicketExportMapping mapping, byte[] bytes) {
        try {
            ImportReport report = Exports.read(mapping, bytes).report();
            assertThat(report.accepted() + report.rejected()).isEqualTo(report.rows());
        } catch (InvalidInputException e) {
            assertThat(e.violations()).isNotEmpty();
        }
    }

    @Test
    void random_bytes_are_refused_or_reported() {
        Random random = new Random(1);
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            readOrRefuse(Exports.SNAPSHOTS, bytes);
            readOrRefuse(TicketExportMapping.builtIn("jira"), bytes);
        }
    }

    @Test
    void an_export_of_any_states_and_times_is_read() {
        Random random = new Random(2);
        for (int i = 0; i < 3_000; i++) {
            String export = export(random);
            for (TicketExportMapping mapping :
                    new TicketExportMapping[] {Exports.SNAPSHOTS, Exports.REOPENING, Exports.ONE_ROW}) {
                Exports.Outcome outcome = Exports.read(mapping, export);
                assertThat(outcome.report().tickets() + outcome.report().lostTickets())
                        .isPositive();
            }
        }
    }

    @Test
    void mutations_of_an_export_are_refused_or_reported() {
        Random random = new Random(3);
        for (int i = 0; i < 6_000; i++) {
            byte[] bytes = export(random).getBytes(StandardCharsets.UTF_8);
            byte[] stored = i % 4 == 0 ? Exports.gzip(new String(bytes, StandardCharsets.UTF_8)) : bytes;
            readOrRefuse(i % 2 == 0 ? Exports.REOPENING : Exports.ONE_ROW, mutate(stored, random));
        }
    }

    private static String export(Random random) {
        StringBuilder export = new StringBuilder(Exports.HEADER);
        for (int ticket = 0; ticket < 2; ticket++) {
            String opened = time(random);
            for (int rows = random.nextInt(1, 7); rows > 0; rows--) {
                export.append(Exports.row(
                        "T" + ticket,
                        STATES[random.nextInt(STATES.length)],
                        random.nextBoolean() ? "G1" : "?",
                        random.nextBoolean() ? "Ann" : "?",
                        random.nextBoolean() ? "P1" : "?",
                        time(random),
                        opened,
                        time(random),
                        time(random),
                        time(random),
                        "0",
                        "?"));
            }
        }
        return export.toString();
    }

    private static String time(Random random) {
        return random.nextInt(4) == 0 ? "?" : random.nextInt(24) + ":00";
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        byte[] mutated = bytes.clone();
        for (int n = random.nextInt(1, 5); n > 0; n--) {
            int at = random.nextInt(mutated.length);
            mutated[at] = random.nextBoolean()
                    ? (byte) PIECES.charAt(random.nextInt(PIECES.length()))
                    : (byte) random.nextInt(256);
        }
        return random.nextInt(3) == 0 ? Arrays.copyOf(mutated, random.nextInt(mutated.length + 1)) : mutated;
    }
}
