package io.github.qms4j.solution;

import io.github.qms4j.kpi.Direction;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.solution.SolutionEffect.Finding;
import io.github.qms4j.statistics.Improvement;
import io.github.qms4j.statistics.Interval;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.effect.BeforeAfter;
import io.github.qms4j.statistics.effect.Comparison;
import io.github.qms4j.statistics.effect.EffectPolicy;
import io.github.qms4j.statistics.effect.EffectVerdict;
import io.github.qms4j.statistics.effect.InterruptedSeries;
import io.github.qms4j.statistics.effect.Interruption;
import io.github.qms4j.statistics.effect.InterruptionPolicy;
import io.github.qms4j.statistics.effect.PlaceboDates;
import io.github.qms4j.statistics.effect.ShareTest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges the measurements of two windows by the method that was declared. */
final class EffectJudgement {
    private static final EffectPolicy POLICY = EffectPolicy.standard();
    private static final InterruptionPolicy SERIES = InterruptionPolicy.standard();
    private static final MathContext SHOWN = new MathContext(12);

    private final Improvement better;
    private final List<Measurement> before;
    private final List<Measurement> after;

    private EffectJudgement(Improvement better, List<Measurement> before, List<Measurement> after) {
        this.better = better;
        this.before = before;
        this.after = after;
    }

    /**
     * Judges.
     *
     * @param measurements those that count for the KPI and group, in the order of their periods
     */
    static Finding of(EffectDeclaration declared, Direction direction, List<Measurement> measurements) {
        EffectJudgement judgement = new EffectJudgement(
                direction.improvement(),
                within(declared.before(), measurements),
                within(declared.after(), measurements));
        return switch (declared.method()) {
            case RANK_SUM -> judgement.byRanks();
            case INTERRUPTED_SERIES -> judgement.asSeries();
            case SHARE -> judgement.byShares();
        };
    }

    private static List<Measurement> within(EffectDeclaration.Window window, List<Measurement> measurements) {
        return measurements.stream()
                .filter(m -> window.holds(m.from(), m.until()))
                .toList();
    }

    private Finding byRanks() {
        double[] x = values(before).toArray();
        double[] y = values(after).toArray();
        return finding(BeforeAfter.of(x, y, POLICY), x.length, y.length, null);
    }

    private Finding byShares() {
        long sizeBefore = sum(before, true);
        long sizeAfter = sum(after, true);
        Outcome<ShareTest> outcome = ShareTest.of(sum(before, false), sizeBefore, sum(after, false), sizeAfter, POLICY);
        return finding(outcome, sizeBefore, sizeAfter, null);
    }

    private static long sum(List<Measurement> measurements, boolean denominators) {
        return measurements.stream()
                .mapToLong(m -> denominators ? m.denominator() : m.numerator())
                .sum();
    }

    private Finding asSeries() {
        double[] all = DoubleStream.concat(values(before), values(after)).toArray();
        int x = (int) values(before).count();
        int y = all.length - x;
        Optional<String> gap = gap();
        if (x == 0) {
            return finding(few("points before", x), x, y, null);
        } else if (gap.isPresent()) {
            return finding(new Outcome.Undefined<InterruptedSeries>(SERIES, gap.get()), x, y, null);
        }
        Interruption at = Interruption.at(x);
        return finding(InterruptedSeries.ofValues(all, at, SERIES), x, y, PlaceboDates.ofValues(all, at, SERIES));
    }

    private static Outcome<InterruptedSeries> few(String what, long have) {
        return new Outcome.TooFew<>(SERIES, what, have, SERIES.minimumPerPeriod());
    }

    /** A series is of points at equal distances. */
    private Optional<String> gap() {
        List<Measurement> all = all().toList();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).quantity().isEmpty()) {
                return Optional.of(all.get(i) + " has no value; enter it, or declare the rank sum");
            }
            if (i > 0 && !all.get(i).from().equals(all.get(i - 1).until())) {
                return Optional.of("nothing is measured from " + all.get(i - 1).until() + " until "
                        + all.get(i).from() + "; enter it, or declare the rank sum");
            }
        }
        return Optional.empty();
    }

    private Stream<Measurement> all() {
        return Stream.concat(before.stream(), after.stream());
    }

    private static DoubleStream values(List<Measurement> measurements) {
        return measurements.stream()
                .flatMap(m -> m.quantity().stream())
                .mapToDouble(q -> q.value().doubleValue());
    }

    private Finding finding(
            Outcome<? extends Comparison> outcome,
            long countBefore,
            long countAfter,
            @Nullable Outcome<PlaceboDates> placebo) {
        Optional<? extends Comparison> found = outcome.result();
        Optional<Interval> interval = found.flatMap(Comparison::interval);
        EffectVerdict verdict = EffectVerdict.of(outcome, better);
        boolean anyDate = placebo != null
                && placebo.result().isPresent()
                && placebo.orElseThrow().verdict() == PlaceboDates.Verdict.LIKE_ANY_DATE;
        boolean overruled = anyDate && verdict != EffectVerdict.NO_EVIDENCE;
        return new Finding(
                overruled ? EffectVerdict.NO_EVIDENCE : verdict,
                statement(outcome, verdict, overruled),
                outcome.policy().describe(),
                countBefore,
                countAfter,
                found.map(c -> shown(c.effect())).orElse(null),
                interval.map(i -> shown(i.lower())).orElse(null),
                interval.map(i -> shown(i.upper())).orElse(null),
                found.map(c -> shown(c.pValue())).orElse(null),
                placebo == null ? "" : placebo.describe(),
                all().map(Measurement::cited).toList());
    }

    private String statement(Outcome<? extends Comparison> outcome, EffectVerdict verdict, boolean overruled) {
        StringBuilder words =
                new StringBuilder(outcome.result().isPresent() ? String.valueOf(verdict) : outcome.describe());
        if (overruled) {
            words.append(" by the model, and dates at which nothing was changed show as large effects: no evidence");
        }
        if (outcome.result().orElse(null) instanceof InterruptedSeries series && series.dependenceWarning()) {
            words.append("; the residuals depend on each other, so that the interval is too narrow");
        }
        long without = all().filter(m -> m.quantity().isEmpty()).count();
        if (without > 0) {
            words.append("; ").append(without).append(" periods have no value");
        }
        return words.toString();
    }

    private static BigDecimal shown(double number) {
        return new BigDecimal(number).round(SHOWN);
    }
}
