package io.github.qms4j.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tenants never see each other; of racing writers exactly one wins. */
interface IsolationRules extends StorageHooks {
    /** How many threads race. */
    int WRITERS = 8;

    @TestFactory
    default Stream<DynamicTest> s08_a_query_or_count_never_crosses_tenants() {
        return eachType(s -> {
            String attribute = s.attribute(AttributeType.TEXT);
            s.insert(s.record("ours"), ofTenant(s, "acme2", "theirs"), ofTenant(s, "ACME", "others"));
            RecordQuery query = s.all().whereEqual(attribute, AttributeValue.of("v0"));
            assertEquals(List.of("ours"), s.ids(query));
            assertEquals(List.of("ours"), s.ids(query.sortedBy(Sort.descending(attribute))));
            assertEquals(1, s.storage().count(query));
            assertEquals(List.of("theirs"), s.ids(RecordQuery.of("acme2", query.type())));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s02_tenants_may_use_the_same_id_independently() {
        return eachType(s -> {
            s.insert(s.record("same"));
            s.insert(ofTenant(s, "acme2", "same"));
            s.update(s.record("same", 1));
            assertEquals(
                    Optional.of(0L),
                    s.raw(new RecordKey("acme2", s.key("same").type(), "same")).map(StoredRecord::version));
            s.storage().apply(ChangeSet.of(new Change.Delete(s.key("same"), 1)));
            assertEquals(
                    Optional.of(ofTenant(s, "acme2", "same")),
                    s.raw(new RecordKey("acme2", s.key("same").type(), "same")));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s02_of_threads_racing_to_insert_a_key_exactly_one_wins() {
        return eachType(s -> {
            for (int round = 0; round < 5; round++) {
                String id = "raced-" + round;
                Race race = Race.of(
                        s,
                        WRITERS,
                        writer -> ChangeSet.of(
                                new Change.Insert(s.record(id + "-companion-" + writer)),
                                new Change.Insert(s.record(id))));
                assertOneWinner(race, DuplicateException.class);
                int winner = race.winners().get(0);
                for (int writer = 0; writer < WRITERS; writer++) {
                    assertEquals(
                            writer == winner,
                            s.stored(id + "-companion-" + writer).isPresent(),
                            "companion of writer " + writer);
                }
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s03_of_threads_racing_to_update_a_version_exactly_one_wins() {
        return eachType(s -> {
            s.insert(s.record("raced"));
            for (int round = 1; round <= 5; round++) {
                int version = round;
                Race race = Race.of(
                        s,
                        WRITERS,
                        writer -> ChangeSet.of(
                                new Change.Insert(s.record("entry-" + version + "-" + writer)),
                                new Change.Update(s.record("raced", version))));
                assertOneWinner(race, ConflictException.class);
                s.assertVersion("raced", version);
                assertEquals(version + 1, s.storage().count(s.all()));
            }
        });
    }

    private static StoredRecord ofTenant(StorageUnderTest s, String tenant, String id) {
        return new StoredRecord(
                new RecordKey(tenant, s.key(id).type(), id),
                0,
                1,
                Map.of(s.attribute(AttributeType.TEXT), AttributeValue.of("v0")),
                "{}");
    }

    private static void assertOneWinner(Race race, Class<?> loss) {
        List<Class<?>> losses = new ArrayList<>(race.outcomes());
        assertTrue(losses.remove(Void.class), race::toString);
        assertEquals(Collections.nCopies(WRITERS - 1, loss), losses, race::toString);
    }
}
