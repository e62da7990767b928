package io.github.qms4j.reporting.service;

import io.github.qms4j.QmsSession;
import io.github.qms4j.kpi.Dimension;
import io.github.qms4j.kpi.ServicePeriod;
import io.github.qms4j.kpi.ServiceStatistics;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Source;
import io.github.qms4j.reporting.definition.ReportParameter;
import io.github.qms4j.reporting.definition.ReportParameter.Kind;
import io.github.qms4j.reporting.definition.ReportRequest;
import io.github.qms4j.reporting.spi.ReportDefinition;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The service report (rule SD-7): volume, promises kept, backlog and its age, reopened and reassigned tickets, causes; by
 * month, service, priority and group. One pass over the tickets.
 */
public final class ServiceReport implements ReportDefinition {
    private static final String CAUSES = "causes";
    private static final int USUAL_CAUSES = 10;

    /** For {@link java.util.ServiceLoader}. */
    public ServiceReport() {}

    @Override
    public String name() {
        return "service-report";
    }

    @Override
    public String title() {
        return "Service report";
    }

    @Override
    public String purpose() {
        return "How much was asked of the services, how promises were kept, and what is open"
                + " (ISO/IEC 20000-1:2018 9.4).";
    }

    @Override
    public List<ReportParameter> parameters() {
        return List.of(
                Days.FIRST,
                Days.LAST,
                ReportParameter.optional(
                        ReportParameter.AS_OF.name(),
                        Kind.INSTANT,
                        "Nothing that happened later is known; without it, the end of the period, or now before that."),
                ReportParameter.optional(CAUSES, Kind.COUNT, "How many causes are named; without it, ten."));
    }

    @Override
    public Report.Builder report(ReportRequest request) {
        Days days = Days.of(request);
        ServicePeriod whole = ServicePeriod.of(days.from(), days.until(), request.zone());
        ServicePeriod period = whole.asOf(request.instant(ReportParameter.AS_OF.name())
                .orElse(whole.asOf().isAfter(request.now()) ? request.now() : whole.asOf()));
        AtomicLong read = new AtomicLong();
        ServiceStatistics statistics = statistics(request.session(), period, read);
        request.source(Source.records("ticket", read.get()));
        request.over(days + ", as of " + period.asOf() + " (" + request.zone() + ")");
        Report.Builder report = Report.builder(title())
                .subtitle(days.toString())
                .conclusion(ServiceConclusion.of(statistics.total(), period));
        ServiceSections.of(statistics, request.count(CAUSES).orElse(USUAL_CAUSES))
                .forEach(report::section);
        return report.signature(SignatureLine.open("Service manager", "prepared"))
                .signature(SignatureLine.open("Quality manager", "reviewed"));
    }

    private static ServiceStatistics statistics(QmsSession session, ServicePeriod period, AtomicLong read) {
        ServiceStatistics statistics = ServiceStatistics.of(
                period,
                session.serviceDesk().clocks(),
                ServiceStatistics.USUAL_DIMENSIONS,
                List.of(Dimension.CATEGORY));
        session.serviceDesk()
                .openedBetween(Instant.EPOCH, period.asOf().plusMillis(1))
                .forEach(ticket -> {
                    statistics.accept(ticket);
                    read.incrementAndGet();
                });
        return statistics;
    }
}
