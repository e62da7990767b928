package io.github.qms4j.persistence.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A writer dies at every step of a change set; whoever comes next sees all of it or nothing, and goes on. */
class InterruptedChangeSetsTest {
    private static final long SEED = 16;
    private static final int ROUNDS = 60;

    private final TestServer server = new TestServer();
    private final Random random = new Random(SEED);
    private final Map<RecordKey, Long> expected = new HashMap<>();

    /** No exception, so that nothing in the adapter can mistake it for a failure of the server. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_writer_that_dies_at_any_step_leaves_all_of_its_change_set_or_nothing() {
        int deaths = 0;
        int committed = 0;
        server.storage();
        for (int round = 0; round < ROUNDS; round++) {
            boolean died = true;
            for (int step = 1; died; step++) {
                Map<RecordKey, Long> after = new HashMap<>(expected);
                ChangeSet changes = changes(after);
                died = dies(changes, step);
                deaths += died ? 1 : 0;
                Map<RecordKey, Long> found = stored(after);
                assertThat(found).as("round %d, death at step %d", round, step).isIn(expected, after);
                committed += died && found.equals(after) ? 1 : 0;
                if (step > 1 || !died) {
                    // Only the step before the commit leaves nothing.
                    assertThat(found).isEqualTo(after);
                }
                expected.clear();
                expected.putAll(found);
            }
        }
        System.out.printf(
                "MongoDB protocol: %d deaths at a step of a change set by seed %d, %d of them behind the commit; all or"
                        + " nothing each time%n",
                deaths, SEED, committed);
        assertThat(deaths).isGreaterThan(200);
        assertThat(committed).isBetween(1, deaths - 1);
    }

    private boolean dies(ChangeSet changes, int atStep) {
        int[] steps = {0};
        try {
            server.storage(step -> {
                        if (++steps[0] == atStep) {
                            throw new Killed();
                        }
                    })
                    .apply(changes);
            return false;
        } catch (Killed killed) {
            return true;
        }
    }

    /** Some records of several types, new ones and known ones; tells what would be stored then. */
    private ChangeSet changes(Map<RecordKey, Long> after) {
        List<Change> changes = new ArrayList<>();
        List<RecordKey> known = new ArrayList<>(after.keySet());
        for (int i = 0, count = 1 + random.nextInt(5); i < count; i++) {
            RecordKey key = known.isEmpty() || random.nextBoolean()
                    ? new RecordKey("house", random.nextBoolean() ? "ticket" : "acme.thing", "r" + random.nextLong())
                    : known.remove(random.nextInt(known.size()));
            Long version = after.get(key);
            if (version == null) {
                changes.add(new Change.Insert(record(key, 0)));
                after.put(key, 0L);
            } else {
                changes.add(new Change.Update(record(key, version + 1), version));
                after.put(key, version + 1);
            }
        }
        return new ChangeSet(changes);
    }

    private static StoredRecord record(RecordKey key, long version) {
        return new StoredRecord(key, version, 1, Map.of(), "{\"state\":{\"n\":" + version + "}}");
    }

    /** As whoever opens the database next finds them. */
    private Map<RecordKey, Long> stored(Map<RecordKey, Long> after) {
        Map<RecordKey, Long> found = new HashMap<>();
        try (MongoStorage storage = server.storage()) {
            after.keySet().forEach(key -> storage.find(key).ifPresent(row -> found.put(key, row.version())));
        }
        return found;
    }
}
