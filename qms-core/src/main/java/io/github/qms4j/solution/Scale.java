package io.github.qms4j.solution;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * The scores that can be given; the greatest is the best.
 *
 * @param least the worst score
 * @param greatest the best score
 */
public record Scale(BigDecimal least, BigDecimal greatest) {
    public Scale {
        Objects.requireNonNull(least, "least");
        Objects.requireNonNull(greatest, "greatest");
    }

    public static Scale of(int least, int greatest) {
        return new Scale(BigDecimal.valueOf(least), BigDecimal.valueOf(greatest));
    }

    boolean holds(BigDecimal score) {
        return score.compareTo(least) >= 0 && score.compareTo(greatest) <= 0;
    }

    @Override
    public String toString() {
        return least.toPlainString() + " to " + greatest.toPlainString();
    }
}
