package io.github.qms4j.persistence.jpa;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.persistence.jpa.EachConcept.MovableClock;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.catalog.CatalogueSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The people of a house, its engine and clock: what every part of a story is told with. */
record Story(Qms qms, MovableClock clock) {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final String HASH = "ab".repeat(32);

    static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    static final Actor COMPLIANCE = Actor.of("u-compliance", Role.COMPLIANCE);
    static final Actor SERVICE = Actor.of("u-service", Role.SERVICE_MANAGER);
    static final Actor AGENT = Actor.of("u-agent", Role.SERVICE_AGENT);
    static final Actor IT = Actor.of("u-it", Role.IT_MANAGER);
    static final Actor TRAINER = Actor.of("u-trainer", Role.TRAINER);
    static final Actor AUDITOR = Actor.of("u-auditor", Role.INTERNAL_AUDITOR);
    static final Actor REGULATORY = Actor.of("u-regulatory", Role.REGULATORY_AFFAIRS);
    static final Actor CHAIR = Actor.of("u-chair", Role.SENIOR_MANAGEMENT);

    static final DepartmentId LABORATORY = DepartmentId.of("laboratory");
    /** The agent owns it. */
    static final ProcessId RELEASE = ProcessId.of("release");
    /** Counted each month; it was 100 in January. */
    static final String KPI = "volume";

    static final CatalogueId STANDARD = CatalogueId.parse("house:1");
    static final String CLAUSE = "a";

    /** A standard with one clause, so that few rows come of it. */
    static final CatalogueLibrary LIBRARY = CatalogueLibrary.builtIn().with(List.of(standard()));

    private static CatalogueSource standard() {
        String json = """
            {'format': 'qms4j-catalogue/1',
             'instrument': {'id': 'house', 'title': 'House standard', 'authority': 'The house'},
             'edition': {'id': '1', 'title': 'House standard 1', 'extent': 'clauses', 'source': 'made up',
              'effectiveFrom': '2025-01-01'},
             'requirements': [{'id': 'a', 'heading': 'Visitors', 'summary': 'Enter every visitor.',
              'evidence': ['register of visitors']}]}
            """;
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return new CatalogueSource("house-1.json", () -> new ByteArrayInputStream(bytes));
    }

    static Catalogue standardAsRead() {
        return LIBRARY.find(STANDARD).orElseThrow();
    }

    QmsSession as(Actor actor) {
        return qms.as(actor, "told as a story");
    }

    /** With everything that it takes to sign once. */
    QmsSession signing(Actor actor) {
        return as(actor).signing(Credentials.both(actor.id(), new char[] {'x'}), ZONE);
    }

    LocalDate today() {
        return as(QUALITY).records().today();
    }
}
