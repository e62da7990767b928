package io.github.qms4j.capa;

import io.github.qms4j.capa.Nonconformity.Measure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A nonconformity as it is stored. */
public record NonconformityState(
        NonconformityStatus status,
        NonconformityReport report,
        String raisedBy,
        @Nullable Severity severity,
        List<Measure> containments,
        List<Measure> corrections,
        @Nullable CapaId capa,
        String acceptance,
        @Nullable LocalDate closedOn) {
    public NonconformityState {
        containments = List.copyOf(containments);
        corrections = List.copyOf(corrections);
    }

    static NonconformityState raised(NonconformityReport report, String raisedBy) {
        return new NonconformityState(
                NonconformityStatus.RAISED, report, raisedBy, null, List.of(), List.of(), null, "", null);
    }

    NonconformityState assessed(Severity newSeverity) {
        return new NonconformityState(
                NonconformityStatus.ASSESSED,
                report,
                raisedBy,
                newSeverity,
                containments,
                corrections,
                capa,
                acceptance,
                closedOn);
    }

    NonconformityState contained(Measure measure) {
        return new NonconformityState(
                status,
                report,
                raisedBy,
                severity,
                with(containments, measure),
                corrections,
                capa,
                acceptance,
                closedOn);
    }

    NonconformityState corrected(Measure measure) {
        return new NonconformityState(
                status,
                report,
                raisedBy,
                severity,
                containments,
                with(corrections, measure),
                capa,
                acceptance,
                closedOn);
    }

    NonconformityState under(CapaId newCapa) {
        return new NonconformityState(
                status, report, raisedBy, severity, containments, corrections, newCapa, acceptance, closedOn);
    }

    NonconformityState accepted(String rationale) {
        return new NonconformityState(
                status, report, raisedBy, severity, containments, corrections, capa, rationale, closedOn);
    }

    NonconformityState ended(NonconformityStatus how, LocalDate on) {
        return new NonconformityState(how, report, raisedBy, severity, containments, corrections, capa, acceptance, on);
    }

    private static List<Measure> with(List<Measure> measures, Measure measure) {
        List<Measure> more = new ArrayList<>(measures);
        more.add(measure);
        return more;
    }
}
