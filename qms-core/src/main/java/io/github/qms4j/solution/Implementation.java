package io.github.qms4j.solution;

import io.github.qms4j.access.By;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a decided solution is brought into use (rule SOL-3). Its milestones are records of their own; that they are counted
 * here makes every change of one a change of the implementation, on which going live rests.
 *
 * @param header where it stands, who answers for it, when it is to be in use
 * @param selection the decision that it carries out
 * @param title what is brought into use
 * @param risk what a failure of the solution could do
 * @param startOn the day on which the work begins, in the engine's zone
 * @param milestones in the order of planning; removed ones are not among them
 * @param changes how often a milestone was reached, replaced or given more time
 * @param evidence of validation, the earliest first
 * @param affected who must be trained; null until it is said
 * @param rollback how one returns to what was before; null until there is a plan
 * @param effects the numbers of the comparisons of before and after that are declared
 * @param liveOn the day on which it went live, in the engine's zone; null until then
 */
public record Implementation(
        Header<ImplementationStatus> header,
        SelectionId selection,
        String title,
        ProcessRisk risk,
        LocalDate startOn,
        List<PlannedMilestone> milestones,
        int changes,
        List<KeptEvidence> evidence,
        @Nullable Affected affected,
        @Nullable RollbackPlan rollback,
        List<SolutionEffectId> effects,
        @Nullable LocalDate liveOn) {
    public Implementation {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(selection, "selection");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(risk, "risk");
        Objects.requireNonNull(startOn, "startOn");
        milestones = List.copyOf(milestones);
        evidence = List.copyOf(evidence);
        effects = List.copyOf(effects);
    }

    /**
     * A milestone of the plan.
     *
     * @param key names it within the implementation
     * @param number of its record, such as {@code MST-2026-0007}
     * @param days how many calendar days of work lead to it
     */
    public record PlannedMilestone(String key, String number, int days) {
        public PlannedMilestone {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(number, "number");
        }
    }

    /**
     * A record of validation with who kept it.
     *
     * @param evidence the record
     * @param by who kept it
     * @param at when, in UTC with milliseconds
     */
    public record KeptEvidence(ValidationEvidence evidence, By by, Instant at) {
        public KeptEvidence {
            Objects.requireNonNull(evidence, "evidence");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }
    }

    static Implementation planned(ImplementationDraft draft, Act act) {
        return new Implementation(
                Header.opened(ImplementationStatus.PLANNING, act)
                        .ownedBy(draft.owner())
                        .dueOn(draft.goLiveOn()),
                draft.selection(),
                draft.title(),
                draft.risk(),
                draft.startOn(),
                List.of(),
                0,
                List.of(),
                null,
                null,
                List.of(),
                null);
    }

    public ImplementationStatus status() {
        return header.status();
    }

    /** A milestone by its key. */
    public Optional<PlannedMilestone> milestone(String key) {
        return milestones.stream().filter(m -> m.key().equals(key)).findFirst();
    }

    /** The record of validation of a kind that counts; empty while there is none. */
    public Optional<ValidationEvidence> evidence(ValidationEvidence.Kind kind) {
        return evidence.stream()
                .map(KeptEvidence::evidence)
                .filter(e -> e.kind() == kind)
                .reduce((earlier, later) -> later);
    }

    /** Who answers for it, and who put the evidence on record that going live rests on. */
    Stream<By> hands() {
        return Stream.concat(
                Stream.ofNullable(header.owner()).map(By::of), evidence.stream().map(KeptEvidence::by));
    }

    Implementation withHeader(Header<ImplementationStatus> newHeader) {
        return with(newHeader, milestones, changes, evidence, affected, rollback, effects, liveOn);
    }

    Implementation with(PlannedMilestone milestone) {
        return withMilestones(appended(milestones, milestone));
    }

    Implementation without(ActionId number) {
        return withMilestones(milestones.stream()
                .filter(m -> !m.number().equals(number.value()))
                .toList());
    }

    private Implementation withMilestones(List<PlannedMilestone> newMilestones) {
        return with(header, newMilestones, changes, evidence, affected, rollback, effects, liveOn);
    }

    Implementation changed() {
        return with(header, milestones, changes + 1, evidence, affected, rollback, effects, liveOn);
    }

    Implementation keeping(ValidationEvidence kept, Act act) {
        List<KeptEvidence> more = appended(evidence, new KeptEvidence(kept, act.by(), act.at()));
        return with(header, milestones, changes, more, affected, rollback, effects, liveOn);
    }

    Implementation affecting(Affected newAffected) {
        return with(header, milestones, changes, evidence, newAffected, rollback, effects, liveOn);
    }

    Implementation returningBy(RollbackPlan plan) {
        return with(header, milestones, changes, evidence, affected, plan, effects, liveOn);
    }

    Implementation judgedBy(SolutionEffectId effect) {
        return with(header, milestones, changes, evidence, affected, rollback, appended(effects, effect), liveOn);
    }

    Implementation live(LocalDate on) {
        return with(header, milestones, changes, evidence, affected, rollback, effects, on);
    }

    private static <T> List<T> appended(List<T> list, T last) {
        List<T> more = new ArrayList<>(list);
        more.add(last);
        return more;
    }

    private Implementation with(
            Header<ImplementationStatus> newHeader,
            List<PlannedMilestone> newMilestones,
            int newChanges,
            List<KeptEvidence> newEvidence,
            @Nullable Affected newAffected,
            @Nullable RollbackPlan newRollback,
            List<SolutionEffectId> newEffects,
            @Nullable LocalDate newLiveOn) {
        return new Implementation(
                newHeader,
                selection,
                title,
                risk,
                startOn,
                newMilestones,
                newChanges,
                newEvidence,
                newAffected,
                newRollback,
                newEffects,
                newLiveOn);
    }
}
