package io.github.qms4j;

import io.github.qms4j.document.Content;
import io.github.qms4j.internal.codec.CanonicalJson;
import io.github.qms4j.internal.codec.PayloadCodec;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Some state of a record type in a wanted status, made up from the components' types. */
final class AnyState {
    /** What leads a ticket to a status is its last event. */
    private static final Map<String, String> EVENTS = Map.of(
            "NEW", "Opened",
            "IN_PROGRESS", "Started",
            "PENDING", "Suspended",
            "RESOLVED", "Resolved",
            "CLOSED", "Closed",
            "CANCELLED", "Cancelled");

    private final String status;

    private AnyState(String status) {
        this.status = status;
    }

    static <S extends Record> S of(RecordType<S> type, String status) {
        return type.state().cast(new AnyState(status).record(type.state()));
    }

    /** A record in this state as a storage keeps it, without a trail. */
    static <S extends Record> StoredRecord stored(RecordType<S> type, String id, S state) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        attributes.put(RecordType.TRAIL_HEAD, AttributeValue.of("none"));
        attributes.put(RecordType.CHANGED_AT, AttributeValue.of(Instant.EPOCH));
        RecordKey key = new RecordKey(QmsBuilder.DEFAULT_TENANT, type.name(), id);
        String payload = CanonicalJson.write(PayloadCodec.encode(state, Map.of()));
        return new StoredRecord(key, 0, type.schemaVersion(), attributes, payload);
    }

    private Object record(Class<?> type) {
        return record(type, Map.of());
    }

    /** With what the type variables of a generic record stand for. */
    private Object record(Class<?> type, Map<Type, Type> variables) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            @Nullable Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class)
                                && !components[i].getName().equals("owner")
                        ? null
                        : value(variables.getOrDefault(components[i].getGenericType(), components[i].getGenericType()));
            }
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("give " + type + " a state of its own here", e);
        }
    }

    private Object value(Type generic) {
        Class<?> type = (Class<?>) (generic instanceof ParameterizedType p ? p.getRawType() : generic);
        if (type == List.class && generic.getTypeName().contains("TicketEvent")) {
            return events((Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0]);
        }
        if (type == Content.class) {
            return new Content("0".repeat(64), 0, "text/plain", "x");
        }
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return Arrays.stream(constants)
                    .filter(constant -> ((Enum<?>) constant).name().equals(status))
                    .findFirst()
                    .orElse(constants[0]);
        }
        if (type.isRecord()) {
            Map<Type, Type> variables = new HashMap<>();
            for (int i = 0; generic instanceof ParameterizedType p && i < type.getTypeParameters().length; i++) {
                variables.put(type.getTypeParameters()[i], p.getActualTypeArguments()[i]);
            }
            return record(type, variables);
        }
        if (type.isSealed()) {
            return record(type.getPermittedSubclasses()[0]);
        }
        Object simple = SIMPLE.get(type);
        if (simple == null) {
            throw new IllegalStateException("say here what a " + type + " can be");
        }
        return simple;
    }

    private List<Object> events(Class<?> event) {
        return Arrays.stream(event.getPermittedSubclasses())
                .filter(kind -> kind.getSimpleName().equals(EVENTS.get(status)))
                .map(this::record)
                .toList();
    }

    private static final Map<Class<?>, Object> SIMPLE = Map.ofEntries(
            Map.entry(String.class, "x"),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(boolean.class, false),
            Map.entry(BigDecimal.class, BigDecimal.ONE),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(LocalDate.class, LocalDate.EPOCH),
            Map.entry(LocalTime.class, LocalTime.NOON),
            Map.entry(Period.class, Period.ofMonths(1)),
            Map.entry(Duration.class, Duration.ofHours(1)),
            Map.entry(ZoneId.class, ZoneOffset.UTC),
            Map.entry(List.class, List.of()),
            Map.entry(Set.class, Set.of()),
            Map.entry(Map.class, Map.of()));
}
