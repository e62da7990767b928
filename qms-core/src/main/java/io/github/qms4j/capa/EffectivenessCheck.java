package io.github.qms4j.capa;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * One judgement of the effect with everything it rests on.
 *
 * @param verdict what {@link EffectivenessRule} computed
 * @param because the numbers behind it
 * @param from the first day looked at
 * @param until the day after the last
 * @param reliedOn each measurement or nonconformity that counted, with its value
 * @param judge the id of the actor who had it judged
 * @param at when, in UTC with milliseconds
 */
public record EffectivenessCheck(
        EffectivenessVerdict verdict,
        String because,
        LocalDate from,
        LocalDate until,
        List<String> reliedOn,
        String judge,
        Instant at) {
    public EffectivenessCheck {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(because, "because");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(judge, "judge");
        Objects.requireNonNull(at, "at");
        reliedOn = List.copyOf(reliedOn);
    }
}
