package io.github.qms4j.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.Qms;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records that were written by an earlier version of a vendor's program. */
class SchemaVersionTest {
    private static final Permission WEIGH = Permission.of("acme.weighing:weigh", Role.QUALITY_MANAGER);
    private static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");

    private enum Status {
        KEPT
    }

    /** As the first version of the program kept it. */
    private record Grams(Status status, String balance, int grams) {}

    /** As the second version keeps it: with a unit. */
    private record Weight(Status status, String balance, int value, String unit) {}

    private static final RecordType<Grams> FIRST = first();
    private static final Declaration<Weight, Status> DECLARED = RecordType.declare(
                    "acme.weighing", Weight.class, Status.class, Weight::status)
            .schemaVersion(2)
            .upcast(1, SchemaVersionTest::withUnit);
    private static final Transition<Weight> CORRECT =
            DECLARED.edits("weighing.correct", WEIGH, Status.KEPT).row();
    private static final RecordType<Weight> SECOND = DECLARED.type();

    private final SettableClock clock = new SettableClock(BEGIN.toString());
    private final InMemoryStorage storage = new InMemoryStorage();
    private final InMemoryCheckpointKeys keys = new InMemoryCheckpointKeys();

    private static RecordType<Grams> first() {
        Declaration<Grams, Status> declared =
                RecordType.declare("acme.weighing", Grams.class, Status.class, Grams::status);
        declared.creates("weighing.record", WEIGH, Status.KEPT).row();
        declared.edits("weighing.correct", WEIGH, Status.KEPT).row();
        return declared.type();
    }

    private static Map<String, Object> withUnit(Map<String, Object> first) {
        Map<String, Object> second = new HashMap<>(first);
        second.put("value", second.remove("grams"));
        second.put("unit", "g");
        return second;
    }

    private Qms engine(RecordType<?> type) {
        return Qms.builder()
                .storage(storage)
                .clock(clock)
                .checkpointKeys(keys)
                .recordType(type)
                .build();
    }

    /** Written and corrected by the first version. */
    private void written() {
        RecordStore records = engine(FIRST).as(QUALITY, "weighed").records();
        records.commit(unit ->
                unit.create(FIRST.transition("weighing.record"), "w-1", act -> new Grams(Status.KEPT, "B-1", 100)));
        clock.advance(Duration.ofHours(1));
        records.commit(unit ->
                unit.change(FIRST.transition("weighing.correct"), "w-1", s -> new Grams(s.status(), s.balance(), 101)));
        clock.advance(Duration.ofHours(1));
    }

    @Test
    void what_an_earlier_version_wrote_is_read_as_the_present_one() {
        written();

        assertThat(engine(SECOND).as(QUALITY).records().get(SECOND, "w-1").state())
                .isEqualTo(new Weight(Status.KEPT, "B-1", 101, "g"));
    }

    @Test
    @Verifies("X-5")
    void the_past_is_read_as_the_present_version_too_also_after_a_change() {
        written();
        RecordStore records = engine(SECOND).as(QUALITY, "typed wrongly").records();
        records.commit(unit ->
                unit.change(CORRECT, "w-1", s -> new Weight(s.status(), s.balance(), s.value() + 1, s.unit())));

        assertThat(records.asOf(SECOND, "w-1", BEGIN).orElseThrow().state())
                .isEqualTo(new Weight(Status.KEPT, "B-1", 100, "g"));
        assertThat(records.get(SECOND, "w-1").state()).isEqualTo(new Weight(Status.KEPT, "B-1", 102, "g"));
    }

    @Test
    void a_record_of_two_schema_versions_verifies_and_is_packed() {
        written();
        Qms second = engine(SECOND);
        second.as(QUALITY, "typed wrongly")
                .records()
                .commit(unit ->
                        unit.change(CORRECT, "w-1", s -> new Weight(s.status(), s.balance(), s.value() + 1, s.unit())));
        second.trail().seal();
        ByteArrayOutputStream pack = new ByteArrayOutputStream();

        second.as(QUALITY, "asked for").evidence().export(EvidenceScope.types("acme.weighing"), pack);

        assertThat(second.trail().verify().problems()).isEmpty();
        assertThat(pack.size()).isPositive();
    }

    @Test
    void what_a_newer_version_wrote_is_refused_by_an_older_one() {
        written();
        engine(SECOND)
                .as(QUALITY, "typed wrongly")
                .records()
                .commit(unit ->
                        unit.change(CORRECT, "w-1", s -> new Weight(s.status(), s.balance(), s.value() + 1, s.unit())));

        assertThatThrownBy(() -> engine(FIRST).as(QUALITY).records().get(FIRST, "w-1"))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("schema version 2")
                .hasMessageContaining("upgrade");
    }

    @Test
    void a_schema_version_without_an_upcaster_is_no_declaration() {
        Declaration<Weight, Status> declared = RecordType.declare(
                        "acme.weighing", Weight.class, Status.class, Weight::status)
                .schemaVersion(2);

        assertThatThrownBy(declared::type)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no upcaster from version 1");
    }

    @Test
    void two_types_of_one_name_are_refused_in_build() {
        assertThatThrownBy(() -> Qms.builder()
                        .inMemory()
                        .recordType(FIRST)
                        .recordType(SECOND)
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("acme.weighing");
    }

    @Test
    void a_vendor_s_type_without_a_namespace_is_refused_in_build() {
        Declaration<Weight, Status> declared =
                RecordType.declare("weighing", Weight.class, Status.class, Weight::status);
        RecordType<Weight> type = declared.type();

        assertThatThrownBy(() -> Qms.builder().inMemory().recordType(type).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("acme.weighing");
    }
}
