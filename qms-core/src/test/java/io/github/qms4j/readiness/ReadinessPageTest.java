package io.github.qms4j.readiness;

import static io.github.qms4j.readiness.ReadinessFixture.QUALITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.capa.CapaDraft;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.conventions.Verifies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What docs/readiness.md shows, as it stands there. */
class ReadinessPageTest {
    private final ReadinessFixture house = new ReadinessFixture();

    @Test
    @Verifies("INS-3")
    void readiness_is_asked_recorded_and_worked_on_as_the_page_shows() throws IOException {
        NonconformityId number = house.assessed();
        CapaId capa = house.as(QUALITY).capas().open(CapaDraft.of("Late", number));
        house.as(QUALITY).capas().triage(capa, "u-agent", Severity.Level.MINOR, LocalDate.of(2026, 3, 9));
        house.clock.set("2026-03-10T09:00:00Z");

        ActionId action = assigned(house.as(QUALITY).readiness(), LocalDate.of(2026, 3, 13));

        assertThat(house.as(QUALITY).readiness().actions(ReadinessAssessmentId.of("RDY-2026-0001")))
                .singleElement()
                .satisfies(view -> assertThat(view.id()).isEqualTo(action));
        Score score = house.as(QUALITY)
                .readiness()
                .find(ReadinessAssessmentId.of("RDY-2026-0001"))
                .orElseThrow()
                .state()
                .score();
        assertThat(Files.readString(Path.of("../docs/readiness.md"))).contains("`" + score + "`");
    }

    private static ActionId assigned(Readiness readiness, LocalDate friday) {
        QuestionSet questions = QuestionSet.builtIn();
        Map<String, String> notApplicable = Map.of("3.3", "no vendor has access to regulated systems");
        Score today = Score.of(readiness.ask(questions, notApplicable, null));
        System.out.println(today);

        ReadinessAssessmentId assessment = readiness.record("FDA inspection", questions, notApplicable, null);
        ReadinessAssessment found = readiness.find(assessment).orElseThrow().state();
        Answer capas = found.answer("5.3").orElseThrow();
        capas.blockers().forEach(blocker -> System.out.println(blocker.owner() + ": " + blocker.what()));
        return readiness.assign(
                assessment,
                "5.3",
                ActionDraft.of(ReadinessActions.Kind.CORRECT, "Close the CAPA or extend it.", "u-agent", friday));
    }
}
