package io.github.qms4j.objective;

import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiFormula;
import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Comparator;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.statistics.Improvement;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.chart.ControlChart;
import io.github.qms4j.statistics.chart.Phase;
import io.github.qms4j.statistics.trend.Forecast;
import io.github.qms4j.statistics.trend.ForecastPolicy;
import io.github.qms4j.statistics.trend.MannKendall;
import io.github.qms4j.statistics.trend.TrendPolicy;
import io.github.qms4j.statistics.trend.TrendVerdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a target stands to the KPI's own natural variation and trend (rule OBJ-2, the A of SMART). Natural variation is
 * three sigmas of an individuals chart over the latest 24 periods, for the mean of the periods that count together three
 * sigmas by the root of their number. Pure.
 *
 * @param reach what it comes to
 * @param because the numbers behind it
 */
public record Attainability(Reach reach, String because) {
    /** What the KPI's own past says of a target. */
    public enum Reach {
        /** The best periods came to it, or the trend leads to it. */
        WITHIN_REACH,
        /** No periods ever came to it, and no trend leads to it: something has to change. */
        BEYOND_BEST,
        /** Chance alone would come to it: reaching it would show nothing. */
        INSIDE_VARIATION,
        /** The process is there already. */
        ALREADY_MET,
        /** No period can come to it, such as a share above 100 %. */
        IMPOSSIBLE,
        /** There are too few periods to tell. */
        NOT_KNOWN
    }

    public Attainability {
        Objects.requireNonNull(reach, "reach");
        Objects.requireNonNull(because, "because");
    }

    /**
     * Judges.
     *
     * @param history of the KPI up to now
     * @param target in the KPI's unit
     * @param periods how many periods count together
     * @param ahead how many periods there are to the due date, 1 or more
     */
    static Attainability of(Readings history, Bound target, int periods, int ahead) {
        KpiDefinition kpi = history.series().definition();
        Optional<String> impossible = impossible(kpi.formula(), target.quantity());
        if (impossible.isPresent()) {
            return new Attainability(Reach.IMPOSSIBLE, "the target of " + target + " is " + impossible.get());
        }
        Outcome<ControlChart> chart = history.chart();
        if (chart instanceof Outcome.TooFew<ControlChart> few) {
            return new Attainability(
                    Reach.NOT_KNOWN,
                    "natural variation is not known: " + few.have() + " of at least " + few.needed()
                            + " periods have a value");
        }
        return chart.result()
                .map(found -> varying(found, history, target, periods, ahead))
                .orElseGet(() -> constant(history, target));
    }

    private static Optional<String> impossible(KpiFormula formula, Quantity target) {
        BigDecimal value = target.value();
        boolean share = formula instanceof KpiFormula.Ratio || formula instanceof KpiFormula.WeightedComposite;
        if (!(formula instanceof KpiFormula.Entered) && value.signum() < 0) {
            return Optional.of("below 0, which no period can come to");
        }
        return share && value.compareTo(BigDecimal.valueOf(100)) > 0
                ? Optional.of("above 100 %, which no share can come to")
                : Optional.empty();
    }

    private static Attainability constant(Readings history, Bound target) {
        Quantity value = history.latest().quantity().orElseThrow();
        String same = "all " + history.size() + " periods came to " + value;
        return target.isMetBy(value)
                ? new Attainability(Reach.ALREADY_MET, same + ", which meets " + target + " already")
                : new Attainability(
                        Reach.BEYOND_BEST, same + ": nothing varies by itself, so that nothing leads to " + target);
    }

    private static Attainability varying(ControlChart chart, Readings history, Bound target, int periods, int ahead) {
        String unit = target.quantity().unit();
        Phase phase = chart.phases().get(chart.phases().size() - 1);
        double spread = 3 * phase.sigma() / Math.sqrt(periods);
        double wanted = Numbers.of(target.quantity());
        String past = history.size() + " periods vary around " + Numbers.words(phase.level()) + " " + unit
                + ", their mean of " + periods + " by ± " + Numbers.words(spread);
        if (isMet(target, phase.level())) {
            return new Attainability(Reach.ALREADY_MET, past + "; on average that meets " + target + " already");
        }
        if (Math.abs(wanted - phase.level()) <= spread) {
            return new Attainability(
                    Reach.INSIDE_VARIATION,
                    past + "; " + target + " is inside this natural variation, and chance would reach it");
        }
        Optional<Quantity> best = best(history, target.comparator(), periods);
        if (best.filter(target::isMetBy).isPresent()) {
            return new Attainability(Reach.WITHIN_REACH, past + "; the best ones came to " + best.get());
        }
        String trend = trend(history, target, ahead);
        String reached = best.map(b -> "the best ones came to " + b).orElse("there are fewer than that");
        return new Attainability(
                leadsThere(history, target, ahead) ? Reach.WITHIN_REACH : Reach.BEYOND_BEST,
                past + "; " + reached + "; " + trend);
    }

    private static boolean isMet(Bound target, double value) {
        return target.isMetBy(
                new Quantity(BigDecimal.valueOf(value), target.quantity().unit()));
    }

    /** The best mean of so many periods in a row; empty when there are fewer. */
    private static Optional<Quantity> best(Readings history, Comparator comparator, int periods) {
        List<BigDecimal> values = history.decimals();
        Optional<BigDecimal> best = Optional.empty();
        for (int until = periods; until <= values.size(); until++) {
            BigDecimal mean = Numbers.mean(values.subList(until - periods, until));
            int sign = best.map(mean::compareTo).orElse(0);
            if (best.isEmpty() || (better(comparator) == Improvement.DOWN ? sign < 0 : sign > 0)) {
                best = Optional.of(mean);
            }
        }
        return best.map(
                value -> new Quantity(value, history.series().definition().unit()));
    }

    static Improvement better(Comparator comparator) {
        return switch (comparator) {
            case AT_MOST, LESS_THAN -> Improvement.DOWN;
            case AT_LEAST, MORE_THAN -> Improvement.UP;
            case EQUAL_TO -> Improvement.NEITHER;
        };
    }

    private static TrendVerdict direction(Readings history) {
        return MannKendall.of(history.numbers(), TrendPolicy.standard())
                .result()
                .map(MannKendall::verdict)
                .orElse(TrendVerdict.NO_EVIDENCE);
    }

    private static Optional<Forecast> forecast(Readings history, int ahead) {
        return Forecast.of(history.numbers(), ahead, ForecastPolicy.of(ForecastPolicy.Method.LINE))
                .result();
    }

    private static boolean leadsThere(Readings history, Bound target, int ahead) {
        TrendVerdict good =
                better(target.comparator()) == Improvement.DOWN ? TrendVerdict.FALLING : TrendVerdict.RISING;
        return direction(history) == good
                && forecast(history, ahead)
                        .filter(forecast -> isMet(target, forecast.value()))
                        .isPresent();
    }

    private static String trend(Readings history, Bound target, int ahead) {
        TrendVerdict direction = direction(history);
        if (direction == TrendVerdict.NO_EVIDENCE) {
            return "no trend is seen";
        }
        boolean helps = (direction == TrendVerdict.FALLING) == (better(target.comparator()) == Improvement.DOWN);
        return "the trend is " + direction + (helps ? "" : ", away from the target")
                + forecast(history, ahead)
                        .map(f -> ", to " + Numbers.words(f.value()) + " at the due date if it goes on")
                        .orElse("");
    }
}
