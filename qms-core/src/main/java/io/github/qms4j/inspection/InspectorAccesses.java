package io.github.qms4j.inspection;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Time-boxed, read-only access for inspectors (rule X-11). The host authenticates an inspector as it does everybody and
 * opens their session with the role {@link io.github.qms4j.access.Role#INSPECTOR}; what they then may read is granted
 * here, and what they did read is told by {@link io.github.qms4j.trail.Trail#accesses}.
 */
public final class InspectorAccesses {
    /** The most characters of an inspector's name and of an authority. */
    public static final int MAX_TEXT = 200;

    private final RecordStore records;
    private final Set<String> recordTypes;

    /**
     * The accesses of a store's tenant.
     *
     * @param recordTypes the names of the types that the engine knows
     */
    public InspectorAccesses(RecordStore records, Set<String> recordTypes) {
        this.records = records;
        this.recordTypes = Set.copyOf(recordTypes);
    }

    /**
     * Grants an access; needs a reason.
     *
     * @param inspector the id under which the host authenticates the inspector, their printed name, and whom they
     *     inspect for
     * @param from when it begins; what is finer than a millisecond is cut off
     * @param until when it is over, exclusive; at most 366 days later
     * @param types the names of the record types they may read; empty for all there are, then and later
     * @return its number, such as {@code IAC-2026-0001}
     * @throws InvalidInputException when a text is blank or too long, or a type is not known
     * @throws io.github.qms4j.RefusedException when the period is empty, over or too long, or the actor is the inspector
     */
    public InspectorAccessId grant(Inspector inspector, Instant from, Instant until, Set<String> types) {
        checkText("id", inspector.id());
        checkText("name", inspector.name());
        checkText("authority", inspector.authority());
        types.stream()
                .filter(type -> !recordTypes.contains(type))
                .sorted()
                .findFirst()
                .ifPresent(unknown -> {
                    throw invalid(
                            "types",
                            unknown,
                            "is not a record type that this engine knows",
                            "register a vendor's type with QmsBuilder.recordType");
                });
        InspectorAccess access = new InspectorAccess(
                InspectorAccess.Status.GRANTED,
                inspector.id(),
                inspector.name(),
                inspector.authority(),
                from.truncatedTo(ChronoUnit.MILLIS),
                until.truncatedTo(ChronoUnit.MILLIS),
                types,
                records.actor().id(),
                null);
        return records.commit(work -> new InspectorAccessId(
                work.create(InspectorAccessLifeCycle.GRANT, act -> access).id()));
    }

    /** Revokes an access for good; needs a reason. What is being read at this moment is read to its end. */
    public void revoke(InspectorAccessId number) {
        records.commit(work -> work.change(
                InspectorAccessLifeCycle.REVOKE,
                number,
                (access, act) -> access.revokedBy(act.by().id())));
    }

    /** An access by its number; empty when there is none. */
    public Optional<InspectorAccess> find(InspectorAccessId number) {
        return records.find(InspectorAccess.TYPE, number).map(Versioned::state);
    }

    /** The accesses that were ever granted to an inspector, by number. */
    public List<Versioned<InspectorAccess>> of(String inspector) {
        RecordQuery query = records.query(InspectorAccess.TYPE).where(InspectorAccessLifeCycle.INSPECTOR.is(inspector));
        return records.stream(InspectorAccess.TYPE, query).toList();
    }

    private static void checkText(String place, String text) {
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw invalid(place, text, "is blank or longer than " + MAX_TEXT + " characters", "say who it is");
        }
    }

    private static InvalidInputException invalid(String place, Object value, String rule, String remedy) {
        return InvalidInputException.of("inspector access", place, value, rule, remedy);
    }

    /**
     * Who inspects.
     *
     * @param id the id under which the host authenticates them
     * @param name the printed name
     * @param authority whom they inspect for
     */
    public record Inspector(String id, String name, String authority) {}
}
