package io.github.qms4j.signature;

import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.MANAGER;
import static io.github.qms4j.complaint.Complaints.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.ComplaintState.Status;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.signature.Signature.Subject;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.signature.SigningAttempt;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    private final InMemoryStorage storage = new InMemoryStorage();
    private final List<SigningAttempt> attempts = new ArrayList<>();
    private final Qms qms = Complaints.engine(storage, clock)
            .checkpointKeys(new InMemoryCheckpointKeys())
            .signatureAuthenticator(this::authenticate)
            .signingWindow(Duration.ofMinutes(15))
            .build();
    private final QmsSession manager = qms.as(MANAGER.named("Mia Roth"), "a duplicate");

    /** A directory of two people whose secret is their id backwards. */
    private Authentication authenticate(RecordStore records, SigningAttempt attempt, char[] secret) {
        attempts.add(attempt);
        String expected = new StringBuilder(attempt.identification()).reverse().toString();
        return expected.equals(new String(secret))
                ? new Authentication.Authenticated(new Signer(attempt.identification(), "Dr. Mia Roth"))
                : new Authentication.Failed("the credentials are wrong");
    }

    private static Credentials right() {
        return Credentials.both("u-manager", "reganam-u".toCharArray());
    }

    private static Credentials secretOnly() {
        return Credentials.secretOnly("reganam-u".toCharArray());
    }

    private static Versioned<ComplaintState> voided(QmsSession session, String id) {
        return Complaints.changed(Unbounded.records(session), "complaint.void", id, s -> s.withStatus(Status.VOID));
    }

    private String complaint() {
        return received(Unbounded.records(qms.as(Complaints.AGENT, "by phone"))).id();
    }

    private TrailEntry lastEntry(String id) {
        List<TrailEntry> history = qms.trail().history("acme.complaint", id);
        return history.get(history.size() - 1);
    }

    private String refusal(QmsSession session, String id) {
        try {
            voided(session, id);
            throw new AssertionError("it was signed");
        } catch (RefusedException refused) {
            assertThat(qms.trail().refusals("acme.complaint", id))
                    .last()
                    .extracting(entry -> entry.grounds().toString())
                    .isEqualTo(refused.grounds().toString());
            return refused.grounds().toString();
        }
    }

    @Test
    @Verifies("X-1")
    void a_signature_shows_printed_name_time_with_zone_meaning_and_reason() {
        String id = complaint();

        voided(manager.signing(right(), BERLIN), id);

        Signature signature = lastEntry(id).signature().orElseThrow();
        assertThat(signature.signer()).isEqualTo(new Signer("u-manager", "Dr. Mia Roth"));
        assertThat(signature.at()).isEqualTo(clock.instant());
        assertThat(signature.zone()).isEqualTo(BERLIN);
        assertThat(signature.meaning()).isEqualTo("voided");
        assertThat(signature.reason()).isEqualTo("a duplicate");
    }

    @Test
    void a_signature_is_on_its_version_and_on_no_other_record_version_tenant_or_content() {
        String id = complaint();
        voided(manager.signing(right(), BERLIN), id);
        TrailEntry entry = lastEntry(id);
        Signature signature = entry.signature().orElseThrow();
        String content = entry.contentHash();

        assertThat(signature.isOn(new Subject("default", "acme.complaint", id, 1, content)))
                .isTrue();
        assertThat(signature.isOn(new Subject("default", "acme.complaint", id, 0, content)))
                .isFalse();
        assertThat(signature.isOn(new Subject("default", "acme.complaint", "CMP-2026-0002", 1, content)))
                .isFalse();
        assertThat(signature.isOn(new Subject("default", "acme.remark", id, 1, content)))
                .isFalse();
        assertThat(signature.isOn(new Subject("other", "acme.complaint", id, 1, content)))
                .isFalse();
        assertThat(signature.isOn(new Subject("default", "acme.complaint", id, 1, content.replace('a', 'b'))))
                .isFalse();
    }

    @Test
    void a_signed_record_verifies_and_its_entry_is_read_back_as_written() {
        String id = complaint();
        voided(manager.signing(right(), BERLIN), id);

        assertThat(qms.trail().verify(COMPLAINT, id).problems()).isEmpty();
        TrailEntry entry = lastEntry(id);
        assertThat(TrailEntry.parse(entry.canonical()).signature()).isEqualTo(entry.signature());
    }

    @Test
    @Verifies("X-1")
    void without_credentials_it_is_refused_and_says_how_to_sign() {
        assertThat(refusal(manager, complaint())).contains("signing(credentials, zone)");
    }

    @Test
    @Verifies("X-3")
    void a_wrong_secret_is_refused_and_in_the_trail() {
        QmsSession wrong = manager.signing(Credentials.both("u-manager", "guess".toCharArray()), BERLIN);

        assertThat(refusal(wrong, complaint())).contains("credentials are wrong");
    }

    @Test
    @Verifies("X-3")
    void nobody_signs_for_another() {
        QmsSession agents = manager.signing(Credentials.both("u-agent", "tnega-u".toCharArray()), BERLIN);

        assertThat(refusal(agents, complaint())).contains("u-agent").contains("nobody signs for another");
    }

    @Test
    void credentials_are_good_for_one_signing() {
        QmsSession signing = manager.signing(right(), BERLIN);
        voided(signing, complaint());

        assertThat(refusal(signing, complaint())).contains("entered anew");
    }

    @Test
    void the_first_signing_of_a_period_needs_both_components() {
        assertThat(refusal(manager.signing(secretOnly(), BERLIN), complaint())).contains("give both components");
    }

    @Test
    void a_later_signing_within_the_window_needs_the_secret_alone() {
        voided(manager.signing(right(), BERLIN), complaint());
        clock.advance(Duration.ofMinutes(15));
        String second = complaint();

        voided(manager.because("another duplicate").signing(secretOnly(), BERLIN), second);

        assertThat(lastEntry(second).signature().orElseThrow().continued()).isTrue();
        assertThat(attempts).last().isEqualTo(new SigningAttempt("u-manager", true, "complaint.void"));
    }

    @Test
    void after_the_window_both_components_are_needed_again() {
        voided(manager.signing(right(), BERLIN), complaint());
        clock.advance(Duration.ofMinutes(15).plusMillis(1));

        assertThat(refusal(manager.signing(secretOnly(), BERLIN), complaint())).contains("give both components");
    }

    @Test
    void a_failed_signing_ends_the_period() {
        voided(manager.signing(right(), BERLIN), complaint());
        refusal(manager.signing(Credentials.secretOnly("guess".toCharArray()), BERLIN), complaint());

        assertThat(refusal(manager.signing(secretOnly(), BERLIN), complaint())).contains("give both components");
    }

    @Test
    void a_period_of_signing_is_not_shared_with_another_session_of_the_same_actor() {
        voided(manager.signing(right(), BERLIN), complaint());
        QmsSession elsewhere = qms.as(MANAGER, "a duplicate").signing(secretOnly(), BERLIN);

        assertThat(refusal(elsewhere, complaint())).contains("give both components");
    }

    @Test
    void credentials_are_not_spent_on_what_is_refused_anyway() {
        String id = complaint();
        Credentials credentials = Credentials.both("u-agent", "tnega-u".toCharArray());

        assertThat(refusal(qms.as(Complaints.AGENT, "tidy up").signing(credentials, BERLIN), id))
                .contains("lacks the permission");
        assertThat(credentials.areSpent()).isFalse();
    }

    @Test
    @Verifies("X-2")
    void beforehand_a_demanded_signature_is_a_condition() {
        String id = complaint();

        assertThat(Unbounded.records(manager).can(COMPLAINT.transition("complaint.void"), id))
                .isInstanceOf(Decision.Conditional.class);
        assertThat(Unbounded.records(manager.signing(right(), BERLIN)).can(COMPLAINT.transition("complaint.void"), id))
                .isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void one_act_signs_everything_of_one_unit_of_work() {
        String first = complaint();
        String second = complaint();

        Unbounded.records(manager.signing(right(), BERLIN))
                .commit(unit -> List.of(
                        unit.change(
                                COMPLAINT.transition("complaint.void"),
                                Complaints.seen(Unbounded.records(manager), first),
                                s -> s.withStatus(Status.VOID)),
                        unit.change(
                                COMPLAINT.transition("complaint.void"),
                                Complaints.seen(Unbounded.records(manager), second),
                                s -> s.withStatus(Status.VOID))));

        assertThat(attempts).hasSize(1);
        assertThat(lastEntry(second).signature()).isPresent();
    }

    @Test
    void what_needs_no_signature_carries_none() {
        String id = complaint();

        assertThat(lastEntry(id).signature()).isEmpty();
    }

    @Test
    void a_secret_is_wiped_when_it_was_looked_at_and_never_printed() {
        Credentials credentials = right();
        char[] seen = credentials.spend(secret -> secret);

        assertThat(seen).containsOnly('\0');
        assertThat(credentials.toString()).doesNotContain("reganam");
        assertThatThrownBy(() -> credentials.spend(secret -> secret)).hasMessageContaining("enter them again");
    }
}
