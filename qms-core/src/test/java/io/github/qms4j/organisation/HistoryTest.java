package io.github.qms4j.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.organisation.History.Spell;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 5);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 2);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 4);
    private static final SiteDetails BERN = SiteDetails.named("Bern");
    private static final SiteDetails BASEL = SiteDetails.named("Basel");

    private final History<SiteDetails> history = History.from(JANUARY, SiteDetails.named("entered in error"))
            .and(JANUARY, BERN)
            .and(MARCH, null)
            .and(MAY, BASEL);

    @Test
    @Verifies("ORG-1")
    void a_range_shows_what_held_on_any_of_its_days_and_not_what_another_entry_of_the_day_replaced() {
        assertThat(history.during(JANUARY.minusDays(9), MAY))
                .containsExactly(new Spell<>(JANUARY, MARCH.minusDays(1), BERN), new Spell<>(MAY, MAY, BASEL));
    }

    @Test
    @Verifies("ORG-1")
    void a_range_of_one_day_shows_what_held_on_it() {
        assertThat(history.during(MARCH.minusDays(1), MARCH.minusDays(1)))
                .containsExactly(new Spell<>(MARCH.minusDays(1), MARCH.minusDays(1), BERN));
        assertThat(history.during(MARCH, MAY.minusDays(1))).isEmpty();
        assertThat(history.during(JANUARY.minusDays(9), JANUARY.minusDays(1))).isEmpty();
    }
}
