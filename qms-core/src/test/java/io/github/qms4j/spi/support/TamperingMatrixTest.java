package io.github.qms4j.spi.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.ComplaintState.Status;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork.Appended;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.storage.AttributeDefinition;
import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.TrailVerification;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import io.github.qms4j.trail.merkle.Tile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Whatever somebody with access to the storage does to any row of a sealed trail or its records is found. */
class TamperingMatrixTest {
    private static final Declaration<Reporter, Known> REPORTER_DECLARATION =
            RecordType.declare("acme.reporter", Reporter.class, Known.class, Reporter::status);

    static final Transition<Reporter> ENTER = REPORTER_DECLARATION
            .creates("reporter.enter", Complaints.HANDLE, Known.KNOWN)
            .row();

    static final RecordType<Reporter> REPORTER = REPORTER_DECLARATION.type();

    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    private final InMemoryStorage storage = new InMemoryStorage();
    private final Qms qms = Complaints.engine(storage, clock)
            .checkpointKeys(new InMemoryCheckpointKeys())
            .recordType(Complaints.COMPLAINT)
            .recordType(Complaints.REMARK)
            .recordType(REPORTER)
            .customAttribute("acme.remark", new AttributeDefinition("batch", AttributeType.TEXT))
            .signatureAuthenticator((records, attempt, secret) ->
                    new Authentication.Authenticated(new Signer(attempt.identification(), "Mia Roth")))
            .random(new Random(3))
            .build();

    private final SignedCheckpoint checkpoint;
    private int tried;

    enum Known {
        KNOWN
    }

    record Reporter(Known status, ErasableText name) {}

    TamperingMatrixTest() {
        tellTheStory();
        checkpoint = qms.trail().seal().checkpoint().orElseThrow();
    }

    /** Records that were created, changed, signed, refused, imported and erased, under two seals. */
    private void tellTheStory() {
        RecordStore agent = qms.as(Complaints.AGENT, "by phone").records();
        QmsSession manager = qms.as(Complaints.MANAGER, "a duplicate");
        String first = Complaints.opened(agent).id();
        String second = Complaints.received(agent).id();
        agent.commit(unit -> unit.create(
                Complaints.REMARK.transition("complaint.receive"),
                "r-1",
                by -> ComplaintState.draft("note", "u-agent"),
                Map.of("batch", AttributeValue.of("B-17"))));
        qms.trail().seal();
        clock.advance(Duration.ofHours(1));
        Complaints.changed(
                manager.signing(Credentials.both("u-manager", new char[] {'x'}), ZoneId.of("Europe/Berlin"))
                        .records(),
                "complaint.void",
                second,
                s -> s.withStatus(Status.VOID));
        refused(() -> Complaints.changed(agent, "complaint.close", first, s -> s.withStatus(Status.CLOSED)));
        agent.commit(unit -> {
            unit.append(
                    Complaints.REMARK.transition("complaint.receive"),
                    "import-1",
                    List.of(
                            new Appended<>("r-2", ComplaintState.draft("imported", "u-agent")),
                            new Appended<>("r-3", ComplaintState.draft("imported too", "u-agent"))));
            return "import-1";
        });
        agent.commit(unit -> unit.create(
                REPORTER.transition("reporter.enter"),
                "jane",
                by -> new Reporter(Known.KNOWN, unit.keepErasable("Jane Roe"))));
    }

    private static void refused(Runnable attempt) {
        try {
            attempt.run();
        } catch (RefusedException expected) {
            return;
        }
        throw new AssertionError("it was not refused");
    }

    @Test
    void what_nobody_touched_is_sound() {
        TrailVerification verification = qms.trail().verify(checkpoint);

        assertThat(verification.problems()).isEmpty();
        assertThat(verification.entries()).isEqualTo(8);
        assertThat(verification.seals()).isEqualTo(2);
        assertThat(verification.records()).isEqualTo(6);
    }

    @Test
    void every_alteration_of_every_row_is_found() {
        SoftAssertions softly = new SoftAssertions();
        List<StoredRecord> rows = new ArrayList<>(storage.records.values());
        rows.sort(Comparator.comparing((StoredRecord r) -> r.key().type())
                .thenComparing(r -> r.key().id()));
        for (StoredRecord row : rows) {
            alterations(row).forEach((what, alteration) -> {
                tried++;
                assertFound(softly, row, what, alteration);
            });
        }
        System.out.println("tampering in memory: " + tried + " alterations of " + rows.size() + " rows tried, "
                + (tried - softly.assertionErrorsCollected().size()) + " found");
        softly.assertAll();
        assertThat(tried).isGreaterThan(200);
    }

    private void assertFound(SoftAssertions softly, StoredRecord row, String what, Runnable alteration) {
        Map<RecordKey, StoredRecord> before = new HashMap<>(storage.records);
        try {
            alteration.run();
            assertThat(storage.records).isNotEqualTo(before);
            softly.assertThat(qms.trail().verify(checkpoint).problems())
                    .as("%s: %s", row.key(), what)
                    .isNotEmpty();
        } finally {
            storage.records.clear();
            storage.records.putAll(before);
        }
    }

    private Map<String, Runnable> alterations(StoredRecord row) {
        RecordKey key = row.key();
        Map<String, Runnable> all = new TreeMap<>();
        all.put("delete", () -> storage.records.remove(key));
        all.put("duplicate", () -> put(row, new RecordKey(key.tenant(), key.type(), key.id() + "9")));
        all.put("re-insert under another id", () -> {
            storage.records.remove(key);
            put(row, new RecordKey(key.tenant(), key.type(), key.id() + "9"));
        });
        all.put("move to another tenant", () -> {
            storage.records.remove(key);
            put(row, new RecordKey("other", key.type(), key.id()));
        });
        all.put("version up", () -> replace(row, row.version() + 1, row.schemaVersion(), row.attributes()));
        if (row.version() > 0) {
            all.put("version down", () -> replace(row, row.version() - 1, row.schemaVersion(), row.attributes()));
        }
        all.put("schema version up", () -> replace(row, row.version(), row.schemaVersion() + 1, row.attributes()));
        all.put("schema version down", () -> replace(row, row.version(), row.schemaVersion() - 1, row.attributes()));
        all.put("one attribute more", () -> with(row, "reference", AttributeValue.of("made up")));
        row.attributes().forEach((name, value) -> {
            all.put("attribute " + name + " changed", () -> with(row, name, another(value)));
            all.put("attribute " + name + " removed", () -> without(row, name));
        });
        int length = row.payload().length();
        for (int place = 0; place < length; place += Math.max(1, length / 40)) {
            int at = place;
            all.put("payload altered at " + at, () -> payload(row, text -> flipped(text, at)));
        }
        all.put("payload truncated", () -> payload(row, text -> text.substring(0, text.length() - 1)));
        all.put("payload emptied", () -> payload(row, text -> "{}"));
        storage.records.values().stream()
                .filter(other ->
                        other.key().type().equals(key.type()) && !other.key().equals(key))
                .forEach(other -> {
                    all.put("contents swapped with " + other.key().id(), () -> {
                        put(row, other.key());
                        put(other, key);
                    });
                    if (!other.payload().equals(row.payload())) {
                        all.put("payload swapped with " + other.key().id(), () -> {
                            payload(row, text -> other.payload());
                            payload(other, text -> row.payload());
                        });
                    }
                });
        return all;
    }

    private static String flipped(String text, int at) {
        char c = text.charAt(at);
        return text.substring(0, at) + (c == '7' ? '8' : '7') + text.substring(at + 1);
    }

    private static AttributeValue another(AttributeValue value) {
        return switch (value.type()) {
            case TEXT -> AttributeValue.of(value.value() + "x");
            case LONG -> AttributeValue.of(((AttributeValue.Whole) value).value() + 1);
            case DECIMAL ->
                AttributeValue.of(((AttributeValue.Decimal) value).value().add(BigDecimal.ONE));
            case INSTANT ->
                AttributeValue.of(((AttributeValue.Moment) value).value().plusMillis(1));
            case BOOLEAN -> AttributeValue.of(!((AttributeValue.Flag) value).value());
            case DATE -> AttributeValue.of(LocalDate.EPOCH);
        };
    }

    private void put(StoredRecord row, RecordKey key) {
        storage.records.put(
                key, new StoredRecord(key, row.version(), row.schemaVersion(), row.attributes(), row.payload()));
    }

    private void replace(StoredRecord row, long version, int schema, Map<String, AttributeValue> attributes) {
        storage.records.put(row.key(), new StoredRecord(row.key(), version, schema, attributes, row.payload()));
    }

    private void with(StoredRecord row, String name, AttributeValue value) {
        Map<String, AttributeValue> attributes = new HashMap<>(row.attributes());
        attributes.put(name, value);
        replace(row, row.version(), row.schemaVersion(), attributes);
    }

    private void without(StoredRecord row, String name) {
        Map<String, AttributeValue> attributes = new HashMap<>(row.attributes());
        attributes.remove(name);
        replace(row, row.version(), row.schemaVersion(), attributes);
    }

    private void payload(StoredRecord row, Function<String, String> alteration) {
        storage.records.put(
                row.key(),
                new StoredRecord(
                        row.key(),
                        row.version(),
                        row.schemaVersion(),
                        row.attributes(),
                        alteration.apply(row.payload())));
    }

    @Test
    void every_alteration_of_a_tile_is_found() {
        RecordStore agent = qms.as(Complaints.AGENT, "by phone").records();
        IntStream.range(0, Tile.WIDTH).forEach(i -> Complaints.received(agent));
        qms.trail().seal();
        StoredRecord tile = storage.records.values().stream()
                .filter(row -> row.key().type().equals("trail-tile"))
                .findFirst()
                .orElseThrow();
        SoftAssertions softly = new SoftAssertions();

        Map<String, Runnable> alterations = alterations(tile);
        alterations.forEach((what, alteration) -> assertFound(softly, tile, what, alteration));

        softly.assertAll();
        assertThat(alterations).hasSizeGreaterThan(40);
    }

    @Test
    void the_end_of_the_log_cut_off_without_a_trace_is_found_by_what_the_key_store_remembers() {
        storage.records.clear();

        assertThat(qms.trail().verify().problems()).singleElement().asString().contains("cut back or replaced");
    }
}
