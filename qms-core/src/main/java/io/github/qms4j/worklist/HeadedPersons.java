package io.github.qms4j.worklist;

import io.github.qms4j.organisation.Department;
import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.organisation.OrganisationLifeCycle;
import io.github.qms4j.organisation.Person;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.organisation.UnitType;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Versioned;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who works in a department that somebody heads, or in a part of one, as the organisation stands now. */
final class HeadedPersons {
    private static final int PAGE = 500;

    private HeadedPersons() {}

    /** The ids of those whom the store's actor heads; none where the organisation is not theirs to read. */
    static Set<String> of(RecordStore records) {
        UnitType<Person, ?> persons = OrganisationLifeCycle.PERSON;
        UnitType<Department, ?> departments = OrganisationLifeCycle.DEPARTMENT;
        if (!records.mayRead(persons.type()) || !records.mayRead(departments.type())) {
            return Set.of();
        }
        Set<String> headed = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        ids(records, departments, "head", PersonId.of(records.actor().id())).forEach(open::add);
        while (!open.isEmpty()) {
            String next = open.remove();
            if (headed.add(next)) {
                ids(records, departments, "parent", DepartmentId.of(next)).forEach(open::add);
            }
        }
        return headed.stream()
                .flatMap(department -> ids(records, persons, "department", DepartmentId.of(department)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What has ended names nobody any more. */
    private static <S extends Record> Stream<String> ids(
            RecordStore records, UnitType<S, ?> type, String reference, RecordId named) {
        return records.stream(
                        type.type(),
                        records.query(type.type())
                                .where(type.attribute(reference).is(named))
                                .limitedTo(PAGE))
                .map(Versioned::id);
    }
}
