package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.NotFoundException;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.UnitOfWork.Appended;
import io.github.qms4j.retention.DispositionId;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Verifies("X-12")
class DisposalTest {
    private static final Actor ANN = Actor.of("u-ann", Role.SERVICE_AGENT);
    private static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    private static final Actor COMPLIANCE = Actor.of("u-compliance", Role.COMPLIANCE);
    private static final Permission WRITE = Permission.of("protocol:write", Role.SERVICE_AGENT);
    private static final RecordType<Protocol> PROTOCOL =
            protocol("acme.protocol").numbered("PRO").type();
    private static final RecordType<Protocol> PAGE = protocol("acme.page").type();

    private final TestDatabase database = new TestDatabase("jdbc:h2:mem:disposal;DB_CLOSE_DELAY=0");
    private Instant now = Instant.parse("2020-03-02T09:00:00Z");
    private final Qms qms = Qms.builder()
            .storage(database.owning())
            .clock(clock(() -> now))
            .checkpointKeys(new InMemoryCheckpointKeys())
            .signatureAuthenticator((records, attempt, secret) ->
                    new Authentication.Authenticated(new Signer(attempt.identification(), "Ann Ek")))
            .recordType(PROTOCOL)
            .recordType(PAGE)
            .build();
    private final RecordStore ann = as(ANN).records();

    enum Status {
        FINAL
    }

    record Protocol(Status status, String subject, List<ErasableText> people) {
        Protocol {
            people = List.copyOf(people);
        }
    }

    private static Declaration<Protocol, Status> protocol(String name) {
        Declaration<Protocol, Status> declared =
                RecordType.declare(name, Protocol.class, Status.class, Protocol::status);
        declared.text("subject", Protocol::subject);
        declared.creates("protocol.write", WRITE, Status.FINAL).row();
        declared.edits("protocol.edit", WRITE, Status.FINAL).row();
        return declared;
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }

    private QmsSession as(Actor actor) {
        return qms.as(actor, "as the schedule says");
    }

    @BeforeEach
    void setPolicies() {
        for (String type : List.of("acme.protocol", "acme.page", "ticket")) {
            as(QUALITY).retention().setPolicy(type, Period.ofYears(2), "ISO 13485:2016 4.2.5");
        }
    }

    @AfterEach
    void close() {
        qms.close();
        database.close();
    }

    private String written(String subject) {
        return ann.commit(work -> work.create(
                        PROTOCOL.transition("protocol.write"),
                        by -> new Protocol(Status.FINAL, subject, List.of(work.keepErasable("Kim")))))
                .id();
    }

    private void appended(int pages) {
        ann.commit(work -> {
            work.append(
                    PAGE.transition("protocol.write"),
                    "scan",
                    IntStream.range(0, pages)
                            .mapToObj(i ->
                                    new Appended<>("scan/" + i, new Protocol(Status.FINAL, "page " + i, List.of())))
                            .toList());
            return pages;
        });
    }

    private String disposed(String type, Set<String> ids) {
        DispositionId number = as(QUALITY).retention().propose(type, ids);
        as(COMPLIANCE)
                .signing(Credentials.both(COMPLIANCE.id(), new char[] {'x'}), ZoneOffset.UTC)
                .retention()
                .approve(Seen.of(number, 0));
        as(QUALITY).retention().carryOut(number);
        return number.value();
    }

    private long count(String rows) throws SQLException {
        try (Connection connection = database.connections().getConnection();
                Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery("select count(*) from " + rows)) {
            counted.next();
            return counted.getLong(1);
        }
    }

    private List<String> problems() {
        return qms.trail().verify().problems();
    }

    @Test
    void a_disposed_record_leaves_no_row_but_a_tombstone_and_all_verifies() throws SQLException {
        String id = written("kept secret");
        ann.commit(work -> work.change(
                PROTOCOL.transition("protocol.edit"), id, p -> new Protocol(Status.FINAL, "still secret", p.people())));
        String other = written("other");
        now = Instant.parse("2026-03-02T09:00:00Z");
        assertThat(count("qms_attribute where id = '" + id + "'")).isPositive();

        String number = disposed("acme.protocol", Set.of(id));

        for (String rows : List.of(
                "qms_record where id = '" + id + "'",
                "qms_attribute where id = '" + id + "'",
                "qms_trail_entry where record_id = '" + id + "'")) {
            assertThat(count(rows)).as(rows).isZero();
        }
        assertThat(count("qms_erasable_text")).isEqualTo(1);
        assertThat(count("qms_tombstone where record_id = '" + id + "' and disposition = '" + number + "'"))
                .isEqualTo(1);
        assertThat(problems()).isEmpty();
        assertThat(ann.find(PROTOCOL, other)).isPresent();
        assertThatThrownBy(() -> ann.get(PROTOCOL, id))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(number);
        qms.trail().seal();
        assertThat(problems()).isEmpty();
    }

    @Test
    @Verifies("X-4")
    void a_new_record_gets_the_number_after_the_last_that_was_disposed_of() {
        String first = written("first");
        String last = written("last");
        now = Instant.parse("2026-03-02T09:00:00Z");
        disposed("acme.protocol", Set.of(first, last));
        now = Instant.parse("2020-12-31T09:00:00Z");

        assertThat(written("next")).isEqualTo("PRO-2020-0003");
        assertThat(problems()).isEmpty();
    }

    @Test
    void as_many_records_of_a_batch_as_a_disposition_takes_go_at_once() throws SQLException {
        appended(300);
        now = Instant.parse("2026-03-02T09:00:00Z");

        disposed("acme.page", IntStream.range(0, 200).mapToObj(i -> "scan/" + i).collect(Collectors.toSet()));

        assertThat(count("qms_record where record_type = 'acme.page'")).isEqualTo(100);
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_ticket_of_the_service_desk_is_disposed_of() throws SQLException {
        String id = as(ANN).serviceDesk()
                .open(Ticket.builder("phone", "INC-1", TicketKind.INCIDENT)
                        .event(new TicketEvent.Opened(now.minus(Duration.ofDays(2))))
                        .build());
        as(ANN).serviceDesk().record(id, new TicketEvent.Cancelled(now));
        now = Instant.parse("2026-03-02T09:00:00Z");

        disposed("ticket", Set.of(id));

        assertThat(count("qms_ticket")).isZero();
        assertThat(problems()).isEmpty();
    }

    @Test
    void whoever_alters_a_tombstone_or_what_it_rests_on_with_sql_is_found() {
        String id = written("kept secret");
        now = Instant.parse("2026-03-02T09:00:00Z");
        String number = disposed("acme.protocol", Set.of(id));
        qms.trail().seal();

        for (String column : List.of("record_type", "record_id", "record_series", "disposition", "payload")) {
            assertFound(
                    "update qms_tombstone set " + column + " = concat(" + column + ", ' ')",
                    "update qms_tombstone set " + column + " = trim(" + column + ")");
        }
        for (String column : List.of("record_sequence", "first_leaf", "last_leaf", "version")) {
            assertFound(
                    "update qms_tombstone set " + column + " = " + column + " + 1",
                    "update qms_tombstone set " + column + " = " + column + " - 1");
        }
        assertFound(
                "update qms_disposition set decided_by = 'u-other'",
                "update qms_disposition set decided_by = 'u-compliance' where id = '" + number + "'");
        assertFound("delete from qms_tombstone", "select 1");
    }

    private void assertFound(String alteration, String undo) {
        assertThat(problems()).isEmpty();
        database.execute(alteration);
        assertThat(problems()).as(alteration).isNotEmpty();
        database.execute(undo);
    }
}
