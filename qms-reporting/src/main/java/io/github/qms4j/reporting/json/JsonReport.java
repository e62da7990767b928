package io.github.qms4j.reporting.json;

import io.github.qms4j.reporting.Axis;
import io.github.qms4j.reporting.Block;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Chart;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.ControlChart;
import io.github.qms4j.reporting.ControlPoint;
import io.github.qms4j.reporting.EvidenceList;
import io.github.qms4j.reporting.EvidenceReference;
import io.github.qms4j.reporting.Format;
import io.github.qms4j.reporting.Identification;
import io.github.qms4j.reporting.KeyFigure;
import io.github.qms4j.reporting.KeyFigures;
import io.github.qms4j.reporting.LineChart;
import io.github.qms4j.reporting.Paragraph;
import io.github.qms4j.reporting.Provenance;
import io.github.qms4j.reporting.ReferenceLine;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Row;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.Series;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Source;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.reporting.text.Unicode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

final class JsonReport {
    /** Grows when a reader of the old shape could misread the new one. */
    private static final int SHAPE = 1;

    private final JsonGenerator json;

    JsonReport(JsonGenerator json) {
        this.json = json;
    }

    void write(Report report) {
        json.writeStartObject();
        string("type", "qms4j-report");
        number("shape", SHAPE);
        string("title", report.title());
        string("subtitle", report.subtitle());
        identification(report.identification());
        string("status", report.standing());
        string("conclusion", report.conclusion());
        provenance(report.provenance());
        json.writeArrayPropertyStart("sections");
        report.sections().forEach(this::section);
        json.writeEndArray();
        json.writeArrayPropertyStart("signatures");
        report.signatures().forEach(this::signature);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void identification(@Nullable Identification identification) {
        json.writeName("identification");
        if (identification == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        string("organisation", identification.organisation());
        string("site", identification.site());
        string("number", identification.number());
        string("revision", identification.revision());
        string(
                "effective",
                identification.effective() == null
                        ? null
                        : identification.effective().toString());
        string("period", identification.period());
        string("requestedBy", identification.requestedBy());
        json.writeEndObject();
    }

    private void provenance(Provenance provenance) {
        json.writeObjectPropertyStart("provenance");
        string("asOf", provenance.asOf().toString());
        string("createdAt", provenance.createdAt().toString());
        string("createdBy", provenance.createdBy());
        string("zone", provenance.zone().getId());
        string("libraryVersion", provenance.libraryVersion());
        string("trailCheckpoint", provenance.trailCheckpoint());
        json.writeArrayPropertyStart("sources");
        provenance.sources().forEach(this::source);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void source(Source source) {
        json.writeStartObject();
        string("name", source.name());
        string("sha256", source.sha256());
        number("rowsRead", source.rowsRead());
        number("rowsAccepted", source.rowsAccepted());
        number("rowsRejected", source.rowsRejected());
        number("rowsOutOfScope", source.rowsOutOfScope());
        json.writeEndObject();
    }

    private void signature(SignatureLine line) {
        json.writeStartObject();
        string("signer", line.signer());
        string("role", line.role());
        string("meaning", line.meaning());
        string("signedAt", line.signedAt() == null ? null : line.signedAt().toString());
        string("zone", line.zone() == null ? null : line.zone().getId());
        string("reason", line.reason());
        string("evidence", line.evidence());
        json.writeEndObject();
    }

    private void section(Section section) {
        json.writeStartObject();
        string("heading", section.heading());
        json.writeArrayPropertyStart("blocks");
        section.blocks().forEach(this::block);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void block(Block block) {
        json.writeStartObject();
        if (block instanceof Paragraph paragraph) {
            string("type", "paragraph");
            string("text", paragraph.text());
        } else if (block instanceof KeyFigures figures) {
            string("type", "keyFigures");
            json.writeArrayPropertyStart("figures");
            figures.figures().forEach(this::keyFigure);
            json.writeEndArray();
        } else if (block instanceof Table table) {
            table(table);
        } else if (block instanceof Chart chart) {
            chart(chart);
        } else if (block instanceof ControlChart chart) {
            controlChart(chart);
        } else {
            evidence((EvidenceList) block);
        }
        json.writeEndObject();
    }

    private void keyFigure(KeyFigure figure) {
        json.writeStartObject();
        string("label", figure.label());
        format(figure.format());
        json.writeName("value");
        cell(figure.value());
        string("note", figure.note());
        string("status", lower(figure.status()));
        json.writeEndObject();
    }

    private void table(Table table) {
        string("type", "table");
        string("caption", table.caption());
        json.writeArrayPropertyStart("columns");
        for (Column column : table.columns()) {
            json.writeStartObject();
            string("heading", column.heading());
            format(column.format());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("rows");
        for (Row row : table.rows()) {
            json.writeStartArray();
            row.cells().forEach(this::cell);
            json.writeEndArray();
        }
        json.writeEndArray();
        string("whenEmpty", table.whenEmpty());
    }

    private void chart(Chart chart) {
        string("type", chart instanceof LineChart ? "lineChart" : "barChart");
        string("title", chart.title());
        string("summary", chart.summary());
        axis(chart.axis());
        json.writeObjectPropertyStart("values");
        string("title", chart.values().title());
        format(chart.values().format());
        json.writeEndObject();
        json.writeArrayPropertyStart("series");
        for (Series series : chart.series()) {
            json.writeStartObject();
            string("name", series.name());
            json.writeArrayPropertyStart("values");
            series.values().forEach(this::cell);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("lines");
        chart.lines().forEach(this::line);
        json.writeEndArray();
    }

    private void controlChart(ControlChart chart) {
        string("type", "controlChart");
        string("title", chart.title());
        string("summary", chart.summary());
        string("method", chart.method());
        axis(chart.axis());
        json.writeObjectPropertyStart("values");
        string("title", chart.values().title());
        format(chart.values().format());
        json.writeEndObject();
        string("sizeTitle", chart.sizeTitle());
        json.writeArrayPropertyStart("points");
        chart.points().forEach(this::controlPoint);
        json.writeEndArray();
        json.writeArrayPropertyStart("phases");
        chart.phases().forEach(phase -> {
            json.writeStartObject();
            number("from", phase.from());
            string("reason", phase.reason());
            string("basis", phase.basis());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeArrayPropertyStart("rules");
        chart.rules().forEach(rule -> {
            json.writeStartObject();
            string("name", rule.name());
            string("pattern", rule.pattern());
            string("callsFor", rule.callsFor());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeArrayPropertyStart("changes");
        chart.changes().forEach(change -> {
            json.writeStartObject();
            number("before", change.before());
            string("what", change.what());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeArrayPropertyStart("lines");
        ReferenceLine target = chart.target();
        if (target != null) {
            line(target);
        }
        json.writeEndArray();
    }

    private void controlPoint(ControlPoint point) {
        json.writeStartObject();
        named("value", point.value());
        named("size", point.size());
        named("centre", point.centre());
        named("lower", point.lower());
        named("upper", point.upper());
        json.writeBooleanProperty("judged", point.judged());
        json.writeArrayPropertyStart("hits");
        point.hits().forEach(hit -> json.writeString(Unicode.wellFormed(hit)));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void named(String name, Cell cell) {
        json.writeName(name);
        cell(cell);
    }

    private void axis(Axis axis) {
        json.writeObjectPropertyStart("axis");
        string("title", axis.title());
        if (axis instanceof Axis.Times times) {
            json.writeArrayPropertyStart("instants");
            times.instants().forEach(instant -> json.writeString(instant.toString()));
        } else {
            json.writeArrayPropertyStart("categories");
            ((Axis.Categories) axis).labels().forEach(label -> json.writeString(Unicode.wellFormed(label)));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void line(ReferenceLine line) {
        json.writeStartObject();
        string("kind", lower(line.kind()));
        string("label", line.label());
        json.writeName("value");
        cell(line.value());
        json.writeEndObject();
    }

    private void evidence(EvidenceList evidence) {
        string("type", "evidence");
        string("caption", evidence.caption());
        json.writeArrayPropertyStart("references");
        for (EvidenceReference reference : evidence.references()) {
            json.writeStartObject();
            string("label", reference.label());
            string("recordType", reference.recordType());
            string("recordId", reference.recordId());
            number("version", reference.version());
            string("sha256", reference.sha256());
            string("uri", reference.uri() == null ? null : reference.uri().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void cell(Cell cell) {
        if (cell instanceof Cell.Text text) {
            json.writeString(Unicode.wellFormed(text.value()));
        } else if (cell instanceof Cell.Decimal number) {
            json.writeNumber(number.value());
        } else if (cell instanceof Cell.Percent percent) {
            json.writeNumber(percent.ratio());
        } else if (cell instanceof Cell.Elapsed elapsed) {
            json.writeString(elapsed.value().toString());
        } else if (cell instanceof Cell.Day day) {
            json.writeString(day.value().toString());
        } else if (cell instanceof Cell.Moment moment) {
            json.writeString(moment.value().toString());
        } else if (cell instanceof Cell.Verdict verdict) {
            json.writeStartObject();
            string("status", lower(verdict.status()));
            string("label", verdict.label());
            json.writeEndObject();
        } else {
            json.writeStartObject();
            string("noData", ((Cell.NoData) cell).reason());
            json.writeEndObject();
        }
    }

    private void format(Format format) {
        json.writeObjectPropertyStart("format");
        string("kind", lower(format.kind()));
        number("decimals", format.decimals());
        string("unit", format.unit());
        json.writeEndObject();
    }

    private void string(String name, @Nullable String value) {
        json.writeName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(Unicode.wellFormed(value));
        }
    }

    private void number(String name, long value) {
        json.writeName(name);
        json.writeNumber(value);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
