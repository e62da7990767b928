package io.github.qms4j.review;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.access.PersonIds;
import io.github.qms4j.access.Role;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a review must consider and who must take part (rules REV-1 and REV-3). A review keeps those that were in force
 * when it was planned.
 *
 * @param clauses the inputs that it must have
 * @param chair the id of the member in the chair, unless another is at the meeting
 * @param members who belongs to it, each once
 * @param requiredRoles the names of the roles of which a member must be present
 * @param quorum how many members from senior management must be present
 */
public record ReviewTerms(
        List<ReviewClause> clauses, String chair, List<Member> members, Set<String> requiredRoles, int quorum) {
    public ReviewTerms {
        clauses = List.copyOf(clauses);
        Objects.requireNonNull(chair, "chair");
        members = List.copyOf(members);
        requiredRoles = Collections.unmodifiableSet(new TreeSet<>(requiredRoles));
    }

    /** The clause of a requirement's id. */
    Optional<ReviewClause> clause(String requirement) {
        return clauses.stream()
                .filter(clause -> clause.requirement().equals(requirement))
                .findFirst();
    }

    /**
     * The clause of a requirement's id.
     *
     * @throws InvalidInputException when the review need not consider it; lists those that it must
     */
    ReviewClause require(String requirement) {
        return clause(requirement)
                .orElseThrow(() -> InvalidInputException.of(
                        "management review",
                        "clause",
                        requirement,
                        "is no input of this review",
                        "take one of "
                                + clauses.stream()
                                        .map(ReviewClause::requirement)
                                        .collect(Collectors.joining(", "))));
    }

    /** Whether a person is a member from senior management. */
    boolean isSenior(String person) {
        return members.stream().anyMatch(member -> member.is(person) && member.isSenior());
    }

    /** What is wrong with the terms themselves; empty when a meeting can satisfy them. */
    Stream<String> problems() {
        long senior = members.stream().filter(Member::isSenior).count();
        long persons = members.stream()
                .map(member -> PersonIds.folded(member.person()))
                .distinct()
                .count();
        return Stream.of(
                        when(clauses.isEmpty(), "no clause is named whose inputs the review considers"),
                        when(
                                clauses.stream()
                                                .map(ReviewClause::requirement)
                                                .distinct()
                                                .count()
                                        < clauses.size(),
                                "a clause is named twice"),
                        when(persons < members.size(), "a person is a member twice"),
                        when(!isSenior(chair), "the chair '" + chair + "' is no member from senior management"),
                        when(
                                quorum < 1 || quorum > senior,
                                "a quorum of " + quorum + " from " + senior + " in senior management cannot be"),
                        missingRoles(members).map(role -> "no member is " + role))
                .flatMap(Optional::stream);
    }

    private static Optional<String> when(boolean wrong, String what) {
        return wrong ? Optional.of(what) : Optional.empty();
    }

    /** What the attendance lacks (rule REV-3); empty when the meeting could decide. */
    Optional<String> notQuorate(Minutes minutes) {
        List<Member> present = members.stream()
                .filter(member -> minutes.isPresent(member.person()))
                .toList();
        long senior = present.stream().filter(Member::isSenior).count();
        if (senior < quorum) {
            return Optional.of(senior + " of " + quorum + " from senior management were present");
        }
        return missingRoles(present).map(role -> "nobody was present as " + role);
    }

    private Optional<String> missingRoles(Collection<Member> among) {
        Set<String> missing = new TreeSet<>(requiredRoles);
        among.forEach(member -> missing.removeAll(member.roles()));
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(" or ", missing));
    }

    /**
     * Somebody who belongs to a review. In which roles is agreed beforehand, so that nobody becomes senior management
     * by being written down at the meeting.
     *
     * @param person the id under which the host knows them
     * @param name as printed in the minutes
     * @param roles the names of the roles in which they take part
     */
    public record Member(String person, String name, Set<String> roles) {
        public Member {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(name, "name");
            roles = Collections.unmodifiableSet(new TreeSet<>(roles));
        }

        /** A member in these roles. */
        public static Member of(String person, String name, Role... roles) {
            return new Member(person, name, Stream.of(roles).map(Role::name).collect(Collectors.toSet()));
        }

        boolean is(String other) {
            return PersonIds.same(person, other);
        }

        boolean isSenior() {
            return roles.contains(Role.SENIOR_MANAGEMENT.name());
        }
    }
}
