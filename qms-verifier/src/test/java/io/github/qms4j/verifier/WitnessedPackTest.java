package io.github.qms4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.custody.CheckpointMail;
import io.github.qms4j.trail.custody.DirectoryWitness;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs beside what a witness holds, by both verifiers. */
@Verifies({"X-19", "INS-5"})
class WitnessedPackTest {
    @TempDir
    private Path directory;

    private EvidenceFixture house;
    private Path pack;
    private Path held;

    @BeforeEach
    void live() throws IOException {
        house = new EvidenceFixture(directory.resolve("keys"), "acme");
        house.live();
        pack = directory.resolve("pack.zip");
        held = Files.createDirectory(directory.resolve("held"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private SignedCheckpoint newest() {
        return house.qms.trail().seal().checkpoint().orElseThrow();
    }

    private void witness(SignedCheckpoint checkpoint) {
        DirectoryWitness.in(held).accept(checkpoint);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("witnessed"), text);
    }

    private PackVerification verified(Path place) throws IOException {
        PackVerification verification = PackVerification.of(pack, house.keys(), house.origin(), place);
        if (Script.isRunnable()) {
            Script.Verdict verdict = Script.verdict(pack, house.keys().get(0), "--witness", place.toString());
            assertThat(verdict.sound())
                    .as(verification.problems() + " and " + verdict.said())
                    .isEqualTo(verification.isSound());
            assertThat(verdict.said().contains("note: "))
                    .as(verification.notes() + " and " + verdict.said())
                    .isEqualTo(!verification.notes().isEmpty());
        }
        return verification;
    }

    @Test
    void a_log_that_grew_from_what_the_witness_holds_is_sound_by_file_mail_and_directory() throws IOException {
        SignedCheckpoint checkpoint = newest();
        witness(checkpoint);
        house.live2();
        house.export(EvidenceScope.everything(), pack);

        assertThat(verified(file(checkpoint.text())).problems()).isEmpty();
        assertThat(verified(file(CheckpointMail.of(checkpoint).body())).problems())
                .isEmpty();
        assertThat(verified(held).problems()).isEmpty();
        assertThat(verified(held).notes()).isEmpty();
    }

    @Test
    void a_part_of_the_log_is_compared_with_the_checkpoint_that_the_witness_got_for_it() throws IOException {
        house.export(EvidenceScope.record("nonconformity", "NC-2026-0001"), pack);
        assertThat(verified(file(newest().text())).problems()).isNotEmpty();

        witness(SignedCheckpoint.parse(PackFiles.of(pack).text(Pack.CHECKPOINT)));

        assertThat(verified(held).problems()).isEmpty();
    }

    @Test
    void a_pack_that_is_older_than_what_the_witness_holds_is_sound_and_the_reader_is_told() throws IOException {
        witness(newest());
        house.export(EvidenceScope.everything(), pack);
        house.live2();
        witness(newest());

        PackVerification verification = verified(held);

        assertThat(verification.problems()).isEmpty();
        assertThat(verification.notes()).singleElement().asString().contains("the witness holds a later checkpoint");
        assertThat(verified(file(newest().text())).problems())
                .singleElement()
                .asString()
                .contains("is later than the pack");
    }

    /** With the keys, and all that they remember, in the hands of whoever does it. */
    @Test
    void a_pack_of_a_log_that_was_cut_back_or_rewritten_is_found() throws IOException {
        house.live2();
        witness(newest());
        try (EvidenceFixture shorter = new EvidenceFixture(directory.resolve("keys"), "acme")) {
            shorter.setClock("2026-03-04T00:00:00Z");
            shorter.export(EvidenceScope.everything(), pack);
            assertThat(verified(held).problems()).singleElement().asString().contains("it was cut back");
        }
        try (EvidenceFixture rewritten = new EvidenceFixture(directory.resolve("keys"), "acme")) {
            rewritten.setClock("2026-03-04T00:00:00Z");
            rewritten.live();
            rewritten.live2();
            rewritten.live2();
            rewritten.export(EvidenceScope.everything(), pack);
            assertThat(verified(held).problems()).singleElement().asString().contains("it was rewritten");
        }
    }

    @Test
    void a_restored_backup_that_was_accepted_on_record_is_told_and_not_held_against_the_pack() throws IOException {
        house.qms.trail().seal();
        List<ChangeSet> backup = house.storage.backup();
        house.live2();
        SignedCheckpoint abandoned = newest();
        witness(abandoned);
        house.storage.restore(backup);
        house.as(EvidenceFixture.COMPLIANCE).custody().acceptRestored(abandoned);
        house.export(EvidenceScope.everything(), pack);

        PackVerification verification = verified(held);

        assertThat(verification.problems()).isEmpty();
        assertThat(verification.notes())
                .singleElement()
                .asString()
                .contains("u-compliance has accepted under CUS-2026-0001");
        assertThat(PackFiles.of(pack).text(Pack.INDEX)).contains("custody-act CUS-2026-0001");
    }

    @Test
    void a_witness_of_another_log_or_key_or_of_nothing_is_told() throws IOException {
        house.export(EvidenceScope.everything(), pack);
        try (EvidenceFixture other = new EvidenceFixture(directory.resolve("other"), "umbrella")) {
            other.live();
            SignedCheckpoint foreign = other.qms.trail().seal().checkpoint().orElseThrow();
            assertThat(verified(file(foreign.text())).problems())
                    .singleElement()
                    .asString()
                    .contains("not one of this log");
            witness(foreign);
            assertThat(verified(held).problems()).singleElement().asString().contains("holds no checkpoint of the log");
        }
        try (EvidenceFixture stranger = new EvidenceFixture(directory.resolve("stranger"), "acme")) {
            stranger.live();
            witness(stranger.qms.trail().seal().checkpoint().orElseThrow());
            assertThat(verified(held).problems()).anyMatch(problem -> problem.contains("no key has signed"));
        }
        Path noise = file("nothing");
        assertThatThrownBy(() -> PackVerification.of(pack, house.keys(), null, noise))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds no checkpoint");
        Path empty = Files.createDirectory(directory.resolve("empty"));
        assertThatThrownBy(() -> PackVerification.of(pack, house.keys(), null, empty))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
