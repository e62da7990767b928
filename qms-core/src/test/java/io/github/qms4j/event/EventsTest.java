package io.github.qms4j.event;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.opened;
import static io.github.qms4j.complaint.Complaints.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.ConflictException;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.StorageException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.retention.DispositionId;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("X-18")
class EventsTest {
    private static final long SEED = 20261130;
    private static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    private static final Actor COMPLIANCE = Actor.of("u-compliance", Role.COMPLIANCE);

    private final SettableClock clock = new SettableClock("2020-03-02T09:00:00Z");
    private final InMemoryCheckpointKeys keys = new InMemoryCheckpointKeys();
    private final PositionStorage storage = new PositionStorage();
    private final Qms qms = engine(storage);
    private final RecordStore agent = Unbounded.records(qms.as(AGENT, "by phone"));

    private record Pin(Status status, String number) {
        private enum Status {
            SET
        }
    }

    private static final Declaration<Pin, Pin.Status> PIN = RecordType.declare(
                    "acme.pin", Pin.class, Pin.Status.class, Pin::status)
            .secret();
    private static final Transition<Pin> SET_PIN = PIN.creates(
                    "pin.set", Permission.of("pin:set", Role.SERVICE_AGENT), Pin.Status.SET)
            .row();
    private static final RecordType<Pin> PIN_TYPE = PIN.type();

    private Qms engine(QmsStorage on) {
        return Complaints.engine(on, clock)
                .checkpointKeys(keys)
                .recordType(PIN_TYPE)
                .signatureAuthenticator((records, attempt, secret) -> new Authentication.Authenticated(
                        new Signer(attempt.identification(), "Dr. " + attempt.identification())))
                .build();
    }

    private void sealedComplaints(int count) {
        for (int i = 0; i < count; i++) {
            clock.advance(Duration.ofMillis(1));
            received(agent);
        }
        qms.trail().seal();
    }

    private List<Long> delivered(String subscription, int max) {
        List<Long> places = new ArrayList<>();
        qms.events().deliver(subscription, max, event -> places.add(event.place()));
        return places;
    }

    private static List<Long> places(long from, long until) {
        return LongStream.range(from, until).boxed().toList();
    }

    @Test
    void what_is_sealed_is_delivered_once_in_the_order_of_the_log() {
        sealedComplaints(3);

        List<LogEvent> events = new ArrayList<>();
        Delivered delivered = qms.events().deliver("erp", 10, events::add);

        assertThat(delivered).isEqualTo(new Delivered(3, 3, false));
        assertThat(events).extracting(LogEvent::place).containsExactly(0L, 1L, 2L);
        assertThat(events).extracting(LogEvent::recordType).containsOnly("acme.complaint");
        assertThat(events).extracting(LogEvent::type).containsOnly("io.github.qms4j.change.complaint.receive");
        assertThat(events.stream().map(event -> event.entry().orElseThrow()))
                .isEqualTo(events.stream()
                        .flatMap(event -> qms.trail().history("acme.complaint", event.recordId()).stream())
                        .toList());
        assertThat(delivered("erp", 10)).isEmpty();
    }

    @Test
    void what_is_not_sealed_yet_is_delivered_when_it_is() {
        sealedComplaints(1);
        received(agent);
        assertThat(delivered("erp", 10)).containsExactly(0L);

        qms.trail().seal();

        assertThat(delivered("erp", 10)).containsExactly(1L);
    }

    @Test
    void subscriptions_are_at_positions_of_their_own() {
        sealedComplaints(5);

        assertThat(delivered("erp", 2)).containsExactly(0L, 1L);
        assertThat(delivered("mail", 4)).containsExactly(0L, 1L, 2L, 3L);
        assertThat(delivered("erp", 10)).containsExactly(2L, 3L, 4L);
        assertThat(delivered("mail", 10)).containsExactly(4L);
        assertThat(qms.events().next("erp")).isEqualTo(5);
        assertThat(qms.events().next("nobody")).isZero();
    }

    @Test
    void no_more_than_the_most_is_delivered_and_that_there_may_be_more_is_said() {
        sealedComplaints(5);

        assertThat(qms.events().deliver("erp", 3, event -> {})).isEqualTo(new Delivered(3, 3, true));
        assertThat(qms.events().deliver("erp", 3, event -> {})).isEqualTo(new Delivered(2, 5, false));
    }

    @Test
    void many_are_delivered_page_by_page_each_with_a_position_of_its_own() {
        sealedComplaints(450);

        assertThat(delivered("erp", 1_000)).isEqualTo(places(0, 450));
        assertThat(storage.positions()).isEqualTo(3);
    }

    @Test
    void a_handler_that_fails_is_given_the_same_event_again_and_none_before_it() {
        sealedComplaints(4);

        assertThatThrownBy(() -> qms.events().deliver("erp", 10, event -> {
                    if (event.place() == 2) {
                        throw new IllegalStateException("the receiver is down");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the receiver is down");

        assertThat(qms.events().next("erp")).isEqualTo(2);
        assertThat(delivered("erp", 10)).containsExactly(2L, 3L);
    }

    @Test
    void a_handler_that_fails_at_the_first_event_moves_nothing() {
        sealedComplaints(1);

        assertThatThrownBy(() -> qms.events().deliver("erp", 10, event -> {
                    throw new IllegalStateException("down");
                }))
                .hasMessage("down");

        assertThat(storage.positions()).isZero();
    }

    @Test
    void what_was_handled_before_the_position_was_stored_is_delivered_again_with_the_same_id() {
        sealedComplaints(3);
        List<String> first = new ArrayList<>();
        storage.dieBeforeNextPosition();
        assertThatThrownBy(() -> qms.events().deliver("erp", 10, event -> first.add(event.id())))
                .isInstanceOf(StorageException.class);

        List<String> again = new ArrayList<>();
        engine(storage).events().deliver("erp", 10, event -> again.add(event.id()));

        assertThat(again).isEqualTo(first).hasSize(3);
    }

    @Test
    void a_position_that_cannot_be_stored_does_not_hide_why_the_handler_failed() {
        sealedComplaints(2);
        storage.dieBeforeNextPosition();

        assertThatThrownBy(() -> qms.events().deliver("erp", 10, event -> {
                    if (event.place() == 1) {
                        throw new IllegalStateException("down");
                    }
                }))
                .hasMessage("down")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
        assertThat(delivered("erp", 10)).containsExactly(0L, 1L);
    }

    @Test
    void of_two_nodes_that_deliver_at_once_one_stores_its_position_and_nothing_is_lost() {
        sealedComplaints(6);
        Qms other = engine(storage);
        List<Long> received = new ArrayList<>();
        storage.beforeNextPosition(() -> other.events().deliver("erp", 4, event -> received.add(event.place())));

        Delivered mine = qms.events().deliver("erp", 2, event -> received.add(event.place()));

        assertThat(mine).isEqualTo(new Delivered(2, 2, true));
        assertThat(qms.events().next("erp")).isEqualTo(4);
        assertThat(delivered("erp", 10)).containsExactly(4L, 5L);
        assertThat(received).containsExactly(0L, 1L, 0L, 1L, 2L, 3L);
    }

    @Test
    void a_node_that_was_overtaken_leaves_what_comes_next_to_the_other() {
        sealedComplaints(450);
        Qms other = engine(storage);
        List<Long> overtaking = new ArrayList<>();
        storage.beforeNextPosition(() -> other.events().deliver("erp", 100, event -> overtaking.add(event.place())));

        Delivered mine = qms.events().deliver("erp", 1_000, event -> {});

        assertThat(mine.next()).isEqualTo(200);
        assertThat(mine.isMore()).isTrue();
        assertThat(qms.events().next("erp")).isEqualTo(100);
    }

    /** Nodes that deliver as much as they like, die, and fail, in any order. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_happens_each_is_delivered_and_first_after_all_before_it(int run) {
        Random random = new Random(SEED + run);
        List<Qms> nodes = List.of(qms, engine(storage), engine(storage));
        List<Long> received = new ArrayList<>();
        int written = 0;
        for (int step = 0; step < 120; step++) {
            switch (random.nextInt(5)) {
                case 0 -> {
                    int more = random.nextInt(6);
                    sealedComplaints(more);
                    written += more;
                }
                case 1 -> storage.dieBeforeNextPosition();
                case 2 -> {
                    Qms other = nodes.get(random.nextInt(3));
                    int max = 1 + random.nextInt(5);
                    storage.beforeNextPosition(() -> deliver(other, max, received, Long.MAX_VALUE));
                }
                default ->
                    deliver(
                            nodes.get(random.nextInt(3)),
                            1 + random.nextInt(8),
                            received,
                            random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(written + 1));
            }
        }
        for (int calm = 0; calm < 500 && qms.events().next("erp") < written; calm++) {
            deliver(qms, 50, received, Long.MAX_VALUE);
        }

        assertThat(new TreeSet<>(received)).containsExactlyElementsOf(places(0, written));
        assertThat(received.stream().distinct()).isSorted();
    }

    private static void deliver(Qms node, int max, List<Long> received, long failsAt) {
        try {
            node.events().deliver("erp", max, event -> {
                if (event.place() == failsAt) {
                    throw new IllegalStateException("down");
                }
                received.add(event.place());
            });
        } catch (IllegalStateException | StorageException anyway) {
            assertThat(anyway.getMessage()).containsAnyOf("down", "died");
        }
    }

    @Test
    void what_a_host_rolled_back_is_never_delivered() {
        HostStorage joined = new HostStorage();
        Qms host = engine(joined);
        RecordStore records = Unbounded.records(host.as(AGENT, "by phone"));
        List<String> subjects = new ArrayList<>();

        joined.begin();
        received(records, ComplaintState.draft("rolled back", AGENT.id()));
        host.trail().seal();
        host.events().deliver("erp", 10, event -> subjects.add(event.json()));
        joined.rollBack();
        joined.begin();
        received(records, ComplaintState.draft("committed", AGENT.id()));
        joined.commit();
        host.trail().seal();
        joined.begin();
        host.events().deliver("erp", 10, event -> subjects.add(event.json()));
        joined.rollBack();

        assertThat(subjects).singleElement().asString().contains("committed").doesNotContain("rolled back");
        assertThat(host.events().next("erp")).isEqualTo(1);
    }

    @Test
    void a_command_writes_nothing_for_events() {
        sealedComplaints(1);
        delivered("erp", 10);
        int rows = storage.rows().all().size();

        opened(agent, received(agent).id());

        assertThat(storage.rows().all()).hasSize(rows + 3);
        assertThat(storage.positions()).isEqualTo(1);
    }

    @Test
    void a_position_has_no_trail_entry_and_the_trail_stays_sound() {
        sealedComplaints(2);

        delivered("erp", 1);
        delivered("erp", 1);
        qms.trail().seal();

        assertThat(delivered("erp", 10)).isEmpty();
        assertThat(qms.trail().verify().problems()).isEmpty();
    }

    @Test
    void refusals_are_delivered_too() {
        String id = opened(agent).id();
        assertThatThrownBy(() -> Complaints.changed(
                        agent, "complaint.close", id, s -> s.withStatus(ComplaintState.Status.CLOSED)))
                .isInstanceOf(RefusedException.class);
        qms.trail().seal();

        List<String> types = new ArrayList<>();
        qms.events().deliver("erp", 10, event -> types.add(event.type()));

        assertThat(types).contains("io.github.qms4j.refusal.complaint.close").hasSize(3);
    }

    @Test
    void nothing_is_told_of_a_secret_record_and_what_follows_is_delivered() {
        received(agent);
        clock.advance(Duration.ofMillis(1));
        agent.commitWithoutResult(work -> work.create(SET_PIN, "p", act -> new Pin(Pin.Status.SET, "4711")));
        clock.advance(Duration.ofMillis(1));
        received(agent);
        qms.trail().seal();

        List<String> told = new ArrayList<>();
        Delivered delivered = qms.events().deliver("erp", 10, event -> told.add(event.json()));

        assertThat(delivered).isEqualTo(new Delivered(2, 3, false));
        assertThat(told).hasSize(2).noneMatch(json -> json.contains("4711") || json.contains("acme.pin"));
    }

    @Test
    void an_engine_that_does_not_know_a_type_delivers_nothing_of_it_nor_behind_it() {
        received(agent);
        clock.advance(Duration.ofMillis(1));
        agent.commitWithoutResult(work -> work.create(SET_PIN, "p", act -> new Pin(Pin.Status.SET, "4711")));
        qms.trail().seal();
        Qms unaware = Complaints.engine(storage, clock).checkpointKeys(keys).build();
        List<String> told = new ArrayList<>();

        assertThatThrownBy(() -> unaware.events().deliver("erp", 10, event -> told.add(event.json())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("acme.pin");

        assertThat(told).hasSize(1);
        assertThat(qms.events().next("erp")).isEqualTo(1);
    }

    private String disposed() {
        qms.as(QUALITY, "as the law says")
                .retention()
                .setPolicy("acme.complaint", Period.ofYears(2), "ISO 13485:2016 4.2.5");
        String id = opened(agent).id();
        Complaints.changed(
                Unbounded.records(qms.as(Complaints.MANAGER, "answered")),
                "complaint.close",
                id,
                s -> s.withStatus(ComplaintState.Status.CLOSED));
        qms.trail().seal();
        clock.advance(Duration.ofDays(2_000));
        DispositionId number =
                qms.as(QUALITY, "as the schedule says").retention().propose("acme.complaint", Set.of(id));
        qms.as(COMPLIANCE, "as the schedule says")
                .signing(Credentials.both(COMPLIANCE.id(), new char[] {'x'}), ZoneOffset.UTC)
                .retention()
                .approve(Seen.of(
                        number,
                        qms.as(COMPLIANCE)
                                .retention()
                                .disposition(number)
                                .orElseThrow()
                                .version()));
        qms.as(QUALITY, "as the schedule says").retention().carryOut(number);
        qms.trail().seal();
        return id;
    }

    @Test
    void of_what_was_disposed_of_the_tombstone_is_delivered_at_the_place_of_each_entry() {
        String id = disposed();

        List<LogEvent> gone = new ArrayList<>();
        List<LogEvent> all = new ArrayList<>();
        qms.events().deliver("erp", 100, event -> {
            all.add(event);
            if (event.entry().isEmpty()) {
                gone.add(event);
            }
        });

        assertThat(all).extracting(LogEvent::place).isEqualTo(places(0, all.size()));
        assertThat(gone).hasSize(3).allSatisfy(event -> {
            assertThat(event.type()).isEqualTo("io.github.qms4j.disposed");
            assertThat(event.recordId()).isEqualTo(id);
            assertThat(event.id()).isEqualTo("disposed-" + event.entryHash());
            assertThat(event.json()).contains("\"disposition\":\"DSP-").doesNotContain("late answer");
        });
    }

    private StoredRecord entryAt(long place) {
        return storage.rows().all().stream()
                .filter(row -> row.key().type().equals("trail-entry"))
                .filter(row -> AttributeValue.of(place).equals(row.attributes().get("leafIndex")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_entry_that_was_deleted_stops_the_delivery_behind_those_before_it() {
        sealedComplaints(4);
        RecordKey deleted = entryAt(2).key();
        storage.rows().remove(deleted::equals);
        List<Long> told = new ArrayList<>();

        assertThatThrownBy(() -> qms.events().deliver("erp", 10, event -> told.add(event.place())))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("place 2");

        assertThat(told).containsExactly(0L, 1L);
        qms.events().moveTo("erp", 3);
        assertThat(delivered("erp", 10)).containsExactly(3L);
    }

    @Test
    void an_entry_that_was_replaced_with_another_good_one_is_not_delivered() {
        sealedComplaints(2);
        StoredRecord first = entryAt(0);
        TrailEntry other = TrailEntry.parse(first.payload().replace("late answer", "all is well"));
        Map<String, AttributeValue> attributes = new HashMap<>(first.attributes());
        attributes.put("hash", AttributeValue.of(other.hash()));
        storage.rows().put(new StoredRecord(first.key(), 1, 1, attributes, other.canonical()));

        assertThatThrownBy(() -> delivered("erp", 10))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("another one was sealed");
    }

    @Test
    void a_log_that_is_shorter_than_what_was_delivered_was_set_back() {
        sealedComplaints(1);
        Map<RecordKey, StoredRecord> backup = storage.rows().copy();
        sealedComplaints(2);
        delivered("erp", 10);
        StoredRecord position = storage.rows().all().stream()
                .filter(row -> row.key().type().equals("event-position"))
                .findFirst()
                .orElseThrow();
        storage.rows().restore(backup);
        storage.rows().put(position);

        assertThatThrownBy(() -> delivered("erp", 10))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("set back");
    }

    @Test
    void a_subscription_can_be_moved_to_be_delivered_anew_or_from_now_on() {
        sealedComplaints(3);
        delivered("erp", 10);

        qms.events().moveTo("erp", 1);
        qms.events().moveTo("new", 3);

        assertThat(delivered("erp", 10)).containsExactly(1L, 2L);
        assertThat(delivered("new", 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 4})
    void a_subscription_cannot_be_moved_to_where_the_log_has_no_place(long next) {
        sealedComplaints(3);

        assertThatThrownBy(() -> qms.events().moveTo("erp", next)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void moving_beside_a_delivery_is_a_conflict() {
        sealedComplaints(3);
        storage.beforeNextPosition(() -> delivered("erp", 10));

        assertThatThrownBy(() -> qms.events().moveTo("erp", 1)).isInstanceOf(ConflictException.class);
        assertThat(qms.events().next("erp")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "erp ", "e\nrp"})
    void a_subscription_has_a_name_that_can_be_read(String name) {
        assertThatThrownBy(() -> qms.events().deliver(name, 10, event -> {})).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void at_least_one_is_asked_for() {
        assertThatThrownBy(() -> qms.events().deliver("erp", 0, event -> {})).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_log_that_nobody_seals_is_not_silently_empty() {
        Qms unsealed = Complaints.engine(storage, clock).build();
        received(agent);

        assertThatThrownBy(() -> unsealed.events().deliver("erp", 10, event -> {}))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("never sealed");
    }

    @Test
    void tenants_have_positions_and_events_of_their_own() {
        sealedComplaints(2);
        Qms other = Complaints.engine(storage, clock)
                .checkpointKeys(keys)
                .tenant("other")
                .build();
        received(Unbounded.records(other.as(AGENT, "by phone")));
        other.trail().seal();

        List<String> sources = new ArrayList<>();
        other.events().deliver("erp", 10, event -> sources.add(event.json()));

        assertThat(sources).singleElement().asString().contains("\"source\":\"qms4j/other\"");
        assertThat(delivered("erp", 10)).containsExactly(0L, 1L);
    }
}
