package io.github.qms4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify.py}, written from the document in another language, agrees with this verifier. */
class SecondImplementationTest {
    @TempDir
    private Path directory;

    private EvidenceFixture house;

    @BeforeEach
    void live() {
        assumeTrue(Script.isRunnable(), "python3 is not on the path");
        house = new EvidenceFixture(directory.resolve("keys"), "acme & söhne~*(1)");
        house.live();
    }

    @AfterEach
    void close() {
        if (house != null) {
            house.close();
        }
    }

    private Script.Verdict byPython(Path pack) throws IOException {
        return Script.verdict(pack, house.keys().get(0));
    }

    private boolean byJava(Path pack) throws IOException {
        return PackVerification.of(pack, house.keys(), house.origin(), null).isSound();
    }

    private PackFiles exported(EvidenceScope scope) throws IOException {
        Path pack = directory.resolve("pack.zip");
        house.export(scope, pack);
        return PackFiles.of(pack);
    }

    @Test
    @Verifies("INS-5")
    void both_find_sound_packs_sound() throws Exception {
        for (EvidenceScope scope : List.of(
                EvidenceScope.everything(),
                EvidenceScope.record("nonconformity", "NC-2026-0001"),
                EvidenceScope.types("acme.visit"),
                EvidenceScope.types("measurement", "capa"))) {
            Path pack = directory.resolve("pack.zip");
            house.export(scope, pack);

            assertThat(byJava(pack)).isTrue();
            assertThat(byPython(pack).sound()).isTrue();
            assertThat(byPython(pack).said())
                    .startsWith(scope.isEverything() ? "sound, COMPLETE" : "sound, PARTIAL")
                    .contains(Merkle.sha256(house.keys().get(0)));
        }
    }

    @Test
    @Verifies("INS-5")
    void both_find_each_altered_pack_not_sound() throws Exception {
        PackFiles sound = exported(EvidenceScope.everything());
        List<String> lines = sound.lines(Pack.TRAIL);
        List<PackFiles> altered = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 3) {
            List<String> without = new ArrayList<>(lines);
            without.remove(i);
            altered.add(sound.copy().withLines(Pack.TRAIL, without).withFittingManifest());
            List<String> changed = new ArrayList<>(lines);
            String line = lines.get(i);
            changed.set(i, line.substring(0, line.length() - 2) + "~" + line.charAt(line.length() - 1));
            altered.add(sound.copy().withLines(Pack.TRAIL, changed).withFittingManifest());
        }
        for (String name : sound.names()) {
            altered.add(sound.copy().without(name));
            byte[] bytes = sound.bytes(name).clone();
            bytes[bytes.length / 2] ^= 1;
            altered.add(sound.copy().with(name, bytes));
        }
        altered.add(sound.copy()
                .with(Pack.CHECKPOINT, sound.text(Pack.CHECKPOINT).replaceFirst("\nseal \\d+", "\nseal 99"))
                .withFittingManifest());
        String note = sound.text(Pack.CHECKPOINT);
        char last = note.charAt(note.length() - 3);
        for (String end : List.of(last + "\n", (char) (last + 1) + "=\n", "\n", "")) {
            altered.add(sound.copy()
                    .with(Pack.CHECKPOINT, note.substring(0, note.length() - 3) + end)
                    .withFittingManifest());
        }
        Path file = directory.resolve("altered.zip");
        for (int i = 0; i < altered.size(); i++) {
            altered.get(i).writeTo(file);
            assertThat(byJava(file)).as("alteration " + i + " in Java").isFalse();
            assertThat(byPython(file).sound())
                    .as("alteration " + i + " in Python")
                    .isFalse();
        }
        System.out.printf("packs: %d altered ones, both implementations found all%n", altered.size());
    }

    @Test
    @Verifies("INS-5")
    void both_refuse_a_key_that_did_not_sign() throws Exception {
        Path pack = directory.resolve("pack.zip");
        house.export(EvidenceScope.types("capa"), pack);
        try (EvidenceFixture other = new EvidenceFixture(directory.resolve("other"), "acme & söhne~*(1)")) {
            other.live();
            assertThat(Script.verdict(pack, other.keys().get(0)).sound()).isFalse();
            assertThat(PackVerification.of(pack, other.keys(), null, null).isSound())
                    .isFalse();
        }
    }

    @Test
    void the_script_is_where_the_readme_says() {
        assertThat(Files.exists(Script.FILE)).isTrue();
    }
}
