package io.github.qms4j.capa;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A requirement that was not fulfilled, and what was done about this one occurrence (rule CAP-1).
 *
 * @param header where it stands and who raised it
 * @param report what was reported
 * @param severity how bad it is; null until it is assessed
 * @param containments what kept it from spreading, the first one first
 * @param corrections what put this occurrence right; what keeps it from coming back is the CAPA's
 * @param capa the CAPA that looks for its cause; null while there is none
 * @param acceptance why there is no CAPA; blank when that was not decided
 */
public record Nonconformity(
        Header<NonconformityStatus> header,
        NonconformityReport report,
        @Nullable Severity severity,
        List<Measure> containments,
        List<Measure> corrections,
        @Nullable CapaId capa,
        String acceptance) {
    public Nonconformity {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(acceptance, "acceptance");
        containments = List.copyOf(containments);
        corrections = List.copyOf(corrections);
    }

    static Nonconformity raised(NonconformityReport report, Act act) {
        return new Nonconformity(
                Header.opened(NonconformityStatus.RAISED, act), report, null, List.of(), List.of(), null, "");
    }

    public NonconformityStatus status() {
        return header.status();
    }

    /** Who raised or corrected it. */
    Stream<By> hands() {
        return Stream.concat(Stream.of(header.openedBy()), corrections.stream().map(Measure::by));
    }

    Nonconformity withHeader(Header<NonconformityStatus> newHeader) {
        return new Nonconformity(newHeader, report, severity, containments, corrections, capa, acceptance);
    }

    Nonconformity assessed(Severity newSeverity) {
        return new Nonconformity(header, report, newSeverity, containments, corrections, capa, acceptance);
    }

    Nonconformity contained(Measure measure) {
        return new Nonconformity(header, report, severity, and(containments, measure), corrections, capa, acceptance);
    }

    Nonconformity corrected(Measure measure) {
        return new Nonconformity(header, report, severity, containments, and(corrections, measure), capa, acceptance);
    }

    Nonconformity under(CapaId newCapa) {
        return new Nonconformity(header, report, severity, containments, corrections, newCapa, acceptance);
    }

    Nonconformity accepted(String rationale) {
        return new Nonconformity(header, report, severity, containments, corrections, capa, rationale);
    }

    Nonconformity ended(LocalDate on) {
        return withHeader(header.ended(on));
    }

    private static List<Measure> and(List<Measure> measures, Measure measure) {
        List<Measure> more = new ArrayList<>(measures);
        more.add(measure);
        return more;
    }

    /**
     * Something that was done about the occurrence.
     *
     * @param what in words
     * @param by who did it
     * @param at when it was put on record, in UTC with milliseconds
     */
    public record Measure(String what, By by, Instant at) {
        public Measure {
            Objects.requireNonNull(what, "what");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }
    }
}
