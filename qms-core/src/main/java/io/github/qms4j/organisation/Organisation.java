package io.github.qms4j.organisation;

import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who works where for whom, and who answers for which process (rules ORG-1 to ORG-3). The host keeps it and synchronises
 * it in one call; what was so on an earlier day stays readable. Reading takes the permission to read the record type.
 *
 * <p>A day is one of the engine's zone. What the organisation was on a day is answered as it is known now; what was known
 * then, the trail says.
 */
public final class Organisation {
    static final int PAGE = 500;

    private final RecordStore records;

    /** The organisation of a store's tenant. */
    public Organisation(RecordStore records) {
        this.records = records;
    }

    static UnitType<?, ?> type(Kind kind) {
        return switch (kind) {
            case PERSON -> OrganisationLifeCycle.PERSON;
            case DEPARTMENT -> OrganisationLifeCycle.DEPARTMENT;
            case SITE -> OrganisationLifeCycle.SITE;
            case PROCESS -> OrganisationLifeCycle.PROCESS;
        };
    }

    /**
     * Enters what an image says and the records do not yet, in one unit: all of it or nothing. Given again it enters
     * nothing.
     *
     * @throws io.github.qms4j.InvalidInputException listing every unknown id, circle, and person with two ids; and when
     *     the image is complete for a kind of which it names no unit
     * @throws io.github.qms4j.RefusedException when its day is in the future or before the latest entry of a unit that it
     *     changes
     * @throws io.github.qms4j.ConflictException when somebody else changed a unit in between; synchronise again
     * @throws io.github.qms4j.DuplicateException when somebody else entered a unit in between; synchronise again
     */
    public Synchronised synchronise(OrganisationImage image) {
        return new Synchronisation(records, image).run();
    }

    /** What was known of a person on a day; empty before they came and after they left. */
    public Optional<PersonDetails> person(PersonId id, LocalDate on) {
        return on(OrganisationLifeCycle.PERSON, id, on);
    }

    /** What a department was on a day; empty when there was none. */
    public Optional<DepartmentDetails> department(DepartmentId id, LocalDate on) {
        return on(OrganisationLifeCycle.DEPARTMENT, id, on);
    }

    /** What a site was on a day; empty when there was none. */
    public Optional<SiteDetails> site(SiteId id, LocalDate on) {
        return on(OrganisationLifeCycle.SITE, id, on);
    }

    /** What a process was on a day; empty when there was none. */
    public Optional<ProcessDetails> process(ProcessId id, LocalDate on) {
        return on(OrganisationLifeCycle.PROCESS, id, on);
    }

    /** Who owned a process on a day; empty when nobody did who was there on that day. */
    public Optional<PersonId> ownerOf(ProcessId process, LocalDate on) {
        return process(process, on)
                .map(ProcessDetails::owner)
                .filter(owner -> person(owner, on).isPresent());
    }

    /** Who headed a department on a day; empty when nobody did who was there on that day. */
    public Optional<PersonId> headOf(DepartmentId department, LocalDate on) {
        return department(department, on)
                .map(DepartmentDetails::head)
                .filter(head -> person(head, on).isPresent());
    }

    /** To whom a person reported on a day, directly and through others, the direct one first. */
    public List<PersonId> reportingLine(PersonId person, LocalDate on) {
        List<PersonId> line = new ArrayList<>();
        Optional<PersonId> next = person(person, on).map(PersonDetails::manager);
        while (next.isPresent() && !line.contains(next.get()) && !next.get().equals(person)) {
            line.add(next.get());
            next = person(next.get(), on).map(PersonDetails::manager);
        }
        return line;
    }

    /** Whether one of two persons reported to the other on a day, directly or through others. */
    public boolean areInOneLine(PersonId one, PersonId other, LocalDate on) {
        return reportingLine(one, on).contains(other)
                || reportingLine(other, on).contains(one);
    }

    /** Who worked in a department itself on a day, not in its parts, by id. */
    public Map<PersonId, PersonDetails> membersOf(DepartmentId department, LocalDate on) {
        Map<PersonId, PersonDetails> members = new TreeMap<>(Comparator.comparing(PersonId::value));
        present(OrganisationLifeCycle.PERSON, on, (id, details) -> department.equals(details.department()))
                .forEach(found -> members.put(new PersonId(found.id()), found.details()));
        return members;
    }

    /** Departments without a head and processes without an owner on a day, by kind and id (rule ORG-3). */
    public List<Gap> gaps(LocalDate on) {
        List<Found<DepartmentDetails>> departments = present(
                        OrganisationLifeCycle.DEPARTMENT, on, (id, details) -> true)
                .toList();
        List<Found<ProcessDetails>> processes = present(OrganisationLifeCycle.PROCESS, on, (id, details) -> true)
                .toList();
        Set<String> there = thereOf(
                Stream.concat(
                        departments.stream().map(found -> found.details().head()),
                        processes.stream().map(found -> found.details().owner())),
                on);
        return Stream.concat(
                        departments.stream()
                                .flatMap(found -> gap(
                                        Kind.DEPARTMENT,
                                        found.id(),
                                        "head",
                                        found.details().head(),
                                        there)),
                        processes.stream()
                                .flatMap(found -> gap(
                                        Kind.PROCESS,
                                        found.id(),
                                        "owner",
                                        found.details().owner(),
                                        there)))
                .toList();
    }

    /** The ids of those of some persons who were there on a day. */
    private Set<String> thereOf(Stream<@Nullable PersonId> persons, LocalDate on) {
        Set<String> named =
                persons.filter(Objects::nonNull).map(PersonId::value).collect(Collectors.toUnmodifiableSet());
        return records.findAll(OrganisationLifeCycle.PERSON.type(), named).values().stream()
                .filter(person ->
                        found(OrganisationLifeCycle.PERSON, person, on).isPresent())
                .map(Versioned::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Gap> gap(Kind kind, String id, String whom, @Nullable PersonId named, Set<String> there) {
        return named != null && there.contains(named.value())
                ? Stream.empty()
                : Stream.of(new Gap(kind, id, lacks(whom, named)));
    }

    private static String lacks(String whom, @Nullable PersonId gone) {
        return gone == null ? "has no " + whom : "has no " + whom + ": " + gone + " is not there any more";
    }

    private <S extends Record, D extends Record> Optional<D> on(UnitType<S, D> type, RecordId id, LocalDate on) {
        return records.find(type.type(), id)
                .flatMap(unit -> type.historyOf(unit.state()).on(on));
    }

    private <S extends Record, D extends Record> Stream<Found<D>> present(
            UnitType<S, D> type, LocalDate on, BiPredicate<String, D> wanted) {
        RecordType<S> recordType = type.type();
        RecordQuery query = records.query(recordType).limitedTo(PAGE);
        return records.stream(recordType, query)
                .flatMap(unit ->
                        found(type, unit, on).stream().filter(found -> wanted.test(found.id(), found.details())));
    }

    private static <S extends Record, D extends Record> Optional<Found<D>> found(
            UnitType<S, D> type, Versioned<S> unit, LocalDate on) {
        return type.historyOf(unit.state()).on(on).map(details -> new Found<>(unit.id(), details));
    }

    private record Found<D extends Record>(String id, D details) {}
}
