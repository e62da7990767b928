package io.github.qms4j.objective;

import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiSeries;
import io.github.qms4j.objective.ObjectiveDefinition.Means;
import io.github.qms4j.objective.ObjectiveDefinition.Timing;
import io.github.qms4j.record.View;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text of a quality management plan (rule OBJ-5): for each objective how it is measured, monitored and achieved, by
 * whom, with what and until when. Markdown, lines ended by a line feed. The same records give the same text: it holds no
 * time of its making.
 */
final class QualityPlan {
    private final StringBuilder text = new StringBuilder();

    private QualityPlan() {}

    /**
     * What a section is written from.
     *
     * @param earlier the objective of an earlier year that it goes on with; null for none
     * @param series its KPI; null when there is no such KPI
     * @param actions its actions, cancelled ones too
     */
    record Section(
            View<ObjectiveId, Objective> objective,
            @Nullable View<ObjectiveId, Objective> earlier,
            @Nullable KpiSeries series,
            List<View<ActionId, Action>> actions) {}

    /** @param sections in the order in which they are printed */
    static String of(int year, List<Section> sections) {
        QualityPlan plan = new QualityPlan();
        plan.line("# Quality management plan " + year);
        plan.line("");
        plan.line(sections.isEmpty() ? "No objective is due in this year." : sections.size() + " objectives.");
        sections.forEach(plan::section);
        return plan.text.toString();
    }

    private void section(Section section) {
        Objective objective = section.objective().state();
        ObjectiveDefinition definition = objective.definition();
        line("");
        line("## " + section.objective().id() + " "
                + escaped(definition.statement().text()));
        line("");
        item("Status", objective.status().name());
        item("Level", definition.level().name());
        item("Serves", definition.parent() == null ? "" : definition.parent().value());
        item("Linked to", joined(definition.links()));
        if (section.earlier() != null) {
            earlier(section.earlier());
        }
        measured(definition, section.series());
        monitored(definition.timing());
        achieved(definition.means());
        section.actions().forEach(this::action);
        item("Published to", joined(objective.teams()));
    }

    private void earlier(View<ObjectiveId, Objective> earlier) {
        Progress outcome = earlier.state().outcome();
        item(
                "Goes on with",
                earlier.id() + ", " + earlier.state().status() + (outcome == null ? "" : ": " + outcome.because()));
    }

    private void measured(ObjectiveDefinition definition, @Nullable KpiSeries series) {
        Measure measure = definition.measure();
        item("Measured by", series == null ? measure.kpiId() : kpi(series.definition(), measure));
        item("Evaluated", measure.method());
        item("Data plan", measure.dataPlan());
        item(
                "Baseline",
                definition.baseline() == null ? "" : definition.baseline().toString());
        item("Target", ObjectiveDefinition.inWords(definition.target(), definition.bound()));
    }

    private static String kpi(KpiDefinition kpi, Measure measure) {
        String group = measure.dimensions().isEmpty()
                ? ""
                : measure.dimensions().entrySet().stream()
                        .map(Map.Entry::toString)
                        .collect(Collectors.joining(", ", " for ", ""));
        return kpi.id() + ", " + kpi.name() + group + ": " + kpi.formula() + " in " + kpi.unit() + ", every "
                + kpi.period() + ", from " + kpi.source() + ", by " + kpi.collector();
    }

    private void monitored(Timing timing) {
        item("From", timing.startOn() == null ? "" : timing.startOn().toString());
        item("Until", timing.dueOn() == null ? "" : timing.dueOn().toString());
        timing.milestones().forEach(milestone -> item("Milestone", milestone.value() + " by " + milestone.on()));
        Period step = timing.reviewEvery();
        item(
                "Reviewed",
                step == null
                        ? ""
                        : "every " + step + ": "
                                + ReviewSlot.of(timing).stream()
                                        .map(slot -> slot.opensOn() + " to " + slot.lastOn())
                                        .collect(Collectors.joining(", ")));
    }

    private void achieved(Means means) {
        item("Owner", means.owner() == null ? "" : means.owner());
        item("Service owner", means.serviceOwner() == null ? "" : means.serviceOwner());
        item("Resources", joined(means.resources()));
        item("Judgement", means.judgement());
    }

    private void action(View<ActionId, Action> action) {
        Action state = action.state();
        String due = state.header().due() == null
                ? ""
                : ", until " + state.header().due().current();
        item(
                "Action " + action.id(),
                state.description() + " (" + state.kind() + ", by " + state.owner() + due + ", " + state.status()
                        + ")");
    }

    private static String joined(List<?> parts) {
        return parts.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private void item(String name, String value) {
        line("- **" + name + ":** " + (value.isBlank() ? "not said" : escaped(value)));
    }

    /** A text that somebody wrote makes no heading, list or mark-up of its own. */
    private static String escaped(String value) {
        return value.strip().replaceAll("\\s+", " ").replaceAll("([\\\\`*_<>\\[\\]#|])", "\\\\$1");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
