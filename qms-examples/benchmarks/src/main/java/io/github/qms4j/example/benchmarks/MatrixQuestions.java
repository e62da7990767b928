package io.github.qms4j.example.benchmarks;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsBuilder;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.example.benchmarks.Comparison.Size;
import io.github.qms4j.reference.DateRange;
import io.github.qms4j.reference.EvidenceDraft;
import io.github.qms4j.reference.Target;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.regulation.MigrationMap;
import io.github.qms4j.regulation.matrix.Coverage;
import io.github.qms4j.regulation.matrix.Impact;
import io.github.qms4j.regulation.matrix.MatrixRowId;
import io.github.qms4j.regulation.matrix.MetBy;
import io.github.qms4j.regulation.matrix.RequirementsMatrix;
import io.github.qms4j.regulation.matrix.RowFilter;
import io.github.qms4j.regulation.matrix.VerdictDraft;
import io.github.qms4j.spi.catalog.CatalogueSource;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * P7: coverage of a requirements matrix and impact of an edition, beside the library itself on a tenth of the requirements,
 * where a method that is linear has about the same rate. Each requirement has ten links, each tenth is assessed.
 */
final class MatrixQuestions {
    private static final int LINKS = 10;
    private static final int UNIT = 200;
    private static final DateRange YEAR = DateRange.year(2026);
    private static final CatalogueId OLD = CatalogueId.parse("house:1");
    private static final CatalogueId NEXT = CatalogueId.parse("house:2");

    private MatrixQuestions() {}

    static void compare(EmbeddedDatabase database, Size size, Report report) throws IOException {
        int requirements = size.of(10_000, 100);
        in(size, report, "memory", requirements, rows -> Qms.builder().storage(new InMemoryStorage()));
        Path directory = Files.createTempDirectory("qms-matrix");
        in(
                size,
                report,
                database.toString(),
                requirements,
                rows -> Qms.builder().storage("jpa", database.settings(directory.resolve("matrix-" + rows))));
        for (int rows : List.of(requirements, requirements / 10)) {
            database.delete(directory.resolve("matrix-" + rows));
        }
        Files.deleteIfExists(directory);
    }

    private static void in(
            Size size, Report report, String where, int requirements, Function<Integer, QmsBuilder> engine) {
        try (House large = new House(engine.apply(requirements), requirements);
                House small = new House(engine.apply(requirements / 10), requirements / 10)) {
            String what = String.format(
                    Locale.ROOT, "%,d requirements, %,d links, in %s", requirements, requirements * LINKS, where);
            report.line(new Comparison("P7 coverage, " + what, "library, a tenth", 0)
                    .run(size, new Asked(large, House::coverage), new Asked(small, House::coverage)));
            report.line(new Comparison("P7 impact of an edition, " + what, "library, a tenth", 0)
                    .run(size, new Asked(large, House::impact), new Asked(small, House::impact)));
        }
    }

    /** An engine with one edition in force. */
    private static final class House implements AutoCloseable {
        private final int requirements;
        private final Qms qms;
        private final QmsSession session;
        private final MigrationMap map;

        House(QmsBuilder builder, int requirements) {
            this.requirements = requirements;
            this.qms = builder.clock(Clock.fixed(Instant.parse("2026-06-01T09:00:00Z"), ZoneOffset.UTC))
                    .build();
            this.session = qms.as(Actor.of("u-quality", Role.QUALITY_MANAGER, Role.REGULATORY_AFFAIRS), "benchmark");
            CatalogueLibrary library = CatalogueLibrary.builtIn().with(List.of(edition("1"), edition("2"), steps()));
            this.map = library.migration(OLD, NEXT).orElseThrow();
            Catalogue old = library.find(OLD).orElseThrow();
            session.adoptedEditions().takeIntoForce(old, "u-quality", 6);
            for (int from = 0; from < requirements; from += UNIT) {
                int first = from;
                session.atomicallyWithoutResult(unit -> fill(unit.requirements(), first));
            }
        }

        private void fill(RequirementsMatrix matrix, int from) {
            for (int i = from; i < Math.min(from + UNIT, requirements); i++) {
                MatrixRowId row = MatrixRowId.of(OLD.requirement("r" + i));
                matrix.applies(row);
                for (int link = 0; link < LINKS; link++) {
                    URI control = URI.create("https://controls.example.org/C-" + (i + link * 97) % requirements);
                    matrix.meet(row, MetBy.CONTROL, Target.uri(control, control.getPath()));
                }
                if (i % 10 == 0) {
                    EvidenceDraft seen = EvidenceDraft.of(
                            Target.uri(URI.create("https://evidence.example.org/" + i), "record"), "seen", YEAR);
                    matrix.assess(row, YEAR, VerdictDraft.compliant("as written"), List.of(seen));
                }
            }
        }

        private CatalogueSource edition(String id) {
            String clauses = IntStream.range(0, requirements)
                    .mapToObj(i -> "{'id': 'r" + i + "', 'heading': 'Clause " + i + "', 'summary': 'Do " + i
                            + ".', 'evidence': ['record of " + i + "']}")
                    .collect(Collectors.joining(",\n"));
            return source("house-" + id + ".json", """
                    {'format': 'qms4j-catalogue/1',
                     'instrument': {'id': 'house', 'title': 'House standard', 'authority': 'The house'},
                     'edition': {'id': '%s', 'title': 'House standard %s', 'extent': 'clauses', 'source': 'made up',
                      'effectiveFrom': '2025-01-01'},
                     'requirements': [%s]}""".formatted(id, id, clauses));
        }

        private CatalogueSource steps() {
            String steps = IntStream.range(0, requirements)
                    .mapToObj(i ->
                            "{'kind': 'reworded', 'from': ['r" + i + "'], 'to': ['r" + i + "'], 'note': 'At once.'}")
                    .collect(Collectors.joining(",\n"));
            return source("house-1-2.json", """
                    {'format': 'qms4j-migration/1', 'from': 'house:1', 'to': 'house:2', 'source': 'made up',
                     'steps': [%s]}""".formatted(steps));
        }

        private static CatalogueSource source(String name, String text) {
            byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            return new CatalogueSource(name, () -> new ByteArrayInputStream(bytes));
        }

        Object coverage() {
            Coverage coverage = session.requirements().coverage(RowFilter.all(), YEAR);
            return coverage.assessed() * 10 == requirements && coverage.toBeMet() == requirements;
        }

        Object impact() {
            Impact impact = session.adoptedEditions().impact(map);
            return impact.touched().size() == requirements && impact.metBy().count() == (long) requirements * LINKS;
        }

        @Override
        public void close() {
            qms.close();
        }
    }

    /** One question, put once a round. */
    private static final class Asked implements Contender {
        private final House house;
        private final Function<House, Object> question;
        private Object answer = "nothing yet";

        Asked(House house, Function<House, Object> question) {
            this.house = house;
            this.question = question;
        }

        @Override
        public void run() {
            answer = question.apply(house);
            if (!answer.equals(true)) {
                throw new IllegalStateException("the matrix does not say what was put into it");
            }
        }

        @Override
        public long operations() {
            return house.requirements;
        }

        @Override
        public Object result() {
            return answer;
        }
    }
}
