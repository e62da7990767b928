package io.github.qms4j.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.organisation.ProcessDetails.Criticality;
import io.github.qms4j.organisation.Synchronised.Deed;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.TrailEntry;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A laboratory with a quality department inside operations, from January on. */
class OrganisationTest {
    private static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 5);
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 2);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 2);
    private static final PersonId ANN = PersonId.of("ann");
    private static final PersonId BOB = PersonId.of("bob");
    private static final PersonId CID = PersonId.of("cid");
    private static final DepartmentId OPERATIONS = DepartmentId.of("operations");
    private static final DepartmentId LABORATORY = DepartmentId.of("laboratory");
    private static final SiteId BERN = SiteId.of("bern");
    private static final ProcessId RELEASE = ProcessId.of("release");

    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    private final InMemoryStorage storage = new InMemoryStorage();
    private final Qms qms = Complaints.engine(storage, clock).build();
    private final Organisation organisation =
            qms.as(QUALITY, "as the directory has it").organisation();

    private static OrganisationImage laboratory(LocalDate on) {
        return OrganisationImage.on(on)
                .site(BERN, SiteDetails.named("Bern"))
                .person(ANN, PersonDetails.named("Ann").in(OPERATIONS))
                .person(
                        BOB,
                        PersonDetails.named("Bob")
                                .in(LABORATORY)
                                .reportingTo(ANN)
                                .at(BERN))
                .person(CID, PersonDetails.named("Cid").in(LABORATORY).reportingTo(BOB))
                .department(OPERATIONS, DepartmentDetails.named("Operations").ledBy(ANN))
                .department(
                        LABORATORY,
                        DepartmentDetails.named("Laboratory").partOf(OPERATIONS).ledBy(BOB))
                .process(
                        RELEASE,
                        ProcessDetails.named("Release of batches", Criticality.HIGH)
                                .ownedBy(BOB)
                                .in(LABORATORY));
    }

    @Test
    @Verifies("ORG-1")
    void who_owned_a_process_in_january_is_known_after_it_changed_hands() {
        organisation.synchronise(laboratory(JANUARY));
        organisation.synchronise(OrganisationImage.on(MARCH)
                .process(
                        RELEASE,
                        ProcessDetails.named("Release of batches", Criticality.HIGH)
                                .ownedBy(CID)
                                .in(LABORATORY)));

        assertThat(organisation.ownerOf(RELEASE, JANUARY.minusDays(1))).isEmpty();
        assertThat(organisation.ownerOf(RELEASE, JANUARY)).contains(BOB);
        assertThat(organisation.ownerOf(RELEASE, MARCH.minusDays(1))).contains(BOB);
        assertThat(organisation.ownerOf(RELEASE, MARCH)).contains(CID);
    }

    @Test
    @Verifies("ORG-1")
    void everything_entered_is_read_as_it_was_entered() {
        organisation.synchronise(laboratory(JANUARY));

        assertThat(organisation.person(BOB, MARCH))
                .contains(PersonDetails.named("Bob")
                        .in(LABORATORY)
                        .reportingTo(ANN)
                        .at(BERN));
        assertThat(organisation.department(LABORATORY, MARCH))
                .contains(
                        DepartmentDetails.named("Laboratory").partOf(OPERATIONS).ledBy(BOB));
        assertThat(organisation.site(BERN, MARCH)).contains(SiteDetails.named("Bern"));
        assertThat(organisation.process(RELEASE, MARCH).map(ProcessDetails::criticality))
                .contains(Criticality.HIGH);
        assertThat(organisation.headOf(LABORATORY, MARCH)).contains(BOB);
        assertThat(organisation.reportingLine(CID, MARCH)).containsExactly(BOB, ANN);
        assertThat(organisation.areInOneLine(ANN, CID, MARCH)).isTrue();
        assertThat(organisation.membersOf(LABORATORY, MARCH)).containsOnlyKeys(BOB, CID);
        assertThat(organisation.membersOf(LABORATORY, JANUARY.minusDays(1))).isEmpty();
    }

    @Test
    @Verifies("ORG-1")
    void no_entry_is_made_for_a_day_to_come_or_before_the_latest_one() {
        organisation.synchronise(laboratory(FEBRUARY));
        OrganisationImage renamed = OrganisationImage.on(MARCH.plusDays(1)).person(ANN, PersonDetails.named("Anna"));

        assertThatThrownBy(() -> organisation.synchronise(renamed))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is after today, 2026-03-02");
        assertThatThrownBy(() -> organisation.synchronise(
                        OrganisationImage.on(JANUARY).person(ANN, PersonDetails.named("Anna"))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is before the latest entry of 2026-02-02");
        assertThat(organisation.person(ANN, MARCH).map(PersonDetails::name)).contains("Ann");
    }

    @Test
    @Verifies("ORG-1")
    void nobody_rewrites_what_was_entered() {
        organisation.synchronise(laboratory(JANUARY));
        RecordStore records = Unbounded.records(qms.as(QUALITY, "tidying"));

        assertThatThrownBy(() -> records.commit(work -> work.change(
                        OrganisationLifeCycle.PROCESS.change(),
                        RELEASE,
                        process -> new BusinessProcess(
                                History.from(JANUARY, ProcessDetails.named("Release", Criticality.LOW))))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it would change what was entered before");
    }

    @Test
    @Verifies("ORG-2")
    void the_same_image_a_second_time_enters_nothing() {
        Synchronised first = organisation.synchronise(laboratory(JANUARY));
        List<TrailEntry> trail = qms.trail().history("person", "bob");
        Synchronised second = organisation.synchronise(laboratory(MARCH));

        assertThat(first.of(Kind.PERSON, Deed.ENTERED)).containsExactly("ann", "bob", "cid");
        assertThat(second.changedAnything()).isFalse();
        assertThat(second.unchanged()).isEqualTo(7);
        assertThat(qms.trail().history("person", "bob")).isEqualTo(trail);
    }

    @Test
    @Verifies("ORG-2")
    void who_is_missing_from_a_complete_image_has_left_and_is_not_deleted() {
        organisation.synchronise(laboratory(JANUARY));
        OrganisationImage withoutCid = OrganisationImage.on(FEBRUARY)
                .person(ANN, PersonDetails.named("Ann").in(OPERATIONS))
                .person(
                        BOB,
                        PersonDetails.named("Bob")
                                .in(LABORATORY)
                                .reportingTo(ANN)
                                .at(BERN));

        assertThat(organisation.synchronise(withoutCid).changedAnything()).isFalse();
        Synchronised left = organisation.synchronise(withoutCid.completeFor(Kind.PERSON));

        assertThat(left.deeds()).containsOnlyKeys(Kind.PERSON);
        assertThat(left.of(Kind.PERSON, Deed.ENDED)).containsExactly("cid");
        assertThat(organisation.person(CID, FEBRUARY)).isEmpty();
        assertThat(organisation.person(CID, FEBRUARY.minusDays(1))).isPresent();
        assertThat(organisation.department(LABORATORY, FEBRUARY)).isPresent();
        assertThat(organisation.synchronise(laboratory(MARCH)).of(Kind.PERSON, Deed.RETURNED))
                .containsExactly("cid");
        assertThat(organisation.person(CID, MARCH)).isPresent();
    }

    @Test
    @Verifies("ORG-2")
    void an_empty_file_does_not_end_everybody() {
        organisation.synchronise(laboratory(JANUARY));

        assertThatThrownBy(() ->
                        organisation.synchronise(OrganisationImage.on(MARCH).completeFor(Kind.PERSON)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("which would end all of them");
    }

    @Test
    @Verifies("ORG-2")
    void one_unknown_id_stops_the_whole_image_and_every_one_is_named() {
        assertThatThrownBy(() -> organisation.synchronise(OrganisationImage.on(MARCH)
                        .person(ANN, PersonDetails.named("Ann").in(LABORATORY).reportingTo(BOB))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'laboratory': is no department")
                .hasMessageContaining("'bob': is no person");
        assertThat(organisation.person(ANN, MARCH)).isEmpty();
    }

    @Test
    @Verifies("ORG-2")
    void one_person_does_not_come_under_two_spellings() {
        organisation.synchronise(laboratory(JANUARY));

        assertThatThrownBy(() -> organisation.synchronise(
                        OrganisationImage.on(MARCH).person(PersonId.of("Bob"), PersonDetails.named("Bob"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is the same person as 'Bob' to the rules on duties");
    }

    @Test
    @Verifies("X-2")
    void an_agent_does_not_maintain_the_organisation() {
        Organisation agents =
                qms.as(Actor.of("u-agent", Role.SERVICE_AGENT), "moving myself").organisation();

        assertThatThrownBy(() -> agents.synchronise(laboratory(JANUARY)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("organisation:maintain");
        assertThat(organisation.person(ANN, MARCH)).isEmpty();
    }

    @Test
    @Verifies("ORG-3")
    void a_circle_of_managers_or_departments_is_refused_with_the_way_round() {
        organisation.synchronise(laboratory(JANUARY));

        assertThatThrownBy(() -> organisation.synchronise(OrganisationImage.on(MARCH)
                        .person(ANN, PersonDetails.named("Ann").in(OPERATIONS).reportingTo(CID))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ann under cid under bob under ann")
                .hasMessageContaining("is a circle");
        assertThatThrownBy(() -> organisation.synchronise(OrganisationImage.on(MARCH)
                        .department(
                                OPERATIONS,
                                DepartmentDetails.named("Operations").partOf(LABORATORY))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("laboratory under operations under laboratory");
        assertThat(organisation.reportingLine(CID, MARCH)).containsExactly(BOB, ANN);
    }

    @Test
    @Verifies("ORG-3")
    void two_who_change_places_are_no_circle() {
        organisation.synchronise(laboratory(JANUARY));

        organisation.synchronise(OrganisationImage.on(MARCH)
                .person(BOB, PersonDetails.named("Bob").in(LABORATORY).reportingTo(CID))
                .person(CID, PersonDetails.named("Cid").in(LABORATORY).reportingTo(ANN)));

        assertThat(organisation.reportingLine(BOB, MARCH)).containsExactly(CID, ANN);
    }

    @Test
    @Verifies({"ORG-3", "X-16"})
    void two_writers_who_each_close_half_of_a_circle_do_not_both_succeed() {
        organisation.synchronise(OrganisationImage.on(JANUARY)
                .person(ANN, PersonDetails.named("Ann"))
                .person(BOB, PersonDetails.named("Bob")));
        RecordStore records = Unbounded.records(qms.as(QUALITY, "new lines"));

        assertThatThrownBy(() -> records.commit(work -> {
                    work.change(OrganisationLifeCycle.PERSON.change(), ANN, person -> reporting(person, BOB));
                    organisation.synchronise(OrganisationImage.on(MARCH)
                            .person(BOB, PersonDetails.named("Bob").reportingTo(ANN)));
                    return "";
                }))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("bob");
        assertThat(organisation.reportingLine(BOB, MARCH)).containsExactly(ANN);
        assertThat(organisation.reportingLine(ANN, MARCH)).isEmpty();
        assertThatThrownBy(() -> records.commit(work ->
                        work.change(OrganisationLifeCycle.PERSON.change(), ANN, person -> reporting(person, BOB))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("ann under bob under ann is a circle");
    }

    private static Person reporting(Person person, @Nullable PersonId manager) {
        return new Person(person.history()
                .and(
                        MARCH,
                        new PersonDetails(
                                person.history().current().orElseThrow().name(), null, manager, null)));
    }

    @Test
    @Verifies("ORG-3")
    void a_department_without_head_and_a_process_without_owner_are_gaps_also_when_they_left() {
        organisation.synchronise(laboratory(JANUARY));
        assertThat(organisation.gaps(MARCH)).isEmpty();

        organisation.synchronise(OrganisationImage.on(FEBRUARY)
                .person(ANN, PersonDetails.named("Ann").in(OPERATIONS))
                .person(CID, PersonDetails.named("Cid").in(LABORATORY).reportingTo(ANN))
                .completeFor(Kind.PERSON)
                .department(DepartmentId.of("it"), DepartmentDetails.named("IT")));

        assertThat(organisation.gaps(MARCH))
                .containsExactly(
                        new Gap(Kind.DEPARTMENT, "it", "has no head"),
                        new Gap(Kind.DEPARTMENT, "laboratory", "has no head: bob is not there any more"),
                        new Gap(Kind.PROCESS, "release", "has no owner: bob is not there any more"));
        assertThat(organisation.gaps(JANUARY)).isEmpty();
    }
}
