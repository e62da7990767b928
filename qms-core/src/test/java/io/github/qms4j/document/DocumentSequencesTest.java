package io.github.qms4j.document;

import static io.github.qms4j.document.VersionStatus.APPROVED;
import static io.github.qms4j.document.VersionStatus.DRAFT;
import static io.github.qms4j.document.VersionStatus.EFFECTIVE;
import static io.github.qms4j.document.VersionStatus.IN_REVIEW;
import static io.github.qms4j.document.VersionStatus.OBSOLETE;
import static io.github.qms4j.document.VersionStatus.SUPERSEDED;
import static io.github.qms4j.document.VersionStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.approval.Approval;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.View;
import io.github.qms4j.trail.TrailEntry;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who try whatever comes to mind on one document, while days go by. */
class DocumentSequencesTest {
    private static final int COMMANDS = 100;
    private static final List<Actor> PEOPLE = List.of(
            Actor.of("u-1", Role.QUALITY_MANAGER),
            Actor.of("u-2", Role.QUALITY_MANAGER, Role.IT_MANAGER),
            Actor.of("u-3", Role.COMPLIANCE),
            Actor.of("u-4", Role.IT_MANAGER),
            Actor.of("u-5", Role.IT_MANAGER, Role.TRAINER),
            Actor.of("u-6", Role.SERVICE_MANAGER),
            Actor.of("u-7", Role.INSPECTOR));

    /** Written down from rule DOC-1 and the review cycles of DOC-2, not taken from the table under test. */
    private static final Set<Step> LAWFUL = Set.of(
            new Step(DRAFT, IN_REVIEW),
            new Step(IN_REVIEW, DRAFT),
            new Step(IN_REVIEW, APPROVED),
            new Step(APPROVED, DRAFT),
            new Step(APPROVED, EFFECTIVE),
            new Step(EFFECTIVE, SUPERSEDED),
            new Step(EFFECTIVE, OBSOLETE),
            new Step(DRAFT, WITHDRAWN));

    private record Step(VersionStatus from, VersionStatus to) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    @Verifies({"X-1", "DOC-1", "DOC-2"})
    void no_sequence_of_commands_reaches_a_state_that_the_rules_forbid(long seed) {
        try (DocumentFixture house = new DocumentFixture()) {
            Set<Step> taken = new Walk(house, new Random(seed)).walk();

            assertThat(LAWFUL).containsAll(taken);
            assertThat(taken).isNotEmpty();
        }
    }

    @Test
    @Verifies("DOC-1")
    void the_sequences_take_every_step_that_there_is() {
        Set<Step> taken = new HashSet<>();
        for (long seed = 100; seed < 160 && !taken.equals(LAWFUL); seed++) {
            try (DocumentFixture house = new DocumentFixture()) {
                taken.addAll(new Walk(house, new Random(seed)).walk());
            }
        }
        assertThat(taken).isEqualTo(LAWFUL);
    }

    private static final class Walk {
        private final DocumentFixture house;
        private final Random random;
        private final DocumentId document;
        private final Set<Step> taken = new HashSet<>();
        private final Map<DocumentVersionId, VersionStatus> statuses = new HashMap<>();
        /** What was answered last on each day; once the day is over it is never answered otherwise. */
        private final TreeMap<LocalDate, Optional<String>> answered = new TreeMap<>();

        Walk(DocumentFixture house, Random random) {
            this.house = house;
            this.random = random;
            this.document = house.opened();
        }

        Set<Step> walk() {
            for (int i = 0; i < COMMANDS; i++) {
                try {
                    run(random.nextInt(10) < 6 ? next() : random.nextInt(16));
                } catch (RefusedException e) {
                    assertThat(e.grounds()).isNotEmpty();
                }
                look();
            }
            answered.headMap(house.today())
                    .forEach((day, text) ->
                            assertThat(inForce(day)).as("in force on %s", day).isEqualTo(text));
            assertThat(house.qms.trail().verify().problems()).isEmpty();
            return taken;
        }

        private QmsSession session() {
            return house.signing(PEOPLE.get(random.nextInt(PEOPLE.size())));
        }

        private LocalDate soon() {
            return house.today().plusDays(random.nextInt(8) - 1);
        }

        private Optional<DocumentVersionId> newest() {
            int versions = house.document(document).versions();
            return versions == 0 ? Optional.empty() : Optional.of(DocumentVersionId.of(document, versions));
        }

        private int next() {
            VersionStatus status = newest().map(
                            version -> house.document(document).statusOn(house.version(version), house.today()))
                    .orElse(WITHDRAWN);
            return switch (status) {
                case DRAFT -> 13;
                case IN_REVIEW -> 14;
                case APPROVED -> random.nextInt(3) == 0 ? 1 : 11;
                case EFFECTIVE -> random.nextInt(3);
                case SUPERSEDED, OBSOLETE -> 2;
                case WITHDRAWN -> 0;
            };
        }

        private void run(int command) {
            Documents documents = session().documents();
            if (command == 0) {
                documents.begin(
                        document, house.draft("text " + random.nextInt(5)).withoutTraining("none is needed"));
            } else if (command == 1) {
                house.goTo(house.today().plusDays(1 + random.nextInt(4)));
            } else if (command == 2) {
                documents.runDue();
            } else if (command == 3) {
                documents.confirmAdequate(house.seen(document));
            } else if (command == 4 && random.nextInt(4) == 0) {
                documents.retire(house.seen(document), soon());
            } else if (command == 5 && random.nextInt(3) == 0) {
                documents.keep(house.seen(document));
            } else {
                newest().ifPresent(version -> run(command, documents, version));
            }
        }

        private void run(int command, Documents documents, DocumentVersionId version) {
            Role role = random.nextBoolean() ? Role.QUALITY_MANAGER : Role.IT_MANAGER;
            switch (command) {
                case 6 -> documents.write(version, house.draft("text " + random.nextInt(5)));
                case 7 -> {
                    if (random.nextInt(4) == 0) {
                        documents.withdraw(version);
                    }
                }
                case 8 -> {
                    if (random.nextInt(3) == 0) {
                        documents.reject(house.seen(version), role);
                    }
                }
                case 9 -> {
                    if (random.nextInt(4) == 0) {
                        documents.recall(version);
                    }
                }
                case 10 -> house.train(version);
                case 11, 12 -> documents.release(house.seen(version), soon());
                case 13 -> documents.submit(version);
                default -> documents.approve(house.seen(version), role);
            }
        }

        private void look() {
            Document state = house.document(document);
            house.as(DocumentFixture.CONTROL).documents().versions(document).forEach(view -> look(state, view));
            answered.put(house.today(), inForce(house.today()));
        }

        private Optional<String> inForce(LocalDate day) {
            return house.as(DocumentFixture.AGENT)
                    .documents()
                    .inForce(document, day)
                    .map(found -> found.version() + " " + found.sha256());
        }

        private void look(Document state, View<DocumentVersionId, DocumentVersion> view) {
            DocumentVersion version = view.state();
            VersionStatus before = statuses.put(view.id(), version.status());
            if (before != null && before != version.status()) {
                taken.addAll(stepsBetween(before, version.status()));
            }
            boolean inForce = house.as(DocumentFixture.AGENT)
                    .documents()
                    .inForce(document, house.today())
                    .filter(found -> found.version().equals(view.id()))
                    .isPresent();
            assertThat(state.statusOn(version, house.today()) == EFFECTIVE).isEqualTo(inForce);
            if (Set.of(APPROVED, EFFECTIVE, SUPERSEDED, OBSOLETE).contains(version.status())) {
                assertApproved(view);
            }
            assertThat(house.text(view.id())).isNotNull();
        }

        /** A late run takes several steps at once. */
        private static Set<Step> stepsBetween(VersionStatus before, VersionStatus after) {
            return before == APPROVED && (after == SUPERSEDED || after == OBSOLETE)
                    ? Set.of(new Step(APPROVED, EFFECTIVE), new Step(EFFECTIVE, after))
                    : before == DRAFT && after == APPROVED
                            ? Set.of(new Step(DRAFT, IN_REVIEW), new Step(IN_REVIEW, APPROVED))
                            : Set.of(new Step(before, after));
        }

        private void assertApproved(View<DocumentVersionId, DocumentVersion> view) {
            DocumentVersion version = view.state();
            List<Approval> given = house.as(DocumentFixture.CONTROL).documents().approvals(view.id()).stream()
                    .map(View::state)
                    .filter(approval -> approval.round() == version.cycle())
                    .filter(approval -> approval.decision() == Approval.Decision.APPROVED)
                    .toList();
            assertThat(given).extracting(Approval::capacity).containsExactlyInAnyOrder("QUALITY_MANAGER", "IT_MANAGER");
            assertThat(given.get(0).by().shares(given.get(1).by())).isFalse();
            assertThat(given).noneMatch(approval -> version.authors().stream().anyMatch(approval.by()::shares));
            assertThat(given)
                    .extracting(Approval::contentHash)
                    .containsOnly(given.get(0).contentHash());
            if (version.effectiveFrom() != null) {
                assertThat(house.qms
                                .trail()
                                .history("document-version", view.id().value()))
                        .extracting(TrailEntry::action)
                        .contains("document-version.release");
            }
        }
    }
}
