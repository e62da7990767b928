package io.github.qms4j.reporting.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Paragraph;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Row;
import io.github.qms4j.reporting.SampleReports;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.reporting.spi.ReportRenderer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderersTest {
    @Test
    void the_renderers_of_this_library_are_found_on_the_class_path() {
        assertThat(Renderers.load(getClass().getClassLoader()).formats()).containsExactly("csv", "html", "json");
    }

    @Test
    void an_unknown_format_is_refused_with_the_formats_at_hand() {
        Renderers renderers = Renderers.load(getClass().getClassLoader());
        assertThatThrownBy(() -> renderers.renderer("docx"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("docx")
                .hasMessageContaining("csv, html, json");
    }

    @Test
    void two_renderers_of_one_format_are_refused_by_name() {
        assertThatThrownBy(() -> Renderers.of(new PlainText("txt"), new OtherText()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(PlainText.class.getName())
                .hasMessageContaining(OtherText.class.getName());
    }

    @Test
    void a_format_that_cannot_be_asked_for_is_refused() {
        assertThatThrownBy(() -> Renderers.of(new PlainText("Plain Text"))).isInstanceOf(ConfigurationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "json", "csv"})
    void equal_reports_are_equal_bytes_whatever_the_locale_and_zone_of_the_machine(String format) throws IOException {
        String here = SampleReports.render(SampleReports.full(), format);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(SampleReports.render(SampleReports.full(), format)).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "json", "csv"})
    void half_a_character_does_not_break_the_output(String format) throws IOException {
        Report report = SampleReports.of("Half \ud800 character", new Paragraph("\udc00"));
        assertThat(SampleReports.render(report, format)).contains("Half \ufffd character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "json", "csv"})
    void a_hundred_thousand_rows_pass_in_small_pieces_into_a_stream_left_open(String format) throws IOException {
        Row row = Row.of(Cell.text("CAPA-2026-0017"), Cell.number(17), Cell.noData("not measured"));
        Report report = SampleReports.of(
                "Large",
                new Table(
                        "Rows",
                        List.of(Column.text("Id"), Column.number("Count", 0), Column.number("Value", 1)),
                        Collections.nCopies(100_000, row),
                        "None."));
        Pieces pieces = new Pieces();
        Renderers.load(getClass().getClassLoader()).renderer(format).render(report, pieces);
        assertThat(pieces.total).isGreaterThan(3_000_000);
        assertThat(pieces.largest).isLessThanOrEqualTo(16_384);
        assertThat(pieces.closed).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "json", "csv"})
    void a_stream_that_fails_is_reported_as_it_failed(String format) {
        ReportRenderer renderer = Renderers.load(getClass().getClassLoader()).renderer(format);
        assertThatThrownBy(() -> renderer.render(SampleReports.full(), new FullDisk()))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("disk full");
    }

    private static final class Pieces extends OutputStream {
        private long total;
        private int largest;
        private boolean closed;

        @Override
        public void write(int b) {
            total++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            total += length;
            largest = Math.max(largest, length);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static final class FullDisk extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("disk full");
        }
    }

    private record PlainText(String format) implements ReportRenderer {
        @Override
        public String mediaType() {
            return "text/plain";
        }

        @Override
        public String fileExtension() {
            return "txt";
        }

        @Override
        public void render(Report report, OutputStream out) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class OtherText implements ReportRenderer {
        @Override
        public String format() {
            return "txt";
        }

        @Override
        public String mediaType() {
            return "text/plain";
        }

        @Override
        public String fileExtension() {
            return "txt";
        }

        @Override
        public void render(Report report, OutputStream out) {
            throw new UnsupportedOperationException();
        }
    }
}
