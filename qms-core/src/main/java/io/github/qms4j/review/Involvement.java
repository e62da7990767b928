package io.github.qms4j.review;

import io.github.qms4j.review.Minutes.Contribution;
import io.github.qms4j.review.ReviewTerms.Member;
import io.github.qms4j.statistics.effect.EffectVerdict;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who took part in one review, and what it led to (rules REV-6 and REV-7).
 *
 * @param review the review
 * @param heldOn the day of its meeting, in the engine's zone; null while it was not held
 * @param members how many members it has
 * @param present the ids of the members who took part
 * @param seniorPresent how many of these are from senior management
 * @param quorum how many of them it needed
 * @param quorate whether quorum and required roles were there
 * @param contributions how many each person made
 * @param decisions how many were taken
 * @param effects how many of these were judged how, each by its latest judgement; those not judged are left out
 */
public record Involvement(
        ReviewId review,
        @Nullable LocalDate heldOn,
        int members,
        List<String> present,
        int seniorPresent,
        int quorum,
        boolean quorate,
        Map<String, Long> contributions,
        int decisions,
        Map<EffectVerdict, Long> effects) {
    public Involvement {
        Objects.requireNonNull(review, "review");
        present = List.copyOf(present);
        contributions = Collections.unmodifiableMap(new TreeMap<>(contributions));
        effects = Collections.unmodifiableMap(
                effects.isEmpty() ? new EnumMap<>(EffectVerdict.class) : new EnumMap<>(effects));
    }

    static Involvement of(ReviewId review, ManagementReview state, Map<EffectVerdict, Long> effects) {
        Minutes minutes = state.minutes();
        ReviewTerms terms = state.terms();
        List<Member> present = terms.members().stream()
                .filter(member -> minutes.isPresent(member.person()))
                .toList();
        return new Involvement(
                review,
                minutes.heldOn(),
                terms.members().size(),
                present.stream().map(Member::person).toList(),
                (int) present.stream().filter(Member::isSenior).count(),
                terms.quorum(),
                terms.notQuorate(minutes).isEmpty(),
                minutes.contributions().stream()
                        .collect(Collectors.groupingBy(Contribution::person, Collectors.counting())),
                minutes.decisions().size(),
                effects);
    }
}
