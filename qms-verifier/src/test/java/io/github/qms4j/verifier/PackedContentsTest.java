package io.github.qms4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.trail.evidence.EvidenceExport;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The texts of documents in a pack, as the Java verifier and the second implementation see them. */
class PackedContentsTest {
    private static final byte[] TEXT = "How complaints are handled. Ä€".getBytes(StandardCharsets.UTF_8);
    private static final String HASH = HexFormat.of().formatHex(Merkle.sha256().digest(TEXT));
    private static final String FILE = "content/" + HASH;

    @TempDir
    private Path directory;

    private EvidenceFixture house;

    @BeforeEach
    void live() throws IOException {
        Files.createDirectory(directory.resolve("texts"));
        house = new EvidenceFixture(directory.resolve("keys"), "acme");
        house.live();
        house.document(TEXT);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private PackFiles exported(EvidenceScope scope) throws IOException {
        Path pack = directory.resolve("pack.zip");
        house.export(scope, pack);
        return PackFiles.of(pack);
    }

    /** What the Java verifier finds besides the broken receipt; the second implementation must not find it sound either. */
    private List<String> problems(PackFiles forged) throws IOException {
        Path file = forged.withFittingManifest().writeTo(directory.resolve("forged.zip"));
        List<String> all = PackVerification.of(file, house.keys(), null, null).problems();
        assertThat(all).isNotEmpty();
        if (Script.isRunnable()) {
            assertThat(Script.verdict(file, house.keys().get(0)).isSoundButForTheReceipt())
                    .isFalse();
        }
        return Receipts.besides(all);
    }

    @Test
    @Verifies({"INS-5", "DOC-3"})
    void the_text_of_a_document_comes_with_its_version_and_bears_its_hash() throws IOException {
        for (EvidenceScope scope : List.of(EvidenceScope.everything(), EvidenceScope.types("document-version"))) {
            PackFiles pack = exported(scope);

            assertThat(pack.bytes(FILE)).isEqualTo(TEXT);
            assertThat(pack.text(Pack.INDEX)).contains("href=\"" + FILE + "\"");
            Path file = directory.resolve("pack.zip");
            assertThat(PackVerification.of(file, house.keys(), null, null).problems())
                    .isEmpty();
            if (Script.isRunnable()) {
                assertThat(Script.verdict(file, house.keys().get(0)).sound()).isTrue();
            }
        }
    }

    @Test
    @Verifies("INS-5")
    void a_pack_of_other_records_has_no_texts() throws IOException {
        assertThat(exported(EvidenceScope.types("capa")).names()).noneMatch(name -> name.startsWith("content/"));
    }

    @Test
    @Verifies("INS-5")
    void a_pack_without_texts_says_so_and_is_sound() throws IOException {
        PackFiles pack = exported(EvidenceScope.everything().withoutContents());

        assertThat(pack.names()).noneMatch(name -> name.startsWith("content/"));
        assertThat(pack.text(Pack.MANIFEST)).contains("\"contents\":false");
        assertThat(PackVerification.of(directory.resolve("pack.zip"), house.keys(), null, null)
                        .problems())
                .isEmpty();
    }

    @Test
    @Verifies("INS-5")
    void another_text_under_the_same_name_is_found() throws IOException {
        PackFiles pack = exported(EvidenceScope.everything());

        assertThat(problems(pack.with(FILE, "How complaints are ignored.")))
                .anyMatch(problem -> problem.contains(FILE));
    }

    @Test
    @Verifies("INS-5")
    void a_text_that_was_left_out_is_missed() throws IOException {
        PackFiles pack = exported(EvidenceScope.everything());

        assertThat(problems(pack.without(FILE)))
                .anyMatch(problem -> problem.contains("document-version DOC-2026-0001") && problem.contains(HASH));
    }

    @Test
    @Verifies("INS-5")
    void a_text_that_no_record_names_is_found() throws IOException {
        byte[] more = "A text that nobody approved.".getBytes(StandardCharsets.UTF_8);
        String hash = HexFormat.of().formatHex(Merkle.sha256().digest(more));
        PackFiles pack = exported(EvidenceScope.everything());

        assertThat(problems(pack.with("content/" + hash, more)))
                .contains("the pack has the text " + hash + ", which no record in it names");
    }

    @Test
    @Verifies("INS-5")
    void a_text_that_the_store_has_lost_or_altered_stops_the_pack_and_is_named() throws IOException {
        Path kept = directory.resolve("texts").resolve(HASH.substring(0, 2)).resolve(HASH);
        assertThat(kept).exists();
        Files.write(kept, "Something else.".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(CorruptRecordException.class)
                .isThrownBy(() -> exported(EvidenceScope.everything()))
                .withMessageContaining("was altered")
                .withMessageContaining(HASH);
        Files.delete(kept);
        assertThatExceptionOfType(CorruptRecordException.class)
                .isThrownBy(() -> exported(EvidenceScope.everything()))
                .withMessageContaining("DOC-2026-0001")
                .withMessageContaining("withoutContents()");
        assertThat(house.qms.as(EvidenceFixture.QUALITY).evidence().find("EXP-2026-0002"))
                .map(EvidenceExport::status)
                .contains(EvidenceExport.Status.FAILED);
        assertThat(exported(EvidenceScope.everything().withoutContents()).names())
                .contains(Pack.TRAIL);
    }
}
