package io.github.qms4j.servicedesk.importing;

import static io.github.qms4j.servicedesk.importing.Exports.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.servicedesk.TicketStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports of one JSON object a line, and the built-in mappings on rows as their tools write them. */
@Verifies("SD-5")
class JsonLinesExportTest {
    private static final TicketExportMapping JIRA = TicketExportMapping.builtIn("jira");
    private static final String ISSUE = """
            {"key":"D-1","fields":{"summary":"No mail","issuetype":{"name":"[System] Incident"},"priority":{"name":"High"},\
            "components":[{"name":"Mail"},{"name":"DNS"}],"assignee":null,"status":{"name":"Resolved","id":5},\
            "created":"2024-03-01T09:00:00.000+0100","updated":"2024-03-01T12:00:00.000+0100",\
            "resolutiondate":"2024-03-01T11:00:00.000+0100","labels":["a",{"b":[1]}]}}
            """;

    @Test
    void an_issue_of_jira_is_a_ticket() {
        Exports.Outcome outcome = read(JIRA, ISSUE);
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Resolved 10:00");
        assertThat(outcome.ticket().kind()).isEqualTo(TicketKind.INCIDENT);
        assertThat(outcome.ticket().category()).contains("Mail");
        assertThat(outcome.ticket().priority()).contains("High");
    }

    @Test
    void a_list_of_servicenow_is_tickets() {
        String export = """
                "number","short_description","business_service","category","impact","urgency","priority","assignment_group",\
                "assigned_to","state","sys_updated_on","opened_at","resolved_at","closed_at","reopen_count","made_sla",\
                "problem_id","rfc","caused_by"
                "INC1","No ""mail""\","Mail","net","1 - High","1 - High","1 - Critical","G","A","Canceled","2024-03-01 10:00:00",\
                "2024-03-01 08:00:00","","2024-03-01 09:00:00","0","true","PRB1","","CHG1"
                """;
        Exports.Outcome outcome = read(TicketExportMapping.builtIn("servicenow"), export);
        assertThat(outcome.ticket().status()).isEqualTo(TicketStatus.CANCELLED);
        assertThat(outcome.ticket().title()).contains("No \"mail\"");
        assertThat(outcome.ticket().links()).hasSize(2);
        assertThat(outcome.report().rejected()).isZero();
    }

    @Test
    void a_search_result_of_glpi_is_tickets() {
        String export = """
                "ID";"Title";"Status";"Type";"Category";"Impact";"Urgency";"Priority";"Assigned to - Technician";\
                "Assigned to - Technician group";"Opening date";"Last update";"Resolution date";"Closing date";
                "7";"Badge";"Solved";"Request";"HR";"Low";"Low";"Low";"tech";"Desk";"2024-03-01 08:00";"2024-03-01 09:00";\
                "2024-03-01 09:00";"";
                """;
        Exports.Outcome outcome = read(TicketExportMapping.builtIn("glpi"), export);
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Assigned 08:00 Desk/tech", "Resolved 09:00");
        assertThat(outcome.ticket().kind()).isEqualTo(TicketKind.SERVICE_REQUEST);
    }

    @Test
    void a_line_that_is_no_json_is_rejected_and_the_next_one_read() {
        Exports.Outcome outcome = read(JIRA, "{\"key\":\n[1]\n\n{} {}\n" + ISSUE);
        assertThat(outcome.tickets()).hasSize(1);
        assertThat(outcome.report().rejectedRows())
                .extracting(RejectedRow::rowNumber)
                .containsExactly(1L, 2L, 4L);
    }

    @Test
    void an_object_where_a_value_is_expected_is_rejected_with_its_field() {
        assertThat(read(JIRA, ISSUE.replace("\"No mail\"", "{}")).report().rejectedRows())
                .singleElement()
                .satisfies(row -> assertThat(row.field()).isEqualTo("title"));
    }

    @Test
    void an_unknown_kind_is_rejected_with_the_known_ones() {
        assertThat(read(JIRA, ISSUE.replace("[System] Incident", "Epic"))
                        .report()
                        .rejectedRows())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).contains("Service Request"));
    }

    @Test
    void a_file_that_begins_a_list_is_refused_with_a_remedy() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(JIRA, "[" + ISSUE))
                .withMessageContaining("jq");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"issues\":[ISSUE]}",
                "{\"expand\":\"names\",\"startAt\":0,\"total\":120,\"issues\":[ISSUE,ISSUE]}",
                "{\"issues\":[\nISSUE\n]}",
                "{\"result\": [ISSUE], \"meta\": {\"a\": [1, [2]]}}"
            })
    void an_answer_with_a_list_inside_is_refused_with_what_makes_lines_of_it(String answer) {
        String key = answer.contains("issues") ? "issues" : "result";
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(JIRA, answer.replace("ISSUE", ISSUE.strip())))
                .withMessageContaining("line 1 ")
                .withMessageContaining("jq -c '." + key + "[]'")
                .withMessageContaining("every page");
    }

    @Test
    void an_object_over_several_lines_is_refused_with_what_makes_one_line_of_it() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(JIRA, "{\n  \"issues\": [\n  {\"key\": \"D-1\"}]}\n"))
                .withMessageContaining("over several lines")
                .withMessageContaining("jq -c '.issues[]'");
    }

    @Test
    void a_ticket_that_has_a_list_of_objects_is_a_ticket() {
        TicketExportMapping mapping = TicketExportMapping.fromJson("test", """
                {"source": "s", "format": "jsonl", "shape": "one-row", "dates": ["ISO_INSTANT"],
                 "columns": {"reference": "n", "openedAt": "at"}}
                """);
        assertThat(read(mapping, "{\"comments\": [{\"a\": 1}], \"n\": 12, \"at\": \"2024-03-01T08:00:00Z\"}")
                        .tickets())
                .hasSize(1);
    }

    @Test
    void an_empty_file_is_refused() {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> read(JIRA, "\n"));
    }

    @Test
    void a_path_may_name_a_key_that_has_a_dot() {
        TicketExportMapping mapping = TicketExportMapping.fromJson("test", """
                {"source": "s", "format": "jsonl", "shape": "one-row", "dates": ["ISO_INSTANT"],
                 "columns": {"reference": "n\\\\.o", "openedAt": "at", "title": "n\\\\.o"}}
                """);
        assertThat(read(mapping, "{\"n.o\": 12, \"at\": \"2024-03-01T08:00:00Z\"}")
                        .ticket()
                        .title())
                .contains("12");
    }
}
