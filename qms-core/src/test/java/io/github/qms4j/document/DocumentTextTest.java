package io.github.qms4j.document;

import static io.github.qms4j.document.DocumentFixture.AGENT;
import static io.github.qms4j.document.DocumentFixture.AUTHOR;
import static io.github.qms4j.document.DocumentFixture.CONTROL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.StorageException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.content.ContentStore;
import io.github.qms4j.spi.support.DirectoryContentStore;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts kept by their hash in a directory, and compared with it when they are read (rule DOC-3). */
class DocumentTextTest {
    @TempDir
    private Path directory;

    private DocumentFixture house;

    @BeforeEach
    void open() {
        house = new DocumentFixture(new InMemoryStorage(), DirectoryContentStore.in(directory));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Path file(String sha256) {
        return directory.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private Path fileOf(DocumentVersionId version) {
        return file(house.version(version).content().sha256());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    @Verifies("DOC-3")
    void a_text_is_kept_once_under_the_hash_of_its_bytes() throws IOException {
        Content content = house.put("abc");
        house.put("abc");

        assertThat(content)
                .isEqualTo(new Content(
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                        3,
                        "text/plain",
                        "sop.txt"));
        assertThat(files()).containsExactly(file(content.sha256()));
        assertThat(file(content.sha256())).hasContent("abc");
    }

    @Test
    @Verifies("DOC-3")
    void a_text_without_a_byte_is_a_text() {
        DocumentVersionId version = house.drafted(house.opened(), "");

        assertThat(house.text(version)).isEmpty();
    }

    @Test
    @Verifies("DOC-3")
    void a_text_that_was_altered_is_named_with_its_place_and_what_to_do_and_not_one_byte_of_it_is_given_out()
            throws IOException {
        DocumentVersionId version = house.effective();
        Files.writeString(fileOf(version), "v2");

        assertThatThrownBy(() -> house.as(AGENT).documents().text(version))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("the text 'sop.txt' was altered")
                .hasMessageContaining("bring " + fileOf(version) + " back from a backup")
                .hasMessageContaining(
                        "the SHA-256 " + house.version(version).content().sha256());
    }

    @Test
    @Verifies("DOC-3")
    void a_text_that_was_lost_is_named_with_its_place_and_what_to_do() throws IOException {
        DocumentVersionId version = house.effective();
        Path file = fileOf(version);
        Files.delete(file);

        assertThatThrownBy(() -> house.as(AGENT).documents().text(version))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("the text 'sop.txt' is not there any more; bring " + file);
    }

    @Test
    @Verifies("DOC-3")
    void a_text_that_was_altered_or_lost_is_put_right_by_the_same_file() throws IOException {
        DocumentVersionId version = house.effective();
        Files.writeString(fileOf(version), "v2");
        house.put("v1");
        assertThat(house.text(version)).isEqualTo("v1");

        Files.delete(fileOf(version));
        house.put("v1");
        assertThat(house.text(version)).isEqualTo("v1");
    }

    @Test
    @Verifies("DOC-3")
    void a_text_that_is_altered_while_it_is_read_is_found_by_its_end() throws IOException {
        DocumentVersionId version = house.drafted(house.opened(), "x".repeat(200_000));

        try (InputStream text = house.as(AGENT).documents().text(version)) {
            assertThat(text.read()).isEqualTo('x');
            Files.writeString(fileOf(version), "y".repeat(200_000));
            assertThatThrownBy(text::readAllBytes).isInstanceOf(CorruptRecordException.class);
        }
    }

    @Test
    @Verifies("DOC-3")
    void what_is_skipped_is_compared_too() throws IOException {
        DocumentVersionId version = house.drafted(house.opened(), "x".repeat(200_000) + "end");

        try (InputStream text = house.as(AGENT).documents().text(version)) {
            text.skipNBytes(200_000);
            assertThat(text.readAllBytes()).isEqualTo(DocumentFixture.bytes("end"));
        }
    }

    @Test
    @Verifies("DOC-3")
    void no_record_names_a_text_that_is_not_there() throws IOException {
        DocumentId document = house.opened();
        Content never = new Content("0".repeat(64), 3, "text/plain", "never.txt");
        DocumentVersionId version = house.drafted(document, "v1");

        assertThatThrownBy(() -> house.as(AUTHOR).documents().begin(document, VersionDraft.of(never, "first")))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("never.txt");
        assertThatThrownBy(() -> house.as(AUTHOR).documents().write(version, VersionDraft.of(never, "again")))
                .isInstanceOf(CorruptRecordException.class);
        assertThat(house.version(version).content().sha256())
                .isEqualTo(house.put("v1").sha256());

        Content longer = new Content(house.put("v1").sha256(), 3, "text/plain", "longer.txt");
        assertThatThrownBy(() -> house.as(AUTHOR).documents().write(version, VersionDraft.of(longer, "again")))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("2 bytes, and would have 3");
    }

    @Test
    @Verifies("DOC-3")
    void a_name_that_is_no_hash_reaches_no_file() {
        assertThatThrownBy(() -> new Content("../../etc/passwd", 3, "text/plain", "x"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not a SHA-256 in lower-case hexadecimal");
    }

    @Test
    @Verifies("DOC-3")
    void a_text_that_breaks_off_is_not_kept() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] into, int offset, int most) throws IOException {
                return read();
            }
        };

        assertThatThrownBy(() -> house.as(AUTHOR).documents().put(broken, "text/plain", "sop.txt"))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("the text 'sop.txt' could not be kept in directory " + directory)
                .hasMessageContaining("connection reset");
        assertThat(files()).isEmpty();
    }

    @Test
    @Verifies("DOC-3")
    void a_text_of_any_size_goes_through_in_small_pieces() {
        Pieces pieces = new Pieces();
        try (DocumentFixture other = new DocumentFixture(new InMemoryStorage(), pieces)) {
            long length = 100L * 1024 * 1024;

            Content content = other.as(AUTHOR).documents().put(new Zeros(length), "application/pdf", "large.pdf");

            assertThat(content.length()).isEqualTo(length);
            assertThat(pieces.taken).isEqualTo(length);
            assertThat(pieces.largest).isLessThanOrEqualTo(64 * 1024);
        }
    }

    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int offset, int most) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(most, left);
            Arrays.fill(into, offset, offset + count, (byte) 0);
            left -= count;
            return count;
        }
    }

    /** Counts what it is given, and forgets it. */
    private static final class Pieces extends OutputStream implements ContentStore, ContentStore.Intake {
        private long taken;
        private int largest;

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int count) {
            taken += count;
            largest = Math.max(largest, count);
        }

        @Override
        public Intake begin() {
            return this;
        }

        @Override
        public OutputStream bytes() {
            return this;
        }

        @Override
        public void keepAs(String sha256) {}

        @Override
        public Optional<InputStream> open(String sha256) {
            return Optional.empty();
        }

        @Override
        public String place(String sha256) {
            return "nowhere";
        }

        @Override
        public void close() {}
    }

    @Test
    @Verifies("DOC-3")
    void a_directory_that_is_not_mounted_is_not_made_anew() throws IOException {
        Path away = directory.resolve("share");
        try (DocumentFixture other = new DocumentFixture(new InMemoryStorage(), DirectoryContentStore.in(away))) {
            assertThatThrownBy(() -> other.put("v1"))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("make it, or mount the share");
        }
        assertThat(away).doesNotExist();
    }

    @Test
    @Verifies("DOC-3")
    void without_a_store_no_text_is_handed_in_and_the_message_says_where_to_give_one() {
        try (DocumentFixture other = DocumentFixture.without(new InMemoryStorage())) {
            assertThatThrownBy(() -> other.put("v1"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("QmsBuilder.contentStore");
            assertThat(other.qms.describe()).contains("texts of documents: nowhere");
        }
    }

    @Test
    @Verifies("X-2")
    void who_may_not_write_documents_hands_no_text_in() throws IOException {
        assertThatThrownBy(() -> house.as(AGENT)
                        .documents()
                        .put(new ByteArrayInputStream(DocumentFixture.bytes("v1")), "text/plain", "sop.txt"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("lacks the permission document:write");
        assertThat(files()).isEmpty();
    }

    @Test
    @Verifies("X-11")
    void an_inspector_reads_a_text_only_where_versions_were_opened_to_them() {
        DocumentVersionId version = house.effective();
        Actor inspector = Actor.of("u-inspector", Role.INSPECTOR);

        assertThatThrownBy(() -> house.as(inspector).documents().text(version)).isInstanceOf(RefusedException.class);
    }

    @Test
    @Verifies("X-14")
    void a_text_is_read_through_a_version_of_ones_own_tenant() {
        DocumentVersionId version = house.effective();
        try (Qms other = Qms.builder()
                .storage(new InMemoryStorage())
                .tenant("other")
                .contentStore(DirectoryContentStore.in(directory))
                .build()) {
            assertThatThrownBy(() -> other.as(CONTROL).documents().text(version))
                    .isInstanceOf(NotFoundException.class);
        }
    }
}
