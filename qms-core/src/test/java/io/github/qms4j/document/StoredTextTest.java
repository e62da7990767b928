package io.github.qms4j.document;

import static io.github.qms4j.document.DocumentFixture.AGENT;
import static io.github.qms4j.document.DocumentFixture.AUTHOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.QmsBuilder;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Texts kept in the storage of the records (rule DOC-3). */
class StoredTextTest {
    private static final int PART = 512 * 1024;

    private final InMemoryStorage storage = new InMemoryStorage();
    private final DocumentFixture house = new DocumentFixture(storage);

    @AfterEach
    void close() {
        house.close();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private Content put(byte[] bytes) {
        return house.as(AUTHOR).documents().put(new ByteArrayInputStream(bytes), "application/pdf", "sop.pdf");
    }

    private DocumentVersionId drafted(byte[] bytes) {
        return house.as(AUTHOR).documents().begin(house.opened(), VersionDraft.of(put(bytes), "first issue"));
    }

    private byte[] read(DocumentVersionId version) throws IOException {
        try (InputStream text = house.as(AGENT).documents().text(version)) {
            return text.readAllBytes();
        }
    }

    private List<StoredRecord> parts() {
        return storage.query(RecordQuery.of(QmsBuilder.DEFAULT_TENANT, "content-part"))
                .records();
    }

    @Test
    @Verifies("DOC-3")
    void a_text_of_any_length_comes_back_byte_for_byte() throws IOException {
        for (int length : new int[] {0, 1, PART - 1, PART, PART + 1, 3 * PART + 17}) {
            byte[] bytes = random(length);
            assertThat(read(drafted(bytes))).as("%d bytes", length).isEqualTo(bytes);
        }
    }

    @Test
    @Verifies("DOC-3")
    void no_row_is_larger_than_every_storage_takes() {
        put(random(3 * PART + 17));

        assertThat(parts())
                .hasSize(4)
                .allSatisfy(part -> assertThat(part.payload()).hasSizeLessThan(1024 * 1024));
    }

    @Test
    @Verifies("DOC-3")
    void a_part_that_was_altered_or_lost_is_an_error_with_its_place_and_put_right_by_the_same_file()
            throws IOException {
        byte[] bytes = random(2 * PART + 17);
        DocumentVersionId version = drafted(bytes);
        StoredRecord part = parts().get(0);
        for (String altered : List.of(Base64.getEncoder().encodeToString(random(3)), "no base64 at all")) {
            StoredRecord now = storage.find(part.key()).orElseThrow();
            storage.apply(ChangeSet.of(new Change.Update(
                    new StoredRecord(part.key(), now.version() + 1, 1, Map.of(), altered), now.version())));

            assertThatThrownBy(() -> read(version))
                    .isInstanceOf(CorruptRecordException.class)
                    .hasMessageContaining("the text 'sop.pdf' was altered")
                    .hasMessageContaining(
                            "bring content " + house.version(version).content().sha256() + " of tenant default");
            put(bytes);
            assertThat(read(version)).isEqualTo(bytes);
        }
        StoredRecord now = storage.find(part.key()).orElseThrow();
        storage.apply(ChangeSet.of(new Change.Delete(part.key(), now.version())));
        assertThatThrownBy(() -> read(version)).isInstanceOf(CorruptRecordException.class);
        put(bytes);
        assertThat(read(version)).isEqualTo(bytes);
    }

    @Test
    @Verifies("DOC-3")
    void a_text_whose_list_of_parts_was_lost_is_an_error() {
        DocumentVersionId version = drafted(random(10));
        RecordKey list = new RecordKey(
                QmsBuilder.DEFAULT_TENANT,
                "content",
                house.version(version).content().sha256());
        storage.apply(ChangeSet.of(new Change.Delete(list, 0)));

        assertThatThrownBy(() -> read(version))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("is not there any more");
    }

    @Test
    @Verifies("X-14")
    void the_trail_of_the_tenant_is_whole_with_texts_beside_it() {
        drafted(random(2 * PART));

        assertThat(house.qms.trail().verify().problems()).isEmpty();
    }
}
