package io.github.qms4j.review;

import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.View;
import io.github.qms4j.regulation.CatalogueLibrary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sources for a review.
 *
 * @param library the catalogues that the organisation works with
 * @param sources each with a name of its own
 */
record InputCollection(RecordStore records, CatalogueLibrary library, List<InputSource> sources) {
    /** Whether a source of this name is gathered, so that nobody supplies its input. */
    boolean gathers(String name) {
        return sources.stream().anyMatch(source -> source.name().equals(name));
    }

    /** What the records say now on the clauses of a review; a source without such a clause is not read. */
    List<ReviewInput> gather(ManagementReview review, Instant asOf) {
        Gathering.Scope scope = new Gathering.Scope(
                review.from(),
                review.until(),
                asOf,
                asOf.atZone(records.zone()).toLocalDate(),
                previous(review).orElse(null),
                library);
        List<ReviewInput> gathered = new ArrayList<>();
        for (InputSource source : sources) {
            List<String> clauses = review.terms().clauses().stream()
                    .filter(clause -> source.clauses().contains(clause.inAnyEdition()))
                    .map(ReviewClause::requirement)
                    .toList();
            if (!clauses.isEmpty()) {
                gathered.add(Gathering.of(records, scope, source, clauses));
            }
        }
        return gathered;
    }

    Optional<View<ReviewId, ManagementReview>> previous(ManagementReview review) {
        @Nullable ReviewId previous = review.previous();
        return previous == null
                ? Optional.empty()
                : records.find(ReviewLifeCycle.TYPE, previous).map(found -> View.of(ReviewId::new, found));
    }

    /** Inputs beside those of the review before (rule REV-2). */
    List<ReviewInput> compared(ManagementReview review, Stream<ReviewInput> inputs) {
        Optional<View<ReviewId, ManagementReview>> previous = previous(review);
        return inputs.map(input -> previous.flatMap(before -> before.state()
                                .inputs()
                                .find(input.name())
                                .map(earlier -> input.against(before.id(), earlier)))
                        .orElse(input))
                .toList();
    }
}
