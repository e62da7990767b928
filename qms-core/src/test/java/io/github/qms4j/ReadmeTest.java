package io.github.qms4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the first example of the README to code that runs: it is the body of {@code example}. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path SOURCE = Path.of("src/test/java/io/github/qms4j/ReadmeTest.java");

    private static void example() {
        Instant now = Instant.parse("2026-01-05T08:00:00Z");
        try (Qms qms = Qms.builder().inMemory().build()) {
            QmsSession session = qms.as(Actor.of("u-1042", Role.SERVICE_AGENT), "by phone");
            Ticket.Builder ticket = Ticket.builder("phone", "INC-1", TicketKind.INCIDENT);
            String id = session.serviceDesk()
                    .open(ticket.event(new TicketEvent.Opened(now)).build());
            session.serviceDesk().record(id, new TicketEvent.Resolved(now.plusSeconds(5_400)));
            qms.trail().history("ticket", id).forEach(System.out::println);
        }
    }

    @Test
    void the_first_example_runs() {
        assertThatCode(ReadmeTest::example).doesNotThrowAnyException();
    }

    @Test
    void the_first_example_of_the_readme_is_the_one_that_runs() throws IOException {
        String example = Pattern.compile("(?s)```java\n(.*?)```")
                .matcher(Files.readString(README))
                .results()
                .map((MatchResult block) -> block.group(1))
                .findFirst()
                .orElseThrow();
        List<String> source =
                Files.readAllLines(SOURCE).stream().map(String::strip).toList();
        assertThat(source).containsSequence(example.lines().map(String::strip).toList());
    }
}
