package io.github.qms4j.training;

import io.github.qms4j.organisation.DepartmentDetails;
import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.organisation.OrganisationLifeCycle;
import io.github.qms4j.organisation.Person;
import io.github.qms4j.organisation.PersonDetails;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.organisation.ProcessDetails;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.training.CurriculumContent.Item;
import io.github.qms4j.training.CurriculumContent.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who had to have taken what on a day, as curricula and organisation are known now. Curricula, departments and
 * processes are read once; persons a page at a time, each page with one query for what is known of all of them.
 */
final class Requirements {
    private static final int PAGE = 500;

    private final RecordStore records;
    private final LocalDate day;
    private final Map<String, DepartmentDetails> departments = new HashMap<>();
    private final Map<String, ProcessDetails> processes = new HashMap<>();
    private final Map<CurriculumId, CurriculumContent> curricula = new LinkedHashMap<>();

    Requirements(RecordStore records, LocalDate day) {
        this.records = records;
        this.day = day;
        all(OrganisationLifeCycle.DEPARTMENT.type())
                .forEach(unit ->
                        unit.state().history().on(day).ifPresent(details -> departments.put(unit.id(), details)));
        all(OrganisationLifeCycle.PROCESS.type())
                .forEach(
                        unit -> unit.state().history().on(day).ifPresent(details -> processes.put(unit.id(), details)));
        all(CourseLifeCycle.CURRICULUM.type())
                .forEach(curriculum -> curriculum
                        .state()
                        .editions()
                        .on(day)
                        .ifPresent(edition -> curricula.put(new CurriculumId(curriculum.id()), edition.content())));
    }

    private <S extends Record> Stream<Versioned<S>> all(RecordType<S> type) {
        return records.stream(type, records.query(type).limitedTo(PAGE));
    }

    Optional<DepartmentDetails> department(DepartmentId id) {
        return Optional.ofNullable(departments.get(id.value()));
    }

    Map<CurriculumId, CurriculumContent> curricula() {
        return curricula;
    }

    /** Whether a department is another one or a part of it, through others too. */
    private boolean isIn(@Nullable DepartmentId part, String whole) {
        Set<String> seen = new HashSet<>();
        @Nullable DepartmentId next = part;
        while (next != null && seen.add(next.value())) {
            if (next.value().equals(whole)) {
                return true;
            }
            DepartmentDetails details = departments.get(next.value());
            next = details == null ? null : details.parent();
        }
        return false;
    }

    /** Persons who were there on the day, in the order of their ids; a page may have fewer than asked for. */
    Page<Learner> page(@Nullable DepartmentId department, int size, @Nullable String cursor) {
        RecordType<Person> type = OrganisationLifeCycle.PERSON.type();
        Page<Versioned<Person>> persons =
                records.page(type, records.query(type).limitedTo(size).from(cursor));
        Map<String, PersonDetails> there = new LinkedHashMap<>();
        persons.items()
                .forEach(person -> person.state()
                        .history()
                        .on(day)
                        .filter(details -> department == null || isIn(details.department(), department.value()))
                        .ifPresent(details -> there.put(person.id(), details)));
        return new Page<>(learners(there), persons.cursor());
    }

    private List<Learner> learners(Map<String, PersonDetails> there) {
        if (there.isEmpty()) {
            return List.of();
        }
        Set<String> ids = there.keySet();
        Map<String, List<Versioned<TrainingCycle>>> cycles = byPerson(
                records.stream(
                        CycleLifeCycle.TYPE,
                        records.query(CycleLifeCycle.TYPE)
                                .where(CycleLifeCycle.PERSON.isIn(ids))
                                .limitedTo(PAGE)),
                TrainingCycle::owner);
        Map<String, List<Versioned<Waiver>>> waivers = byPerson(
                records.stream(
                        WaiverLifeCycle.TYPE,
                        records.query(WaiverLifeCycle.TYPE)
                                .where(WaiverLifeCycle.PERSON.isIn(ids))
                                .limitedTo(PAGE)),
                waiver -> waiver.person().value());
        Map<String, List<Versioned<JobRole>>> roles = byPerson(
                records.stream(
                        JobRoleLifeCycle.TYPE,
                        records.query(JobRoleLifeCycle.TYPE)
                                .where(JobRoleLifeCycle.PERSON.isIn(ids))
                                .limitedTo(PAGE)),
                role -> role.person().value());
        return there.entrySet().stream()
                .map(person -> new Learner(
                        new PersonId(person.getKey()),
                        person.getValue(),
                        day,
                        demands(person.getKey(), person.getValue(), roles.getOrDefault(person.getKey(), List.of())),
                        cycles.getOrDefault(person.getKey(), List.of()),
                        waivers.getOrDefault(person.getKey(), List.of())))
                .toList();
    }

    private static <S extends Record> Map<String, List<Versioned<S>>> byPerson(
            Stream<Versioned<S>> found, Function<S, String> person) {
        return found.collect(Collectors.groupingBy(record -> person.apply(record.state())));
    }

    private Map<String, Demand> demands(String person, PersonDetails details, List<Versioned<JobRole>> roles) {
        Map<String, Demand> demands = new TreeMap<>();
        curricula.forEach((id, curriculum) -> {
            if (curriculum.scopes().stream().anyMatch(scope -> applies(scope, person, details, roles))) {
                curriculum
                        .items()
                        .forEach(item -> demands.merge(
                                item.course().value(),
                                new Demand(item.course(), item.withinDays(), List.of(id)),
                                Requirements::both));
            }
        });
        return demands;
    }

    private static Demand both(Demand one, Demand other) {
        List<CurriculumId> curricula = new ArrayList<>(one.curricula());
        curricula.addAll(other.curricula());
        return new Demand(one.course(), Math.min(one.withinDays(), other.withinDays()), curricula);
    }

    private boolean applies(Scope scope, String person, PersonDetails details, List<Versioned<JobRole>> roles) {
        return switch (scope.kind()) {
            case DEPARTMENT -> isIn(details.department(), scope.id());
            case PROCESS -> {
                ProcessDetails process = processes.get(scope.id());
                yield process != null
                        && ((process.owner() != null && process.owner().value().equals(person))
                                || (process.department() != null
                                        && isIn(
                                                details.department(),
                                                process.department().value())));
            }
            case JOB_ROLE ->
                roles.stream()
                        .map(Versioned::state)
                        .anyMatch(role -> role.name().equals(scope.id()) && role.isHeldOn(day));
        };
    }

    /** The ids of the courses that curricula name and that are in force now. */
    Set<String> coursesInForce() {
        Set<String> ids = curricula.values().stream()
                .flatMap(curriculum -> curriculum.items().stream())
                .map(item -> item.course().value())
                .collect(Collectors.toSet());
        return records.findAll(CourseLifeCycle.COURSE.type(), ids).values().stream()
                .filter(course -> course.state().editions().current().isPresent())
                .map(Versioned::id)
                .collect(Collectors.toSet());
    }

    /** The courses of a curriculum that are about another version of a subject, as they are in force now. */
    List<CourseId> touched(CurriculumContent curriculum, Subject newVersion) {
        Set<String> ids = curriculum.items().stream()
                .map(Item::course)
                .map(CourseId::value)
                .collect(Collectors.toSet());
        return records.findAll(CourseLifeCycle.COURSE.type(), ids).values().stream()
                .filter(course -> course.state().editions().current().stream()
                        .flatMap(edition -> edition.content().subjects().stream())
                        .anyMatch(known -> known.isVersionOf(newVersion) && known.version() < newVersion.version()))
                .map(Versioned::id)
                .sorted()
                .map(CourseId::new)
                .toList();
    }
}
