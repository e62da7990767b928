package io.github.qms4j.trail;

import static io.github.qms4j.complaint.Complaints.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsBuilder;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.spi.support.RawRows;
import io.github.qms4j.trail.Trail.Sealing;
import io.github.qms4j.trail.custody.KillableKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A storage that was killed while a seal was committed, and kept any part of it. */
@Verifies("X-19")
class HalfSealTest {
    private static final int SEED = 20261130;
    private static final int DRAWN = 20;

    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    private final InMemoryStorage storage = new InMemoryStorage();
    private final RawRows rows = new RawRows(storage);
    private final KillableKeys keys = new KillableKeys();
    private final Qms qms = engine().build();
    private final RecordStore agent = qms.as(Complaints.AGENT, "by phone").records();

    private QmsBuilder engine() {
        return Complaints.engine(storage, clock).checkpointKeys(keys);
    }

    private void complaints(int count) {
        IntStream.range(0, count).forEach(i -> {
            clock.advance(Duration.ofMillis(1));
            received(agent);
        });
    }

    /** What a killed process had reached beside the storage. */
    enum Reached {
        NOTHING,
        SIGNATURE,
        SIGNATURE_IN_THE_ROW
    }

    /** The rows before a seal and the ones that it wrote, with the key store as it was when the process died. */
    private record Killed(Map<RecordKey, StoredRecord> before, List<StoredRecord> written, long entries) {}

    private Killed killed(Reached reached) {
        Map<RecordKey, StoredRecord> before = rows.copy();
        keys.dieWith(reached == Reached.NOTHING, reached == Reached.SIGNATURE);
        if (reached == Reached.SIGNATURE_IN_THE_ROW) {
            qms.trail().seal();
        } else {
            assertThatThrownBy(() -> qms.trail().seal()).isInstanceOf(KillableKeys.Killed.class);
        }
        keys.live();
        List<StoredRecord> written = new ArrayList<>(rows.all().stream()
                .filter(row -> !row.equals(before.get(row.key())))
                .sorted(Comparator.comparing(row -> row.key().toString()))
                .toList());
        long entries = rows.all().stream()
                .filter(row -> row.key().type().equals("trail-entry"))
                .count();
        return new Killed(before, written, entries);
    }

    /** Leaves a part of what was written, seals on, and looks whether all is well. */
    private void assertRecovers(Killed killed, List<StoredRecord> left, boolean byOpening) {
        keys.save();
        rows.restore(killed.before());
        left.forEach(rows::put);
        String what = left.stream().map(row -> row.key().id()).toList().toString();
        if (byOpening) {
            engine().build();
        }
        received(agent);
        Sealing sealing = qms.trail().seal();
        TrailVerification verification = qms.trail().verify();
        assertThat(verification.problems()).as("left were %s", what).isEmpty();
        assertThat(verification.entries()).as(what).isEqualTo(killed.entries() + 1);
        assertThat(sealing.checkpoint().orElseThrow().checkpoint().size())
                .as(what)
                .isEqualTo(killed.entries() + 1);
        keys.restore();
    }

    @ParameterizedTest
    @EnumSource(Reached.class)
    void whatever_part_of_a_seal_is_left_it_is_made_whole_and_sealing_goes_on(Reached reached) {
        complaints(3);
        qms.trail().seal();
        complaints(4);
        Killed killed = killed(reached);
        assertThat(killed.written()).hasSize(5);

        for (int part = 0; part < 1 << killed.written().size(); part++) {
            int bits = part;
            List<StoredRecord> left = IntStream.range(0, killed.written().size())
                    .filter(i -> (bits >> i & 1) == 1)
                    .mapToObj(killed.written()::get)
                    .toList();
            assertRecovers(killed, left, part % 2 == 0);
        }
    }

    @ParameterizedTest
    @EnumSource(Reached.class)
    void whatever_part_of_a_seal_with_a_tile_is_left_it_is_made_whole(Reached reached) {
        complaints(250);
        qms.trail().seal();
        complaints(15);
        Killed killed = killed(reached);
        assertThat(killed.written()).anyMatch(row -> row.key().type().equals("trail-tile"));
        Random random = new Random(SEED);

        for (int drawn = 0; drawn < DRAWN; drawn++) {
            int share = 1 + random.nextInt(9);
            List<StoredRecord> left = killed.written().stream()
                    .filter(row -> random.nextInt(10) < share)
                    .toList();
            assertRecovers(killed, left, drawn % 2 == 0);
        }
        System.out.println("half seals with a tile: " + DRAWN + " parts drawn with seed " + SEED + ", reached "
                + reached + ", all made whole");
    }

    @Test
    void the_first_seal_of_a_log_is_made_whole_too() {
        complaints(3);
        Killed killed = killed(Reached.NOTHING);

        for (StoredRecord lost : killed.written()) {
            assertRecovers(
                    killed,
                    killed.written().stream().filter(row -> !row.equals(lost)).toList(),
                    false);
        }
    }

    @Test
    void what_was_put_right_is_told_by_whoever_sealed_and_by_the_engine_that_opened() {
        complaints(3);
        Killed killed = killed(Reached.NOTHING);
        rows.remove(key -> key.type().equals("trail-seal"));

        assertThat(engine().build().describe())
                .contains("repaired: seal 1: it was lost, and 3 entries had places from it");
        assertThat(qms.trail().seal().repaired()).isEmpty();

        rows.restore(killed.before());
        killed.written().forEach(rows::put);
        rows.remove(key -> key.type().equals("trail-seal"));
        keys.restoreTo(0);
        assertThat(qms.trail().seal().repaired())
                .singleElement()
                .asString()
                .contains("3 entries had places from it; it was made again");
    }

    @Test
    void a_seal_that_was_signed_and_lost_is_made_again_byte_for_byte_or_not_at_all() {
        complaints(3);
        Killed killed = killed(Reached.SIGNATURE_IN_THE_ROW);
        RecordKey seal = new RecordKey("default", "trail-seal", "000000000001");
        StoredRecord lost = storage.find(seal).orElseThrow();
        clock.advance(Duration.ofHours(1));
        rows.remove(seal::equals);

        qms.trail().seal();

        assertThat(storage.find(seal)).contains(lost);
        assertThat(killed.written()).contains(lost);
    }

    @Test
    void entries_with_places_that_no_seal_can_have_given_are_refused_and_never_built_on() {
        complaints(3);
        qms.trail().seal();
        complaints(2);
        StoredRecord entry = rows.all().stream()
                .filter(row -> AttributeValue.of(-1).equals(row.attributes().get("leafIndex")))
                .findFirst()
                .orElseThrow();
        for (long place : new long[] {4, 5, 1_003, 1_000_000_000_000L, Long.MAX_VALUE}) {
            rows.put(RawRows.placed(entry, place));

            if (place < 5) {
                continue;
            }
            assertRefused("half a seal, which cannot be made whole");
        }
    }

    @Test
    void two_entries_with_one_place_behind_the_log_are_refused() {
        complaints(3);
        qms.trail().seal();
        complaints(2);
        rows.all().stream()
                .filter(row -> AttributeValue.of(-1).equals(row.attributes().get("leafIndex")))
                .forEach(row -> rows.put(RawRows.placed(row, 3)));

        assertRefused("which is not one that a seal can have given");
    }

    @Test
    void a_seal_that_nobody_signed_and_whose_entry_is_gone_is_refused() {
        complaints(3);
        killed(Reached.NOTHING);
        rows.remove(key -> key.type().equals("trail-entry") && key.id().endsWith("0002/0"));

        assertRefused("gave the place");
    }

    @Test
    void a_seal_that_was_signed_and_whose_entries_do_not_lead_to_it_is_refused() {
        complaints(3);
        qms.trail().seal();
        complaints(2);
        qms.trail().seal();
        rows.remove(key -> key.id().equals("000000000002"));
        rows.remove(key -> key.type().equals("trail-entry") && key.id().endsWith("0005/0"));

        assertRefused("no entry is left for it");
    }

    /** Nobody has signed it, so anybody may have written it. */
    @Test
    void a_seal_that_the_library_cannot_have_made_is_not_signed() {
        complaints(3);
        qms.trail().seal();
        complaints(2);
        killed(Reached.NOTHING);
        StoredRecord seal = storage.find(new RecordKey("default", "trail-seal", "000000000002"))
                .orElseThrow();
        for (String[] forged : List.of(
                new String[] {"seal 2 2026", "seal 2 9999"},
                new String[] {"seal 2 2026", "seal 2 2025"},
                new String[] {"seal 2 ", "seal 3 "},
                new String[] {"seal 2 ([^ ]*) [0-9a-f]{64}", "seal 2 $1 " + "0".repeat(64)})) {
            rows.remove(seal.key()::equals);
            rows.put(RawRows.forgedSeal(seal, forged[0], forged[1]));

            assertThatThrownBy(() -> qms.trail().seal())
                    .as(forged[1])
                    .isInstanceOf(CorruptRecordException.class)
                    .hasMessageContaining("somebody else has written it");
            rows.remove(key -> key.type().equals("trail-seal") && !key.id().endsWith("1"));
        }
        rows.put(seal);
        qms.trail().seal();
        assertThat(qms.trail().verify().problems()).isEmpty();
    }

    @Test
    void a_seal_that_is_not_found_by_its_number_is_refused_and_not_waited_for() {
        complaints(3);
        qms.trail().seal();
        RecordKey key = new RecordKey("default", "trail-seal", "000000000001");
        StoredRecord seal = storage.find(key).orElseThrow();
        Map<String, AttributeValue> attributes = new HashMap<>(seal.attributes());
        attributes.remove("sealNumber");
        rows.put(new StoredRecord(key, seal.version(), 1, attributes, seal.payload()));

        assertThatThrownBy(() -> qms.trail().seal())
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("what is kept of it for queries was altered");
        assertThat(qms.trail().verify().problems()).isNotEmpty();
    }

    @Test
    void a_last_seal_that_is_not_signed_yet_is_noted_and_no_problem() {
        complaints(3);
        killed(Reached.NOTHING);

        assertThat(qms.trail().verify().problems()).isEmpty();
        assertThat(qms.trail().verify().notes()).singleElement().asString().contains("is not signed yet");
        assertThat(qms.trail().checkpoint()).isEmpty();
        qms.trail().seal();
        assertThat(qms.trail().verify().notes()).isEmpty();
        assertThat(qms.trail().checkpoint()).isPresent();
    }

    private void assertRefused(String because) {
        Map<RecordKey, StoredRecord> before = rows.copy();
        assertThatThrownBy(() -> qms.trail().seal())
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining(because);
        assertThatThrownBy(() -> engine().build())
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining(because);
        assertThat(rows.copy()).isEqualTo(before);
        Qms looking = engine().withoutLookForHalfSeals().build();
        assertThat(looking.trail().verify().problems()).isNotEmpty();
        assertThatThrownBy(() -> looking.trail().seal()).isInstanceOf(CorruptRecordException.class);
    }
}
