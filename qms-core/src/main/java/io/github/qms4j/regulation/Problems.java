package io.github.qms4j.regulation;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one file or value, so that its author sees all of it at once, but no more than can be read. */
final class Problems {
    private static final int SHOWN = 100;

    private final String subject;
    private final List<Violation> violations = new ArrayList<>();
    private int hidden;

    Problems(String subject) {
        this.subject = subject;
    }

    String subject() {
        return subject;
    }

    boolean isEmpty() {
        return violations.isEmpty();
    }

    boolean isFull() {
        return violations.size() >= SHOWN;
    }

    void add(String place, Object value, String rule, String remedy) {
        if (isFull()) {
            hidden++;
        } else {
            violations.add(new Violation(place, String.valueOf(value), rule, remedy));
        }
    }

    /** Makes a value; when its own rules refuse it, they become problems of that place and the result is null. */
    <T> @Nullable T attempt(String place, Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidInputException e) {
            e.violations().forEach(v -> add(join(place, v.place()), v.value(), v.rule(), v.remedy()));
            return null;
        }
    }

    static String join(String outer, String inner) {
        return outer.isEmpty() ? inner : outer + ", " + inner;
    }

    /** @throws InvalidInputException when there is a problem */
    void refuse() {
        if (hidden > 0) {
            violations.add(new Violation(
                    "file", hidden + " more", "has more problems than are listed", "correct the listed ones first"));
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException(subject, violations);
        }
    }
}
