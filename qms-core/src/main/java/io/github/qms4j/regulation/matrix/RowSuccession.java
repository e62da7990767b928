package io.github.qms4j.regulation.matrix;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.regulation.AssessmentVerdict;
import io.github.qms4j.regulation.MigrationKind;
import io.github.qms4j.regulation.MigrationMap;
import io.github.qms4j.regulation.MigrationStep;
import io.github.qms4j.regulation.Requirement;
import io.github.qms4j.regulation.RequirementId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a requirement of a new edition takes over from the rows that it comes from (rule REG-6). What stayed as it was keeps
 * everything. What was reworded, split or merged keeps who answers for it; what was found becomes suspect, and what did not
 * apply is to be decided anew. What is new begins without anything.
 */
final class RowSuccession {
    private final MigrationMap map;
    private final Map<MatrixRowId, Versioned<MatrixRow>> old;
    private final By by;
    private final LocalDate on;

    RowSuccession(MigrationMap map, Map<MatrixRowId, Versioned<MatrixRow>> old, By by, LocalDate on) {
        this.map = map;
        this.old = old;
        this.by = by;
        this.on = on;
    }

    /** Whether a step leaves the demand as it was, under whatever number. */
    static boolean keepsTheDemand(MigrationStep step) {
        return step.kind() == MigrationKind.UNCHANGED || step.kind() == MigrationKind.MOVED;
    }

    MatrixRow of(Requirement requirement) {
        List<MigrationStep> steps = map.origins(requirement.id());
        List<MatrixRowId> origins = steps.stream()
                .flatMap(step -> step.from().stream())
                .map(MatrixRowId::of)
                .filter(old::containsKey)
                .distinct()
                .toList();
        MatrixRow fresh = MatrixRow.undecided(requirement, by, on);
        if (origins.isEmpty()) {
            return fresh;
        }
        boolean kept = steps.size() == 1 && keepsTheDemand(steps.get(0));
        return successor(fresh, origins, origins.stream().map(this::row).toList(), kept ? null : why(steps));
    }

    private MatrixRow row(MatrixRowId id) {
        return Objects.requireNonNull(old.get(id), id.value()).state();
    }

    private static String why(List<MigrationStep> steps) {
        return steps.stream()
                .filter(step -> !keepsTheDemand(step))
                .map(step -> step.kind().name().toLowerCase(Locale.ROOT) + " from "
                        + step.from().stream().map(RequirementId::toString).collect(Collectors.joining(", ")) + ": "
                        + step.note())
                .collect(Collectors.joining("; "));
    }

    /** @param changed what changed; null when the demand stayed */
    private MatrixRow successor(
            MatrixRow fresh, List<MatrixRowId> origins, List<MatrixRow> rows, @Nullable String changed) {
        MatrixRowStatus status = status(rows, changed != null);
        Header<MatrixRowStatus> header = new Header<>(
                status,
                by,
                on,
                common(rows.stream().map(row -> row.header().owner()).collect(Collectors.toSet())),
                rows.stream()
                        .map(row -> row.header().due())
                        .filter(Objects::nonNull)
                        .min(Comparator.comparing(due -> due.current()))
                        .orElse(null),
                null);
        return new MatrixRow(
                header,
                fresh.edition(),
                fresh.clause(),
                fresh.contentHash(),
                status == MatrixRowStatus.NOT_APPLICABLE ? rows.get(0).rationale() : "",
                rows.stream()
                        .map(MatrixRow::training)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                null,
                weakest(rows)
                        .map(latest -> changed == null ? latest : latest.suspected(changed))
                        .orElse(null),
                rows.stream().mapToInt(MatrixRow::cycles).max().orElse(0),
                origins);
    }

    private static MatrixRowStatus status(List<MatrixRow> rows, boolean changed) {
        if (rows.stream().anyMatch(row -> row.status() == MatrixRowStatus.APPLICABLE)) {
            return MatrixRowStatus.APPLICABLE;
        }
        return changed || rows.size() > 1
                ? MatrixRowStatus.UNDECIDED
                : rows.get(0).status();
    }

    /** Who answers for all of them; nobody when they differ, so that somebody decides. */
    private static @Nullable String common(Set<@Nullable String> owners) {
        return owners.size() == 1 ? owners.iterator().next() : null;
    }

    /** One gap is not outvoted by compliance elsewhere. */
    private static Optional<LatestVerdict> weakest(List<MatrixRow> rows) {
        List<AssessmentVerdict> order = List.of(
                AssessmentVerdict.GAP,
                AssessmentVerdict.PARTIAL,
                AssessmentVerdict.COMPLIANT,
                AssessmentVerdict.NOT_APPLICABLE,
                AssessmentVerdict.NOT_ASSESSED);
        return rows.stream()
                .map(MatrixRow::latest)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(latest -> order.indexOf(latest.verdict())));
    }
}
