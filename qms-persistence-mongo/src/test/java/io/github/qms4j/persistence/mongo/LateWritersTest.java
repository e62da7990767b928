package io.github.qms4j.persistence.mongo;

import static io.github.qms4j.persistence.mongo.Tickets.deleted;
import static io.github.qms4j.persistence.mongo.Tickets.inserted;
import static io.github.qms4j.persistence.mongo.Tickets.key;
import static io.github.qms4j.persistence.mongo.Tickets.ticket;
import static io.github.qms4j.persistence.mongo.Tickets.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.DuplicateException;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A writer stops in the middle, others finish what it began and go on, and then it goes on itself. */
class LateWritersTest {
    private final TestServer server = new TestServer();
    private final MongoStorage others = server.storage();

    @AfterEach
    void stop() {
        server.close();
    }

    /** Applies a change set, and lets others act before the step at which it writes its first record. */
    private void applyLate(ChangeSet changes, Runnable meanwhile) {
        boolean[] done = {false};
        server.storage(step -> {
                    if (step.startsWith("qms_ticket") && !done[0]) {
                        done[0] = true;
                        meanwhile.run();
                    }
                })
                .apply(changes);
        assertThat(done[0]).isTrue();
    }

    @Test
    void what_others_have_changed_since_is_not_set_back() {
        others.apply(inserted("t"));

        applyLate(updated(1, "t"), () -> others.apply(updated(2, "t")));

        assertThat(others.find(key("t"))).contains(ticket("t", 2));
    }

    @Test
    void what_others_have_deleted_since_does_not_come_back() {
        others.apply(inserted("t"));

        applyLate(updated(1, "t"), () -> others.apply(deleted("t", 1)));

        assertThat(others.find(key("t"))).isEmpty();
        assertThat(others.count(RecordQuery.of("house", "ticket"))).isZero();
    }

    @Test
    void what_was_inserted_and_deleted_by_others_since_does_not_come_back() {
        applyLate(inserted("t"), () -> others.apply(deleted("t", 0)));

        assertThat(others.find(key("t"))).isEmpty();
    }

    @Test
    void what_others_have_inserted_anew_since_stays() {
        applyLate(inserted("t"), () -> {
            others.apply(deleted("t", 0));
            others.apply(inserted("t"));
            others.apply(updated(1, "t"));
        });

        assertThat(others.find(key("t"))).contains(ticket("t", 1));
    }

    @Test
    void its_precondition_is_looked_at_again_when_others_commit_just_before_it() {
        boolean[] done = {false};
        MongoStorage late = server.storage(step -> {
            if (step.equals("commit") && !done[0]) {
                done[0] = true;
                others.apply(inserted("t"));
            }
        });

        assertThatThrownBy(() -> late.apply(inserted("t", "u"))).isInstanceOf(DuplicateException.class);

        assertThat(others.find(key("u"))).isEmpty();
    }

    @Test
    void whoever_reads_sees_all_of_it_before_it_has_written_any_of_it() {
        others.apply(inserted("t", "u"));

        applyLate(updated(1, "t", "u"), () -> {
            assertThat(others.find(key("u"))).contains(ticket("u", 1));
            assertThat(others.query(RecordQuery.of("house", "ticket")).records())
                    .containsExactly(ticket("t", 1), ticket("u", 1));
        });
    }

    @Test
    void a_page_that_others_disturb_is_read_again() {
        others.apply(inserted("t"));
        RecordQuery all = RecordQuery.of("house", "ticket");

        applyLate(inserted("u"), () -> assertThat(others.count(all)).isEqualTo(2));

        assertThat(others.count(all)).isEqualTo(2);
    }
}
