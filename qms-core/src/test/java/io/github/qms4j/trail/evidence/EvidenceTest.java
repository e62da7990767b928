package io.github.qms4j.trail.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.LoggedEntry;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import io.github.qms4j.trail.evidence.EvidenceScope.Item;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final Actor COMPLIANCE = Actor.of("u-compliance", Role.COMPLIANCE);

    private final InMemoryStorage storage = new InMemoryStorage();
    private final Qms qms = Complaints.builder()
            .storage(storage)
            .clock(new SettableClock("2026-03-02T09:00:00Z"))
            .checkpointKeys(new InMemoryCheckpointKeys())
            .build();
    private final QmsSession session = qms.as(COMPLIANCE, "asked for by the authority");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    @Verifies({"X-11", "INS-5"})
    void the_export_is_in_the_sealed_log_before_the_first_byte_is_written() {
        List<LoggedEntry> whenItBegan = new ArrayList<>();
        OutputStream watching = new OutputStream() {
            @Override
            public void write(int b) {
                if (whenItBegan.isEmpty()) {
                    TrailEntry entry = qms.trail()
                            .history("evidence-export", "EXP-2026-0001")
                            .get(0);
                    whenItBegan.add(qms.trail().prove(entry));
                }
            }
        };

        session.evidence().export(EvidenceScope.everything(), watching);

        assertThat(whenItBegan).singleElement().satisfies(logged -> {
            assertThat(logged.isProved()).isTrue();
            assertThat(logged.entry().reason()).isEqualTo("asked for by the authority");
            assertThat(logged.entry().actor().id()).isEqualTo("u-compliance");
        });
    }

    @Test
    @Verifies("INS-5")
    void what_was_handed_out_is_on_record_with_the_hash_of_the_pack() {
        EvidenceExport export = session.evidence().export(EvidenceScope.everything(), out);

        assertThat(session.evidence().find("EXP-2026-0001")).contains(export);
        assertThat(export.status()).isEqualTo(EvidenceExport.Status.COMPLETED);
        assertThat(export.sha256()).isEqualTo(sha256(out.toByteArray()));
        assertThat(export.records()).isEqualTo(1);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Verifies({"INS-5", "X-3"})
    void who_may_not_export_gets_nothing_and_the_attempt_is_in_the_trail() {
        QmsSession trainer = qms.as(Actor.of("u-trainer", Role.TRAINER), "curious");

        assertThatThrownBy(() -> trainer.evidence().export(EvidenceScope.everything(), out))
                .isInstanceOf(RefusedException.class);

        assertThat(out.size()).isZero();
        assertThat(qms.trail().refusals("evidence-export", "EXP-2026")).hasSize(1);
    }

    @Test
    @Verifies("INS-5")
    void nothing_is_exported_without_a_reason() {
        assertThatThrownBy(() -> qms.as(COMPLIANCE).evidence().export(EvidenceScope.everything(), out))
                .isInstanceOf(RefusedException.class);
        assertThat(out.size()).isZero();
    }

    @Test
    @Verifies("INS-5")
    void without_keys_for_checkpoints_nothing_is_begun() {
        try (Qms keyless = Complaints.builder().storage(storage).build()) {
            QmsSession compliance = keyless.as(COMPLIANCE, "asked for");

            assertThatThrownBy(() -> compliance.evidence().export(EvidenceScope.everything(), out))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("checkpointKeys");
            assertThat(compliance.evidence().find("EXP-2026-0001")).isEmpty();
        }
    }

    @Test
    @Verifies("INS-5")
    void an_export_that_cannot_be_written_is_on_record_as_failed_with_the_reason() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("the disk is full");
            }
        };

        assertThatThrownBy(() -> session.evidence().export(EvidenceScope.everything(), broken))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(session.evidence().find("EXP-2026-0001")).hasValueSatisfying(export -> {
            assertThat(export.status()).isEqualTo(EvidenceExport.Status.FAILED);
            assertThat(export.failure()).isEqualTo("the disk is full");
        });
    }

    @Test
    void a_scope_of_what_there_is_not_is_refused_before_anything_is_on_record() {
        assertThatThrownBy(() -> session.evidence().export(EvidenceScope.types("unicorn"), out))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("unicorn");
        assertThatThrownBy(() -> session.evidence().export(EvidenceScope.record("capa", "CAPA-2026-0099"), out))
                .isInstanceOf(NotFoundException.class);
        assertThat(session.evidence().find("EXP-2026-0001")).isEmpty();
        assertThat(out.size()).isZero();
    }

    @Test
    @Verifies("INS-5")
    void an_instant_that_has_not_passed_is_refused_before_anything_is_on_record() {
        for (String instant : List.of("2026-03-02T09:00:00Z", "2026-03-02T09:00:00.000001Z", "2027-01-01T00:00:00Z")) {
            EvidenceScope scope = EvidenceScope.everything().asOf(Instant.parse(instant));

            assertThatThrownBy(() -> session.evidence().export(scope, out))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("asOf")
                    .hasMessageContaining("has not passed");
        }
        assertThat(session.evidence().find("EXP-2026-0001")).isEmpty();
        assertThat(out.size()).isZero();
    }

    @Test
    @Verifies("INS-5")
    void a_record_that_was_not_on_record_at_the_instant_is_named_and_nothing_is_exported() {
        session.evidence().export(EvidenceScope.everything(), new ByteArrayOutputStream());
        EvidenceScope scope = EvidenceScope.record("evidence-export", "EXP-2026-0001")
                .asOf(Instant.parse("2026-03-02T08:59:59.999Z"));

        assertThatThrownBy(() -> session.evidence().export(scope, out))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is before evidence-export EXP-2026-0001 was on record");
        assertThat(session.evidence().find("EXP-2026-0002")).isEmpty();
        assertThat(out.size()).isZero();
    }

    @Test
    void the_instant_of_a_scope_is_in_milliseconds_and_stays_when_more_is_said() {
        Instant whole = Instant.parse("2026-03-02T09:00:00.001Z");

        EvidenceScope scope = EvidenceScope.record("capa", "CAPA-2026-0001")
                .asOf(whole.plusNanos(999_999))
                .and("capa", "CAPA-2026-0002")
                .changedBetween(whole.minusSeconds(9), whole);

        assertThat(scope.asOf()).isEqualTo(whole);
        assertThat(scope.reaches(whole)).isTrue();
        assertThat(scope.reaches(whole.plusMillis(1))).isFalse();
        assertThat(EvidenceScope.everything().reaches(whole)).isTrue();
        assertThat(EvidenceScope.everything().asOf(whole).isEverything()).isFalse();
    }

    @Test
    void a_scope_that_contradicts_itself_is_refused() {
        assertThatThrownBy(() -> EvidenceScope.types(new String[0])).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> EvidenceScope.everything().changedBetween(Instant.EPOCH, Instant.EPOCH))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> EvidenceScope.types("capa").and("capa", "CAPA-2026-0001"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Verifies({"INS-5", "X-3"})
    void who_may_not_export_is_not_told_what_there_is() {
        QmsSession trainer = qms.as(Actor.of("u-trainer", Role.TRAINER), "curious");

        assertThatThrownBy(() -> trainer.evidence().export(EvidenceScope.record("capa", "CAPA-2026-0099"), out))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void a_scope_names_each_record_and_type_once_in_order() {
        Item first = new Item("capa", "CAPA-2026-0001");
        Item second = new Item("capa", "CAPA-2026-0002");

        assertThat(new EvidenceScope(List.of(second, first, second), List.of(), null, null, null, true).records())
                .containsExactly(first, second);
        assertThat(EvidenceScope.types("ticket", "capa", "ticket").types()).containsExactly("capa", "ticket");
    }

    @Test
    void a_period_is_in_milliseconds_as_what_it_bounds() {
        Instant whole = Instant.parse("2026-03-02T09:00:00.001Z");
        Instant between = whole.minusNanos(1);

        EvidenceScope scope = EvidenceScope.everything().changedBetween(between, between.plusSeconds(1));

        assertThat(scope.from()).isEqualTo(whole);
        assertThat(scope.until()).isEqualTo(whole.plusSeconds(1));
        assertThat(scope.covers(whole)).isTrue();
        assertThat(scope.covers(whole.minusMillis(1))).isFalse();
    }

    @Test
    @Verifies("INS-5")
    void a_record_of_a_batch_is_in_the_pack_though_it_is_changed_while_the_pack_is_written() throws IOException {
        try (Qms host = Complaints.engine(storage, new SettableClock("2026-03-02T09:00:00Z"))
                .checkpointKeys(new InMemoryCheckpointKeys())
                .recordType(Complaints.REMARK)
                .build()) {
            RecordStore agent = host.as(Complaints.AGENT, "by phone").records();
            agent.commit(work -> {
                ComplaintState received = ComplaintState.draft("as received", "u-agent");
                work.append(
                        Complaints.REMARK.transition("complaint.receive"),
                        "b1",
                        List.of(new UnitOfWork.Appended<>("r1", received)));
                return "done";
            });
            OutputStream changing = new FilterOutputStream(out) {
                private boolean changed;

                @Override
                public void write(int b) throws IOException {
                    if (!changed) {
                        changed = true;
                        agent.commit(work -> work.change(
                                Complaints.REMARK.transition("complaint.edit"), "r1", s -> s.withTitle("as edited")));
                    }
                    super.write(b);
                }
            };

            EvidenceExport export = host.as(COMPLIANCE, "asked for")
                    .evidence()
                    .export(EvidenceScope.record("acme.remark", "r1"), changing);

            assertThat(export.records()).isEqualTo(2);
            assertThat(file("trail.txt"))
                    .contains("\"id\":\"r1\"")
                    .contains("as received")
                    .doesNotContain("as edited");
        }
    }

    private String file(String name) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            ZipEntry entry = zip.getNextEntry();
            while (!entry.getName().endsWith(name)) {
                entry = zip.getNextEntry();
            }
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
