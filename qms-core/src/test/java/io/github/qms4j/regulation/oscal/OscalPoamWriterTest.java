package io.github.qms4j.regulation.oscal;

import static io.github.qms4j.regulation.oscal.Exports.HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.regulation.RequirementId;
import io.github.qms4j.regulation.oscal.OpenFinding.PlannedAction;
import io.github.qms4j.regulation.oscal.OpenFinding.Status;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Verifies("REG-5")
class OscalPoamWriterTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final OpenFinding BARE =
            new OpenFinding("NC-2", "Two", "Second", List.of(), "", Status.OPEN, "", null, List.of());
    private static final OpenFinding FULL = new OpenFinding(
            "NC-1",
            "Calibration overdue",
            "Three scales\nwere used past their due date.",
            List.of(RequirementId.parse("iso-9001:2015/7.1.5.2"), RequirementId.parse("iso-13485:2016/7.6")),
            "major",
            Status.REMEDIATING,
            "Q. Manager",
            LocalDate.of(2026, 7, 31),
            List.of(
                    new PlannedAction("1", "Calibrate", "T. Echnician", LocalDate.of(2026, 3, 29), true),
                    new PlannedAction("2", "Remind", "", null, false)));

    @Test
    void findings_with_everything_and_with_nothing_are_valid() {
        assertThat(OscalSchema.named("poam").violations(written(FULL, BARE).text()))
                .isEmpty();
        assertThat(OscalSchema.named("poam").violations(written(BARE).text())).isEmpty();
    }

    @Test
    void a_finding_is_an_item_with_its_risk_and_its_actions() {
        JsonNode poam = written(FULL).tree().get("plan-of-action-and-milestones");

        assertThat(poam.at("/poam-items/0/title").asString()).isEqualTo("Calibration overdue");
        assertThat(poam.at("/poam-items/0/related-risks/0/risk-uuid")).isEqualTo(poam.at("/risks/0/uuid"));
        assertThat(poam.at("/risks/0/status").asString()).isEqualTo("remediating");
        assertThat(poam.at("/risks/0/remediations/0/lifecycle").asString()).isEqualTo("planned");
        assertThat(poam.at("/risks/0/remediations/0/tasks")).hasSize(2);
        assertThat(poam.at("/risks/0/props").toString())
                .contains("NC-1", "major", "Q. Manager", "iso-9001:2015/7.1.5.2", "iso-13485:2016/7.6");
    }

    @Test
    void a_day_ends_with_its_last_second_in_the_given_zone() {
        JsonNode risk = written(FULL).tree().at("/plan-of-action-and-milestones/risks/0");

        assertThat(risk.get("deadline").asString()).isEqualTo("2026-07-31T21:59:59Z");
        assertThat(risk.at("/remediations/0/tasks/0/timing/on-date/date").asString())
                .isEqualTo("2026-03-29T21:59:59Z");
        assertThat(written(FULL).losses().find("due.day"))
                .hasValueSatisfying(loss -> assertThat(loss.count()).isEqualTo(2));
    }

    @Test
    void actions_that_are_all_done_are_a_completed_remediation() {
        OpenFinding done = new OpenFinding(
                "NC-3",
                "T",
                "D",
                List.of(),
                "",
                Status.OPEN,
                "",
                null,
                List.of(new PlannedAction("1", "Act", "", null, true)));

        assertThat(written(done).all("lifecycle")).containsExactly("completed");
    }

    @Test
    void a_finding_keeps_its_uuids_whatever_else_is_open() {
        JsonNode alone = written(FULL).tree().at("/plan-of-action-and-milestones/risks/0");
        JsonNode second = written(BARE, FULL).tree().at("/plan-of-action-and-milestones/risks/1");

        assertThat(second).isEqualTo(alone);
    }

    @Test
    void every_uuid_is_unique_and_every_reference_is_resolved() {
        Exports written = written(FULL, BARE);
        List<String> uuids = written.all("uuid");

        assertThat(new HashSet<>(uuids)).hasSameSizeAs(uuids);
        assertThat(uuids).containsAll(written.all("risk-uuid"));
    }

    @Test
    void text_with_half_a_character_is_put_right_and_counted() {
        OpenFinding odd =
                new OpenFinding("NC-4", "Half a \uD800", "of\tit", List.of(), "", Status.OPEN, "", null, List.of());
        Exports written = written(odd);

        assertThat(OscalSchema.named("poam").violations(written.text())).isEmpty();
        assertThat(written.all("title")).contains("Half a \uFFFD");
        assertThat(written.losses().find("text.unicode")).isPresent();
    }

    @Test
    void a_day_that_oscal_cannot_write_is_left_out_and_counted() {
        OpenFinding never = new OpenFinding("NC-6", "T", "D", List.of(), "", Status.OPEN, "", LocalDate.MAX, List.of());
        Exports written = written(never);

        assertThat(written.all("deadline")).isEmpty();
        assertThat(written.losses().find("due.year")).isPresent();
    }

    @Test
    void a_document_of_no_known_year_is_refused() {
        assertThatThrownBy(() -> new OscalHead("T", "1", "acme.example", Instant.MAX))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("lastModified");
    }

    @Test
    void nothing_open_is_no_plan_and_nothing_is_written() {
        ByteArrayOutputStream target = new ByteArrayOutputStream();

        assertThatThrownBy(() -> OscalPoamWriter.write(HEAD, "acme", BERLIN, List.of(), target))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is none");
        assertThat(target.size()).isZero();
    }

    @Test
    void one_id_stands_for_one_finding() {
        assertThatThrownBy(() -> written(BARE, BARE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("NC-2");
    }

    @Test
    void a_finding_says_what_it_is() {
        assertThatThrownBy(() -> new OpenFinding("NC-5", " ", "D", List.of(), "", Status.OPEN, "", null, List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("title");
    }

    private static Exports written(OpenFinding... findings) {
        return Exports.of(out -> OscalPoamWriter.write(HEAD, "acme", BERLIN, List.of(findings), out));
    }
}
