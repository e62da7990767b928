package io.github.qms4j.regulation.matrix;

import static io.github.qms4j.regulation.matrix.MatrixFixture.AUDITOR;
import static io.github.qms4j.regulation.matrix.MatrixFixture.EDITION;
import static io.github.qms4j.regulation.matrix.MatrixFixture.HOUSE;
import static io.github.qms4j.regulation.matrix.MatrixFixture.LABORATORY;
import static io.github.qms4j.regulation.matrix.MatrixFixture.OWNER;
import static io.github.qms4j.regulation.matrix.MatrixFixture.QUALITY;
import static io.github.qms4j.regulation.matrix.MatrixFixture.REGULATORY;
import static io.github.qms4j.regulation.matrix.MatrixFixture.RELEASE;
import static io.github.qms4j.regulation.matrix.MatrixFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.CompetenceGate;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.reference.CheckedLink;
import io.github.qms4j.reference.LinkId;
import io.github.qms4j.reference.LinkStanding;
import io.github.qms4j.reference.Target;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.Requirement;
import io.github.qms4j.regulation.RequirementId;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The house standard in force: what applies, who answers for it, how it is met. */
class RequirementsMatrixTest {
    private static final Target CONTROL = Target.uri(URI.create("https://controls.example.org/C-7"), "access control");

    private final MatrixFixture house = MatrixFixture.inForce();
    private final RequirementsMatrix matrix = house.matrix(QUALITY);

    @Test
    @Verifies("REG-3")
    void taking_an_edition_into_force_lists_every_requirement_that_can_be_met_in_one_batch() {
        assertThat(matrix.rows(RowFilter.of(EDITION), null).items())
                .extracting(row -> row.id().requirement())
                .containsExactlyElementsOf(MatrixFixture.catalogue(HOUSE).assessable().stream()
                        .map(Requirement::id)
                        .toList());
        assertThat(house.state(row("a")).status()).isEqualTo(MatrixRowStatus.UNDECIDED);
        assertThat(house.state(row("a")).contentHash())
                .isEqualTo(MatrixFixture.LIBRARY
                        .find(HOUSE.requirement("a"))
                        .orElseThrow()
                        .contentHash());
        assertThat(house.qms.trail().verify().problems()).isEmpty();
    }

    @Test
    @Verifies("REG-3")
    void an_edition_is_taken_into_force_once() {
        assertThatThrownBy(() -> house.takeIntoForce(HOUSE)).isInstanceOf(DuplicateException.class);
    }

    @Test
    @Verifies("REG-3")
    void no_row_is_listed_of_an_edition_that_is_not_in_force() {
        Requirement stray = MatrixFixture.LIBRARY
                .find(RequirementId.parse("21-cfr-11:1997/11.10-e"))
                .orElseThrow();

        assertThatThrownBy(() -> Unbounded.records(house.as(QUALITY))
                        .commit(work -> work.create(
                                MatrixRowLifeCycle.LIST,
                                stray.id().toString(),
                                act -> MatrixRow.undecided(stray, act.by(), act.on()))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is not in force");
    }

    @Test
    @Verifies("REG-3")
    void what_does_not_apply_has_a_rationale() {
        assertThatThrownBy(() -> matrix.doesNotApply(row("a"), " "))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("say why it does not");

        matrix.doesNotApply(row("a"), "there are no visitors");

        assertThat(house.state(row("a")).status()).isEqualTo(MatrixRowStatus.NOT_APPLICABLE);
        assertThat(house.state(row("a")).rationale()).isEqualTo("there are no visitors");
    }

    @Test
    @Verifies({"REG-3", "X-5"})
    void a_decision_is_changed_with_a_reason_and_drops_the_rationale() {
        matrix.doesNotApply(row("a"), "there are no visitors");

        assertThatThrownBy(() -> house.qms.as(QUALITY).requirements().applies(row("a")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a reason must be given");

        matrix.applies(row("a"));
        assertThat(house.state(row("a")).rationale()).isEmpty();
    }

    @Test
    @Verifies("REG-3")
    void a_row_stays_that_of_its_requirement() {
        MatrixRow other = house.state(row("b"));

        assertThatThrownBy(() -> Unbounded.records(house.as(QUALITY))
                        .commit(work -> work.change(
                                MatrixRowLifeCycle.DECIDE, row("a"), (MatrixRow state) -> other.applicable())))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("another requirement");
    }

    @Test
    @Verifies("REG-3")
    void somebody_answers_for_a_requirement_and_reviews_it_on_a_day_to_come() {
        matrix.applies(row("a"));

        assertThatThrownBy(() -> matrix.assign(row("a"), OWNER.id(), LocalDate.of(2026, 3, 1)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("give a day to come");

        matrix.assign(row("a"), OWNER.id(), LocalDate.of(2026, 3, 2));
        assertThat(house.state(row("a")).header().owner()).isEqualTo(OWNER.id());
    }

    @Test
    @Verifies("REG-3")
    void one_control_serves_requirements_of_three_instruments() {
        house.takeIntoForce(CatalogueId.parse("iso-9001:2015-amd1"));
        house.takeIntoForce(CatalogueId.parse("21-cfr-11:1997"));
        List<MatrixRowId> served = List.of(
                MatrixRowId.of(RequirementId.parse("21-cfr-11:1997/11.10-d")),
                row("a"),
                MatrixRowId.of(RequirementId.parse("iso-9001:2015-amd1/7.5.3.2")));
        served.forEach(requirement -> matrix.meet(requirement, MetBy.CONTROL, CONTROL));

        assertThat(matrix.servedBy(CONTROL, null).items())
                .extracting(link -> link.link().source())
                .containsExactlyInAnyOrderElementsOf(
                        served.stream().map(MatrixRowId::value).toList());
        assertThat(matrix.rows(RowFilter.all().metBy(CONTROL), null).items())
                .extracting(View::id)
                .containsExactlyElementsOf(served);
    }

    @Test
    @Verifies("REG-3")
    void what_is_not_in_the_matrix_is_met_by_nothing() {
        MatrixRowId stray = MatrixRowId.of(RequirementId.parse("21-cfr-11:1997/11.10-d"));

        assertThatThrownBy(() -> matrix.meet(stray, MetBy.CONTROL, CONTROL)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> matrix.meet(row("a"), MetBy.PROCESS, Target.record(ProcessId.of("none"))))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Verifies({"REG-3", "X-10"})
    void what_meets_a_requirement_is_suspect_once_it_changed_until_somebody_confirms_it() {
        RecordId kpi = house.kpi("visitors", "Visitors entered");
        LinkId link = matrix.meet(row("a"), MetBy.KPI, Target.record(kpi));
        assertThat(standing(row("a"))).isEqualTo(LinkStanding.CURRENT);

        house.revise("visitors", "Visitors entered in time");
        assertThat(standing(row("a"))).isEqualTo(LinkStanding.SUSPECT);

        matrix.confirm(link);
        assertThat(standing(row("a"))).isEqualTo(LinkStanding.CURRENT);

        matrix.endLink(link);
        assertThat(matrix.overview(row("a")).orElseThrow().metBy()).isEmpty();
    }

    private LinkStanding standing(MatrixRowId row) {
        List<CheckedLink> links = matrix.overview(row).orElseThrow().metBy();
        assertThat(links).hasSize(1);
        return links.get(0).standing();
    }

    @Test
    @Verifies("REG-9")
    void what_serves_a_requirement_is_seen_at_once_with_what_was_found_and_on_what_evidence() {
        house.organise();
        house.owned("a");
        matrix.meet(row("a"), MetBy.PROCESS, Target.record(RELEASE));
        matrix.meet(row("a"), MetBy.CONTROL, CONTROL);
        AssessmentId assessment = house.compliant(row("a"));

        RowOverview overview = matrix.overview(row("a")).orElseThrow();

        assertThat(overview.metBy())
                .extracting(link -> link.link().relation())
                .containsExactlyInAnyOrder("PROCESS", "CONTROL");
        assertThat(overview.assessments()).extracting(View::id).containsExactly(assessment);
        assertThat(overview.evidence())
                .singleElement()
                .satisfies(evidence -> assertThat(evidence.state().subject()).isEqualTo(assessment.value()));
        assertThat(matrix.overview(MatrixRowId.of("house:1/none"))).isEmpty();
    }

    @Test
    @Verifies("REG-9")
    void the_matrix_is_shown_by_instrument_by_owner_by_process_and_by_gap() {
        house.organise();
        house.takeIntoForce(CatalogueId.parse("iso-9001:2015-amd1"));
        house.owned("a");
        house.owned("b");
        house.gap(row("b"));
        matrix.meet(row("b"), MetBy.PROCESS, Target.record(RELEASE));

        assertThat(ids(RowFilter.of(EDITION))).hasSize(7);
        assertThat(ids(RowFilter.toBeMet().ownedBy(OWNER.id()))).containsExactly(row("a"), row("b"));
        assertThat(ids(RowFilter.all().metBy(Target.record(RELEASE)))).containsExactly(row("b"));
        assertThat(ids(RowFilter.all().withGaps())).containsExactly(row("b"));
        assertThat(ids(RowFilter.all().withGaps().ownedBy("u-else"))).isEmpty();
        assertThat(ids(RowFilter.all().dueBefore(LocalDate.of(2027, 1, 1)))).containsExactly(row("a"), row("b"));
    }

    private List<MatrixRowId> ids(RowFilter filter) {
        return matrix.rows(filter, null).items().stream().map(View::id).toList();
    }

    @Test
    @Verifies("REG-9")
    void the_matrix_is_shown_as_it_stood_at_an_instant() {
        Instant before = house.clock.instant();
        house.clock.set("2026-04-01T09:00:00Z");
        house.owned("a");

        assertThat(matrix.rowsAsOf(RowFilter.of(EDITION), before))
                .hasSize(7)
                .allMatch(row -> row.state().status() == MatrixRowStatus.UNDECIDED);
        assertThat(matrix.rowsAsOf(RowFilter.all().ownedBy(OWNER.id()), before)).isEmpty();
        assertThat(matrix.rowsAsOf(RowFilter.all().ownedBy(OWNER.id()), house.clock.instant()))
                .hasSize(1);
        assertThat(matrix.rowsAsOf(RowFilter.all(), before.minusSeconds(1))).isEmpty();
        assertThatThrownBy(() -> matrix.rowsAsOf(RowFilter.all().metBy(CONTROL), before))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Verifies("REG-8")
    void the_quality_manager_and_regulatory_affairs_maintain_and_nobody_else() {
        house.matrix(QUALITY).applies(row("a"));
        house.matrix(REGULATORY).applies(row("b"));

        assertThatThrownBy(() -> house.matrix(AUDITOR).applies(row("c"))).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> house.matrix(OWNER).meet(row("c"), MetBy.CONTROL, CONTROL))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> house.editions(AUDITOR).takeIntoForce(MatrixFixture.catalogue(HOUSE), AUDITOR.id(), 6))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    @Verifies("REG-8")
    void a_requirement_demands_training_and_shows_who_is_not_trained() {
        house.organise();
        matrix.demandTraining(row("a"), TrainingDemand.of("visitor register", LABORATORY));
        CompetenceGate onlyAnn =
                (actor, competence, at) -> actor.id().equals("ann") && competence.equals("visitor register")
                        ? Optional.of(new TrainingRecord("transcript", "T-1", 0))
                        : Optional.empty();

        assertThat(matrix.untrained(row("a"), onlyAnn)).containsExactly(PersonId.of("bob"));
        assertThat(matrix.untrained(row("a"), CompetenceGate.closed()))
                .containsExactly(PersonId.of("ann"), PersonId.of("bob"));
        assertThat(matrix.demandingTraining("visitor register", null).items())
                .extracting(View::id)
                .containsExactly(row("a"));
    }

    @Test
    @Verifies("REG-8")
    void a_demand_without_anybody_is_no_input_and_one_that_was_taken_back_shows_nobody() {
        assertThatThrownBy(() -> TrainingDemand.of("visitor register")).isInstanceOf(InvalidInputException.class);
        house.organise();
        matrix.demandTraining(row("a"), TrainingDemand.of("visitor register", LABORATORY));

        matrix.demandNoTraining(row("a"));

        assertThat(matrix.untrained(row("a"), CompetenceGate.closed())).isEmpty();
    }

    @Test
    @Verifies("X-9")
    void of_two_who_decide_on_the_same_version_one_wins() {
        Actor other = REGULATORY;
        Versioned<MatrixRow> read = Unbounded.records(house.as(other)).get(MatrixRowLifeCycle.TYPE, row("a"));
        matrix.applies(row("a"));

        assertThatThrownBy(() -> Unbounded.records(house.as(other))
                        .commit(work -> work.change(
                                MatrixRowLifeCycle.DECIDE, read, state -> state.notApplicable("there are none"))))
                .isInstanceOf(ConflictException.class);
    }
}
