package io.github.qms4j.organisation;

import io.github.qms4j.organisation.UnitType.Reference;
import io.github.qms4j.record.RecordType;
import java.util.List;

/** The record types of the organisation with their life cycles. */
public final class OrganisationLifeCycle {
    public static final UnitType<Person, PersonDetails> PERSON = new UnitType<>(
            "person",
            Person.class,
            Person::history,
            Person::new,
            List.of(
                    new Reference<>("department", Kind.DEPARTMENT, PersonDetails::department),
                    new Reference<>("manager", Kind.PERSON, PersonDetails::manager),
                    new Reference<>("site", Kind.SITE, PersonDetails::site)),
            "manager");

    public static final UnitType<Department, DepartmentDetails> DEPARTMENT = new UnitType<>(
            "department",
            Department.class,
            Department::history,
            Department::new,
            List.of(
                    new Reference<>("parent", Kind.DEPARTMENT, DepartmentDetails::parent),
                    new Reference<>("head", Kind.PERSON, DepartmentDetails::head)),
            "parent");

    public static final UnitType<Site, SiteDetails> SITE =
            new UnitType<>("site", Site.class, Site::history, Site::new, List.of(), null);

    public static final UnitType<BusinessProcess, ProcessDetails> PROCESS = new UnitType<>(
            "business-process",
            BusinessProcess.class,
            BusinessProcess::history,
            BusinessProcess::new,
            List.of(
                    new Reference<>("owner", Kind.PERSON, ProcessDetails::owner),
                    new Reference<>("department", Kind.DEPARTMENT, ProcessDetails::department)),
            null);

    private OrganisationLifeCycle() {}

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return List.of(PERSON.type(), DEPARTMENT.type(), SITE.type(), PROCESS.type());
    }
}
