package io.github.qms4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.trail.evidence.EvidenceExport;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackVerificationTest {
    @TempDir
    private Path directory;

    private EvidenceFixture house;
    private Path pack;

    @BeforeEach
    void live() {
        house = new EvidenceFixture(directory.resolve("keys"), "acme");
        house.live();
        pack = directory.resolve("pack.zip");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private PackVerification verified(Path file) throws IOException {
        return PackVerification.of(file, house.keys(), house.origin(), null);
    }

    /** What is wrong besides that the pack is not the one that was put on record, which is always found. */
    private List<String> problems(PackFiles altered) throws IOException {
        List<String> problems =
                verified(altered.writeTo(directory.resolve("altered.zip"))).problems();
        assertThat(problems).isNotEmpty();
        return Receipts.besides(problems);
    }

    private Path witness(String checkpoint) throws IOException {
        return Files.writeString(directory.resolve("witnessed.txt"), checkpoint);
    }

    private PackFiles exported(EvidenceScope scope) throws IOException {
        house.export(scope, pack);
        return PackFiles.of(pack);
    }

    private static EvidenceScope oneRecord() {
        return EvidenceScope.record("nonconformity", "NC-2026-0001");
    }

    @Test
    @Verifies("INS-5")
    void a_pack_of_everything_is_sound_and_complete() throws IOException {
        EvidenceExport export = house.export(EvidenceScope.everything(), pack);

        PackVerification verification = verified(pack);

        assertThat(verification.problems()).isEmpty();
        assertThat(verification.complete()).isTrue();
        assertThat(verification.records()).isEqualTo(export.records()).isGreaterThan(8);
        assertThat(verification.entries()).isEqualTo(export.entries());
    }

    @Test
    @Verifies("INS-5")
    void a_pack_of_one_record_is_sound_by_its_proofs_and_says_that_it_is_a_part() throws IOException {
        house.export(oneRecord(), pack);

        assertThat(verified(pack).problems()).isEmpty();
        assertThat(verified(pack).complete()).isFalse();
        assertThat(PackFiles.of(pack).names()).doesNotContain(Pack.LEAVES);
        assertThat(PackFiles.of(pack).lines(Pack.TRAIL))
                .filteredOn(l -> l.startsWith("R "))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme.visit", "measurement", "capa", "erasure", "evidence-export"})
    @Verifies("INS-5")
    void a_pack_of_a_type_is_sound(String type) throws IOException {
        house.export(EvidenceScope.types(type), pack);

        assertThat(verified(pack).problems()).isEmpty();
    }

    @Test
    @Verifies("INS-5")
    void records_that_came_with_a_batch_are_proved_by_it() throws IOException {
        house.export(EvidenceScope.record("measurement", "volume/2026-02-01..2026-03-01"), pack);

        assertThat(verified(pack).problems()).isEmpty();
        assertThat(PackFiles.of(pack).lines(Pack.TRAIL).get(0)).startsWith("B ");
    }

    @Test
    @Verifies("INS-5")
    void a_period_leaves_out_what_was_not_changed_in_it() throws IOException {
        house.export(
                EvidenceScope.types("nonconformity").changedBetween(Instant.EPOCH, Instant.EPOCH.plusMillis(1)), pack);

        assertThat(verified(pack).problems()).isEmpty();
        assertThat(PackFiles.of(pack).text(Pack.TRAIL)).doesNotContain("\"type\":\"nonconformity\"");
    }

    @Test
    @Verifies("INS-5")
    void the_same_data_at_the_same_instant_make_the_same_bytes() throws IOException {
        Path keys = directory.resolve("same-keys");
        byte[] first;
        try (EvidenceFixture one = new EvidenceFixture(keys, "acme")) {
            one.live();
            one.export(EvidenceScope.everything(), pack);
            first = Files.readAllBytes(pack);
        }
        try (EvidenceFixture other = new EvidenceFixture(keys, "acme")) {
            other.live();
            other.export(EvidenceScope.everything(), pack);
        }

        assertThat(Files.readAllBytes(pack)).isEqualTo(first);
    }

    @Test
    @Verifies("INS-5")
    void a_person_reads_who_did_what_with_everything_escaped() throws IOException {
        String html = exported(EvidenceScope.everything()).text(Pack.INDEX);

        assertThat(html)
                .contains("nonconformity NC-2026-0001")
                .contains("Signed: nonconformity closed, Dr. u-compliance (u-compliance), 2026-03-02 10:00:")
                .contains("[Europe/Berlin]")
                .contains("Mia &lt;Roth&gt;")
                .contains("for the &lt;audit&gt; &amp; more")
                .contains("lacks the permission")
                .doesNotContain("<audit>")
                .doesNotContain("<script");
    }

    @Test
    @Verifies("INS-5")
    void an_erased_text_is_not_in_the_pack_and_one_that_is_not_erased_is() throws IOException {
        String trail = exported(EvidenceScope.types("acme.visit")).text(Pack.TRAIL);

        assertThat(trail).contains("Ann Ek").doesNotContain("Bo Dahl").contains("ERA-2026-0001");
    }

    @Test
    @Verifies("INS-5")
    void every_line_that_is_left_out_changed_swapped_or_doubled_is_found_though_the_manifest_was_made_to_fit()
            throws IOException {
        int tried = 0;
        List<String> missed = new ArrayList<>();
        for (EvidenceScope scope :
                List.of(EvidenceScope.everything(), oneRecord(), EvidenceScope.types("acme.visit"))) {
            PackFiles sound = exported(scope);
            List<String> lines = sound.lines(Pack.TRAIL);
            for (int i = 0; i < lines.size(); i++) {
                for (Map.Entry<String, UnaryOperator<List<String>>> alteration :
                        alterations(i).entrySet()) {
                    List<String> altered = alteration.getValue().apply(new ArrayList<>(lines));
                    if (altered.equals(lines)) {
                        continue;
                    }
                    tried++;
                    if (problems(sound.copy().withLines(Pack.TRAIL, altered).withFittingManifest())
                            .isEmpty()) {
                        missed.add(alteration.getKey() + " line " + (i + 1) + ": " + lines.get(i));
                    }
                }
            }
        }
        System.out.printf("packs: %d alterations of lines tried, %d found%n", tried, tried - missed.size());
        assertThat(missed).isEmpty();
        assertThat(tried).isGreaterThan(300);
    }

    private static Map<String, UnaryOperator<List<String>>> alterations(int i) {
        return Map.of(
                "removed",
                        lines -> {
                            lines.remove(i);
                            return lines;
                        },
                "doubled",
                        lines -> {
                            lines.add(i, lines.get(i));
                            return lines;
                        },
                "last character changed",
                        lines -> {
                            String line = lines.get(i);
                            lines.set(i, line.substring(0, line.length() - 2) + "~" + line.charAt(line.length() - 1));
                            return lines;
                        },
                "middle character changed",
                        lines -> {
                            String line = lines.get(i);
                            int at = line.length() / 2;
                            char other = line.charAt(at) == '1' ? '2' : '1';
                            lines.set(i, line.substring(0, at) + other + line.substring(at + 1));
                            return lines;
                        },
                "truncated",
                        lines -> {
                            lines.set(i, lines.get(i).substring(0, lines.get(i).length() / 2));
                            return lines;
                        },
                "swapped with the first of its letter",
                        lines -> {
                            String letter = lines.get(i).substring(0, 1);
                            int other = 0;
                            while (!lines.get(other).startsWith(letter)) {
                                other++;
                            }
                            String line = lines.get(i);
                            lines.set(i, lines.get(other));
                            lines.set(other, line);
                            return lines;
                        });
    }

    @Test
    @Verifies("INS-5")
    void every_byte_of_every_file_that_is_changed_is_found() throws IOException {
        PackFiles sound = exported(oneRecord());
        int tried = 0;
        List<String> missed = new ArrayList<>();
        for (String name : sound.names()) {
            byte[] bytes = sound.bytes(name);
            for (int i = 0; i < bytes.length; i += 1 + bytes.length / 700) {
                byte[] altered = bytes.clone();
                altered[i] ^= 1;
                tried++;
                Path file = sound.copy().with(name, altered).writeTo(directory.resolve("altered.zip"));
                if (verified(file).isSound()) {
                    missed.add(name + " byte " + i);
                }
            }
        }
        System.out.printf("packs: %d changed bytes tried, %d found%n", tried, tried - missed.size());
        assertThat(missed).isEmpty();
    }

    @Test
    @Verifies("INS-5")
    void a_pack_that_is_cut_off_anywhere_is_not_sound() throws IOException {
        exported(EvidenceScope.everything());
        byte[] bytes = Files.readAllBytes(pack);
        for (int part = 0; part < 100; part++) {
            Path cut = Files.write(
                    directory.resolve("cut.zip"), Arrays.copyOf(bytes, (int) ((long) bytes.length * part / 100)));
            assertThat(verified(cut).isSound()).as(part + " %").isFalse();
        }
    }

    @Test
    @Verifies("INS-5")
    void a_file_that_is_missing_or_added_or_twice_is_found() throws IOException {
        PackFiles sound = exported(EvidenceScope.everything());
        for (String name : sound.names()) {
            assertThat(problems(sound.copy().without(name)))
                    .as("without " + name)
                    .isNotEmpty();
        }
        assertThat(problems(sound.copy().without(Pack.LEAVES).with("../evil.txt", "x")))
                .first()
                .asString()
                .contains("../evil.txt");
        assertThat(problems(new PackFiles())).isNotEmpty();
    }

    @Test
    @Verifies("INS-5")
    void the_checkpoint_of_another_key_is_not_trusted_whatever_its_name() throws IOException {
        house.export(oneRecord(), pack);
        try (EvidenceFixture other = new EvidenceFixture(directory.resolve("other-keys"), "acme")) {
            other.live();

            PackVerification verification = PackVerification.of(pack, other.keys(), null, null);

            assertThat(verification.problems())
                    .containsExactly("the checkpoint is not signed with a key that is trusted here");
        }
    }

    @Test
    @Verifies("INS-5")
    void a_forged_checkpoint_is_found_though_everything_else_fits_it() throws IOException {
        PackFiles sound = exported(EvidenceScope.everything());
        String forged = sound.text(Pack.CHECKPOINT).replaceFirst("\nseal (\\d+) 2026-03-02", "\nseal $1 2026-03-01");

        assertThat(problems(sound.copy().with(Pack.CHECKPOINT, forged).withFittingManifest()))
                .contains("the checkpoint is not signed with a key that is trusted here");
    }

    @Test
    @Verifies({"INS-5", "X-14"})
    void the_pack_of_another_tenant_is_refused_by_the_name_of_its_log() throws IOException {
        try (EvidenceFixture other = new EvidenceFixture(directory.resolve("keys"), "umbrella")) {
            other.live();
            other.export(oneRecord(), pack);
            List<String> both = new ArrayList<>(house.keys());
            both.addAll(other.keys());

            assertThat(PackVerification.of(pack, both, "qms4j/acme", null).problems())
                    .contains("the checkpoint is of the log qms4j/umbrella and not of qms4j/acme");
        }
    }

    @Test
    @Verifies({"INS-5", "X-14"})
    void a_pack_that_calls_itself_another_tenants_is_found() throws IOException {
        PackFiles sound = exported(oneRecord());
        String manifest = sound.text(Pack.MANIFEST).replace("\"tenant\":\"acme\"", "\"tenant\":\"umbrella\"");

        assertThat(problems(sound.copy().with(Pack.MANIFEST, manifest)))
                .contains("the log qms4j/acme is not one of tenant umbrella")
                .anyMatch(problem -> problem.contains("is of tenant acme and not of umbrella"));
    }

    @Test
    @Verifies("INS-5")
    void a_pack_that_says_somebody_else_exported_it_or_another_scope_is_found() throws IOException {
        PackFiles sound = exported(oneRecord());
        String manifest = sound.text(Pack.MANIFEST);

        assertThat(problems(
                        sound.copy().with(Pack.MANIFEST, manifest.replace("\"id\":\"u-quality\"", "\"id\":\"u-x\""))))
                .contains("the pack says it was exported by u-x, Mia <Roth>, but the trail says u-quality, Mia <Roth>");
        assertThat(problems(sound.copy().with(Pack.MANIFEST, manifest.replace("NC-2026-0001", "NC-2026-0002"))))
                .contains("the pack says it is of another scope than the trail says");
    }

    @Test
    @Verifies("INS-5")
    void a_record_that_is_left_out_of_a_complete_pack_is_missed() throws IOException {
        PackFiles sound = exported(EvidenceScope.everything());
        List<String> lines = new ArrayList<>(sound.lines(Pack.TRAIL));
        int from = 0;
        while (!lines.get(from).contains("\"id\":\"CAPA-2026-0001\"")
                || !lines.get(from).startsWith("R ")) {
            from++;
        }
        int until = from + 1;
        while (!lines.get(until).startsWith("R ")) {
            until++;
        }
        int entries = until - from - 1;
        lines.subList(from, until).clear();

        assertThat(problems(sound.copy().withLines(Pack.TRAIL, lines).withFittingManifest()))
                .anyMatch(problem -> problem.contains("lacks " + entries + " of its entries"));
    }

    @Test
    @Verifies("INS-5")
    void a_log_that_was_cut_back_or_rewritten_is_found_by_a_checkpoint_from_elsewhere() throws IOException {
        Path known = witness(house.qms.trail().checkpoint().orElseThrow().text());
        house.export(EvidenceScope.everything(), pack);
        assertThat(PackVerification.of(pack, house.keys(), null, known).problems())
                .isEmpty();

        try (EvidenceFixture shorter = new EvidenceFixture(directory.resolve("keys"), "acme")) {
            shorter.setClock("2026-03-04T00:00:00Z");
            shorter.export(EvidenceScope.everything(), pack);
            assertThat(PackVerification.of(pack, house.keys(), null, known).problems())
                    .anyMatch(problem -> problem.contains("it was cut back"));
        }
        try (EvidenceFixture rewritten = new EvidenceFixture(directory.resolve("keys"), "acme")) {
            rewritten.setClock("2026-03-03T00:00:00Z");
            rewritten.live();
            rewritten.live2();
            rewritten.export(EvidenceScope.everything(), pack);
            assertThat(PackVerification.of(pack, house.keys(), null, known).problems())
                    .anyMatch(problem -> problem.contains("it was rewritten"));
        }
    }

    @Test
    @Verifies("INS-5")
    void a_clock_that_went_back_between_two_checkpoints_is_found() throws IOException {
        Path known = witness(house.qms.trail().checkpoint().orElseThrow().text());
        try (EvidenceFixture early = new EvidenceFixture(directory.resolve("keys"), "acme")) {
            early.setClock("2026-03-01T00:00:00Z");
            early.live();
            early.export(EvidenceScope.everything(), pack);

            assertThat(PackVerification.of(pack, house.keys(), null, known).problems())
                    .anyMatch(problem -> problem.contains("while its clock went back"));
        }
    }

    @Test
    @Verifies("INS-5")
    void the_times_of_a_record_do_not_go_back_in_a_sound_pack_when_the_clock_did() throws IOException {
        house.setClock("2026-02-01T00:00:00Z");
        house.as(EvidenceFixture.AGENT).nonconformities().correct(NonconformityId.of("NC-2026-0002"), "resolved");
        house.export(EvidenceScope.everything(), pack);

        assertThat(verified(pack).problems()).isEmpty();
    }

    @Test
    @Verifies("INS-5")
    void what_is_written_while_the_pack_is_written_is_not_in_it_and_the_pack_is_sound() throws IOException {
        AtomicBoolean begun = new AtomicBoolean();
        try (OutputStream out = new FilterOutputStream(Files.newOutputStream(pack)) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (begun.compareAndSet(false, true)) {
                    house.as(EvidenceFixture.AGENT)
                            .nonconformities()
                            .contain(NonconformityId.of("NC-2026-0002"), "too late");
                    house.qms.trail().seal();
                }
                out.write(bytes, from, length);
            }
        }) {
            house.as(EvidenceFixture.QUALITY).evidence().export(EvidenceScope.everything(), out);
        }

        assertThat(begun).isTrue();
        assertThat(verified(pack).problems()).isEmpty();
        assertThat(PackFiles.of(pack).text(Pack.TRAIL)).contains("NC-2026-0002").doesNotContain("too late");
    }

    @Test
    @Verifies("INS-5")
    void a_zip_bomb_is_not_unpacked_beyond_the_length_in_its_manifest() throws IOException {
        PackFiles sound = exported(oneRecord());
        byte[] huge = new byte[64 << 20];

        assertThat(problems(sound.copy().with(Pack.INDEX, huge))).anyMatch(problem -> problem.contains(Pack.INDEX));
        assertThat(problems(sound.copy().with(Pack.MANIFEST, huge)))
                .first()
                .asString()
                .contains("longer than");
    }

    @Test
    void what_is_no_zip_file_is_no_pack() throws IOException {
        byte[] noise = new byte[10_000];
        new Random(3).nextBytes(noise);

        assertThat(verified(Files.write(pack, noise)).problems())
                .first()
                .asString()
                .contains("not an evidence pack");
        assertThat(verified(Files.write(pack, new byte[0])).isSound()).isFalse();
    }

    @Test
    void a_pack_with_a_file_twice_is_refused() throws IOException {
        PackFiles sound = exported(oneRecord());
        Path twice = directory.resolve("twice.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(twice))) {
            for (String name : sound.names()) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(sound.bytes(name));
            }
            zip.putNextEntry(new ZipEntry("trail.txX"));
            zip.write(sound.bytes(Pack.TRAIL));
        }
        byte[] bytes = Files.readAllBytes(twice);
        String renamed = new String(bytes, StandardCharsets.ISO_8859_1).replace("trail.txX", "trail.txt");
        Files.write(twice, renamed.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(verified(twice).problems()).first().asString().contains("twice");
    }

    @Test
    void a_line_that_goes_on_for_ever_is_not_read_for_ever() throws IOException {
        PackFiles sound = exported(oneRecord());

        assertThat(problems(sound.copy()
                        .with(Pack.TRAIL, sound.text(Pack.TRAIL) + "E 0 - {\"a\":")
                        .withFittingManifest()))
                .anyMatch(problem -> problem.contains("cut off"));
    }
}
