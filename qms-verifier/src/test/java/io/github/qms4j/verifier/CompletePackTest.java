package io.github.qms4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.trail.evidence.EvidenceExport;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody leaves something out of a pack of everything, and lets it call itself a part. */
@Verifies("INS-5")
class CompletePackTest {
    @TempDir
    private Path directory;

    private EvidenceFixture house;

    @BeforeEach
    void live() {
        house = new EvidenceFixture(directory.resolve("keys"), "acme");
        house.live();
        house.dispose();
        revealInVain();
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** Refused attempts to read an erasable text are of no record type. */
    private void revealInVain() {
        ErasableText person = house.as(EvidenceFixture.QUALITY)
                .records()
                .get(Visitors.TYPE, "b-2")
                .state()
                .person();
        assertThatThrownBy(() -> house.as(Actor.of("u-nobody", new Role("VISITOR")))
                        .records()
                        .reveal(person))
                .isInstanceOf(RefusedException.class);
    }

    private PackFiles everything() throws IOException {
        Path pack = directory.resolve("pack.zip");
        house.export(EvidenceScope.everything(), pack);
        return PackFiles.of(pack);
    }

    /** With the manifest made to fit, and calling itself a part of the log. */
    private static PackFiles without(PackFiles sound, Predicate<List<String>> which) {
        List<String> left = new ArrayList<>();
        for (List<String> group : groups(sound.lines(Pack.TRAIL))) {
            if (!which.test(group)) {
                left.addAll(group);
            }
        }
        PackFiles altered = sound.copy().withLines(Pack.TRAIL, left).withFittingManifest();
        return altered.with(
                Pack.MANIFEST, altered.text(Pack.MANIFEST).replace("\"complete\":true", "\"complete\":false"));
    }

    /** A record with its entries and texts, or one line of another kind. */
    private static List<List<String>> groups(List<String> lines) {
        List<List<String>> groups = new ArrayList<>();
        for (String line : lines) {
            boolean continues = line.startsWith("E ") || line.startsWith("T ");
            if (!continues) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(line);
        }
        return groups;
    }

    private void assertFound(String what, PackFiles altered) throws IOException {
        Path file = altered.writeTo(directory.resolve("altered.zip"));
        List<String> problems =
                PackVerification.of(file, house.keys(), null, null).problems();
        assertThat(problems).as(what).contains(Receipts.SAID);
        assertThat(Receipts.besides(problems)).as(what + " besides the receipt").isNotEmpty();
        if (Script.isRunnable()) {
            Script.Verdict verdict = Script.verdict(file, house.keys().get(0));
            assertThat(verdict.sound()).as(what + " by the script").isFalse();
            assertThat(verdict.isSoundButForTheReceipt())
                    .as(what + " by the script")
                    .isFalse();
        }
    }

    private static boolean isOfType(List<String> group, String type) {
        return group.get(0).contains("\"type\":\"" + type + "\"");
    }

    @Test
    void a_pack_of_everything_is_complete_though_records_were_disposed_of_and_reads_of_texts_refused()
            throws IOException {
        PackFiles pack = everything();

        PackVerification verification =
                PackVerification.of(directory.resolve("pack.zip"), house.keys(), house.origin(), null);
        assertThat(verification.problems()).isEmpty();
        assertThat(verification.complete()).isTrue();
        assertThat(pack.text(Pack.MANIFEST)).contains("\"complete\":true");
        assertThat(pack.lines(Pack.TRAIL)).anyMatch(line -> line.startsWith("X ") && line.contains("erasable-text"));
    }

    @Test
    void a_record_that_was_left_out_is_found_though_the_pack_calls_itself_a_part() throws IOException {
        PackFiles sound = everything();
        for (List<String> record : groups(sound.lines(Pack.TRAIL))) {
            if (record.get(0).startsWith("R ")) {
                assertFound(record.get(0), without(sound, record::equals));
            }
        }
    }

    @Test
    void refused_attempts_and_reads_that_were_left_out_are_found() throws IOException {
        PackFiles sound = everything();
        for (String letter : List.of("X", "A")) {
            assertThat(sound.lines(Pack.TRAIL)).anyMatch(line -> line.startsWith(letter + " "));
            assertFound("all of " + letter, without(sound, group -> group.get(0).startsWith(letter + " ")));
        }
    }

    @Test
    void a_type_that_was_left_out_is_found() throws IOException {
        PackFiles sound = everything();
        Set<String> types = new TreeSet<>();
        for (String line : sound.lines(Pack.TRAIL)) {
            if (line.startsWith("R ")) {
                types.add(line.replaceFirst(".*\"type\":\"([^\"]*)\",\"version\":\\d+}$", "$1"));
            }
        }
        assertThat(types).hasSizeGreaterThan(8);
        for (String type : types) {
            assertFound("the type " + type, without(sound, group -> isOfType(group, type)));
        }
    }

    @Test
    void a_tombstone_accounts_for_nothing_but_the_places_of_its_record() throws IOException {
        PackFiles sound = everything();
        String place = sound.lines(Pack.TRAIL).stream()
                .filter(line -> line.startsWith("E ") && line.contains("\"CAPA-2026-0001\""))
                .findFirst()
                .orElseThrow()
                .split(" ", 3)[1];
        PackFiles forged = without(sound, group -> isOfType(group, "capa"));
        List<String> lines = forged.lines(Pack.TRAIL).stream()
                .map(line -> line.startsWith("R ") && line.contains("\"id\":\"acme.visit/v-1\"")
                        ? line.replaceFirst("leafIndex\\\\\":\\d+", "leafIndex\\\\\\\\\":" + place)
                        : line)
                .toList();
        assertThat(lines).isNotEqualTo(forged.lines(Pack.TRAIL));

        assertFound(
                "a tombstone with another place",
                forged.withLines(Pack.TRAIL, lines).withFittingManifest());
    }

    @Test
    void the_page_for_people_is_covered_by_what_was_put_on_record() throws IOException {
        PackFiles sound = everything();
        String html = sound.text(Pack.INDEX);
        PackFiles forged = sound.copy()
                .with(Pack.INDEX, html.replace("COMPLETE", "APPROVED"))
                .withFittingManifest();
        Path file = forged.writeTo(directory.resolve("altered.zip"));

        assertThat(PackVerification.of(file, house.keys(), null, null).problems())
                .containsExactly(Receipts.SAID);
        if (Script.isRunnable()) {
            assertThat(Script.verdict(file, house.keys().get(0)).said().strip()).isEqualTo(Receipts.SAID_BY_SCRIPT);
        }
    }

    @Test
    void a_receipt_of_another_pack_or_of_an_altered_entry_is_found() throws IOException {
        PackFiles sound = everything();
        Path other = directory.resolve("other.zip");
        house.export(EvidenceScope.everything(), other);
        String receipt = sound.text(Pack.RECEIPT);
        for (String forged : List.of(
                PackFiles.of(other).text(Pack.RECEIPT),
                receipt.replaceFirst("E \\d+ ", "E 3 "),
                receipt.replaceFirst("\"new\":\"([0-9a-f]{64})\"", "\"new\":\"" + "0".repeat(64) + "\""),
                receipt.replaceFirst("\nseal \\d+", "\nseal 99"),
                sound.lines(Pack.TRAIL).stream()
                                .filter(line -> line.startsWith("E "))
                                .findFirst()
                                .orElseThrow()
                        + "\n"
                        + sound.text(Pack.CHECKPOINT),
                "",
                "E ",
                receipt.substring(receipt.indexOf('\n') + 1))) {
            Path file = sound.copy().with(Pack.RECEIPT, forged).writeTo(directory.resolve("altered.zip"));

            assertThat(forged).isNotEqualTo(receipt);
            assertThat(PackVerification.of(file, house.keys(), null, null).isSound())
                    .as(forged)
                    .isFalse();
            if (Script.isRunnable()) {
                assertThat(Script.verdict(file, house.keys().get(0)).sound())
                        .as(forged)
                        .isFalse();
            }
        }
    }

    @Test
    void an_engine_that_does_not_know_a_type_of_the_log_makes_no_pack_of_everything() {
        try (Qms stranger = Qms.builder()
                .tenant("acme")
                .storage(house.storage)
                .checkpointKeys(house.keys)
                .clock(Clock.fixed(Instant.parse("2029-06-01T09:00:00Z"), ZoneOffset.UTC))
                .build()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();

            assertThatThrownBy(() -> stranger.as(EvidenceFixture.QUALITY, "asked for")
                            .evidence()
                            .export(EvidenceScope.everything(), out))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("[acme.visit]")
                    .hasMessageContaining("recordType");
            assertThat(stranger.as(EvidenceFixture.QUALITY).evidence().find("EXP-2029-0001"))
                    .hasValueSatisfying(export -> assertThat(export.status()).isEqualTo(EvidenceExport.Status.FAILED));
        }
    }
}
