package io.github.qms4j.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.ComplaintState.Answer;
import io.github.qms4j.complaint.ComplaintState.Step;
import io.github.qms4j.spi.storage.AttributeValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadCodecTest {
    private static final ComplaintState PLAIN = ComplaintState.draft("late answer", "u-agent");

    private static String payload(Record state) {
        return CanonicalJson.write(PayloadCodec.encode(state, Map.of()));
    }

    static Stream<ComplaintState> states() {
        return Stream.of(
                PLAIN,
                PLAIN.withOwner("u-owner"),
                PLAIN.withAmount("1.10"),
                PLAIN.withAmount("1.1"),
                PLAIN.withAmount("-0.000"),
                PLAIN.withAmount("1E+3"),
                PLAIN.withAmount("123456789012345678901234567890.123456789"),
                PLAIN.withReceivedAt(Instant.parse("2026-03-01T08:00:00Z")),
                PLAIN.withReceivedAt(Instant.parse("1969-12-31T23:59:59.999Z")),
                PLAIN.withTitle("\"quoted\" \\ \u0000 \n \ud83d\ude00 \u2028 $oid a.b"),
                PLAIN.withSteps(List.of(
                        new Step("call", new BigDecimal("1.10"), List.of("a", "", "b")),
                        new Step("visit", null, List.of()))),
                PLAIN.withAnswer(new Answer.Letter(LocalDate.of(2026, 2, 28), "sorry")),
                PLAIN.withAnswer(new Answer.Voucher(new BigDecimal("20.00"))),
                PLAIN.withAnswer(new Answer.Extension(Period.ofMonths(1))));
    }

    @ParameterizedTest
    @MethodSource("states")
    void a_state_comes_back_as_it_went_in(ComplaintState state) {
        assertThat(PayloadCodec.decode("complaint 1", ComplaintState.class, payload(state))
                        .state())
                .isEqualTo(state);
    }

    @Test
    void a_payload_is_readable_text_with_decimals_and_times_as_texts_and_no_empty_fields() {
        assertThat(payload(PLAIN))
                .isEqualTo("{\"state\":{\"amount\":\"1.10\",\"answer\":{\"kind\":\"None\"},\"answerBy\":\"2026-03-31\","
                        + "\"author\":\"u-agent\",\"copies\":5,\"effort\":\"PT1H30M\","
                        + "\"receivedAt\":\"2026-03-01T08:00:00.123Z\",\"severity\":\"MAJOR\",\"status\":\"DRAFT\","
                        + "\"steps\":[],\"title\":\"late answer\"}}");
    }

    @Test
    void instants_are_stored_to_the_millisecond() {
        assertThat(payload(PLAIN.withReceivedAt(Instant.parse("2026-03-01T08:00:00.123999999Z"))))
                .contains("\"receivedAt\":\"2026-03-01T08:00:00.123Z\"");
    }

    @Test
    void the_scale_of_a_decimal_inside_a_list_is_kept() {
        assertThat(payload(PLAIN.withSteps(List.of(new Step("call", new BigDecimal("1.10"), List.of())))))
                .contains("\"cost\":\"1.10\"");
    }

    record Ratio(String name, double value) {}

    @Test
    void a_floating_point_field_is_refused_with_what_to_use_instead() {
        assertThatThrownBy(() -> payload(new Ratio("yield", 0.5)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0.5")
                .hasMessageContaining("BigDecimal");
    }

    sealed interface Shape {
        record Round(String kind) implements Shape {}
    }

    record Drawing(@Nullable Shape shape) {}

    @Test
    void a_component_that_would_overwrite_the_kind_of_a_sealed_type_is_refused() {
        assertThatThrownBy(() -> payload(new Drawing(new Shape.Round("circle"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Round")
                .hasMessageContaining("kind");
    }

    @Test
    void custom_attributes_keep_their_types() {
        Map<String, AttributeValue> custom = Map.of(
                "site", AttributeValue.of("BER"),
                "batch", AttributeValue.of(7),
                "share", AttributeValue.of(new BigDecimal("0.50")),
                "seenAt", AttributeValue.of(Instant.parse("2026-03-01T08:00:00.001Z")),
                "recall", AttributeValue.of(false),
                "madeOn", AttributeValue.of(LocalDate.of(2026, 1, 2)));
        String payload = CanonicalJson.write(PayloadCodec.encode(PLAIN, custom));

        assertThat(PayloadCodec.decode("complaint 1", ComplaintState.class, payload)
                        .custom())
                .isEqualTo(custom);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "null",
                "{\"state\":{\"unknown\":1}}",
                "{\"state\":{\"answer\":{\"kind\":\"Bribe\"}}}",
                "{\"custom\":{\"a\":{\"type\":\"COLOUR\",\"value\":\"red\"}},\"state\":{}}",
                "{\"custom\":7,\"state\":{}}"
            })
    void a_payload_that_cannot_be_read_names_the_record(String payload) {
        assertThatThrownBy(() -> PayloadCodec.decode("complaint 1", ComplaintState.class, payload))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("complaint 1");
    }
}
