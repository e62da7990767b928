package io.github.qms4j.capa;

import io.github.qms4j.access.By;
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
 * @param approvedBy who approved the plan; null until then
 * @param implementedOn the day, in the engine's zone, on which everything was done; null until then
 * @param watchedUntil the day after the last of the window; null until implementation
 * @param impact what it means for documents, training and risk; null until that is decided
 * @param impactDecidedBy who decided the impact; null until then
 * @param impactWaivedBy who waived the wait for it with a signature; null when nobody has
 * @param checks the judgements of the effect, the first one first; those before the last lacked data
 */
public record CapaCycle(
        int number,
        @Nullable RootCause cause,
        CapaPlan plan,
        @Nullable By approvedBy,
        @Nullable LocalDate implementedOn,
        @Nullable LocalDate watchedUntil,
        @Nullable CapaImpact impact,
        @Nullable By impactDecidedBy,
        @Nullable By impactWaivedBy,
        List<EffectivenessCheck> checks) {
    public CapaCycle {
        Objects.requireNonNull(plan, "plan");
        checks = List.copyOf(checks);
    }

    static CapaCycle begun(int number) {
        return new CapaCycle(number, null, CapaPlan.EMPTY, null, null, null, null, null, null, List.of());
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

    /** Everybody who investigated or planned. */
    Stream<By> authors() {
        return Stream.concat(Stream.ofNullable(cause).map(RootCause::investigator), plan.authors().stream());
    }

    CapaCycle withCause(RootCause newCause) {
        return new CapaCycle(
                number,
                newCause,
                plan,
                approvedBy,
                implementedOn,
                watchedUntil,
                impact,
                impactDecidedBy,
                impactWaivedBy,
                checks);
    }

    CapaCycle withPlan(CapaPlan newPlan) {
        return new CapaCycle(
                number,
                cause,
                newPlan,
                approvedBy,
                implementedOn,
                watchedUntil,
                impact,
                impactDecidedBy,
                impactWaivedBy,
                checks);
    }

    CapaCycle approved(By by) {
        return new CapaCycle(
                number, cause, plan, by, implementedOn, watchedUntil, impact, impactDecidedBy, impactWaivedBy, checks);
    }

    CapaCycle implemented(LocalDate on, LocalDate watched) {
        return new CapaCycle(
                number, cause, plan, approvedBy, on, watched, impact, impactDecidedBy, impactWaivedBy, checks);
    }

    /** The window goes on for as long as it was meant to be. */
    CapaCycle watchedLonger() {
        EffectivenessCriterion criterion = plan.criterion();
        LocalDate until =
                watchedUntil == null || criterion == null ? watchedUntil : watchedUntil.plus(criterion.window());
        return new CapaCycle(
                number, cause, plan, approvedBy, implementedOn, until, impact, impactDecidedBy, impactWaivedBy, checks);
    }

    CapaCycle checked(EffectivenessCheck check) {
        List<EffectivenessCheck> more = new ArrayList<>(checks);
        more.add(check);
        return new CapaCycle(
                number,
                cause,
                plan,
                approvedBy,
                implementedOn,
                watchedUntil,
                impact,
                impactDecidedBy,
                impactWaivedBy,
                more);
    }

    /** A new decision takes an earlier waiver with it. */
    CapaCycle deciding(CapaImpact newImpact, By by) {
        return new CapaCycle(number, cause, plan, approvedBy, implementedOn, watchedUntil, newImpact, by, null, checks);
    }

    CapaCycle impactWaived(By by) {
        return new CapaCycle(
                number, cause, plan, approvedBy, implementedOn, watchedUntil, impact, impactDecidedBy, by, checks);
    }
}
