package io.github.qms4j.regulation.matrix;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.UnitOfWork.Appended;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.reference.References;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.MigrationMap;
import io.github.qms4j.spi.storage.RecordQuery;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which editions the organisation is held to, the watch over them, and the way from one edition to the next (rules REG-6,
 * REG-7).
 *
 * <pre>{@code
 * AdoptedEditionId iso = editions.takeIntoForce(library.find(CatalogueId.parse("iso-9001:2015-amd1")).orElseThrow(), "u-ra", 6);
 * editions.overdue(null).items().forEach(edition -> System.out.println(edition.id()));
 * }</pre>
 */
public final class AdoptedEditions {
    private static final int PAGE = 500;

    private final RecordStore records;
    private final References references;

    /** The editions of a store's tenant. */
    public AdoptedEditions(RecordStore records, References references) {
        this.records = records;
        this.references = references;
    }

    /**
     * Takes an edition into force and lists its assessable requirements in the matrix, in one batch.
     *
     * @param owner the id of who watches it
     * @param reviewMonths the months from one review of it to the next, 1 to 60
     * @throws io.github.qms4j.DuplicateException when it was taken into force before
     * @throws io.github.qms4j.RefusedException also when it is not effective yet, or was withdrawn
     */
    public AdoptedEditionId takeIntoForce(Catalogue catalogue, String owner, int reviewMonths) {
        return records.commit(work -> {
            Versioned<AdoptedEdition> edition = adopt(work, catalogue, owner, reviewMonths);
            work.append(
                    MatrixRowLifeCycle.LIST,
                    catalogue.id().toString(),
                    catalogue.assessable().stream()
                            .map(requirement -> new Appended<>(
                                    requirement.id().toString(),
                                    MatrixRow.undecided(
                                            requirement,
                                            edition.state().header().openedBy(),
                                            edition.state().header().openedOn())))
                            .toList());
            return AdoptedEditionId.of(catalogue.id());
        });
    }

    static Versioned<AdoptedEdition> adopt(UnitOfWork work, Catalogue catalogue, String owner, int reviewMonths) {
        return work.create(
                AdoptedEditionLifeCycle.TAKE_INTO_FORCE,
                AdoptedEditionId.of(catalogue.id()),
                act -> AdoptedEdition.takenIntoForce(catalogue, owner, reviewMonths, act));
    }

    /**
     * Puts a review on record; the next one is due after the interval.
     *
     * @param conclusion what was found, such as that no newer edition is announced
     * @throws InvalidInputException when it is too long
     */
    public void review(AdoptedEditionId edition, String conclusion) {
        if (conclusion.length() > VerdictDraft.MAX_TEXT) {
            throw InvalidInputException.of(
                    edition.value(),
                    "conclusion",
                    conclusion,
                    "is longer than " + VerdictDraft.MAX_TEXT + " characters",
                    "shorten it, and refer to a document");
        }
        records.commit(work ->
                work.change(AdoptedEditionLifeCycle.REVIEW, edition, (state, act) -> state.reviewed(conclusion, act)));
    }

    /** Gives the watch to somebody else, or another interval; needs a reason. A review that is due stays due. */
    public void watch(AdoptedEditionId edition, String owner, int reviewMonths) {
        records.commit(work -> work.change(
                AdoptedEditionLifeCycle.WATCH, edition, (state, act) -> state.watched(owner, reviewMonths, act)));
    }

    /** Ends that the organisation is held to an edition, and freezes its requirements; needs a reason. */
    public void withdraw(AdoptedEditionId edition) {
        records.commitWithoutResult(work -> {
            work.change(AdoptedEditionLifeCycle.WITHDRAW, edition, (state, act) -> state.ended(null, act));
            new EditionChange(records, references, work).freeze(edition, row -> true);
        });
    }

    /**
     * What a new edition touches, before it is taken into force: every row of the matrix, and what is linked to it.
     * Everything is read once, by its attributes.
     *
     * @param map from an edition in force to the new one
     */
    public Impact impact(MigrationMap map) {
        return new ImpactAnalysis(records, references).of(map);
    }

    /**
     * Takes a new edition into force in the place of the old one, in one unit of work: rows, their links and what was found
     * go over as the map says; the rows of the old edition are frozen. Needs a reason. The new edition keeps the watch of
     * the old one.
     *
     * @param edition the new edition
     * @param map from the old edition to it
     * @throws InvalidInputException when the map leads to another edition
     * @throws io.github.qms4j.NotFoundException when the old edition was never in force
     * @throws io.github.qms4j.RefusedException also when the new edition is not effective yet, or the old one has ended
     */
    public AdoptedEditionId migrate(Catalogue edition, MigrationMap map) {
        if (!map.to().equals(edition.id())) {
            throw InvalidInputException.of(
                    "migration " + map, "edition", edition.id(), "is not where the map leads", "give " + map.to());
        }
        return records.commit(work -> new EditionChange(records, references, work).migrate(edition, map));
    }

    /** An edition that is or was in force; empty when it never was. */
    public Optional<View<AdoptedEditionId, AdoptedEdition>> find(AdoptedEditionId edition) {
        return records.find(AdoptedEditionLifeCycle.TYPE, edition).map(AdoptedEditions::view);
    }

    private static View<AdoptedEditionId, AdoptedEdition> view(Versioned<AdoptedEdition> found) {
        return View.of(AdoptedEditionId::new, found);
    }

    /** Every edition that is in force, by id. */
    public List<View<AdoptedEditionId, AdoptedEdition>> inForce() {
        return records.stream(AdoptedEditionLifeCycle.TYPE, standing())
                .map(AdoptedEditions::view)
                .toList();
    }

    /** One page of the editions whose review is overdue today, the longest overdue first: each blocks readiness. */
    public Page<View<AdoptedEditionId, AdoptedEdition>> overdue(@Nullable String cursor) {
        return records.page(
                        AdoptedEditionLifeCycle.TYPE,
                        standing()
                                .where(AdoptedEditionLifeCycle.DUE_ON.before(records.today()))
                                .sortedBy(AdoptedEditionLifeCycle.DUE_ON.ascending())
                                .from(cursor))
                .map(AdoptedEditions::view);
    }

    private RecordQuery standing() {
        return records.query(AdoptedEditionLifeCycle.TYPE)
                .where(AdoptedEditionLifeCycle.STATUS.is(AdoptionStatus.IN_FORCE))
                .limitedTo(PAGE);
    }
}
