package io.github.qms4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.NotFoundException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs of a house that has disposed of records, by both verifiers. */
@Verifies("X-12")
class DisposedRecordsTest {
    @TempDir
    private Path directory;

    private EvidenceFixture house;

    @BeforeEach
    void live() {
        house = new EvidenceFixture(directory.resolve("keys"), "acme");
        house.live();
        house.dispose();
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

    private List<String> problems(PackFiles files) throws IOException {
        Path pack = files.writeTo(directory.resolve("verified.zip"));
        List<String> problems = Receipts.besides(
                PackVerification.of(pack, house.keys(), house.origin(), null).problems());
        if (Script.isRunnable()) {
            Script.Verdict verdict = Script.verdict(pack, house.keys().get(0));
            assertThat(verdict.isSoundButForTheReceipt())
                    .as(problems + " and " + verdict.said())
                    .isEqualTo(problems.isEmpty());
        }
        return problems;
    }

    private static PackFiles withoutRecords(PackFiles files, String type) {
        List<String> lines = new ArrayList<>();
        boolean dropping = false;
        for (String line : files.lines(Pack.TRAIL)) {
            boolean starts = line.startsWith("R ") || line.startsWith("B ") || line.startsWith("X ");
            dropping = starts ? line.contains("\"type\":\"" + type + "\"") : dropping;
            if (!dropping) {
                lines.add(line);
            }
        }
        return files.withLines(Pack.TRAIL, lines).withFittingManifest();
    }

    @Test
    void a_pack_of_everything_is_complete_by_the_tombstones_of_what_was_disposed_of() throws IOException {
        assertThat(problems(exported(EvidenceScope.everything()))).isEmpty();
        Path pack = directory.resolve("pack.zip");
        PackVerification verification = PackVerification.of(pack, house.keys(), house.origin(), null);
        assertThat(verification.complete()).isTrue();
        assertThat(verification.problems()).isEmpty();
        assertThat(PackFiles.of(pack).text(Pack.INDEX))
                .contains("<p class=\"verdict\">COMPLETE</p>")
                .contains("which their tombstones name. The verifier proves");
        if (Script.isRunnable()) {
            assertThat(Script.verdict(pack, house.keys().get(0), "--complete").said())
                    .startsWith("sound, COMPLETE");
        }
    }

    @Test
    void a_pack_of_everything_without_a_tombstone_or_its_disposition_is_not_complete() throws IOException {
        PackFiles files = exported(EvidenceScope.everything());

        for (String type : List.of("disposition", "tombstone")) {
            assertThat(problems(withoutRecords(files.copy(), type)))
                    .anyMatch(problem -> problem.contains("no disposal accounts for"))
                    .anyMatch(problem -> problem.contains("a pack of everything has each entry"));
        }
    }

    @Test
    void a_pack_of_another_record_and_of_one_of_the_same_batch_are_sound() throws IOException {
        assertThat(problems(exported(EvidenceScope.record("nonconformity", "NC-2026-0001"))))
                .isEmpty();
        assertThat(problems(exported(EvidenceScope.record("acme.visit", "b-2"))))
                .isEmpty();
    }

    @Test
    void a_pack_of_a_type_has_what_accounts_for_the_records_that_its_batches_lack() throws IOException {
        PackFiles files = exported(EvidenceScope.types("acme.visit"));

        assertThat(problems(files)).isEmpty();
        assertThat(files.lines(Pack.TRAIL))
                .filteredOn(line -> line.startsWith("R "))
                .anyMatch(line -> line.contains("\"id\":\"acme.visit/b-1\""))
                .anyMatch(line -> line.contains("\"id\":\"DSP-2029-0001\""));
    }

    @Test
    void a_batch_that_lacks_a_record_without_tombstone_or_disposition_in_the_pack_is_found() throws IOException {
        PackFiles files = exported(EvidenceScope.types("acme.visit"));

        assertThat(problems(withoutRecords(files.copy(), "disposition")))
                .anyMatch(problem -> problem.contains("no disposal accounts for 2"));
        assertThat(problems(withoutRecords(files, "tombstone")))
                .anyMatch(problem -> problem.contains("no disposal accounts for 2"));
    }

    @Test
    void a_pack_of_a_disposed_record_is_refused_with_the_number_of_the_disposition() {
        assertThatThrownBy(() -> exported(EvidenceScope.record("acme.visit", "v-1")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("DSP-2029-0001");
    }
}
