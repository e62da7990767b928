package io.github.qms4j.capa;

import io.github.qms4j.capa.EffectivenessCriterion.Exposure;
import io.github.qms4j.capa.EffectivenessCriterion.KpiThreshold;
import io.github.qms4j.capa.EffectivenessCriterion.OccurrenceLimit;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.quantity.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * The verdict on the effect of a CAPA, computed and never entered (rule CAP-5; ISO 13485:2016 8.5.2, ISO 9001:2015
 * 10.2.1 d). Pure: it sees the criterion and the data of the window.
 */
public final class EffectivenessRule {
    private EffectivenessRule() {}

    /**
     * By a KPI: with fewer values, or a smaller sample, than the criterion takes, nothing is said; otherwise it was
     * effective when every value meets the threshold. Measurements without a value are no data.
     *
     * @param inWindow the measurements of the criterion's KPI and group whose periods lie in the window
     */
    public static Verdict judge(KpiThreshold criterion, List<Measurement> inWindow) {
        List<Quantity> values = inWindow.stream()
                .map(Measurement::quantity)
                .flatMap(Optional::stream)
                .toList();
        long sample = inWindow.stream()
                .filter(m -> m.quantity().isPresent())
                .mapToLong(Measurement::denominator)
                .sum();
        if (values.size() < criterion.periods() || sample < criterion.minimumSample()) {
            return new Verdict(
                    EffectivenessVerdict.NOT_ENOUGH_DATA,
                    values.size() + " of at least " + criterion.periods() + " periods have a value, over a sample of "
                            + sample + " of at least " + criterion.minimumSample());
        }
        long missed = values.stream()
                .filter(value -> !criterion.threshold().isMetBy(value))
                .count();
        return new Verdict(
                missed == 0 ? EffectivenessVerdict.EFFECTIVE : EffectivenessVerdict.INEFFECTIVE,
                (values.size() - missed) + " of " + values.size() + " periods meet " + criterion.threshold()
                        + ", over a sample of " + sample + "; before it was "
                        + criterion.baseline().value());
    }

    /**
     * By occurrences: more than the limit are ineffective whatever the exposure, since they stay; fewer are effective
     * only when enough has happened.
     *
     * @param occurrences how many there were in the window
     * @param exposed how much happened in the window; not looked at when the criterion demands no exposure
     */
    public static Verdict judge(OccurrenceLimit criterion, long occurrences, long exposed) {
        Exposure exposure = criterion.exposure();
        String found = occurrences + " occurrences of at most " + criterion.atMost()
                + (exposure == null ? "" : ", over an exposure of " + exposed + " of at least " + exposure.atLeast())
                + "; before there were " + criterion.baseline().value();
        if (occurrences > criterion.atMost()) {
            return new Verdict(EffectivenessVerdict.INEFFECTIVE, found);
        }
        boolean enough = exposure == null || exposed >= exposure.atLeast();
        return new Verdict(enough ? EffectivenessVerdict.EFFECTIVE : EffectivenessVerdict.NOT_ENOUGH_DATA, found);
    }

    /**
     * A verdict.
     *
     * @param verdict what it is
     * @param because the numbers behind it
     */
    public record Verdict(EffectivenessVerdict verdict, String because) {}
}
