package io.github.qms4j.training.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.training.LearningReport;
import io.github.qms4j.training.LearningResult.Completion;
import io.github.qms4j.training.LearningResult.Success;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningFilesTest {
    private static final String ID = "fd41c918-b88b-4b20-a0a5-a4c32391aaa0";
    private static final CsvResults MAPPING =
            CsvResults.of("id", "user", "course", "date", "status", ZoneId.of("Europe/Berlin"));

    private static String statement(String verb, String more) {
        return "{\"id\":\"" + ID + "\",\"actor\":{\"mbox\":\"mailto:anna@example.com\"},\"verb\":{\"id\":\"" + verb
                + "\"},\"object\":{\"id\":\"https://lms.example.com/gdpr\"},\"timestamp\":\"2026-03-02T10:00:00+01:00\""
                + more + "}";
    }

    private static LearningReport only(String json) {
        List<LearningReport> reports = XapiStatements.read(new StringReader(json));
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    @Test
    @Verifies("TRN-9")
    void a_statement_says_who_did_what_when_and_with_which_result() {
        LearningReport report = only(statement(
                "http://adlnet.gov/expapi/verbs/passed",
                ",\"result\":{\"completion\":true,\"score\":{\"scaled\":0.95}}"));

        assertThat(report)
                .isEqualTo(new LearningReport(
                        ID,
                        "mbox:mailto:anna@example.com",
                        "https://lms.example.com/gdpr",
                        "http://adlnet.gov/expapi/verbs/passed",
                        Completion.COMPLETED,
                        Success.PASSED,
                        "0.95",
                        Instant.parse("2026-03-02T09:00:00Z"),
                        "",
                        null));
    }

    @ParameterizedTest
    @CsvSource({
        "completed, COMPLETED, UNKNOWN",
        "passed, UNKNOWN, PASSED",
        "failed, UNKNOWN, FAILED",
        "launched, UNKNOWN, UNKNOWN",
        "abandoned, UNKNOWN, UNKNOWN"
    })
    @Verifies("TRN-9")
    void a_verb_says_completion_or_success(String verb, Completion completion, Success success) {
        LearningReport report = only(statement("http://adlnet.gov/expapi/verbs/" + verb, ""));

        assertThat(report.completion()).isEqualTo(completion);
        assertThat(report.success()).isEqualTo(success);
    }

    @Test
    @Verifies("TRN-9")
    void a_waived_unit_is_no_evidence_and_keeps_its_reason() {
        LearningReport report = only(statement(
                "https://w3id.org/xapi/adl/verbs/waived",
                ",\"result\":{\"success\":true,\"completion\":true,\"extensions\":"
                        + "{\"https://w3id.org/xapi/cmi5/result/extensions/reason\":\"Tested Out\"}}"));

        assertThat(report.noEvidence()).startsWith("waived: Tested Out");
    }

    @Test
    @Verifies("TRN-9")
    void satisfied_shows_nothing_for_move_on_not_applicable_gives_it_without_a_deed() {
        assertThat(only(statement("https://w3id.org/xapi/adl/verbs/satisfied", ""))
                        .noEvidence())
                .startsWith("satisfied");
    }

    @ParameterizedTest
    @CsvSource({"0.79, false", "0.80, true", "0.81, true"})
    @Verifies("TRN-9")
    void passed_below_the_mastery_score_is_no_evidence(String scaled, boolean isEvidence) {
        LearningReport report = only(statement(
                "http://adlnet.gov/expapi/verbs/passed",
                ",\"result\":{\"score\":{\"scaled\":" + scaled + "}},\"context\":{\"extensions\":"
                        + "{\"https://w3id.org/xapi/cmi5/context/extensions/masteryscore\":0.8}}"));

        assertThat(report.noEvidence().isBlank()).isEqualTo(isEvidence);
    }

    @Test
    @Verifies("TRN-9")
    void a_voiding_statement_names_what_it_takes_back() {
        LearningReport report = only(
                statement("http://adlnet.gov/expapi/verbs/voided", "")
                        .replace(
                                "\"object\":{\"id\":\"https://lms.example.com/gdpr\"}",
                                "\"object\":{\"objectType\":\"StatementRef\",\"id\":\"E05AA883-ACAF-40AD-BF54-02C8CE485FB0\"}"));

        assertThat(report.voids()).isEqualTo("e05aa883-acaf-40ad-bf54-02c8ce485fb0");
    }

    @Test
    @Verifies("TRN-9")
    void an_actor_is_known_by_account_openid_or_hash_too() {
        String verb = "http://adlnet.gov/expapi/verbs/passed";
        String mbox = "\"mbox\":\"mailto:anna@example.com\"";

        assertThat(only(statement(verb, "")
                                .replace(mbox, "\"account\":{\"homePage\":\"https://x.org\",\"name\":\"17\"}"))
                        .learner())
                .isEqualTo("account:https://x.org|17");
        assertThat(only(statement(verb, "").replace(mbox, "\"mbox_sha1sum\":\"abc\""))
                        .learner())
                .isEqualTo("mbox_sha1sum:abc");
        assertThat(only(statement(verb, "").replace(mbox, "\"openid\":\"https://a.org\""))
                        .learner())
                .isEqualTo("openid:https://a.org");
    }

    @Test
    @Verifies("TRN-9")
    void statements_come_as_a_list_a_response_or_a_line_each() {
        String one = statement("http://adlnet.gov/expapi/verbs/passed", "");

        assertThat(XapiStatements.read(new StringReader("[" + one + "," + one + "]")))
                .hasSize(2);
        assertThat(XapiStatements.read(new StringReader("{\"statements\":[" + one + "],\"more\":\"\"}")))
                .hasSize(1);
        assertThat(XapiStatements.read(new StringReader(one + "\n\n" + one + "\n")))
                .hasSize(2);
        assertThat(only(one.replace(",\"verb\"", ",\n\"verb\"")).statement()).isEqualTo(ID);
        assertThat(XapiStatements.read(new StringReader("[]"))).isEmpty();
    }

    @Test
    @Verifies("TRN-9")
    void statements_that_cannot_be_read_are_all_named_and_none_is_returned() {
        String good = statement("http://adlnet.gov/expapi/verbs/passed", "");

        assertThatThrownBy(() -> XapiStatements.read(new StringReader("[" + good + "," + good.replace(ID, "7") + ","
                        + good.replace("2026-03-02T10:00:00+01:00", "yesterday") + "]")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("statement 2, id '7'")
                .hasMessageContaining("statement 3, timestamp 'yesterday'");
        assertThatThrownBy(() -> XapiStatements.read(new StringReader(good + "\n{oops")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line 2");
    }

    @ParameterizedTest
    @CsvSource({
        "passed, UNKNOWN, PASSED",
        "failed, UNKNOWN, FAILED",
        "Completed, COMPLETED, UNKNOWN",
        "incomplete, INCOMPLETE, UNKNOWN",
        "not attempted, INCOMPLETE, UNKNOWN",
        "browsed, UNKNOWN, UNKNOWN"
    })
    @Verifies("TRN-9")
    void the_one_status_of_scorm_1_2_is_read_on_two_axes(String status, Completion completion, Success success) {
        assertThat(ScormResult.of12(status)).isEqualTo(new ScormResult(completion, success));
    }

    @Test
    @Verifies("TRN-9")
    void the_two_statuses_of_scorm_2004_are_its_axes() {
        assertThat(ScormResult.of2004("completed", "unknown"))
                .isEqualTo(new ScormResult(Completion.COMPLETED, Success.UNKNOWN));
        assertThat(ScormResult.of2004("not_attempted", "failed"))
                .isEqualTo(new ScormResult(Completion.INCOMPLETE, Success.FAILED));
        assertThat(ScormResult.of2004("", "passed")).isEqualTo(new ScormResult(Completion.UNKNOWN, Success.PASSED));
        assertThatThrownBy(() -> ScormResult.of2004("done", ""))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none of the vocabulary");
        assertThatThrownBy(() -> ScormResult.of2004("", "great")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ScormResult.of12("great")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Verifies("TRN-9")
    void results_are_read_by_a_mapping_of_columns() {
        List<LearningReport> reports = MAPPING.read(new StringReader(
                "\uFEFFcourse,user,status,date,id,remark\ngdpr,anna,passed,2026-03-02,r-1,\"well, done\"\n"));

        assertThat(reports)
                .containsExactly(LearningReport.of(
                        "r-1",
                        "anna",
                        "gdpr",
                        Completion.UNKNOWN,
                        Success.PASSED,
                        Instant.parse("2026-03-01T23:00:00Z")));
    }

    @Test
    @Verifies("TRN-9")
    void two_columns_of_scorm_2004_and_a_score_are_read() {
        CsvResults mapping =
                new CsvResults("id", "user", "course", "at", null, "done", "passed", "score", ZoneId.of("UTC"));

        LearningReport report = mapping.read(new StringReader(
                        "id,user,course,at,done,passed,score\nr-1,anna,gdpr,2026-03-02T09:00:00Z,completed,,0.5\n"))
                .get(0);

        assertThat(report.completion()).isEqualTo(Completion.COMPLETED);
        assertThat(report.success()).isEqualTo(Success.UNKNOWN);
        assertThat(report.scaledScore()).isEqualTo("0.5");
    }

    @Test
    @Verifies("TRN-9")
    void a_file_is_refused_with_every_line_that_cannot_be_read() {
        assertThatThrownBy(() -> MAPPING.read(new StringReader(
                        "id,user,course,date,status\nr-1,anna,gdpr,soon,passed\nr-2,anna,gdpr,2026-03-02,great\n")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line 2, date 'soon'")
                .hasMessageContaining("line 3, lesson_status 'great'");
        assertThatThrownBy(() -> MAPPING.read(new StringReader("id,user,course\n")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("lacks [date, status]");
        assertThatThrownBy(() -> new CsvResults("id", "user", "course", "at", null, null, null, null, ZoneId.of("UTC")))
                .isInstanceOf(InvalidInputException.class);
    }
}
