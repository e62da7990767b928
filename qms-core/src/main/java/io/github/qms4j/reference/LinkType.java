package io.github.qms4j.reference;

import io.github.qms4j.access.Permission;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.util.List;
import java.util.Set;

/**
 * The links that one concept makes: a record type of their own, with its own permission and retention. Declared once, as a
 * static value:
 *
 * <pre>{@code
 * static final LinkType LINKS = LinkType.of("requirement-link", MAINTAIN);
 * }</pre>
 */
public final class LinkType {
    private final RecordType<Link> type;
    private final Attribute<Link, LinkStatus> status;
    private final Attribute<Link, String> sourceType;
    private final Attribute<Link, String> source;
    private final Attribute<Link, String> relation;
    private final Attribute<Link, String> targetType;
    private final Attribute<Link, String> target;
    private final Transition<Link> link;
    private final Transition<Link> carryOver;
    private final Transition<Link> confirm;
    private final Transition<Link> end;

    private LinkType(String name, Permission permission, List<Guard<Link>> guards) {
        Declaration<Link, LinkStatus> declared = RecordType.declare(name, Link.class, LinkStatus.class, Link::status)
                .drafts(LinkStatus.PROPOSED);
        status = declared.status();
        sourceType = declared.text("sourceType", Link::sourceType);
        source = declared.text("source", Link::source);
        relation = declared.text("relation", Link::relation);
        targetType = declared.text("targetType", l -> l.target().type());
        target = declared.text("target", l -> l.target().id());
        declared.index(List.of(source, sourceType, status));
        declared.index(List.of(target, targetType, status));
        link = with(
                guards,
                declared.creates(name + ".link", permission, LinkStatus.CONFIRMED)
                        .guard(LinkRules.leadsToAnother())
                        .guard(LinkRules.isConfirmedByTheActor()));
        carryOver = with(
                guards,
                declared.creates(name + ".carry-over", permission, Set.of(LinkStatus.PROPOSED, LinkStatus.CONFIRMED))
                        .guard(LinkRules.leadsToAnother()));
        confirm = with(
                guards,
                declared.moves(name + ".confirm", permission, Set.of(LinkStatus.values()), LinkStatus.CONFIRMED)
                        .guard(LinkRules.keepsItsEnds())
                        .guard(LinkRules.isConfirmedByTheActor()));
        end = with(
                guards,
                declared.moves(
                                name + ".end",
                                permission,
                                Set.of(LinkStatus.PROPOSED, LinkStatus.CONFIRMED),
                                LinkStatus.ENDED)
                        .note(Note.REQUIRED)
                        .guard(LinkRules.keepsItsEnds()));
        type = declared.type();
    }

    private static Transition<Link> with(List<Guard<Link>> guards, Declaration<Link, LinkStatus>.Row row) {
        guards.forEach(row::guard);
        return row.row();
    }

    /**
     * Declares the links of a concept.
     *
     * @param name of the record type, such as {@code requirement-link}; the transitions are {@code requirement-link.confirm}
     *     and so on
     * @param permission what it takes to make, confirm and end one
     * @param guards what stands against each of these beyond the rules of every link
     */
    public static LinkType of(String name, Permission permission, List<Guard<Link>> guards) {
        return new LinkType(name, permission, guards);
    }

    /** Declares the links of a concept that adds nothing to the rules of every link. */
    public static LinkType of(String name, Permission permission) {
        return of(name, permission, List.of());
    }

    /** The id of a link of this type. */
    public LinkId id(String value) {
        return new LinkId(type.name(), value);
    }

    public RecordType<Link> type() {
        return type;
    }

    public Attribute<Link, LinkStatus> status() {
        return status;
    }

    /** The attribute with the name of the record type that it leads from. */
    public Attribute<Link, String> sourceType() {
        return sourceType;
    }

    /** The attribute with the id of the record that it leads from. */
    public Attribute<Link, String> source() {
        return source;
    }

    public Attribute<Link, String> relation() {
        return relation;
    }

    /** The attribute with the target's record type, {@code file} or {@code uri}. */
    public Attribute<Link, String> targetType() {
        return targetType;
    }

    /** The attribute with the target's id, hash or address. */
    public Attribute<Link, String> target() {
        return target;
    }

    /** Makes a link and confirms it. */
    public Transition<Link> link() {
        return link;
    }

    /** Makes a link that was said elsewhere, as confirmed as it was there. */
    public Transition<Link> carryOver() {
        return carryOver;
    }

    /** Confirms a link on its target as it is now; makes one again that was ended. */
    public Transition<Link> confirm() {
        return confirm;
    }

    public Transition<Link> end() {
        return end;
    }

    @Override
    public String toString() {
        return type.name();
    }
}
