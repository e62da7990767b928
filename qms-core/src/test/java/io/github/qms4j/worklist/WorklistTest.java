package io.github.qms4j.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.delegation.Delegations.Delegate;
import io.github.qms4j.inspection.InspectorAccesses.Inspector;
import io.github.qms4j.organisation.DepartmentDetails;
import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.organisation.Kind;
import io.github.qms4j.organisation.OrganisationImage;
import io.github.qms4j.organisation.PersonDetails;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.organisation.ProcessDetails;
import io.github.qms4j.organisation.ProcessDetails.Criticality;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Visits to suppliers: agents make them, managers judge them. */
@Verifies("X-17")
class WorklistTest {
    private static final long SEED = 20261130;
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Actor ANN = Actor.of("ann", Role.SERVICE_AGENT);
    private static final Actor BOB = Actor.of("bob", Role.SERVICE_AGENT);
    private static final Actor MEG = Actor.of("meg", Role.SERVICE_MANAGER);
    private static final Actor QUALITY = Actor.of("qm", Role.QUALITY_MANAGER);
    private static final Actor TRAINER = Actor.of("tina", Role.TRAINER);

    private record Pin(Status status) {
        private enum Status {
            SET,
            SHOWN
        }
    }

    private static final Permission PINS = Permission.of("pin:set", Role.SERVICE_AGENT);
    private static final Declaration<Pin, Pin.Status> PIN = RecordType.declare(
                    "acme.pin", Pin.class, Pin.Status.class, Pin::status)
            .secret();
    private static final Transition<Pin> SET_PIN =
            PIN.creates("pin.set", PINS, Pin.Status.SET).row();

    static {
        PIN.waitsFor(
                PIN.moves("pin.show", PINS, Pin.Status.SET, Pin.Status.SHOWN).row());
    }

    private static final RecordType<Pin> PIN_TYPE = PIN.type();

    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    private final AskedStorage storage = new AskedStorage();
    private final Qms qms = Qms.builder()
            .storage(storage)
            .clock(clock)
            .recordType(Visit.TYPE)
            .recordType(PIN_TYPE)
            .accessPolicy((actor, permission) -> actor.roles().stream().anyMatch(permission.defaultRoles()::contains)
                    && !(actor.id().equals("shut-out") && permission.name().equals("acme.visit:read")))
            .build();

    private QmsSession as(Actor actor) {
        return qms.as(actor, "as planned");
    }

    private void planned(String id, @Nullable String owner, @Nullable LocalDate dueOn) {
        Visit.plan(Unbounded.records(as(ANN)), id, owner, dueOn);
    }

    private void made(String id, String owner, LocalDate dueOn) {
        planned(id, owner, dueOn);
        Visit.take(Unbounded.records(as(ANN)), Visit.FINISH, id);
    }

    private List<String> ids(Actor actor, WorkFilter filter) {
        return as(actor).worklist().list(filter, null).items().stream()
                .map(WorkItem::recordId)
                .toList();
    }

    @Test
    void what_somebody_owns_waits_for_them_by_day_and_what_has_no_day_comes_last() {
        planned("c", "ann", null);
        planned("b", "ann", TODAY.plusDays(2));
        planned("a", "ann", TODAY.plusDays(3));
        planned("other", "bob", TODAY);

        assertThat(as(ANN).worklist().mine().items())
                .extracting(WorkItem::recordId, WorkItem::until, WorkItem::person, WorkItem::action)
                .containsExactly(
                        tuple("b", TODAY.plusDays(2), "ann", "visit.finish"),
                        tuple("a", TODAY.plusDays(3), "ann", "visit.finish"),
                        tuple("c", null, "ann", "visit.finish"));
    }

    @Test
    void what_nobody_owns_waits_for_whoever_has_the_permission() {
        planned("a", null, TODAY);

        assertThat(ids(BOB, WorkFilter.mine())).containsExactly("a");
        assertThat(ids(BOB, WorkFilter.mineByName())).isEmpty();
        assertThat(ids(TRAINER, WorkFilter.mine())).isEmpty();
    }

    @Test
    void what_was_done_waits_for_the_next_one_and_in_the_end_for_nobody() {
        made("a", "ann", TODAY);

        assertThat(ids(ANN, WorkFilter.mine())).isEmpty();
        assertThat(as(MEG).worklist().mine().items())
                .containsExactly(new WorkItem("acme.visit", "a", "visit.accept", "visit:judge", null, TODAY, null, ""));

        Visit.take(Unbounded.records(as(MEG)), Visit.ACCEPT, "a");

        assertThat(ids(MEG, WorkFilter.all())).isEmpty();
    }

    @Test
    void an_owner_without_the_permission_is_told_all_the_same_and_can_says_why_not() {
        planned("a", "tina", TODAY);

        WorkItem item = as(TRAINER).worklist().mine().items().get(0);

        assertThat(item.person()).isEqualTo("tina");
        assertThat(as(TRAINER).can(item.action(), item.recordId())).isInstanceOf(Decision.Denied.class);
    }

    @Test
    void one_person_has_one_list_however_their_id_is_written() {
        planned("a", "ANN", TODAY);

        assertThat(ids(ANN, WorkFilter.mineByName())).containsExactly("a");
    }

    @Test
    void overdue_is_what_was_due_before_today_whoever_it_waits_for() {
        planned("yesterday", "ann", TODAY.minusDays(1));
        planned("today", "ann", TODAY);
        planned("never", "ann", null);
        made("long", "bob", TODAY.minusDays(9));

        assertThat(as(QUALITY).worklist().overdue().items())
                .extracting(WorkItem::recordId)
                .containsExactly("long", "yesterday");
        assertThat(as(QUALITY).worklist().overdue().items()).allMatch(item -> item.isOverdue(TODAY));
        assertThat(ids(ANN, WorkFilter.mine().overdue())).containsExactly("yesterday");
        assertThat(ids(ANN, WorkFilter.mine().dueBefore(TODAY.plusDays(1)))).containsExactly("yesterday", "today");

        clock.advance(Duration.ofDays(1));

        assertThat(ids(ANN, WorkFilter.mine().overdue())).containsExactly("yesterday", "today");
    }

    @Test
    void a_role_is_told_what_waits_for_nobody_by_name() {
        planned("owned", "ann", TODAY);
        planned("free", null, TODAY);
        made("made", "ann", TODAY);

        assertThat(ids(QUALITY, WorkFilter.ofRole(Role.SERVICE_AGENT))).containsExactly("free");
        assertThat(ids(QUALITY, WorkFilter.ofRole(Role.SERVICE_MANAGER))).containsExactly("made", "free");
        assertThat(ids(QUALITY, WorkFilter.ofRole(Role.TRAINER))).isEmpty();
    }

    @Test
    void a_delegate_has_the_delegators_work_and_is_told_whose_it_is() {
        planned("megs", "meg", TODAY);
        made("judged", "ann", TODAY);
        planned("anns", "ann", TODAY);
        assertThat(ids(TRAINER, WorkFilter.mine())).isEmpty();

        as(MEG).delegations()
                .grant(
                        new Delegate("tina", "Tina"),
                        Set.of(Role.SERVICE_MANAGER),
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(7)));

        assertThat(as(TRAINER).worklist().mine().items())
                .extracting(WorkItem::recordId, WorkItem::onBehalfOf)
                .containsExactly(tuple("megs", "meg"), tuple("judged", "meg"));
        assertThat(ids(TRAINER, WorkFilter.mineByName())).containsExactly("megs");
        assertThat(as(MEG).worklist().mine().items())
                .extracting(WorkItem::onBehalfOf)
                .containsOnlyNulls();

        clock.advance(Duration.ofDays(7));

        assertThat(ids(TRAINER, WorkFilter.mine())).isEmpty();
    }

    @Test
    void a_delegate_does_not_get_what_the_delegated_roles_do_not_allow() {
        planned("megs", "meg", TODAY);
        Actor both = Actor.of("meg", Role.SERVICE_MANAGER, Role.TRAINER);

        as(both).delegations()
                .grant(
                        new Delegate("qm", "Quinn"),
                        Set.of(Role.TRAINER),
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(7)));

        assertThat(ids(QUALITY, WorkFilter.mineByName())).isEmpty();
    }

    private void organisation() {
        as(QUALITY)
                .organisation()
                .synchronise(OrganisationImage.on(TODAY)
                        .person(PersonId.of("meg"), PersonDetails.named("Meg").in(DepartmentId.of("service")))
                        .person(PersonId.of("bob"), PersonDetails.named("Bob").in(DepartmentId.of("service")))
                        .person(PersonId.of("ann"), PersonDetails.named("Ann").in(DepartmentId.of("night")))
                        .person(PersonId.of("tina"), PersonDetails.named("Tina").in(DepartmentId.of("school")))
                        .department(
                                DepartmentId.of("service"),
                                DepartmentDetails.named("Service").ledBy(PersonId.of("meg")))
                        .department(
                                DepartmentId.of("night"),
                                DepartmentDetails.named("Night").partOf(DepartmentId.of("service")))
                        .department(
                                DepartmentId.of("school"),
                                DepartmentDetails.named("School").ledBy(PersonId.of("tina")))
                        .process(
                                ProcessId.of("visits"),
                                ProcessDetails.named("Visits", Criticality.HIGH).ownedBy(PersonId.of("bob"))));
    }

    @Test
    void a_head_is_told_what_waits_for_the_department_and_its_parts() {
        organisation();
        planned("anns", "ann", TODAY);
        planned("bobs", "bob", TODAY);
        planned("tinas", "tina", TODAY);
        planned("free", null, TODAY);

        assertThat(ids(MEG, WorkFilter.ofMyDepartments())).containsExactly("anns", "bobs");
        assertThat(ids(TRAINER, WorkFilter.ofMyDepartments())).containsExactly("tinas");
        assertThat(ids(ANN, WorkFilter.ofMyDepartments())).isEmpty();
    }

    @Test
    void a_department_of_thousands_is_asked_for_in_several_queries_and_is_one_list() {
        OrganisationImage image = OrganisationImage.on(TODAY)
                .department(
                        DepartmentId.of("all"), DepartmentDetails.named("All").ledBy(PersonId.of("meg")))
                .person(PersonId.of("meg"), PersonDetails.named("Meg"));
        for (int i = 0; i < 1_200; i++) {
            image = image.person(PersonId.of("p" + i), PersonDetails.named("P").in(DepartmentId.of("all")));
        }
        as(QUALITY).organisation().synchronise(image);
        planned("first", "p0", TODAY.plusDays(1));
        planned("last", "p999", TODAY);
        planned("middle", "p1199", TODAY.plusDays(2));

        assertThat(all(MEG, WorkFilter.ofMyDepartments(), 1)).containsExactly("last", "first", "middle");
        assertThat(storage.queries().stream()
                        .flatMap(query -> query.conditions().stream())
                        .flatMap(c -> c instanceof Condition.In in
                                ? Stream.of(in.values().size())
                                : Stream.empty()))
                .isNotEmpty()
                .allMatch(size -> size <= 1_000);
    }

    @Test
    @Verifies("ORG-3")
    void a_department_without_head_and_a_process_whose_owner_left_wait_for_the_quality_manager() {
        organisation();
        as(QUALITY)
                .organisation()
                .synchronise(OrganisationImage.on(TODAY)
                        .person(PersonId.of("meg"), PersonDetails.named("Meg"))
                        .person(PersonId.of("tina"), PersonDetails.named("Tina"))
                        .completeFor(Kind.PERSON));

        assertThat(as(QUALITY).worklist().mine().items())
                .extracting(WorkItem::recordType, WorkItem::recordId, WorkItem::action, WorkItem::note)
                .containsExactly(
                        tuple(
                                "business-process",
                                "visits",
                                "business-process.change",
                                "has no owner: bob is not there any more"),
                        tuple("department", "night", "department.change", "has no head"));
        assertThat(all(QUALITY, WorkFilter.ofRole(Role.QUALITY_MANAGER), 1)).containsExactly("visits", "night");
        assertThat(all(TRAINER, WorkFilter.all(), 1)).containsExactly("visits", "night");
    }

    @Test
    @Verifies("ORG-3")
    void gaps_of_the_organisation_are_nobody_elses_work_and_never_overdue() {
        organisation();

        assertThat(ids(MEG, WorkFilter.mine())).isEmpty();
        assertThat(ids(QUALITY, WorkFilter.mineByName())).isEmpty();
        assertThat(ids(QUALITY, WorkFilter.ofRole(Role.TRAINER))).isEmpty();
        assertThat(ids(QUALITY, WorkFilter.mine().overdue())).isEmpty();
    }

    @Test
    @Verifies("ORG-3")
    void a_whole_organisation_leaves_the_quality_manager_nothing_to_do() {
        organisation();
        as(QUALITY)
                .organisation()
                .synchronise(OrganisationImage.on(TODAY)
                        .department(
                                DepartmentId.of("night"),
                                DepartmentDetails.named("Night")
                                        .partOf(DepartmentId.of("service"))
                                        .ledBy(PersonId.of("ann"))));

        assertThat(ids(QUALITY, WorkFilter.mine())).isEmpty();
    }

    @Test
    void what_the_reader_may_not_read_is_not_told_and_that_they_looked_is_no_refused_attempt() {
        planned("a", "shut-out", TODAY);
        Actor shutOut = Actor.of("shut-out", Role.SERVICE_AGENT);

        assertThat(ids(shutOut, WorkFilter.mine())).isEmpty();
        assertThat(ids(shutOut, WorkFilter.all())).isEmpty();
        assertThat(qms.trail().refusals("acme.visit", "*")).isEmpty();
    }

    @Test
    void a_secret_record_is_in_nobodys_list() {
        Unbounded.records(as(ANN))
                .commitWithoutResult(work -> work.create(SET_PIN, "p", act -> new Pin(Pin.Status.SET)));

        assertThat(ids(ANN, WorkFilter.mine())).isEmpty();
        assertThat(ids(ANN, WorkFilter.all())).isEmpty();
    }

    @Test
    void an_inspector_sees_what_was_opened_to_them_and_each_look_is_on_record() {
        planned("a", "ann", TODAY);
        Actor inspector = Actor.of("ida", Role.INSPECTOR);
        assertThat(ids(inspector, WorkFilter.all())).isEmpty();

        as(QUALITY)
                .inspectorAccesses()
                .grant(
                        new Inspector("ida", "Ida", "Authority"),
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(1)),
                        Set.of("acme.visit"));

        assertThat(ids(inspector, WorkFilter.all())).containsExactly("a");
        assertThat(qms.trail().accesses("ida", Instant.MIN, Instant.MAX)).hasSize(1);
    }

    private List<String> all(Actor actor, WorkFilter filter, int limit) {
        return all(actor, filter, limit, () -> {});
    }

    private List<String> all(Actor actor, WorkFilter filter, int limit, Runnable between) {
        List<String> found = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<WorkItem> page = as(actor).worklist().list(filter.limitedTo(limit), cursor.orElse(null));
            assertThat(page.items().size()).isLessThanOrEqualTo(limit);
            page.items().forEach(item -> found.add(item.recordId()));
            cursor = page.next();
            between.run();
        } while (cursor.isPresent());
        return found;
    }

    /** Many on few days, so that one day has more than a page. */
    private List<String> many(Random random) {
        organisation();
        IntStream.range(0, 120).forEach(i -> {
            int day = random.nextInt(6);
            planned("v" + i, random.nextBoolean() ? "ann" : null, day == 5 ? null : TODAY.plusDays(day));
        });
        IntStream.range(0, 40).forEach(i -> made("m" + i, "ann", TODAY.plusDays(random.nextInt(5))));
        return ids(QUALITY, WorkFilter.all().limitedTo(WorkFilter.MAX_PAGE));
    }

    @Test
    void the_list_is_by_day_then_by_type_and_id() {
        many(new Random(SEED));

        List<WorkItem> items = as(QUALITY)
                .worklist()
                .list(WorkFilter.all().limitedTo(WorkFilter.MAX_PAGE), null)
                .items();

        assertThat(items)
                .isSortedAccordingTo(
                        Comparator.comparing((WorkItem item) -> item.until() == null ? LocalDate.MAX : item.until())
                                .thenComparing(WorkItem::recordType)
                                .thenComparing(WorkItem::recordId));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10, 31, 50, 1_000})
    void pages_of_any_size_give_the_same_list(int limit) {
        List<String> expected = many(new Random(SEED));

        assertThat(expected).hasSize(161);
        assertThat(all(QUALITY, WorkFilter.all(), limit)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 31})
    void nothing_that_still_waits_is_left_out_when_others_work_between_two_pages(int limit) {
        Random random = new Random(SEED + limit);
        List<String> expected = many(random);
        Set<String> finished = new HashSet<>();

        List<String> found = all(QUALITY, WorkFilter.all(), limit, () -> {
            random.ints(8, 0, expected.size())
                    .mapToObj(expected::get)
                    .filter(id -> id.startsWith("m") && finished.add(id))
                    .forEach(id -> Visit.take(Unbounded.records(as(MEG)), Visit.ACCEPT, id));
        });

        assertThat(finished).isNotEmpty();
        assertThat(found).doesNotHaveDuplicates();
        assertThat(found)
                .containsAll(
                        expected.stream().filter(id -> !finished.contains(id)).toList());
    }

    @Test
    void a_page_of_everything_is_one_query_a_type_in_the_order_of_an_index() {
        many(new Random(SEED));
        storage.queries();

        as(MEG).worklist().list(WorkFilter.all().overdue(), null);

        List<RecordQuery> asked = storage.queries().stream()
                .filter(query -> !query.type().equals("delegation"))
                .toList();
        Set<String> waiting = Stream.concat(Qms.recordTypes().stream(), Stream.of(Visit.TYPE))
                .filter(type -> type.waiting().isPresent())
                .filter(type -> Unbounded.records(as(MEG)).mayRead(type))
                .map(RecordType::name)
                .collect(Collectors.toSet());
        assertThat(waiting).contains("capa", "audit").doesNotContain("readiness-assessment");
        assertThat(asked).extracting(RecordQuery::type).containsExactlyInAnyOrderElementsOf(waiting);
        assertThat(asked).allSatisfy(query -> {
            assertThat(query.conditions()).extracting(Condition::attribute).containsOnly("waitsUntil");
            assertThat(query.sort()).isNotNull().extracting("attribute").isEqualTo("waitsUntil");
        });
        assertThat(Visit.TYPE.indexes()).contains(List.of("waitsFor", "waitsUntil"), List.of("waitsUntil"));
    }

    @Test
    void my_page_is_one_query_a_type_for_my_name_and_one_for_each_permission_in_the_order_of_an_index() {
        many(new Random(SEED));
        storage.queries();

        as(MEG).worklist().mine();

        List<RecordQuery> visits = storage.queries().stream()
                .filter(query -> query.type().equals("acme.visit"))
                .toList();
        assertThat(visits).allSatisfy(query -> {
            assertThat(query.conditions()).extracting(Condition::attribute).contains("waitsFor", "waitsUntil");
            assertThat(query.sort()).isNotNull().extracting("attribute").isEqualTo("waitsUntil");
        });
        assertThat(visits.stream()
                        .map(query -> ((Condition.In) query.conditions().get(0))
                                .values().stream()
                                        .map(value -> String.valueOf(value.value()))
                                        .sorted()
                                        .toList()))
                .containsExactlyInAnyOrder(
                        List.of("visit:judge meg", "visit:make meg"), List.of("visit:judge"), List.of("visit:make"));
    }

    @Test
    void within_a_day_that_has_more_than_a_page_one_query_reads_one_page() {
        IntStream.range(0, 30).forEach(i -> planned("v" + i, "ann", TODAY));
        WorkFilter five = WorkFilter.mine().limitedTo(5);
        Page<WorkItem> first = as(ANN).worklist().list(five, null);
        storage.queries();

        Page<WorkItem> second = as(ANN).worklist().list(five, first.cursor());

        assertThat(second.items()).hasSize(5);
        assertThat(storage.queries().stream().filter(query -> !query.type().equals("delegation")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!", "bm9uc2Vuc2U", "MjAyNi0wMy0wMgpubwpjdXJzb3I"})
    void a_cursor_that_no_page_gave_is_refused(String cursor) {
        assertThatThrownBy(() -> as(ANN).worklist().list(WorkFilter.mine(), cursor))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cursor");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_001})
    void a_page_has_1_to_1000_items(int limit) {
        assertThatThrownBy(() -> WorkFilter.mine().limitedTo(limit)).isInstanceOf(InvalidInputException.class);
    }
}
