package io.github.qms4j.trail.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.TrailVerification;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.custody.CustodyAct.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are made, changed and replaced by somebody who says why, and by nobody else. */
@Verifies("X-19")
class CustodyTest {
    private static final String LOG = "qms4j/default";
    private static final Actor COMPLIANCE = Actor.of("u-compliance", Role.COMPLIANCE);

    private final InMemoryStorage storage = new InMemoryStorage();
    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");

    @TempDir
    private Path directory;

    private FileCheckpointKeys keys;
    private Qms qms;

    @BeforeEach
    void open() {
        keys = FileCheckpointKeys.in(directory.resolve("keys"));
        qms = engine(keys);
    }

    private Qms engine(CheckpointKeys store) {
        return Complaints.engine(storage, clock).checkpointKeys(store).build();
    }

    private Custody custody(Qms engine) {
        return engine.as(COMPLIANCE, "commissioning").custody();
    }

    private void complaint() {
        Complaints.received(qms.as(Complaints.AGENT, "by phone").records());
    }

    @Test
    void without_a_key_nothing_is_sealed_and_the_message_says_how_one_is_made() {
        complaint();

        assertThatThrownBy(() -> qms.trail().seal())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("qms.as(actor, reason).custody().createKey()");
        assertThat(keys.all(LOG)).isEmpty();
    }

    @Test
    void the_first_key_is_made_on_record_and_in_the_sealed_log() {
        CustodyAct act = custody(qms).createKey();

        CheckpointKey key = keys.all(LOG).get(0);
        assertThat(act.status()).isEqualTo(Status.COMPLETED);
        assertThat(act.key()).isEqualTo(key.text());
        assertThat(custody(qms).find(CustodyActId.of("CUS-2026-0001"))).contains(act);
        SignedCheckpoint checkpoint = qms.trail().checkpoint().orElseThrow();
        assertThat(checkpoint.checkpoint().size()).isEqualTo(2);
        assertThat(checkpoint.isSignedBy(key)).isTrue();
        assertThat(qms.trail().verify().problems()).isEmpty();
    }

    @Test
    void a_log_has_one_first_key() {
        custody(qms).createKey();

        assertThatThrownBy(() -> custody(qms).createKey())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has a key");
        assertThat(keys.all(LOG)).hasSize(1);
        assertThat(custody(qms).find(CustodyActId.of("CUS-2026-0002"))).isEmpty();
    }

    @Test
    void a_key_is_changed_on_record_and_the_act_is_sealed_with_the_new_one() {
        custody(qms).createKey();

        CustodyAct act = custody(qms).rotateKey();

        assertThat(act.key()).isEqualTo(keys.all(LOG).get(0).text());
        assertThat(keys.all(LOG)).hasSize(2);
        assertThat(qms.trail()
                        .checkpoint()
                        .orElseThrow()
                        .isSignedBy(keys.all(LOG).get(0)))
                .isTrue();
        assertThat(qms.trail().verify().problems()).isEmpty();
    }

    @Test
    void a_key_that_is_not_there_is_not_changed() {
        assertThatThrownBy(() -> custody(qms).rotateKey())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has no key");
    }

    @Test
    void whoever_may_not_keep_the_log_makes_and_changes_no_key() {
        Custody agents = qms.as(Complaints.AGENT, "trying").custody();
        assertThatThrownBy(agents::createKey).isInstanceOf(RefusedException.class);
        assertThat(keys.all(LOG)).isEmpty();
        custody(qms).createKey();

        assertThatThrownBy(agents::rotateKey).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> qms.as(COMPLIANCE).custody().rotateKey()).isInstanceOf(RefusedException.class);
        assertThat(keys.all(LOG)).hasSize(1);
    }

    @Test
    void a_key_that_was_made_behind_the_librarys_back_is_found() {
        custody(qms).createKey();
        CheckpointKey secret = keys.rotate(LOG);

        assertThat(qms.trail().verify().problems())
                .singleElement()
                .asString()
                .contains(secret.text())
                .contains("no act on record says who made it");
    }

    @Test
    void without_a_key_store_there_is_no_custody() {
        Qms keyless = Complaints.engine(storage, clock).build();

        assertThatThrownBy(() -> custody(keyless).createKey())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("checkpointKeys");
    }

    // --- a lost directory of keys ---

    private Qms afterTheLossOfTheKeys() throws IOException {
        custody(qms).createKey();
        complaint();
        qms.trail().seal();
        Files.move(directory.resolve("keys"), directory.resolve("lost"));
        return engine(FileCheckpointKeys.in(directory.resolve("keys")));
    }

    @Test
    void a_lost_directory_of_keys_is_not_replaced_silently() throws IOException {
        Qms reopened = afterTheLossOfTheKeys();
        complaint();

        assertThatThrownBy(() -> reopened.trail().seal())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the directory of keys is lost or another one");
        assertThat(directory.resolve("keys")).doesNotExist();
        assertThat(reopened.trail().verify().problems()).isNotEmpty();
    }

    @Test
    void a_key_in_place_of_lost_ones_is_made_by_whoever_can_name_those() throws IOException {
        CheckpointKey stranger = Ed25519Signer.generate(LOG).key();
        Qms reopened = afterTheLossOfTheKeys();
        CheckpointKey lost =
                FileCheckpointKeys.in(directory.resolve("lost")).all(LOG).get(0);

        assertThatThrownBy(() -> custody(reopened).createKey())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("which is signed with " + lost.id());
        assertThatThrownBy(() -> custody(reopened).createKey(List.of(stranger)))
                .isInstanceOf(InvalidInputException.class);
        CustodyAct act = custody(reopened).createKey(List.of(lost));

        assertThat(act.earlierKeys()).containsExactly(lost.text());
        assertThat(act.logSize()).isEqualTo(3);
        TrailVerification verification = reopened.trail().verify();
        assertThat(verification.problems()).isEmpty();
        assertThat(reopened.trail().checkpoint().orElseThrow().checkpoint().size())
                .isEqualTo(5);
    }

    @Test
    void a_directory_of_keys_that_is_older_than_the_log_learns_what_came_since() throws IOException {
        custody(qms).createKey();
        Path home = directory.resolve("keys").resolve("qms4j%2Fdefault");
        String older = Files.readString(home.resolve("latest.txt"));
        complaint();
        qms.trail().seal();
        complaint();
        qms.trail().seal();
        String newer = Files.readString(home.resolve("latest.txt"));
        Files.writeString(home.resolve("latest.txt"), older);

        qms.trail().seal();

        assertThat(home.resolve("latest.txt")).hasContent(newer);
        assertThat(qms.trail().verify().problems()).isEmpty();
    }
}
