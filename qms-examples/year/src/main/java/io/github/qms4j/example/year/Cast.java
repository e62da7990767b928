package io.github.qms4j.example.year;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.organisation.PersonId;
import java.util.Set;

/** Who acts in the story, by what they are. They work where {@code persons.csv} says. */
final class Cast {
    static final Actor CHIEF_EXECUTIVE = actor("chief-executive", "Chief executive", Role.SENIOR_MANAGEMENT);
    static final Actor CHIEF_OPERATIONS = actor("chief-operations", "Chief of operations", Role.SENIOR_MANAGEMENT);
    static final Actor CHIEF_FINANCE = actor("chief-finance", "Chief of finance", Role.SENIOR_MANAGEMENT);

    static final Actor QUALITY_MANAGER = actor("quality-manager", "Quality manager", Role.QUALITY_MANAGER);
    static final Actor QUALITY_ENGINEER = actor("quality-engineer", "Quality engineer", Role.QUALITY_MANAGER);
    static final Actor COMPLIANCE = actor("compliance-officer", "Compliance officer", Role.COMPLIANCE);
    static final Actor REGULATORY = actor("regulatory-manager", "Regulatory affairs manager", Role.REGULATORY_AFFAIRS);
    static final Actor TRAINER = actor("trainer", "Trainer", Role.TRAINER);

    static final Actor IT_MANAGER = actor("it-manager", "IT manager", Role.IT_MANAGER);
    static final Actor SERVICE_MANAGER = actor("service-manager", "Service manager", Role.SERVICE_MANAGER);
    static final Actor LABORATORY_HEAD = actor("laboratory-head", "Head of laboratory", Role.DEPARTMENT_HEAD);

    /** Audits, and managed the service manager until February. */
    static final Actor FORMER_MANAGER =
            actor("auditor-1", "Internal auditor, once of operations", Role.INTERNAL_AUDITOR);

    static final Actor LEAD_AUDITOR = actor("auditor-2", "Internal auditor, leading", Role.INTERNAL_AUDITOR);
    static final Actor AUDITOR = actor("auditor-3", "Internal auditor", Role.INTERNAL_AUDITOR);

    /** From the authority; no person of the organisation. */
    static final Actor INSPECTOR = actor("inspector", "Inspector", Role.INSPECTOR);

    private Cast() {}

    /** One of the fourteen agents of the service desk. */
    static Actor agent(int number) {
        return actor("agent-%02d".formatted(number), "Service agent " + number, Role.SERVICE_AGENT);
    }

    /** The service manager or an agent, by the id of the person. */
    static Actor learner(PersonId person) {
        String id = person.value();
        return id.equals(SERVICE_MANAGER.id())
                ? SERVICE_MANAGER
                : agent(Integer.parseInt(id.substring("agent-".length())));
    }

    static PersonId person(Actor actor) {
        return PersonId.of(actor.id());
    }

    /** What somebody enters to sign; a host asks its users, or takes the module for passwords. */
    static char[] pin(Actor actor) {
        return ("pin of " + actor.id()).toCharArray();
    }

    private static Actor actor(String id, String name, Role role) {
        return new Actor(id, name, Set.of(role));
    }
}
