package io.github.qms4j.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.Qms;
import io.github.qms4j.access.Actor;
import io.github.qms4j.record.RecordStore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandValidatorTest {
    private static final CommandValidator VALIDATOR = CommandValidator.byDefaultProvider();

    @AfterAll
    static void close() {
        VALIDATOR.close();
    }

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
        record Address(@Email String value) {}

        assertThat(rule(new Inclusive(BigDecimal.ZERO))).isEqualTo("must be greater than or equal to 0.5");
        assertThat(rule(new Exclusive(new BigDecimal("0.5")))).isEqualTo("must be greater than 0.5");
        assertThat(rule(new AtMost(BigDecimal.ONE))).isEqualTo("must be less than or equal to 0.5");
        assertThat(rule(new LessThan(BigDecimal.ONE))).isEqualTo("must be less than 0.5");
        assertThat(rule(new Upper(8))).isEqualTo("must be less than or equal to 7");
        assertThat(rule(new Above(0))).isEqualTo("must be greater than 0");
        assertThat(rule(new Many(List.of()))).isEqualTo("must not be empty");
        assertThat(rule(new Address("nowhere"))).isEqualTo("must be a well-formed email address");
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

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "fr-FR", "ja-JP", "tr-TR"})
    void messages_do_not_change_with_the_machine_s_language(String language) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try (CommandValidator validator = CommandValidator.byDefaultProvider()) {
            InvalidInputException invalid =
                    catchThrowableOfType(InvalidInputException.class, () -> validator.valid(new Step("")));

            assertThat(invalid.violations().get(0).rule()).isEqualTo("must not be blank");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_session_checks_commands_with_the_engine_s_validator() {
        RecordStore store = Qms.builder().inMemory().build().as(Actor.of("u-1")).records();

        assertThatCode(() -> store.valid(new Step("open"))).doesNotThrowAnyException();
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> store.valid(new Step("")))
                        .violations())
                .hasSize(1);
    }
}
