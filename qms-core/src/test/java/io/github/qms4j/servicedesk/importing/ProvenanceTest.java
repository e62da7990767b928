package io.github.qms4j.servicedesk.importing;

import static io.github.qms4j.servicedesk.importing.Exports.HEADER;
import static io.github.qms4j.servicedesk.importing.Exports.MAPPING;
import static io.github.qms4j.servicedesk.importing.Exports.SNAPSHOTS;
import static io.github.qms4j.servicedesk.importing.Exports.gzip;
import static io.github.qms4j.servicedesk.importing.Exports.read;
import static io.github.qms4j.servicedesk.importing.Exports.row;
import static io.github.qms4j.servicedesk.importing.Exports.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report says from which bytes its tickets come. */
@Verifies("SD-5")
class ProvenanceTest {
    private static final String EXPORT = HEADER + row("New", "8:00", "8:00");

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void the_hash_is_that_of_the_file() throws NoSuchAlgorithmException {
        byte[] bytes = EXPORT.getBytes(StandardCharsets.UTF_8);
        ImportReport report = read(SNAPSHOTS, bytes).report();
        assertThat(report.sha256()).isEqualTo(sha256(bytes));
        assertThat(report.bytes()).isEqualTo(bytes.length);
    }

    @Test
    void the_hash_of_a_compressed_file_is_that_of_its_compressed_bytes() throws NoSuchAlgorithmException {
        byte[] bytes = gzip(EXPORT);
        ImportReport report = read(SNAPSHOTS, bytes).report();
        assertThat(report.sha256()).isEqualTo(sha256(bytes));
        assertThat(report.bytes()).isEqualTo(bytes.length);
    }

    @Test
    void a_compressed_file_gives_the_same_tickets() {
        assertThat(read(SNAPSHOTS, gzip(EXPORT)).tickets())
                .isEqualTo(read(SNAPSHOTS, EXPORT).tickets());
    }

    @Test
    void a_check_reports_what_a_read_would(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("export.csv"), EXPORT);
        assertThat(TicketExport.check(file, SNAPSHOTS, TicketExportListener.SILENT))
                .isEqualTo(TicketExport.read(file, SNAPSHOTS, TicketExportListener.SILENT, ticket -> {}));
    }

    @Test
    void progress_ends_with_all_bytes_of_the_file(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("export.csv"),
                HEADER + row("New", "8:00", "8:00").repeat(10_000));
        List<List<Long>> heard = new ArrayList<>();
        TicketExport.check(file, SNAPSHOTS, new TicketExportListener() {
            @Override
            public void progressed(long rows, long bytes, long totalBytes) {
                heard.add(List.of(rows, bytes, totalBytes));
            }
        });
        long size = Files.size(file);
        assertThat(heard).hasSize(3).last().isEqualTo(List.of(10_000L, size, size));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", "\uFEFF\uFEFF"})
    void a_byte_order_mark_is_no_part_of_the_first_column(String mark) {
        assertThat(read(SNAPSHOTS, mark + EXPORT).tickets()).hasSize(1);
        assertThat(read(SNAPSHOTS, mark + EXPORT.replaceFirst("id", "\"id\"")).tickets())
                .hasSize(1);
        assertThat(read(SNAPSHOTS, EXPORT.replaceFirst("id", "\"" + mark + "id\u00a0\""))
                        .tickets())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-8"})
    void a_byte_order_mark_of_any_charset_is_no_part_of_the_first_column(String charset) {
        TicketExportMapping mapping = with("snapshots", "\"charset\": \"" + charset + "\"");
        assertThat(read(mapping, ("\uFEFF" + EXPORT).getBytes(Charset.forName(charset)))
                        .tickets())
                .hasSize(1);
    }

    @Test
    void a_byte_order_mark_is_no_part_of_a_mapping_file_or_of_a_name_in_it() {
        String json = "\uFEFF" + MAPPING.replace("SHAPE", "snapshots").replace("\"id\"", "\"\uFEFFid \"");
        assertThat(read(TicketExportMapping.fromJson("test", json), EXPORT).tickets())
                .hasSize(1);
    }
}
