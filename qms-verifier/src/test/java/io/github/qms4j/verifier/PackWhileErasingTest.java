package io.github.qms4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.trail.evidence.EvidenceExport;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text is erased, or a record disposed of, after the log was sealed for a pack and before the pack comes to it. */
class PackWhileErasingTest {
    @TempDir
    private Path directory;

    private EvidenceFixture house;

    @BeforeEach
    void live() {
        house = new EvidenceFixture(directory.resolve("keys"), "acme");
        house.live();
        house.receive();
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** The first byte of a pack is written when the log is sealed for it, and before a record is read. */
    private EvidenceExport exportWhile(EvidenceScope scope, Runnable happens) throws IOException {
        try (OutputStream file = Files.newOutputStream(directory.resolve("pack.zip"));
                OutputStream out = new FilterOutputStream(file) {
                    private boolean begun;

                    @Override
                    public void write(int b) throws IOException {
                        if (!begun) {
                            begun = true;
                            happens.run();
                        }
                        super.write(b);
                    }
                }) {
            return house.as(EvidenceFixture.QUALITY).evidence().export(scope, out);
        }
    }

    private EvidenceExport find(String number) {
        return house.as(EvidenceFixture.QUALITY).evidence().find(number).orElseThrow();
    }

    private void assertSoundAgain(EvidenceScope scope) throws IOException {
        house.export(scope, directory.resolve("again.zip"));

        assertThat(PackVerification.of(directory.resolve("again.zip"), house.keys(), null, null)
                        .problems())
                .isEmpty();
    }

    @Test
    @Verifies({"INS-5", "X-9"})
    void a_text_that_is_erased_while_the_pack_is_written_fails_the_export_and_the_next_one_accounts_for_it()
            throws IOException {
        EvidenceScope visit = EvidenceScope.record("acme.visit", "v-1");

        assertThatThrownBy(() -> exportWhile(
                        visit,
                        () -> Visitors.forget(house.as(EvidenceFixture.QUALITY).records(), "v-1")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("erasable-text")
                .hasMessageContaining("not stored any more");

        assertThat(find("EXP-2026-0001").status()).isEqualTo(EvidenceExport.Status.FAILED);
        assertThat(find("EXP-2026-0001").failure()).contains("not stored any more");
        assertSoundAgain(visit);
    }

    @Test
    @Verifies({"INS-5", "X-9"})
    void a_record_of_a_batch_that_is_disposed_of_while_the_pack_is_written_fails_the_export() throws IOException {
        assertThatThrownBy(() -> exportWhile(EvidenceScope.types("acme.visit"), house::disposeOfTheReceived))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("acme.visit b-")
                .hasMessageContaining("not stored any more");

        assertThat(find("EXP-2026-0001").status()).isEqualTo(EvidenceExport.Status.FAILED);
        assertSoundAgain(EvidenceScope.types("acme.visit"));
        assertSoundAgain(EvidenceScope.everything());
    }

    @Test
    @Verifies({"INS-5", "X-9"})
    void a_record_that_was_asked_for_and_is_disposed_of_while_the_pack_is_written_fails_the_export() {
        assertThatThrownBy(() -> exportWhile(EvidenceScope.record("acme.visit", "v-1"), house::disposeOfTheReceived))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("acme.visit v-1")
                .hasMessageContaining("not stored any more");

        assertThat(find("EXP-2026-0001").status()).isEqualTo(EvidenceExport.Status.FAILED);
    }

    @Test
    @Verifies("INS-5")
    void what_is_written_while_the_pack_is_written_is_not_in_it() throws IOException {
        EvidenceExport export = exportWhile(EvidenceScope.everything(), house::live2);

        assertThat(export.status()).isEqualTo(EvidenceExport.Status.COMPLETED);
        assertThat(PackFiles.of(directory.resolve("pack.zip")).text(Pack.TRAIL)).doesNotContain("NC-2026-0003");
        assertThat(PackVerification.of(directory.resolve("pack.zip"), house.keys(), null, null)
                        .problems())
                .isEmpty();
    }
}
