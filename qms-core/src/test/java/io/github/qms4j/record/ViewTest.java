package io.github.qms4j.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.TrailEntry;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ViewTest {
    private final Qms qms = Complaints.engine(new InMemoryStorage(), new SettableClock("2026-03-02T09:00:00Z"))
            .build();
    private final RecordStore agent = qms.as(Complaints.AGENT, "by phone").records();

    private View<PlainRecordId, ComplaintState> view(String title) {
        Versioned<ComplaintState> received =
                Complaints.received(agent, ComplaintState.draft(title, Complaints.AGENT.id()));
        return View.of(id -> new PlainRecordId("acme.complaint", id), received);
    }

    @Test
    void a_view_is_whole_as_json_and_its_content_byte_for_byte_what_was_hashed() {
        View<PlainRecordId, ComplaintState> view = view("late \"answer\" é");

        JsonNode json = JsonMapper.shared().readTree(view.json());

        assertThat(json.propertyNames())
                .containsExactly("changedAt", "content", "contentHash", "id", "type", "version");
        assertThat(json.required("id").stringValue()).isEqualTo("CMP-2026-0001");
        assertThat(json.required("type").stringValue()).isEqualTo("acme.complaint");
        assertThat(json.required("version").longValue()).isZero();
        assertThat(json.required("changedAt").stringValue()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(json.required("contentHash").stringValue()).isEqualTo(view.contentHash());
        assertThat(json.at("/content/state/title").stringValue()).isEqualTo("late \"answer\" é");
        assertThat(view.json()).contains("\"content\":" + view.record().content() + ",");
    }

    @Test
    void a_mapper_of_the_hosts_writes_the_same_and_not_an_empty_object() {
        View<PlainRecordId, ComplaintState> view = view("late answer");

        assertThat(JsonMapper.shared().writeValueAsString(List.of(view))).isEqualTo("[" + view.json() + "]");
    }

    @Test
    void a_trail_entry_in_a_log_file_is_a_line_that_a_person_can_read() {
        Complaints.opened(agent);

        List<TrailEntry> history = qms.trail().history("acme.complaint", "CMP-2026-0001");

        assertThat(history)
                .extracting(TrailEntry::toString)
                .containsExactly(
                        "CHANGE complaint.receive on acme.complaint CMP-2026-0001 version 0 by u-agent at"
                                + " 2026-03-02T09:00:00Z",
                        "CHANGE complaint.open on acme.complaint CMP-2026-0001 version 1 by u-agent at"
                                + " 2026-03-02T09:00:00Z");
    }
}
