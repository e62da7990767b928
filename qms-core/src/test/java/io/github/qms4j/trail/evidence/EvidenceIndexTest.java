package io.github.qms4j.trail.evidence;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.MANAGER;
import static io.github.qms4j.complaint.Complaints.TRAINER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.ComplaintState.Status;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.delegation.Delegations.Delegate;
import io.github.qms4j.inspection.InspectorAccesses.Inspector;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What an inspector reads of a pack without any tool. */
@Verifies("INS-5")
class EvidenceIndexTest {
    private static final Actor COMPLIANCE = new Actor("u-compliance", "Cora Plant", Set.of(Role.COMPLIANCE));
    private static final Instant END = Instant.parse("2026-03-16T18:00:00Z");

    private final InMemoryCheckpointKeys keys = new InMemoryCheckpointKeys();
    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    private final Qms qms = Complaints.engine(new InMemoryStorage(), clock)
            .recordType(COMPLAINT)
            .checkpointKeys(keys)
            .organisation("Acme & Söhne")
            .signatureAuthenticator((records, attempt, secret) -> new Authentication.Authenticated(
                    new Signer(attempt.identification(), "Dr. " + attempt.identification())))
            .build();
    private final RecordStore agent = Complaints.as(qms, AGENT, "as agreed");

    private String index() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        qms.as(COMPLIANCE, "asked for by the authority").evidence().export(EvidenceScope.types("acme.complaint"), out);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("index.html")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("the pack has no index");
    }

    @Test
    void it_says_who_changed_what_when_and_why() {
        String id = Complaints.opened(agent).id();

        assertThat(index())
                .contains("Cora Plant (u-compliance)")
                .contains("<h2 id=\"type-acme.complaint\">acme.complaint " + id + "</h2>")
                .contains("<td>2026-03-02T09:00:00Z</td>")
                .contains("<td>u-agent (u-agent), [SERVICE_AGENT]</td>")
                .contains("<td>complaint.open</td><td>as agreed</td>")
                .contains("status: DRAFT → OPEN<br>")
                .doesNotContain("{&quot;");
    }

    @Test
    void it_begins_with_whose_it_is_whether_it_is_all_and_how_many_there_are_of_what() {
        Complaints.opened(agent);
        Complaints.opened(agent);
        Complaints.received(agent, ComplaintState.draft("late", "u-agent"));
        qms.as(COMPLIANCE, "leave")
                .delegations()
                .grant(new Delegate("u-trainer", "Tina Trainer"), Set.of(Role.COMPLIANCE), clock.instant(), END);

        String index = index();

        assertThat(index)
                .contains("<h1>Evidence EXP-2026-0001 of Acme &amp; Söhne</h1>\n<p class=\"verdict\">PARTIAL</p>")
                .contains("This pack has 6 of the 7 entries")
                .contains(".verdict{font-size:2.5em")
                .contains("<td><a href=\"#type-acme.complaint\">acme.complaint</a></td><td class=\"n\">3</td>"
                        + "<td class=\"n\">5</td><td class=\"n\">0</td><td class=\"n\">0</td><td class=\"n\">0</td>")
                .contains("<tr><th>Total</th><td class=\"n\">4</td><td class=\"n\">6</td>");
        assertThat(index.indexOf("<h2>Contents</h2>")).isLessThan(index.indexOf("Signed with"));
    }

    @Test
    void it_tells_with_what_it_is_verified_and_by_which_fingerprint_the_key_is_known() {
        String index = index();

        String fingerprint = keys.all("qms4j/default").get(0).fingerprint();
        assertThat(index.replace(" ", "")).contains("fingerprint" + fingerprint);
        assertThat(index).containsPattern("qms-verifier \\d+\\.\\d+\\.\\d+.* or later; the pack is of format 1");
    }

    @Test
    void a_signature_is_shown_with_name_meaning_and_local_time() {
        String id = Complaints.opened(agent).id();
        RecordStore manager = qms.as(MANAGER, "a duplicate")
                .signing(Credentials.both("u-manager", new char[] {'x'}), ZoneId.of("Europe/Berlin"))
                .records();
        Complaints.changed(manager, "complaint.void", id, s -> s.withStatus(Status.VOID));

        assertThat(index())
                .contains(
                        "<strong>Signed: voided, Dr. u-manager (u-manager), 2026-03-02 10:00:00 +01:00 [Europe/Berlin]");
    }

    @Test
    void what_somebody_did_for_another_names_the_delegation() {
        String id = Complaints.opened(agent).id();
        qms.as(MANAGER, "leave")
                .delegations()
                .grant(new Delegate("u-trainer", "Tina Trainer"), Set.of(Role.SERVICE_MANAGER), clock.instant(), END);
        Complaints.changed(
                Complaints.as(qms, TRAINER, "answered"), "complaint.close", id, s -> s.withStatus(Status.CLOSED));

        assertThat(index())
                .contains("<td>u-trainer (u-trainer), [TRAINER]</td>"
                        + "<td>complaint.close, relying on delegation DEL-2026-0001 version 0</td>");
    }

    @Test
    void refused_attempts_and_the_reads_of_inspectors_are_shown_with_their_record() {
        String id = Complaints.opened(agent).id();
        QmsSession trainer = qms.as(TRAINER, "curious");
        assertThatThrownBy(() ->
                        Complaints.changed(trainer.records(), "complaint.close", id, s -> s.withStatus(Status.CLOSED)))
                .isInstanceOf(RefusedException.class);
        qms.as(COMPLIANCE, "announced inspection")
                .inspectorAccesses()
                .grant(new Inspector("x-visitor", "Ines Pector", "Authority"), clock.instant(), END, Set.of());
        Complaints.as(qms, Actor.of("x-visitor", Role.INSPECTOR), "inspection").get(COMPLAINT, id);

        assertThat(index())
                .contains("<h2>Refused attempts</h2>")
                .contains("lacks the permission complaint:close [X-2]")
                .contains("<h2>Reads by inspectors</h2>")
                .contains("acme.complaint " + id + ": get");
    }

    @Test
    void what_somebody_wrote_is_text_and_never_markup() {
        Complaints.received(agent, ComplaintState.draft("<script>alert(1)</script>", "u-agent"));

        assertThat(index()).doesNotContain("<script").contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }
}
