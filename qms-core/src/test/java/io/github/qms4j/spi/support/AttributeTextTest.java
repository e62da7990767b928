package io.github.qms4j.spi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.qms4j.spi.storage.AttributeValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeTextTest {
    private static final Map<String, AttributeValue> ONE_OF_EACH = Map.of(
            "amount", AttributeValue.of(new BigDecimal("1.10")),
            "count", AttributeValue.of(Long.MIN_VALUE),
            "day", AttributeValue.of(LocalDate.of(2026, 2, 28)),
            "open", AttributeValue.of(true),
            "since", AttributeValue.of(Instant.parse("2026-03-01T08:00:00.120Z")),
            "title", AttributeValue.of("a=b:c\\n\nd\\e\\\\"));

    @Test
    void attributes_come_back_with_their_types_and_digits() {
        assertThat(AttributeText.parse(AttributeText.format(ONE_OF_EACH))).isEqualTo(ONE_OF_EACH);
        assertThat(AttributeText.parse("")).isEmpty();
        assertThat(AttributeText.parse(null)).isEmpty();
    }

    @Test
    void a_person_can_read_them() {
        assertThat(AttributeText.format(new TreeMap<>(ONE_OF_EACH))).startsWith("""
                        amount=DECIMAL:1.10
                        count=LONG:-9223372036854775808
                        day=DATE:2026-02-28
                        open=BOOLEAN:true
                        """);
    }

    @Test
    void names_and_text_may_hold_what_separates_them() {
        Map<String, AttributeValue> awkward =
                Map.of("a=b\n\\", AttributeValue.of("x\ny=z\\e"), "", AttributeValue.of(""));
        assertThat(AttributeText.parse(AttributeText.format(awkward))).isEqualTo(awkward);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount", "amount=DECIMAL:1", "amount=MONEY:1\n", "amount=LONG:x\n", "a=TEXT:x\\\n", "\n"})
    void text_that_was_altered_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributeText.parse(text))
                .withMessageContaining("were altered");
    }
}
