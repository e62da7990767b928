package io.github.qms4j.capa;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One pass from investigation to judgement. An ineffective one is kept and the next begins (rule CAP-2).
 *
 * @param number from 1
 * @param cause why it happened; null until it is stated
 * @param plan what is to be done
 * @param approvedBy the id of the actor who approved the plan; null until then
 * @param implementedOn the day, in the engine's zone, on which everything was done; null until then
 * @param watchedUntil the day after the last of the window; null until implementation
 * @param checks the judgements of the effect, the first one first; those before the last lacked data
 */
public record CapaCycle(
        int number,
        @Nullable RootCause cause,
        CapaPlan plan,
        @Nullable String approvedBy,
        @Nullable LocalDate implementedOn,
        @Nullable LocalDate watchedUntil,
        List<EffectivenessCheck> checks) {
    public CapaCycle {
        Objects.requireNonNull(plan, "plan");
        checks = List.copyOf(checks);
    }

    static CapaCycle begun(int number) {
        return new CapaCycle(number, null, CapaPlan.EMPTY, null, null, null, List.of());
    }

    /** The last judgement; null while there was none. */
    public @Nullable EffectivenessCheck lastCheck() {
        return checks.isEmpty() ? null : checks.get(checks.size() - 1);
    }

    /** Whether the last judgement was that it helped. */
    public boolean isEffective() {
        EffectivenessCheck last = lastCheck();
        return last != null && last.verdict() == EffectivenessVerdict.EFFECTIVE;
    }

    /** Everybody who investigated, planned or acted; they do not judge the effect (rule CAP-5). */
    List<String> actors() {
        Stream<String> investigator = cause == null ? Stream.empty() : Stream.of(cause.investigator());
        Stream<String> onSteps = plan.steps().stream()
                .flatMap(step ->
                        step.endedBy() == null ? Stream.of(step.owner()) : Stream.of(step.owner(), step.endedBy()));
        return CapaPlan.ids(
                Stream.of(investigator, plan.authors().stream(), onSteps).flatMap(s -> s));
    }

    CapaCycle withCause(RootCause newCause) {
        return new CapaCycle(number, newCause, plan, approvedBy, implementedOn, watchedUntil, checks);
    }

    CapaCycle withPlan(CapaPlan newPlan) {
        return new CapaCycle(number, cause, newPlan, approvedBy, implementedOn, watchedUntil, checks);
    }

    CapaCycle approved(String by) {
        return new CapaCycle(number, cause, plan, by, implementedOn, watchedUntil, checks);
    }

    CapaCycle implemented(LocalDate on, LocalDate watched) {
        return new CapaCycle(number, cause, plan, approvedBy, on, watched, checks);
    }

    /** The window goes on for as long as it was meant to be. */
    CapaCycle watchedLonger() {
        EffectivenessCriterion criterion = plan.criterion();
        LocalDate until =
                watchedUntil == null || criterion == null ? watchedUntil : watchedUntil.plus(criterion.window());
        return new CapaCycle(number, cause, plan, approvedBy, implementedOn, until, checks);
    }

    CapaCycle checked(EffectivenessCheck check) {
        List<EffectivenessCheck> more = new ArrayList<>(checks);
        more.add(check);
        return new CapaCycle(number, cause, plan, approvedBy, implementedOn, watchedUntil, more);
    }
}
