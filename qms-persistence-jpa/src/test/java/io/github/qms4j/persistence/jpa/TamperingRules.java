package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.inspection.InspectorAccesses.Inspector;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork.Appended;
import io.github.qms4j.retention.HoldScope;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.storage.AttributeDefinition;
import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.trail.TrailVerification;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever somebody with SQL does to any cell of any table that the trail covers is found. */
abstract class TamperingRules {
    private static final Permission MAY_CALIBRATE = Permission.of("balance:calibrate", Role.SERVICE_AGENT);
    private static final Declaration<Balance, Status> BALANCE_DECLARATION =
            RecordType.declare("acme.balance", Balance.class, Status.class, Balance::status);

    static final Attribute<Balance, String> SERIAL = BALANCE_DECLARATION.text("serial", Balance::serial);
    static final Attribute<Balance, BigDecimal> READING = BALANCE_DECLARATION.decimal("reading", Balance::reading);
    static final Attribute<Balance, LocalDate> DUE = BALANCE_DECLARATION.date("due", Balance::due);
    static final Attribute<Balance, Boolean> IN_USE = BALANCE_DECLARATION.flag("inUse", Balance::inUse);

    static final Transition<Balance> ENTER = BALANCE_DECLARATION
            .creates("balance.enter", MAY_CALIBRATE, Status.IN_USE)
            .row();
    static final Transition<Balance> CALIBRATE = BALANCE_DECLARATION
            .edits("balance.calibrate", MAY_CALIBRATE, Status.IN_USE)
            .signed("calibrated")
            .row();

    static final RecordType<Balance> BALANCE = BALANCE_DECLARATION.type();

    private static final Actor COMPLIANCE = Actor.of("u-9", Role.COMPLIANCE);
    private static final Actor INSPECTOR = Actor.of("u-7", Role.INSPECTOR);
    private static final List<String> TABLES = List.of(
            "qms_ticket",
            "qms_record",
            "qms_inspector_access",
            "qms_legal_hold",
            "qms_retention_policy",
            "qms_attribute",
            "qms_erasable_text",
            "qms_trail_entry",
            "qms_trail_seal",
            "qms_trail_tile");

    private final TestDatabase database;
    private final Qms qms;
    private final AlterationSample sample;

    TamperingRules(String url) {
        this(url, AlterationSample.all());
    }

    TamperingRules(String url, AlterationSample sample) {
        this.sample = sample;
        database = new TestDatabase(url);
        qms = Qms.builder()
                .storage(database.owning())
                .clock(Clock.fixed(Instant.parse("2026-03-02T09:00:00.120Z"), ZoneOffset.UTC))
                .checkpointKeys(new InMemoryCheckpointKeys())
                .signatureAuthenticator((records, attempt, secret) ->
                        new Authentication.Authenticated(new Signer(attempt.identification(), "Ann Ek")))
                .recordType(BALANCE)
                .customAttribute("ticket", new AttributeDefinition("batch", AttributeType.TEXT))
                .build();
    }

    enum Status {
        IN_USE
    }

    record Balance(
            Status status, String serial, BigDecimal reading, LocalDate due, boolean inUse, ErasableText keeper) {}

    @BeforeEach
    void tellTheStory() {
        TABLES.forEach(table -> database.execute("delete from " + table));
        // What attempts at an export have left; no story tells of it.
        database.execute("delete from qms_evidence_export");
        Actor ann = Actor.of("u-1042", Role.SERVICE_AGENT, Role.SERVICE_MANAGER);
        RecordStore records = qms.as(ann, "calibration round").records();
        qms.as(ann).serviceDesk().open(ticket("INC-1"));
        qms.as(ann).serviceDesk().open(ticket("INC-2"));
        records.commit(unit -> unit.create(
                BALANCE.transition("balance.enter"), "b-1", by -> balance("1.10", unit.keepErasable("Jo"))));
        qms.trail().seal();
        qms.as(ann, "calibration round")
                .signing(Credentials.both(ann.id(), new char[] {'x'}), ZoneOffset.UTC)
                .records()
                .commit(unit -> unit.change(
                        CALIBRATE, Seen.of(RecordId.of(BALANCE, "b-1"), 0), b -> balance("2.00", b.keeper())));
        records.commit(unit -> {
            ErasableText keeper = unit.keepErasable("Kim");
            unit.append(
                    BALANCE.transition("balance.enter"),
                    "import-1",
                    List.of(new Appended<>("b-2", balance("3", keeper)), new Appended<>("b-3", balance("4", keeper))));
            return keeper;
        });
        refusedAttempt();
        qms.as(COMPLIANCE, "lawsuit").retention().placeHold(HoldScope.type("acme.balance"), "Balances 4711");
        qms.as(COMPLIANCE, "by law").retention().setPolicy("acme.balance", Period.ofYears(10), "21 CFR 211.180");
        inspectorsRead();
        qms.trail().seal();
    }

    @AfterEach
    void close() {
        qms.close();
        database.close();
    }

    private static Ticket ticket(String reference) {
        return Ticket.builder("phone", reference, TicketKind.INCIDENT)
                .event(new TicketEvent.Opened(Instant.parse("2026-03-02T08:00:00Z")))
                .build();
    }

    private static Balance balance(String reading, ErasableText keeper) {
        return new Balance(
                Status.IN_USE, "S-" + reading, new BigDecimal(reading), LocalDate.of(2027, 3, 1), true, keeper);
    }

    private void inspectorsRead() {
        Instant now = Instant.parse("2026-03-02T09:00:00.120Z");
        qms.as(COMPLIANCE, "announced inspection")
                .inspectorAccesses()
                .grant(new Inspector("u-7", "Ines", "Authority"), now, now.plusSeconds(3_600), Set.of("acme.balance"));
        assertThat(qms.as(INSPECTOR).records().find(BALANCE, "b-1")).isPresent();
    }

    private void refusedAttempt() {
        RecordStore inspector = qms.as(INSPECTOR, "trying").records();
        try {
            inspector.commit(unit -> unit.change(BALANCE.transition("balance.calibrate"), "b-1", b -> b));
        } catch (RefusedException expected) {
            return;
        }
        throw new AssertionError("it was not refused");
    }

    @Test
    void what_nobody_touched_is_sound() {
        TrailVerification verification = qms.trail().verify();

        assertThat(verification.problems()).isEmpty();
        assertThat(verification.records()).isEqualTo(8);
        assertThat(verification.seals()).isEqualTo(2);
    }

    @Test
    void every_alteration_of_every_cell_and_row_is_found() throws SQLException {
        TamperedTables tables = new TamperedTables(database, qms, sample, TABLES);

        assertThat(tables.assertEachIsFound(getClass().getSimpleName(), true)).isGreaterThan(300);
    }

    // --- attacks that know how the log is kept ---

    private void assertNothingIsSealedOrExported() {
        assertThatThrownBy(() -> qms.trail().seal()).isInstanceOf(CorruptRecordException.class);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> qms.as(COMPLIANCE, "asked for").evidence().export(EvidenceScope.everything(), out))
                .isInstanceOf(CorruptRecordException.class);
        assertThat(out.size()).isZero();
    }

    @Test
    @Verifies("X-19")
    void a_log_that_was_unsealed_with_a_record_and_the_refusals_dropped_is_found_and_never_signed_again() {
        database.execute("delete from qms_trail_seal");
        database.execute("delete from qms_trail_tile");
        database.execute("update qms_trail_entry set leaf_index = -1, version = 0");
        database.execute("delete from qms_trail_entry where kind = 'REFUSAL'");
        database.execute("delete from qms_trail_entry where record_id = 'phone:INC-2'");
        database.execute("delete from qms_ticket where id = 'phone:INC-2'");

        assertThat(qms.trail().verify().problems())
                .singleElement()
                .asString()
                .contains("of the checkpoint of the key store; it was cut back or replaced");
        assertNothingIsSealedOrExported();
    }

    @Test
    @Verifies("X-19")
    void a_log_whose_last_seal_was_deleted_with_all_that_it_took_in_is_found_and_never_signed_again() {
        database.execute("delete from qms_trail_entry where leaf_index >= (select log_size from qms_trail_seal"
                + " where seal_number = 1)");
        database.execute("delete from qms_trail_seal where seal_number = 2");

        assertThat(qms.trail().verify().problems())
                .anySatisfy(problem -> assertThat(problem).contains("it was cut back or replaced"));
        assertNothingIsSealedOrExported();
    }

    @Test
    @Verifies("X-19")
    void a_seal_that_was_lost_with_its_entries_left_is_made_again_and_sealing_goes_on() {
        database.execute("delete from qms_trail_seal where seal_number = 2");

        assertThat(qms.trail().seal().repaired()).singleElement().asString().contains("it was made again");
        assertThat(qms.trail().verify().problems()).isEmpty();
        assertThat(qms.trail().verify().seals()).isEqualTo(2);
    }

    @Test
    @Verifies("X-19")
    void entries_that_lost_the_places_that_their_seal_gave_get_them_again() {
        database.execute("update qms_trail_entry set leaf_index = -1, version = 0 where leaf_index >="
                + " (select log_size from qms_trail_seal where seal_number = 1)");

        assertThat(qms.trail().seal().repaired()).singleElement().asString().contains("got the places");
        assertThat(qms.trail().verify().problems()).isEmpty();
    }

    @Test
    @Verifies("X-19")
    void places_that_no_seal_gave_are_never_built_on() {
        qms.as(COMPLIANCE, "lawsuit").retention().placeHold(HoldScope.type("acme.balance"), "Balances 4712");
        database.execute("update qms_trail_entry set leaf_index = 4711, version = 1 where leaf_index = -1");

        assertThat(qms.trail().verify().problems()).isNotEmpty();
        assertNothingIsSealedOrExported();
    }
}
