package io.github.qms4j.review;

import io.github.qms4j.quantity.Result;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a review was given beside what the same source says now of the same period (rule REV-8).
 *
 * @param input its name
 * @param sha256Then the hash over what was read
 * @param sha256Now the hash over what is read now; blank when the source is no longer gathered
 * @param recordsThen how many records were read
 * @param recordsNow how many are read now
 * @param figures the figures that are other now
 */
public record InputDifference(
        String input,
        String sha256Then,
        String sha256Now,
        long recordsThen,
        long recordsNow,
        List<FigureDifference> figures) {
    public InputDifference {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(sha256Then, "sha256Then");
        Objects.requireNonNull(sha256Now, "sha256Now");
        figures = List.copyOf(figures);
    }

    static InputDifference between(ReviewInput then, @Nullable ReviewInput now) {
        if (now == null) {
            return new InputDifference(then.name(), then.sha256(), "", then.records(), 0, List.of());
        }
        List<FigureDifference> figures = Stream.concat(
                        then.figures().stream().map(Figure::name),
                        now.figures().stream().map(Figure::name))
                .distinct()
                .map(name -> new FigureDifference(name, result(then, name), result(now, name)))
                .filter(difference -> !difference.then().equals(difference.now()))
                .toList();
        return new InputDifference(then.name(), then.sha256(), now.sha256(), then.records(), now.records(), figures);
    }

    private static Result result(ReviewInput input, String figure) {
        return input.figure(figure)
                .map(Figure::result)
                .orElse(Result.noData(input.isThere() ? "no such figure" : input.missing()));
    }

    /** Whether any record that was read is another now, or others are read. */
    public boolean isChanged() {
        return !sha256Then.equals(sha256Now);
    }

    /**
     * A figure that is another now.
     *
     * @param figure its name
     * @param then what it was at the meeting
     * @param now what it is
     */
    public record FigureDifference(String figure, Result then, Result now) {
        public FigureDifference {
            Objects.requireNonNull(figure, "figure");
            Objects.requireNonNull(then, "then");
            Objects.requireNonNull(now, "now");
        }
    }
}
