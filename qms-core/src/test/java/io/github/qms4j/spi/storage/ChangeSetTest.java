package io.github.qms4j.spi.storage;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeSetTest {
    private static final RecordKey KEY = new RecordKey("acme", "ticket", "INC-1");

    @Test
    void a_key_occurs_once_whatever_the_change() {
        StoredRecord record = new StoredRecord(KEY, 1, 1, Map.of(), "{}");
        List<Change> changes = List.of(
                new Change.Insert(record),
                new Change.Update(record),
                new Change.Delete(KEY, 0),
                new Change.Expect(KEY, 0),
                new Change.Absent(KEY));
        for (Change first : changes) {
            for (Change second : changes) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> ChangeSet.of(first, second))
                        .withMessageContaining("ticket INC-1 of tenant acme occurs twice");
            }
        }
    }

    @Test
    void an_update_to_the_version_it_expects_or_an_earlier_one_is_refused() {
        StoredRecord record = new StoredRecord(KEY, 3, 1, Map.of(), "{}");
        assertThatIllegalArgumentException().isThrownBy(() -> new Change.Update(record, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Change.Update(record, 7));
    }
}
