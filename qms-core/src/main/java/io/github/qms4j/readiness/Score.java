package io.github.qms4j.readiness;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * How ready, of what could be asked at all.
 *
 * @param answered questions that were answered well
 * @param blocked questions with a blocker
 * @param withoutData questions to which there is nothing on record
 * @param notApplicable questions that do not concern the organisation
 */
public record Score(long answered, long blocked, long withoutData, long notApplicable) {
    static Score of(List<Answer> answers) {
        return new Score(
                count(answers, Outcome.ANSWERED),
                count(answers, Outcome.BLOCKED),
                count(answers, Outcome.NO_DATA),
                count(answers, Outcome.NOT_APPLICABLE));
    }

    private static long count(List<Answer> answers, Outcome outcome) {
        return answers.stream().filter(answer -> answer.outcome() == outcome).count();
    }

    /** Of the questions that concern the organisation, the share that there are data for, in percent; empty when none does. */
    public Optional<BigDecimal> coverage() {
        return share(answered + blocked, answered + blocked + withoutData);
    }

    /** Of the questions that there are data for, the share answered well, in percent; empty when there are data for none. */
    public Optional<BigDecimal> readiness() {
        return share(answered, answered + blocked);
    }

    private static Optional<BigDecimal> share(long of, long all) {
        return all == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(of * 100).divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_EVEN));
    }

    /** Both together; a score never stands without its coverage. */
    @Override
    public String toString() {
        return readiness()
                .map(ready -> ready + " % ready, of " + (answered + blocked) + " of "
                        + (answered + blocked + withoutData) + " questions with data")
                .orElse("no score: there are no data for any of " + withoutData + " questions");
    }
}
