package io.github.qms4j.readiness;

import static io.github.qms4j.readiness.ReadinessFixture.CHAIR;
import static io.github.qms4j.readiness.ReadinessFixture.JUDGED;
import static io.github.qms4j.readiness.ReadinessFixture.QUALITY;
import static io.github.qms4j.readiness.ReadinessFixture.REGULATORY;
import static io.github.qms4j.readiness.ReadinessFixture.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.capa.CapaDraft;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiFormula;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.kpi.MeasurementSource;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private final ReadinessFixture house = new ReadinessFixture();

    private Answer ask(QuestionSet questions, @Nullable Instant asOf) {
        return house.as(QUALITY).readiness().ask(questions, Map.of(), asOf).get(0);
    }

    @Test
    @Verifies("INS-3")
    void a_question_is_answered_by_the_records_that_show_it_at_their_versions() {
        NonconformityId judged = house.assessed();

        Answer answer = ask(JUDGED, null);

        assertThat(answer.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(answer.evidence()).containsExactly(new EvidenceItem("nonconformity", judged.value(), 1));
        assertThat(answer).hasToString("judged ANSWERED, 1 of 1");
    }

    @Test
    @Verifies("INS-3")
    void a_record_that_does_not_show_it_is_a_blocker_with_its_owner_and_what_is_wrong() {
        house.assessed();
        NonconformityId open = house.raised();

        Answer answer = ask(JUDGED, null);

        assertThat(answer.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(answer.met()).isEqualTo(1);
        assertThat(answer.of()).isEqualTo(2);
        assertThat(answer.blockers()).singleElement().satisfies(blocker -> {
            assertThat(blocker.record()).isEqualTo(new EvidenceItem("nonconformity", open.value(), 0));
            assertThat(blocker.what()).isEqualTo("status is RAISED");
        });
    }

    @Test
    @Verifies("INS-3")
    void without_data_there_is_no_score() {
        List<Answer> answers = house.as(QUALITY).readiness().ask(QuestionSet.builtIn(), Map.of(), null);

        Score score = Score.of(answers);

        assertThat(answers).extracting(Answer::outcome).containsOnly(Outcome.NO_DATA);
        assertThat(score.readiness()).isEmpty();
        assertThat(score).hasToString("no score: there are no data for any of " + answers.size() + " questions");
    }

    @Test
    @Verifies("INS-3")
    void a_score_comes_with_its_coverage() {
        house.assessed();
        house.raised();
        QuestionSet two = JUDGED.with(set("""
                {'id': 'capas', 'step': 5, 'clause': '21 CFR 820.100(a)', 'question': 'In time?', 'role': 'QUALITY_MANAGER',
                 'remedy': 'Go on.', 'evaluation': {'kind': 'in-time', 'type': 'capa'}}"""));

        Score score = Score.of(house.as(QUALITY).readiness().ask(two, Map.of(), null));

        assertThat(score.coverage()).contains(new BigDecimal("50.0"));
        assertThat(score.readiness()).contains(new BigDecimal("0.0"));
        assertThat(score).hasToString("0.0 % ready, of 1 of 2 questions with data");
    }

    @Test
    @Verifies("INS-3")
    void a_question_that_does_not_concern_the_house_says_why_and_counts_for_nothing() {
        house.raised();

        List<Answer> answers =
                house.as(QUALITY).readiness().ask(JUDGED, Map.of("judged", "no products are made"), null);

        assertThat(answers.get(0).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(answers.get(0).note()).isEqualTo("no products are made");
        assertThat(Score.of(answers).readiness()).isEmpty();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> house.as(QUALITY).readiness().ask(JUDGED, Map.of("judged", " ", "other", "x"), null))
                .satisfies(refused -> assertThat(refused.violations()).hasSize(2));
    }

    @Test
    @Verifies("INS-3")
    void it_is_asked_as_of_any_instant() {
        NonconformityId number = house.raised();
        Instant before = house.clock.instant();
        house.clock.advance(Duration.ofDays(1));
        house.as(QUALITY).nonconformities().assess(number, new Severity(Severity.Level.MINOR, "v3"));

        assertThat(ask(JUDGED, null).outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(ask(JUDGED, before).outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(ask(JUDGED, before.minusSeconds(86_400)).outcome()).isEqualTo(Outcome.NO_DATA);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ask(JUDGED, house.clock.instant().plusSeconds(1)))
                .withMessageContaining("has not passed");
    }

    @Test
    @Verifies("INS-3")
    void what_is_overdue_blocks_on_the_day_after_it_was_due() {
        NonconformityId number = house.assessed();
        CapaId capa = house.as(QUALITY).capas().open(CapaDraft.of("Late", number));
        house.as(QUALITY).capas().triage(capa, "u-agent", Severity.Level.MINOR, LocalDate.of(2026, 3, 9));
        QuestionSet inTime = set("""
                {'id': 'capas', 'step': 5, 'clause': '21 CFR 820.100(a)', 'question': 'In time?', 'role': 'QUALITY_MANAGER',
                 'remedy': 'Go on.', 'evaluation': {'kind': 'in-time', 'type': 'capa'}}""");

        house.clock.set("2026-03-09T20:00:00Z");
        assertThat(ask(inTime, null).outcome()).isEqualTo(Outcome.ANSWERED);
        house.clock.set("2026-03-10T20:00:00Z");
        assertThat(ask(inTime, null).blockers())
                .singleElement()
                .satisfies(blocker -> assertThat(blocker.what()).isEqualTo("was due on 2026-03-09"));
    }

    @Test
    @Verifies("INS-3")
    void what_is_due_once_a_year_blocks_when_the_last_one_is_older() {
        house.assessed();
        QuestionSet recently = set("""
                {'id': 'lately', 'step': 6, 'clause': 'ISO 9001:2015 9.2.1', 'question': 'Lately?', 'role': 'QUALITY_MANAGER',
                 'remedy': 'Do.', 'evaluation': {'kind': 'recently', 'type': 'nonconformity', 'date': 'detectedOn',
                 'months': 12, 'among': {'status': ['ASSESSED']}}}""");

        assertThat(ask(recently, null).outcome()).isEqualTo(Outcome.ANSWERED);
        house.clock.set("2027-03-02T09:00:00Z");
        assertThat(ask(recently, null).blockers())
                .extracting(Blocker::what)
                .containsExactly("none was ASSESSED within 12 months before 2027-03-02");
    }

    @Test
    @Verifies("INS-3")
    void each_kpi_has_a_value_of_late() {
        for (String kpi : List.of("volume", "age")) {
            house.as(QUALITY)
                    .kpis()
                    .define(KpiDefinition.builder(kpi, kpi, new KpiFormula.Entered())
                            .owner("u-agent")
                            .build());
        }
        house.as(QUALITY)
                .kpis()
                .record(
                        "b-1",
                        List.of(Measurement.entered(
                                "volume",
                                LocalDate.of(2026, 2, 1),
                                LocalDate.of(2026, 3, 1),
                                Result.measured(Quantity.of(5, "1")),
                                MeasurementSource.named("counted by hand"))));
        QuestionSet values = set("""
                {'id': 'values', 'step': 5, 'clause': 'ISO 9001:2015 9.1.1', 'question': 'Values?', 'role': 'SERVICE_MANAGER',
                 'remedy': 'Record.', 'evaluation': {'kind': 'each-has', 'type': 'kpi-definition', 'by': 'measurement',
                 'reference': 'kpiId', 'date': 'periodUntil', 'months': 2}}""");

        Answer answer = ask(values, null);

        assertThat(answer.evidence()).extracting(EvidenceItem::id).containsExactly("volume");
        assertThat(answer.blockers()).singleElement().satisfies(blocker -> {
            assertThat(blocker.owner()).isEqualTo("u-agent");
            assertThat(blocker.what()).isEqualTo("no measurement of the last 2 months refers to it");
        });
    }

    @Test
    @Verifies("INS-3")
    void a_vendors_type_is_asked_about_like_any_other() {
        Complaints.received(house.as(Complaints.AGENT).records());
        QuestionSet open = set("""
                {'id': 'acme.1', 'step': 5, 'clause': '21 CFR 820.198(a)', 'question': 'Opened?', 'role': 'SERVICE_MANAGER',
                 'remedy': 'Open it.', 'evaluation': {'kind': 'each-is', 'type': 'acme.complaint', 'good': {'status': ['OPEN']}}}""");

        assertThat(ask(open, null).outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    @Verifies("INS-3")
    void a_question_about_what_the_engine_does_not_have_is_refused_with_its_place() {
        QuestionSet wrong = set("""
                {'id': 'a', 'step': 5, 'clause': 'c', 'question': 'q', 'role': 'QUALITY_MANAGER', 'remedy': 'r',
                 'evaluation': {'kind': 'in-time', 'type': 'no-type'}}""", """
                {'id': 'b', 'step': 5, 'clause': 'c', 'question': 'q', 'role': 'QUALITY_MANAGER', 'remedy': 'r',
                 'evaluation': {'kind': 'each-is', 'type': 'capa', 'good': {'colour': ['RED']}}}""");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ask(wrong, null))
                .satisfies(refused -> assertThat(refused.violations()).hasSize(2))
                .withMessageContaining("question a 'no-type': is no record type")
                .withMessageContaining("question b 'colour': is no attribute of capa");
    }

    @Test
    @Verifies("INS-3")
    void who_may_not_read_what_is_asked_about_gets_no_answer() {
        house.raised();
        Actor cleaner = Actor.of("u-cleaner", new Role("CLEANER"));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> house.as(cleaner).readiness().ask(JUDGED, Map.of(), null));
    }

    @Test
    @Verifies("INS-3")
    void what_was_found_is_frozen_signed_for_quality_and_noted_by_management() {
        NonconformityId number = house.raised();
        ReadinessAssessmentId assessment = house.acknowledged();
        house.as(QUALITY).nonconformities().assess(number, new Severity(Severity.Level.MINOR, "v3"));

        ReadinessAssessment state =
                house.as(QUALITY).readiness().find(assessment).orElseThrow().state();

        assertThat(state.status()).isEqualTo(ReadinessStatus.ACKNOWLEDGED);
        assertThat(state.answer("judged").orElseThrow().outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(state.questionsSha256()).isEqualTo(JUDGED.sha256());
        assertThat(house.qms
                        .trail()
                        .history("readiness-assessment", assessment.value())
                        .get(1)
                        .signature())
                .isPresent();
    }

    @Test
    @Verifies("INS-3")
    void whoever_signed_for_quality_does_not_take_note_for_management() {
        house.raised();
        Actor both = Actor.of(QUALITY.id(), Role.QUALITY_MANAGER, Role.SENIOR_MANAGEMENT);
        ReadinessAssessmentId assessment = house.signed();

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> house.as(both).readiness().acknowledge(house.seen(assessment)))
                .withMessageContaining("signed it for quality");
        house.as(CHAIR).readiness().acknowledge(house.seen(assessment));
    }

    @Test
    @Verifies("INS-3")
    void a_blocker_stands_in_the_worklist_of_whoever_deals_with_it() {
        house.raised();
        ReadinessAssessmentId assessment = house.recorded();
        ActionId action = house.assigned(assessment);
        Actor agent = Actor.of("u-agent", Role.SERVICE_MANAGER);

        assertThat(house.as(agent).worklist().mine().items())
                .anySatisfy(item -> assertThat(item.recordId()).isEqualTo(action.value()));
        house.as(agent).readiness().complete(action, List.of("NC-2026-0001 version 1"));
        house.as(QUALITY).readiness().verify(action);
        assertThat(house.as(QUALITY).readiness().actions(assessment)).hasSize(1);
    }

    @Test
    @Verifies("INS-3")
    void an_action_is_for_a_question_that_is_blocked() {
        house.assessed();
        ReadinessAssessmentId assessment = house.recorded();

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> house.assigned(assessment))
                .withMessageContaining("question judged is ANSWERED");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> house.as(QUALITY)
                        .readiness()
                        .assign(
                                assessment,
                                "9.9",
                                ActionDraft.of(
                                        ReadinessActions.Kind.PROVIDE, "x", "u-agent", LocalDate.of(2026, 3, 9))))
                .withMessageContaining("9.9");
    }

    @Test
    @Verifies("INS-3")
    void the_trend_shows_each_score_in_the_order_of_its_day() {
        NonconformityId number = house.raised();
        house.recorded();
        house.clock.advance(Duration.ofDays(30));
        house.as(QUALITY).nonconformities().assess(number, new Severity(Severity.Level.MINOR, "v3"));
        house.recorded();

        assertThat(house.as(REGULATORY).readiness().trend())
                .extracting(view -> view.state().score().toString())
                .containsExactly(
                        "0.0 % ready, of 1 of 1 questions with data", "100.0 % ready, of 1 of 1 questions with data");
    }

    @Test
    @Verifies("INS-3")
    void a_mock_inspection_draws_what_nobody_could_choose_and_draws_it_again() {
        List<String> all =
                IntStream.range(0, 30).mapToObj(i -> house.assessed().value()).toList();
        ReadinessAssessmentId assessment = house.recorded();
        Readiness readiness = house.as(QUALITY).readiness();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> readiness.mockSample(assessment, JUDGED, "judged", 5))
                .withMessageContaining("no sealed checkpoint");
        house.qms.trail().seal();
        List<EvidenceItem> drawn = readiness.mockSample(assessment, JUDGED, "judged", 5);
        house.clock.advance(Duration.ofHours(1));
        house.assessed();
        house.qms.trail().seal();

        assertThat(drawn).hasSize(5).doesNotHaveDuplicates();
        assertThat(drawn).extracting(EvidenceItem::id).isSubsetOf(all);
        assertThat(readiness.mockSample(assessment, JUDGED, "judged", 5)).isEqualTo(drawn);
    }

    @Test
    @Verifies("INS-3")
    void a_mock_inspection_takes_the_questions_that_were_asked() {
        house.assessed();
        house.raised();
        ReadinessAssessmentId assessment = house.recorded();
        house.qms.trail().seal();
        QuestionSet narrower = new QuestionSet(JUDGED.id(), set("""
                {'id': 'judged', 'step': 5, 'clause': 'c', 'question': 'q', 'role': 'QUALITY_MANAGER', 'remedy': 'r',
                 'evaluation': {'kind': 'each-is', 'type': 'nonconformity', 'among': {'status': ['ASSESSED']},
                 'good': {'status': ['ASSESSED']}}}""").questions());

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> house.as(QUALITY).readiness().mockSample(assessment, narrower, "judged", 5))
                .withMessageContaining("was not asked in " + assessment);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> house.as(QUALITY).readiness().mockSample(assessment, JUDGED, "zzz", 5));
    }

    @Test
    @Verifies("INS-3")
    void a_date_is_asked_of_an_attribute_that_is_one() {
        QuestionSet wrong = set("""
                {'id': 'a', 'step': 5, 'clause': 'c', 'question': 'q', 'role': 'QUALITY_MANAGER', 'remedy': 'r',
                 'evaluation': {'kind': 'recently', 'type': 'capa', 'date': 'status', 'months': 12}}""");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ask(wrong, null))
                .withMessageContaining("is no date of capa");
    }

    @Test
    @Verifies({"INS-3", "X-2"})
    void an_assessment_tells_of_many_records_and_is_not_for_everybody() {
        house.raised();
        ReadinessAssessmentId assessment = house.recorded();

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> house.as(Actor.of("u-agent", Role.SERVICE_AGENT))
                        .readiness()
                        .find(assessment));
    }

    @Test
    @Verifies("INS-3")
    void of_a_long_list_the_first_are_kept_and_all_are_counted() {
        IntStream.range(0, 250).forEach(i -> house.raised());

        Answer answer = ask(JUDGED, null);

        assertThat(answer.blocked()).isEqualTo(250);
        assertThat(answer.blockers()).hasSize(Answer.SHOWN);
    }
}
