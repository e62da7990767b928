package io.github.qms4j.example.assess;

import io.github.qms4j.QmsSession;
import io.github.qms4j.capa.Capa;
import io.github.qms4j.capa.CapaFigures;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.capa.NonconformityStatus;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.record.View;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Nonconformities and CAPAs as they stand in the database, whichever assessment or person they came from.
 *
 * @param at a day in the zone of the definitions
 * @param capas in the order of opening
 * @param figures at that day
 * @param occurrences nonconformities that are not voided, the most frequent pattern first
 */
record CapaLog(LocalDate at, List<View<CapaId, Capa>> capas, CapaFigures figures, List<Occurrences> occurrences) {
    CapaLog {
        capas = List.copyOf(capas);
        occurrences = List.copyOf(occurrences);
    }

    static CapaLog read(QmsSession session, LocalDate at) {
        try (Stream<View<CapaId, Capa>> log = session.capas().all()) {
            return new CapaLog(at, log.toList(), session.capas().figures(at), occurrences(session));
        }
    }

    private static List<Occurrences> occurrences(QmsSession session) {
        Map<Occurrences, Long> counts = new HashMap<>();
        try (var all = session.nonconformities().all()) {
            all.map(View::state)
                    .filter(n -> n.status() != NonconformityStatus.VOIDED)
                    .map(n -> new Occurrences(
                            n.report().pattern(),
                            Optional.ofNullable(n.severity()).map(Severity::level),
                            1))
                    .forEach(one -> counts.merge(one, 1L, Long::sum));
        }
        return counts.entrySet().stream()
                .map(e -> new Occurrences(e.getKey().pattern(), e.getKey().level(), e.getValue()))
                .sorted(Comparator.comparingLong(Occurrences::count)
                        .reversed()
                        .thenComparing(Occurrences::pattern)
                        .thenComparing(o -> o.level().map(Enum::name).orElse("")))
                .toList();
    }

    /** How many nonconformities there are in all. */
    long nonconformities() {
        return occurrences.stream().mapToLong(Occurrences::count).sum();
    }

    /** How many nonconformities were judged so; empty for those that nobody has judged. */
    long bySeverity(Optional<Severity.Level> level) {
        return occurrences.stream()
                .filter(o -> o.level().equals(level))
                .mapToLong(Occurrences::count)
                .sum();
    }

    /**
     * How often a problem occurred.
     *
     * @param pattern blank for nonconformities that were not raised as occurrences of one
     * @param level empty while they are not assessed
     */
    record Occurrences(String pattern, Optional<Severity.Level> level, long count) {}
}
