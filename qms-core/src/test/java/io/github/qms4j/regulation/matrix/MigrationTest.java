package io.github.qms4j.regulation.matrix;

import static io.github.qms4j.regulation.matrix.MatrixFixture.AUDITOR;
import static io.github.qms4j.regulation.matrix.MatrixFixture.EDITION;
import static io.github.qms4j.regulation.matrix.MatrixFixture.HOUSE;
import static io.github.qms4j.regulation.matrix.MatrixFixture.HOUSE_2;
import static io.github.qms4j.regulation.matrix.MatrixFixture.LABORATORY;
import static io.github.qms4j.regulation.matrix.MatrixFixture.LIBRARY;
import static io.github.qms4j.regulation.matrix.MatrixFixture.OWNER;
import static io.github.qms4j.regulation.matrix.MatrixFixture.QUALITY;
import static io.github.qms4j.regulation.matrix.MatrixFixture.REGULATORY;
import static io.github.qms4j.regulation.matrix.MatrixFixture.RELEASE;
import static io.github.qms4j.regulation.matrix.MatrixFixture.YEAR;
import static io.github.qms4j.regulation.matrix.MatrixFixture.catalogue;
import static io.github.qms4j.regulation.matrix.MatrixFixture.file;
import static io.github.qms4j.regulation.matrix.MatrixFixture.row;
import static io.github.qms4j.regulation.matrix.MatrixFixture.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.WatchedStorage;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.View;
import io.github.qms4j.reference.CheckedLink;
import io.github.qms4j.reference.LinkEnds;
import io.github.qms4j.reference.LinkStanding;
import io.github.qms4j.reference.LinkType;
import io.github.qms4j.reference.Target;
import io.github.qms4j.regulation.AssessmentVerdict;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.regulation.MigrationKind;
import io.github.qms4j.regulation.MigrationMap;
import io.github.qms4j.spi.storage.StorageCapability;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The second edition of the house standard, before and after it came into force. */
@Verifies("REG-6")
class MigrationTest {
    private static final MigrationMap MAP = LIBRARY.migration(HOUSE, HOUSE_2).orElseThrow();
    private static final Target REGISTER = MatrixFixture.REGISTER;

    private final MatrixFixture house = MatrixFixture.inForce();

    private void migrate() {
        house.clock.set("2026-10-01T09:00:00Z");
        house.editions(REGULATORY).migrate(catalogue(HOUSE_2), MAP);
    }

    @Test
    void the_impact_names_each_row_that_is_touched_what_meets_it_and_what_refers_to_it() {
        house.organise();
        for (String local : List.of("a", "b", "h")) {
            house.owned(local);
            house.matrix(QUALITY).meet(row(local), MetBy.PROCESS, Target.record(RELEASE));
        }
        house.gap(row("b"));

        Impact impact = house.editions(REGULATORY).impact(MAP);

        Map<MigrationKind, List<MatrixRowId>> rows = impact.touched().stream()
                .collect(Collectors.toMap(
                        touched -> touched.step().kind(),
                        touched -> touched.rows().stream()
                                .map(Impact.TouchedRow::row)
                                .toList()));
        assertThat(rows)
                .isEqualTo(Map.of(
                        MigrationKind.REWORDED, List.of(row("b")),
                        MigrationKind.SPLIT, List.of(row("c")),
                        MigrationKind.MERGED, List.of(row("d"), row("e")),
                        MigrationKind.MOVED, List.of(row("f")),
                        MigrationKind.WITHDRAWN, List.of(row("h")),
                        MigrationKind.NEW, List.of()));
        assertThat(impact.metBy()).extracting(LinkEnds::source).containsExactly("house:1/b", "house:1/h");
        assertThat(impact.metBy()).extracting(LinkEnds::target).containsOnly("release");
        assertThat(impact.touched().get(0).rows()).singleElement().satisfies(touched -> {
            assertThat(touched.owner()).isEqualTo(OWNER.id());
            assertThat(touched.verdict()).isEqualTo(AssessmentVerdict.GAP);
        });
    }

    @Test
    void what_other_concepts_link_to_a_row_is_in_the_impact_too() {
        LinkType checklist = LinkType.of("acme.complaint-link", Permission.of("complaint:refer", Role.QUALITY_MANAGER));
        try (Qms qms = Complaints.builder()
                .inMemory()
                .clock(house.clock)
                .recordType(checklist.type())
                .build()) {
            var session = qms.as(QUALITY, "as discussed");
            session.adoptedEditions().takeIntoForce(catalogue(HOUSE), REGULATORY.id(), 6);
            String line = Unbounded.records(qms.as(Complaints.AGENT))
                    .commit(work -> work.create(
                            Complaints.COMPLAINT.transition("complaint.receive"),
                            act -> ComplaintState.draft("line of a checklist", "u-agent")))
                    .id();
            RecordId source = RecordId.of(Complaints.COMPLAINT, line);
            Unbounded.records(session)
                    .commit(work -> session.references()
                            .links(checklist)
                            .link(work, source, MetBy.CONTROL, Target.record(row("b"))));

            assertThat(session.adoptedEditions().impact(MAP).referredToBy())
                    .extracting(LinkEnds::source)
                    .containsExactly(line);
        }
    }

    @Test
    void an_edition_that_was_never_in_force_touches_nothing() {
        MatrixFixture other = new MatrixFixture();

        assertThat(other.editions(REGULATORY).impact(MAP).touched())
                .isNotEmpty()
                .allMatch(touched -> touched.rows().isEmpty());
    }

    @Test
    void what_is_unchanged_or_moved_keeps_everything() {
        for (String local : List.of("a", "f")) {
            house.compliant(house.owned(local));
            house.matrix(QUALITY).meet(row(local), MetBy.CONTROL, REGISTER);
            house.matrix(QUALITY).demandTraining(row(local), TrainingDemand.of("visitors", LABORATORY));
        }
        migrate();

        assertThat(List.of(house.state(second("a")), house.state(second("g")))).allSatisfy(row -> {
            assertThat(row.status()).isEqualTo(MatrixRowStatus.APPLICABLE);
            assertThat(row.header().owner()).isEqualTo(OWNER.id());
            assertThat(row.verdict()).isEqualTo(AssessmentVerdict.COMPLIANT);
            assertThat(row.isSuspect()).isFalse();
            assertThat(row.training()).isNotNull();
        });
        assertThat(house.state(second("g")).origins()).containsExactly(row("f"));
        assertThat(standings(second("g"))).containsExactly(LinkStanding.CURRENT);
        assertThat(house.matrix(QUALITY)
                        .coverage(RowFilter.of(AdoptedEditionId.of(HOUSE_2)), YEAR)
                        .compliant())
                .isEqualTo(2);
    }

    private List<LinkStanding> standings(MatrixRowId row) {
        return house.matrix(QUALITY).overview(row).orElseThrow().metBy().stream()
                .map(CheckedLink::standing)
                .toList();
    }

    @Test
    void what_was_reworded_turns_suspect_and_its_links_are_to_be_confirmed() {
        house.compliant(house.owned("b"));
        house.matrix(QUALITY).meet(row("b"), MetBy.CONTROL, REGISTER);
        migrate();

        MatrixRow reworded = house.state(second("b"));
        assertThat(reworded.isSuspect()).isTrue();
        assertThat(reworded.latest()).extracting(LatestVerdict::suspect).isEqualTo("reworded from house:1/b: At once.");
        assertThat(standings(second("b"))).containsExactly(LinkStanding.UNCONFIRMED);
        Coverage coverage = house.matrix(QUALITY).coverage(RowFilter.of(AdoptedEditionId.of(HOUSE_2)), YEAR);
        assertThat(coverage.compliant()).isZero();
        assertThat(coverage.suspect()).isEqualTo(1);
        assertThat(house.matrix(QUALITY).rows(RowFilter.all().suspect(), null).items())
                .extracting(View::id)
                .containsExactly(second("b"));
    }

    @Test
    void assessed_anew_it_is_suspect_no_more() {
        house.compliant(house.owned("b"));
        migrate();

        house.compliant(second("b"));

        assertThat(house.state(second("b")).isSuspect()).isFalse();
        assertThat(house.state(second("b")).cycles()).isEqualTo(2);
    }

    @Test
    void what_did_not_apply_and_was_reworded_is_to_be_decided_anew() {
        house.matrix(QUALITY).doesNotApply(row("b"), "there are none");
        house.matrix(QUALITY).doesNotApply(row("a"), "there are none");
        migrate();

        assertThat(house.state(second("b")).status()).isEqualTo(MatrixRowStatus.UNDECIDED);
        assertThat(house.state(second("b")).rationale()).isEmpty();
        assertThat(house.state(second("a")).status()).isEqualTo(MatrixRowStatus.NOT_APPLICABLE);
        assertThat(house.state(second("a")).rationale()).isEqualTo("there are none");
    }

    @Test
    void what_was_split_goes_to_each_part_and_what_was_merged_takes_the_weakest_verdict() {
        house.compliant(house.owned("c"));
        house.compliant(house.owned("d"));
        house.gap(house.owned("e"));
        house.matrix(QUALITY).meet(row("d"), MetBy.CONTROL, REGISTER);
        house.matrix(QUALITY).meet(row("e"), MetBy.CONTROL, REGISTER);
        migrate();

        assertThat(List.of(house.state(second("c1")), house.state(second("c2"))))
                .allSatisfy(part -> {
                    assertThat(part.origins()).containsExactly(row("c"));
                    assertThat(part.isSuspect()).isTrue();
                });
        assertThat(house.state(second("de"))).satisfies(merged -> {
            assertThat(merged.origins()).containsExactly(row("d"), row("e"));
            assertThat(merged.verdict()).isEqualTo(AssessmentVerdict.GAP);
            assertThat(merged.isSuspect()).isTrue();
            assertThat(merged.header().owner()).isEqualTo(OWNER.id());
        });
        assertThat(standings(second("de"))).containsExactly(LinkStanding.UNCONFIRMED);
    }

    @Test
    void what_was_merged_from_two_owners_has_none() {
        house.owned("d");
        house.matrix(QUALITY).applies(row("e"));
        house.matrix(QUALITY).assign(row("e"), AUDITOR.id(), house.today());
        migrate();

        assertThat(house.state(second("de")).header().owner()).isNull();
    }

    @Test
    void what_is_new_begins_without_anything() {
        migrate();

        assertThat(house.state(second("n"))).satisfies(fresh -> {
            assertThat(fresh.status()).isEqualTo(MatrixRowStatus.UNDECIDED);
            assertThat(fresh.latest()).isNull();
            assertThat(fresh.origins()).isEmpty();
        });
    }

    @Test
    void assessments_of_what_was_withdrawn_are_kept_and_frozen() {
        AssessmentId kept = house.gap(house.owned("h"));
        AssessmentId other = house.gap(house.owned("a"));
        AssessmentId underWay = house.matrix(AUDITOR).plan(house.owned("b"), YEAR, AUDITOR.id(), house.today());
        migrate();

        assertThat(house.state(row("h")).status()).isEqualTo(MatrixRowStatus.FROZEN);
        assertThat(house.state(kept)).satisfies(frozen -> {
            assertThat(frozen.status()).isEqualTo(AssessmentStatus.FROZEN);
            assertThat(frozen.verdict()).isEqualTo(AssessmentVerdict.GAP);
            assertThat(frozen.evidence()).hasSize(1);
        });
        assertThat(house.state(other).status()).isEqualTo(AssessmentStatus.UNANSWERED);
        assertThat(house.state(underWay).status()).isEqualTo(AssessmentStatus.FROZEN);
        assertThatThrownBy(() -> house.matrix(QUALITY).accept(kept, "it is small"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("FROZEN, which is final");
    }

    @Test
    void an_assessment_of_a_requirement_in_force_is_not_frozen() {
        AssessmentId gap = house.gap(house.owned("a"));

        assertThatThrownBy(() -> Unbounded.records(house.as(QUALITY))
                        .commit(work ->
                                work.change(AssessmentLifeCycle.FREEZE, gap, (state, act) -> state.frozen(act))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is not frozen");
    }

    @Test
    void nothing_is_frozen_otherwise_than_it_is() {
        AssessmentId gap = house.gap(house.owned("h"));
        AssessmentId compliant = house.compliant(house.owned("a"));
        migrate();
        Assessment other = house.state(compliant);

        assertThatThrownBy(() -> Unbounded.records(house.as(QUALITY))
                        .commit(work -> work.change(
                                AssessmentLifeCycle.FREEZE,
                                compliant,
                                (state, act) -> house.state(gap).frozen(act))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("otherwise than it is");
        assertThat(house.state(compliant)).isEqualTo(other);
    }

    @Test
    void the_old_edition_is_replaced_and_the_new_one_keeps_its_watch() {
        migrate();

        assertThat(house.editions(QUALITY).find(EDITION).orElseThrow().state()).satisfies(old -> {
            assertThat(old.status()).isEqualTo(AdoptionStatus.REPLACED);
            assertThat(old.replacedBy()).isEqualTo(AdoptedEditionId.of(HOUSE_2));
        });
        assertThat(house.editions(QUALITY).inForce()).singleElement().satisfies(edition -> {
            assertThat(edition.id().catalogue()).isEqualTo(HOUSE_2);
            assertThat(edition.state().header().owner()).isEqualTo(REGULATORY.id());
            assertThat(edition.state().reviewMonths()).isEqualTo(6);
        });
        assertThat(house.qms.trail().verify().problems()).isEmpty();
    }

    @Test
    void an_edition_is_replaced_by_one_in_force_only() {
        assertThatThrownBy(() -> Unbounded.records(house.as(REGULATORY))
                        .commit(work -> work.change(
                                AdoptedEditionLifeCycle.REPLACE,
                                EDITION,
                                (state, act) -> state.ended(AdoptedEditionId.of(HOUSE_2), act))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("house:2 is not in force");
    }

    @Test
    void nothing_goes_over_before_the_new_edition_is_effective_or_without_the_old_one_or_by_another_map() {
        assertThatThrownBy(() -> house.editions(REGULATORY).migrate(catalogue(HOUSE_2), MAP))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("take it into force on that day");
        assertThat(house.state(row("a")).status()).isEqualTo(MatrixRowStatus.UNDECIDED);
        assertThatThrownBy(() -> new MatrixFixture().editions(REGULATORY).migrate(catalogue(HOUSE_2), MAP))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> house.editions(REGULATORY).migrate(catalogue(HOUSE), MAP))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not where the map leads");
    }

    @Test
    @Verifies("X-9")
    void a_row_that_changes_while_it_goes_over_is_a_conflict_and_nothing_went_over() {
        WatchedStorage storage = new WatchedStorage(StorageCapability.ATOMIC_CHANGE_SET, StorageCapability.UNIQUE_KEYS);
        MatrixFixture watched = new MatrixFixture(storage);
        watched.takeIntoForce(HOUSE);
        watched.clock.set("2026-10-01T09:00:00Z");
        storage.beforeNextApply(() -> watched.matrix(QUALITY).applies(row("a")));

        assertThatThrownBy(() -> watched.editions(REGULATORY).migrate(catalogue(HOUSE_2), MAP))
                .isInstanceOf(ConflictException.class);

        assertThat(watched.editions(QUALITY).inForce()).extracting(View::id).containsExactly(EDITION);
    }

    @Test
    void a_made_up_edition_of_iso_9001_comes_in_as_data_alone() {
        CatalogueLibrary library = CatalogueLibrary.builtIn()
                .with(List.of(file("iso-9001-2026.json", """
                    {'format': 'qms4j-catalogue/1',
                     'instrument': {'id': 'iso-9001', 'authority': 'ISO',
                          'title': 'ISO 9001, Quality management systems, Requirements'},
                     'edition': {'id': 'made-up', 'title': 'ISO 9001, a made-up edition', 'extent': 'clauses',
                      'effectiveFrom': '2026-09-01', 'source': 'made up', 'amends': '2015-amd1'},
                     'requirements': [
                      {'id': '7.3', 'heading': 'Awareness and culture',
                       'summary': 'People know the policy, and managers live it.', 'evidence': ['interviews']},
                      {'id': '7.6', 'parent': '7', 'heading': 'Ethics',
                       'summary': 'Say what is right.', 'evidence': ['code of conduct']}]}\
                    """), file("iso-9001-2015-to-2026.json", """
                        {'format': 'qms4j-migration/1', 'from': 'iso-9001:2015-amd1', 'to': 'iso-9001:made-up',
                         'source': 'made up', 'others': 'unchanged', 'steps': [
                          {'kind': 'reworded', 'from': ['7.3'], 'to': ['7.3'], 'note': 'Culture.'},
                          {'kind': 'new', 'to': ['7.6'], 'note': 'Ethics.'}]}\
                        """)));
        CatalogueId old = CatalogueId.parse("iso-9001:2015-amd1");
        Catalogue made = library.find(CatalogueId.parse("iso-9001:made-up")).orElseThrow();
        house.takeIntoForce(old);
        for (String clause : List.of("7.2", "7.3")) {
            MatrixRowId requirement = MatrixRowId.of(old.requirement(clause));
            house.matrix(QUALITY).applies(requirement);
            house.compliant(requirement);
        }
        house.clock.set("2026-09-01T09:00:00Z");
        AdoptedEditions editions = house.editions(REGULATORY);
        MigrationMap map = library.migration(old, made.id()).orElseThrow();

        assertThat(editions.impact(map).touched())
                .extracting(touched -> touched.step().kind())
                .containsExactly(MigrationKind.REWORDED, MigrationKind.NEW);
        editions.migrate(made, map);

        assertThat(house.state(MatrixRowId.of(made.id().requirement("7.2"))).isSuspect())
                .isFalse();
        assertThat(house.state(MatrixRowId.of(made.id().requirement("7.3"))).isSuspect())
                .isTrue();
        Coverage coverage = house.matrix(QUALITY).coverage(RowFilter.of(AdoptedEditionId.of(made.id())), YEAR);
        assertThat(coverage.toBeMet()).isEqualTo(79);
        assertThat(coverage.compliant()).isEqualTo(1);
        assertThat(coverage.suspect()).isEqualTo(1);
    }
}
