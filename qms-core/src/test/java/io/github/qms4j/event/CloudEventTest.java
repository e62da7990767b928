package io.github.qms4j.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.Unbounded;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.internal.codec.CanonicalJson;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.LogLeaf;
import io.github.qms4j.trail.LogLeaf.Disposed;
import io.github.qms4j.trail.LoggedEntry;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import io.github.qms4j.trail.merkle.Hash;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What CloudEvents 1.0.2 and its JSON event format 1.0.2 demand, and what a receiver can verify. */
@Verifies("X-18")
class CloudEventTest {
    private static final Set<String> OF_THE_SPECIFICATION =
            Set.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data");
    private static final LogEvent GONE = new LogEvent(
            "qms4j/default",
            new LogLeaf(
                    7,
                    "ab".repeat(32),
                    "acme.complaint",
                    "CMP-2020-0001",
                    null,
                    new Disposed("DSP-2026-0001", Instant.parse("2026-03-02T09:00:00Z"))));

    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    private final Qms qms = Complaints.engine(new InMemoryStorage(), clock)
            .checkpointKeys(new InMemoryCheckpointKeys())
            .build();

    private LogEvent delivered(String title) {
        Complaints.received(
                Unbounded.records(qms.as(Complaints.AGENT, "by \"phone\"")), ComplaintState.draft(title, "u-agent"));
        qms.trail().seal();
        List<LogEvent> events = new ArrayList<>();
        qms.events().deliver("erp", 10, events::add);
        return events.get(events.size() - 1);
    }

    private static JsonNode json(LogEvent event) {
        return JsonMapper.shared().readTree(event.json());
    }

    private static void isWhatTheFormatDemands(JsonNode event) {
        assertThat(event.required("specversion").stringValue()).isEqualTo("1.0");
        assertThat(event.required("id").stringValue()).isNotEmpty();
        assertThat(URI.create(event.required("source").stringValue()).toString())
                .isNotEmpty();
        assertThat(event.required("type").stringValue()).startsWith("io.github.qms4j.");
        assertThat(event.required("subject").stringValue()).isNotEmpty();
        assertThat(event.required("datacontenttype").stringValue()).isEqualTo("application/json");
        assertThat(OffsetDateTime.parse(event.required("time").stringValue())).isNotNull();
        assertThat(event.required("data").isObject()).isTrue();
        assertThat(event.has("data_base64")).isFalse();
        assertThat(event.propertyNames()).allMatch(name -> name.matches("[a-z0-9]{1,20}"));
        event.propertyNames().stream()
                .filter(name -> !OF_THE_SPECIFICATION.contains(name))
                .forEach(extension ->
                        assertThat(event.required(extension).isString()).isTrue());
    }

    @Test
    void an_event_has_every_member_that_the_json_format_demands() {
        JsonNode event = json(delivered("late \u0001 \"answer\" é 😀"));

        isWhatTheFormatDemands(event);
        assertThat(event.required("type").stringValue()).isEqualTo("io.github.qms4j.change.complaint.receive");
        assertThat(event.required("subject").stringValue()).isEqualTo("acme.complaint/CMP-2026-0001");
        assertThat(event.required("time").stringValue()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(event.required("data").required("reason").stringValue()).isEqualTo("by \"phone\"");
    }

    @Test
    void what_is_left_of_a_disposed_record_is_an_event_too() {
        JsonNode event = json(GONE);

        isWhatTheFormatDemands(event);
        assertThat(event.required("type").stringValue()).isEqualTo("io.github.qms4j.disposed");
        assertThat(event.required("entryhash").stringValue()).isEqualTo("ab".repeat(32));
        assertThat(event.required("data").required("disposition").stringValue()).isEqualTo("DSP-2026-0001");
    }

    @Test
    void a_receiver_verifies_an_event_against_a_checkpoint() {
        delivered("first");
        LogEvent second = delivered("second \u001f é");
        JsonNode event = json(second);

        // What the receiver computes from what it was sent.
        String data = CanonicalJson.write(event.required("data"));
        assertThat(leafHash(data)).isEqualTo(event.required("entryhash").stringValue());
        assertThat(second.json()).contains(data);

        // What the log proves of it.
        LoggedEntry proved = qms.trail().prove(TrailEntry.parse(data));
        assertThat(proved.proof().leafIndex())
                .isEqualTo(Long.parseLong(event.required("sequence").stringValue()));
        assertThat(proved.proof()
                        .proves(
                                Hash.ofHex(event.required("entryhash").stringValue()),
                                proved.checkpoint().checkpoint().root()))
                .isTrue();
    }

    private static String leafHash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_sequence_as_text_is_in_the_order_of_the_log() {
        String first = json(delivered("first")).required("sequence").stringValue();
        String second = json(delivered("second")).required("sequence").stringValue();

        assertThat(first).isEqualTo("00000000000000000000").isLessThan(second);
    }

    @ParameterizedTest
    @CsvSource({
        "qms4j/default, qms4j/default",
        "qms.example.com/Werk Süd, qms.example.com/Werk%20S%C3%BCd",
        "qms:a?b#c/%20, qms%3Aa%3Fb%23c/%2520"
    })
    void the_source_is_a_reference_whatever_the_log_is_called(String log, String source) {
        LogEvent event =
                new LogEvent(log, new LogLeaf(0, "ab".repeat(32), "x", "y", null, new Disposed("d", Instant.EPOCH)));

        assertThat(json(event).required("source").stringValue()).isEqualTo(source);
        assertThat(URI.create(source).isAbsolute()).isFalse();
    }

    @Test
    void an_event_in_a_log_file_of_the_host_shows_nothing_of_what_was_written() {
        assertThat(delivered("late answer").toString())
                .isEqualTo("0 io.github.qms4j.change.complaint.receive acme.complaint/CMP-2026-0001");
    }
}
