package io.github.qms4j.review;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An input that a review must have, as a clause of an edition.
 *
 * @param requirement the requirement's id, such as {@code iso-9001:2015-amd1/9.3.2-c-4}
 * @param clause the number as it is printed, such as {@code 9.3.2 c) 4)}
 * @param heading as the catalogue calls it
 */
public record ReviewClause(String requirement, String clause, String heading) {
    /** Under which clause an instrument lists the inputs. */
    private static final Map<String, String> INPUTS = Map.of("iso-9001", "9.3.2", "iso-13485", "5.6.2");

    public ReviewClause {
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(clause, "clause");
        Objects.requireNonNull(heading, "heading");
    }

    /**
     * The inputs that an edition of ISO 9001 or ISO 13485 asks for, in its order.
     *
     * @throws InvalidInputException when it is another instrument's
     */
    public static List<ReviewClause> of(Catalogue catalogue) {
        String under = INPUTS.get(catalogue.instrument().id());
        if (under == null) {
            throw InvalidInputException.of(
                    "management review",
                    "catalogue",
                    catalogue.id(),
                    "is of an instrument whose review inputs are not known",
                    "name the clause that lists them");
        }
        return of(catalogue, under);
    }

    /**
     * The inputs that stand under a clause of an edition: each that demands something itself, in its order.
     *
     * @param under the clause's id within the edition, such as {@code 9.3}
     * @throws InvalidInputException when there is none
     */
    public static List<ReviewClause> of(Catalogue catalogue, String under) {
        List<ReviewClause> inputs = catalogue.assessable().stream()
                .filter(requirement -> stands(catalogue, requirement, under))
                .map(requirement ->
                        new ReviewClause(requirement.id().toString(), requirement.clause(), requirement.heading()))
                .toList();
        if (inputs.isEmpty()) {
            throw InvalidInputException.of(
                    "management review",
                    "clause",
                    under,
                    "has nothing assessable in " + catalogue.id(),
                    "name a clause of the catalogue that lists the inputs of a review");
        }
        return inputs;
    }

    private static boolean stands(Catalogue catalogue, Requirement requirement, String under) {
        Optional<Requirement> above = Optional.of(requirement);
        while (above.isPresent()) {
            if (above.get().id().local().equals(under)) {
                return true;
            }
            above = above.get().parent().flatMap(catalogue::find);
        }
        return false;
    }

    /** Instrument and clause whatever the edition, such as {@code iso-9001/9.3.2-c-4}; what a source is listed by. */
    String inAnyEdition() {
        int colon = requirement.indexOf(':');
        int slash = requirement.indexOf('/');
        return colon < 0 || slash < colon
                ? requirement
                : requirement.substring(0, colon) + requirement.substring(slash);
    }

    @Override
    public String toString() {
        return clause + " (" + requirement + ")";
    }
}
