package io.github.qms4j.record;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.changed;
import static io.github.qms4j.complaint.Complaints.opened;
import static io.github.qms4j.complaint.Complaints.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.RefusedException.Ground;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.ComplaintState.Answer;
import io.github.qms4j.complaint.ComplaintState.Step;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.trail.FieldChange;
import io.github.qms4j.trail.TrailEntry;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("X-5")
class ReasonTest {
    private final Qms qms = Complaints.builder()
            .inMemory()
            .clock(new SettableClock("2026-03-01T09:00:00Z"))
            .build();
    private final RecordStore agent = Complaints.as(qms, AGENT, "the customer called");

    private TrailEntry lastEntry(String id) {
        List<TrailEntry> history = qms.trail().history("acme.complaint", id);
        return history.get(history.size() - 1);
    }

    @Test
    void a_draft_may_be_changed_without_a_reason() {
        RecordStore silent = Complaints.as(qms, AGENT, "");
        String id = received(silent).id();

        assertThat(changed(silent, "complaint.edit", id, s -> s.withTitle("no answer"))
                        .version())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
    void a_change_of_a_record_that_has_left_draft_needs_a_reason(String reason) {
        String id = opened(agent).id();
        RecordStore silent = Complaints.as(qms, AGENT, reason);

        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> changed(silent, "complaint.edit", id, s -> s.withTitle("no answer")));

        assertThat(refused.grounds()).extracting(Ground::ruleId).containsExactly("X-5");
        assertThat(refused).hasMessageContaining("as(actor, reason)");
        assertThat(agent.get(COMPLAINT, id).version()).isEqualTo(1);
    }

    @Test
    void leaving_draft_needs_no_reason_yet() {
        RecordStore silent = Complaints.as(qms, AGENT, "");

        assertThat(opened(silent).version()).isEqualTo(1);
    }

    @Test
    void an_action_that_asks_for_no_note_needs_no_reason() {
        String id = opened(agent).id();
        RecordStore silent = Complaints.as(qms, AGENT, "");

        assertThat(changed(silent, "complaint.remind", id, s -> s.withTitle("second reminder"))
                        .version())
                .isEqualTo(2);
    }

    @Test
    void the_reason_stands_in_the_entry_of_the_change() {
        String id = opened(agent).id();
        changed(Complaints.as(qms, AGENT, "“Straße” ≠ 街 \uD83D\uDE80"), "complaint.edit", id, s -> s.withTitle("new"));

        assertThat(lastEntry(id).reason()).isEqualTo("“Straße” ≠ 街 \uD83D\uDE80");
    }

    @Test
    void the_old_and_the_new_value_of_every_field_are_kept() {
        String id = opened(agent).id();
        changed(
                agent,
                "complaint.edit",
                id,
                s -> s.withOwner(null)
                        .withAmount("2.0")
                        .withSteps(List.of(new Step("call back", new BigDecimal("0.50"), List.of("phone"))))
                        .withAnswer(new Answer.Voucher(new BigDecimal("5"))));

        assertThat(lastEntry(id).changes())
                .containsExactly(
                        new FieldChange("/state/amount", "\"1.10\"", "\"2.0\""),
                        new FieldChange("/state/answer/kind", "\"None\"", "\"Voucher\""),
                        new FieldChange("/state/answer/value", null, "\"5\""),
                        new FieldChange("/state/owner", "\"u-agent\"", null),
                        new FieldChange(
                                "/state/steps/0",
                                null,
                                "{\"cost\":\"0.50\",\"tags\":[\"phone\"],\"what\":\"call back\"}"));
    }

    @Test
    void a_change_of_scale_alone_is_a_change() {
        String id = opened(agent).id();
        changed(agent, "complaint.edit", id, s -> s.withAmount("1.1"));

        assertThat(lastEntry(id).changes()).containsExactly(new FieldChange("/state/amount", "\"1.10\"", "\"1.1\""));
    }

    @Test
    void the_longest_reason_is_kept_whole() {
        String longest = "r".repeat(QmsSession.MAX_REASON);
        String id = opened(agent).id();
        changed(Complaints.as(qms, AGENT, longest), "complaint.edit", id, s -> s.withTitle("new"));

        assertThat(lastEntry(id).reason()).isEqualTo(longest);
    }

    @Test
    void a_reason_that_is_too_long_is_refused_with_the_session() {
        assertThatThrownBy(() -> qms.as(AGENT, "r".repeat(QmsSession.MAX_REASON + 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2000 characters")
                .hasMessageContaining("shorten it");
    }

    @Test
    void a_reason_that_is_no_text_changes_nothing() {
        String id = opened(agent).id();
        RecordStore broken = Complaints.as(qms, AGENT, "half \uD83D of a rocket");

        assertThatThrownBy(() -> changed(broken, "complaint.edit", id, s -> s.withTitle("new")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("surrogate");
        assertThat(agent.get(COMPLAINT, id).version()).isEqualTo(1);
    }

    @Test
    void a_creation_needs_no_reason_and_keeps_every_first_value() {
        RecordStore silent = Complaints.as(qms, AGENT, "");
        Versioned<ComplaintState> created = received(silent);

        assertThat(lastEntry(created.id()).changes()).singleElement().satisfies(change -> {
            assertThat(change.path()).isEmpty();
            assertThat(change.before()).isNull();
            assertThat(change.after()).contains("\"title\":\"late answer\"").contains("\"amount\":\"1.10\"");
        });
    }
}
