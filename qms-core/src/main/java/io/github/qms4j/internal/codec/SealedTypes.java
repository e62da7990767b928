package io.github.qms4j.internal.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/** Writes a sealed interface's record as an object whose {@code kind} is the record's simple name. */
final class SealedTypes extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        if (annotated instanceof AnnotatedClass type && isSealed(sealedParent(type.getRawType()))) {
            return JsonTypeInfo.Value.construct(
                    JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "kind", null, false, true, true);
        }
        return super.findPolymorphicTypeInfo(config, annotated);
    }

    @Override
    public List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
        Class<?> parent = sealedParent(annotated.getRawType());
        if (isSealed(parent)) {
            return Arrays.stream(parent.getPermittedSubclasses())
                    .map(c -> new NamedType(c, c.getSimpleName()))
                    .toList();
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

    private static boolean isSealed(Class<?> type) {
        return type.isInterface()
                && type.isSealed()
                && type.getPackageName().startsWith("io.github.qms4j")
                && Arrays.stream(type.getPermittedSubclasses()).allMatch(Class::isRecord);
    }
}
