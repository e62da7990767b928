package io.github.qms4j.reporting.assurance;

import io.github.qms4j.access.Role;
import io.github.qms4j.review.ManagementReview;
import io.github.qms4j.review.ReviewTerms.Member;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a meeting could decide (rule REV-3).
 *
 * @param senior how many members from senior management took part
 * @param needed how many it takes
 * @param missingRoles required roles of which nobody was there
 */
record ReviewQuorum(long senior, int needed, Set<String> missingRoles) {
    static ReviewQuorum of(ManagementReview review) {
        List<Member> present = review.terms().members().stream()
                .filter(member -> review.minutes().isPresent(member.person()))
                .toList();
        Set<String> missing = new TreeSet<>(review.terms().requiredRoles());
        present.forEach(member -> missing.removeAll(member.roles()));
        return new ReviewQuorum(
                present.stream()
                        .filter(member -> member.roles().contains(Role.SENIOR_MANAGEMENT.name()))
                        .count(),
                review.terms().quorum(),
                missing);
    }

    boolean isGiven() {
        return senior >= needed && missingRoles.isEmpty();
    }

    String sentence() {
        return (isGiven() ? "with a quorum: " : "without a quorum: ") + senior + " of senior management were there, "
                + needed + " needed"
                + (missingRoles.isEmpty() ? "" : "; nobody as " + String.join(" or ", missingRoles));
    }
}
