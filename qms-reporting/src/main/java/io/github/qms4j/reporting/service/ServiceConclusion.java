package io.github.qms4j.reporting.service;

import io.github.qms4j.kpi.ServiceFigures;
import io.github.qms4j.kpi.ServiceFigures.Attainment;
import io.github.qms4j.kpi.ServicePeriod;
import io.github.qms4j.servicedesk.SlaMetric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

/** What the figures come to, in the sentences that stand first. */
final class ServiceConclusion {
    private ServiceConclusion() {}

    static String of(ServiceFigures total, ServicePeriod period) {
        StringBuilder text = new StringBuilder()
                .append(total.opened())
                .append(total.opened() == 1 ? " ticket was opened, " : " tickets were opened, ")
                .append(total.resolved())
                .append(total.resolved() == 1 ? " was resolved" : " were resolved");
        if (total.resolvedUnknown() > 0) {
            text.append("; of ").append(total.resolvedUnknown()).append(" more it is not known when");
        }
        return text.append(". ")
                .append(promise(Objects.requireNonNull(total.attainment().get(SlaMetric.RESOLUTION))))
                .append(' ')
                .append(backlog(total.backlog(), period))
                .toString();
    }

    private static String promise(Attainment resolution) {
        long decided = resolution.met() + resolution.missed();
        String undecided = resolution.undecided() == 0
                ? ""
                : " Of " + resolution.undecided()
                        + " it cannot be told, for their source does not say all that it takes.";
        if (decided == 0) {
            return "For none of them a promised resolution is decided." + undecided;
        }
        return "Of " + decided + " whose promised resolution is decided, " + percent(resolution.met(), decided)
                + " % were in time and " + resolution.missed() + " late." + undecided;
    }

    private static BigDecimal percent(long part, long whole) {
        return BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }

    private static String backlog(ServiceFigures.Backlog backlog, ServicePeriod period) {
        if (backlog.open() == 0 && backlog.unknown() == 0) {
            return "Nothing is open.";
        }
        List<Long> byAge = backlog.byAge();
        long oldest = byAge.get(byAge.size() - 1);
        String old = byAge.size() == 1
                ? ""
                : ", " + oldest + " of them for "
                        + ServiceSections.age(period.ageBands().get(byAge.size() - 2)) + " or longer";
        String unknown = backlog.unknown() == 0 ? "" : "; " + backlog.unknown() + " more may be open";
        return backlog.open() + (backlog.open() == 1 ? " is" : " are") + " open" + old + unknown + ".";
    }
}
