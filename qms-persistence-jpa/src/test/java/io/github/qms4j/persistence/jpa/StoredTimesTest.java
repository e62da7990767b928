package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times that somebody with SQL has put into a column, in a session that is not in UTC. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Verifies("X-9")
class StoredTimesTest {
    private final TestDatabase database =
            new TestDatabase("jdbc:h2:mem:stored-times;DB_CLOSE_DELAY=-1;TIME ZONE=America/New_York");
    private final JpaStorage storage = database.owning();

    @BeforeAll
    void storeRecord() {
        database.execute("insert into qms_typed_thing (tenant, id, version, schema_version, payload)"
                + " values ('acme', 'one', 0, 1, '')");
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01 00:00:00.007+05:30, 2025-12-31T18:30:00.007Z",
        "2026-03-08 02:30:00.000-05:00, 2026-03-08T07:30:00Z",
        "1970-01-01 01:00:00.000+02:00, 1969-12-31T23:00:00Z",
        "1969-12-31 23:59:59.999+00:00, 1969-12-31T23:59:59.999Z",
        "1890-01-01 00:00:00.000+00:53:28, 1889-12-31T23:06:32Z",
        "1582-10-10 12:00:00.500-05:30, 1582-10-10T17:30:00.500Z",
        "0000-01-01 00:00:00.000+14:00, -0001-12-31T10:00:00Z",
        "-4000-01-01 00:00:00.001+00:00, -4000-01-01T00:00:00.001Z",
        "9999-12-31 23:59:59.999-18:00, +10000-01-01T17:59:59.999Z",
        "100000-12-31 23:59:59.999+00:00, +100000-12-31T23:59:59.999Z"
    })
    void a_moment_is_read_to_the_millisecond_whatever_its_offset_and_year(String stored, Instant moment) {
        database.execute("update qms_typed_thing set an_instant = timestamp with time zone '" + stored + "'");
        assertThat(read("anInstant")).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource({"1970-01-01", "1969-12-31", "1582-10-10", "0000-02-29", "-4000-01-01", "9999-12-31"})
    void a_date_is_read_as_it_stands_whatever_the_year(LocalDate date) {
        database.execute("update qms_typed_thing set a_date = date '" + date + "'");
        assertThat(read("aDate")).isEqualTo(date);
    }

    private Object read(String attribute) {
        Map<String, AttributeValue> attributes = storage.find(new RecordKey("acme", TestDatabase.TYPED, "one"))
                .orElseThrow()
                .attributes();
        return Objects.requireNonNull(attributes.get(attribute)).value();
    }
}
