package io.github.qms4j.trail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldChangeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    '' | all
                    /state | all
                    /state/status | status
                    /state/report/detectedOn | report, detected on
                    /state/actions/0/dueOn | actions 1, due on
                    /state/grid/0/12 | grid 1 13
                    /state/values/SLA | values, SLA
                    /state/values/a~1b~0c | values, a/b~c
                    /custom/site/value | custom, site, value
                    """)
    void places_are_named_in_words_and_counted_from_one(String pointer, String words) {
        assertThat(FieldChange.words(pointer)).isEqualTo(words);
    }
}
