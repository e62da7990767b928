package io.github.qms4j.regulation;

import io.github.qms4j.InvalidInputException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The failures that an authority's own figures show to be the most frequent. The built-in ones are in {@link
 * CatalogueLibrary#failurePatterns()}.
 *
 * @param id the stable id
 * @param title what it is
 * @param source where the figures are published, and up to when they count
 * @param citations how many citations the publication counts in all
 * @param patterns the most cited first
 */
public record PublishedFailurePatterns(
        String id, String title, String source, int citations, List<FailurePattern> patterns) {
    /**
     * @throws InvalidInputException when a text is blank, two patterns share an id, they do not stand in the order of their
     *     counts, or count more than there are
     */
    public PublishedFailurePatterns {
        CatalogueId.requireToken("failure patterns", id);
        String subject = "failure patterns " + id;
        Texts.require(subject, "title", title);
        Texts.require(subject, "source", source);
        patterns = List.copyOf(patterns);
        requireDistinct(subject, patterns);
        long counted = 0;
        int before = Integer.MAX_VALUE;
        for (FailurePattern pattern : patterns) {
            if (pattern.citations() > before) {
                throw InvalidInputException.of(
                        subject, "patterns", pattern.id(), "was cited more often than the one before", "sort by count");
            }
            before = pattern.citations();
            counted += before;
        }
        if (counted > citations) {
            throw InvalidInputException.of(
                    subject, "citations", citations, "is less than the patterns count together", "give the total");
        }
    }

    private static void requireDistinct(String subject, List<FailurePattern> patterns) {
        if (patterns.isEmpty()) {
            throw InvalidInputException.of(subject, "patterns", "", "there is none", "list at least one");
        }
        if (patterns.stream().map(FailurePattern::id).distinct().count() < patterns.size()) {
            String ids = patterns.stream().map(FailurePattern::id).collect(Collectors.joining(", "));
            throw InvalidInputException.of(subject, "patterns", ids, "names one twice", "give each its own id");
        }
    }
}
