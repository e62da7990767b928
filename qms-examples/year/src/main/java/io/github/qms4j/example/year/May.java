package io.github.qms4j.example.year;

import io.github.qms4j.QmsSession;
import io.github.qms4j.kpi.KpiDecision;
import io.github.qms4j.reference.CheckedLink;
import io.github.qms4j.reference.DateRange;
import io.github.qms4j.reference.EvidenceDraft;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.MigrationKind;
import io.github.qms4j.regulation.MigrationMap;
import io.github.qms4j.regulation.matrix.Impact;
import io.github.qms4j.regulation.matrix.MatrixRow;
import io.github.qms4j.regulation.matrix.MatrixRowId;
import io.github.qms4j.regulation.matrix.VerdictDraft;
import java.time.YearMonth;
import java.util.List;

/** New editions are announced: what they touch is known before they come into force, and suspect after it. */
final class May {
    static final String TITLE = "May: new editions are announced";
    static final String IN_FORCE = "July: the new edition is in force";

    private static final MatrixRowId REWORDED = MatrixRowId.of("iso-9001:made-up/10.2.1");
    private static final MatrixRowId WITHDRAWN = MatrixRowId.of("iso-9001:2015-amd1/7.1.6");

    private final House house;
    private final Narrator narrator;
    private final Catalogue inForce;
    private final Catalogue next;
    private final MigrationMap map;

    May(House house, Narrator narrator) {
        this.house = house;
        this.narrator = narrator;
        inForce = house.library.find(January.EDITIONS.get(0)).orElseThrow();
        next = MadeUpEdition.catalogue(inForce);
        map = MadeUpEdition.migration(inForce, next);
    }

    void tell(Months months) {
        narrator.chapter(TITLE);
        months.close(YearMonth.of(2025, 4));
        months.decide(KpiDecision.Course.INVESTIGATE, "it is looked into");
        house.on("05-12");
        house.as(Cast.COMPLIANCE, "first assessment of knowledge")
                .requirements()
                .assess(
                        WITHDRAWN,
                        DateRange.year(2025),
                        VerdictDraft.compliant("what the desk knows is written down"),
                        List.of(EvidenceDraft.of(
                                Paper.kept("knowledge-base.pdf"), "the articles of the desk", DateRange.year(2025))));
        Impact impact = regulatory().adoptedEditions().impact(map);
        narrator.tells("An edition of ISO 9001 that was made up for this story is announced for "
                + next.edition().effectiveFrom().orElseThrow() + ". It changes "
                + map.steps().stream()
                        .filter(step -> step.kind() != MigrationKind.UNCHANGED)
                        .count() + " clauses.");
        for (Impact.Touched touched : impact.touched()) {
            for (Impact.TouchedRow row : touched.rows()) {
                narrator.shows(row.row() + " is " + touched.step().kind() + ": met by "
                        + row.metBy().size()
                        + " linked records, named by " + row.referredToBy().size() + " others, last verdict "
                        + row.verdict() + ".");
            }
        }
        narrator.refuses("regulatory affairs takes it into force today", this::migrate);

        CatalogueId annex11 = January.EDITIONS.get(4);
        CatalogueId draft = CatalogueId.parse("eu-gmp-annex-11:2025-draft");
        Impact ofDraft = regulatory()
                .adoptedEditions()
                .impact(house.library.migration(annex11, draft).orElseThrow());
        narrator.shows("the draft of Annex 11 would touch "
                + ofDraft.touched().stream()
                        .mapToLong(touched -> touched.rows().size())
                        .sum()
                + " rows of the matrix, " + ofDraft.metBy().count() + " of them with something linked.");
    }

    /** July: the edition is in force, and what it changed has to be looked at. */
    void migrateInJuly() {
        narrator.chapter(IN_FORCE);
        house.on("07-01");
        migrate();
        narrator.tells("The new edition is taken into force in the place of the old one.");
        MatrixRow row = row(REWORDED);
        narrator.shows("the verdict on " + REWORDED + " came over and is "
                + (row.isSuspect() ? "suspect: it does not count until it is assessed anew." : "as before."));
        for (CheckedLink link :
                regulatory().requirements().overview(REWORDED).orElseThrow().metBy()) {
            narrator.shows("what meets it, " + link.link().target() + ", is " + link.standing() + ".");
            regulatory().requirements().confirm(link.id());
        }
        for (CheckedLink link :
                regulatory().requirements().overview(REWORDED).orElseThrow().metBy()) {
            narrator.shows("after somebody looked and confirmed it, it is " + link.standing() + ".");
        }
        narrator.shows(
                "the withdrawn clause " + WITHDRAWN + " is " + row(WITHDRAWN).status() + ", and its assessment "
                        + regulatory()
                                .requirements()
                                .assessments(WITHDRAWN)
                                .get(0)
                                .state()
                                .status() + ": still "
                        + row(WITHDRAWN).verdict() + ".");
    }

    private void migrate() {
        regulatory().adoptedEditions().migrate(next, map);
    }

    private MatrixRow row(MatrixRowId id) {
        return regulatory().requirements().find(id).orElseThrow().state();
    }

    private QmsSession regulatory() {
        return house.as(Cast.REGULATORY, "the edition is published");
    }
}
