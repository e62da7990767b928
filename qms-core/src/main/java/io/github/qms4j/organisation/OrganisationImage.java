package io.github.qms4j.organisation;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.record.RecordId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The organisation, or a part of it, as the host knows it on a day. What is not named stays as it is, unless the image is
 * complete for its kind: then it has ended. Immutable.
 */
public final class OrganisationImage {
    private final LocalDate on;
    private final Map<Kind, Map<String, Record>> units;
    private final Set<Kind> complete;
    private final Set<String> departmentsIfNew;

    private OrganisationImage(
            LocalDate on, Map<Kind, Map<String, Record>> units, Set<Kind> complete, Set<String> departmentsIfNew) {
        this.on = on;
        this.units = units;
        this.complete = complete;
        this.departmentsIfNew = departmentsIfNew;
    }

    /**
     * An image without units.
     *
     * @param day from which on it is so; not in the future, in the engine's zone
     */
    public static OrganisationImage on(LocalDate day) {
        return new OrganisationImage(Objects.requireNonNull(day, "day"), Map.of(), Set.of(), Set.of());
    }

    /** With a person. */
    public OrganisationImage person(PersonId id, PersonDetails details) {
        return with(Kind.PERSON, id, details);
    }

    /** With a department. */
    public OrganisationImage department(DepartmentId id, DepartmentDetails details) {
        return with(Kind.DEPARTMENT, id, details);
    }

    /** With a site. */
    public OrganisationImage site(SiteId id, SiteDetails details) {
        return with(Kind.SITE, id, details);
    }

    /** With a process. */
    public OrganisationImage process(ProcessId id, ProcessDetails details) {
        return with(Kind.PROCESS, id, details);
    }

    /** With many persons, as a reader of files gives them. */
    public OrganisationImage persons(Map<PersonId, PersonDetails> persons) {
        return with(Kind.PERSON, persons);
    }

    /** With many departments. */
    public OrganisationImage departments(Map<DepartmentId, DepartmentDetails> departments) {
        return with(Kind.DEPARTMENT, departments);
    }

    /**
     * With departments of which little is known: they are entered where there are none of these ids, and otherwise stay as
     * they are.
     */
    public OrganisationImage departmentsIfNew(Map<DepartmentId, DepartmentDetails> departments) {
        Set<String> loose = new HashSet<>(departmentsIfNew);
        departments.keySet().forEach(id -> loose.add(id.value()));
        OrganisationImage more = departments(departments);
        return new OrganisationImage(on, more.units, complete, Set.copyOf(loose));
    }

    /** With many sites. */
    public OrganisationImage sites(Map<SiteId, SiteDetails> sites) {
        return with(Kind.SITE, sites);
    }

    /** With many processes. */
    public OrganisationImage processes(Map<ProcessId, ProcessDetails> processes) {
        return with(Kind.PROCESS, processes);
    }

    /** Says that units of these kinds that the image does not name have ended. */
    public OrganisationImage completeFor(Collection<Kind> kinds) {
        EnumSet<Kind> all = EnumSet.noneOf(Kind.class);
        all.addAll(complete);
        all.addAll(kinds);
        return new OrganisationImage(on, units, Set.copyOf(all), departmentsIfNew);
    }

    /** Says that units of this kind that the image does not name have ended. */
    public OrganisationImage completeFor(Kind kind) {
        return completeFor(Set.of(kind));
    }

    private OrganisationImage with(Kind kind, RecordId id, Record details) {
        return with(kind, Map.of(id, details));
    }

    private OrganisationImage with(Kind kind, Map<? extends RecordId, ? extends Record> added) {
        Map<Kind, Map<String, Record>> more = new LinkedHashMap<>(units);
        Map<String, Record> ofKind = new LinkedHashMap<>(units.getOrDefault(kind, Map.of()));
        added.forEach((id, details) -> {
            Record known = ofKind.putIfAbsent(id.value(), Objects.requireNonNull(details, "details"));
            if (known != null && !known.equals(details)) {
                throw InvalidInputException.of(
                        "organisation",
                        id.recordType(),
                        id.value(),
                        "is named twice, with " + known + " and with " + details,
                        "name each unit once");
            }
        });
        more.put(kind, ofKind);
        return new OrganisationImage(on, more, complete, departmentsIfNew);
    }

    LocalDate on() {
        return on;
    }

    /** The units of a kind by id. */
    Map<String, Record> of(Kind kind) {
        return units.getOrDefault(kind, Map.of());
    }

    boolean isOnlyIfNew(Kind kind, String id) {
        return kind == Kind.DEPARTMENT && departmentsIfNew.contains(id);
    }

    boolean isCompleteFor(Kind kind) {
        return complete.contains(kind);
    }
}
