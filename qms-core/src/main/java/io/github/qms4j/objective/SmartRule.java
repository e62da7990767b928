package io.github.qms4j.objective;

import io.github.qms4j.kpi.Direction;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiRecords.DefinitionStatus;
import io.github.qms4j.kpi.KpiSeries;
import io.github.qms4j.objective.ObjectiveDefinition.Means;
import io.github.qms4j.objective.ObjectiveDefinition.Statement;
import io.github.qms4j.objective.ObjectiveDefinition.Timing;
import io.github.qms4j.objective.SmartAssessment.Finding;
import io.github.qms4j.objective.SmartAssessment.Letter;
import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.statistics.Improvement;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SMART as code (rule OBJ-2): each letter passes, or says exactly what is wanting. Pure.
 *
 * @param definition the objective
 * @param series its KPI with the measurements of its group; null when there is no such KPI
 * @param actions how many actions are planned
 * @param agreement how it stands with the service owner's signature
 * @param today a day in the engine's zone
 */
record SmartRule(
        ObjectiveDefinition definition, @Nullable KpiSeries series, int actions, Agreement agreement, LocalDate today) {
    /** More reviews than these are planned by mistake. */
    static final int MOST_REVIEWS = 120;

    /** As many as natural variation takes. */
    private static final int ESTABLISHED = 8;

    /** The service owner's signature on what is proposed. */
    enum Agreement {
        GIVEN,
        WANTING,
        /** It is asked for once the rest passes. */
        NOT_ASKED_YET
    }

    SmartAssessment assess() {
        return new SmartAssessment(
                Arrays.stream(Letter.values()).map(this::assess).toList());
    }

    Finding assess(Letter letter) {
        List<String> wanting = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        switch (letter) {
            case SPECIFIC -> specific(wanting);
            case MEASURABLE -> measurable(wanting, remarks);
            case ACHIEVABLE -> achievable(wanting, remarks);
            case RELEVANT ->
                demand(
                        !definition.links().isEmpty(),
                        "it serves nothing; link the policy, requirement or business goal",
                        wanting);
            case TIMED -> timed(wanting);
        }
        return new Finding(letter, wanting, remarks);
    }

    private static void demand(boolean holds, String deficiency, List<String> wanting) {
        if (!holds) {
            wanting.add(deficiency);
        }
    }

    private void specific(List<String> wanting) {
        Statement statement = definition.statement();
        named("subject", statement.subject(), wanting);
        named("metric", statement.metric(), wanting);
    }

    private void named(String what, String words, List<String> wanting) {
        if (words.isBlank()) {
            wanting.add("no " + what + " is said; say it in the words of the statement");
        } else if (!normal(definition.statement().text()).contains(normal(words))) {
            wanting.add("the statement does not name its " + what + " '" + words + "'; name it");
        }
    }

    private static String normal(String text) {
        return text.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
    }

    private void measurable(List<String> wanting, List<String> remarks) {
        String kpiId = definition.measure().kpiId();
        if (kpiId.isBlank()) {
            wanting.add("no KPI is linked; name the one that shows it");
        } else if (series == null) {
            wanting.add("'" + kpiId + "' is not a defined KPI; define it first");
        } else {
            inUse(series, wanting);
            hasData(series, wanting, remarks);
        }
        demand(!definition.measure().method().isBlank(), "it is not said how it will be evaluated; say how", wanting);
        baselineFits(wanting, remarks);
        targetFits(wanting);
    }

    private static void inUse(KpiSeries kpi, List<String> wanting) {
        demand(
                kpi.status() == DefinitionStatus.ACTIVE,
                "KPI " + kpi.definition().id()
                        + (kpi.status() == DefinitionStatus.RETIRED
                                ? " was retired; link its successor"
                                : " is a draft; put it into use"),
                wanting);
    }

    private void hasData(KpiSeries kpi, List<String> wanting, List<String> remarks) {
        Readings readings = Readings.of(kpi);
        long otherUnit = readings.inAnotherUnit();
        if (otherUnit > 0) {
            remarks.add(otherUnit + " values of KPI " + kpi.definition().id() + " are in another unit than "
                    + kpi.definition().unit() + " and do not count");
        }
        if (readings.withValue().size() == 0) {
            String none = readings.mean() instanceof Result.NoData noData ? noData.reason() : "no value";
            String plan = definition.measure().dataPlan();
            demand(!plan.isBlank(), none + "; measure it, or say from when and how it will be measured", wanting);
            if (!plan.isBlank()) {
                remarks.add(none + "; the plan for it: " + plan);
            }
        } else {
            isRecent(kpi.definition(), readings.withValue().latest().until(), wanting);
        }
    }

    private void isRecent(KpiDefinition kpi, LocalDate until, List<String> wanting) {
        demand(
                !today.isAfter(until.plus(kpi.period()).plus(kpi.stalenessGrace())),
                "the latest value of KPI " + kpi.id() + " is of the period until " + until.minusDays(1)
                        + ", and the next one is overdue; measure it, or have another KPI show it",
                wanting);
    }

    private void baselineFits(List<String> wanting, List<String> remarks) {
        Baseline baseline = definition.baseline();
        if (baseline == null) {
            wanting.add("there is no baseline; state value, period and source");
            return;
        }
        if (baseline.periods() > 0 && baseline.periods() < ESTABLISHED) {
            remarks.add("the baseline is the mean of " + baseline.periods() + " periods only");
        }
        demand(
                !baseline.until().isAfter(today),
                "the baseline ends in the future, on " + baseline.until().minusDays(1)
                        + "; take it from what has been seen",
                wanting);
        if (series != null) {
            inUnit("baseline", baseline.value(), series.definition(), wanting);
            isWhatTheKpiSays(baseline, series, wanting);
        }
    }

    /** A baseline that is chosen freely makes every target reachable. */
    private static void isWhatTheKpiSays(Baseline baseline, KpiSeries kpi, List<String> wanting) {
        Result own = Readings.of(kpi).within(baseline.from(), baseline.until()).mean();
        if (own instanceof Result.Measured measured
                && measured.quantity().unit().equals(baseline.value().unit())) {
            boolean same = measured.quantity()
                            .value()
                            .setScale(baseline.value().value().scale(), RoundingMode.HALF_EVEN)
                            .compareTo(baseline.value().value())
                    == 0;
            demand(
                    same,
                    "the baseline is " + baseline + ", but the KPI's own mean over that time is " + measured.quantity()
                            + "; take that, or another period",
                    wanting);
        }
    }

    private void targetFits(List<String> wanting) {
        Target target = definition.target();
        Baseline baseline = definition.baseline();
        if (target == null) {
            wanting.add("there is no target; state a value, or a change relative to the baseline");
            return;
        }
        Result value = target.value(baseline);
        if (value instanceof Result.Failed failed) {
            wanting.add(failed.reason());
        } else if (value instanceof Result.NoData none && baseline != null) {
            wanting.add(none.reason());
        }
        Bound bound = definition.bound().orElse(null);
        if (series == null || bound == null) {
            return;
        }
        inUnit("target", bound.quantity(), series.definition(), wanting);
        isTheGoodSide(bound, series.definition(), wanting);
        if (baseline != null && baseline.value().unit().equals(bound.quantity().unit())) {
            demand(
                    !bound.isMetBy(baseline.value()),
                    "the baseline of " + baseline.value() + " meets the target of " + bound
                            + " already; take one that is better",
                    wanting);
        }
    }

    private static void inUnit(String what, Quantity quantity, KpiDefinition kpi, List<String> wanting) {
        demand(
                quantity.unit().equals(kpi.unit()),
                "the " + what + " of " + quantity + " is not in the unit of KPI " + kpi.id() + "; state it in "
                        + kpi.unit(),
                wanting);
    }

    private static void isTheGoodSide(Bound bound, KpiDefinition kpi, List<String> wanting) {
        Improvement wanted = Attainability.better(bound.comparator());
        boolean contradicts = (kpi.direction() == Direction.HIGHER_IS_BETTER && wanted == Improvement.DOWN)
                || (kpi.direction() == Direction.LOWER_IS_BETTER && wanted == Improvement.UP);
        demand(
                !contradicts,
                "the target of " + bound + " is the bad side of KPI " + kpi.id() + ", of which " + kpi.direction()
                        + "; turn it round",
                wanting);
    }

    private void achievable(List<String> wanting, List<String> remarks) {
        Means means = definition.means();
        demand(means.owner() != null, "nobody answers for it; name an owner", wanting);
        demand(
                means.serviceOwner() != null,
                "no service owner is named; name who signs that it can be reached",
                wanting);
        demand(!means.resources().isEmpty(), "no resources are named; name people, money or tools", wanting);
        attainability().ifPresent(found -> attainable(found, wanting, remarks));
        demand(
                agreement != Agreement.WANTING || means.serviceOwner() == null,
                "service owner " + means.serviceOwner() + " has not signed that it can be reached; have it signed",
                wanting);
    }

    /** Empty where M says already why there is nothing to compare. */
    private Optional<Attainability> attainability() {
        Bound bound = definition.bound().orElse(null);
        if (series == null
                || bound == null
                || !bound.quantity().unit().equals(series.definition().unit())) {
            return Optional.empty();
        }
        Readings history = Readings.of(series).historyAt(today);
        return Optional.of(Attainability.of(
                history, bound, definition.measure().periods(), periodsToDue(series.definition(), history)));
    }

    private int periodsToDue(KpiDefinition kpi, Readings history) {
        LocalDate due = definition.timing().dueOn();
        if (due == null || history.size() == 0) {
            return 1;
        }
        return ProgressRule.periodsBetween(history.latest().until(), due.plusDays(1), kpi.period());
    }

    private void attainable(Attainability found, List<String> wanting, List<String> remarks) {
        String judgement = definition.means().judgement();
        switch (found.reach()) {
            case WITHIN_REACH -> remarks.add(found.because());
            case ALREADY_MET -> wanting.add(found.because() + "; take a target that is better");
            case INSIDE_VARIATION ->
                wanting.add(found.because() + "; take a target outside it, or let more periods count together");
            case IMPOSSIBLE -> wanting.add(found.because() + "; take one that can be reached");
            case BEYOND_BEST ->
                unless(
                        actions > 0,
                        found.because(),
                        actions + " actions are planned to change that",
                        "plan at least one action that changes that, or take a nearer target",
                        wanting,
                        remarks);
            case NOT_KNOWN ->
                unless(
                        !judgement.isBlank(),
                        found.because(),
                        "judged all the same: " + judgement,
                        "measure longer, or say why it can be reached all the same",
                        wanting,
                        remarks);
        }
    }

    private static void unless(
            boolean answered,
            String problem,
            String answer,
            String remedy,
            List<String> wanting,
            List<String> remarks) {
        (answered ? remarks : wanting).add(problem + "; " + (answered ? answer : remedy));
    }

    private void timed(List<String> wanting) {
        Timing timing = definition.timing();
        LocalDate start = timing.startOn();
        LocalDate due = timing.dueOn();
        demand(start != null, "no start is said; say from which day on", wanting);
        demand(due != null, "no due date is said; say until when", wanting);
        demand(timing.reviewEvery() != null, "no reviews are planned; say how often, such as P1M", wanting);
        if (start == null || due == null) {
            return;
        }
        demand(start.isBefore(due), "it is due on " + due + ", not after its start on " + start, wanting);
        demand(!due.isBefore(today), "it was due on " + due + " already; say a day ahead", wanting);
        demand(
                timing.reviewEvery() == null || ReviewSlot.of(timing).size() <= MOST_REVIEWS,
                "it would be reviewed more than " + MOST_REVIEWS + " times; review it less often",
                wanting);
        milestones(start, due, wanting);
    }

    private void milestones(LocalDate start, LocalDate due, List<String> wanting) {
        List<Milestone> milestones = definition.timing().milestones();
        demand(!milestones.isEmpty(), "there is no milestone between start and due date; set at least one", wanting);
        LocalDate after = start.minusDays(1);
        for (Milestone milestone : milestones) {
            demand(
                    milestone.on().isAfter(after) && milestone.on().isBefore(due),
                    "the milestone of " + milestone.on() + " is not between " + after + " and " + due
                            + "; put milestones in order between start and due date",
                    wanting);
            after = milestone.on();
            if (series != null) {
                inUnit("milestone", milestone.value(), series.definition(), wanting);
            }
        }
    }
}
