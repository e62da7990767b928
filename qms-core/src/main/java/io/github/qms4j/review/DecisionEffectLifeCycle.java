package io.github.qms4j.review;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.statistics.effect.EffectVerdict;
import java.time.Instant;
import java.util.List;

/** The record type of judgements on the effect of decisions with its life cycle. */
public final class DecisionEffectLifeCycle {
    private static final Declaration<DecisionEffect, DecisionEffect.Status> DECLARED = RecordType.declare(
                    "decision-effect", DecisionEffect.class, DecisionEffect.Status.class, DecisionEffect::status)
            .numbered("MRE");

    public static final Attribute<DecisionEffect, DecisionEffect.Status> STATUS = DECLARED.status();
    public static final Attribute<DecisionEffect, ReviewId> REVIEW = DECLARED.id("review", DecisionEffect::review);
    public static final Attribute<DecisionEffect, Long> DECISION =
            DECLARED.whole("decision", effect -> (long) effect.decision());
    public static final Attribute<DecisionEffect, EffectVerdict> VERDICT =
            DECLARED.enumeration("verdict", DecisionEffect::verdict);
    public static final Attribute<DecisionEffect, Instant> AT = DECLARED.instant("judgedAt", DecisionEffect::at);

    static {
        DECLARED.index(List.of(REVIEW, AT));
    }

    public static final Transition<DecisionEffect> JUDGE = DECLARED.creates(
                    "decision-effect.judge", ReviewRecords.VERIFY, DecisionEffect.Status.RECORDED)
            .guard(ReviewRules.judgesWhatWasExpected())
            .guard(ReviewRules.windowIsOver())
            .guard(ReviewRules.judgeDidNotAct())
            .row();

    public static final RecordType<DecisionEffect> TYPE = DECLARED.type();

    private DecisionEffectLifeCycle() {}
}
