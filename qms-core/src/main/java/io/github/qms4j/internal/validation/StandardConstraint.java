package io.github.qms4j.internal.validation;

import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A constraint of Jakarta Validation 3.1, section 8, that needs nothing but the value. Not among them: {@code Email},
 * whose meaning the specification leaves to providers, and what compares with the present time.
 *
 * @param rule what is broken when it does not hold
 * @param condition whether a value meets it
 */
record StandardConstraint(String rule, Predicate<@Nullable Object> condition) {

    /**
     * The meaning of an annotation.
     *
     * @param where for messages
     * @throws io.github.qms4j.ConfigurationException when it is not a constraint that is known here
     */
    static StandardConstraint of(String where, Annotation constraint) {
        Judge judge = new Judge("@" + constraint.annotationType().getSimpleName() + " on " + where);
        StandardConstraint standard = standard(constraint, judge);
        return new StandardConstraint(MessageText.of(constraint, standard.rule()), standard.condition());
    }

    boolean holds(@Nullable Object value) {
        return condition.test(value);
    }

    private static StandardConstraint standard(Annotation constraint, Judge judge) {
        if (constraint instanceof NotNull) {
            return new StandardConstraint("must not be null", value -> value != null);
        }
        if (constraint instanceof Null) {
            return new StandardConstraint("must be null", value -> value == null);
        }
        if (constraint instanceof NotBlank) {
            return present(
                    "must not be blank", value -> !judge.text(value).toString().isBlank());
        }
        if (constraint instanceof NotEmpty) {
            return present("must not be empty", value -> judge.size(value) > 0);
        }
        if (constraint instanceof Size size) {
            return orNull(
                    "size must be between {min} and {max}",
                    value -> size.min() <= judge.size(value) && judge.size(value) <= size.max());
        }
        if (constraint instanceof Pattern pattern) {
            return orNull("must match \"{regexp}\"", matching(pattern, judge));
        }
        if (constraint instanceof AssertTrue) {
            return orNull("must be true", judge::truth);
        }
        if (constraint instanceof AssertFalse) {
            return orNull("must be false", value -> !judge.truth(value));
        }
        if (constraint instanceof Digits digits) {
            return orNull(
                    "numeric value out of bounds (<{integer} digits>.<{fraction} digits> expected)",
                    value -> fits(judge.number(value), digits));
        }
        return bound(constraint, judge);
    }

    private static StandardConstraint bound(Annotation constraint, Judge judge) {
        if (constraint instanceof Min min) {
            return atLeast(BigDecimal.valueOf(min.value()), true, "{value}", judge);
        }
        if (constraint instanceof Max max) {
            return atMost(BigDecimal.valueOf(max.value()), true, "{value}", judge);
        }
        if (constraint instanceof DecimalMin min) {
            return atLeast(new BigDecimal(min.value()), min.inclusive(), "{value}", judge);
        }
        if (constraint instanceof DecimalMax max) {
            return atMost(new BigDecimal(max.value()), max.inclusive(), "{value}", judge);
        }
        if (constraint instanceof Positive) {
            return atLeast(BigDecimal.ZERO, false, "0", judge);
        }
        if (constraint instanceof PositiveOrZero) {
            return atLeast(BigDecimal.ZERO, true, "0", judge);
        }
        if (constraint instanceof Negative) {
            return atMost(BigDecimal.ZERO, false, "0", judge);
        }
        if (constraint instanceof NegativeOrZero) {
            return atMost(BigDecimal.ZERO, true, "0", judge);
        }
        throw judge.notKnown();
    }

    private static StandardConstraint atLeast(BigDecimal bound, boolean inclusive, String shown, Judge judge) {
        String rule = "must be greater than " + (inclusive ? "or equal to " : "") + shown;
        return compared(rule, bound, inclusive ? sign -> sign >= 0 : sign -> sign > 0, judge);
    }

    private static StandardConstraint atMost(BigDecimal bound, boolean inclusive, String shown, Judge judge) {
        String rule = "must be less than " + (inclusive ? "or equal to " : "") + shown;
        return compared(rule, bound, inclusive ? sign -> sign <= 0 : sign -> sign < 0, judge);
    }

    private static StandardConstraint compared(String rule, BigDecimal bound, IntPredicate sign, Judge judge) {
        return orNull(rule, value -> sign.test(judge.number(value).compareTo(bound)));
    }

    private static boolean fits(BigDecimal number, Digits digits) {
        return number.precision() - number.scale() <= digits.integer() && number.scale() <= digits.fraction();
    }

    private static Predicate<Object> matching(Pattern pattern, Judge judge) {
        int flags = 0;
        for (Pattern.Flag flag : pattern.flags()) {
            flags |= flag.getValue();
        }
        java.util.regex.Pattern compiled = java.util.regex.Pattern.compile(pattern.regexp(), flags);
        return value -> compiled.matcher(judge.text(value)).matches();
    }

    private static StandardConstraint present(String rule, Predicate<Object> condition) {
        return new StandardConstraint(rule, value -> value != null && condition.test(value));
    }

    private static StandardConstraint orNull(String rule, Predicate<Object> condition) {
        return new StandardConstraint(rule, value -> value == null || condition.test(value));
    }
}
