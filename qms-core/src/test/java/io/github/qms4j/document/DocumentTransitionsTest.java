package io.github.qms4j.document;

import io.github.qms4j.TransitionMatrix;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every action of the tables in every status by every role. */
class DocumentTransitionsTest {
    private final DocumentFixture house = new DocumentFixture();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "DOC-1", "DOC-2"})
    void every_action_on_a_version_in_every_status_by_every_role_is_as_the_table_says() {
        Map<String, RecordId> versions = new LinkedHashMap<>();
        for (VersionStatus status : VersionStatus.values()) {
            versions.put(status.name(), house.in(status));
        }
        assertAsTheTableSays(DocumentVersionLifeCycle.TYPE, versions);
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "DOC-1", "DOC-2"})
    void every_action_on_a_document_in_every_status_by_every_role_is_as_the_table_says() {
        DocumentId retiring = house.version(house.effective()).document();
        house.retire(retiring, house.today().plusDays(100));
        assertAsTheTableSays(
                DocumentLifeCycle.TYPE,
                Map.of(
                        "CURRENT", house.opened(),
                        "RETIRING", retiring,
                        "RETIRED", house.version(house.obsolete()).document()));
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "DOC-2"})
    void every_action_on_an_acknowledgement_in_every_status_by_every_role_is_as_the_table_says() {
        DocumentVersionId version = house.effective();
        String sha256 = house.version(version).content().sha256();
        Distribution distribution =
                house.as(DocumentFixture.CONTROL).documents().distribution();
        distribution.distribute(version, List.of("u-1", "u-agent", "u-3"), null);
        house.as(DocumentFixture.AGENT).documents().distribution().acknowledge(version, sha256);
        AcknowledgementId excused = AcknowledgementId.of(version, sha256, "u-3");
        distribution.excuse(excused);
        DocumentVersionId recalled = house.approved();
        distribution.distribute(recalled, List.of("u-4"), null);
        house.as(DocumentFixture.CONTROL).documents().recall(recalled);

        assertAsTheTableSays(
                AcknowledgementLifeCycle.TYPE,
                Map.of(
                        "ASKED", AcknowledgementId.of(version, sha256, "u-1"),
                        "ACKNOWLEDGED", AcknowledgementId.of(version, sha256, "u-agent"),
                        "EXCUSED", excused,
                        "LAPSED",
                                AcknowledgementId.of(
                                        recalled,
                                        house.version(recalled).content().sha256(),
                                        "u-4")));
    }

    private <S extends Record> void assertAsTheTableSays(RecordType<S> type, Map<String, RecordId> records) {
        new TransitionMatrix(house.qms, house.storage, house::signing).assertAsTheTableSays(type, records);
    }
}
