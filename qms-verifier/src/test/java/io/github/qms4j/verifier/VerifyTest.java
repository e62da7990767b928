package io.github.qms4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
    @TempDir
    private Path directory;

    private EvidenceFixture house;
    private String pack;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void export() throws IOException {
        house = new EvidenceFixture(directory.resolve("keys"), "acme");
        house.live();
        Path file = directory.resolve("pack.zip");
        house.export(EvidenceScope.everything(), file);
        pack = file.toString();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private int run(String... arguments) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return Verify.run(List.of(arguments), out, out);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_sound_pack_is_said_to_be_sound_with_what_was_verified() {
        assertThat(run(pack, "--key", house.keys().get(0), "--origin", "qms4j/acme"))
                .isEqualTo(Verify.SOUND);
        assertThat(said()).startsWith("sound: ").contains("COMPLETE: the whole log");
    }

    @Test
    void keys_are_read_from_a_file_too() throws IOException {
        Path keys = Files.write(directory.resolve("trusted"), house.keys());

        assertThat(run(pack, "--key", keys.toString())).isEqualTo(Verify.SOUND);
    }

    @Test
    void what_is_wrong_is_said_line_by_line_and_the_exit_code_is_one() {
        assertThat(run(pack, "--key", house.keys().get(0), "--origin", "qms4j/umbrella"))
                .isEqualTo(Verify.NOT_SOUND);
        assertThat(said()).contains("and not of qms4j/umbrella").contains("NOT SOUND");
    }

    @Test
    void a_known_checkpoint_is_compared() throws IOException {
        Path known = Files.writeString(
                directory.resolve("known"),
                house.qms.trail().checkpoint().orElseThrow().text());

        assertThat(run(pack, "--key", house.keys().get(0), "--witness", known.toString()))
                .isEqualTo(Verify.SOUND);
    }

    @Test
    void a_part_of_the_log_is_not_sound_where_all_of_it_is_demanded() throws IOException {
        Path part = directory.resolve("part.zip");
        house.export(EvidenceScope.types("capa"), part);

        assertThat(run(part.toString(), "--key", house.keys().get(0))).isEqualTo(Verify.SOUND);
        assertThat(said()).contains("PARTIAL: a part of the log");
        assertThat(run(part.toString(), "--key", house.keys().get(0), "--complete"))
                .isEqualTo(Verify.NOT_SOUND);
        assertThat(run(pack, "--key", house.keys().get(0), "--complete")).isEqualTo(Verify.SOUND);
    }

    @Test
    void the_fingerprint_of_the_key_and_the_version_of_the_verifier_are_said() {
        run(pack, "--key", house.keys().get(0));

        String fingerprint = Merkle.sha256(house.keys().get(0));
        assertThat(said().replace(" ", "")).contains("fingerprint" + fingerprint);
        assertThat(said())
                .contains("verified with qms-verifier ")
                .contains("key " + house.keys().get(0).split("\\+")[1]);
    }

    @Test
    void without_a_key_nothing_is_verified() {
        assertThat(run(pack)).isEqualTo(Verify.USAGE);
        assertThat(said()).contains("no key is given");
    }

    @Test
    void the_keys_of_the_pack_are_used_only_when_told_to_and_with_a_warning() {
        assertThat(run(pack, "--trust-pack-keys")).isEqualTo(Verify.SOUND);
        assertThat(said()).contains("warning: the keys are from the pack itself");
    }

    @Test
    void wrong_usage_is_said_and_is_exit_code_two() {
        assertThat(run()).isEqualTo(Verify.USAGE);
        assertThat(run(pack, "--key")).isEqualTo(Verify.USAGE);
        assertThat(run(pack, "--nonsense")).isEqualTo(Verify.USAGE);
        assertThat(run(pack, "--key", "a+b+c")).isEqualTo(Verify.USAGE);
        assertThat(run(pack + "x", "--key", house.keys().get(0))).isEqualTo(Verify.USAGE);
        assertThat(said()).contains("'--nonsense' is not expected here").contains("See --help.");
    }

    @Test
    void help_says_how() {
        assertThat(run("--help")).isEqualTo(Verify.SOUND);
        assertThat(said()).contains("--key").contains("exit code");
    }
}
