package io.github.qms4j.record;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.Qms;
import io.github.qms4j.access.By;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.Facts.FirstCheckpoint;
import io.github.qms4j.record.Facts.Writing;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who wrote what, who is competent, and which checkpoint came first, as facts of a decision. */
class TrailFactsTest {
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private final SettableClock clock = new SettableClock("2026-03-01T09:00:00Z");
    private final Qms qms = Complaints.engine(new InMemoryStorage(), clock)
            .checkpointKeys(new InMemoryCheckpointKeys())
            .competenceGate((actor, competence, at) -> actor.id().equals("u-trained")
                    ? Optional.of(new TrainingRecord("transcript", "TR-7", 2))
                    : Optional.empty())
            .build();
    private final RecordStore agent = Complaints.as(qms, AGENT, "by phone");
    private final RecordStore manager = Complaints.as(qms, Complaints.MANAGER, "by phone");
    private final String complaint = Complaints.opened(agent).id();

    private List<Writing> writings(Instant since) {
        return agent.commit(work -> work.writings("acme.complaint", complaint, since));
    }

    @Test
    @Verifies("X-16")
    void who_wrote_a_record_since_an_instant_is_known_in_order() {
        clock.advance(Duration.ofDays(1));
        Complaints.changed(manager, "complaint.edit", complaint, s -> s.withTitle("Renamed"));

        assertThat(writings(START))
                .extracting(Writing::by)
                .containsExactly(By.of(AGENT.id()), By.of(AGENT.id()), By.of(Complaints.MANAGER.id()));
        assertThat(writings(START.plusSeconds(1)))
                .containsExactly(new Writing(By.of(Complaints.MANAGER.id()), clock.instant()));
        assertThat(writings(clock.instant().plusMillis(1))).isEmpty();
    }

    private static Versioned<ComplaintState> rename(UnitOfWork work, String id) {
        return work.change(COMPLAINT.transition("complaint.edit"), id, s -> s.withTitle("Renamed"));
    }

    @Test
    @Verifies("X-16")
    void of_a_record_that_is_not_there_nobody_wrote_anything() {
        List<Writing> none = agent.commit(work -> work.writings("acme.complaint", "none", START));

        assertThat(none).isEmpty();
    }

    @Test
    @Verifies("X-16")
    void whoever_writes_to_a_record_whose_writers_were_looked_up_makes_the_decision_void() {
        String other = Complaints.opened(agent).id();

        assertThatThrownBy(() -> agent.commit(work -> {
                    work.writings("acme.complaint", complaint, START);
                    Complaints.changed(manager, "complaint.edit", complaint, s -> s.withTitle("Renamed"));
                    return rename(work, other);
                }))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    @Verifies({"X-16", "TRN-5"})
    void the_entry_names_the_training_record_of_a_person_who_does_not_act() {
        agent.commit(work -> {
            assertThat(work.training("u-trained", "visiting")).isPresent();
            assertThat(work.training("u-novice", "visiting")).isEmpty();
            return rename(work, complaint);
        });

        TrailEntry entry = qms.trail().history("acme.complaint", complaint).get(2);
        assertThat(entry.reliedOn()).containsExactly(new ReliedOn("transcript", "TR-7", 2));
    }

    @Test
    @Verifies("AUD-10")
    void the_first_checkpoint_with_an_entry_stays_the_first_one() {
        assertThat(first()).isEmpty();
        String root = qms.trail()
                .seal()
                .checkpoint()
                .orElseThrow()
                .checkpoint()
                .root()
                .hex();
        FirstCheckpoint first = first().orElseThrow();
        Complaints.opened(agent);
        qms.trail().seal();

        assertThat(first.root()).isEqualTo(root);
        assertThat(first()).contains(first);
        assertThat(first(99)).isEmpty();
    }

    private Optional<FirstCheckpoint> first() {
        return first(0);
    }

    private Optional<FirstCheckpoint> first(long version) {
        return agent.commit(work -> work.firstCheckpoint("acme.complaint", complaint, version));
    }
}
