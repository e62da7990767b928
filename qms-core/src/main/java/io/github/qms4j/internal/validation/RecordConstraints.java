package io.github.qms4j.internal.validation;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException.Violation;
import jakarta.validation.Constraint;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the constraints on records demand. A record type is looked at once. */
final class RecordConstraints {
    private final ClassValue<List<Component>> components = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return componentsOf(type);
        }
    };

    /**
     * Tells every violation of a record.
     *
     * @param path where the record is; empty for a command itself
     * @throws ConfigurationException when it is no record, cannot be read, or has a constraint that only a provider of
     *     Jakarta Validation can check
     */
    void check(Object checked, String path, Consumer<Violation> violations) {
        for (Component component : components.get(checked.getClass())) {
            String place = path.isEmpty() ? component.name() : path + "." + component.name();
            component.demands().check(component.valueIn(checked), place, this, violations);
        }
    }

    private static List<Component> componentsOf(Class<?> type) {
        if (!type.isRecord()) {
            throw onlyByProvider(type.getName() + " is not a record, so that its constraints are not known here");
        }
        refuseConstraintsOn(type);
        List<Component> found = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Method accessor = component.getAccessor();
            String where = type.getSimpleName() + "." + component.getName();
            Demands demands = Demands.of(where, annotations(type, component), component.getAnnotatedType());
            if (!demands.isEmpty()) {
                found.add(new Component(component.getName(), readable(accessor), demands));
            }
        }
        return List.copyOf(found);
    }

    /** The compiler copies them from the component to the field, and to an accessor that it writes itself. */
    private static Set<Annotation> annotations(Class<?> type, RecordComponent component) {
        try {
            Set<Annotation> found = new LinkedHashSet<>(
                    List.of(type.getDeclaredField(component.getName()).getAnnotations()));
            found.addAll(Arrays.asList(component.getAccessor().getAnnotations()));
            return found;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("a record has a field for each component", e);
        }
    }

    private static void refuseConstraintsOn(Class<?> type) {
        for (Annotation annotation : type.getAnnotations()) {
            if (annotation.annotationType().isAnnotationPresent(Constraint.class)) {
                throw onlyByProvider("@" + annotation.annotationType().getSimpleName() + " constrains "
                        + type.getSimpleName() + " as a whole");
            }
        }
    }

    private static Method readable(Method accessor) {
        if (!accessor.trySetAccessible()) {
            throw new ConfigurationException(
                    "the command " + accessor.getDeclaringClass().getName()
                            + " cannot be read; export its package and make it public, or open its package to the module "
                            + RecordConstraints.class.getModule().getName());
        }
        return accessor;
    }

    static ConfigurationException onlyByProvider(String reason) {
        return new ConfigurationException(
                reason + "; give a validator with Qms.builder().validator(...), or check it in code of your own");
    }

    private record Component(String name, Method accessor, Demands demands) {
        @Nullable
        Object valueIn(Object checked) {
            try {
                return accessor.invoke(checked);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(accessor + " of a command failed", e);
            }
        }
    }
}
