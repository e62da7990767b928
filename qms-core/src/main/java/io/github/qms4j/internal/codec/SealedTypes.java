package io.github.qms4j.internal.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Writes a sealed interface's record as an object whose {@code kind} is the record's simple name. The records may be
 * grouped under sealed interfaces of their own.
 */
final class SealedTypes extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;
    private static final String KIND = "kind";

    @Override
    public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        if (annotated instanceof AnnotatedClass type && isSealed(sealedParent(type.getRawType()))) {
            requireDistinguishable(sealedParent(type.getRawType()));
            return JsonTypeInfo.Value.construct(
                    JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, KIND, null, false, true);
        }
        return super.findPolymorphicTypeInfo(config, annotated);
    }

    @Override
    public List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
        Class<?> parent = sealedParent(annotated.getRawType());
        if (isSealed(parent)) {
            return members(parent).map(c -> new NamedType(c, c.getSimpleName())).toList();
        }
        return super.findSubtypes(config, annotated);
    }

    @Override
    public String findTypeName(MapperConfig<?> config, AnnotatedClass type) {
        return isSealed(sealedParent(type.getRawType()))
                ? type.getRawType().getSimpleName()
                : super.findTypeName(config, type);
    }

    private static Class<?> sealedParent(Class<?> type) {
        if (isSealed(type)) {
            return type;
        }
        return Arrays.stream(type.getInterfaces())
                .filter(SealedTypes::isSealed)
                .findFirst()
                .orElse(type);
    }

    /** The JDK has sealed interfaces too; they have members other than records, and are none of ours. */
    private static boolean isSealed(Class<?> type) {
        return type.isInterface() && type.isSealed() && members(type).allMatch(Class::isRecord);
    }

    private static Stream<Class<?>> members(Class<?> type) {
        return type.isInterface() && type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(SealedTypes::members)
                : Stream.of(type);
    }

    private static void requireDistinguishable(Class<?> parent) {
        Set<String> names = new HashSet<>();
        members(parent).distinct().forEach(member -> {
            if (!names.add(member.getSimpleName())) {
                throw new IllegalStateException(parent.getName() + " has two records named " + member.getSimpleName()
                        + ", which a payload could not tell apart; rename one");
            }
            if (Arrays.stream(member.getRecordComponents())
                    .map(RecordComponent::getName)
                    .anyMatch(KIND::equals)) {
                throw new IllegalStateException(member.getName() + " has a component named '" + KIND
                        + "', which a payload needs to tell the records of " + parent.getSimpleName()
                        + " apart; rename it");
            }
        });
    }
}
