package io.github.qms4j.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsBuilder;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.CompetenceGate;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.delegation.Delegations.Delegate;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A vendor's change may go live only by the hand of somebody who was trained for it. */
class CompetenceGateTest {
    private enum Status {
        PLANNED,
        LIVE
    }

    /** A change of a system. */
    public record ChangeState(Status status) {}

    private static final Permission OPERATE = Permission.of("change:operate", Role.IT_MANAGER);
    private static final Declaration<ChangeState, Status> CHANGE_DECLARATION =
            RecordType.declare("acme.change", ChangeState.class, Status.class, ChangeState::status);

    static final Attribute<ChangeState, Status> STATUS = CHANGE_DECLARATION.status();

    static final Transition<ChangeState> PLAN =
            CHANGE_DECLARATION.creates("change.plan", OPERATE, Status.PLANNED).row();
    static final Transition<ChangeState> RECORD_LIVE = CHANGE_DECLARATION
            .creates("change.record-live", OPERATE, Status.LIVE)
            .competence("go-live")
            .row();
    static final Transition<ChangeState> GO_LIVE = CHANGE_DECLARATION
            .moves("change.go-live", OPERATE, Status.PLANNED, Status.LIVE)
            .competence("go-live")
            .row();

    static final RecordType<ChangeState> CHANGE = CHANGE_DECLARATION.type();
    private static final Actor TRAINED = Actor.of("u-trained", Role.IT_MANAGER);
    private static final Actor UNTRAINED = Actor.of("u-untrained", Role.IT_MANAGER);
    private static final Instant EXPIRES = Instant.parse("2026-06-01T00:00:00Z");

    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    private final List<String> asked = new ArrayList<>();
    private final CompetenceGate transcripts = (actor, competence, at) -> {
        asked.add(competence);
        boolean current = actor.id().equals("u-trained") && competence.equals("go-live") && at.isBefore(EXPIRES);
        return current ? Optional.of(new TrainingRecord("transcript", "TR-77", 4)) : Optional.empty();
    };
    private final Qms qms = engine().competenceGate(transcripts).build();

    private QmsBuilder engine() {
        return Qms.builder().storage(new InMemoryStorage()).clock(clock).recordType(CHANGE);
    }

    private static RecordStore records(Qms qms, Actor actor) {
        RecordStore records = qms.as(actor, "release 7").records();
        records.commit(
                work -> work.create(CHANGE.transition("change.plan"), "c-1", by -> new ChangeState(Status.PLANNED)));
        return records;
    }

    private static void goLive(RecordStore records) {
        records.commit(
                work -> work.change(CHANGE.transition("change.go-live"), "c-1", c -> new ChangeState(Status.LIVE)));
    }

    private TrailEntry last() {
        List<TrailEntry> history = qms.trail().history("acme.change", "c-1");
        return history.get(history.size() - 1);
    }

    @Test
    @Verifies("TRN-5")
    void the_entry_of_what_a_competent_person_did_names_the_training_record_relied_on() {
        RecordStore records = records(qms, TRAINED);

        goLive(records);

        assertThat(last().reliedOn()).containsExactly(new ReliedOn("transcript", "TR-77", 4));
        assertThat(qms.trail().history("acme.change", "c-1").get(0).reliedOn()).isEmpty();
        assertThat(qms.trail().verify("acme.change", "c-1").problems()).isEmpty();
    }

    @Test
    @Verifies("TRN-5")
    void the_training_of_another_person_that_a_decision_asks_for_is_named_as_relied_on() {
        RecordStore records = records(qms, TRAINED);

        records.commit(work -> {
            assertThat(work.training("u-trained", "go-live")).isPresent();
            assertThat(work.training("u-untrained", "go-live")).isEmpty();
            return work.change(GO_LIVE, "c-1", c -> new ChangeState(Status.LIVE));
        });

        assertThat(last().reliedOn()).containsExactly(new ReliedOn("transcript", "TR-77", 4));
    }

    @Test
    @Verifies({"TRN-5", "X-3"})
    void who_is_not_shown_to_be_competent_is_refused_and_the_attempt_is_in_the_trail() {
        RecordStore records = records(qms, UNTRAINED);

        assertThatThrownBy(() -> goLive(records))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.grounds()).singleElement().satisfies(ground -> {
                            assertThat(ground.ruleId()).isEqualTo("TRN-5");
                            assertThat(ground.because()).contains("go-live", "u-untrained");
                        }));

        assertThat(records.get(CHANGE, "c-1").state().status()).isEqualTo(Status.PLANNED);
        assertThat(qms.trail().refusals("acme.change", "c-1"))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reliedOn()).isEmpty());
    }

    @Test
    @Verifies("TRN-5")
    void who_acts_for_somebody_competent_must_be_competent_themselves() {
        RecordStore records = records(qms, TRAINED);
        qms.as(TRAINED, "leave")
                .delegations()
                .grant(new Delegate("u-deputy", "Dana Deputy"), Set.of(Role.IT_MANAGER), clock.instant(), EXPIRES);
        RecordStore deputy =
                qms.as(Actor.of("u-deputy", Role.TRAINER), "release 7").records();

        assertThatThrownBy(() -> goLive(deputy))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.grounds()).singleElement().satisfies(ground -> {
                            assertThat(ground.ruleId()).isEqualTo("TRN-5");
                            assertThat(ground.because()).contains("u-deputy");
                        }));
        assertThat(records.get(CHANGE, "c-1").state().status()).isEqualTo(Status.PLANNED);
    }

    @Test
    @Verifies("TRN-5")
    void a_competence_that_has_expired_is_none() {
        RecordStore records = records(qms, TRAINED);
        clock.set("2026-06-01T00:00:00Z");

        assertThatThrownBy(() -> goLive(records)).isInstanceOf(RefusedException.class);
    }

    @Test
    @Verifies("TRN-5")
    void without_a_gate_training_cycles_show_who_is_competent() {
        try (Qms open = engine().build()) {
            RecordStore records = records(open, TRAINED);

            assertThatThrownBy(() -> goLive(records))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("competenceGate");
            assertThat(open.describe()).contains("competences: shown by training cycles");
        }
    }

    @Test
    @Verifies({"TRN-5", "X-2"})
    void whether_the_competence_is_there_can_be_asked_beforehand() {
        RecordStore records = records(qms, TRAINED);

        assertThat(records.can(CHANGE.transition("change.go-live"), "c-1")).isInstanceOf(Decision.Allowed.class);
        assertThat(qms.as(UNTRAINED, "release 7").records().can(CHANGE.transition("change.go-live"), "c-1"))
                .isInstanceOf(Decision.Denied.class);
    }

    @Test
    @Verifies("TRN-5")
    void a_batch_names_the_training_record_once_and_asks_for_it_once() {
        List<UnitOfWork.Appended<ChangeState>> rows = IntStream.range(0, 3)
                .mapToObj(i -> new UnitOfWork.Appended<>("b-" + i, new ChangeState(Status.LIVE)))
                .toList();

        qms.as(TRAINED, "migration").records().commit(work -> {
            work.append(CHANGE.transition("change.record-live"), "b", rows);
            return rows.size();
        });

        assertThat(qms.trail().history("acme.change", "b-1").get(0).reliedOn())
                .containsExactly(new ReliedOn("transcript", "TR-77", 4));
        assertThat(asked).containsExactly("go-live");
    }

    @Test
    @Verifies("TRN-5")
    void the_catalogue_of_rules_shows_the_competence() {
        assertThat(RuleCatalogue.of(List.of(CHANGE)).toMarkdown())
                .contains(
                        "| change.go-live | PLANNED | LIVE | change:operate: IT_MANAGER | required after draft |  |  |"
                                + " go-live |  |");
        assertThat(RuleCatalogue.kernelRules())
                .anySatisfy(rule -> assertThat(rule.id()).isEqualTo("TRN-5"));
    }
}
