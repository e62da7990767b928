package io.github.qms4j.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.qms4j.ConflictException;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.StorageCapability;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** S15: a change set rests on records that it does not change, and on there being none. */
interface ExpectationRules extends StorageHooks {
    /** How often two writers meet who change what the other one relies on. */
    int MEETINGS = 10;

    @TestFactory
    default Stream<DynamicTest> s15_expectations_that_hold_change_nothing() {
        return eachType(s -> {
            s.insertAtVersion("relied", 2);
            s.storage()
                    .apply(ChangeSet.of(
                            new Change.Expect(s.key("relied"), 2),
                            new Change.Absent(s.key("none")),
                            new Change.Insert(s.record("new"))));
            s.assertStored(s.record("relied", 2));
            s.assertAbsent("none");
            assertEquals(List.of("new", "relied"), s.ids(s.all()));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s15_an_expected_record_at_another_version_leaves_nothing_and_names_both_versions() {
        return eachType(s -> {
            s.insertAtVersion("relied", 2);
            ConflictException e = refused(s, new Change.Expect(s.key("relied"), 1));
            assertEquals("relied", e.recordId());
            assertEquals(s.key("relied").type(), e.recordType());
            assertEquals(1, e.expectedVersion());
            assertEquals(OptionalLong.of(2), e.actualVersion());
        });
    }

    @TestFactory
    default Stream<DynamicTest> s15_an_expected_record_that_is_not_stored_leaves_nothing_and_says_so() {
        return eachType(s -> {
            ConflictException e = refused(s, new Change.Expect(s.key("none"), 0));
            assertEquals(0, e.expectedVersion());
            assertEquals(OptionalLong.empty(), e.actualVersion());
        });
    }

    @TestFactory
    default Stream<DynamicTest> s15_a_record_that_must_be_absent_leaves_nothing_and_names_the_version_it_has() {
        return eachType(s -> {
            s.insertAtVersion("there", 3);
            ConflictException e = refused(s, new Change.Absent(s.key("there")));
            assertEquals("there", e.recordId());
            assertEquals(-1, e.expectedVersion());
            assertEquals(OptionalLong.of(3), e.actualVersion());
            s.assertVersion("there", 3);
        });
    }

    /** Applies a change set whose expectation does not hold, in front of changes and behind them. */
    private static ConflictException refused(StorageUnderTest s, Change expectation) {
        s.insert(s.record("kept"), s.record("gone"));
        List<Change> changes = new ArrayList<>(List.of(
                new Change.Insert(s.record("new")),
                new Change.Update(s.record("kept", 1)),
                new Change.Delete(s.key("gone"), 0)));
        changes.add(0, expectation);
        assertThrows(ConflictException.class, () -> s.storage().apply(new ChangeSet(changes)));
        changes.add(changes.remove(0));
        ConflictException e =
                assertThrows(ConflictException.class, () -> s.storage().apply(new ChangeSet(changes)));
        s.assertAbsent("new");
        s.assertStored(s.record("kept"));
        s.assertStored(s.record("gone"));
        return e;
    }

    @TestFactory
    default Stream<DynamicTest> s15_expectations_without_a_change_are_checked_too() {
        return eachType(s -> {
            s.insert(s.record("relied"));
            s.storage().apply(ChangeSet.of(new Change.Expect(s.key("relied"), 0), new Change.Absent(s.key("none"))));
            assertThrows(
                    ConflictException.class,
                    () -> s.storage().apply(ChangeSet.of(new Change.Expect(s.key("relied"), 1))));
            assertThrows(
                    ConflictException.class, () -> s.storage().apply(ChangeSet.of(new Change.Absent(s.key("relied")))));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s15_what_had_to_be_absent_can_be_inserted_and_what_was_expected_updated_later() {
        return eachType(s -> {
            s.insert(s.record("relied"));
            s.storage().apply(ChangeSet.of(new Change.Expect(s.key("relied"), 0), new Change.Absent(s.key("none"))));
            s.insert(s.record("none"));
            s.update(s.record("relied", 1));
            s.storage().apply(ChangeSet.of(new Change.Expect(s.key("relied"), 1), new Change.Expect(s.key("none"), 0)));
            s.storage().apply(ChangeSet.of(new Change.Delete(s.key("none"), 0)));
            s.storage().apply(ChangeSet.of(new Change.Absent(s.key("none"))));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s15_six_hundred_records_of_all_types_are_expected_or_absent_at_once() {
        return eachType(s -> {
            List<Change> inserts = new ArrayList<>();
            List<Change> expectations = new ArrayList<>();
            for (ContractType type : recordTypes()) {
                for (int i = 0; i < 600 / recordTypes().size(); i++) {
                    inserts.add(new Change.Insert(s.recordOf(type, "there-" + i)));
                    expectations.add(
                            new Change.Expect(s.recordOf(type, "there-" + i).key(), 0));
                    expectations.add(
                            new Change.Absent(s.recordOf(type, "none-" + i).key()));
                }
            }
            s.storage().apply(new ChangeSet(inserts));
            s.storage().apply(new ChangeSet(expectations));
            s.update(s.record("there-7", 1));
            assertThrows(ConflictException.class, () -> s.storage().apply(new ChangeSet(expectations)));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s15_of_two_that_change_what_the_other_expects_exactly_one_wins() {
        return eachType(s -> {
            for (int meeting = 0; meeting < MEETINGS; meeting++) {
                String left = "left-" + meeting;
                String right = "right-" + meeting;
                s.insert(s.record(left), s.record(right));
                Race race = Race.of(
                        s,
                        2,
                        writer -> ChangeSet.of(
                                new Change.Expect(s.key(writer == 0 ? left : right), 0),
                                new Change.Update(s.record(writer == 0 ? right : left, 1))));
                assertTrue(race.hasOneWinner(), race::toString);
                boolean first = race.winners().contains(0);
                s.assertVersion(left, first ? 0 : 1);
                s.assertVersion(right, first ? 1 : 0);
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s15_of_two_that_insert_what_the_other_expects_absent_exactly_one_wins() {
        return eachType(s -> {
            for (int meeting = 0; meeting < MEETINGS; meeting++) {
                String left = "left-" + meeting;
                String right = "right-" + meeting;
                Race race = Race.of(
                        s,
                        2,
                        writer -> ChangeSet.of(
                                new Change.Absent(s.key(writer == 0 ? left : right)),
                                new Change.Insert(s.record(writer == 0 ? right : left))));
                assertTrue(race.hasOneWinner(), race::toString);
                boolean first = race.winners().contains(0);
                assertEquals(!first, s.stored(left).isPresent());
                assertEquals(first, s.stored(right).isPresent());
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s15_of_a_change_and_those_that_expect_the_record_unchanged_all_or_the_change_lose() {
        return eachType(s -> {
            for (int meeting = 0; meeting < MEETINGS; meeting++) {
                String run = "-" + meeting;
                s.insert(s.record("relied" + run), s.record("answer" + run));
                Race race = Race.of(
                        s,
                        IsolationRules.WRITERS,
                        writer -> writer == 0
                                ? ChangeSet.of(
                                        new Change.Update(s.record("relied" + run, 1)),
                                        new Change.Expect(s.key("answer" + run), 0))
                                : ChangeSet.of(
                                        new Change.Expect(s.key("relied" + run), 0),
                                        new Change.Update(s.record("answer" + run, 1))));
                assertTrue(race.hasOneWinner(), race::toString);
                s.assertVersion("relied" + run, race.winners().contains(0) ? 1 : 0);
                s.assertVersion("answer" + run, race.winners().contains(0) ? 0 : 1);
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s15_all_that_expect_the_same_win() {
        return eachType(s -> {
            s.insert(s.record("relied"));
            for (int meeting = 0; meeting < MEETINGS; meeting++) {
                String run = "-" + meeting;
                Race race = Race.of(
                        s,
                        IsolationRules.WRITERS,
                        writer -> ChangeSet.of(
                                new Change.Expect(s.key("relied"), 0),
                                new Change.Absent(s.key("none")),
                                new Change.Insert(s.record("new-" + writer + run))));
                assertEquals(IsolationRules.WRITERS, race.winners().size(), race::toString);
            }
            s.assertVersion("relied", 0);
            s.assertAbsent("none");
        });
    }

    @TestFactory
    default Stream<DynamicTest> s15_who_only_expects_the_same_does_not_wait_for_a_transaction_of_the_host() {
        return eachType(s -> {
            s.requires(StorageCapability.JOINS_HOST_TRANSACTION);
            s.insert(s.record("relied"));
            Consumer<String> relying = id -> s.storage()
                    .apply(ChangeSet.of(
                            new Change.Expect(s.key("relied"), 0),
                            new Change.Absent(s.key("none")),
                            new Change.Insert(s.record(id))));
            HostTransaction host = hostTransaction();
            host.begin();
            relying.accept("first");
            ExecutorService other = Executors.newSingleThreadExecutor();
            try {
                assertNull(other.submit(() -> relying.accept("second")).get(30, TimeUnit.SECONDS));
            } catch (TimeoutException e) {
                fail("a change set waits for another one that only expects the same", e);
            } finally {
                host.commit();
                other.shutdownNow();
            }
            s.assertVersion("first", 0);
            s.assertVersion("second", 0);
        });
    }

    @TestFactory
    default Stream<DynamicTest> s15_what_an_open_transaction_of_the_host_changes_is_not_relied_on() {
        return eachType(s -> {
            s.requires(StorageCapability.JOINS_HOST_TRANSACTION);
            s.insert(s.record("left"), s.record("right"));
            HostTransaction host = hostTransaction();
            host.begin();
            s.storage()
                    .apply(ChangeSet.of(
                            new Change.Expect(s.key("left"), 0),
                            new Change.Absent(s.key("no left")),
                            new Change.Insert(s.record("no right")),
                            new Change.Update(s.record("right", 1))));
            ExecutorService other = Executors.newFixedThreadPool(2);
            try {
                Future<?> update = other.submit(() -> s.storage()
                        .apply(ChangeSet.of(
                                new Change.Expect(s.key("right"), 0), new Change.Insert(s.record("by update")))));
                Future<?> insert = other.submit(() -> s.storage()
                        .apply(ChangeSet.of(
                                new Change.Absent(s.key("no right")), new Change.Insert(s.record("by insert")))));
                host.commit();
                assertLost(update);
                assertLost(insert);
            } finally {
                other.shutdownNow();
            }
            s.assertAbsent("by update");
            s.assertAbsent("by insert");
        });
    }

    private static void assertLost(Future<?> writer) {
        Exception e = assertThrows(Exception.class, () -> writer.get(30, TimeUnit.SECONDS));
        assertTrue(e.getCause() instanceof ConflictException, e::toString);
    }
}
