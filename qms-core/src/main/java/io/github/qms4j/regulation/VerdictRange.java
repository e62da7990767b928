package io.github.qms4j.regulation;

import static io.github.qms4j.regulation.AssessmentVerdict.COMPLIANT;
import static io.github.qms4j.regulation.AssessmentVerdict.GAP;
import static io.github.qms4j.regulation.AssessmentVerdict.PARTIAL;

import io.github.qms4j.InvalidInputException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far a requirement is met, as far as that is certain, on the scale gap, partial, compliant. At least partial says
 * that some of it is met; at most partial says that some of it is not.
 *
 * @param least the lowest verdict that is possible; gap when nothing of it is known to be met
 * @param most the highest verdict that is possible; compliant when nothing of it is known to be missed
 */
public record VerdictRange(AssessmentVerdict least, AssessmentVerdict most) {
    private static final List<AssessmentVerdict> SCALE = List.of(GAP, PARTIAL, COMPLIANT);

    /** @throws InvalidInputException when an end is no finding, or the lowest is above the highest */
    public VerdictRange {
        if (!least.isFinding() || !most.isFinding() || place(least) > place(most)) {
            throw InvalidInputException.of(
                    "verdict range",
                    "least, most",
                    least + ", " + most,
                    "is no range of gap, partial and compliant",
                    "give the lowest and the highest that is possible");
        }
    }

    /**
     * What a verdict on one requirement says of another (rule REG-5). The same demand has the same verdict. Otherwise
     * only what must be: whoever meets all of a requirement meets its parts, and some of whatever it overlaps; whoever
     * misses some of a requirement misses some of whatever contains it. Not assessed and not applicable say nothing.
     *
     * @param relation of the assessed requirement to the other
     * @return empty when nothing is certain
     */
    public static Optional<VerdictRange> carried(AssessmentVerdict verdict, Relation relation) {
        if (!verdict.isFinding()) {
            return Optional.empty();
        }
        return switch (relation) {
            case EQUAL, EQUIVALENT -> Optional.of(new VerdictRange(verdict, verdict));
            case SUBSET ->
                Optional.of(
                        switch (verdict) {
                            case COMPLIANT -> new VerdictRange(PARTIAL, COMPLIANT);
                            case PARTIAL -> new VerdictRange(PARTIAL, PARTIAL);
                            default -> new VerdictRange(GAP, PARTIAL);
                        });
            case SUPERSET ->
                verdict == COMPLIANT ? Optional.of(new VerdictRange(COMPLIANT, COMPLIANT)) : Optional.empty();
            case INTERSECTS ->
                verdict == COMPLIANT ? Optional.of(new VerdictRange(PARTIAL, COMPLIANT)) : Optional.empty();
            case NO_RELATIONSHIP, NOT_ANALYSED, UNKNOWN -> Optional.empty();
        };
    }

    /** Whether one verdict is left. */
    public boolean isExact() {
        return least == most;
    }

    /** What both say together; empty when they contradict each other. */
    public Optional<VerdictRange> and(VerdictRange other) {
        AssessmentVerdict low = place(least) >= place(other.least) ? least : other.least;
        AssessmentVerdict high = place(most) <= place(other.most) ? most : other.most;
        return place(low) <= place(high) ? Optional.of(new VerdictRange(low, high)) : Optional.empty();
    }

    /**
     * All of them together. Where they contradict each other the lowest end counts, in whatever order they are given.
     *
     * @return empty when there is none
     */
    static Optional<VerdictRange> weakest(Collection<VerdictRange> ranges) {
        return ranges.stream()
                .map(VerdictRange::most)
                .min(Comparator.comparingInt(VerdictRange::place))
                .map(most -> new VerdictRange(
                        ranges.stream()
                                .map(VerdictRange::least)
                                .filter(least -> place(least) <= place(most))
                                .max(Comparator.comparingInt(VerdictRange::place))
                                .orElseThrow(),
                        most));
    }

    private static int place(AssessmentVerdict verdict) {
        return SCALE.indexOf(verdict);
    }

    @Override
    public String toString() {
        return isExact() ? least.toString() : least + " to " + most;
    }
}
