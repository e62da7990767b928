package io.github.qms4j.audit;

import io.github.qms4j.InvalidInputException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How severe a finding is, by a named method in a version, with everything that the method was given (rule AUD-6): a
 * reader can grade it again.
 *
 * @param method the method with its version, such as {@value #GHTF}
 * @param inputs what it was given, by name
 * @param grade the grade
 */
public record Grading(String method, Map<String, String> inputs, int grade) {
    /** Five grades by effect, repetition and two aggravating circumstances; see {@link Ghtf}. */
    public static final String GHTF = "GHTF/SG3/N19:2012";

    /** @throws InvalidInputException when the method is blank, or the grade is not the one that it gives */
    public Grading {
        Objects.requireNonNull(method, "method");
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        if (method.isBlank()) {
            throw InvalidInputException.of("grading", "method", method, "is blank", "name the method with its version");
        }
        if (method.equals(GHTF) && Ghtf.of(inputs).grade() != grade) {
            throw InvalidInputException.of(
                    "grading",
                    "grade",
                    grade,
                    "is not what " + GHTF + " gives for " + inputs,
                    "make it by Grading.ghtf");
        }
    }

    /** By the five grades of GHTF/SG3/N19:2012. */
    public static Grading ghtf(Ghtf inputs) {
        return new Grading(GHTF, inputs.asMap(), inputs.grade());
    }

    /** Whether the method was told that it is a repeat; false for a method that does not ask. */
    boolean saysFirst() {
        return method.equals(GHTF) && !Ghtf.of(inputs).repeat();
    }

    /**
     * What GHTF/SG3/N19:2012 (Global Harmonization Task Force, 2 November 2012) grades a nonconformity by. Step 1: 1
     * for an indirect effect on safety or performance, 3 for a direct one, and 1 more for a repeat. Step 2: 1 more for
     * each aggravating circumstance, up to 5.
     *
     * @param direct whether the requirement affects design or manufacturing controls directly (ISO 13485 6.4 to 8.5),
     *     and not only enables them (4.1 to 6.3)
     * @param repeat whether it was found before
     * @param noDocumentedProcess whether a documented process or procedure is absent
     * @param productReleased whether nonconforming product was released
     */
    public record Ghtf(boolean direct, boolean repeat, boolean noDocumentedProcess, boolean productReleased) {
        private static final int HIGHEST = 5;

        /** From 1 to 5. */
        public int grade() {
            int first = (direct ? 3 : 1) + (repeat ? 1 : 0);
            return Math.min(HIGHEST, first + (noDocumentedProcess ? 1 : 0) + (productReleased ? 1 : 0));
        }

        Map<String, String> asMap() {
            return Map.of(
                    "direct", Boolean.toString(direct),
                    "repeat", Boolean.toString(repeat),
                    "noDocumentedProcess", Boolean.toString(noDocumentedProcess),
                    "productReleased", Boolean.toString(productReleased));
        }

        static Ghtf of(Map<String, String> inputs) {
            return new Ghtf(
                    is(inputs, "direct"),
                    is(inputs, "repeat"),
                    is(inputs, "noDocumentedProcess"),
                    is(inputs, "productReleased"));
        }

        private static boolean is(Map<String, String> inputs, String name) {
            String given = inputs.get(name);
            if (!"true".equals(given) && !"false".equals(given)) {
                throw InvalidInputException.of(
                        "grading", name, String.valueOf(given), "is neither true nor false", "make it by Grading.ghtf");
            }
            return "true".equals(given);
        }
    }
}
