package io.github.qms4j.access;

import java.util.Objects;
import java.util.Set;

/**
 * What somebody is in the organisation. The roles of the field are constants; a host may add its own.
 *
 * @param name upper case, such as {@code QUALITY_MANAGER}
 */
public record Role(String name) implements Comparable<Role> {
    public static final Role QUALITY_MANAGER = new Role("QUALITY_MANAGER");
    public static final Role REGULATORY_AFFAIRS = new Role("REGULATORY_AFFAIRS");
    public static final Role IT_MANAGER = new Role("IT_MANAGER");
    public static final Role SERVICE_MANAGER = new Role("SERVICE_MANAGER");
    public static final Role SERVICE_AGENT = new Role("SERVICE_AGENT");
    public static final Role COMPLIANCE = new Role("COMPLIANCE");
    public static final Role DEPARTMENT_HEAD = new Role("DEPARTMENT_HEAD");
    public static final Role INTERNAL_AUDITOR = new Role("INTERNAL_AUDITOR");
    public static final Role TRAINER = new Role("TRAINER");
    public static final Role SENIOR_MANAGEMENT = new Role("SENIOR_MANAGEMENT");
    /** Reads what was opened to them by an inspector access, and never writes (rule X-11). */
    public static final Role INSPECTOR = new Role("INSPECTOR");

    /**
     * A program that works by rules which people have approved: it raises, measures and opens, and decides nothing. Not one
     * of {@link #WORKING}.
     */
    public static final Role AUTOMATION = new Role("AUTOMATION");

    /** Those who work with records: all of the field's but {@link #INSPECTOR}. */
    public static final Set<Role> WORKING = Set.of(
            QUALITY_MANAGER,
            REGULATORY_AFFAIRS,
            IT_MANAGER,
            SERVICE_MANAGER,
            SERVICE_AGENT,
            COMPLIANCE,
            DEPARTMENT_HEAD,
            INTERNAL_AUDITOR,
            TRAINER,
            SENIOR_MANAGEMENT);

    public Role {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a role needs a name, such as QUALITY_MANAGER");
        }
    }

    @Override
    public int compareTo(Role other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
