package io.github.qms4j.reference;

import io.github.qms4j.record.AttributeRow;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordQuery;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What refers to what, over all concepts: what a record rests on, and what rests on it. Reading takes the permission to
 * read the links of each concept, and their targets.
 *
 * <pre>{@code
 * session.references().linksTo(Target.record(procedure)).forEach(link -> System.out.println(link.link().source()));
 * }</pre>
 */
public final class References {
    /** The statuses of links that were not ended. */
    public static final Set<LinkStatus> STANDING = Set.of(LinkStatus.PROPOSED, LinkStatus.CONFIRMED);

    private static final Set<AttributeValue> STANDING_VALUES =
            STANDING.stream().map(status -> AttributeValue.of(status.name())).collect(Collectors.toUnmodifiableSet());
    private static final int PAGE = 500;

    private final RecordStore records;
    private final List<RecordType<?>> types;
    private final TargetContents contents;

    /**
     * The references of a store's tenant.
     *
     * @param types every record type of the engine
     */
    public References(RecordStore records, List<RecordType<?>> types) {
        this.records = records;
        this.types = List.copyOf(types);
        this.contents = new TargetContents(types);
    }

    /** The links of one concept, for its service. */
    public Links links(LinkType type) {
        return new Links(this, records, type);
    }

    /** The evidence of one concept, for its service. */
    public EvidenceReferences evidence(EvidenceType type) {
        return new EvidenceReferences(this, records, type);
    }

    /**
     * Makes sure that a record exists, and pins it: nobody changes it before the unit of work is applied.
     *
     * @return its version
     * @throws io.github.qms4j.InvalidInputException when it is of no type of this engine
     * @throws io.github.qms4j.NotFoundException when there is none
     */
    public long require(Facts facts, RecordId id) {
        return Objects.requireNonNull(contents.pinned(facts, Target.record(id)).version(), "a record has a version");
    }

    TargetContents contents() {
        return contents;
    }

    /** Every link from a record that was not ended, whatever concept made it. */
    public List<CheckedLink> linksFrom(RecordId source) {
        return of(Link.class)
                .flatMap(type -> standing(type, "source", source.value(), "sourceType", source.recordType()))
                .toList();
    }

    /** Every link to a target that was not ended, whatever concept made it. */
    public List<CheckedLink> linksTo(Target target) {
        return of(Link.class)
                .flatMap(type -> standing(type, "target", target.id(), "targetType", target.type()))
                .toList();
    }

    /**
     * The ends of every link from some records that was not ended. Above some hundred records all links of the type are
     * read instead of asked for: one pass, whatever their number.
     *
     * @param recordType the records' type
     * @param ids their ids
     */
    public Stream<LinkEnds> endsFrom(String recordType, Set<String> ids) {
        return ends("source", ids, "sourceType", recordType);
    }

    /** The ends of every link to some records that was not ended; see {@link #endsFrom}. */
    public Stream<LinkEnds> endsTo(String recordType, Set<String> ids) {
        return ends("target", ids, "targetType", recordType);
    }

    private Stream<LinkEnds> ends(String attribute, Set<String> ids, String typeAttribute, String recordType) {
        return of(Link.class).flatMap(type -> {
            RecordQuery all = records.query(type)
                    .whereEqual(typeAttribute, AttributeValue.of(recordType))
                    .whereIn("status", STANDING_VALUES)
                    .limitedTo(RecordQuery.MAX_LIMIT);
            RecordQuery query = ids.size() > TargetContents.AT_ONCE
                    ? all
                    : all.whereIn(
                            attribute, ids.stream().map(AttributeValue::of).collect(Collectors.toSet()));
            return records.attributes(type, query)
                    .filter(row -> ids.contains(value(row, attribute)))
                    .map(row -> ends(type, row));
        });
    }

    private static LinkEnds ends(RecordType<Link> type, AttributeRow<Link> row) {
        return new LinkEnds(
                new LinkId(type.name(), row.id()),
                value(row, "sourceType"),
                value(row, "source"),
                value(row, "relation"),
                value(row, "targetType"),
                value(row, "target"));
    }

    private static String value(AttributeRow<Link> row, String attribute) {
        return Objects.requireNonNull(row.values().get(attribute), attribute)
                .value()
                .toString();
    }

    private Stream<CheckedLink> standing(
            RecordType<Link> type, String attribute, String id, String typeAttribute, String recordType) {
        RecordQuery query =
                query(type, attribute, id, typeAttribute, recordType).whereIn("status", STANDING_VALUES);
        return checked(records.stream(type, query)
                        .map(found -> View.of(value -> new LinkId(type.name(), value), found))
                        .toList())
                .stream();
    }

    /** All evidence that is a target, whatever concept collected it, in whatever version, withdrawn or not. */
    public List<View<EvidenceId, EvidenceReference>> evidenceIn(Target target) {
        return of(EvidenceReference.class)
                .flatMap(type -> records.stream(type, query(type, "target", target.id(), "targetType", target.type()))
                        .map(found -> evidence(type, found)))
                .toList();
    }

    /** All evidence about a record, whatever concept collected it, withdrawn or not. */
    public List<View<EvidenceId, EvidenceReference>> evidenceAbout(RecordId subject) {
        return of(EvidenceReference.class)
                .flatMap(type -> records.stream(
                                type, query(type, "subject", subject.value(), "subjectType", subject.recordType()))
                        .map(found -> evidence(type, found)))
                .toList();
    }

    private static View<EvidenceId, EvidenceReference> evidence(
            RecordType<EvidenceReference> type, Versioned<EvidenceReference> found) {
        return View.of(value -> new EvidenceId(type.name(), value), found);
    }

    private RecordQuery query(RecordType<?> type, String attribute, String id, String typeAttribute, String name) {
        return records.query(type)
                .whereEqual(attribute, AttributeValue.of(id))
                .whereEqual(typeAttribute, AttributeValue.of(name))
                .limitedTo(PAGE);
    }

    /** The types of this engine, the vendors' too, that are declared by {@link LinkType} or {@link EvidenceType}. */
    @SuppressWarnings("unchecked")
    private <S extends Record> Stream<RecordType<S>> of(Class<S> state) {
        return types.stream().filter(type -> type.state() == state).map(type -> (RecordType<S>) type);
    }

    /** Where links stand, from their targets as they are now. */
    List<CheckedLink> checked(List<View<LinkId, Link>> links) {
        Map<Target, String> now =
                contents.hashes(records, links.stream().map(view -> view.state().target()));
        return links.stream()
                .map(view -> new CheckedLink(view, standing(view.state(), now)))
                .toList();
    }

    private static LinkStanding standing(Link link, Map<Target, String> now) {
        if (link.status() == LinkStatus.ENDED) {
            return LinkStanding.ENDED;
        }
        if (link.target().isRecord() && !now.containsKey(link.target())) {
            return LinkStanding.TARGET_MISSING;
        }
        Link.Confirmation confirmation = link.confirmation();
        if (confirmation == null) {
            return LinkStanding.UNCONFIRMED;
        }
        return switch (link.target().kind()) {
            case URI -> LinkStanding.NOT_COMPARABLE;
            // A file is named by its hash: another content is another file.
            case FILE -> LinkStanding.CURRENT;
            case RECORD, VERSION ->
                Objects.equals(now.get(link.target()), confirmation.contentHash())
                        ? LinkStanding.CURRENT
                        : LinkStanding.SUSPECT;
        };
    }
}
