package io.github.qms4j.review;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.access.Role;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.review.ReviewTerms.Member;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A programme of management reviews to be established.
 *
 * @param title what it is called
 * @param from the first day that its first review covers, in the engine's zone
 * @param interval how much time each review covers
 * @param notice how long after the end of its period a review is due to meet
 * @param terms what each review must consider and who must take part
 * @param agenda the standing items, in their order
 */
public record ReviewProgrammeDraft(
        String title, LocalDate from, Period interval, Period notice, ReviewTerms terms, List<String> agenda) {
    /** The longest text of a review, in characters. */
    public static final int MAX_TEXT = 10_000;

    /** A month to prepare a meeting, unless another time is said. */
    private static final Period NOTICE = Period.ofMonths(1);

    /** A quorum of one is nobody to discuss with. */
    private static final int QUORUM = 2;

    public ReviewProgrammeDraft {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(notice, "notice");
        Objects.requireNonNull(terms, "terms");
        agenda = List.copyOf(agenda);
    }

    /**
     * A programme without clauses and members, with a quorum of two from senior management, which meets within a month
     * after each period.
     */
    public static ReviewProgrammeDraft of(String title, LocalDate from, Period interval) {
        return new ReviewProgrammeDraft(
                title, from, interval, NOTICE, new ReviewTerms(List.of(), "", List.of(), Set.of(), QUORUM), List.of());
    }

    /** With the inputs that an edition of ISO 9001 or ISO 13485 asks for, beside those of others. */
    public ReviewProgrammeDraft answering(Catalogue catalogue) {
        return answering(ReviewClause.of(catalogue));
    }

    /** With inputs beside those that are named already. */
    public ReviewProgrammeDraft answering(List<ReviewClause> more) {
        return with(new ReviewTerms(
                Stream.concat(terms.clauses().stream(), more.stream()).toList(),
                terms.chair(),
                terms.members(),
                terms.requiredRoles(),
                terms.quorum()));
    }

    /** With a member in the chair. */
    public ReviewProgrammeDraft chairedBy(Member chair) {
        ReviewProgrammeDraft joined = with(chair);
        return joined.with(new ReviewTerms(
                terms.clauses(), chair.person(), joined.terms.members(), terms.requiredRoles(), terms.quorum()));
    }

    /** With members beside those that are named already. */
    public ReviewProgrammeDraft with(Member... more) {
        return with(new ReviewTerms(
                terms.clauses(),
                terms.chair(),
                Stream.concat(terms.members().stream(), Stream.of(more)).toList(),
                terms.requiredRoles(),
                terms.quorum()));
    }

    /** With roles of which a member must be present. */
    public ReviewProgrammeDraft requiring(Role... roles) {
        Set<String> required = new HashSet<>(terms.requiredRoles());
        Stream.of(roles).map(Role::name).forEach(required::add);
        return with(new ReviewTerms(terms.clauses(), terms.chair(), terms.members(), required, terms.quorum()));
    }

    /** With another number of members from senior management who must be present. */
    public ReviewProgrammeDraft withQuorum(int members) {
        return with(new ReviewTerms(terms.clauses(), terms.chair(), terms.members(), terms.requiredRoles(), members));
    }

    /** With another time between the end of a period and its meeting. */
    public ReviewProgrammeDraft meetingWithin(Period newNotice) {
        return new ReviewProgrammeDraft(title, from, interval, newNotice, terms, agenda);
    }

    /** With items on the agenda beside those that are there already. */
    public ReviewProgrammeDraft onTheAgenda(String... items) {
        return new ReviewProgrammeDraft(
                title,
                from,
                interval,
                notice,
                terms,
                Stream.concat(agenda.stream(), Stream.of(items)).toList());
    }

    private ReviewProgrammeDraft with(ReviewTerms newTerms) {
        return new ReviewProgrammeDraft(title, from, interval, notice, newTerms, agenda);
    }

    /** @throws InvalidInputException with everything that is wrong */
    void check() {
        List<Violation> violations = new ArrayList<>();
        if (title.isBlank() || title.length() > MAX_TEXT) {
            violations.add(new Violation("title", title, "is blank or too long", "say what the programme is called"));
        }
        if (interval.isNegative() || interval.isZero()) {
            violations.add(new Violation(
                    "interval", interval.toString(), "is not a length of time", "give a period such as P1Y"));
        }
        if (notice.isNegative()) {
            violations.add(new Violation(
                    "notice", notice.toString(), "is before the end of the period", "give a period such as P1M"));
        }
        violations.addAll(terms.problems()
                .map(problem -> new Violation("terms", title, problem, "put it right in the draft"))
                .toList());
        if (!violations.isEmpty()) {
            throw new InvalidInputException("review programme", violations);
        }
    }
}
