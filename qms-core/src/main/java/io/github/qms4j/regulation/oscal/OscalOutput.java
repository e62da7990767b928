package io.github.qms4j.regulation.oscal;

import io.github.qms4j.regulation.LossReport;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Writes an OSCAL document as a stream, the same bytes for the same values on every platform. Texts are brought into the
 * forms that OSCAL's schema allows, and what that changes is counted. Empty lists and blank texts are not written, since
 * the schema allows neither.
 */
final class OscalOutput {
    /** The version whose schemas the exports are valid against. */
    static final String VERSION = "1.2.1";

    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private final LossReport.Collector losses;
    private final JsonGenerator json;

    private OscalOutput(JsonGenerator json, LossReport.Collector losses) {
        this.json = json;
        this.losses = losses;
    }

    /** Writes one document below its root key. The stream stays open. */
    static void document(OutputStream out, LossReport.Collector losses, String root, Consumer<OscalOutput> content)
            throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(new Indented(), out)) {
            OscalOutput output = new OscalOutput(json, losses);
            json.writeStartObject();
            output.object(root, () -> content.accept(output));
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    LossReport.Collector losses() {
        return losses;
    }

    void object(String key, Runnable content) {
        json.writeName(key);
        object(content);
    }

    /** An element of a list. */
    void object(Runnable content) {
        json.writeStartObject();
        content.run();
        json.writeEndObject();
    }

    /** A list of objects; nothing when there is none. */
    <T> void objects(String key, Collection<T> elements, Consumer<T> content) {
        list(key, elements, element -> object(() -> content.accept(element)));
    }

    /** A list of anything; nothing when there is none. */
    <T> void list(String key, Collection<T> elements, Consumer<T> element) {
        if (!elements.isEmpty()) {
            json.writeName(key);
            json.writeStartArray();
            elements.forEach(element);
            json.writeEndArray();
        }
    }

    /** A list of texts of one line; blank ones are left out. */
    void lines(String key, Collection<String> texts) {
        list(key, notBlank(texts), text -> json.writeString(singleLine(text, key)));
    }

    /** A list of texts of one line without outer blanks; blank ones are left out. */
    void strings(String key, Collection<String> texts) {
        list(key, notBlank(texts), text -> json.writeString(trimmed(text, key)));
    }

    private static List<String> notBlank(Collection<String> texts) {
        return texts.stream().filter(text -> !text.isBlank()).toList();
    }

    /** A text that needs no care. */
    void plain(String key, String text) {
        json.writeStringProperty(key, text);
    }

    void uuid(String key, UUID uuid) {
        plain(key, uuid.toString());
    }

    void instant(String key, Instant instant) {
        plain(key, instant.toString());
    }

    /** A URI or a relative reference; nothing when it is none. */
    void reference(String key, String text) {
        if (isReference(text)) {
            plain(key, text);
        } else {
            losses.leftOut("href", "address that is no URI", () -> text);
        }
    }

    static boolean isReference(String text) {
        try {
            return !text.isEmpty() && new URI(text).toASCIIString().equals(text);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** A text of one line without outer blanks; nothing when it is blank. */
    void string(String key, String text) {
        if (!text.isBlank()) {
            plain(key, trimmed(text, key));
        }
    }

    /** A text of one line; nothing when it is blank. */
    void line(String key, String text) {
        if (!text.isBlank()) {
            plain(key, singleLine(text, key));
        }
    }

    /** A text of any number of lines; nothing when it is blank. */
    void prose(String key, String text) {
        if (!text.isBlank()) {
            plain(key, wellFormed(text, key));
        }
    }

    /** A text of any number of lines that must be there; the other one when it is blank. */
    void prose(String key, String text, String otherwise) {
        prose(key, text.isBlank() ? otherwise : text);
    }

    /** The properties of an object: own ones by name, blank ones left out. */
    void properties(Collection<Property> properties) {
        objects(
                "props",
                properties.stream()
                        .filter(property -> !property.value().isBlank())
                        .toList(),
                property -> {
                    plain("name", property.name());
                    if (!property.namespace().isEmpty()) {
                        plain("ns", property.namespace());
                    }
                    plain("value", trimmed(property.value(), property.name()));
                });
    }

    /** A text as one line; what that changes is counted. */
    String singleLine(String text, String key) {
        String line = LINE_BREAK.matcher(wellFormed(text, key)).replaceAll(" ");
        if (!line.equals(text)) {
            losses.changed("text.line", "text whose line breaks OSCAL does not allow", () -> key);
        }
        return line;
    }

    private String trimmed(String text, String key) {
        String trimmed = singleLine(text, key).strip();
        if (trimmed.length() < text.length()) {
            losses.changed("text.blank", "text whose outer blanks OSCAL does not allow", () -> key);
        }
        return trimmed;
    }

    /** Half a surrogate pair is no character, and cannot be written in UTF-8. */
    private String wellFormed(String text, String key) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(out::appendCodePoint);
        String formed = out.toString();
        if (!formed.equals(text)) {
            losses.changed("text.unicode", "text with half a character, replaced by U+FFFD", () -> key);
        }
        return formed;
    }

    /** A property; without a namespace it is one of OSCAL's own. */
    record Property(String name, String namespace, String value) {
        static Property oscal(String name, String value) {
            return new Property(name, "", value);
        }

        static Property own(String name, String value) {
            return new Property(name, OscalDocument.NAMESPACE, value);
        }
    }

    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter().withArrayIndenter(indenter).withObjectIndenter(indenter);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
