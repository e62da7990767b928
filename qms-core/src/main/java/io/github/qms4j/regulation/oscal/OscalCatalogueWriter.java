package io.github.qms4j.regulation.oscal;

import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.Edition;
import io.github.qms4j.regulation.Instrument;
import io.github.qms4j.regulation.LossReport;
import io.github.qms4j.regulation.Requirement;
import io.github.qms4j.regulation.RequirementId;
import io.github.qms4j.regulation.oscal.OscalOutput.Property;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes a catalogue as an OSCAL catalogue, which {@link OscalCatalogueReader} reads back as it was. Headings become
 * groups as far as OSCAL allows: beside or below a control they are controls marked as not assessable. The same catalogue
 * gives the same bytes; its UUID changes when its content does.
 */
public final class OscalCatalogueWriter {
    private final Catalogue catalogue;
    private final @Nullable OscalCatalogue more;
    private final OscalOutput out;

    private OscalCatalogueWriter(Catalogue catalogue, @Nullable OscalCatalogue more, OscalOutput out) {
        this.catalogue = catalogue;
        this.more = more;
        this.out = out;
    }

    /**
     * Writes a catalogue.
     *
     * @param lastModified when it was last changed, in the years 1900 to 2999; part of the document, and never read from
     *     a clock
     * @param target gets UTF-8; it is flushed and stays open
     * @return what could not be written as it is
     * @throws io.github.qms4j.InvalidInputException when the time is of another year; nothing is written
     * @throws IOException when the target fails; what was written until then is no document
     */
    public static LossReport write(Catalogue catalogue, Instant lastModified, OutputStream target) throws IOException {
        return write(catalogue, null, lastModified, target);
    }

    /** As {@link #write(Catalogue, Instant, OutputStream)}, with parameters, links and resources. */
    public static LossReport write(OscalCatalogue catalogue, Instant lastModified, OutputStream target)
            throws IOException {
        return write(catalogue.catalogue(), catalogue, lastModified, target);
    }

    private static LossReport write(
            Catalogue catalogue, @Nullable OscalCatalogue more, Instant lastModified, OutputStream target)
            throws IOException {
        Required.instant("OSCAL catalogue " + catalogue.id(), "lastModified", lastModified);
        LossReport.Collector losses = new LossReport.Collector();
        OscalOutput.document(
                target,
                losses,
                "catalog",
                out -> new OscalCatalogueWriter(catalogue, more, out).document(lastModified));
        return losses.report();
    }

    /** The UUID of the document that holds this content. */
    private UUID uuid() {
        return OscalIds.uuid(
                "catalog", catalogue.id() + " " + catalogue.contentHash() + (more == null ? "" : " " + more.sha256()));
    }

    private void document(Instant lastModified) {
        out.uuid("uuid", uuid());
        out.object("metadata", () -> metadata(lastModified));
        if (more != null) {
            parameters(more.commonParameters());
        }
        children(catalogue.roots(), true);
        countOrder();
        if (more != null && !more.resources().isEmpty()) {
            List<OscalResource> resources = more.resources();
            out.object("back-matter", () -> out.objects("resources", resources, this::resource));
        }
    }

    private void metadata(Instant lastModified) {
        Instrument instrument = catalogue.instrument();
        Edition edition = catalogue.edition();
        out.line("title", edition.title());
        out.instant("last-modified", lastModified);
        out.string("version", edition.id());
        out.plain("oscal-version", OscalOutput.VERSION);
        List<Property> properties = new ArrayList<>(List.of(
                Property.own("instrument", instrument.id()),
                Property.own("instrument-title", instrument.title()),
                Property.own("authority", instrument.authority()),
                Property.own("edition", edition.id()),
                Property.own("extent", edition.extent().name().toLowerCase(Locale.ROOT)),
                Property.own("verified", edition.isVerified() ? "yes" : "no"),
                Property.own("source", edition.source())));
        edition.effectiveFrom().ifPresent(day -> properties.add(Property.own("effective-from", day.toString())));
        edition.effectiveUntil().ifPresent(day -> properties.add(Property.own("effective-until", day.toString())));
        edition.incorporates().forEach(id -> properties.add(Property.own("incorporates", id.toString())));
        out.properties(properties);
        out.prose("remarks", edition.note());
    }

    /** OSCAL nests, so that whatever is part of a clause follows it at once. */
    private void countOrder() {
        List<Requirement> nested = new ArrayList<>();
        catalogue.roots().forEach(root -> nest(root, nested));
        List<Requirement> listed = catalogue.requirements();
        for (int i = 0; i < listed.size(); i++) {
            Requirement requirement = listed.get(i);
            if (!requirement.equals(nested.get(i))) {
                out.losses()
                        .changed(
                                "order",
                                "place of a requirement that does not follow its parent",
                                requirement.id()::toString);
            }
        }
    }

    private void nest(Requirement requirement, List<Requirement> nested) {
        nested.add(requirement);
        catalogue.children(requirement.id()).forEach(child -> nest(child, nested));
    }

    /** Groups, when all are headings and nothing above is a control; else all are controls, and keep their order. */
    private void children(List<Requirement> children, boolean inGroup) {
        boolean groups = inGroup && children.stream().noneMatch(Requirement::isAssessable);
        out.objects(groups ? "groups" : "controls", children, child -> node(child, groups));
    }

    private void node(Requirement requirement, boolean group) {
        out.plain("id", OscalIds.token(requirement.id().local()));
        out.line("title", requirement.heading());
        if (more != null) {
            parameters(more.parameters(requirement.id()));
        }
        List<Property> properties = new ArrayList<>(List.of(Property.oscal("label", requirement.clause())));
        if (!group && !requirement.isAssessable()) {
            properties.add(Property.own("assessable", "no"));
        }
        if (requirement.isVerified()) {
            properties.add(Property.own("verified", "yes"));
        }
        out.properties(properties);
        if (more != null) {
            out.objects("links", references(more.links(requirement.id()), OscalLink::href), this::link);
        }
        out.list("parts", parts(requirement, group), Runnable::run);
        children(catalogue.children(requirement.id()), group);
    }

    private List<Runnable> parts(Requirement requirement, boolean group) {
        List<Runnable> parts = new ArrayList<>();
        if (!requirement.summary().isBlank()) {
            parts.add(() -> out.object(() -> {
                out.plain("id", statementId(catalogue, requirement.id()));
                out.plain("name", group ? "overview" : "statement");
                out.prose("prose", requirement.summary());
            }));
        }
        if (!requirement.evidence().isEmpty()) {
            parts.add(() -> out.object(() -> examination(requirement)));
        }
        return parts;
    }

    /** What an assessor typically asks to see is what OSCAL has an assessor examine. */
    private void examination(Requirement requirement) {
        out.plain("name", "assessment-method");
        out.properties(List.of(new Property("method", "http://csrc.nist.gov/ns/rmf", "EXAMINE")));
        List<String> lines = requirement.evidence().stream()
                .map(item -> out.singleLine(item, "evidence"))
                .toList();
        out.objects("parts", List.of(String.join("\n\n", lines)), prose -> {
            out.plain("name", "assessment-objects");
            out.prose("prose", prose);
        });
    }

    /** The id of the part that holds what a requirement demands; differs from the id of every requirement. */
    static String statementId(Catalogue catalogue, RequirementId requirement) {
        String id = OscalIds.token(requirement.local()) + "_smt";
        boolean taken = OscalIds.isLocal(id) && catalogue.find(id).isPresent();
        return taken ? OscalIds.token(requirement.local()) + "_SMT" : id;
    }

    private void parameters(List<OscalParameter> parameters) {
        out.objects("params", parameters, parameter -> {
            out.plain("id", parameterId(parameter));
            out.line("label", parameter.label());
            out.prose("usage", parameter.usage());
            out.objects("guidelines", parameter.guidelines(), prose -> out.prose("prose", prose, parameter.id()));
            if (parameter.choices().isEmpty()) {
                out.strings("values", parameter.values());
            } else {
                out.object("select", () -> {
                    out.plain("how-many", parameter.several() ? "one-or-more" : "one");
                    out.lines("choice", parameter.choices());
                });
                parameter
                        .values()
                        .forEach(value -> out.losses()
                                .leftOut("param.value", "value of a parameter with choices", parameter::id));
            }
        });
    }

    private String parameterId(OscalParameter parameter) {
        String id = OscalIds.isToken(parameter.id()) ? parameter.id() : OscalIds.token(OscalIds.slug(parameter.id()));
        if (!id.equals(parameter.id())) {
            out.losses().changed("param.id", "id of a parameter with characters that OSCAL forbids", parameter::id);
        }
        return id;
    }

    private void link(OscalLink link) {
        String inside = link.href().startsWith("#") ? OscalIds.local(link.href().substring(1)) : "";
        boolean known = OscalIds.isLocal(inside) && catalogue.find(inside).isPresent();
        out.plain("href", known ? "#" + OscalIds.token(inside) : link.href());
        if (OscalIds.isToken(link.rel())) {
            out.plain("rel", link.rel());
        }
        out.line("text", link.text());
    }

    /** Those that can be written: a link whose address is no URI leads nowhere. */
    private <T> List<T> references(List<T> all, Function<T, String> address) {
        return all.stream()
                .filter(one -> {
                    boolean valid = OscalOutput.isReference(address.apply(one));
                    if (!valid) {
                        out.losses().leftOut("href", "link whose address is no URI", () -> address.apply(one));
                    }
                    return valid;
                })
                .toList();
    }

    private void resource(OscalResource resource) {
        out.uuid("uuid", resource.uuid());
        out.line("title", resource.title());
        if (!resource.citation().isBlank()) {
            out.object("citation", () -> out.line("text", resource.citation()));
        }
        out.objects("rlinks", references(resource.hrefs(), href -> href), href -> out.plain("href", href));
    }
}
