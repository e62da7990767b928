package io.github.qms4j.record;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.HANDLE;
import static io.github.qms4j.complaint.Complaints.REMARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A decision that rests on other records rests on the versions that it saw. */
class FactsTest {
    /** Answers a complaint, while that is open. */
    private record Answer(Status status, String complaint) {
        enum Status {
            GIVEN,
            SENT
        }
    }

    private static final RuleReference OPEN =
            new RuleReference("ANS-1", "", "A complaint is answered while it is a draft or open.");
    private static final Declaration<Answer, Answer.Status> DECLARED =
            RecordType.declare("acme.answer", Answer.class, Answer.Status.class, Answer::status);
    private static final Attribute<Answer, String> ANSWERED = DECLARED.text("complaint", Answer::complaint);
    private static final Transition<Answer> GIVE = DECLARED.creates("answer.give", HANDLE, Answer.Status.GIVEN)
            .guard(whileOpen())
            .row();
    private static final Transition<Answer> SEND = DECLARED.moves(
                    "answer.send", HANDLE, Answer.Status.GIVEN, Answer.Status.SENT)
            .guard(whileOpen())
            .row();
    private static final RecordType<Answer> ANSWER = DECLARED.type();

    private final Qms qms = Complaints.engine(new InMemoryStorage(), new SettableClock("2026-03-01T09:00:00Z"))
            .recordType(ANSWER)
            .build();
    private final RecordStore agent = Complaints.as(qms, AGENT, "by phone");
    private final RecordStore manager = Complaints.as(qms, Complaints.MANAGER, "by phone");
    private final String complaint = Complaints.opened(agent).id();

    private static Guard<Answer> whileOpen() {
        return new Guard<>(OPEN, attempt -> {
            Answer answer = attempt.before() != null ? attempt.before() : attempt.proposed();
            return answer == null
                    ? Optional.empty()
                    : attempt.facts()
                            .find(COMPLAINT, answer.complaint())
                            .filter(found -> found.state().status() == ComplaintState.Status.CLOSED)
                            .map(found -> found.id() + " is closed; open another one");
        });
    }

    private String given() {
        return agent.commit(unit -> unit.create(GIVE, "a-1", act -> new Answer(Answer.Status.GIVEN, complaint)))
                .id();
    }

    private void close() {
        Complaints.changed(manager, "complaint.close", complaint, s -> s.withStatus(ComplaintState.Status.CLOSED));
    }

    @Test
    @Verifies("X-16")
    void of_several_commands_in_one_unit_each_entry_names_what_its_own_command_looked_up() {
        String other = Complaints.opened(agent).id();

        agent.together(store -> {
            lookedUpAndGiven(store, "a-1", complaint);
            lookedUpAndGiven(store, "a-2", other);
            return Optional.empty();
        });

        assertThat(reliedOn("a-1")).containsExactly(complaint);
        assertThat(reliedOn("a-2")).containsExactly(other);
    }

    @Test
    @Verifies("X-16")
    void what_a_command_of_a_unit_looked_up_is_pinned_though_it_changed_nothing() {
        RecordStore slow = agent;

        assertThatThrownBy(() -> slow.together(store -> {
                    store.commitWithoutResult(unit -> unit.get(COMPLAINT, complaint));
                    close();
                    String another = Complaints.received(store).id();
                    return another;
                }))
                .isInstanceOf(ConflictException.class);
    }

    private static void lookedUpAndGiven(RecordStore store, String id, String complaint) {
        store.commit(unit -> {
            unit.get(COMPLAINT, complaint);
            return unit.create(GIVE, id, act -> new Answer(Answer.Status.GIVEN, complaint));
        });
    }

    private List<String> reliedOn(String answer) {
        return qms.trail().history("acme.answer", answer).get(0).reliedOn().stream()
                .map(ReliedOn::id)
                .toList();
    }

    @Test
    @Verifies("X-16")
    void the_entry_names_what_a_guard_looked_up_with_its_version() {
        given();

        assertThat(qms.trail().history("acme.answer", "a-1"))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.reliedOn()).containsExactly(new ReliedOn("acme.complaint", complaint, 1)));
    }

    @Test
    @Verifies("X-16")
    void a_rule_is_not_broken_by_a_write_beside_the_decision() {
        given();

        assertThatThrownBy(() -> agent.commit(unit -> {
                    Versioned<Answer> sent =
                            unit.change(SEND, "a-1", s -> new Answer(Answer.Status.SENT, s.complaint()));
                    close();
                    return sent;
                }))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(complaint);
        assertThat(agent.get(ANSWER, "a-1").state().status()).isEqualTo(Answer.Status.GIVEN);
        assertThat(agent.get(COMPLAINT, complaint).state().status()).isEqualTo(ComplaintState.Status.CLOSED);
    }

    @Test
    @Verifies("X-16")
    void a_decision_that_rests_on_an_absence_fails_when_the_record_appears() {
        assertThatThrownBy(() -> agent.commit(unit -> {
                    assertThat(unit.find(REMARK, "r-1")).isEmpty();
                    agent.commit(other -> other.create(
                            REMARK.transition("complaint.receive"),
                            "r-1",
                            act -> ComplaintState.draft("late", "u-agent")));
                    return unit.create(GIVE, "a-1", act -> new Answer(Answer.Status.GIVEN, complaint));
                }))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("r-1")
                .hasMessageContaining("not to exist");
    }

    @Test
    void two_decisions_that_rest_on_the_same_record_do_not_disturb_each_other() {
        agent.commit(unit -> {
            agent.commit(other -> other.create(GIVE, "a-2", act -> new Answer(Answer.Status.GIVEN, complaint)));
            return unit.create(GIVE, "a-1", act -> new Answer(Answer.Status.GIVEN, complaint));
        });

        assertThat(agent.list(ANSWER, agent.query(ANSWER).where(ANSWERED.is(complaint))))
                .hasSize(2);
    }

    @Test
    @Verifies("X-2")
    void what_a_guard_finds_in_another_record_is_known_beforehand() {
        given();
        close();

        assertThat(agent.can(SEND, "a-1"))
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        denied -> assertThat(denied.grounds())
                                .extracting(RefusedException.Ground::ruleId)
                                .containsExactly("ANS-1"));
        assertThatThrownBy(() -> agent.commit(unit -> unit.change(SEND, "a-1", s -> s)))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void a_guard_sees_what_the_same_unit_has_changed() {
        given();

        assertThatThrownBy(() -> manager.commit(unit -> {
                    unit.change(
                            COMPLAINT.transition("complaint.close"),
                            complaint,
                            s -> s.withStatus(ComplaintState.Status.CLOSED));
                    return unit.change(SEND, "a-1", s -> new Answer(Answer.Status.SENT, s.complaint()));
                }))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is closed");
        assertThat(agent.get(COMPLAINT, complaint).state().status()).isEqualTo(ComplaintState.Status.OPEN);
    }

    @Test
    void a_list_of_facts_is_of_the_records_as_the_unit_would_leave_them() {
        agent.commit(unit -> {
            unit.create(GIVE, "a-1", act -> new Answer(Answer.Status.GIVEN, complaint));
            assertThat(unit.list(ANSWER, ANSWERED.is(complaint)))
                    .extracting(Versioned::id)
                    .containsExactly("a-1");
            return "seen";
        });
    }
}
