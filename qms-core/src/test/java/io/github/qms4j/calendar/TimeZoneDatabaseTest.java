package io.github.qms4j.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

@Verifies("SD-3")
class TimeZoneDatabaseTest {

    @Test
    void the_release_is_a_year_and_a_letter() {
        assertThat(TimeZoneDatabase.version(ZoneId.of("Europe/Berlin"))).matches("20\\d\\d[a-z]+");
    }

    @Test
    void utc_has_the_release_of_the_other_zones() {
        assertThat(TimeZoneDatabase.version(ZoneOffset.UTC))
                .isEqualTo(TimeZoneDatabase.version(ZoneId.of("Europe/Berlin")));
    }

    @Test
    void a_bare_offset_has_no_release() {
        assertThatThrownBy(() -> TimeZoneDatabase.version(ZoneOffset.ofHours(2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("zone '+02:00': is not a region of the time zone database");
    }
}
