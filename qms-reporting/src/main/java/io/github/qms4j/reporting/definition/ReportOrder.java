package io.github.qms4j.reporting.definition;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Which report somebody wants, over what, and under which number it is to be filed.
 *
 * @param report name of the definition, such as {@code training-matrix}
 * @param number by which it is filed; empty takes the report's name
 * @param revision such as {@code 1}
 * @param requestedBy at whose request; empty when nobody asked
 * @param values the parameters' values by name, as text
 */
public record ReportOrder(
        String report, String number, String revision, String requestedBy, Map<String, String> values) {
    public ReportOrder {
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(requestedBy, "requestedBy");
        values = Map.copyOf(values);
    }

    public static ReportOrder of(String report) {
        return new ReportOrder(report, "", "1", "", Map.of());
    }

    public ReportOrder with(String parameter, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(parameter, value);
        return new ReportOrder(report, number, revision, requestedBy, more);
    }

    public ReportOrder numbered(String as, String inRevision) {
        return new ReportOrder(report, as, inRevision, requestedBy, values);
    }

    public ReportOrder requestedBy(String who) {
        return new ReportOrder(report, number, revision, who, values);
    }
}
