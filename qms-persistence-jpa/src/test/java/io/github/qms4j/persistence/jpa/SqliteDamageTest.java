package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsException;
import io.github.qms4j.StorageException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.custody.FileCheckpointKeys;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an embedded database when its disk is full, or somebody has changed its file. */
@Verifies("X-9")
class SqliteDamageTest {
    private static final int PAGE = 4_096;

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("qms");
    }

    private Map<String, String> settings() {
        return Map.of("file", file().toString());
    }

    private Qms engine(EachConcept.MovableClock clock) {
        return Qms.builder()
                .storage("jpa", settings())
                .checkpointKeys(FileCheckpointKeys.in(directory.resolve("keys")))
                .clock(clock)
                .signatureAuthenticator(EachConcept.AUTHENTICATOR)
                .contentInStorage()
                .recordType(EachConcept.VISIT)
                .build();
    }

    private void tellTheStory() {
        EachConcept.MovableClock clock = new EachConcept.MovableClock();
        try (Qms qms = engine(clock)) {
            qms.as(Story.COMPLIANCE, "commissioning").custody().createKey();
            new EachConcept(qms, clock).tell();
        }
    }

    private void assertSound() {
        try (Qms qms = engine(new EachConcept.MovableClock())) {
            assertThat(qms.trail().verify().problems()).isEmpty();
        }
    }

    @Test
    void a_file_that_is_no_database_is_refused_and_left_alone() throws IOException {
        Files.writeString(file(), "a letter to the authority\n".repeat(200));
        assertThatThrownBy(() -> new JpaStorageProvider().open(settings()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is no SQLite database");
        assertThat(file()).hasContent("a letter to the authority\n".repeat(200));
    }

    @Test
    void a_directory_that_is_not_there_is_named() {
        assertThatThrownBy(() -> new JpaStorageProvider()
                        .open(Map.of("file", directory.resolve("none/qms").toString())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("none/qms cannot be opened: it, or its directory, cannot be opened");
    }

    @Test
    void pages_that_were_overwritten_are_reported_and_the_backup_is_sound() throws IOException {
        tellTheStory();
        Path backup = Files.copy(file(), directory.resolve("backup"));
        try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
            for (long page = 1; page < bytes.length() / PAGE; page++) {
                bytes.seek(page * PAGE);
                bytes.write(new byte[100]);
            }
        }
        assertThatThrownBy(() -> {
                    try (Qms qms = engine(new EachConcept.MovableClock())) {
                        qms.trail().verify();
                    }
                })
                .isInstanceOf(QmsException.class)
                .hasMessageContaining("its bytes were changed by something else; restore a backup");
        Files.delete(file());
        Files.move(backup, file());
        assertSound();
    }

    /** SQLite has no checksums; the trail has. */
    @Test
    void one_byte_of_a_text_that_was_changed_in_the_file_is_found_by_the_verification() throws IOException {
        tellTheStory();
        byte[] bytes = Files.readAllBytes(file());
        byte[] written = "nobody is on call".getBytes(StandardCharsets.UTF_8);
        int at = indexOf(bytes, written);
        try (var channel = Files.newByteChannel(file(), java.nio.file.StandardOpenOption.WRITE)) {
            channel.position(at);
            channel.write(ByteBuffer.wrap("s".getBytes(StandardCharsets.UTF_8)));
        }
        try (Qms qms = engine(new EachConcept.MovableClock())) {
            assertThat(qms.trail().verify().problems()).isNotEmpty();
        }
    }

    private static int indexOf(byte[] all, byte[] wanted) {
        for (int i = 0; i + wanted.length <= all.length; i++) {
            if (ByteBuffer.wrap(all, i, wanted.length).equals(ByteBuffer.wrap(wanted))) {
                return i;
            }
        }
        throw new AssertionError("it is not in the file");
    }

    @Test
    void what_does_not_fit_is_refused_with_the_reason_and_what_was_acknowledged_stays() {
        String url = "jdbc:sqlite:" + file();
        new JpaStorageProvider().open(settings()).close();
        try (QmsStorage full = new JpaStorageProvider().open(Map.of("url", url + "?max_page_count=250"))) {
            full.apply(Records.inserted("1"));
            StoredRecord large = new StoredRecord(Records.ticketKey("large"), 0, 1, Map.of(), "x".repeat(1 << 20));
            assertThatThrownBy(() -> full.apply(
                            ChangeSet.of(new Change.Insert(Records.ticket("2", 0)), new Change.Insert(large))))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("nothing was applied")
                    .hasMessageContaining("the disk is full; make room");
            full.apply(Records.updated("1", 1));
            // The connection that failed is used again, and must not have forgotten its transactions.
            assertThatThrownBy(() -> full.apply(ChangeSet.of(
                            new Change.Insert(Records.entry("0", 0)), new Change.Insert(Records.ticket("1", 0)))))
                    .isInstanceOf(DuplicateException.class);
            assertThat(full.find(Records.entryKey("0", 0))).isEmpty();
        }
        try (QmsStorage storage = new JpaStorageProvider().open(settings())) {
            assertThat(storage.find(Records.ticketKey("1"))).contains(Records.ticket("1", 1));
            assertThat(storage.find(Records.ticketKey("2"))).isEmpty();
            storage.apply(Records.inserted("2"));
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_process_that_may_write_no_more_says_so_and_leaves_everything_that_it_acknowledged() throws Exception {
        KilledDatabase database = KilledDatabase.sqlite(directory);
        AcknowledgedCommands acknowledged = new AcknowledgedCommands();
        long origin = Clock.systemUTC().millis();
        List<String> limited = List.of("bash", "-c", "ulimit -f 2500; exec \"$@\"", "bash");
        KilledProcess process =
                KilledProcess.start(limited, database, "r", origin, directory.resolve("temporary"), acknowledged);
        ExecutorService reading = Executors.newSingleThreadExecutor();
        try {
            assertThat(process.killAfter(100_000, 60_000, reading))
                    .as("was running")
                    .isFalse();
        } finally {
            reading.shutdownNow();
        }
        assertThat(process.errors()).contains("the operating system does not read or write it");
        assertThat(acknowledged.count()).isPositive();
        assertThat(CrashCheck.of(database, KilledEngine.fastClock(origin), acknowledged))
                .isEmpty();
    }

    @Test
    void a_file_that_may_not_be_written_is_refused_with_the_reason() throws IOException {
        tellTheStory();
        assertThat(file().toFile().setReadOnly()).isTrue();
        assumeThat(Files.isWritable(file())).as("rights hold for this user").isFalse();
        assertThatThrownBy(() -> engine(new EachConcept.MovableClock()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("it is read-only");
        assertThat(file().toFile().setWritable(true)).isTrue();
        assertSound();
    }
}
