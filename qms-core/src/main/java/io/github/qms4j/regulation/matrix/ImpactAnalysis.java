package io.github.qms4j.regulation.matrix;

import io.github.qms4j.record.AttributeRow;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.reference.LinkEnds;
import io.github.qms4j.reference.References;
import io.github.qms4j.regulation.AssessmentVerdict;
import io.github.qms4j.regulation.MigrationKind;
import io.github.qms4j.regulation.MigrationMap;
import io.github.qms4j.regulation.MigrationStep;
import io.github.qms4j.regulation.RequirementId;
import io.github.qms4j.regulation.matrix.Impact.Touched;
import io.github.qms4j.regulation.matrix.Impact.TouchedRow;
import io.github.qms4j.spi.storage.RecordQuery;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Joins the steps of a migration map with the matrix: one pass over the rows of the edition, one over each kind of link. */
final class ImpactAnalysis {
    private static final String ROW = MatrixRowLifeCycle.TYPE.name();

    private final RecordStore records;
    private final References references;

    ImpactAnalysis(RecordStore records, References references) {
        this.records = records;
        this.references = references;
    }

    Impact of(MigrationMap map) {
        List<MigrationStep> steps = map.steps().stream()
                .filter(step -> step.kind() != MigrationKind.UNCHANGED)
                .toList();
        Set<String> changed = steps.stream()
                .flatMap(step -> step.from().stream())
                .map(RequirementId::toString)
                .collect(Collectors.toSet());
        Map<String, AttributeRow<MatrixRow>> rows = rows(AdoptedEditionId.of(map.from()), changed);
        Set<String> touched = new HashSet<>(rows.keySet());
        Map<String, List<LinkEnds>> metBy = by(references.endsFrom(ROW, touched), LinkEnds::source);
        Map<String, List<LinkEnds>> referring = by(references.endsTo(ROW, touched), LinkEnds::target);
        return new Impact(
                map.from(),
                map.to(),
                steps.stream()
                        .map(step -> new Touched(
                                step,
                                step.from().stream()
                                        .map(RequirementId::toString)
                                        .map(rows::get)
                                        .filter(Objects::nonNull)
                                        .map(row -> touched(row, metBy, referring))
                                        .toList()))
                        .toList());
    }

    private Map<String, AttributeRow<MatrixRow>> rows(AdoptedEditionId edition, Set<String> wanted) {
        Map<String, AttributeRow<MatrixRow>> rows = new HashMap<>();
        records.attributes(
                        MatrixRowLifeCycle.TYPE,
                        records.query(MatrixRowLifeCycle.TYPE)
                                .where(MatrixRowLifeCycle.EDITION.is(edition))
                                .limitedTo(RecordQuery.MAX_LIMIT))
                .filter(row -> wanted.contains(row.id()))
                .forEach(row -> rows.put(row.id(), row));
        return rows;
    }

    private static Map<String, List<LinkEnds>> by(Stream<LinkEnds> links, Function<LinkEnds, String> end) {
        return links.collect(Collectors.groupingBy(end));
    }

    private static TouchedRow touched(
            AttributeRow<MatrixRow> row, Map<String, List<LinkEnds>> metBy, Map<String, List<LinkEnds>> referring) {
        return new TouchedRow(
                MatrixRowId.of(row.id()),
                MatrixRowStatus.valueOf(row.text(MatrixRowLifeCycle.STATUS).orElseThrow()),
                row.text(MatrixRowLifeCycle.OWNER).orElse(null),
                AssessmentVerdict.valueOf(row.text(MatrixRowLifeCycle.VERDICT).orElseThrow()),
                metBy.getOrDefault(row.id(), List.of()),
                referring.getOrDefault(row.id(), List.of()));
    }
}
