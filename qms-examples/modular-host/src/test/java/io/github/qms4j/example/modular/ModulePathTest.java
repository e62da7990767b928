package io.github.qms4j.example.modular;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulePathTest {
    private static final Instant OPENED = Instant.parse("2026-01-05T08:00:00Z");

    @Test
    void host_and_library_are_modules() {
        assertThat(TicketHistoryPage.class.getModule().getName()).isEqualTo("io.github.qms4j.example.modular");
        assertThat(Qms.class.getModule().getName()).isEqualTo("io.github.qms4j.core");
        assertThat(Report.class.getModule().getName()).isEqualTo("io.github.qms4j.reporting");
    }

    @Test
    void storage_and_renderer_are_found_on_the_module_path_and_work(@TempDir Path directory) throws IOException {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        try (Qms qms = Qms.builder()
                .storage("jpa", Map.of("file", directory.resolve("qms").toString()))
                .build()) {
            String id = qms.as(Actor.of("u-1042", Role.SERVICE_AGENT), "by phone")
                    .serviceDesk()
                    .open(Ticket.builder("phone", "INC-1", TicketKind.INCIDENT)
                            .event(new TicketEvent.Opened(OPENED))
                            .build());
            TicketHistoryPage.write(qms, id, OPENED, page);
            assertThat(qms.trail().verify("ticket", id).problems()).isEmpty();
        }
        assertThat(page.toString(StandardCharsets.UTF_8))
                .contains("ticket.open")
                .contains("by phone");
    }
}
