package io.github.qms4j.reporting.service;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.reporting.definition.ReportParameter;
import io.github.qms4j.reporting.definition.ReportParameter.Kind;
import io.github.qms4j.reporting.definition.ReportRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * The days of which a list of records is.
 *
 * @param from the first one
 * @param until the one after the last
 */
record Days(LocalDate from, LocalDate until) {
    static final ReportParameter FIRST = ReportParameter.required("from", Kind.DATE, "The first day of the period.");
    static final ReportParameter LAST = ReportParameter.required("to", Kind.DATE, "The last day of the period.");
    static final List<ReportParameter> PARAMETERS = List.of(FIRST, LAST);

    static Days of(ReportRequest request) {
        LocalDate from = LocalDate.parse(request.get(FIRST.name()));
        LocalDate to = LocalDate.parse(request.get(LAST.name()));
        if (to.isBefore(from)) {
            throw InvalidInputException.of(
                    "report", LAST.name(), to, "is before the first day " + from, "give a later day");
        }
        return new Days(from, to.plusDays(1));
    }

    /** A constant as people read it. */
    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public String toString() {
        return from + " to " + until.minusDays(1);
    }
}
