package io.github.qms4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.inspection.InspectorAccesses.Inspector;
import io.github.qms4j.servicedesk.ServiceDesk;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketImport;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.TrailEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the examples of docs/trail-format.md to what the library writes. */
class TrailFormatDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "trail-format.md");
    private static final Instant OPENED = Instant.parse("2026-01-05T08:00:00.250Z");
    private static final Instant RESOLVED = Instant.parse("2026-01-05T09:30:00Z");
    private static final Actor ANN = new Actor("u-1042", "Ann Ek", Set.of(Role.SERVICE_MANAGER, Role.SERVICE_AGENT));
    private static final Instant NEXT_WEEK = Instant.parse("2026-01-12T09:30:00Z");
    private static final Actor QUALITY = Actor.of("u-3", Role.QUALITY_MANAGER);
    private static final Actor INSPECTOR = Actor.of("u-7", Role.INSPECTOR);

    private final InMemoryStorage storage = new InMemoryStorage();

    /** The contents of the document's fenced blocks of one kind, in order. */
    private static List<String> blocks(String kind) throws IOException {
        return Pattern.compile("(?m)^```" + kind + "\n(.*)\n```$")
                .matcher(Files.readString(DOCUMENT))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    private static String sha256(int prefix, String text) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        if (prefix >= 0) {
            digest.update((byte) prefix);
        }
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Qms at(Instant instant) {
        return Qms.builder()
                .storage(storage)
                .clock(Clock.fixed(instant, ZoneOffset.UTC))
                .ids(() -> "attempt-1")
                .build();
    }

    private String payload(String ticketId) {
        return storage.find(new RecordKey(QmsBuilder.DEFAULT_TENANT, "ticket", ticketId))
                .orElseThrow()
                .payload();
    }

    private static Ticket.Builder ticket(String source, String reference) {
        return Ticket.builder(source, reference, TicketKind.INCIDENT)
                .event(new TicketEvent.Opened(Instant.parse("2026-01-05T08:00:00Z")));
    }

    /** The payloads after the opening, after the resolution, and of the imported ticket. */
    private List<String> playTheStory() {
        try (Qms early = at(OPENED);
                Qms late = at(RESOLVED)) {
            early.as(ANN, "reported by phone")
                    .serviceDesk()
                    .open(ticket("phone", "INC-1")
                            .title("Balance drifts by 0.2\u00a0g")
                            .priority("High")
                            .build());
            String opened = payload("phone:INC-1");
            late.as(ANN).serviceDesk().record("phone:INC-1", new TicketEvent.Resolved(RESOLVED));
            ServiceDesk watched = late.as(INSPECTOR, "just trying").serviceDesk();
            try {
                watched.record("phone:INC-1", new TicketEvent.Closed(RESOLVED));
            } catch (RefusedException expected) {
                assertThat(expected.grounds()).hasSize(2);
            }
            late.as(QUALITY, "announced inspection")
                    .inspectorAccesses()
                    .grant(new Inspector("u-7", "u-7", "Competent authority"), RESOLVED, NEXT_WEEK, Set.of("ticket"));
            assertThat(watched.find("phone:INC-1")).isPresent();
            TicketImport run = late.as(ANN, "import of old.csv").serviceDesk().startImport("old.csv", refused -> {});
            run.accept(ticket("old", "T1").priority("Low").build());
            run.complete("00", 1, 0);
            return List.of(opened, payload("phone:INC-1"), payload("old:T1"));
        }
    }

    private List<TrailEntry> entries() {
        try (Qms qms = at(RESOLVED)) {
            List<TrailEntry> changes = qms.trail().history("ticket", "phone:INC-1");
            return List.of(
                    changes.get(0),
                    changes.get(1),
                    qms.trail().refusals("ticket", "phone:INC-1").get(0),
                    qms.trail().accesses("u-7", RESOLVED, NEXT_WEEK).findFirst().orElseThrow(),
                    qms.trail().history("ticket", "old:T1").get(0),
                    qms.trail().history("import-run", "IMP-2026-0001").get(1));
        }
    }

    @Test
    void the_library_writes_the_payloads_of_the_document() throws IOException {
        assertThat(blocks("json payload")).isEqualTo(playTheStory());
    }

    @Test
    void the_library_writes_the_entries_of_the_document() throws IOException {
        playTheStory();
        assertThat(blocks("json entry"))
                .isEqualTo(entries().stream().map(TrailEntry::canonical).toList());
    }

    @Test
    void the_library_computes_the_hashes_of_the_document() throws IOException {
        playTheStory();
        assertThat(blocks("text entry-hash"))
                .isEqualTo(entries().stream().map(TrailEntry::hash).toList());
    }

    @Test
    void the_formulas_of_the_document_give_its_hashes() throws IOException, NoSuchAlgorithmException {
        List<String> entries = blocks("json entry");
        List<String> payloads = blocks("json payload");
        for (int i = 0; i < entries.size(); i++) {
            assertThat(sha256(0, entries.get(i)))
                    .isEqualTo(blocks("text entry-hash").get(i));
        }
        for (int i = 0; i < payloads.size(); i++) {
            assertThat(sha256(-1, payloads.get(i)))
                    .isEqualTo(blocks("text content-hash").get(i));
        }
    }
}
