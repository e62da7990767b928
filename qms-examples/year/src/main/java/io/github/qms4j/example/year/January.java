package io.github.qms4j.example.year;

import io.github.qms4j.QmsSession;
import io.github.qms4j.organisation.CsvOrganisation;
import io.github.qms4j.organisation.Kind;
import io.github.qms4j.organisation.OrganisationImage;
import io.github.qms4j.organisation.PersonDetails;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.organisation.Synchronised;
import io.github.qms4j.organisation.Synchronised.Deed;
import io.github.qms4j.record.View;
import io.github.qms4j.reference.CheckedLink;
import io.github.qms4j.reference.DateRange;
import io.github.qms4j.reference.EvidenceDraft;
import io.github.qms4j.reference.Target;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.matrix.AdoptedEditionId;
import io.github.qms4j.regulation.matrix.AssessmentId;
import io.github.qms4j.regulation.matrix.MatrixRow;
import io.github.qms4j.regulation.matrix.MatrixRowId;
import io.github.qms4j.regulation.matrix.MetBy;
import io.github.qms4j.regulation.matrix.RequirementsMatrix;
import io.github.qms4j.regulation.matrix.RowFilter;
import io.github.qms4j.regulation.matrix.VerdictDraft;
import io.github.qms4j.worklist.WorkFilter;
import io.github.qms4j.worklist.WorkItem;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The organisation is known, and what it is held to: requirements with owners, and the first gaps. */
final class January {
    static final String TITLE = "January: the organisation and its requirements";

    /** What the organisation is held to. */
    static final List<CatalogueId> EDITIONS = List.of(
            CatalogueId.parse("iso-9001:2015-amd1"),
            CatalogueId.parse("iso-13485:2016"),
            CatalogueId.parse("iso-iec-20000-1:2018-amd1"),
            CatalogueId.parse("21-cfr-11:1997"),
            CatalogueId.parse("eu-gmp-annex-11:2011"));

    /** The control that keeps every change of a record. */
    static final Target AUDIT_TRAIL = Target.uri(URI.create("https://controls.example.com/C-7"), "C-7 audit trail");

    static final MatrixRowId INCIDENTS = MatrixRowId.of("iso-iec-20000-1:2018-amd1/8.6.1");
    static final MatrixRowId CORRECTIVE_ACTION = MatrixRowId.of("iso-9001:2015-amd1/10.2.1");
    static final MatrixRowId COMPLAINTS = MatrixRowId.of("iso-13485:2016/8.2.2");

    private static final Map<String, String> NOT_APPLICABLE = Map.of(
            "iso-13485:2016/7.5.5", "no device is delivered sterile",
            "iso-13485:2016/7.5.7", "no device is delivered sterile",
            "iso-13485:2016/7.5.9.2", "no device is implanted",
            "21-cfr-11:1997/11.30", "all systems are closed: whoever answers for the records controls access",
            "21-cfr-11:1997/11.200-b", "nobody signs by biometrics",
            "eu-gmp-annex-11:2011/15", "no system certifies or releases batches");

    private static final LocalDate FIRST_REVIEW = LocalDate.of(2025, 12, 1);
    private static final DateRange YEAR = DateRange.year(2025);

    private final House house;
    private final Narrator narrator;

    January(House house, Narrator narrator) {
        this.house = house;
        this.narrator = narrator;
    }

    void tell() {
        narrator.chapter(TITLE);
        house.on("01-06");
        synchronise();
        takeEditionsIntoForce();
        decideWhatApplies();
        assess();
    }

    private void synchronise() {
        Synchronised done = house.as(Cast.QUALITY_MANAGER)
                .organisation()
                .synchronise(OrganisationImage.on(LocalDate.of(2024, 1, 1))
                        .persons(CsvOrganisation.persons(Paper.read("persons-january.csv")))
                        .departments(CsvOrganisation.departments(Paper.read("departments.csv")))
                        .processes(CsvOrganisation.processes(Paper.read("processes.csv"))));
        narrator.tells("The organisation is synchronised from three CSV files: "
                + done.of(Kind.PERSON, Deed.ENTERED).size() + " persons, "
                + done.of(Kind.DEPARTMENT, Deed.ENTERED).size() + " departments, "
                + done.of(Kind.PROCESS, Deed.ENTERED).size() + " processes.");
    }

    private void takeEditionsIntoForce() {
        QmsSession regulatory = house.as(Cast.REGULATORY, "what we are certified for and inspected by");
        for (CatalogueId id : EDITIONS) {
            Catalogue catalogue = house.library.find(id).orElseThrow();
            regulatory.adoptedEditions().takeIntoForce(catalogue, Cast.REGULATORY.id(), 6);
            narrator.tells(catalogue.edition().title() + " is taken into force with "
                    + catalogue.assessable().size() + " requirements.");
        }
    }

    private void decideWhatApplies() {
        QmsSession quality = house.as(Cast.QUALITY_MANAGER, "scope of the quality manual");
        for (CatalogueId edition : EDITIONS) {
            List<View<MatrixRowId, MatrixRow>> rows = rows(quality, RowFilter.of(AdoptedEditionId.of(edition)));
            quality.atomicallyWithoutResult(unit -> rows.forEach(row -> decide(unit.requirements(), row.id())));
        }
        narrator.tells("Each requirement is decided on and gets an owner. " + NOT_APPLICABLE.size()
                + " do not apply, each with its rationale: no device is delivered sterile, none is implanted, ...");
        narrator.refuses(
                "the quality manager takes a requirement out without saying why",
                () -> quality.requirements().doesNotApply(MatrixRowId.of("iso-13485:2016/7.5.2"), " "));

        RequirementsMatrix matrix = quality.requirements();
        for (String served : List.of("21-cfr-11:1997/11.10-e", "eu-gmp-annex-11:2011/9", "iso-13485:2016/4.2.5")) {
            matrix.meet(MatrixRowId.of(served), MetBy.CONTROL, AUDIT_TRAIL);
        }
        List<CheckedLink> served = matrix.servedBy(AUDIT_TRAIL, null).items();
        narrator.shows("one control, " + AUDIT_TRAIL + ", serves " + served.size()
                + " clauses of as many instruments: "
                + String.join(
                        ", ", served.stream().map(link -> link.link().source()).toList()) + ".");
    }

    private static void decide(RequirementsMatrix matrix, MatrixRowId row) {
        String rationale = NOT_APPLICABLE.get(row.value());
        if (rationale != null) {
            matrix.doesNotApply(row, rationale);
        } else {
            matrix.applies(row);
            matrix.assign(row, owner(row), FIRST_REVIEW);
        }
    }

    private static String owner(MatrixRowId row) {
        String id = row.value();
        if (id.startsWith("iso-iec-20000-1")) {
            return Cast.SERVICE_MANAGER.id();
        }
        return id.startsWith("iso-") ? Cast.QUALITY_MANAGER.id() : Cast.IT_MANAGER.id();
    }

    private void assess() {
        house.on("01-09");
        RequirementsMatrix matrix =
                house.as(Cast.COMPLIANCE, "first assessment").requirements();
        for (String trail : List.of("21-cfr-11:1997/11.10-e", "eu-gmp-annex-11:2011/9", "iso-13485:2016/4.2.5")) {
            matrix.assess(
                    MatrixRowId.of(trail),
                    YEAR,
                    VerdictDraft.compliant("every change has an entry, and the log of them is sealed"),
                    List.of(evidence("trail-verification.pdf", DateRange.from(YEAR.from()))));
        }
        AssessmentId gap = matrix.assess(
                INCIDENTS,
                YEAR,
                VerdictDraft.gap("no procedure says who is told first", LocalDate.of(2025, 2, 28)),
                List.of(evidence("interviews-service-desk.pdf", DateRange.on(house.today()))));
        matrix.assess(
                CORRECTIVE_ACTION,
                YEAR,
                VerdictDraft.partial("causes are named, and nobody verifies them", LocalDate.of(2025, 2, 28)),
                List.of(evidence("sample-of-reports.pdf", DateRange.on(house.today()))));
        matrix.assess(
                COMPLAINTS,
                YEAR,
                VerdictDraft.compliant("complaints are investigated"),
                List.of(evidence("complaint-file-2023.pdf", DateRange.year(2023))));
        narrator.tells("The compliance officer assesses the first clauses, each on evidence, and finds gaps: "
                + matrix.find(gap).orElseThrow().state().statement() + ".");
        narrator.refuses(
                "the compliance officer calls a clause a gap and shows nothing",
                () -> matrix.assess(
                        MatrixRowId.of("iso-9001:2015-amd1/7.2"),
                        YEAR,
                        VerdictDraft.gap("nobody knows who is competent", LocalDate.of(2025, 2, 28)),
                        List.of()));

        for (CatalogueId edition : EDITIONS) {
            narrator.shows("coverage of " + edition + ": "
                    + matrix.coverage(RowFilter.of(AdoptedEditionId.of(edition)), YEAR)
                            .score()
                            .orElseThrow() + ".");
        }
        narrator.shows("the verdict on " + COMPLAINTS + " rests on evidence of 2023 and does not count: "
                + matrix.coverage(RowFilter.of(AdoptedEditionId.of(EDITIONS.get(1))), YEAR)
                        .withoutEvidence()
                + " verdict without evidence in the period.");
        WorkFilter soon = WorkFilter.mineByName().dueBefore(LocalDate.of(2025, 3, 1));
        for (WorkItem item :
                house.as(Cast.SERVICE_MANAGER).worklist().list(soon, null).items()) {
            narrator.shows("in the worklist of the service manager: " + item.recordId() + " waits for " + item.action()
                    + " until " + item.until() + ".");
        }
    }

    private EvidenceDraft evidence(String file, DateRange speaksFor) {
        return EvidenceDraft.of(Paper.kept(file), file, speaksFor);
    }

    /** The second file: two have left, one has joined, and the service manager reports to somebody else. */
    static void synchroniseAgain(House house, Narrator narrator) {
        Map<PersonId, PersonDetails> persons = CsvOrganisation.persons(Paper.read("persons-february.csv"));
        Synchronised done = house.as(Cast.QUALITY_MANAGER)
                .organisation()
                .synchronise(
                        OrganisationImage.on(house.today()).persons(persons).completeFor(Kind.PERSON));
        narrator.tells("The next file from personnel comes: "
                + done.of(Kind.PERSON, Deed.ENDED).size() + " have left ("
                + String.join(", ", done.of(Kind.PERSON, Deed.ENDED)) + "), "
                + done.of(Kind.PERSON, Deed.ENTERED).size() + " has joined ("
                + String.join(", ", done.of(Kind.PERSON, Deed.ENTERED)) + "), "
                + done.of(Kind.PERSON, Deed.CHANGED).size() + " work elsewhere or for somebody else.");
    }

    private static List<View<MatrixRowId, MatrixRow>> rows(QmsSession session, RowFilter filter) {
        List<View<MatrixRowId, MatrixRow>> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            var page = session.requirements().rows(filter, cursor);
            all.addAll(page.items());
            cursor = page.cursor();
        } while (cursor != null);
        return all;
    }
}
