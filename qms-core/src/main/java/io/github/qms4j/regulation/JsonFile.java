package io.github.qms4j.regulation;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.catalog.CatalogueSource;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads files as one JSON object each, within the limits. */
final class JsonFile {
    private static final int LEVELS = 16;
    private static final int DIGITS = 20;
    private static final int KEY = 64;

    private static final JsonFile STANDARD = new JsonFile(CatalogueLimits.standard());

    private final JsonMapper mapper;

    private JsonFile(CatalogueLimits limits) {
        mapper = mapper(limits);
    }

    static JsonFile within(CatalogueLimits limits) {
        return limits.equals(CatalogueLimits.standard()) ? STANDARD : new JsonFile(limits);
    }

    JsonNode read(CatalogueSource source) {
        JsonNode root;
        try (InputStream in = source.content().open()) {
            if (in == null) {
                throw unreadable(source, "nothing was opened");
            }
            root = mapper.readTree(in);
        } catch (JacksonIOException | IOException e) {
            throw unreadable(source, String.valueOf(e.getMessage()));
        } catch (StreamConstraintsException e) {
            throw InvalidInputException.of(
                    source.name(), place(e), e.getOriginalMessage(), "exceeds a limit", "split or simplify the file");
        } catch (JacksonException e) {
            throw InvalidInputException.of(
                    source.name(), place(e), e.getOriginalMessage(), "is no JSON in UTF-8", "correct the file");
        }
        if (!root.isObject()) {
            throw InvalidInputException.of(
                    source.name(), "file", root, "is no JSON object", "write {\"format\": …, …}");
        }
        return root;
    }

    private static InvalidInputException unreadable(CatalogueSource source, String cause) {
        return InvalidInputException.of(
                source.name(), "file", cause, "cannot be read", "check that it exists and can be opened");
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? "file"
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    private static JsonMapper mapper(CatalogueLimits limits) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(limits.bytes())
                        .maxNestingDepth(LEVELS)
                        .maxNumberLength(DIGITS)
                        .maxNameLength(KEY)
                        .maxStringLength(limits.bytes())
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
