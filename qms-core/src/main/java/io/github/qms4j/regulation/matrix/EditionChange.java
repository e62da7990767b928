package io.github.qms4j.regulation.matrix;

import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.UnitOfWork.Appended;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.reference.Link;
import io.github.qms4j.reference.References;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.MigrationKind;
import io.github.qms4j.regulation.MigrationMap;
import io.github.qms4j.regulation.MigrationStep;
import io.github.qms4j.regulation.RequirementId;
import io.github.qms4j.spi.storage.RecordQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What happens to the matrix when an edition ends, with or without a new one in its place; within one unit of work. */
final class EditionChange {
    private final RecordStore records;
    private final References references;
    private final UnitOfWork work;

    EditionChange(RecordStore records, References references, UnitOfWork work) {
        this.records = records;
        this.references = references;
        this.work = work;
    }

    AdoptedEditionId migrate(Catalogue edition, MigrationMap map) {
        AdoptedEditionId from = AdoptedEditionId.of(map.from());
        AdoptedEditionId to = AdoptedEditionId.of(edition.id());
        AdoptedEdition old = work.get(AdoptedEditionLifeCycle.TYPE, from).state();
        Map<MatrixRowId, Versioned<MatrixRow>> rows = rows(from);
        Versioned<AdoptedEdition> adopted = AdoptedEditions.adopt(
                work,
                edition,
                Objects.requireNonNull(old.header().owner(), "an edition has an owner"),
                old.reviewMonths());
        work.change(AdoptedEditionLifeCycle.REPLACE, from, (state, act) -> state.ended(to, act));

        RowSuccession succession = new RowSuccession(
                map,
                rows,
                adopted.state().header().openedBy(),
                adopted.state().header().openedOn());
        work.append(
                MatrixRowLifeCycle.LIST,
                to.value(),
                edition.assessable().stream()
                        .map(requirement -> new Appended<>(requirement.id().toString(), succession.of(requirement)))
                        .toList());
        carryLinks(edition, map, to);
        freeze(rows, row -> isWithdrawn(map, row));
        return to;
    }

    private static boolean isWithdrawn(MigrationMap map, MatrixRowId row) {
        return map.successor(row.requirement())
                .filter(step -> step.kind() != MigrationKind.WITHDRAWN)
                .isEmpty();
    }

    private Map<MatrixRowId, Versioned<MatrixRow>> rows(AdoptedEditionId edition) {
        Map<MatrixRowId, Versioned<MatrixRow>> rows = new LinkedHashMap<>();
        records.stream(
                        MatrixRowLifeCycle.TYPE,
                        records.query(MatrixRowLifeCycle.TYPE)
                                .where(MatrixRowLifeCycle.EDITION.is(edition))
                                .limitedTo(RecordQuery.MAX_LIMIT))
                .forEach(row -> rows.put(MatrixRowId.of(row.id()), row));
        return rows;
    }

    /** Links go to every requirement of the new edition that theirs became, and are to be confirmed where the demand changed. */
    private void carryLinks(Catalogue edition, MigrationMap map, AdoptedEditionId batch) {
        Map<String, Link> carried = new LinkedHashMap<>();
        records.stream(
                        MatrixRecords.LINKS.type(),
                        records.query(MatrixRecords.LINKS.type())
                                .where(MatrixRecords.LINKS.sourceType().is(MatrixRowLifeCycle.TYPE.name()))
                                .where(MatrixRecords.LINKS.status().isIn(References.STANDING))
                                .limitedTo(RecordQuery.MAX_LIMIT))
                .map(Versioned::state)
                .forEach(link -> {
                    RequirementId source = RequirementId.parse(link.source());
                    if (source.catalogue().equals(map.from())) {
                        map.successor(source).ifPresent(step -> carry(edition, step, link, carried));
                    }
                });
        references.links(MatrixRecords.LINKS).carryOver(work, batch.value(), List.copyOf(carried.values()));
    }

    private void carry(Catalogue edition, MigrationStep step, Link link, Map<String, Link> carried) {
        for (RequirementId target : step.to()) {
            if (edition.find(target).filter(found -> found.isAssessable()).isPresent()) {
                Link moved = link.carriedTo(MatrixRowId.of(target));
                Link next = RowSuccession.keepsTheDemand(step) ? moved : moved.unconfirmed();
                // Of two that were merged, the one that still has to be confirmed stands for both.
                carried.merge(key(next), next, (one, other) -> one.confirmation() == null ? one : other);
            }
        }
    }

    private static String key(Link link) {
        return link.source() + "\n" + link.relation() + "\n" + link.target().type() + "\n"
                + link.target().id();
    }

    /** Freezes the rows of an edition that has ended. */
    void freeze(AdoptedEditionId edition, Predicate<MatrixRowId> withAssessments) {
        freeze(rows(edition), withAssessments);
    }

    /**
     * Freezes rows.
     *
     * @param withAssessments of which rows all assessments are frozen too; of the others only one that is under way
     */
    private void freeze(Map<MatrixRowId, Versioned<MatrixRow>> rows, Predicate<MatrixRowId> withAssessments) {
        Set<String> ids = rows.keySet().stream().map(MatrixRowId::value).collect(Collectors.toSet());
        work.load(MatrixRowLifeCycle.TYPE, ids);
        // What was carried over is what is frozen: a row that changed in between is a conflict.
        rows.values().forEach(row -> work.change(MatrixRowLifeCycle.FREEZE, row, (state, act) -> state.frozen(act)));
        assessments(ids).forEach((number, assessment) -> {
            boolean underWay = assessment.status() == AssessmentStatus.PLANNED;
            boolean frozen = assessment.status() == AssessmentStatus.FROZEN;
            if (!frozen && (underWay || withAssessments.test(assessment.requirement()))) {
                work.change(AssessmentLifeCycle.FREEZE, number, (state, act) -> state.frozen(act));
            }
        });
    }

    private Map<AssessmentId, Assessment> assessments(Set<String> rows) {
        Map<AssessmentId, Assessment> found = new LinkedHashMap<>();
        records.stream(
                        AssessmentLifeCycle.TYPE,
                        records.query(AssessmentLifeCycle.TYPE).limitedTo(RecordQuery.MAX_LIMIT))
                .filter(each -> rows.contains(each.state().requirement().value()))
                .forEach(each -> found.put(AssessmentId.of(each.id()), each.state()));
        return found;
    }
}
