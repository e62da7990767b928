package io.github.qms4j.servicedesk.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a file holds, there is a report or an exception that says what is wrong with it. */
@Verifies("SD-5")
class LogFuzzTest {
    private static final String[] STATES = {"New", "Active", "User", "Vendor", "Resolved", "Closed", "Cancelled", "-1"};
    private static final String PIECES = ",\"\n\r?;0T1{}[]:\\\0\u00e9";

    private static void readOrRefuse(TicketLogMapping mapping, byte[] bytes) {
        try {
            ImportReport report = Logs.read(mapping, bytes).report();
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
            readOrRefuse(Logs.SNAPSHOTS, bytes);
            readOrRefuse(TicketLogMapping.builtIn("jira"), bytes);
        }
    }

    @Test
    void a_log_of_any_states_and_times_is_read() {
        Random random = new Random(2);
        for (int i = 0; i < 3_000; i++) {
            String log = log(random);
            for (TicketLogMapping mapping : new TicketLogMapping[] {Logs.SNAPSHOTS, Logs.REOPENING, Logs.ONE_ROW}) {
                Logs.Outcome outcome = Logs.read(mapping, log);
                assertThat(outcome.report().tickets() + outcome.report().lostTickets())
                        .isPositive();
            }
        }
    }

    @Test
    void mutations_of_a_log_are_refused_or_reported() {
        Random random = new Random(3);
        for (int i = 0; i < 6_000; i++) {
            byte[] bytes = log(random).getBytes(StandardCharsets.UTF_8);
            byte[] stored = i % 4 == 0 ? Logs.gzip(new String(bytes, StandardCharsets.UTF_8)) : bytes;
            readOrRefuse(i % 2 == 0 ? Logs.REOPENING : Logs.ONE_ROW, mutate(stored, random));
        }
    }

    private static String log(Random random) {
        StringBuilder log = new StringBuilder(Logs.HEADER);
        for (int ticket = 0; ticket < 2; ticket++) {
            String opened = time(random);
            for (int rows = random.nextInt(1, 7); rows > 0; rows--) {
                log.append(Logs.row(
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
        return log.toString();
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
