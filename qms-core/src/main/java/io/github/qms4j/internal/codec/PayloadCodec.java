package io.github.qms4j.internal.codec;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.spi.storage.AttributeValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * Between a state and its payload, the canonical JSON object {@code {"custom": …, "state": …}}. Decimals and instants
 * are texts, instants to the millisecond, enums are their constants' names; a field without a value is absent.
 */
public final class PayloadCodec {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new SealedTypes())
            .accessorNaming(new RecordComponents())
            .addModule(new SimpleModule("qms4j")
                    .addSerializer(Instant.class, new InstantText.Writer())
                    .addDeserializer(Instant.class, new InstantText.Reader()))
            .addModule(new RecordIdText())
            // A label may be reworded; a name in stored bytes may not change with it.
            .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
            .changeDefaultPropertyInclusion(v -> v.withValueInclusion(JsonInclude.Include.NON_NULL))
            .withConfigOverride(BigDecimal.class, o -> o.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PayloadCodec() {}

    /** A tree that nothing else refers to. */
    public static JsonNode tree(String json) {
        return MAPPER.readTree(json);
    }

    /**
     * A payload with another state in place of its own.
     *
     * @param change given the state as JSON: maps, lists, texts, numbers, booleans
     */
    @SuppressWarnings("unchecked")
    public static JsonNode withState(JsonNode envelope, UnaryOperator<Map<String, Object>> change) {
        ObjectNode changed = (ObjectNode) envelope.deepCopy();
        Map<String, Object> state = MAPPER.treeToValue(changed.required("state"), LinkedHashMap.class);
        changed.set("state", MAPPER.valueToTree(change.apply(state)));
        return changed;
    }

    /** The tree of a state and a vendor's attributes. */
    public static JsonNode encode(Record state, Map<String, AttributeValue> custom) {
        ObjectNode envelope = MAPPER.createObjectNode();
        if (!custom.isEmpty()) {
            ObjectNode values = envelope.putObject("custom");
            new TreeMap<>(custom).forEach((name, value) -> values.set(name, encodeCustom(value)));
        }
        envelope.set("state", MAPPER.valueToTree(state));
        return envelope;
    }

    private static JsonNode encodeCustom(AttributeValue value) {
        ObjectNode typed = MAPPER.createObjectNode();
        typed.put("type", value.type().name());
        typed.put("value", String.valueOf(value.value()));
        return typed;
    }

    /** Reads a state back. */
    public static <S extends Record> Decoded<S> decode(String what, Class<S> type, String payload) {
        try {
            return decode(what, type, MAPPER.readTree(payload));
        } catch (JacksonException e) {
            throw unreadable(what, e);
        }
    }

    /** Reads a state back from a tree. */
    public static <S extends Record> Decoded<S> decode(String what, Class<S> type, JsonNode envelope) {
        try {
            Map<String, AttributeValue> custom = new TreeMap<>();
            JsonNode values = envelope.get("custom");
            if (values != null) {
                values.properties().forEach(e -> custom.put(e.getKey(), decodeCustom(e.getValue())));
            }
            return new Decoded<>(MAPPER.treeToValue(envelope.required("state"), type), custom);
        } catch (RuntimeException e) {
            throw unreadable(what, e);
        }
    }

    private static AttributeValue decodeCustom(JsonNode typed) {
        String value = typed.required("value").stringValue();
        return switch (typed.required("type").stringValue()) {
            case "TEXT" -> AttributeValue.of(value);
            case "LONG" -> AttributeValue.of(Long.parseLong(value));
            case "DECIMAL" -> AttributeValue.of(new BigDecimal(value));
            case "INSTANT" -> AttributeValue.of(Instant.parse(value));
            case "BOOLEAN" -> AttributeValue.of(Boolean.parseBoolean(value));
            case "DATE" -> AttributeValue.of(LocalDate.parse(value));
            default -> throw new IllegalArgumentException("unknown attribute type in " + typed);
        };
    }

    private static CorruptRecordException unreadable(String what, RuntimeException e) {
        return new CorruptRecordException(
                "the payload of " + what + " cannot be read: " + e.getMessage()
                        + ". Compare it with the trail; it was not written by this version of the library.",
                e);
    }

    /** A state with a vendor's attributes. */
    public record Decoded<S extends Record>(S state, Map<String, AttributeValue> custom) {}
}
