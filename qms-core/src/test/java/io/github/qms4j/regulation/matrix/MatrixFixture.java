package io.github.qms4j.regulation.matrix;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiFormula;
import io.github.qms4j.kpi.KpiLifeCycle;
import io.github.qms4j.organisation.DepartmentDetails;
import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.organisation.OrganisationImage;
import io.github.qms4j.organisation.PersonDetails;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.organisation.ProcessDetails;
import io.github.qms4j.organisation.ProcessDetails.Criticality;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.reference.DateRange;
import io.github.qms4j.reference.EvidenceDraft;
import io.github.qms4j.reference.Target;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.spi.catalog.CatalogueSource;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** An organisation with a house standard in force, of which a second edition comes in October. */
final class MatrixFixture {
    static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    static final Actor REGULATORY = Actor.of("u-ra", Role.REGULATORY_AFFAIRS);
    static final Actor AUDITOR = Actor.of("u-auditor", Role.INTERNAL_AUDITOR);
    static final Actor COMPLIANCE = Actor.of("u-compliance", Role.COMPLIANCE);
    static final Actor OWNER = Actor.of("u-owner", Role.COMPLIANCE);

    static final CatalogueId HOUSE = CatalogueId.parse("house:1");
    static final CatalogueId HOUSE_2 = CatalogueId.parse("house:2");
    static final AdoptedEditionId EDITION = AdoptedEditionId.of(HOUSE);
    static final DateRange YEAR = DateRange.year(2026);
    static final Target REGISTER = Target.file("b".repeat(64), "register of visitors.csv");
    static final ProcessId RELEASE = ProcessId.of("release");
    static final DepartmentId LABORATORY = DepartmentId.of("laboratory");

    /** In it b is reworded, c is split, d and e are merged, f is moved to g, h is withdrawn, n is new. */
    static final CatalogueLibrary LIBRARY = CatalogueLibrary.builtIn()
            .with(List.of(
                    edition("1", "2025-01-01", "a", "b", "c", "d", "e", "f", "h"),
                    edition("2", "2026-10-01", "a", "b/Do b at once.", "c1", "c2", "de", "g", "n"),
                    file("house-1-to-2.json", """
                        {'format': 'qms4j-migration/1', 'from': 'house:1', 'to': 'house:2', 'source': 'made up',
                         'steps': [
                          {'kind': 'unchanged', 'from': ['a'], 'to': ['a']},
                          {'kind': 'reworded', 'from': ['b'], 'to': ['b'], 'note': 'At once.'},
                          {'kind': 'split', 'from': ['c'], 'to': ['c1', 'c2'], 'note': 'In two.'},
                          {'kind': 'merged', 'from': ['d', 'e'], 'to': ['de'], 'note': 'In one.'},
                          {'kind': 'moved', 'from': ['f'], 'to': ['g'], 'note': 'Further down.'},
                          {'kind': 'withdrawn', 'from': ['h'], 'note': 'No more.'},
                          {'kind': 'new', 'to': ['n'], 'note': 'Since the fire.'}]}\
                        """)));

    final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    final Qms qms;

    MatrixFixture() {
        this(new InMemoryStorage());
    }

    MatrixFixture(QmsStorage storage) {
        qms = Qms.builder().storage(storage).clock(clock).build();
    }

    /** With the first edition in force. */
    static MatrixFixture inForce() {
        MatrixFixture house = new MatrixFixture();
        house.takeIntoForce(HOUSE);
        return house;
    }

    static CatalogueSource file(String name, String content) {
        byte[] bytes = content.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return new CatalogueSource(name, () -> new ByteArrayInputStream(bytes));
    }

    private static CatalogueSource edition(String id, String from, String... clauses) {
        return file("house-" + id + ".json", """
            {'format': 'qms4j-catalogue/1',
             'instrument': {'id': 'house', 'title': 'House standard', 'authority': 'The house'},
             'edition': {'id': '%s', 'title': 'House standard %s', 'extent': 'clauses', 'source': 'made up',
              'effectiveFrom': '%s'},
             'requirements': [%s]}\
            """.formatted(
                id, id, from, Arrays.stream(clauses).map(MatrixFixture::clause).collect(Collectors.joining(",\n"))));
    }

    private static String clause(String text) {
        String[] parts = text.split("/", 2);
        return "{'id': '%s', 'heading': 'Clause %s', 'summary': '%s', 'evidence': ['record of %s']}"
                .formatted(parts[0], parts[0], parts.length == 1 ? "Do " + parts[0] + "." : parts[1], parts[0]);
    }

    QmsSession as(Actor actor) {
        return qms.as(actor, "as discussed");
    }

    RequirementsMatrix matrix(Actor actor) {
        return as(actor).requirements();
    }

    AdoptedEditions editions(Actor actor) {
        return as(actor).adoptedEditions();
    }

    static Catalogue catalogue(CatalogueId id) {
        return LIBRARY.find(id).orElseThrow();
    }

    AdoptedEditionId takeIntoForce(CatalogueId id) {
        return editions(REGULATORY).takeIntoForce(catalogue(id), REGULATORY.id(), 6);
    }

    static MatrixRowId row(String local) {
        return MatrixRowId.of(HOUSE.requirement(local));
    }

    static MatrixRowId second(String local) {
        return MatrixRowId.of(HOUSE_2.requirement(local));
    }

    MatrixRow state(MatrixRowId row) {
        return matrix(QUALITY).find(row).orElseThrow().state();
    }

    Assessment state(AssessmentId assessment) {
        return matrix(QUALITY).find(assessment).orElseThrow().state();
    }

    /** Applicable, and answered for by the owner. */
    MatrixRowId owned(String local) {
        matrix(QUALITY).applies(row(local));
        matrix(QUALITY).assign(row(local), OWNER.id(), LocalDate.of(2026, 12, 31));
        return row(local);
    }

    static EvidenceDraft seen(DateRange days) {
        return EvidenceDraft.of(REGISTER, "entries of visitors", days);
    }

    static EvidenceDraft seen() {
        return seen(DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 28)));
    }

    AssessmentId found(MatrixRowId row, VerdictDraft verdict) {
        return matrix(AUDITOR).assess(row, YEAR, verdict, List.of(seen()));
    }

    AssessmentId compliant(MatrixRowId row) {
        return found(row, VerdictDraft.compliant("every visitor is entered"));
    }

    AssessmentId gap(MatrixRowId row) {
        return found(row, VerdictDraft.gap("nobody is entered", LocalDate.of(2026, 3, 31)));
    }

    LocalDate today() {
        return Unbounded.records(as(QUALITY)).today();
    }

    RecordId kpi(String id, String title) {
        as(QUALITY).kpis().define(definition(id, title));
        return RecordId.of(KpiLifeCycle.TYPE, id);
    }

    void revise(String id, String title) {
        as(QUALITY).kpis().revise(definition(id, title));
    }

    private static KpiDefinition definition(String id, String title) {
        return KpiDefinition.builder(id, title, new KpiFormula.Entered())
                .owner(QUALITY.id())
                .build();
    }

    /** Two people in the laboratory, which releases. */
    void organise() {
        as(QUALITY)
                .organisation()
                .synchronise(OrganisationImage.on(LocalDate.of(2026, 1, 5))
                        .person(PersonId.of("ann"), PersonDetails.named("Ann").in(LABORATORY))
                        .person(PersonId.of("bob"), PersonDetails.named("Bob").in(LABORATORY))
                        .department(LABORATORY, DepartmentDetails.named("Laboratory"))
                        .process(
                                RELEASE,
                                ProcessDetails.named("Release", Criticality.HIGH)
                                        .in(LABORATORY)));
    }
}
