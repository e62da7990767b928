package io.github.qms4j.record;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordQuery;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists that need no content. */
class AttributeRowTest {
    private final Qms qms = Complaints.builder().inMemory().build();
    private final RecordStore records = Complaints.as(qms, AGENT, "as agreed");

    private List<AttributeRow<ComplaintState>> rows(RecordStore reader, String attribute, String value) {
        RecordQuery query = reader.query(COMPLAINT).whereEqual(attribute, AttributeValue.of(value));
        return reader.attributes(COMPLAINT, query.limitedTo(1)).toList();
    }

    @Test
    void attributes_are_read_over_all_pages_as_they_are_stored() {
        Versioned<ComplaintState> first = Complaints.opened(records);
        Versioned<ComplaintState> second = Complaints.opened(records);
        Complaints.received(records);

        assertThat(rows(records, "status", "OPEN"))
                .satisfiesExactly(
                        row -> {
                            assertThat(row.id()).isEqualTo(first.id());
                            assertThat(row.version()).isEqualTo(first.version());
                            assertThat(row.values()).containsEntry("status", AttributeValue.of("OPEN"));
                        },
                        row -> assertThat(row.id()).isEqualTo(second.id()));
    }

    @Test
    void within_a_unit_of_work_they_are_as_it_would_leave_them() {
        String id = Complaints.received(records).id();

        qms.as(AGENT, "as agreed").atomicallyWithoutResult(session -> {
            Complaints.opened(session.records(), id);

            assertThat(rows(session.records(), "status", "OPEN"))
                    .extracting(AttributeRow::id)
                    .containsExactly(id);
        });
    }

    @Test
    void reading_them_takes_the_permission_to_read_the_records() {
        RecordStore stranger = Complaints.as(qms, Actor.of("u-x", new Role("CLEANER")), "curious");

        assertThatThrownBy(() -> rows(stranger, "status", "OPEN")).isInstanceOf(RefusedException.class);
    }

    @Test
    void an_attribute_that_is_none_is_refused() {
        assertThatThrownBy(() -> rows(records, "colour", "red")).isInstanceOf(InvalidInputException.class);
    }
}
