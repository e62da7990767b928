package io.github.qms4j.regulation.oscal;

import io.github.qms4j.regulation.CatalogueLimits;
import io.github.qms4j.regulation.LossReport;
import io.github.qms4j.regulation.oscal.OscalDocument.Metadata;
import io.github.qms4j.regulation.oscal.OscalDocument.Node;
import io.github.qms4j.regulation.oscal.OscalDocument.Part;
import io.github.qms4j.regulation.oscal.OscalDocument.Property;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the structure of an OSCAL catalogue. Parts that only other uses need are skipped and counted. */
final class OscalDocumentReader {
    /** Versions of one major and minor number differ in nothing that is read here. */
    static final Set<String> VERSIONS = Set.of("1.0", "1.1", "1.2");

    private static final Pattern VERSION = Pattern.compile("(\\d+\\.\\d+)(\\..*|-.*)?");

    private final OscalJson json;
    private final CatalogueLimits limits;
    private final LossReport.Collector losses;
    private int nodes;
    private boolean found;
    private OscalDocument document =
            new OscalDocument("", new Texts().metadata(), List.of(), List.of(), List.of(), List.of());

    OscalDocumentReader(OscalJson json, CatalogueLimits limits, LossReport.Collector losses) {
        this.json = json;
        this.limits = limits;
        this.losses = losses;
    }

    OscalDocument read() {
        json.file(key -> {
            if (key.equals("$schema")) {
                json.skip();
            } else if (key.equals("catalog")) {
                document = catalogue();
                found = true;
            } else {
                throw json.invalid(key, "is no OSCAL catalogue", "give a catalogue in OSCAL's JSON form");
            }
            return true;
        });
        if (!found) {
            throw json.invalid("", "has no catalogue", "give a catalogue in OSCAL's JSON form");
        }
        checkVersion(document.metadata().oscalVersion());
        return document;
    }

    private void checkVersion(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches() || !VERSIONS.contains(matcher.group(1))) {
            throw json.invalid(
                    "/catalog/metadata/oscal-version",
                    version,
                    "is no version of OSCAL that can be read",
                    "convert the file to one of " + VERSIONS.stream().sorted().toList());
        }
    }

    private OscalDocument catalogue() {
        Texts texts = new Texts();
        List<Node> groups = new ArrayList<>();
        List<Node> controls = new ArrayList<>();
        List<OscalParameter> parameters = new ArrayList<>();
        List<OscalResource> resources = new ArrayList<>();
        Metadata[] metadata = {texts.metadata()};
        json.object("catalog", key -> {
            switch (key) {
                case "uuid" -> texts.put(key);
                case "metadata" -> metadata[0] = metadata();
                case "params" -> parameters.addAll(json.list(this::parameter));
                case "groups" -> groups.addAll(json.list(() -> node(true, 1)));
                case "controls" -> controls.addAll(json.list(() -> node(false, 1)));
                case "back-matter" -> resources.addAll(backMatter());
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new OscalDocument(texts.get("uuid"), metadata[0], parameters, groups, controls, resources);
    }

    private Metadata metadata() {
        Texts texts = new Texts();
        List<Property> properties = new ArrayList<>();
        Map<String, String> parties = new HashMap<>();
        Map<String, List<String>> roles = new HashMap<>();
        json.object("metadata", key -> {
            switch (key) {
                case "title", "version", "oscal-version", "remarks" -> texts.put(key);
                case "props" -> properties.addAll(json.list(this::property));
                case "parties" -> json.list(() -> party(parties));
                case "responsible-parties" -> json.list(() -> responsible(roles));
                default -> {
                    return false;
                }
            }
            return true;
        });
        String author = List.of("publisher", "creator").stream()
                .flatMap(role -> roles.getOrDefault(role, List.of()).stream())
                .map(parties::get)
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse("");
        properties.stream()
                .filter(property -> !property.namespace().equals(OscalDocument.NAMESPACE))
                .forEach(property -> losses.leftOut(
                        "metadata.prop." + property.name(),
                        "property '" + property.name() + "' of the document",
                        property::value));
        return texts.metadata(properties, author);
    }

    private boolean party(Map<String, String> parties) {
        Texts texts = new Texts();
        json.object("party", key -> switch (key) {
            case "uuid", "name" -> texts.put(key);
            case "type" -> texts.ignore();
            default -> false;
        });
        parties.put(texts.get("uuid"), texts.get("name"));
        return true;
    }

    private boolean responsible(Map<String, List<String>> roles) {
        Texts texts = new Texts();
        List<String> uuids = new ArrayList<>();
        json.object("responsible-party", key -> {
            if (key.equals("party-uuids")) {
                return uuids.addAll(json.list(json::text));
            }
            return key.equals("role-id") && texts.put(key);
        });
        roles.put(texts.get("role-id"), uuids);
        return true;
    }

    private Node node(boolean group, int level) {
        String what = group ? "group" : "control";
        if (level > limits.depth()) {
            throw json.invalid(what, "is below level " + limits.depth(), "nest less deeply");
        }
        if (++nodes > limits.requirements()) {
            throw json.invalid(what, "is one of more than " + limits.requirements(), "split the catalogue");
        }
        String place = json.place();
        Texts texts = new Texts();
        List<Property> properties = new ArrayList<>();
        List<OscalParameter> parameters = new ArrayList<>();
        List<OscalLink> links = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        List<Node> groups = new ArrayList<>();
        List<Node> controls = new ArrayList<>();
        json.object(what, key -> {
            switch (key) {
                case "id", "title" -> texts.put(key);
                case "class" -> texts.drop(what, key);
                case "props" -> properties.addAll(json.list(this::property));
                case "params" -> parameters.addAll(json.list(this::parameter));
                case "links" -> links.addAll(json.list(this::link));
                case "parts" -> parts.addAll(json.list(this::part));
                case "groups" -> groups.addAll(json.list(() -> node(true, level + 1)));
                case "controls" -> controls.addAll(json.list(() -> node(false, level + 1)));
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new Node(
                group,
                texts.get("id"),
                texts.get("title"),
                place,
                properties,
                parameters,
                links,
                parts,
                groups,
                controls);
    }

    private Property property() {
        Texts texts = new Texts();
        json.object("prop", key -> switch (key) {
            case "name", "ns", "value", "class" -> texts.put(key);
            default -> false;
        });
        return new Property(texts.get("name"), texts.get("ns"), texts.get("value"), texts.get("class"));
    }

    private OscalLink link() {
        Texts texts = new Texts();
        json.object("link", key -> switch (key) {
            case "href", "rel", "text" -> texts.put(key);
            default -> false;
        });
        return new OscalLink(texts.get("href"), texts.get("rel"), texts.get("text"));
    }

    private Part part() {
        Texts texts = new Texts();
        List<Property> properties = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        json.object("part", key -> {
            switch (key) {
                case "name", "title", "prose" -> texts.put(key);
                case "id" -> json.skip();
                case "ns", "class", "links" -> {
                    unread.add(key);
                    json.skip();
                }
                case "props" -> properties.addAll(json.list(this::property));
                case "parts" -> parts.addAll(json.list(this::part));
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new Part(texts.get("name"), texts.get("title"), texts.get("prose"), properties, parts, unread);
    }

    private OscalParameter parameter() {
        Texts texts = new Texts();
        List<String> values = new ArrayList<>();
        List<String> guidelines = new ArrayList<>();
        List<String> choices = new ArrayList<>();
        json.object("param", key -> {
            switch (key) {
                case "id", "label", "usage" -> texts.put(key);
                case "values" -> values.addAll(json.list(json::text));
                case "guidelines" -> guidelines.addAll(json.list(this::guideline));
                case "select" -> select(texts, choices);
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new OscalParameter(
                texts.get("id"),
                texts.get("label"),
                texts.get("usage"),
                values,
                guidelines,
                choices,
                texts.get("how-many").equals("one-or-more"));
    }

    private String guideline() {
        Texts texts = new Texts();
        json.object("guideline", key -> key.equals("prose") && texts.put(key));
        return texts.get("prose");
    }

    private void select(Texts texts, List<String> choices) {
        json.object("select", key -> switch (key) {
            case "how-many" -> texts.put(key);
            case "choice" -> choices.addAll(json.list(json::text));
            default -> false;
        });
    }

    private List<OscalResource> backMatter() {
        List<OscalResource> resources = new ArrayList<>();
        json.object("back-matter", key -> key.equals("resources") && resources.addAll(json.list(this::resource)));
        return resources;
    }

    private OscalResource resource() {
        Texts texts = new Texts();
        List<String> hrefs = new ArrayList<>();
        json.object("resource", key -> switch (key) {
            case "uuid", "title" -> texts.put(key);
            case "citation" -> {
                json.object("citation", inner -> inner.equals("text") && texts.put(inner));
                yield true;
            }
            case "rlinks" -> hrefs.addAll(json.list(this::href));
            default -> false;
        });
        return new OscalResource(uuid(texts.get("uuid")), texts.get("title"), texts.get("text"), hrefs);
    }

    private String href() {
        Texts texts = new Texts();
        json.object("rlink", key -> key.equals("href") && texts.put(key));
        return texts.get("href");
    }

    private UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw json.invalid(text, "is no UUID", "give each resource one");
        }
    }

    /** The texts of one object by key. */
    private final class Texts {
        private final Map<String, String> byKey = new HashMap<>();

        boolean put(String key) {
            byKey.put(key, json.text());
            return true;
        }

        boolean ignore() {
            json.skip();
            return true;
        }

        void drop(String what, String key) {
            String value = json.text();
            losses.leftOut(what + "." + key, "property '" + key + "' of a " + what, () -> value);
        }

        String get(String key) {
            return byKey.getOrDefault(key, "");
        }

        Metadata metadata() {
            return metadata(List.of(), "");
        }

        Metadata metadata(List<Property> properties, String author) {
            return new Metadata(get("title"), get("version"), get("oscal-version"), get("remarks"), properties, author);
        }
    }
}
