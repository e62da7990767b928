package io.github.qms4j.regulation.oscal;

import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.LossReport;
import io.github.qms4j.regulation.RequirementId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A catalogue that was read from OSCAL, with what a {@link Catalogue} alone has no place for. Groups are its headings,
 * controls its assessable requirements. Immutable.
 */
public final class OscalCatalogue {
    private final Catalogue catalogue;
    private final String uuid;
    private final String oscalVersion;
    private final String sha256;
    private final Map<RequirementId, List<OscalParameter>> parameters;
    private final Map<RequirementId, List<OscalLink>> links;
    private final List<OscalParameter> commonParameters;
    private final List<OscalResource> resources;
    private final LossReport losses;

    OscalCatalogue(CatalogueConversion from, Catalogue catalogue, String sha256) {
        this.catalogue = catalogue;
        this.uuid = from.document().uuid();
        this.oscalVersion = from.document().metadata().oscalVersion();
        this.sha256 = sha256;
        this.parameters = new LinkedHashMap<>(from.parameters());
        this.links = new LinkedHashMap<>(from.links());
        this.commonParameters = List.copyOf(from.document().parameters());
        this.resources = List.copyOf(from.document().resources());
        this.losses = from.losses();
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** The UUID that the document gives itself. */
    public String uuid() {
        return uuid;
    }

    /** The version of OSCAL that the document names, such as {@code 1.1.2}. */
    public String oscalVersion() {
        return oscalVersion;
    }

    /** The hash of the file's bytes, lower-case hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** The parameters of a control or group, in the order of the document; empty when it has none. */
    public List<OscalParameter> parameters(RequirementId requirement) {
        return parameters.getOrDefault(requirement, List.of());
    }

    /** The parameters of the catalogue as a whole. */
    public List<OscalParameter> commonParameters() {
        return commonParameters;
    }

    /** The links of a control or group, in the order of the document; empty when it has none. */
    public List<OscalLink> links(RequirementId requirement) {
        return links.getOrDefault(requirement, List.of());
    }

    /** The documents that links refer to. */
    public List<OscalResource> resources() {
        return resources;
    }

    /** What of the file is not in here as it was. */
    public LossReport losses() {
        return losses;
    }

    @Override
    public String toString() {
        return Objects.toString(catalogue);
    }
}
