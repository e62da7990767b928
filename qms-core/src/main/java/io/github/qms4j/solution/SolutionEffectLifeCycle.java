package io.github.qms4j.solution;

import io.github.qms4j.kpi.KpiLifeCycle;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.statistics.effect.EffectVerdict;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The record type of comparisons of before and after with its life cycle. */
public final class SolutionEffectLifeCycle {
    private static final RuleReference DECLARED_FIRST = new RuleReference(
            "SOL-4", "ISO 9001:2015 9.1.3", "What is compared is declared before the solution goes live.");
    private static final RuleReference KNOWN_KPI =
            new RuleReference("SOL-4", "ISO 9001:2015 9.1.1", "An effect is judged by a defined KPI.");
    private static final RuleReference WINDOW_OVER = new RuleReference(
            "SOL-4", "ISO 9001:2015 9.1.3", "An effect is judged when the solution is live and its window is over.");
    private static final RuleReference JUDGE = new RuleReference(
            "SOL-4", "ISO 9001:2015 9.1.3", "An effect is judged by who did not answer for the implementation.");

    private static final Declaration<SolutionEffect, SolutionEffect.Status> DECLARED = RecordType.declare(
                    "solution-effect", SolutionEffect.class, SolutionEffect.Status.class, SolutionEffect::status)
            .numbered("SEF");

    private static final Header.Attributes<SolutionEffect, SolutionEffect.Status> HEADER =
            DECLARED.header(SolutionEffect::header, SolutionEffect::withHeader);
    public static final Attribute<SolutionEffect, SolutionEffect.Status> STATUS = HEADER.status();
    public static final Attribute<SolutionEffect, String> OWNER = HEADER.owner();
    public static final Attribute<SolutionEffect, LocalDate> OPENED_ON = HEADER.openedOn();
    /** From when on it can be judged. */
    public static final Attribute<SolutionEffect, LocalDate> DUE_ON = HEADER.dueOn();

    public static final Attribute<SolutionEffect, LocalDate> ENDED_ON = HEADER.endedOn();
    public static final Attribute<SolutionEffect, ImplementationId> IMPLEMENTATION =
            DECLARED.id("implementation", SolutionEffect::implementation);
    public static final Attribute<SolutionEffect, String> KPI =
            DECLARED.text("kpiId", e -> e.declaration().kpiId());
    public static final Attribute<SolutionEffect, EffectVerdict> VERDICT = DECLARED.enumeration(
            "verdict",
            e -> e.finding() == null
                    ? null
                    : Objects.requireNonNull(e.finding()).verdict());

    static {
        DECLARED.index(List.of(OPENED_ON));
        DECLARED.index(List.of(IMPLEMENTATION));
    }

    public static final Transition<SolutionEffect> DECLARE = DECLARED.creates(
                    "solution-effect.declare", SolutionRecords.WORK, SolutionEffect.Status.DECLARED)
            .guard(isNotLiveYet())
            .guard(kpiIsDefined())
            .row();
    public static final Transition<SolutionEffect> MOVE = DECLARED.edits(
                    "solution-effect.move", SolutionRecords.WORK, SolutionEffect.Status.DECLARED)
            .note(Note.REQUIRED)
            .guard(isNotLiveYet())
            .row();
    public static final Transition<SolutionEffect> JUDGE_EFFECT = DECLARED.moves(
                    "solution-effect.judge",
                    SolutionRecords.JUDGE,
                    SolutionEffect.Status.DECLARED,
                    EnumSet.allOf(SolutionEffect.Status.class))
            .note(Note.NONE)
            .guard(windowIsOver())
            .guard(judgeIsAnother())
            .row();

    static {
        DECLARED.waitsForOwner(JUDGE_EFFECT);
    }

    public static final RecordType<SolutionEffect> TYPE = DECLARED.type();

    private SolutionEffectLifeCycle() {}

    private static Guard<SolutionEffect> isNotLiveYet() {
        return new Guard<>(DECLARED_FIRST, attempt -> {
            Implementation implementation = implementation(attempt);
            return implementation == null || implementation.liveOn() == null
                    ? Optional.empty()
                    : Optional.of("it went live on " + implementation.liveOn()
                            + "; windows that are chosen after that prove nothing");
        });
    }

    private static @Nullable Implementation implementation(Guard.Case<SolutionEffect> attempt) {
        SolutionEffect effect = attempt.before() != null ? attempt.before() : attempt.proposed();
        return effect == null
                ? null
                : attempt.facts()
                        .find(ImplementationLifeCycle.TYPE, effect.implementation())
                        .map(Versioned::state)
                        .orElse(null);
    }

    private static Guard<SolutionEffect> kpiIsDefined() {
        return new Guard<>(KNOWN_KPI, attempt -> {
            SolutionEffect proposed = attempt.proposed();
            return proposed == null
                            || attempt.facts()
                                    .find(
                                            KpiLifeCycle.TYPE,
                                            proposed.declaration().kpiId())
                                    .isPresent()
                    ? Optional.empty()
                    : Optional.of(proposed.declaration().kpiId() + " is not a defined KPI; define it first");
        });
    }

    private static Guard<SolutionEffect> windowIsOver() {
        return new Guard<>(WINDOW_OVER, attempt -> {
            SolutionEffect before = attempt.before();
            Implementation implementation = implementation(attempt);
            if (before == null) {
                return Optional.empty();
            }
            if (implementation == null || implementation.liveOn() == null) {
                return Optional.of(before.implementation() + " is not live; judge it when its window is over");
            }
            LocalDate until = before.declaration().after().until();
            return attempt.on().isBefore(until)
                    ? Optional.of("the window after is over on " + until + "; judge it from that day on")
                    : Optional.empty();
        });
    }

    private static Guard<SolutionEffect> judgeIsAnother() {
        return new Guard<>(JUDGE, attempt -> {
            Implementation implementation = implementation(attempt);
            String owner =
                    implementation == null ? null : implementation.header().owner();
            return attempt.before() != null && owner != null && attempt.isOrActsFor(owner)
                    ? Optional.of(attempt.subject(owner) + " answers for the implementation; let somebody else judge")
                    : Optional.empty();
        });
    }
}
