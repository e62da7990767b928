package io.github.qms4j.servicedesk.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.collect.Iterators;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports that are made while they are read, larger than an export that is held would allow. */
@Verifies("SD-5")
class ExportSizeTest {
    private static final int TICKETS = 200_000;
    private static final List<String> STATES = List.of("New", "Active", "User", "Resolved", "Closed");

    private static InputStream stream(Stream<String> parts) {
        Iterator<InputStream> streams = parts.map(
                        part -> (InputStream) new ByteArrayInputStream(part.getBytes(StandardCharsets.UTF_8)))
                .iterator();
        return new SequenceInputStream(Iterators.asEnumeration(streams));
    }

    @Test
    void a_million_rows_are_read_as_they_come() {
        Stream<String> rows = IntStream.range(0, TICKETS).mapToObj(ExportSizeTest::ticket);
        AtomicLong closed = new AtomicLong();
        ImportReport report = TicketExport.read(
                "endless",
                stream(Stream.concat(Stream.of(Exports.HEADER), rows)),
                Exports.SNAPSHOTS,
                TicketExportListener.SILENT,
                ticket -> closed.addAndGet(ticket.closedAt().isPresent() ? 1 : 0));
        assertThat(List.of(report.rows(), report.accepted(), report.tickets(), closed.get()))
                .containsExactly(5L * TICKETS, 5L * TICKETS, (long) TICKETS, (long) TICKETS);
    }

    private static String ticket(int number) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < STATES.size(); i++) {
            rows.append("T").append(number).append(',').append(STATES.get(i));
            rows.append(",G,?,P3,1/3/2024 ").append(i).append(":00,1/3/2024 0:00,?,?,?,?,true\n");
        }
        return rows.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"x", "a,", "a,\n\"", "{\"key\": \"", "\"\"\"\""})
    void a_line_of_200_megabytes_is_refused_soon(String start) {
        String chunk = (start.endsWith(",") ? "a," : "x").repeat(1 << 16).substring(0, 1 << 16);
        AtomicLong made = new AtomicLong();
        Stream<String> line = LongStream.range(0, 3_200).mapToObj(i -> {
            made.addAndGet(chunk.length());
            return chunk;
        });
        TicketExportMapping mapping = start.startsWith("{") ? TicketExportMapping.builtIn("jira") : Exports.SNAPSHOTS;
        String header = start.equals("\"x") ? Exports.HEADER : "";
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> TicketExport.check(
                        "long",
                        stream(Stream.concat(Stream.of(header + start), line)),
                        mapping,
                        TicketExportListener.SILENT))
                .withMessageMatching("(?s).*(longer than|not closed|no column).*");
        assertThat(made.get()).isLessThan(16L << 20);
    }

    @Test
    void an_endless_row_of_short_columns_below_a_header_is_refused() {
        InputStream in = stream(Stream.concat(
                Stream.of(Exports.HEADER), Collections.nCopies(3_200, "a,".repeat(1 << 15)).stream()));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> TicketExport.check("long", in, Exports.SNAPSHOTS, TicketExportListener.SILENT))
                .withMessageContaining("longer than");
    }
}
