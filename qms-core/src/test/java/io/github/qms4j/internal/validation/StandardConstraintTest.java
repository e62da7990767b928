package io.github.qms4j.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
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
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Our check of the standard constraints beside that of the reference implementation. */
class StandardConstraintTest {
    private static final long SEED = 20_261_130L;
    private static final int CASES = 400;
    private static final ValidatorFactory REFERENCE = hibernateValidator();
    private static final CommandValidator PROVIDER = CommandValidator.using(REFERENCE.getValidator());
    private static final CommandValidator OWN = CommandValidator.ofStandardConstraints();

    static ValidatorFactory hibernateValidator() {
        return Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new WithoutExpressions())
                .buildValidatorFactory();
    }

    /** Writes the two standard messages that need an expression language. */
    private static final class WithoutExpressions extends ParameterMessageInterpolator {
        @Override
        public String interpolate(String template, Context context) {
            Annotation constraint = context.getConstraintDescriptor().getAnnotation();
            if (constraint instanceof DecimalMin min) {
                return "must be greater than " + (min.inclusive() ? "or equal to " : "") + min.value();
            }
            if (constraint instanceof DecimalMax max) {
                return "must be less than " + (max.inclusive() ? "or equal to " : "") + max.value();
            }
            return super.interpolate(template, context, Locale.ROOT);
        }
    }

    @AfterAll
    static void close() {
        REFERENCE.close();
    }

    /** Null is a value to be judged here. */
    @SuppressWarnings("MultipleNullnessAnnotations")
    record Texts(
            @NotNull @Nullable String notNull,
            @Null @Nullable String isNull,
            @NotBlank @Nullable String notBlank,
            @NotEmpty @Nullable String notEmpty,
            @Size(min = 2, max = 3) @Nullable String size,

            @Pattern(
                    regexp = "a.b*",
                    flags = {Pattern.Flag.CASE_INSENSITIVE, Pattern.Flag.DOTALL})
            @Nullable
            String pattern) {
        static Texts of(@Nullable String text) {
            return new Texts(text, text, text, text, text, text);
        }
    }

    record Decimals(
            @Min(-1) @Nullable BigDecimal min,
            @Max(1) @Nullable BigDecimal max,
            @DecimalMin("-0.5") @Nullable BigDecimal decimalMin,

            @DecimalMin(value = "-0.5", inclusive = false) @Nullable
            BigDecimal above,

            @DecimalMax("0.5") @Nullable BigDecimal decimalMax,

            @DecimalMax(value = "0.5", inclusive = false) @Nullable
            BigDecimal below,

            @Positive @Nullable BigDecimal positive,
            @PositiveOrZero @Nullable BigDecimal positiveOrZero,
            @Negative @Nullable BigDecimal negative,
            @NegativeOrZero @Nullable BigDecimal negativeOrZero,
            @Digits(integer = 1, fraction = 2) @Nullable BigDecimal digits) {
        static Decimals of(@Nullable BigDecimal n) {
            return new Decimals(n, n, n, n, n, n, n, n, n, n, n);
        }
    }

    record WholeNumbers(
            @Min(-1) byte min,
            @Max(1) short max,
            @Positive int positive,
            @NegativeOrZero long negativeOrZero,
            @DecimalMin("1.5") BigInteger decimalMin,
            @Digits(integer = 1, fraction = 0) Integer digits) {
        static WholeNumbers of(int n) {
            return new WholeNumbers((byte) n, (short) n, n, n, BigInteger.valueOf(n), n);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Others(
            @AssertTrue @Nullable Boolean yes,
            @AssertFalse @Nullable Boolean no,
            @Size(min = 1, max = 2) List<String> list,
            @NotEmpty int[] array) {}

    /** Of both validators, as texts. */
    private static void assertSame(Object command) {
        assertThat(violations(OWN, command)).as("%s", command).isEqualTo(violations(PROVIDER, command));
    }

    private static List<String> violations(CommandValidator validator, Object command) {
        try {
            validator.valid(command);
            return List.of();
        } catch (InvalidInputException e) {
            return e.violations().stream().map(Violation::toString).toList();
        }
    }

    private static <T> void eachCase(Function<Random, T> generator, Function<T, Object> command) {
        Random random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            assertSame(command.apply(generator.apply(random)));
        }
    }

    @Test
    void texts_are_judged_as_by_the_reference_implementation() {
        assertSame(Texts.of(null));
        List<String> alphabet = Arrays.asList("a", "B", " ", "\t", "\n", "b", "😀", "é");
        eachCase(
                random -> {
                    StringBuilder text = new StringBuilder();
                    for (int length = random.nextInt(5); length > 0; length--) {
                        text.append(alphabet.get(random.nextInt(alphabet.size())));
                    }
                    return text.toString();
                },
                Texts::of);
    }

    @Test
    void decimals_are_judged_as_by_the_reference_implementation() {
        assertSame(Decimals.of(null));
        eachCase(
                random -> new BigDecimal(BigInteger.valueOf(random.nextInt(2_001) - 1_000), random.nextInt(5) - 1),
                Decimals::of);
    }

    @Test
    void whole_numbers_are_judged_as_by_the_reference_implementation() {
        eachCase(random -> random.nextInt(25) - 12, WholeNumbers::of);
    }

    @Test
    void truths_and_sizes_are_judged_as_by_the_reference_implementation() {
        for (Boolean truth : new Boolean[] {null, true, false}) {
            for (int size = 0; size < 4; size++) {
                assertSame(
                        new Others(truth, truth, List.of("a", "b", "c").subList(0, Math.min(size, 3)), new int[size]));
            }
        }
    }

    @Test
    void a_wide_blank_is_blank_here() {
        record Title(@NotBlank String text) {}

        assertThat(violations(OWN, new Title("\u2003"))).containsExactly("text '\u2003': must not be blank");
    }
}
