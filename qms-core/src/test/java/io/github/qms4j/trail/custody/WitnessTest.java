package io.github.qms4j.trail.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsBuilder;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.spi.support.RawRows;
import io.github.qms4j.trail.Trail.Sealing;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.merkle.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints in other hands than those of whoever administers the database and the keys. */
@Verifies("X-19")
class WitnessTest {
    private static final String LOG = "qms4j/default";

    private final InMemoryStorage storage = new InMemoryStorage();
    private final RawRows rows = new RawRows(storage);
    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00.250Z");
    private final KillableKeys keys = new KillableKeys();

    @TempDir
    private Path directory;

    private DirectoryWitness witness;
    private Qms qms;

    @BeforeEach
    void open() {
        witness = DirectoryWitness.in(directory);
        qms = engine().checkpointWitness(witness).build();
    }

    private QmsBuilder engine() {
        return Complaints.engine(storage, clock).checkpointKeys(keys);
    }

    private Sealing sealed(Qms engine) {
        clock.advance(Duration.ofMinutes(1));
        Complaints.received(engine.as(Complaints.AGENT, "by phone").records());
        return engine.trail().seal();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("qms4j%2Fdefault"))) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.toList());
        }
    }

    @Test
    void each_new_checkpoint_is_handed_to_the_witness_and_none_is_replaced() throws IOException {
        SignedCheckpoint first = sealed(qms).checkpoint().orElseThrow();
        SignedCheckpoint second = sealed(qms).checkpoint().orElseThrow();
        qms.trail().seal();

        assertThat(files()).containsExactly("20260302T090100250Z-1.txt", "20260302T090200250Z-2.txt");
        assertThat(directory.resolve("qms4j%2Fdefault").resolve("20260302T090100250Z-1.txt"))
                .hasContent(first.text());
        assertThat(witness.latest(LOG)).contains(second);
        assertThat(qms.describe()).contains("directory " + directory);
    }

    @Test
    void a_log_that_was_set_back_together_with_the_memory_of_the_keys_is_found_by_what_the_witness_holds()
            throws IOException {
        sealed(qms);
        Map<RecordKey, StoredRecord> backup = rows.copy();
        keys.save();
        sealed(qms);
        List<String> held = files();
        rows.restore(backup);
        keys.restore();
        assertThat(engine().build().trail().verify().problems()).isEmpty();

        assertThat(qms.trail().verify().problems())
                .singleElement()
                .asString()
                .contains("no seal of the 2 of the checkpoint of the witness directory " + directory);
        assertThat(sealed(qms).unwitnessed()).singleElement().asString().contains("verify the trail");
        assertThat(sealed(qms).unwitnessed())
                .singleElement()
                .asString()
                .contains("was not given the checkpoint of 3 entries")
                .contains("has 2 entries that the log does not have");
        assertThat(files()).isEqualTo(held);
        assertThat(qms.trail().verify().problems())
                .singleElement()
                .asString()
                .contains("has another root than the checkpoint of 2 entries of the witness");
    }

    @Test
    void a_checkpoint_of_another_key_that_a_witness_holds_is_told() {
        sealed(qms);
        witness.accept(SignedCheckpoint.of(
                new Checkpoint(LOG, 1, Hash.EMPTY, List.of("seal 1 2026-03-02T10:00:00Z -")),
                Ed25519Signer.generate(LOG)));

        assertThat(qms.trail().verify().problems())
                .singleElement()
                .asString()
                .contains("holds a checkpoint that is not signed with a key of the log");
        assertThat(sealed(qms).unwitnessed()).singleElement().asString().contains("not signed with a key of this log");
    }

    /** Fails as long as it is told to, and cannot tell what it has. */
    private static final class Mailbox implements CheckpointWitness {
        private final List<SignedCheckpoint> got = new ArrayList<>();
        private boolean fails;

        @Override
        public void accept(SignedCheckpoint checkpoint) {
            if (fails) {
                throw new IllegalStateException("no route to host");
            }
            got.add(checkpoint);
        }

        @Override
        public Optional<SignedCheckpoint> latest(String log) {
            return Optional.empty();
        }
    }

    @Test
    void a_witness_that_cannot_tell_what_it_holds_gets_each_checkpoint_once() {
        Mailbox mailbox = new Mailbox();
        Qms engine = engine().checkpointWitness(mailbox).build();
        sealed(engine);
        engine.trail().seal();
        sealed(engine);

        assertThat(mailbox.got.stream().map(signed -> signed.checkpoint().size()))
                .containsExactly(1L, 2L);
    }

    @Test
    void a_witness_that_fails_keeps_no_log_from_being_sealed_and_is_told() {
        Mailbox mailbox = new Mailbox();
        mailbox.fails = true;
        Qms engine = engine().checkpointWitness(mailbox).build();

        Sealing sealing = sealed(engine);

        assertThat(sealing.entries()).isEqualTo(1);
        assertThat(sealing.unwitnessed())
                .containsExactly("the witness Mailbox was not given the checkpoint of 1 entries: no route to host");
    }

    @Test
    void a_witness_that_was_away_gets_the_newest_checkpoint_with_the_next_sealing() throws IOException {
        sealed(qms);
        Path away = directory.resolveSibling(directory.getFileName() + "-away");
        Files.move(directory, away);
        assertThat(sealed(qms).unwitnessed()).singleElement().asString().contains("is not a directory");
        assertThat(qms.trail().verify().problems()).singleElement().asString().contains("cannot be asked");
        Files.move(away, directory);

        assertThat(qms.trail().seal().unwitnessed()).isEmpty();

        assertThat(files()).hasSize(2);
        assertThat(qms.trail().verify().problems()).isEmpty();
    }

    @Test
    void a_directory_that_is_not_there_is_no_witness() {
        assertThatThrownBy(() -> DirectoryWitness.in(directory.resolve("missing")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("make or mount it");
    }

    @Test
    void a_file_that_was_altered_or_renamed_is_named() throws IOException {
        SignedCheckpoint checkpoint = sealed(qms).checkpoint().orElseThrow();
        Path home = directory.resolve("qms4j%2Fdefault");
        Files.move(home.resolve("20260302T090100250Z-1.txt"), home.resolve("20270302T090100250Z-1.txt"));
        assertThatThrownBy(() -> witness.latest(LOG)).hasMessageContaining("belongs under another name");
        Files.writeString(home.resolve("20280302T090100250Z-1.txt"), "nothing");
        assertThatThrownBy(() -> witness.latest(LOG)).hasMessageContaining("holds no checkpoint");
        Files.writeString(home.resolve("20260302T090100250Z-1.txt"), checkpoint.text() + "\n");
        assertThatThrownBy(() -> witness.accept(checkpoint)).hasMessageContaining("find out who has altered it");
    }

    @Test
    void a_mail_holds_the_checkpoint_in_short_lines_of_ascii_and_gives_it_back_quoted_or_not() {
        SignedCheckpoint checkpoint = sealed(qms).checkpoint().orElseThrow();

        CheckpointMail mail = CheckpointMail.of(checkpoint);

        assertThat(mail.subject()).isEqualTo("Checkpoint of qms4j/default: 1 entries");
        assertThat(mail.body())
                .contains("Root hash: " + checkpoint.checkpoint().root().hex())
                .contains("2026-03-02T09:01:00.250Z, seal 1")
                .matches("[\\x20-\\x7e\\n]*");
        assertThat(mail.body().lines()).allMatch(line -> line.length() < 79);
        assertThat(CheckpointMail.parse(mail.body())).isEqualTo(checkpoint);
        String received = "From: quality\r\n\r\n"
                + mail.body().lines().map(line -> "> > " + line + "\r\n").collect(Collectors.joining())
                + "-- \r\nKind regards";
        assertThat(CheckpointMail.parse(received)).isEqualTo(checkpoint);
    }

    @Test
    void a_mail_without_a_checkpoint_is_refused() {
        assertThatThrownBy(() -> CheckpointMail.parse("Dear all"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("BEGIN CHECKPOINT");
        assertThatThrownBy(() -> CheckpointMail.parse("-----BEGIN CHECKPOINT-----\n%%\n-----END CHECKPOINT-----"))
                .isInstanceOf(InvalidInputException.class);
    }
}
