package io.github.qms4j.regulation.matrix;

import static io.github.qms4j.regulation.matrix.MatrixFixture.EDITION;
import static io.github.qms4j.regulation.matrix.MatrixFixture.HOUSE_2;
import static io.github.qms4j.regulation.matrix.MatrixFixture.QUALITY;
import static io.github.qms4j.regulation.matrix.MatrixFixture.REGULATORY;
import static io.github.qms4j.regulation.matrix.MatrixFixture.catalogue;
import static io.github.qms4j.regulation.matrix.MatrixFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.By;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.View;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.matrix.AdoptedEdition.WatchReview;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Regulatory affairs watches the editions in force, every six months. */
class RegulatoryWatchTest {
    private final MatrixFixture house = MatrixFixture.inForce();
    private final AdoptedEditions editions = house.editions(REGULATORY);

    private LocalDate dueOn() {
        return Objects.requireNonNull(edition().header().due()).current();
    }

    private AdoptedEdition edition() {
        return editions.find(EDITION).orElseThrow().state();
    }

    @Test
    @Verifies("REG-7")
    void the_watch_has_an_owner_and_an_interval_and_is_overdue_the_day_after() {
        assertThat(edition().header().owner()).isEqualTo(REGULATORY.id());
        house.clock.set("2026-09-02T09:00:00Z");
        assertThat(editions.overdue(null).items()).isEmpty();

        house.clock.set("2026-09-03T09:00:00Z");
        assertThat(editions.overdue(null).items()).extracting(View::id).containsExactly(EDITION);
    }

    @Test
    @Verifies("REG-7")
    void a_review_says_what_was_found_and_starts_the_interval_anew() {
        house.clock.set("2026-09-10T09:00:00Z");
        assertThatThrownBy(() -> editions.review(EDITION, " ")).isInstanceOf(RefusedException.class);

        editions.review(EDITION, "a second edition is announced for October");

        assertThat(editions.overdue(null).items()).isEmpty();
        assertThat(edition().lastReview()).extracting(WatchReview::by).isEqualTo(By.of(REGULATORY.id()));
        assertThat(dueOn()).isEqualTo("2027-03-10");
    }

    @Test
    @Verifies("REG-7")
    void a_due_review_is_not_put_off_by_a_longer_interval_or_another_owner() {
        editions.watch(EDITION, QUALITY.id(), 24);

        assertThat(dueOn()).isEqualTo("2026-09-02");
        assertThat(edition().header().owner()).isEqualTo(QUALITY.id());
        assertThatThrownBy(() -> Unbounded.records(house.as(QUALITY))
                        .commit(work -> work.change(
                                AdoptedEditionLifeCycle.WATCH,
                                EDITION,
                                (AdoptedEdition state) -> state.withHeader(
                                        state.header().dueOn(house.today().plusMonths(20))))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("review it");
    }

    @Test
    @Verifies("REG-7")
    void a_shorter_interval_brings_the_next_review_forward() {
        editions.watch(EDITION, REGULATORY.id(), 3);

        assertThat(dueOn()).isEqualTo("2026-06-02");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 61})
    @Verifies("REG-7")
    void an_interval_is_one_to_sixty_months(int months) {
        assertThatThrownBy(() ->
                        editions.takeIntoForce(catalogue(CatalogueId.parse("21-cfr-11:1997")), REGULATORY.id(), months))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("are not 1 to 60");
    }

    @Test
    @Verifies("REG-7")
    void nobody_reviews_in_another_name() {
        assertThatThrownBy(() -> Unbounded.records(house.as(QUALITY))
                        .commit(work -> work.change(
                                AdoptedEditionLifeCycle.REVIEW,
                                EDITION,
                                (state, act) -> new AdoptedEdition(
                                        state.header(),
                                        state.title(),
                                        state.contentHash(),
                                        state.effectiveFrom(),
                                        state.effectiveUntil(),
                                        state.reviewMonths(),
                                        new WatchReview("nothing new", By.of("u-else"), act.at()),
                                        null))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("in another name");
    }

    @Test
    @Verifies("REG-1")
    void a_draft_and_an_edition_that_is_not_effective_yet_are_not_taken_into_force() {
        assertThatThrownBy(() -> house.takeIntoForce(CatalogueId.parse("eu-gmp-annex-11:2025-draft")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is a draft");
        assertThatThrownBy(() -> house.takeIntoForce(HOUSE_2))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is effective from 2026-10-01");
        house.clock.set("2026-10-01T09:00:00Z");
        house.takeIntoForce(HOUSE_2);
    }

    @Test
    @Verifies("REG-1")
    void a_withdrawn_edition_is_not_taken_into_force_any_more() {
        CatalogueId qsr = CatalogueId.parse("21-cfr-820:qsr");
        assertThatThrownBy(() -> house.takeIntoForce(qsr))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("was withdrawn after 2026-02-01");
        house.clock.set("2026-02-01T09:00:00Z");
        house.takeIntoForce(qsr);
    }

    @Test
    @Verifies("REG-6")
    void a_withdrawn_edition_keeps_its_rows_as_they_were_and_nothing_is_done_with_them() {
        house.compliant(house.owned("a"));
        AssessmentId underWay =
                house.matrix(QUALITY).plan(house.owned("b"), MatrixFixture.YEAR, QUALITY.id(), house.today());

        editions.withdraw(EDITION);

        assertThat(edition().status()).isEqualTo(AdoptionStatus.WITHDRAWN);
        assertThat(house.state(row("a")).status()).isEqualTo(MatrixRowStatus.FROZEN);
        assertThat(house.state(row("a")).verdict().isFinding()).isTrue();
        assertThat(house.state(underWay).status()).isEqualTo(AssessmentStatus.FROZEN);
        assertThatThrownBy(() -> house.matrix(QUALITY).applies(row("a")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("FROZEN");
        assertThatThrownBy(() -> house.matrix(QUALITY).meet(row("a"), MetBy.CONTROL, MatrixFixture.REGISTER))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is no requirement in force");
    }

    @Test
    @Verifies("REG-6")
    void rows_of_an_edition_in_force_are_not_frozen() {
        assertThatThrownBy(() -> Unbounded.records(house.as(QUALITY))
                        .commit(work ->
                                work.change(MatrixRowLifeCycle.FREEZE, row("a"), (state, act) -> state.frozen(act))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("house:1 is in force");
    }

    @Test
    @Verifies("X-1")
    void an_edition_that_was_withdrawn_stays_so() {
        editions.withdraw(EDITION);

        assertThatThrownBy(() -> editions.review(EDITION, "it came back"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("final");
    }
}
