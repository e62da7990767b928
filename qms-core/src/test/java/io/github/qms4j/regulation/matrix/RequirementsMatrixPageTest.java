package io.github.qms4j.regulation.matrix;

import static io.github.qms4j.regulation.matrix.MatrixFixture.HOUSE;
import static io.github.qms4j.regulation.matrix.MatrixFixture.HOUSE_2;
import static io.github.qms4j.regulation.matrix.MatrixFixture.LIBRARY;
import static io.github.qms4j.regulation.matrix.MatrixFixture.QUALITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.QmsSession;
import io.github.qms4j.reference.CheckedLink;
import io.github.qms4j.reference.DateRange;
import io.github.qms4j.reference.EvidenceDraft;
import io.github.qms4j.reference.Target;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.regulation.MigrationMap;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs what the page on the requirements matrix shows. */
class RequirementsMatrixPageTest {
    private static final String SHA_256 = "c".repeat(64);

    private static Coverage assess(QmsSession session) {
        CatalogueLibrary library = CatalogueLibrary.builtIn();
        Catalogue part11 = library.find(CatalogueId.parse("21-cfr-11:1997")).orElseThrow();
        AdoptedEditionId edition = session.adoptedEditions().takeIntoForce(part11, "u-ra", 6);

        RequirementsMatrix matrix = session.requirements();
        MatrixRowId trail = MatrixRowId.of(part11.id().requirement("11.10-e"));
        matrix.applies(trail);
        matrix.assign(trail, "u-it", LocalDate.of(2026, 12, 31));
        Target control = Target.uri(URI.create("https://controls.example.org/C-7"), "C-7 audit trail");
        matrix.meet(trail, MetBy.CONTROL, control);

        DateRange year = DateRange.year(2026);
        EvidenceDraft evidence = EvidenceDraft.of(
                Target.file(SHA_256, "trail-verification.pdf"), "every entry verifies", DateRange.from(year.from()));
        VerdictDraft partial = VerdictDraft.partial("two systems have no trail", LocalDate.of(2026, 4, 30));
        AssessmentId assessment = matrix.assess(trail, year, partial, List.of(evidence));
        matrix.accept(assessment, "both systems are retired in May");

        List<CheckedLink> served = matrix.servedBy(control, null).items();
        System.out.println(served.get(0).link().source() + " " + served.get(0).standing());
        return matrix.coverage(RowFilter.of(edition), year);
    }

    private static Impact migrate(QmsSession session, CatalogueLibrary library, CatalogueId old, CatalogueId next) {
        MigrationMap map = library.migration(old, next).orElseThrow();
        Impact impact = session.adoptedEditions().impact(map);
        session.adoptedEditions().migrate(library.find(next).orElseThrow(), map);
        return impact;
    }

    @Test
    void the_first_example_of_the_page_runs() {
        MatrixFixture house = new MatrixFixture();

        assertThat(assess(house.as(QUALITY)).score().orElseThrow())
                .hasToString("1 of 34 assessed (2.9 %), 0.0 % compliant");
    }

    @Test
    void the_example_of_a_new_edition_runs() {
        MatrixFixture house = MatrixFixture.inForce();
        house.clock.set("2026-10-01T09:00:00Z");

        assertThat(migrate(house.as(QUALITY), LIBRARY, HOUSE, HOUSE_2).touched())
                .hasSize(6);
    }
}
