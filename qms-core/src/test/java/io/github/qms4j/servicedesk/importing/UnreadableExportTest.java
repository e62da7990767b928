package io.github.qms4j.servicedesk.importing;

import static io.github.qms4j.servicedesk.importing.Exports.HEADER;
import static io.github.qms4j.servicedesk.importing.Exports.SNAPSHOTS;
import static io.github.qms4j.servicedesk.importing.Exports.gzip;
import static io.github.qms4j.servicedesk.importing.Exports.read;
import static io.github.qms4j.servicedesk.importing.Exports.row;
import static io.github.qms4j.servicedesk.importing.Exports.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that cannot be read as a whole say where and why. */
@Verifies("SD-5")
class UnreadableExportTest {
    private static final String GOOD = row("New", "8:00", "8:00");

    private static ThrowableAssertAlternative<InvalidInputException> refused(byte[] bytes) {
        return assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> read(SNAPSHOTS, bytes));
    }

    private static ThrowableAssertAlternative<InvalidInputException> refused(String text) {
        return refused(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n\r\n"})
    void an_empty_file_is_refused(String text) {
        refused(text).withMessageContaining("is empty");
    }

    @Test
    void a_file_with_only_a_header_has_no_tickets() {
        assertThat(read(SNAPSHOTS, HEADER).report().tickets()).isZero();
    }

    @Test
    void missing_columns_are_named_all_at_once_with_those_that_are_there() {
        refused(HEADER.replace("state", "status").replace("updated", "changed") + GOOD)
                .satisfies(e -> assertThat(e.violations()).hasSize(2))
                .withMessageContaining("'state'")
                .withMessageContaining("'updated'")
                .withMessageContaining("status, group");
    }

    @Test
    void a_header_of_one_column_suggests_the_delimiter() {
        refused(HEADER.replace(',', ';'))
                .withMessageContaining("is a single column with the delimiter ',' (the file seems to use ';'");
    }

    @Test
    void a_column_that_the_mapping_asks_for_may_not_repeat() {
        refused(HEADER.replace("who", "group")).withMessageContaining("columns 3 and 4, and that of group");
    }

    @Test
    void columns_that_repeat_and_are_not_mapped_do_no_harm() {
        String header = HEADER.replace("\n", ",Comment,Labels,Comment,Comment,,\n");
        String row = GOOD.replace("\n", ",one,x,two,,,\n");
        assertThat(read(SNAPSHOTS, header + row).tickets()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, windows-1252, UTF-8",
        "UTF-8, ISO-8859-1, UTF-8",
        "UTF-16LE, UTF-8, UTF-16",
        "UTF-16BE, UTF-8, UTF-16",
        "UTF-16BE, UTF-16LE, UTF-16"
    })
    void a_byte_order_mark_of_another_charset_than_the_mapping_names_is_told(
            String written, String mapped, String remedy) {
        byte[] bytes = ("\ufeff" + HEADER + GOOD).getBytes(Charset.forName(written));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(with("snapshots", "\"charset\": \"" + mapped + "\""), bytes))
                .withMessageContaining("byte order mark of " + remedy);
    }

    @Test
    void a_nul_character_is_refused_with_its_line_and_byte() {
        refused("\uFEFF" + HEADER + "é\0").withMessageContaining("line 2, byte " + (3 + HEADER.length() + 2));
    }

    @Test
    void a_byte_that_is_no_utf8_is_refused_with_its_line_and_byte() {
        refused((HEADER + "\u00e9").getBytes(StandardCharsets.ISO_8859_1))
                .withMessageContaining("line 2, byte " + HEADER.length())
                .withMessageContaining("charset");
    }

    @Test
    void a_quote_that_is_not_closed_is_refused_with_the_line_of_its_row() {
        refused(HEADER + GOOD + "\"T2,New\nand more").withMessageContaining("begins on line 3");
    }

    @Test
    void a_truncated_gzip_file_is_refused() {
        byte[] whole = gzip(HEADER + GOOD);
        for (int length : new int[] {2, 9, 12, whole.length / 2, whole.length - 1}) {
            refused(Arrays.copyOf(whole, length)).withMessageContaining("gzip");
        }
    }

    @Test
    void a_damaged_gzip_file_is_refused() {
        byte[] damaged = gzip(HEADER + GOOD.repeat(50));
        damaged[damaged.length - 6] ^= 1;
        refused(damaged).withMessageContaining("damaged");
    }

    @Test
    void bytes_after_the_end_of_a_gzip_file_are_refused() {
        byte[] whole = gzip(HEADER + GOOD);
        refused(Arrays.copyOf(whole, whole.length + 40)).withMessageContaining("follow the end");
    }

    @Test
    void a_gzip_file_of_several_members_is_read_to_its_end() {
        byte[] first = gzip(HEADER + GOOD);
        byte[] second = gzip(GOOD.replace("T1", "T2"));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertThat(read(SNAPSHOTS, both).tickets()).hasSize(2);
    }

    @Test
    void rows_of_a_ticket_that_others_separate_are_refused() {
        refused(HEADER + GOOD + GOOD.replace("T1", "T2") + GOOD)
                .withMessageContaining("line 4")
                .withMessageContaining("sort the file");
    }

    @Test
    void more_rows_of_one_ticket_than_the_limit_are_refused() {
        byte[] export = (HEADER + GOOD.repeat(11)).getBytes(StandardCharsets.UTF_8);
        ImportLimits ten = ImportLimits.standard().withRowsPerTicket(10);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> TicketExport.read(
                        "export",
                        new ByteArrayInputStream(export),
                        SNAPSHOTS,
                        ten,
                        TicketExportListener.SILENT,
                        t -> {}))
                .withMessageContaining("T1")
                .withMessageContaining("more than 10 rows");
    }

    @Test
    void a_file_that_is_not_there_is_refused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(
                        () -> TicketExport.check(Path.of("no-such-file.csv"), SNAPSHOTS, TicketExportListener.SILENT))
                .withMessageContaining("no-such-file.csv");
    }

    @Test
    void a_limit_that_bounds_nothing_is_refused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ImportLimits.standard().withRowsPerTicket(0));
    }
}
