package io.github.qms4j.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** S1 to S4 and S14: what a change set does, and what it leaves when a precondition fails. */
interface ChangeSetRules extends StorageHooks {
    @TestFactory
    default Stream<DynamicTest> s01_a_stale_change_at_any_place_leaves_nothing_of_its_change_set() {
        return eachType(s -> {
            for (int place = 0; place <= 3; place++) {
                String run = "-" + place;
                s.insertAtVersion("stale" + run, 2);
                s.insert(s.record("kept" + run), s.record("gone" + run));
                List<Change> changes = sound(s, run);
                changes.add(place, new Change.Update(s.record("stale" + run, 2)));
                assertThrows(ConflictException.class, () -> s.storage().apply(new ChangeSet(changes)));
                assertUntouched(s, run);
                s.assertVersion("stale" + run, 2);
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s01_a_duplicate_at_any_place_leaves_nothing_of_its_change_set() {
        return eachType(s -> {
            for (int place = 0; place <= 3; place++) {
                String run = "-" + place;
                s.insert(s.record("twice" + run), s.record("kept" + run), s.record("gone" + run));
                List<Change> changes = sound(s, run);
                changes.add(place, new Change.Insert(s.record("twice" + run)));
                assertThrows(DuplicateException.class, () -> s.storage().apply(new ChangeSet(changes)));
                assertUntouched(s, run);
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s01_a_delete_of_another_version_leaves_nothing_of_its_change_set() {
        return eachType(s -> {
            s.insert(s.record("kept-0"), s.record("gone-0"), s.record("victim"));
            List<Change> changes = sound(s, "-0");
            changes.add(new Change.Delete(s.key("victim"), 7));
            assertThrows(ConflictException.class, () -> s.storage().apply(new ChangeSet(changes)));
            assertUntouched(s, "-0");
            s.assertVersion("victim", 0);
        });
    }

    @TestFactory
    default Stream<DynamicTest> s01_a_failure_across_record_types_leaves_nothing_of_its_change_set() {
        return eachType(s -> {
            s.insert(s.record("twice"));
            List<Change> changes = new ArrayList<>();
            for (ContractType other : recordTypes()) {
                changes.add(new Change.Insert(s.recordOf(other, "new")));
            }
            changes.add(new Change.Insert(s.record("twice")));
            assertThrows(DuplicateException.class, () -> s.storage().apply(new ChangeSet(changes)));
            for (Change change : changes.subList(0, changes.size() - 1)) {
                assertEquals(Optional.empty(), s.raw(change.key()));
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s01_a_change_set_of_inserts_updates_and_deletes_applies_as_a_whole() {
        return eachType(s -> {
            s.insert(s.record("kept-0"), s.record("gone-0"));
            s.storage().apply(new ChangeSet(sound(s, "-0")));
            s.assertVersion("new-0", 0);
            s.assertVersion("kept-0", 1);
            s.assertAbsent("gone-0");
        });
    }

    @TestFactory
    default Stream<DynamicTest> s01_a_change_set_of_three_hundred_inserts_applies_as_a_whole() {
        return eachType(s -> {
            StoredRecord[] many =
                    IntStream.range(0, 300).mapToObj(i -> s.record("many-" + i)).toArray(StoredRecord[]::new);
            s.insert(many);
            assertEquals(300, s.storage().count(s.all()));
            s.assertStored(many[299]);
        });
    }

    @TestFactory
    default Stream<DynamicTest> s02_inserting_an_existing_key_is_a_duplicate_that_names_the_record() {
        return eachType(s -> {
            s.insert(s.record("one"));
            DuplicateException e = assertThrows(DuplicateException.class, () -> s.insert(s.record("one")));
            assertEquals("one", e.recordId());
            assertEquals(s.key("one").type(), e.recordType());
        });
    }

    @TestFactory
    default Stream<DynamicTest> s02_a_refused_duplicate_leaves_the_stored_record_as_it_was() {
        return eachType(s -> {
            s.insert(s.record("one"));
            StoredRecord other =
                    s.record("one", 0, Map.of(s.attribute(AttributeType.TEXT), AttributeValue.of("other")));
            assertThrows(DuplicateException.class, () -> s.insert(other));
            s.assertStored(s.record("one"));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s02_a_deleted_key_can_be_inserted_again() {
        return eachType(s -> {
            s.insertAtVersion("one", 1);
            s.storage().apply(ChangeSet.of(new Change.Delete(s.key("one"), 1)));
            s.insert(s.record("one"));
            s.assertStored(s.record("one"));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s03_a_stale_update_fails_in_apply_and_names_record_and_both_versions() {
        return eachType(s -> {
            s.insertAtVersion("one", 3);
            ConflictException e = assertThrows(ConflictException.class, () -> s.update(s.record("one", 2)));
            assertEquals("one", e.recordId());
            assertEquals(s.key("one").type(), e.recordType());
            assertEquals(1, e.expectedVersion());
            assertEquals(OptionalLong.of(3), e.actualVersion());
        });
    }

    @TestFactory
    default Stream<DynamicTest> s03_an_update_from_the_future_is_a_conflict() {
        return eachType(s -> {
            s.insert(s.record("one"));
            assertThrows(ConflictException.class, () -> s.update(s.record("one", 5)));
            s.assertVersion("one", 0);
        });
    }

    @TestFactory
    default Stream<DynamicTest> s03_an_update_of_a_record_that_is_not_stored_says_so() {
        return eachType(s -> {
            ConflictException e = assertThrows(ConflictException.class, () -> s.update(s.record("none", 1)));
            assertTrue(e.actualVersion().isEmpty());
        });
    }

    @TestFactory
    default Stream<DynamicTest> s03_a_stale_delete_fails_in_apply_and_names_both_versions() {
        return eachType(s -> {
            s.insertAtVersion("one", 2);
            ConflictException e = assertThrows(
                    ConflictException.class, () -> s.storage().apply(ChangeSet.of(new Change.Delete(s.key("one"), 1))));
            assertEquals(1, e.expectedVersion());
            assertEquals(OptionalLong.of(2), e.actualVersion());
        });
    }

    @TestFactory
    default Stream<DynamicTest> s03_a_deleted_record_is_gone() {
        return eachType(s -> {
            s.insert(s.record("one"), s.record("other"));
            s.storage().apply(ChangeSet.of(new Change.Delete(s.key("one"), 0)));
            s.assertAbsent("one");
            assertEquals(List.of("other"), s.ids(s.all()));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s04_versions_are_those_that_changes_name() {
        return eachType(s -> {
            s.insert(s.record("one"));
            s.assertVersion("one", 0);
            for (long version = 1; version <= 4; version++) {
                s.update(s.record("one", version));
                s.assertStored(s.record("one", version));
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s04_an_insert_stores_the_version_it_names() {
        return eachType(s -> {
            s.insert(s.record("taken over", 17));
            s.assertStored(s.record("taken over", 17));
            s.update(s.record("taken over", 18));
            s.assertStored(s.record("taken over", 18));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s04_an_update_may_skip_versions() {
        return eachType(s -> {
            s.insert(s.record("one"));
            s.storage().apply(ChangeSet.of(new Change.Update(s.record("one", 5), 0)));
            s.assertStored(s.record("one", 5));
            ConflictException e = assertThrows(
                    ConflictException.class,
                    () -> s.storage().apply(ChangeSet.of(new Change.Update(s.record("one", 9), 4))));
            assertEquals(4, e.expectedVersion());
            assertEquals(OptionalLong.of(5), e.actualVersion());
        });
    }

    @TestFactory
    default Stream<DynamicTest> s14_an_empty_change_set_changes_nothing() {
        return eachType(s -> {
            s.insert(s.record("one"));
            s.storage().apply(ChangeSet.of());
            s.assertVersion("one", 0);
        });
    }

    private static List<Change> sound(StorageUnderTest s, String run) {
        return new ArrayList<>(List.of(
                new Change.Insert(s.record("new" + run)),
                new Change.Update(s.record("kept" + run, 1)),
                new Change.Delete(s.key("gone" + run), 0)));
    }

    private static void assertUntouched(StorageUnderTest s, String run) {
        s.assertAbsent("new" + run);
        s.assertStored(s.record("kept" + run));
        s.assertStored(s.record("gone" + run));
    }
}
