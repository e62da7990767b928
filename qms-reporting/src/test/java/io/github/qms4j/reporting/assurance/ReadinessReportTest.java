package io.github.qms4j.reporting.assurance;

import static io.github.qms4j.reporting.assurance.House.CHAIR;
import static io.github.qms4j.reporting.assurance.House.NOBODY;
import static io.github.qms4j.reporting.assurance.House.QUALITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.readiness.QuestionSet;
import io.github.qms4j.readiness.ReadinessActions;
import io.github.qms4j.readiness.ReadinessAssessmentId;
import io.github.qms4j.record.Seen;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Paragraph;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Verifies("INS-3")
class ReadinessReportTest {
    private static final int QUESTIONS = QuestionSet.builtIn().questions().size();

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private NonconformityId raised() {
        return house.as(QUALITY)
                .nonconformities()
                .raise(NonconformityReport.of(
                        NonconformitySource.AUDIT, "late", LocalDate.of(2026, 3, 1), "ISO 9001:2015 8.5.1"));
    }

    private NonconformityId judged() {
        NonconformityId number = raised();
        house.as(QUALITY).nonconformities().assess(number, new Severity(Severity.Level.MINOR, "matrix v3"));
        return number;
    }

    private ReadinessAssessmentId recorded() {
        return house.as(QUALITY)
                .readiness()
                .record("FDA inspection", QuestionSet.builtIn(), Map.of("3.3", "no vendors"), null);
    }

    private Seen<ReadinessAssessmentId> seen(ReadinessAssessmentId number) {
        return house.as(QUALITY).readiness().find(number).orElseThrow().seen();
    }

    private Report report(ReadinessAssessmentId number) {
        return house.report(QUALITY, "readiness", "assessment", number);
    }

    @Test
    void the_verdict_comes_first_with_its_coverage_and_names_what_is_blocked() {
        judged();
        raised();
        Report report = report(recorded());

        assertThat(report.conclusion())
                .startsWith("Not ready: 1 of 1 question with data is blocked. Coverage: 1 of " + (QUESTIONS - 1)
                        + " questions that apply")
                .contains("not applicable: 1. Blocked: 5.2. Without data: 1.1, ");
    }

    @Test
    void a_blocker_stands_with_its_record_and_with_the_role_that_answers_where_nobody_owns_it() {
        NonconformityId open = raised();
        Report report = report(recorded());

        assertThat(House.rows(report, "Blockers"))
                .containsExactly(List.of(
                        Cell.text("5.2"),
                        Cell.noData("nobody is named; role QUALITY_MANAGER answers for it"),
                        Cell.text("nonconformity " + open + " version 0"),
                        Cell.text("status is RAISED"),
                        Cell.text("Assess its severity.")));
    }

    @Test
    void every_question_stands_with_its_clause_its_answer_and_its_evidence_at_a_version() {
        NonconformityId good = judged();
        raised();
        Report report = report(recorded());

        assertThat(House.rows(report, "Questions"))
                .hasSize(QUESTIONS)
                .contains(List.of(
                        Cell.text("5.2"),
                        Cell.text("5"),
                        Cell.text("ISO 13485:2016 8.3.1"),
                        Cell.text("Has every nonconformity been judged?"),
                        Cell.status(Status.BAD, "blocked"),
                        Cell.text("1 of 2"),
                        Cell.noData("see the blockers")))
                .anySatisfy(row -> assertThat(row).contains(Cell.text("3.3"), Cell.text("no vendors")));
        assertThat(House.rows(report, "Evidence"))
                .containsExactly(
                        List.of(Cell.text("5.2"), Cell.text("nonconformity"), Cell.text(good.value()), Cell.number(1)));
    }

    @Test
    void a_house_without_a_blocker_is_not_called_ready_while_questions_have_no_data() {
        judged();

        assertThat(report(recorded()).conclusion()).startsWith("No blocker, and no verdict on the whole");
    }

    @Test
    void a_house_without_records_has_no_verdict_and_says_so_in_words() {
        Report report = report(recorded());

        assertThat(report.conclusion())
                .startsWith("No verdict: there are no data for any question. Coverage: 0 of " + (QUESTIONS - 1));
        assertThat(House.rows(report, "Blockers")).isEmpty();
        assertThat(House.rows(report, "Evidence")).isEmpty();
    }

    @Test
    void an_action_stands_with_its_question_and_is_overdue_after_its_day() {
        raised();
        ReadinessAssessmentId number = recorded();
        ActionId action = house.as(QUALITY)
                .readiness()
                .assign(
                        number,
                        "5.2",
                        ActionDraft.of(
                                ReadinessActions.Kind.CORRECT, "Judge it.", "u-agent", LocalDate.of(2026, 3, 9)));
        house.on("2026-03-10T09:00:00Z");

        assertThat(House.rows(report(number), "Actions"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .contains(
                                Cell.text(action.value()),
                                Cell.text("5.2"),
                                Cell.text("u-agent"),
                                Cell.status(Status.BAD, "overdue")));
    }

    @Test
    void who_signed_it_stands_under_it_and_who_still_has_to() {
        ReadinessAssessmentId number = recorded();
        assertThat(report(number).signatures())
                .containsExactly(
                        SignatureLine.open("Quality manager", "Readiness as assessed"),
                        SignatureLine.open("Senior management", "acknowledged"));

        house.signing(QUALITY).readiness().sign(seen(number));
        assertThat(report(number).signatures())
                .satisfiesExactly(
                        given -> {
                            assertThat(given.signer()).isEqualTo("Dr. u-quality (u-quality)");
                            assertThat(given.evidence()).startsWith("on version 1, content SHA-256 ");
                        },
                        open -> assertThat(open.signedAt()).isNull());

        house.as(CHAIR).readiness().acknowledge(seen(number));
        Report report = report(number);
        assertThat(report.signatures()).hasSize(1);
        assertThat(House.section(report, "Limitations and definitions").blocks())
                .contains(new Paragraph("Senior management took note of it on 2026-03-02; the trail says who."));
    }

    @Test
    void questions_of_another_set_are_shown_by_their_ids_and_long_lists_say_what_is_left_out() throws IOException {
        String own = """
                {"format": "qms4j-readiness/1", "id": "acme", "questions": [{"id": "acme.1", "step": 5, "clause": "c",
                 "question": "Judged?", "role": "QUALITY_MANAGER", "remedy": "Judge it.",
                 "evaluation": {"kind": "each-is", "type": "nonconformity", "good": {"status": ["ASSESSED"]}}}]}""";
        QuestionSet set = QuestionSet.of("acme.json", new ByteArrayInputStream(own.getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < 201; i++) {
            raised();
        }
        Report report = report(house.as(QUALITY).readiness().record("mock", set, Map.of(), null));

        assertThat(House.rows(report, "Questions"))
                .singleElement()
                .satisfies(row -> assertThat(row).contains(Cell.noData("not a built-in question")));
        assertThat(House.section(report, "Blockers").blocks().get(0))
                .isEqualTo(
                        new Paragraph("Question acme.1: 200 of 201 blockers are named, in the order of their ids; the"
                                + " assessment keeps no more. The records themselves tell the others."));
    }

    @Test
    void an_assessment_that_is_not_there_and_one_that_the_actor_may_not_read_give_no_report() {
        ReadinessAssessmentId number = recorded();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> house.report(QUALITY, "readiness", "assessment", "RDY-2026-0099"))
                .withMessageContaining("is no assessment on record");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> house.report(NOBODY, "readiness", "assessment", number));
    }
}
