package io.github.qms4j.regulation.oscal;

import java.util.List;
import java.util.Optional;

/** An OSCAL catalogue as it stands in its file, as far as it is read. Texts that are missing are empty. */
record OscalDocument(
        String uuid,
        Metadata metadata,
        List<OscalParameter> parameters,
        List<Node> groups,
        List<Node> controls,
        List<OscalResource> resources) {
    /** The own namespace of properties that OSCAL has no name for. */
    static final String NAMESPACE = "https://qms4j.github.io/ns/oscal";

    record Metadata(
            String title,
            String version,
            String oscalVersion,
            String remarks,
            List<Property> properties,
            String author) {
        Optional<String> own(String name) {
            return Property.own(properties, name);
        }
    }

    record Property(String name, String namespace, String value, String type) {
        /** Of OSCAL or of its extensions, not of our own. */
        boolean is(String wanted) {
            return name.equals(wanted) && !namespace.equals(NAMESPACE);
        }

        boolean isOwn(String wanted) {
            return name.equals(wanted) && namespace.equals(NAMESPACE);
        }

        static Optional<String> own(List<Property> properties, String name) {
            return properties.stream()
                    .filter(property -> property.isOwn(name))
                    .map(Property::value)
                    .findFirst();
        }
    }

    /** A group or a control. */
    record Node(
            boolean group,
            String id,
            String title,
            String place,
            List<Property> properties,
            List<OscalParameter> parameters,
            List<OscalLink> links,
            List<Part> parts,
            List<Node> groups,
            List<Node> controls) {
        boolean says(String name, String value) {
            return Property.own(properties, name).equals(Optional.of(value));
        }

        /** The number as it is printed: the label that is no variant for sorting or for another publication. */
        Optional<String> label() {
            return properties.stream()
                    .filter(property -> property.is("label") && property.type().isEmpty())
                    .map(Property::value)
                    .findFirst();
        }

        boolean isWithdrawn() {
            return properties.stream()
                    .anyMatch(property ->
                            property.is("status") && property.value().equalsIgnoreCase("withdrawn"));
        }
    }

    /**
     * A part of a group or control.
     *
     * @param unread what else it has; counted only when the part is carried, because else all of it is left out
     */
    record Part(
            String name, String title, String prose, List<Property> properties, List<Part> parts, List<String> unread) {
        Optional<String> property(String wanted) {
            return properties.stream()
                    .filter(property -> property.is(wanted))
                    .map(Property::value)
                    .findFirst();
        }
    }
}
