package io.github.qms4j.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.Qms;
import io.github.qms4j.access.Actor;
import io.github.qms4j.record.RecordStore;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandValidatorTest {
    private static final CommandValidator VALIDATOR = CommandValidator.ofStandardConstraints();

    record Step(@NotBlank String what) {}

    record PlanAudit(
            @NotBlank String title,
            @NotNull String lead,
            @Min(1) int days,
            @Size(min = 2, max = 5) List<@Valid Step> steps) {}

    /** A host's own code may hold null where this project's may not. */
    @SuppressWarnings("NullAway")
    private static PlanAudit withoutLead(String title, int days, Step... steps) {
        return new PlanAudit(title, null, days, List.of(steps));
    }

    private static List<Violation> violations(Object command) {
        return catchThrowableOfType(InvalidInputException.class, () -> VALIDATOR.valid(command))
                .violations();
    }

    private static String rule(Object command) {
        List<Violation> violations = violations(command);
        assertThat(violations).hasSize(1);
        return violations.get(0).rule();
    }

    @Test
    void a_command_without_fault_is_returned_as_it_is() {
        PlanAudit command = new PlanAudit("ISO 9001", "u-1", 2, List.of(new Step("open"), new Step("close")));

        assertThat(VALIDATOR.valid(command)).isSameAs(command);
    }

    @Test
    void every_fault_is_listed_at_once_in_the_order_of_the_fields() {
        assertThat(violations(withoutLead(" ", 0, new Step(""))))
                .extracting(Violation::toString)
                .containsExactly(
                        "days '0': must be greater than or equal to 1",
                        "lead 'null': must not be null",
                        "steps '[Step[what=]]': size must be between 2 and 5",
                        "steps[0].what '': must not be blank",
                        "title ' ': must not be blank");
    }

    @Test
    void the_message_names_the_command_and_every_fault() {
        InvalidInputException invalid = catchThrowableOfType(
                InvalidInputException.class, () -> VALIDATOR.valid(withoutLead("", 1, new Step("a"), new Step("b"))));

        assertThat(invalid)
                .hasMessageStartingWith("PlanAudit is not valid: ")
                .hasMessageContaining("lead")
                .hasMessageContaining("title");
    }

    @Test
    void a_value_that_is_very_long_is_cut_short() {
        record Remark(@Size(max = 5) String text) {}

        assertThat(violations(new Remark("x".repeat(10_000))))
                .singleElement()
                .satisfies(v -> assertThat(v.value()).hasSize(120).endsWith("..."));
    }

    @Test
    void the_standard_messages_read_as_sentences_without_an_expression_language() {
        record Inclusive(@DecimalMin("0.5") BigDecimal value) {}
        record Exclusive(
                @DecimalMin(value = "0.5", inclusive = false)
                BigDecimal value) {}
        record AtMost(@DecimalMax("0.5") BigDecimal value) {}
        record LessThan(
                @DecimalMax(value = "0.5", inclusive = false)
                BigDecimal value) {}
        record Upper(@Max(7) long value) {}
        record Above(@Positive int value) {}
        record Many(@NotEmpty List<String> value) {}

        assertThat(rule(new Inclusive(BigDecimal.ZERO))).isEqualTo("must be greater than or equal to 0.5");
        assertThat(rule(new Exclusive(new BigDecimal("0.5")))).isEqualTo("must be greater than 0.5");
        assertThat(rule(new AtMost(BigDecimal.ONE))).isEqualTo("must be less than or equal to 0.5");
        assertThat(rule(new LessThan(BigDecimal.ONE))).isEqualTo("must be less than 0.5");
        assertThat(rule(new Upper(8))).isEqualTo("must be less than or equal to 7");
        assertThat(rule(new Above(0))).isEqualTo("must be greater than 0");
        assertThat(rule(new Many(List.of()))).isEqualTo("must not be empty");
    }

    @Test
    void a_pattern_is_shown_as_it_was_written() {
        record Code(@Pattern(regexp = "\\$[a-z]{2,3}\\\\") String value) {}

        assertThat(rule(new Code("?"))).isEqualTo("must match \"\\$[a-z]{2,3}\\\\\"");
    }

    @Test
    void an_expression_in_a_message_is_not_evaluated() {
        record Trap(
                @Size(max = 1, message = "${1 + 1} and ${validatedValue}, at most {max}")
                String value) {}

        assertThat(rule(new Trap("#{7*7}"))).isEqualTo("${1 + 1} and ${validatedValue}, at most 1");
    }

    @Test
    void a_value_that_looks_like_a_message_is_only_a_value() {
        assertThat(violations(new Step("\t")).get(0).value()).isEqualTo("\t");
        record Code(@Size(max = 1) String value) {}

        assertThat(violations(new Code("{max} ${max} {jakarta.validation.constraints.NotNull.message}")))
                .singleElement()
                .satisfies(v -> assertThat(v.value()).startsWith("{max} ${max} {jakarta"))
                .satisfies(v -> assertThat(v.rule()).isEqualTo("size must be between 0 and 1"));
    }

    @Test
    void a_name_that_nobody_knows_stays_as_it_is() {
        record Code(
                @Size(max = 1, message = "{no.such.message} {max}")
                String value) {}

        assertThat(rule(new Code("ab"))).isEqualTo("{no.such.message} 1");
    }

    @Test
    void a_session_checks_commands_with_the_engine_s_validator() {
        RecordStore store = Qms.builder().inMemory().build().as(Actor.of("u-1")).records();

        assertThatCode(() -> store.valid(new Step("open"))).doesNotThrowAnyException();
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> store.valid(new Step("")))
                        .violations())
                .hasSize(1);
    }

    @Test
    void what_containers_hold_is_named_by_its_place() {
        record Plan(
                @Valid Step first,
                List<@Size(min = 2) String> titles,
                Map<@NotBlank String, @Valid Step> steps,
                Optional<@NotBlank String> remark) {}

        Plan plan = new Plan(new Step(""), List.of("ab", "c"), Map.of("", new Step(" ")), Optional.of("  "));

        assertThat(violations(plan))
                .extracting(Violation::place)
                .containsExactly("first.what", "remark", "steps[]", "steps[].what", "titles[1]");
    }

    @Test
    void a_record_within_is_checked_only_where_it_is_marked() {
        record Plan(Step step) {}

        assertThatCode(() -> VALIDATOR.valid(new Plan(new Step("")))).doesNotThrowAnyException();
    }

    @Test
    void a_constraint_that_stands_twice_is_checked_twice() {
        record Code(
                @Pattern(regexp = "[a-z]+") @Pattern(regexp = ".{3}")
                String value) {}

        assertThat(violations(new Code("A1"))).hasSize(2);
    }

    @Test
    void a_constraint_of_another_group_is_not_checked() {
        record Code(@NotBlank(groups = Step.class) String value) {}

        assertThatCode(() -> VALIDATOR.valid(new Code(""))).doesNotThrowAnyException();
    }

    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Even {
        String message() default "must be even";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Test
    @SuppressWarnings("ArrayRecordComponent")
    void what_cannot_be_checked_without_a_provider_is_refused_and_never_passed_over() {
        record OfAHost(@Even int value) {}
        record OfThePresent(@Past Instant value) {}
        record OfAnAddress(@Email String value) {}
        record OfAnArray(@Size(min = 1) String @NotNull [] value) {}
        record OfElements(@NotBlank String[] value) {}
        record OfAFloat(@Min(1) double value) {}
        @Even
        record AsAWhole(int value) {}

        assertThat(List.of(
                        new OfAHost(2),
                        new OfThePresent(Instant.EPOCH),
                        new OfAnAddress("a@example.com"),
                        new OfElements(new String[] {"a"}),
                        new OfAFloat(2),
                        new AsAWhole(2),
                        "no record"))
                .allSatisfy(command -> assertThatThrownBy(() -> VALIDATOR.valid(command))
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("Qms.builder().validator("));
        assertThat(violations(new OfAnArray(new String[0]))).hasSize(1);
    }

    @Test
    void a_host_s_validator_is_asked_instead() {
        record OfTheFuture(@Future Instant value) {}
        try (ValidatorFactory factory = StandardConstraintTest.hibernateValidator()) {
            CommandValidator asked = CommandValidator.using(factory.getValidator());

            assertThat(catchThrowableOfType(
                                    InvalidInputException.class, () -> asked.valid(new OfTheFuture(Instant.EPOCH)))
                            .violations())
                    .extracting(Violation::toString)
                    .containsExactly("value '1970-01-01T00:00:00Z': must be a future date");
        }
    }
}
