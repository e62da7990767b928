package io.github.qms4j.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {
    private static final long FOUR_HUNDRED_THOUSAND_YEARS = 12_622_780_800_000_000L;

    @Test
    void every_instant_is_read_as_it_was_written() {
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < 20_000; i++) {
            long bound = FOUR_HUNDRED_THOUSAND_YEARS >> random.nextInt(24);
            Instant written = Instant.ofEpochMilli(random.nextLong(-bound, bound));
            assertThat(InstantText.parse(written.toString())).isEqualTo(written);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-28T23:59:59Z",
                "2024-02-29T00:00:00.001Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999Z",
                "2026-01-31T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "2026-01-31T10:00:00.12Z",
                "2026-01-31T10:00:00.123456789Z",
                "-0004-01-31T10:00:00Z",
                "+10000-01-31T10:00:00Z",
                "2026-01-31T10:00:00+02:00"
            })
    void a_text_means_what_the_platform_says_it_means(String text) {
        assertThat(InstantText.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-29T10:00:00Z",
                "2026-13-01T10:00:00Z",
                "2026-00-01T10:00:00Z",
                "2026-01-32T10:00:00Z",
                "2026-01-31T25:00:00Z",
                "2026-01-31T24:00:01Z",
                "2026-01-31T10:60:00Z",
                "2026-01-31T10:00:61Z",
                "2026-01-31T10:00:00.-12Z",
                "2026-01-31T10:00:00,123Z",
                "2026-01-31 10:00:00Z",
                "2026-01-3aT10:00:00Z",
                "+026-01-31T10:00:00Z"
            })
    void a_text_that_is_no_instant_is_refused(String text) {
        assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
