package io.github.qms4j.trail;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.REMARK;
import static io.github.qms4j.complaint.Complaints.changed;
import static io.github.qms4j.complaint.Complaints.received;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.ComplaintState.Answer;
import io.github.qms4j.complaint.ComplaintState.Step;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.UnitOfWork.Appended;
import io.github.qms4j.record.Versioned;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("X-5")
class AsOfTest {
    private final SettableClock clock = new SettableClock("2026-03-01T09:00:00Z");
    private final Qms qms = Complaints.builder().inMemory().clock(clock).build();
    private final RecordStore agent = Complaints.as(qms, AGENT, "as agreed");
    private final String id = received(agent).id();

    private void edit(String instant, String title) {
        clock.set(instant);
        changed(agent, "complaint.edit", id, s -> s.withTitle(title));
    }

    private Optional<String> titleAt(String instant) {
        return agent.asOf(COMPLAINT, id, Instant.parse(instant))
                .map(r -> r.state().title());
    }

    @Test
    void a_record_did_not_exist_before_it_was_created() {
        assertThat(titleAt("2026-03-01T08:59:59.999Z")).isEmpty();
        assertThat(titleAt("1970-01-01T00:00:00Z")).isEmpty();
        assertThat(agent.asOf(COMPLAINT, id, Instant.MIN)).isEmpty();
    }

    @Test
    void a_version_holds_from_its_very_instant_until_just_before_the_next() {
        edit("2026-03-02T09:00:00Z", "no answer");

        assertThat(titleAt("2026-03-01T09:00:00Z")).hasValue("late answer");
        assertThat(titleAt("2026-03-01T21:00:00Z")).hasValue("late answer");
        assertThat(titleAt("2026-03-02T08:59:59.999999999Z")).hasValue("late answer");
        assertThat(titleAt("2026-03-02T09:00:00Z")).hasValue("no answer");
    }

    @Test
    void the_last_version_holds_for_ever() {
        edit("2026-03-02T09:00:00Z", "no answer");

        assertThat(titleAt("2999-12-31T23:59:59Z")).hasValue("no answer");
        assertThat(agent.asOf(COMPLAINT, id, Instant.MAX)).hasValue(agent.get(COMPLAINT, id));
    }

    @Test
    void a_past_version_is_the_one_that_was_read_then() {
        Versioned<ComplaintState> then = agent.get(COMPLAINT, id);
        edit("2026-03-02T09:00:00Z", "no answer");

        assertThat(agent.asOf(COMPLAINT, id, then.changedAt())).hasValue(then);
    }

    @Test
    void of_changes_at_one_instant_the_last_one_holds() {
        edit("2026-03-02T09:00:00Z", "first");
        edit("2026-03-02T09:00:00Z", "second");

        assertThat(titleAt("2026-03-02T09:00:00Z")).hasValue("second");
        assertThat(titleAt("2026-03-02T08:59:59.999Z")).hasValue("late answer");
    }

    @Test
    void a_change_under_a_clock_that_was_set_back_does_not_rewrite_the_past() {
        edit("2026-03-02T09:00:00Z", "first");
        edit("2026-02-01T09:00:00Z", "second");

        assertThat(titleAt("2026-03-01T12:00:00Z")).hasValue("late answer");
        assertThat(titleAt("2026-03-02T09:00:00Z")).hasValue("second");
        assertThat(agent.get(COMPLAINT, id).changedAt()).isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
        assertThat(qms.trail().verify(COMPLAINT, id).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "Pacific/Apia", "America/New_York"})
    void an_hour_that_a_zone_has_twice_is_two_hours_here_wherever_the_machine_stands(String zone) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            // Both are half past two in Berlin.
            edit("2026-10-25T00:30:00Z", "in summer time");
            edit("2026-10-25T01:30:00Z", "in winter time");

            assertThat(titleAt("2026-10-25T01:29:59.999Z")).hasValue("in summer time");
            assertThat(titleAt("2026-10-25T01:30:00Z")).hasValue("in winter time");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void a_record_that_never_was_has_no_past() {
        assertThat(agent.asOf(COMPLAINT, "CMP-2026-0099", Instant.MAX)).isEmpty();
    }

    @Test
    void a_record_of_a_batch_has_a_past_like_any_other() {
        clock.set("2026-03-02T09:00:00Z");
        agent.commit(unit -> {
            unit.append(
                    REMARK.transition("complaint.receive"),
                    "b1",
                    List.of(new Appended<>("r1", ComplaintState.draft("as received", "u-agent"))));
            return "done";
        });
        clock.set("2026-03-03T09:00:00Z");
        agent.commit(unit -> unit.change(REMARK.transition("complaint.edit"), "r1", s -> s.withTitle("as edited")));

        assertThat(agent.asOf(REMARK, "r1", Instant.parse("2026-03-02T08:59:59Z")))
                .isEmpty();
        assertThat(agent.asOf(REMARK, "r1", Instant.parse("2026-03-02T09:00:00Z")))
                .hasValueSatisfying(r -> {
                    assertThat(r.state().title()).isEqualTo("as received");
                    assertThat(r.version()).isZero();
                });
        assertThat(agent.asOf(REMARK, "r1", Instant.parse("2026-03-03T09:00:00Z")))
                .hasValue(agent.get(REMARK, "r1"));
    }

    private static ComplaintState changedAtRandom(ComplaintState state, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> state.withTitle("title " + random.nextInt(3));
            case 1 -> state.withOwner(random.nextBoolean() ? null : "u-" + random.nextInt(3));
            case 2 -> state.withAmount(random.nextInt(3) + ".5" + "0".repeat(random.nextInt(2)));
            case 3 ->
                state.withAnswer(
                        random.nextBoolean()
                                ? new Answer.None()
                                : new Answer.Voucher(new BigDecimal(random.nextInt(9))));
            default -> {
                List<Step> steps = new ArrayList<>(state.steps());
                if (!steps.isEmpty() && random.nextBoolean()) {
                    steps.remove(random.nextInt(steps.size()));
                } else {
                    steps.add(random.nextInt(steps.size() + 1), new Step("s" + random.nextInt(9), null, List.of("t")));
                }
                yield state.withSteps(steps);
            }
        };
    }

    @Test
    void every_instant_of_a_random_life_shows_the_version_of_that_instant() {
        Random random = new Random(11_10);
        for (int life = 0; life < 10; life++) {
            Instant birth = clock.instant();
            String random1 = received(agent).id();
            List<Versioned<ComplaintState>> lived = new ArrayList<>(List.of(agent.get(COMPLAINT, random1)));
            for (int step = 0; step < 30; step++) {
                clock.advance(Duration.ofMillis(random.nextInt(3)));
                Versioned<ComplaintState> next =
                        changed(agent, "complaint.edit", random1, s -> changedAtRandom(s, random));
                if (next.version() == lived.size()) {
                    lived.add(next);
                }
            }
            for (Instant at = birth.minusMillis(1); at.isBefore(clock.instant().plusMillis(2)); at = at.plusMillis(1)) {
                Instant instant = at;
                Optional<Versioned<ComplaintState>> expected = lived.stream()
                        .filter(v -> !v.changedAt().isAfter(instant))
                        .reduce((earlier, later) -> later);

                assertThat(agent.asOf(COMPLAINT, random1, instant))
                        .as("at " + instant)
                        .isEqualTo(expected);
            }
            assertThat(qms.trail().verify(COMPLAINT, random1).problems()).isEmpty();
        }
    }

    @Test
    void a_vendor_s_attributes_of_the_past_are_none_where_there_were_none() {
        assertThat(agent.asOf(COMPLAINT, id, Instant.MAX))
                .hasValueSatisfying(r -> assertThat(r.custom()).isEqualTo(Map.of()));
    }
}
