package io.github.qms4j.servicedesk.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.conventions.Verifies;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mapping file is read completely or every mistake in it is listed. */
@Verifies("SD-5")
class TicketExportMappingTest {
    private static final String GOOD = Exports.MAPPING.replace("SHAPE", "snapshots");

    private static InvalidInputException mistakes(String json) {
        try {
            TicketExportMapping.fromJson("desk.json", json);
        } catch (InvalidInputException e) {
            return e;
        }
        throw new AssertionError("was accepted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"zone\": \"UTC\",              | \"nozone\": \"UTC\",          | nozone,zone",
                "\"zone\": \"UTC\"               | \"zone\": \"Mars/Olympus\"    | zone",
                "\"format\": \"csv\"             | \"format\": \"xlsx\"          | format",
                "\"format\": \"csv\"             | \"format\": 7                 | format",
                "\"source\": \"desk\"            | \"source\": \"a:b\"           | source",
                "\"source\": \"desk\"            | \"charset\": \"klingon\", \"source\": \"desk\"     | charset",
                "\"source\": \"desk\"            | \"delimiter\": \"::\", \"source\": \"desk\"        | delimiter",
                "\"source\": \"desk\"            | \"kind\": \"event\", \"source\": \"desk\"          | kind",
                "\"source\": \"desk\"            | \"comment\": 1, \"source\": \"desk\"               | comment",
                "d/M/uuuu H:mm                   | d/M/yyyy H:mm                 | dates[0]",
                "d/M/uuuu H:mm                   | d/M/uuuu h:mm                 | dates[0]",
                "d/M/uuuu H:mm                   | d/M/uuuu H:mm b               | dates[0]",
                "d/M/uuuu H:mm                   | H:mm                          | dates[0]",
                "[\"d/M/uuuu H:mm\"]             | []                            | dates",
                "\"new\"                         | \"fresh\"                     | states.New",
                "pending:user                    | pending:                      | states.User",
                "\"reference\": \"id\"           | \"ref\": \"id\"               | columns.ref,columns.reference",
                "\"group\": \"group\"            | \"group\": \"\"               | columns.group",
                "\"zone\": \"UTC\"               | \"dateOrder\": \"year-first\", \"zone\": \"UTC\"  | dateOrder",
                "\"zone\": \"UTC\"               | \"dateOrder\": \"month-first\", \"zone\": \"UTC\" | dateOrder",
                "\"zone\": \"UTC\"               | \"language\": \"klingon\", \"zone\": \"UTC\"      | language",
                "\"zone\": \"UTC\"               | \"order\": \"random\", \"zone\": \"UTC\"         | order",
                "\"zone\": \"UTC\"               | \"waiting\": \"none\", \"zone\": \"UTC\"         | waiting",
                "\"zone\": \"UTC\"               | \"derivedTimes\": \"guess\", \"zone\": \"UTC\"   | derivedTimes",
                "\"zone\": \"UTC\"               | \"durations\": \"days\", \"zone\": \"UTC\"       | durations",
                "\"group\": \"group\"            | \"dimensions\": {\"month\": \"m\"}   | columns.dimensions.month",
                "\"group\": \"group\"            | \"dimensions\": {\"site\": \" \"}    | columns.dimensions.site",
                "\"group\": \"group\"            | \"dimensions\": []                 | columns.dimensions",
                "\"updatedAt\": \"updated\"      | \"links\": {\"parent\": \"p\"} | columns.links.parent,columns.updatedAt",
            })
    void a_mistake_is_named_with_its_place(String good, String bad, String places) {
        assertThat(GOOD).contains(good);
        assertThat(mistakes(GOOD.replace(good, bad)).violations())
                .extracting(Violation::place)
                .containsExactly(places.split(","));
    }

    @Test
    void all_mistakes_are_listed_at_once() {
        assertThat(mistakes("{}").violations())
                .extracting(Violation::place)
                .contains("source", "format", "shape", "columns", "dates");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"source\": \"a\", \"source\": \"b\"}", "{} {}", "null"})
    void what_is_no_json_object_is_refused_with_its_name(String json) {
        assertThat(mistakes(json)).hasMessageContaining("desk.json");
    }

    @Test
    void a_zone_may_be_left_out_when_every_pattern_names_it() {
        String json = GOOD.replace("d/M/uuuu H:mm", "d/M/uuuu H:mm XXX").replace("\"zone\": \"UTC\",", "");
        assertThat(TicketExportMapping.fromJson("desk.json", json).zone()).isEmpty();
    }

    @Test
    void a_zone_in_brackets_may_be_absent_so_that_the_mapping_needs_one() {
        String json = GOOD.replace("d/M/uuuu H:mm", "d/M/uuuu H:mm[XXX]").replace("\"zone\": \"UTC\",", "");
        assertThat(mistakes(json).violations()).extracting(Violation::place).containsExactly("zone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"servicenow", "jira", "glpi", "uci-incidents"})
    void each_built_in_mapping_is_without_mistakes(String name) {
        assertThat(TicketExportMapping.builtIn(name).source()).isEqualTo(name);
    }

    @Test
    void an_unknown_built_in_mapping_is_refused_with_the_known_ones() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> TicketExportMapping.builtIn("../jira"))
                .withMessageContaining("servicenow");
    }

    @Test
    void a_mapping_may_be_used_in_another_zone_and_for_another_source() {
        TicketExportMapping mapping =
                Exports.SNAPSHOTS.inZone(ZoneId.of("Europe/Berlin")).fromSource("desk-2");
        Exports.Outcome outcome = Exports.read(mapping, Exports.HEADER + Exports.row("New", "8:00", "8:00"));
        assertThat(outcome.ticket().id()).isEqualTo("desk-2:T1");
        assertThat(outcome.events()).containsExactly("Opened 07:00");
    }

    @Test
    void a_source_with_a_colon_is_refused() {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Exports.SNAPSHOTS.fromSource("a:b"));
    }

    @Test
    void a_waiting_time_is_of_one_row_and_needs_the_form_of_its_lengths() {
        String waiting = GOOD.replace("\"group\": \"group\"", "\"waitingTime\": {\"user\": \"waited\"}");
        assertThat(mistakes(waiting).violations())
                .extracting(Violation::place)
                .containsExactly("columns.waitingTime", "durations");
    }

    @Test
    void an_order_of_rows_has_no_meaning_where_each_row_is_a_ticket() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Exports.with("one-row", "\"order\": \"newest-first\""))
                .withMessageContaining("order");
    }

    @Test
    void a_mapping_may_be_told_the_order_of_day_and_month() {
        TicketExportMapping us = TicketExportMapping.builtIn("servicenow").withDateOrder("month-first");
        assertThat(us.dates("export", ImportLimits.standard()).parse("03/02/2026 08:00:00", 2))
                .isEqualTo(Instant.parse("2026-03-02T08:00:00Z").toEpochMilli());
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> us.withDateOrder("year-first"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Exports.SNAPSHOTS.withDateOrder("month-first"))
                .withMessageContaining("none of its patterns");
    }

    @Test
    void a_mapping_tells_the_reasons_of_waiting_and_the_dimensions_it_can_give() {
        assertThat(Exports.SNAPSHOTS.waitingReasons()).containsExactly("user", "vendor");
        assertThat(TicketExportMapping.builtIn("uci-incidents").dimensions()).containsExactly("contact type", "vendor");
    }
}
