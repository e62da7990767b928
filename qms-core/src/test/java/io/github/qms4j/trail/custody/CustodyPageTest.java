package io.github.qms4j.trail.custody;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what docs/custody.md shows. */
class CustodyPageTest {
    @Test
    void a_host_sets_up_the_log_and_mails_its_checkpoint(@TempDir Path directory) throws Exception {
        Path secrets = directory.resolve("secrets");
        Path share = Files.createDirectory(directory.resolve("share"));
        QmsStorage storage = new InMemoryStorage();
        Actor compliance = Actor.of("u-compliance", Role.COMPLIANCE);
        List<String> sent = new ArrayList<>();
        BiConsumer<String, String> auditors = (subject, body) -> sent.add(subject);

        Qms qms = Qms.builder()
                .storage(storage)
                .logOrigin("qms.example.com")
                .organisation("Example GmbH")
                .checkpointKeys(FileCheckpointKeys.in(secrets))
                .checkpointWitness(DirectoryWitness.in(share))
                .build();
        qms.as(compliance, "commissioning").custody().createKey();

        CheckpointMail mail = CheckpointMail.of(qms.trail().checkpoint().orElseThrow());
        auditors.accept(mail.subject(), mail.body());

        assertThat(sent).containsExactly("Checkpoint of qms.example.com/default: 2 entries");
        assertThat(DirectoryWitness.in(share).latest("qms.example.com/default"))
                .isEqualTo(qms.trail().checkpoint());
        assertThat(qms.trail().verify().isSound()).isTrue();
    }
}
