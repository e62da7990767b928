package io.github.qms4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packs by somebody who knows the format, makes the manifest fit, and has no key of the log. */
class ForgedPackTest {
    /** Of everything there is; the fixture refuses an attempt on it. */
    private static final String ATTEMPTED = "NC-2026-0002";

    @TempDir
    private Path directory;

    private EvidenceFixture house;

    @BeforeEach
    void live() {
        house = new EvidenceFixture(directory.resolve("keys"), "acme");
        house.live();
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

    private List<String> problems(PackFiles forged) throws IOException {
        return problems(forged.writeTo(directory.resolve("forged.zip")), house.keys());
    }

    /**
     * What the verifier finds, besides that the pack is not the one that was put on record; the script in the other
     * language must come to the same verdict.
     */
    private List<String> problems(Path pack, List<String> keys) throws IOException {
        List<String> all = PackVerification.of(pack, keys, null, null).problems();
        assertThat(all).isNotEmpty();
        List<String> problems = Receipts.besides(all);
        if (Script.isRunnable()) {
            boolean foundSound = false;
            for (String key : keys) {
                Script.Verdict verdict = Script.verdict(pack, key);
                assertThat(verdict.sound()).as("sound by the script").isFalse();
                foundSound |= verdict.isSoundButForTheReceipt();
            }
            assertThat(foundSound).as("sound by the script").isEqualTo(problems.isEmpty());
        }
        return problems;
    }

    private List<String> problemsOfTrail(PackFiles sound, List<String> lines) throws IOException {
        return problems(sound.copy().withLines(Pack.TRAIL, lines).withFittingManifest());
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, -1, 0, 1})
    @Verifies("INS-5")
    void a_record_without_any_entry_is_found_whatever_its_version(int version) throws IOException {
        PackFiles sound = exported(EvidenceScope.everything());
        String invented =
                "R {\"changedAt\":\"2026-03-02T09:00:00Z\",\"id\":\"CAPA-2026-0099\",\"payload\":\"{\\\"state\\\":{}}\","
                        + "\"schema\":1,\"trailHead\":\"\",\"type\":\"capa\",\"version\":" + version + "}";
        List<String> first = new ArrayList<>(sound.lines(Pack.TRAIL));
        first.add(0, invented);
        List<String> last = new ArrayList<>(sound.lines(Pack.TRAIL));
        last.add(invented);

        assertThat(problemsOfTrail(sound, first)).anyMatch(problem -> problem.contains("CAPA-2026-0099"));
        assertThat(problemsOfTrail(sound, last)).anyMatch(problem -> problem.contains("CAPA-2026-0099"));
    }

    @Test
    @Verifies("INS-5")
    void a_refused_attempt_on_a_record_does_not_stand_in_for_the_record() throws IOException {
        PackFiles sound = exported(EvidenceScope.record("nonconformity", ATTEMPTED));
        List<String> lines = new ArrayList<>(sound.lines(Pack.TRAIL));
        int from = 0;
        while (!lines.get(from).startsWith("R ") || !lines.get(from).contains(ATTEMPTED)) {
            from++;
        }
        int until = from + 1;
        while (lines.get(until).startsWith("E ") || lines.get(until).startsWith("T ")) {
            until++;
        }
        lines.subList(from, until).clear();
        assertThat(lines).anyMatch(line -> line.startsWith("X "));

        assertThat(problemsOfTrail(sound, lines))
                .contains("nonconformity " + ATTEMPTED + " is in the scope but not in the pack");
    }

    @Test
    @Verifies("X-20")
    void a_signature_that_was_written_into_the_database_is_found_though_the_log_was_sealed_over_it()
            throws IOException {
        house.forgeSignature();
        PackFiles sealed = exported(EvidenceScope.everything());

        assertThat(problems(sealed.writeTo(directory.resolve("sealed.zip")), house.keys()))
                .singleElement()
                .asString()
                .contains("nonconformity NC-2026-0003", "is not attested by a key of the log");
    }

    @Test
    @Verifies("X-20")
    void a_signature_that_was_taken_out_of_the_database_is_missed_though_the_log_was_sealed_over_it()
            throws IOException {
        house.closeWithoutSignature();
        PackFiles sealed = exported(EvidenceScope.everything());

        assertThat(problems(sealed.writeTo(directory.resolve("sealed.zip")), house.keys()))
                .singleElement()
                .asString()
                .contains("nonconformity NC-2026-0003", "has no signature, and its action demands one");
    }

    @Test
    @Verifies("X-20")
    void a_pack_does_not_get_rid_of_a_signature_by_leaving_out_which_actions_demand_one() throws IOException {
        house.closeWithoutSignature();
        PackFiles forged = exported(EvidenceScope.everything()).copy();
        String manifest = String.join("\n", forged.lines(Pack.MANIFEST));
        forged.with(
                Pack.MANIFEST,
                manifest.replaceFirst("\"signedActions\":\\{.*?\\},\"tenant\"", "\"signedActions\":{},\"tenant\""));

        assertThat(PackVerification.of(forged.writeTo(directory.resolve("f.zip")), house.keys(), null, null)
                        .problems())
                .anyMatch(problem -> problem.contains("manifest"));
    }

    @Test
    @Verifies("X-20")
    void signatures_of_before_a_change_of_keys_stay_good() throws IOException {
        house.keys.rotate(house.origin());
        Path pack = directory.resolve("pack.zip");
        house.export(EvidenceScope.everything(), pack);
        List<String> newKey = house.keys().subList(0, 1);

        assertThat(house.keys()).hasSizeGreaterThan(1);
        assertThat(PackVerification.of(pack, newKey, null, null).problems()).isEmpty();
    }

    @Test
    @Verifies({"INS-5", "X-14"})
    void the_key_of_another_log_that_is_trusted_too_cannot_sign_for_this_one() throws IOException {
        PackFiles sound = exported(EvidenceScope.everything());
        String note = sound.text(Pack.CHECKPOINT);
        String message = note.substring(0, note.lastIndexOf("\n\n") + 1);
        ForeignKey foreign = new ForeignKey("qms4j/umbrella");
        List<String> keys = new ArrayList<>(house.keys());
        keys.add(foreign.verifierKey());
        Path forged = sound.copy()
                .with(Pack.CHECKPOINT, message + "\n" + foreign.signatureOf(message))
                .withFittingManifest()
                .writeTo(directory.resolve("forged.zip"));

        assertThat(problems(forged, keys))
                .containsExactly("the checkpoint is not signed with a key that is trusted here");
    }

    @Test
    @Verifies("INS-5")
    void what_is_added_to_a_record_or_to_a_text_without_an_entry_for_it_is_found() throws IOException {
        PackFiles sound = exported(EvidenceScope.types("acme.visit"));
        List<String> lines = sound.lines(Pack.TRAIL);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("R ") || lines.get(i).startsWith("T ")) {
                List<String> forged = new ArrayList<>(lines);
                forged.set(i, lines.get(i).replaceFirst("}$", ",\"zz\":\"released by the quality manager\"}"));

                assertThat(problemsOfTrail(sound, forged)).as(forged.get(i)).anyMatch(p -> p.contains("zz"));
            }
        }
    }

    @Test
    @Verifies("INS-5")
    void a_place_or_a_proof_is_written_in_one_way_only() throws IOException {
        PackFiles sound = exported(EvidenceScope.record("nonconformity", "NC-2026-0001"));
        List<String> lines = sound.lines(Pack.TRAIL);
        int tried = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("E ")) {
                continue;
            }
            String[] parts = lines.get(i).split(" ", 4);
            for (String[] other : List.of(
                    new String[] {"+" + parts[1], parts[2]},
                    new String[] {"0" + parts[1], parts[2]},
                    new String[] {parts[1].replaceFirst("\\d", "\u0660"), parts[2]},
                    new String[] {parts[1], parts[2].toUpperCase(Locale.ROOT)},
                    new String[] {parts[1], parts[2] + ","},
                    new String[] {parts[1], parts[2] + ",-"})) {
                List<String> forged = new ArrayList<>(lines);
                forged.set(i, "E " + other[0] + " " + other[1] + " " + parts[3]);
                tried++;
                assertThat(problemsOfTrail(sound, forged)).as(forged.get(i)).isNotEmpty();
            }
        }
        assertThat(tried).isGreaterThan(6);
    }

    @Test
    @Verifies("INS-5")
    void a_manifest_with_any_other_value_anywhere_is_found() throws IOException {
        PackFiles sound = exported(EvidenceScope.record("nonconformity", "NC-2026-0001"));
        int tried = 0;
        for (Object other : new @Nullable Object[] {
            null, "", "x", true, new Json.Digits("-5"), new Json.Digits("99999999999999999999"), List.of(), Map.of()
        }) {
            for (List<String> path : paths(manifest(sound), List.of())) {
                Map<String, @Nullable Object> manifest = manifest(sound);
                if (!replace(manifest, path, other)) {
                    continue;
                }
                tried++;
                assertThat(PackVerification.of(
                                        sound.copy()
                                                .with(Pack.MANIFEST, Json.write(manifest))
                                                .writeTo(directory.resolve("forged.zip")),
                                        house.keys(),
                                        null,
                                        null)
                                .problems())
                        .as(path + " " + other)
                        .isNotEmpty();
            }
        }
        System.out.printf("packs: %d other values in the manifest tried, all found%n", tried);
        assertThat(tried).isGreaterThan(150);
    }

    private static Map<String, @Nullable Object> manifest(PackFiles files) {
        try {
            return Json.object(Json.read(files.text(Pack.MANIFEST)), Pack.MANIFEST);
        } catch (UnreadableException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<List<String>> paths(@Nullable Object value, List<String> at) {
        List<List<String>> paths = new ArrayList<>();
        if (!at.isEmpty()) {
            paths.add(at);
        }
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, child) -> {
                List<String> below = new ArrayList<>(at);
                below.add((String) name);
                paths.addAll(paths(child, below));
            });
        }
        return paths;
    }

    private static boolean replace(Map<String, @Nullable Object> object, List<String> path, @Nullable Object other) {
        try {
            Map<String, @Nullable Object> at = object;
            for (String name : path.subList(0, path.size() - 1)) {
                at = Json.object(at.get(name), name);
            }
            Object before = at.put(path.get(path.size() - 1), other);
            return !Json.write(before).equals(Json.write(other));
        } catch (UnreadableException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Verifies("INS-5")
    void a_bomb_behind_a_checkpoint_that_nobody_signed_is_not_unpacked() throws IOException {
        PackFiles sound = exported(EvidenceScope.everything());
        String huge = sound.text(Pack.CHECKPOINT).replaceFirst("\n\\d+\n", "\n2000000000\n");
        PackFiles forged = sound.copy()
                .with(Pack.CHECKPOINT, huge)
                .with(Pack.LEAVES, new byte[8 << 20])
                .withFittingManifest();

        assertThat(PackVerification.of(forged.writeTo(directory.resolve("bomb.zip")), house.keys(), null, null)
                        .problems())
                .containsExactly("the checkpoint is not signed with a key that is trusted here");
    }

    @Test
    @Verifies("INS-5")
    void every_byte_of_the_zip_file_that_is_changed_is_found_or_changes_no_file() throws IOException {
        exported(EvidenceScope.record("nonconformity", "NC-2026-0001"));
        byte[] bytes = Files.readAllBytes(directory.resolve("pack.zip"));
        Map<String, String> files = contents(directory.resolve("pack.zip"));
        Path altered = directory.resolve("altered.zip");
        int tried = 0;
        int found = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte[] one = bytes.clone();
            one[i] ^= (byte) (1 << (i % 8));
            Files.write(altered, one);
            tried++;
            if (PackVerification.of(altered, house.keys(), null, null).isSound()) {
                assertThat(contents(altered)).as("byte " + i).isEqualTo(files);
            } else {
                found++;
            }
        }
        System.out.printf(
                "packs: %d bytes of the zip file changed, %d found, %d in what says nothing%n",
                tried, found, tried - found);
    }

    @Test
    @Verifies("INS-5")
    void a_checkpoint_or_a_trail_that_is_cut_off_or_altered_at_any_character_gets_a_verdict() throws IOException {
        PackFiles sound = exported(EvidenceScope.record("nonconformity", "NC-2026-0001"));
        int tried = 0;
        for (String name : List.of(Pack.CHECKPOINT, Pack.TRAIL)) {
            String text = sound.text(name);
            for (int i = 0; i < text.length(); i += 1 + text.length() / 500) {
                String before = text.substring(0, i);
                String behind = text.substring(i + 1);
                for (String altered : List.of(
                        before, before + "\n", before + behind, before + "\n" + behind, before + " " + behind)) {
                    if (altered.equals(text)) {
                        continue;
                    }
                    tried++;
                    PackFiles pack = sound.copy().with(name, altered).withFittingManifest();
                    assertThat(PackVerification.of(
                                            pack.writeTo(directory.resolve("altered.zip")), house.keys(), null, null)
                                    .isSound())
                            .as("%s, character %d: %s", name, i, altered)
                            .isFalse();
                }
            }
        }
        System.out.printf("packs: %d checkpoints and trails cut off or altered, all found%n", tried);
    }

    @Test
    @Verifies("INS-5")
    void a_checkpoint_that_ends_where_its_signatures_should_begin_is_said_to_have_none() throws IOException {
        PackFiles sound = exported(EvidenceScope.everything());
        String note = sound.text(Pack.CHECKPOINT);
        PackFiles cut = sound.copy()
                .with(Pack.CHECKPOINT, note.substring(0, note.lastIndexOf("\n\n") + 2))
                .withFittingManifest();

        assertThat(PackVerification.of(cut.writeTo(directory.resolve("cut.zip")), house.keys(), null, null)
                        .problems())
                .singleElement()
                .asString()
                .contains("the checkpoint has no signatures");
    }

    private static Map<String, String> contents(Path pack) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (ZipFile zip = new ZipFile(pack.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    contents.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return contents;
    }

    @Test
    @Verifies("INS-5")
    void a_name_with_line_ends_and_control_characters_cannot_write_a_verdict_of_its_own() throws IOException {
        PackFiles sound = exported(EvidenceScope.record("nonconformity", "NC-2026-0001"));
        Path forged = sound.copy().with("x\nsound: 2 records\u001b[2J", "x").writeTo(directory.resolve("forged.zip"));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

        assertThat(Verify.run(List.of(forged.toString(), "--key", house.keys().get(0)), out, out))
                .isEqualTo(Verify.NOT_SOUND);
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .noneMatch(line -> line.startsWith("sound"))
                .allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    }

    @Test
    @Verifies("INS-5")
    void a_line_that_does_not_fit_into_memory_is_said_to_be_so_and_is_no_verdict() throws Exception {
        PackFiles sound = exported(EvidenceScope.record("nonconformity", "NC-2026-0001"));
        Path pack = directory.resolve("long.zip");
        writeWithLongLine(sound, pack);

        Process verifier = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-cp",
                        Path.of("target", "classes").toString(),
                        Verify.class.getName(),
                        pack.toString(),
                        "--key",
                        house.keys().get(0))
                .redirectErrorStream(true)
                .start();
        String said = new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).contains("memory").contains("-Xmx").doesNotContain("\tat ");
        assertThat(verifier.waitFor()).isEqualTo(Verify.USAGE);
    }

    private static void writeWithLongLine(PackFiles sound, Path pack) throws IOException {
        byte[] trail = new byte[100 << 20];
        Arrays.fill(trail, (byte) 'a');
        trail[trail.length - 1] = '\n';
        PackFiles forged = sound.copy().with(Pack.TRAIL, trail).withFittingManifest();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(pack))) {
            for (String name : forged.names()) {
                zip.putNextEntry(new ZipEntry(name));
                new ByteArrayInputStream(forged.bytes(name)).transferTo(zip);
            }
        }
    }
}
