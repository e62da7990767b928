package io.github.qms4j.solution;

import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.Kpis;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.View;
import io.github.qms4j.solution.EffectDeclaration.Method;
import io.github.qms4j.solution.EffectDeclaration.Window;
import io.github.qms4j.solution.SolutionEffect.Finding;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a solution helped, by comparisons that were declared before it went live (rule SOL-4).
 *
 * <pre>{@code
 * SolutionEffectId effect = effects.declare(
 *         implementation, EffectDeclaration.of("late-tickets", Method.RANK_SUM, before, after), "u-1042");
 * Finding finding = effects.judge(effect); // when the window after is over
 * }</pre>
 */
public final class SolutionEffects {
    private static final int PAGE = 500;

    private final RecordStore records;

    public SolutionEffects(RecordStore records) {
        this.records = records;
    }

    /**
     * Declares what will be compared, before the solution goes live.
     *
     * @param owner the id of who sees that it is judged
     * @return its number, such as {@code SEF-2026-0007}
     * @throws io.github.qms4j.InvalidInputException when a window is empty, the windows overlap, those of an interrupted
     *     series do not touch, or there is no owner
     * @throws io.github.qms4j.RefusedException also when the solution is live, or the KPI is not defined
     */
    public SolutionEffectId declare(ImplementationId implementation, EffectDeclaration declaration, String owner) {
        List<Violation> violations = new ArrayList<>();
        SolutionInput.demandText("kpiId", declaration.kpiId(), "name the KPI", violations);
        SolutionInput.demandText("owner", owner, "name who sees that it is judged", violations);
        check(declaration, violations);
        return records.commit(work -> {
            SolutionEffectId id = new SolutionEffectId(work.create(
                            SolutionEffectLifeCycle.DECLARE,
                            act -> SolutionEffect.declared(implementation, declaration, owner, act))
                    .id());
            work.change(ImplementationLifeCycle.DECLARE_EFFECT, implementation, i -> i.judgedBy(id));
            return id;
        });
    }

    private static void check(EffectDeclaration declaration, List<Violation> violations) {
        Window before = declaration.before();
        Window after = declaration.after();
        for (Window window : List.of(before, after)) {
            SolutionInput.demand(
                    window.from().isBefore(window.until()),
                    window.equals(before) ? "before" : "after",
                    window,
                    "is empty",
                    "give the first day and the day after the last",
                    violations);
        }
        SolutionInput.demand(
                !after.from().isBefore(before.until()),
                "after",
                after,
                "overlaps with the window before, " + before,
                "let it begin on " + before.until() + " or later",
                violations);
        SolutionInput.demand(
                declaration.method() != Method.INTERRUPTED_SERIES
                        || !after.from().isAfter(before.until()),
                "after",
                after,
                "leaves a gap after " + before.until() + ", and an interrupted series has none",
                "let it begin on " + before.until() + ", or choose the rank sum",
                violations);
        SolutionInput.require("effect on " + declaration.kpiId(), violations);
    }

    /**
     * Moves the windows while the solution is not live; needs a reason.
     *
     * @throws io.github.qms4j.InvalidInputException as when they are declared
     */
    public void move(SolutionEffectId effect, Window before, Window after) {
        records.commit(work -> work.change(SolutionEffectLifeCycle.MOVE, effect, (e, act) -> {
            check(e.declaration().over(before, after), new ArrayList<>());
            return e.over(before, after);
        }));
    }

    /**
     * Judges the effect by the measurements of both windows. Improved, worse, changed and no evidence are final; with too
     * few data, or data that the method says nothing about, it stays open and can be judged again.
     *
     * @throws io.github.qms4j.RefusedException also when the window after is not over, or to who answers for the
     *     implementation
     */
    public Finding judge(SolutionEffectId effect) {
        SolutionEffect judged = records.commit(work -> work.change(
                        SolutionEffectLifeCycle.JUDGE_EFFECT,
                        effect,
                        (e, act) -> e.judged(finding(e.declaration()), act))
                .state());
        return Objects.requireNonNull(judged.finding(), "judged");
    }

    private Finding finding(EffectDeclaration declaration) {
        Kpis kpis = new Kpis(records);
        KpiDefinition kpi = kpis.find(declaration.kpiId()).orElseThrow();
        return EffectJudgement.of(
                declaration, kpi.direction(), kpis.evaluable(declaration.kpiId(), declaration.dimensions()));
    }

    /** A comparison; empty when there is none of that number. */
    public Optional<View<SolutionEffectId, SolutionEffect>> find(SolutionEffectId effect) {
        return records.find(SolutionEffectLifeCycle.TYPE, effect).map(found -> View.of(SolutionEffectId::new, found));
    }

    /**
     * The comparisons that meet all conditions, in the order of declaration, a page at a time.
     *
     * @param cursor from the page before, or null for the first
     * @param conditions such as {@code SolutionEffectLifeCycle.IMPLEMENTATION.is(id)}; none for all
     */
    public Page<View<SolutionEffectId, SolutionEffect>> list(@Nullable String cursor, Condition... conditions) {
        RecordQuery query = records.query(SolutionEffectLifeCycle.TYPE)
                .where(conditions)
                .sortedBy(SolutionEffectLifeCycle.OPENED_ON.ascending())
                .limitedTo(PAGE)
                .from(cursor);
        return records.page(SolutionEffectLifeCycle.TYPE, query).map(found -> View.of(SolutionEffectId::new, found));
    }
}
