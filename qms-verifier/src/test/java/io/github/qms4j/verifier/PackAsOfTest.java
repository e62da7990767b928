package io.github.qms4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs of what was on record at an earlier instant. */
class PackAsOfTest {
    private static final Set<String> OF_THE_SEAL = Set.of("disposition", "erasure", "tombstone", "evidence-export");

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

    private List<String> problems(PackFiles pack) throws IOException {
        return Receipts.besides(
                PackVerification.of(pack.writeTo(directory.resolve("given.zip")), house.keys(), null, null)
                        .problems());
    }

    private boolean soundByPython(PackFiles pack) throws Exception {
        return Script.verdict(
                        pack.writeTo(directory.resolve("given.zip")),
                        house.keys().get(0))
                .sound();
    }

    private List<TrailEntry> history() {
        return house.qms.trail().history("nonconformity", "NC-2026-0001");
    }

    @Test
    @Verifies("INS-5")
    void a_record_stands_in_the_pack_as_it_stood_then_with_the_trail_up_to_then() throws Exception {
        List<TrailEntry> history = history();
        for (TrailEntry entry : history) {
            PackFiles pack = exported(
                    EvidenceScope.record("nonconformity", "NC-2026-0001").asOf(entry.at()));

            assertThat(problems(pack)).isEmpty();
            assertThat(soundByPython(pack)).isTrue();
            assertThat(versions(pack).get("nonconformity NC-2026-0001")).isEqualTo(entry.recordVersion());
            assertThat(pack.lines(Pack.TRAIL))
                    .filteredOn(line -> line.startsWith("E ") && line.contains("\"record\":{\"id\":\"NC-2026-0001\""))
                    .hasSize((int) entry.recordVersion() + 1);
            assertThat(pack.text(Pack.INDEX)).contains("<th>As of</th><td>" + entry.at());
            assertThat(pack.text(Pack.MANIFEST)).contains("\"scope\":{\"asOf\":\"" + entry.at() + "\"");
        }
        assertThat(history).hasSizeGreaterThan(3);
    }

    @Test
    @Verifies("INS-5")
    void everything_as_of_any_instant_of_the_trail_is_sound_and_has_nothing_later() throws Exception {
        Set<Instant> instants = new TreeSet<>();
        for (String line : exported(EvidenceScope.everything()).lines(Pack.TRAIL)) {
            if (isEntry(line)) {
                instants.add(Entry.parse(line.substring(2)).at);
            }
        }
        int tried = 0;
        for (Instant instant : instants) {
            PackFiles pack = exported(EvidenceScope.everything().asOf(instant));

            assertThat(problems(pack)).as("as of " + instant).isEmpty();
            for (String line : pack.lines(Pack.TRAIL)) {
                Entry entry = isEntry(line) ? Entry.parse(line.substring(2)) : null;
                if (entry != null && !OF_THE_SEAL.contains(entry.type)) {
                    assertThat(entry.at).isBeforeOrEqualTo(instant);
                }
            }
            if (tried++ % 5 == 0) {
                assertThat(soundByPython(pack)).as("as of " + instant).isTrue();
            }
        }
        assertThat(tried).isGreaterThan(20);
    }

    private static boolean isEntry(String line) {
        return "ABEX".indexOf(line.charAt(0)) >= 0;
    }

    @Test
    @Verifies("INS-5")
    void what_was_on_record_then_and_is_gone_since_is_accounted_for() throws Exception {
        Instant beforeTheDisposal = Instant.parse("2029-03-02T09:00:00Z");

        PackFiles pack = exported(EvidenceScope.types("acme.visit").asOf(beforeTheDisposal));

        assertThat(problems(pack)).isEmpty();
        assertThat(soundByPython(pack)).isTrue();
        assertThat(versions(pack).keySet())
                .contains("acme.visit b-2", "acme.visit v-2", "disposition DSP-2029-0001", "tombstone acme.visit/b-1")
                .contains("erasure ERA-2026-0001")
                .doesNotContain("acme.visit b-1");
    }

    @Test
    @Verifies("INS-5")
    void an_entry_that_is_later_than_the_instant_of_the_pack_is_found_though_it_is_in_the_log() throws Exception {
        Instant early = history().get(0).at();
        PackFiles pack = exported(EvidenceScope.everything().asOf(early));
        for (String letter : List.of("X ", "A ")) {
            String later = exported(EvidenceScope.everything()).lines(Pack.TRAIL).stream()
                    .filter(line -> line.startsWith(letter))
                    .findFirst()
                    .orElseThrow();
            List<String> lines = new ArrayList<>(pack.lines(Pack.TRAIL));
            lines.add(later);

            PackFiles forged = pack.copy().withLines(Pack.TRAIL, lines).withFittingManifest();

            assertThat(problems(forged)).singleElement().asString().contains("later than " + early);
            assertThat(soundByPython(forged)).isFalse();
        }
    }

    @Test
    @Verifies("INS-5")
    void a_pack_that_claims_another_instant_than_is_on_record_is_found() throws Exception {
        Instant early = history().get(1).at();
        PackFiles pack = exported(EvidenceScope.everything().asOf(early));

        for (String claimed : List.of("\"asOf\":\"2026-03-02T10:00:00Z\",", "")) {
            PackFiles forged = pack.copy()
                    .with(Pack.MANIFEST, pack.text(Pack.MANIFEST).replace("\"asOf\":\"" + early + "\",", claimed));

            assertThat(problems(forged)).contains("the pack says it is of another scope than the trail says");
            assertThat(soundByPython(forged)).isFalse();
        }
    }

    private static Map<String, Long> versions(PackFiles pack) throws UnreadableException {
        Map<String, Long> versions = new TreeMap<>();
        for (String line : pack.lines(Pack.TRAIL)) {
            if (line.startsWith("R ")) {
                PackedRecord record = new PackedRecord(line.substring(2));
                versions.put(record.type + " " + record.id, record.version);
            }
        }
        return versions;
    }
}
