package io.github.qms4j.example.assess;

import io.github.qms4j.calendar.TimeZoneDatabase;
import io.github.qms4j.kpi.KpiValue;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.servicedesk.importing.Adjustment;
import io.github.qms4j.servicedesk.importing.ImportReport;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import java.io.OutputStream;
import java.time.ZoneOffset;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** The computed values as JSON: one object a value, in the order in which they were computed. */
final class KpiJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final int EXAMPLES = 5;

    private KpiJson() {}

    static void write(Assessment found, OutputStream out) {
        ObjectWriteContext pretty = new ObjectWriteContext.Base() {
            @Override
            public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
                return new DefaultPrettyPrinter();
            }
        };
        try (JsonGenerator json = FACTORY.createGenerator(pretty, out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty("asOf", found.asOf().toString());
            json.writeStringProperty("from", found.from().toString());
            json.writeStringProperty("until", found.until().toString());
            json.writeStringProperty("zone", found.zone().getId());
            json.writeStringProperty("timeZoneRules", TimeZoneDatabase.version(ZoneOffset.UTC));
            source(found, json);
            dataQuality(found, json);
            verdicts(found.tally(), json);
            found.sealing().checkpoint().ifPresent(signed -> checkpoint(signed.checkpoint(), json));
            json.writeArrayPropertyStart("kpis");
            found.values().forEach(value -> value(value, json));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void source(Assessment found, JsonGenerator json) {
        json.writeObjectPropertyStart("source");
        json.writeStringProperty("file", found.reading().file());
        json.writeStringProperty("sha256", found.reading().sha256());
        json.writeNumberProperty("rowsRead", found.reading().rows());
        json.writeNumberProperty("rowsRejected", found.reading().rejected());
        json.writeNumberProperty("tickets", found.reading().tickets());
        json.writeStringProperty("import", found.runId());
        json.writeEndObject();
    }

    private static void dataQuality(Assessment found, JsonGenerator json) {
        ImportReport reading = found.reading();
        json.writeObjectPropertyStart("dataQuality");
        json.writeNumberProperty("lostTickets", reading.lostTickets());
        json.writeNumberProperty("adjustedTickets", reading.adjustedTickets());
        json.writeNumberProperty("reopenCountsDiffering", reading.reopenCountsDiffering());
        json.writeArrayPropertyStart("adjustments");
        reading.adjustments().forEach((kind, tickets) -> {
            json.writeStartObject();
            json.writeStringProperty("kind", kind.key());
            json.writeStringProperty("meaning", kind.meaning());
            json.writeBooleanProperty("derived", kind.isDerived());
            json.writeNumberProperty("tickets", tickets);
            json.writeArrayPropertyStart("examples");
            reading.examples().stream()
                    .filter(example -> example.kind() == kind)
                    .limit(EXAMPLES)
                    .forEach(example -> example(example, json));
            json.writeEndArray();
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeArrayPropertyStart("notes");
        found.notes().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void example(Adjustment example, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("line", example.rowNumber());
        json.writeStringProperty("ticket", example.reference());
        json.writeStringProperty("found", example.found());
        json.writeStringProperty("used", example.used());
        json.writeEndObject();
    }

    private static void verdicts(VerdictTally tally, JsonGenerator json) {
        json.writeArrayPropertyStart("undecided");
        tally.undecided().forEach((metric, tickets) -> {
            json.writeStartObject();
            json.writeStringProperty("metric", metric.name());
            json.writeNumberProperty("tickets", tickets);
            json.writeObjectPropertyStart("because");
            tally.because(metric).forEach((fact, count) -> json.writeNumberProperty(fact.name(), count));
            json.writeEndObject();
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeObjectPropertyStart("resolutionBasis");
        json.writeNumberProperty("inTimeDecided", tally.decided());
        json.writeNumberProperty("ofTheseWithoutTimeToResolution", tally.decidedUnresolved());
        json.writeNumberProperty("timeToResolution", tally.resolved());
        json.writeNumberProperty("ofTheseUndecided", tally.resolvedUndecided());
        json.writeNumberProperty("ofTheseWithoutDecidingTarget", tally.resolvedWithoutTarget());
        json.writeEndObject();
    }

    private static void checkpoint(Checkpoint checkpoint, JsonGenerator json) {
        json.writeObjectPropertyStart("checkpoint");
        json.writeStringProperty("origin", checkpoint.origin());
        json.writeNumberProperty("size", checkpoint.size());
        json.writeStringProperty("root", checkpoint.root().hex());
        json.writeEndObject();
    }

    private static void value(KpiValue value, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("kpi", value.kpiId());
        json.writeObjectPropertyStart("by");
        value.dimensions().forEach(json::writeStringProperty);
        json.writeEndObject();
        if (value.result() instanceof Result.Measured measured) {
            json.writeNumberProperty("value", measured.quantity().value());
            json.writeStringProperty("unit", measured.quantity().unit());
        } else if (value.result() instanceof Result.NoData none) {
            json.writeStringProperty("noData", none.reason());
        } else if (value.result() instanceof Result.Failed failed) {
            json.writeStringProperty("failed", failed.reason());
        }
        json.writeNumberProperty("numerator", value.numerator());
        json.writeNumberProperty("denominator", value.denominator());
        json.writeEndObject();
    }
}
