package io.github.qms4j.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What is said to somebody who may not. */
final class Refusals {
    private Refusals() {}

    static void assertRefused(ThrowingCallable command, String rule, String... said) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.grounds()).anySatisfy(ground -> {
                            assertThat(ground.ruleId()).isEqualTo(rule);
                            assertThat(ground.because()).contains(said);
                        }));
    }

    static void assertInvalid(ThrowingCallable command, String... said) {
        assertThatThrownBy(command).isInstanceOf(InvalidInputException.class).hasMessageContainingAll(said);
    }
}
