package io.github.qms4j.record;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema (draft 2020-12) of what {@link View#json()} gives for records of one type, made from the type itself, so
 * that a host's client can be generated and its answers be checked. It is of the type's present schema version; what was
 * written in an earlier one, and not changed since, is stored as it was.
 */
public final class ViewSchema {
    private static final String HEX_256 = "^[0-9a-f]{64}$";
    private static final Set<Class<?>> INTEGERS = Set.of(int.class, long.class, Integer.class, Long.class);
    private static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class);
    private static final Set<Class<?>> TEXTS = Set.of(
            String.class,
            BigDecimal.class,
            LocalTime.class,
            MonthDay.class,
            Period.class,
            Duration.class,
            Year.class,
            YearMonth.class,
            ZoneId.class);

    private final Map<String, ObjectNode> definitions = new TreeMap<>();
    private final Map<String, String> named = new HashMap<>();

    private ViewSchema() {}

    /**
     * The schema of a type's views.
     *
     * @throws IllegalArgumentException when its state has a component of a kind that no schema is known for; names it
     */
    public static String of(RecordType<?> type) {
        return new ViewSchema().view(type).toString();
    }

    private ObjectNode view(RecordType<?> type) {
        ObjectNode schema = object();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "View of a " + type.name() + ", schema version " + type.schemaVersion());
        ObjectNode content = closed(Map.of("state", of(type.state(), Map.of())), Set.of("state"));
        ((ObjectNode) content.get("properties")).set("custom", custom());
        Map<String, ObjectNode> properties = new TreeMap<>();
        properties.put("changedAt", text().put("format", "date-time"));
        properties.put("content", content);
        properties.put("contentHash", text().put("pattern", HEX_256));
        properties.put("id", text());
        properties.put("type", object().put("const", type.name()));
        properties.put("version", integer().put("minimum", 0));
        schema.setAll(closed(properties, properties.keySet()));
        schema.putObject("$defs").setAll(definitions);
        return schema;
    }

    /** A vendor's attributes: kind and text of each. */
    private static ObjectNode custom() {
        ObjectNode attribute = closed(Map.of("type", text(), "value", text()), Set.of("type", "value"));
        ObjectNode custom = object().put("type", "object");
        custom.set("additionalProperties", attribute);
        return custom;
    }

    private ObjectNode of(Type type, Map<String, Type> bound) {
        if (type instanceof TypeVariable<?> variable) {
            return of(bound.getOrDefault(variable.getName(), variable.getBounds()[0]), bound);
        }
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type[] arguments = generic.getActualTypeArguments();
            if (Collection.class.isAssignableFrom(raw)) {
                ObjectNode array = object().put("type", "array");
                array.set("items", of(arguments[0], bound));
                return array;
            }
            if (Map.class.isAssignableFrom(raw)) {
                ObjectNode map = object().put("type", "object");
                map.set("additionalProperties", of(arguments[1], bound));
                return map;
            }
            return reference(raw, bound(raw, arguments, bound));
        }
        return plain((Class<?>) type);
    }

    private static Map<String, Type> bound(Class<?> raw, Type[] arguments, Map<String, Type> outer) {
        Map<String, Type> bound = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            Type argument = arguments[i];
            bound.put(
                    raw.getTypeParameters()[i].getName(),
                    argument instanceof TypeVariable<?> variable
                            ? outer.getOrDefault(variable.getName(), argument)
                            : argument);
        }
        return bound;
    }

    private ObjectNode plain(Class<?> type) {
        if (INTEGERS.contains(type)) {
            return integer();
        }
        if (NUMBERS.contains(type)) {
            return object().put("type", "number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return object().put("type", "boolean");
        }
        if (type == Instant.class) {
            return text().put("format", "date-time");
        }
        if (type == LocalDate.class) {
            return text().put("format", "date");
        }
        if (TEXTS.contains(type) || RecordId.class.isAssignableFrom(type)) {
            return text();
        }
        if (type.isEnum()) {
            ObjectNode names = text();
            ArrayNode values = names.putArray("enum");
            Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .forEach(values::add);
            return names;
        }
        return reference(type, Map.of());
    }

    /** Records and sealed interfaces stand among the definitions, so that one may hold others of its kind. */
    private ObjectNode reference(Class<?> type, Map<String, Type> bound) {
        String name = name(type, bound);
        if (!definitions.containsKey(name)) {
            definitions.put(name, object());
            definitions.put(name, type.isRecord() ? ofRecord(type, bound) : ofSealed(type));
        }
        return object().put("$ref", "#/$defs/" + name);
    }

    private String name(Class<?> type, Map<String, Type> bound) {
        String full = type.getName() + (bound.isEmpty() ? "" : new TreeMap<>(bound));
        return named.computeIfAbsent(full, unseen -> {
            String simple = type.getSimpleName();
            long others = named.values().stream()
                    .filter(taken -> taken.equals(simple) || taken.startsWith(simple + "-"))
                    .count();
            return others == 0 ? simple : simple + "-" + (others + 1);
        });
    }

    private ObjectNode ofRecord(Class<?> type, Map<String, Type> bound) {
        Map<String, ObjectNode> properties = new TreeMap<>();
        Set<String> required = new TreeSet<>();
        if (isMember(type)) {
            properties.put("kind", object().put("const", type.getSimpleName()));
            required.add("kind");
        }
        for (RecordComponent component : type.getRecordComponents()) {
            properties.put(component.getName(), of(component.getGenericType(), bound));
            if (!isNullable(component.getAnnotatedType())) {
                required.add(component.getName());
            }
        }
        return closed(properties, required);
    }

    private ObjectNode ofSealed(Class<?> type) {
        if (!type.isSealed()) {
            throw new IllegalArgumentException(
                    "no schema is known for " + type.getName()
                            + ": a state is made of records, sealed interfaces of records, enums, ids, texts, numbers and times");
        }
        ObjectNode one = object();
        ArrayNode members = one.putArray("oneOf");
        members(type).forEach(member -> members.add(reference(member, Map.of())));
        return one;
    }

    private static Stream<Class<?>> members(Class<?> type) {
        return type.isInterface() && type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ViewSchema::members)
                : Stream.of(type);
    }

    private static boolean isMember(Class<?> type) {
        return Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static ObjectNode closed(Map<String, ObjectNode> properties, Set<String> required) {
        ObjectNode schema = object().put("type", "object");
        schema.putObject("properties").setAll(properties);
        ArrayNode names = schema.putArray("required");
        required.stream().sorted().forEach(names::add);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static ObjectNode text() {
        return object().put("type", "string");
    }

    private static ObjectNode integer() {
        return object().put("type", "integer");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
