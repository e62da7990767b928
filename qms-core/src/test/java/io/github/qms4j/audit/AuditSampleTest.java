package io.github.qms4j.audit;

import static io.github.qms4j.audit.AuditFixture.AUDITOR;
import static io.github.qms4j.audit.AuditFixture.LEAD;
import static io.github.qms4j.audit.AuditFixture.OWNER;
import static io.github.qms4j.audit.AuditFixture.QUALITY;
import static io.github.qms4j.audit.AuditTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.audit.AuditSample.Draw;
import io.github.qms4j.capa.NonconformityLifeCycle;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.statistics.sampling.Population;
import io.github.qms4j.statistics.sampling.SampleDraw;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditSampleTest {
    private final AuditFixture house = new AuditFixture();
    private final AuditId audit = house.started();

    private AuditSamples samples(Actor actor) {
        return house.as(actor).audits().samples();
    }

    private AuditSample sample(AuditSampleId number) {
        return samples(QUALITY).find(number).orElseThrow().state();
    }

    private void records(int count) {
        for (int i = 0; i < count; i++) {
            house.as(OWNER)
                    .nonconformities()
                    .raise(NonconformityReport.of(
                            NonconformitySource.SELF_REPORTED, "entry " + i, house.today(), "ISO 9001:2015 7.5.3"));
        }
    }

    private AuditSampleId fixed(SampleDraft draft) {
        return samples(LEAD).fix(audit, NonconformityLifeCycle.TYPE, draft);
    }

    private AuditSampleId drawn(SampleDraft draft) {
        AuditSampleId number = fixed(draft);
        house.qms.trail().seal();
        samples(LEAD).draw(number);
        return number;
    }

    @Test
    @Verifies("AUD-10")
    void a_population_is_on_record_with_query_instant_and_hash_before_anything_is_drawn() {
        records(40);

        AuditSampleId number = samples(LEAD)
                .fix(
                        audit,
                        NonconformityLifeCycle.TYPE,
                        SampleDraft.exactBinomial("0.95", "0.10", 0),
                        NonconformityLifeCycle.SOURCE.is(NonconformitySource.SELF_REPORTED));

        AuditSample sample = sample(number);
        assertThat(sample.status()).isEqualTo(SampleStatus.FIXED);
        assertThat(sample.query()).isEqualTo("nonconformity where source = SELF_REPORTED");
        assertThat(sample.asOf()).isEqualTo(house.clock.instant());
        assertThat(sample.population()).hasSize(40);
        assertThat(sample.populationHash())
                .isEqualTo(Population.of(sample.population()).hash());
        assertThat(sample.plan().size()).isEqualTo(36);
        assertThat(sample.plan().supports()).contains("95 % confident that fewer than 10 %");
        assertThat(house.audit(audit).samples()).containsExactly(number);
    }

    @Test
    @Verifies("AUD-10")
    void a_sample_is_not_drawn_before_the_trail_was_sealed() {
        records(40);
        AuditSampleId number = fixed(SampleDraft.exactBinomial("0.95", "0.30", 0));

        assertRefused(() -> samples(LEAD).draw(number), "AUD-10", "seal the trail");

        assertThat(sample(number).draws()).isEmpty();
    }

    @Test
    @Verifies("AUD-10")
    void the_seed_is_the_root_of_the_first_signed_checkpoint_with_the_entry_whenever_it_is_drawn() {
        records(40);
        AuditSampleId number = fixed(SampleDraft.exactBinomial("0.95", "0.30", 0));
        SignedCheckpoint first = house.qms.trail().seal().checkpoint().orElseThrow();
        records(1);
        house.qms.trail().seal();

        samples(LEAD).draw(number);

        Draw draw = sample(number).draws().get(0);
        assertThat(draw.seed()).isEqualTo(first.checkpoint().root().hex());
        assertThat(draw.checkpoint()).isEqualTo(first.text());
        assertThat(draw.algorithm()).isEqualTo(SampleDraw.ALGORITHM);
        assertThat(draw.ids()).hasSize(11).doesNotHaveDuplicates();
    }

    @Test
    @Verifies("AUD-10")
    void whoever_has_the_sample_can_draw_it_again() {
        records(40);
        AuditSample sample = sample(drawn(SampleDraft.hypergeometric("0.95", "0.30", 0)));
        Draw draw = sample.draws().get(0);

        List<String> again = SampleDraw.of(
                        Population.of(sample.population()), HexFormat.of().parseHex(draw.seed()), draw.number())
                .first(sample.plan().size());

        assertThat(again).isEqualTo(draw.ids());
        assertThat(SignedCheckpoint.parse(draw.checkpoint()).checkpoint().root().hex())
                .isEqualTo(draw.seed());
    }

    @Test
    @Verifies({"AUD-10", "X-3"})
    void records_that_the_seed_does_not_give_are_refused() {
        records(40);
        AuditSampleId number = fixed(SampleDraft.exactBinomial("0.95", "0.30", 0));
        house.qms.trail().seal();
        String root =
                house.qms.trail().checkpoint().orElseThrow().checkpoint().root().hex();
        String note = house.qms.trail().checkpoint().orElseThrow().text();

        assertRefused(
                () -> Unbounded.records(house.as(LEAD))
                        .commit(work -> work.change(AuditSampleLifeCycle.DRAW, number, (state, act) -> {
                            List<String> chosen =
                                    new ArrayList<>(state.population().subList(0, 11));
                            return state.drawn(Draw.of(1, SampleDraw.ALGORITHM, root, note, chosen, act));
                        })),
                "AUD-10",
                "not the records that the seed");

        assertThat(house.qms.trail().refusals("audit-sample", number.value()))
                .extracting(TrailEntry::action)
                .containsExactly("audit-sample.draw");
    }

    @Test
    @Verifies("AUD-10")
    void a_population_that_is_not_what_its_hash_says_is_refused() {
        records(2);
        AuditSample sample = sample(fixed(SampleDraft.all()));

        assertRefused(
                () -> Unbounded.records(house.as(LEAD))
                        .commit(work -> work.create(
                                AuditSampleLifeCycle.FIX,
                                act -> new AuditSample(
                                        SampleStatus.FIXED,
                                        audit,
                                        sample.recordType(),
                                        sample.query(),
                                        sample.asOf(),
                                        sample.population().subList(0, 1),
                                        sample.populationHash(),
                                        sample.plan(),
                                        List.of(),
                                        null))),
                "AUD-10",
                "not what its population gives");
    }

    @Test
    @Verifies("AUD-10")
    void a_second_draw_has_a_reason_and_shows_as_one() {
        records(40);
        AuditSampleId number = drawn(SampleDraft.exactBinomial("0.95", "0.30", 0));

        assertRefused(() -> house.qms.as(LEAD, "").audits().samples().drawAgain(number), "X-5", "reason");
        house.qms.as(LEAD, "three records were illegible").audits().samples().drawAgain(number);

        AuditSample sample = sample(number);
        assertThat(sample.draws()).extracting(Draw::number).containsExactly(1, 2);
        assertThat(sample.draws())
                .extracting(Draw::seed)
                .containsOnly(sample.draws().get(0).seed());
        assertThat(sample.draws().get(1).reason()).isEqualTo("three records were illegible");
        assertThat(sample.draws().get(1).ids())
                .isNotEqualTo(sample.draws().get(0).ids());
        assertThat(samples(LEAD).conclude(number, 11)).contains("in draw 2 after 1 other, which stays on record");
    }

    @Test
    @Verifies("AUD-10")
    void a_sample_without_adverse_records_supports_its_statement_and_one_with_them_does_not() {
        records(40);
        AuditSampleId clean = drawn(SampleDraft.exactBinomial("0.95", "0.30", 0));
        AuditSampleId dirty = drawn(SampleDraft.exactBinomial("0.95", "0.30", 0));
        String adverse = sample(dirty).draws().get(0).ids().get(2);

        assertThat(samples(LEAD).conclude(clean, 11))
                .isEqualTo("11 of 40 records looked at, 0 adverse; 95 % confident that fewer than 30 % are adverse");
        assertThat(samples(LEAD).conclude(dirty, 11, adverse)).contains("this does not support");
    }

    @Test
    @Verifies("AUD-10")
    void looking_ends_early_only_by_the_rule_that_was_set() {
        records(40);
        AuditSampleId number = drawn(SampleDraft.exactBinomial("0.95", "0.30", 0));
        List<String> ids = sample(number).draws().get(0).ids();

        assertRefused(() -> samples(LEAD).conclude(number, 5), "AUD-10", "look at the others");
        assertRefused(() -> samples(LEAD).conclude(number, 3, ids.get(7)), "AUD-10", "not among the first 3");
        assertRefused(() -> samples(LEAD).conclude(number, 12), "AUD-10", "12 were looked at, of 11");
        String statement = samples(LEAD).conclude(number, 3, ids.get(2));

        assertThat(statement).startsWith("3 of 40 records looked at, 1 adverse");
        assertThat(sample(number).status()).isEqualTo(SampleStatus.CONCLUDED);
    }

    @Test
    @Verifies("AUD-10")
    void of_all_records_all_are_looked_at_and_no_seal_is_needed() {
        records(3);
        AuditSampleId number = fixed(SampleDraft.all());

        assertThat(samples(LEAD).draw(number)).isEqualTo(sample(number).population());
        assertThat(samples(LEAD).conclude(number, 3)).isEqualTo("3 of 3 records looked at, 0 adverse");
    }

    @Test
    @Verifies("AUD-10")
    void of_thirty_records_statistics_take_all() {
        records(30);

        assertThat(sample(fixed(SampleDraft.exactBinomial("0.95", "0.30", 0)))
                        .plan()
                        .size())
                .isEqualTo(30);
    }

    @Test
    @Verifies("AUD-10")
    void records_chosen_by_judgement_are_of_the_population_and_support_no_statement_on_the_others() {
        records(5);
        AuditSampleId number = fixed(SampleDraft.judgement());
        List<String> ids = sample(number).population();

        assertThatThrownBy(() -> samples(LEAD).draw(number)).isInstanceOf(InvalidInputException.class);
        assertRefused(() -> samples(LEAD).choose(number, "NC-1999-0001"), "AUD-10", "not the records");
        samples(LEAD).choose(number, ids.get(4), ids.get(1));

        assertThat(samples(LEAD).conclude(number, 2))
                .isEqualTo("2 of 5 records looked at, 0 adverse, chosen by judgement; this supports no statement on the"
                        + " others");
    }

    @Test
    @Verifies("AUD-10")
    void what_is_drawn_is_not_chosen() {
        records(3);
        AuditSampleId number = fixed(SampleDraft.all());

        assertThatThrownBy(() -> samples(LEAD).choose(number, "NC-2026-0001"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Verifies("AUD-10")
    void an_empty_population_and_a_plan_that_it_cannot_meet_are_refused() {
        assertThatThrownBy(() -> fixed(SampleDraft.all()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("finds no record");
        records(40);
        assertThatThrownBy(() -> fixed(SampleDraft.exactBinomial("0.95", "0.10", 4)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has no size");
        assertThatThrownBy(() -> fixed(SampleDraft.exactBinomial("1.5", "0.10", 0)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Verifies("AUD-10")
    void no_sample_is_taken_once_the_report_is_issued() {
        AuditId issued = house.issued();

        assertRefused(
                () -> samples(LEAD).fix(issued, NonconformityLifeCycle.TYPE, SampleDraft.all()), "AUD-10", "is ISSUED");
    }

    @Test
    @Verifies("AUD-10")
    void every_draw_is_another_one_and_each_record_has_its_chance() {
        records(33);
        List<String> first = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            AuditSample sample = sample(drawn(SampleDraft.exactBinomial("0.95", "0.30", 0)));
            first.add(sample.draws().get(0).ids().get(0));
        }

        int most = first.stream()
                .mapToInt(id -> Collections.frequency(first, id))
                .max()
                .orElseThrow();
        assertThat(most).isLessThan(12);
        assertThat(samples(AUDITOR).of(audit)).hasSize(25);
    }
}
