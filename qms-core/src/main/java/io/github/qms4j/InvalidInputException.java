package io.github.qms4j;

import java.util.List;
import java.util.stream.Collectors;

/** Input breaks one or more rules of form. All violations are listed at once; nothing was changed. */
public final class InvalidInputException extends QmsException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public InvalidInputException(String subject, List<Violation> violations) {
        super(ErrorCode.INVALID_INPUT, message(subject, violations), null);
        this.violations = List.copyOf(violations);
    }

    /** A single violation. */
    public static InvalidInputException of(String subject, String place, Object value, String rule, String remedy) {
        return new InvalidInputException(subject, List.of(new Violation(place, String.valueOf(value), rule, remedy)));
    }

    /** Every violation, in the order of the fields or positions; empty only after Java serialization. */
    public List<Violation> violations() {
        return violations == null ? List.of() : violations;
    }

    private static String message(String subject, List<Violation> violations) {
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("an invalid input has at least one violation");
        }
        return subject + " is not valid: "
                + violations.stream().map(Violation::toString).collect(Collectors.joining("; "));
    }

    private static String shorten(String text) {
        return text.length() <= 120 ? text : text.substring(0, 117) + "...";
    }

    /**
     * One broken rule.
     *
     * @param place the field, or the position in a file
     * @param value the offending value as text, shortened to 120 characters
     * @param rule the rule it breaks
     * @param remedy what to do next
     */
    public record Violation(String place, String value, String rule, String remedy) {
        public Violation {
            value = shorten(value);
        }

        @Override
        public String toString() {
            return place + " '" + value + "': " + rule + (remedy.isEmpty() ? "" : " (" + remedy + ")");
        }
    }
}
