package io.github.qms4j.reference;

import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.UnitOfWork.Appended;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.reference.Link.Confirmation;
import io.github.qms4j.reference.TargetContents.Content;
import io.github.qms4j.spi.storage.RecordQuery;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The links of one type in the hands of one actor: what the service of the source's concept is built on. A concept whose
 * rules count the links of a record changes that record in the same unit of work.
 *
 * <pre>{@code
 * Links links = references.links(LINKS);
 * records.commit(work -> links.link(work, requirement, MetBy.DOCUMENT, Target.record(procedure)));
 * }</pre>
 */
public final class Links {
    private static final int PAGE = 500;

    private final References references;
    private final RecordStore records;
    private final LinkType type;

    Links(References references, RecordStore records, LinkType type) {
        this.references = references;
        this.records = records;
        this.type = type;
    }

    /**
     * Links a record to a target, confirmed on the target as it is now; makes one again that was ended.
     *
     * @param relation what the target is to the source
     * @param target a record, a file or an address
     * @throws InvalidInputException when the target is a version of a record, or a record of no type of this engine
     * @throws io.github.qms4j.NotFoundException when the target is a record that there is not
     * @throws DuplicateException when it is linked already
     */
    public LinkId link(UnitOfWork work, RecordId source, Enum<?> relation, Target target) {
        Link proposed = Link.proposed(source, relation, unversioned(target));
        LinkId id = LinkId.of(type.type().name(), proposed);
        Optional<LinkStatus> known =
                work.find(type.type(), id).map(found -> found.state().status());
        if (known.isPresent() && known.get() != LinkStatus.ENDED) {
            throw new DuplicateException(
                    type.type().name(), id.value(), source + " is linked to " + target + " already; confirm " + id);
        }
        if (known.isPresent()) {
            confirm(work, id);
            return id;
        }
        Content content = references.contents().pinned(work, target);
        work.create(type.link(), id, act -> proposed.confirmed(confirmation(content, act)));
        return id;
    }

    private static Target unversioned(Target target) {
        if (target.version() != null) {
            throw InvalidInputException.of(
                    "link",
                    "target",
                    target,
                    "is one version",
                    "link to the record; the confirmation says which version was looked at");
        }
        return target;
    }

    private static Confirmation confirmation(Content content, Act act) {
        return new Confirmation(content.version(), content.hash(), act.by(), act.at());
    }

    /** Proposes a link, for somebody to confirm. */
    public LinkId propose(UnitOfWork work, RecordId source, Enum<?> relation, Target target) {
        Link proposed = Link.proposed(source, relation, unversioned(target));
        LinkId id = LinkId.of(type.type().name(), proposed);
        work.create(type.carryOver(), id, act -> proposed);
        return id;
    }

    /**
     * Carries links over to other records, in one batch, each as confirmed as it is.
     *
     * @param batchId names the batch in the trail; unique per tenant and type
     */
    public void carryOver(UnitOfWork work, String batchId, List<Link> links) {
        work.append(
                type.carryOver(),
                batchId,
                links.stream()
                        .map(link -> new Appended<>(
                                LinkId.of(type.type().name(), link).value(), link))
                        .toList());
    }

    /** Confirms a link on its target as it is now. A link that was confirmed before needs a reason. */
    public void confirm(UnitOfWork work, LinkId id) {
        Content content = references
                .contents()
                .pinned(work, work.get(type.type(), id).state().target());
        work.change(type.confirm(), id, (link, act) -> link.confirmed(confirmation(content, act)));
    }

    /**
     * Confirms a link on the version of its target that the actor was shown.
     *
     * @throws InvalidInputException when another record was shown
     * @throws io.github.qms4j.ConflictException when another version is current; nothing is confirmed
     */
    public void confirm(UnitOfWork work, LinkId id, Seen<?> shown) {
        Target target = work.get(type.type(), id).state().target();
        if (!target.isRecord(shown.id())) {
            throw InvalidInputException.of(
                    "link " + id, "shown", shown, "is not its target", "show " + target + " to whoever confirms");
        }
        references.contents().pinned(work, Target.version(shown));
        confirm(work, id);
    }

    /** Ends a link; needs a reason. */
    public void end(UnitOfWork work, LinkId id) {
        work.change(type.end(), id, Link::ended);
    }

    /** A link; empty when there is none. */
    public Optional<CheckedLink> find(LinkId id) {
        return records.find(type.type(), id)
                .map(found -> references.checked(List.of(view(found))).get(0));
    }

    /** The links of a record that were not ended. */
    public List<CheckedLink> from(RecordId source) {
        return references.checked(stored(source).map(this::view).toList());
    }

    private Stream<Versioned<Link>> stored(RecordId source) {
        return records.stream(
                type.type(),
                records.query(type.type())
                        .where(
                                type.source().is(source.value()),
                                type.sourceType().is(source.recordType()))
                        .where(type.status().isIn(References.STANDING))
                        .limitedTo(PAGE));
    }

    /**
     * One page of the links to a target that were not ended.
     *
     * @param cursor where the page begins, from the page before; null for the first
     */
    public Page<CheckedLink> to(Target target, @Nullable String cursor) {
        RecordQuery query = records.query(type.type())
                .where(type.target().is(target.id()), type.targetType().is(target.type()))
                .where(type.status().isIn(References.STANDING))
                .limitedTo(PAGE)
                .from(cursor);
        Page<Versioned<Link>> page = records.page(type.type(), query);
        return new Page<>(
                references.checked(page.items().stream().map(this::view).toList()), page.cursor());
    }

    private View<LinkId, Link> view(Versioned<Link> found) {
        return View.of(type::id, found);
    }
}
