package io.github.qms4j.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.DueDate.Extension;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Verifies("X-6")
class DueDateTest {
    private static final Instant AT = Instant.parse("2026-03-20T10:00:00.123456Z");
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 31);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 30);
    private final DueDate due = DueDate.on(MARCH);

    @Test
    void an_extension_moves_the_current_date_and_keeps_every_earlier_one() {
        DueDate extended = due.extend(APRIL, "supplier is late", "u-owner", "u-head", AT)
                .extend(APRIL.plusDays(1), "one more day", "u-owner", "u-head", AT);

        assertThat(extended.original()).isEqualTo(MARCH);
        assertThat(extended.extensions()).extracting(Extension::newDate).containsExactly(APRIL, APRIL.plusDays(1));
        assertThat(extended.current()).isEqualTo(APRIL.plusDays(1));
        assertThat(due.current()).as("the old value").isEqualTo(MARCH);
    }

    @Test
    void an_extension_says_who_asked_who_approved_why_and_when() {
        assertThat(due.extend(APRIL, "supplier is late", "u-owner", "u-head", AT)
                        .extensions())
                .containsExactly(new Extension(
                        APRIL, "supplier is late", "u-owner", "u-head", Instant.parse("2026-03-20T10:00:00.123Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-30,' ',u-owner,u-head,reason",
        "2026-04-30,late,u-owner,'',approver",
        "2026-04-30,late,u-owner,u-owner,approver",
        "2026-04-30,late,' ',u-head,requestedBy",
        "2026-03-31,late,u-owner,u-head,newDate",
        "2026-03-30,late,u-owner,u-head,newDate"
    })
    void an_extension_that_breaks_a_rule_is_refused(
            LocalDate date, String reason, String requestedBy, String approver, String place) {
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class, () -> due.extend(date, reason, requestedBy, approver, AT));

        assertThat(refused.violations()).extracting(v -> v.place()).containsExactly(place);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> due.extend(MARCH, "", "u-owner", "", AT));

        assertThat(refused.violations()).hasSize(3);
    }

    @Test
    void a_history_that_goes_back_in_time_cannot_be_made() {
        Extension april = new Extension(APRIL, "late", "u-owner", "u-head", AT);

        assertThatThrownBy(() -> new DueDate(MARCH, List.of(april, april))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_day_is_overdue_when_the_current_date_has_passed() {
        DueDate extended = due.extend(APRIL, "late", "u-owner", "u-head", AT);

        assertThat(due.isOverdue(MARCH)).isFalse();
        assertThat(due.isOverdue(MARCH.plusDays(1))).isTrue();
        assertThat(extended.isOverdue(APRIL)).isFalse();
        assertThat(extended.isOverdue(APRIL.plusDays(1))).isTrue();
    }
}
