package io.github.qms4j.training;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.View;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Who has which job role: what curricula apply to beside departments and processes (rule TRN-1). */
public final class JobRoles {
    private final RecordStore records;

    JobRoles(RecordStore records) {
        this.records = records;
    }

    /**
     * Gives somebody a job role.
     *
     * @param name as curricula name it
     * @param from the first day, in the engine's zone; not in the future
     * @return its number, such as {@code JR-2026-0001}
     */
    public JobRoleId give(PersonId person, String name, LocalDate from) {
        if (name.isBlank() || name.length() > ContentRules.MAX_TEXT) {
            throw InvalidInputException.of("job role", "name", name, "is blank or too long", "name the job role");
        }
        return new JobRoleId(records.commit(work -> work.create(
                        JobRoleLifeCycle.GIVE, act -> new JobRole(JobRole.Status.HELD, person, name, from, null))
                .id()));
    }

    /**
     * Ends it.
     *
     * @param from the first day on which they have it no more; not in the future
     */
    public void end(JobRoleId number, LocalDate from) {
        records.commit(work -> work.change(JobRoleLifeCycle.END, number, state -> state.endedOn(from)));
    }

    /** Every job role that these persons ever had. */
    public List<View<JobRoleId, JobRole>> of(Collection<PersonId> persons) {
        return records.stream(
                        JobRoleLifeCycle.TYPE,
                        records.query(JobRoleLifeCycle.TYPE)
                                .where(JobRoleLifeCycle.PERSON.isIn(
                                        persons.stream().map(PersonId::value).collect(Collectors.toSet()))))
                .map(found -> View.of(JobRoleId::new, found))
                .toList();
    }
}
