package io.github.qms4j.inspection;

import io.github.qms4j.access.LimitedTime;
import io.github.qms4j.record.RecordType;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lets one inspector read, and only read, for a limited time (rule X-11). Each of their reads is in the trail before
 * anything is read.
 *
 * @param status where it stands; one that has ended by time stays granted
 * @param inspector the id under which the host authenticates the inspector
 * @param name the printed name
 * @param authority whom they inspect for, such as a competent authority or a certification body
 * @param from when it begins, in UTC with milliseconds
 * @param until when it is over, exclusive
 * @param types the record types they may read, in the order of their names; empty for all there are
 * @param grantedBy the id of who granted it
 * @param revokedBy the id of who revoked it, or null before
 */
public record InspectorAccess(
        Status status,
        String inspector,
        String name,
        String authority,
        Instant from,
        Instant until,
        Set<String> types,
        String grantedBy,
        @Nullable String revokedBy) {
    /** Inspector accesses, under numbers such as {@code IAC-2026-0001}. */
    public static final RecordType<InspectorAccess> TYPE = InspectorAccessLifeCycle.TYPE;

    public InspectorAccess {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(inspector, "inspector");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        types = Collections.unmodifiableSet(new TreeSet<>(types));
        Objects.requireNonNull(grantedBy, "grantedBy");
    }

    InspectorAccess revokedBy(String actor) {
        return new InspectorAccess(Status.REVOKED, inspector, name, authority, from, until, types, grantedBy, actor);
    }

    LimitedTime time() {
        return new LimitedTime(from, until);
    }

    /** Whether a person may read records of a type by it at an instant. */
    public boolean opens(String recordType, String person, Instant at) {
        return status == Status.GRANTED
                && inspector.equals(person)
                && time().contains(at)
                && (types.isEmpty() || types.contains(recordType));
    }

    /** Where an access stands. */
    public enum Status {
        GRANTED,
        REVOKED
    }
}
