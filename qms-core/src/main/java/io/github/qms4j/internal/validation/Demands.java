package io.github.qms4j.internal.validation;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException.Violation;
import jakarta.validation.Constraint;
import jakarta.validation.Valid;
import jakarta.validation.groups.Default;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is demanded of one value.
 *
 * @param constraints the conditions on the value itself
 * @param cascades whether a record, or the records in a container, are checked in turn
 * @param contained what is demanded of what a container holds: of its last type argument the elements or values, of the
 *     first of two the keys
 */
record Demands(List<StandardConstraint> constraints, boolean cascades, List<Demands> contained) {
    private static final String PACKAGE = Valid.class.getPackageName();
    private static final Demands NONE = new Demands(List.of(), false, List.of());

    /**
     * Reads the annotations.
     *
     * @param where for messages
     * @param annotations on the value's declaration
     * @param type the value's type, with the annotations on its type arguments
     * @throws io.github.qms4j.ConfigurationException when one of them only a provider can check
     */
    static Demands of(String where, Collection<Annotation> annotations, AnnotatedType type) {
        List<StandardConstraint> constraints = new ArrayList<>();
        boolean cascades = false;
        for (Annotation annotation : expanded(annotations)) {
            if (annotation instanceof Valid) {
                cascades = true;
            } else if (isConstraint(annotation.annotationType())) {
                if (isOfDefaultGroup(annotation)) {
                    constraints.add(StandardConstraint.of(where, annotation));
                }
            } else if (annotation.annotationType().getPackageName().startsWith(PACKAGE)) {
                throw RecordConstraints.onlyByProvider(
                        "@" + annotation.annotationType().getSimpleName() + " on " + where + " is not known here");
            }
        }
        return new Demands(List.copyOf(constraints), cascades, contained(where, type));
    }

    /** What stands before the type of an array's elements is also on the declaration, and taken from there. */
    private static List<Demands> contained(String where, AnnotatedType type) {
        List<Demands> contained = new ArrayList<>();
        if (type instanceof AnnotatedParameterizedType parameterized) {
            for (AnnotatedType argument : parameterized.getAnnotatedActualTypeArguments()) {
                contained.add(of(where, List.of(argument.getAnnotations()), argument));
            }
        }
        return contained.stream().allMatch(Demands::isEmpty) ? List.of() : List.copyOf(contained);
    }

    /** Constraints that stand several times are wrapped by the compiler. */
    private static List<Annotation> expanded(Collection<Annotation> annotations) {
        List<Annotation> expanded = new ArrayList<>();
        for (Annotation annotation : annotations) {
            Object wrapped = attribute(annotation, "value");
            if (wrapped instanceof Annotation[] several
                    && isConstraint(several.getClass().getComponentType())) {
                expanded.addAll(Arrays.asList(several));
            } else {
                expanded.add(annotation);
            }
        }
        return expanded;
    }

    private static boolean isConstraint(Class<?> annotationType) {
        return annotationType.isAnnotationPresent(Constraint.class);
    }

    private static boolean isOfDefaultGroup(Annotation constraint) {
        List<Object> groups =
                attribute(constraint, "groups") instanceof Class<?>[] named ? List.of((Object[]) named) : List.of();
        return groups.isEmpty() || groups.contains(Default.class);
    }

    static @Nullable Object attribute(Annotation annotation, String name) {
        try {
            Method method = annotation.annotationType().getMethod(name);
            return method.invoke(annotation);
        } catch (NoSuchMethodException e) {
            return null;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(annotation + " cannot be read", e);
        }
    }

    boolean isEmpty() {
        return constraints.isEmpty() && !cascades && contained.isEmpty();
    }

    void check(@Nullable Object value, String place, RecordConstraints records, Consumer<Violation> violations) {
        for (StandardConstraint constraint : constraints) {
            if (!constraint.holds(value)) {
                violations.accept(new Violation(place, String.valueOf(value), constraint.rule(), ""));
            }
        }
        if (value == null) {
            return;
        }
        if (cascades && !isContainer(value)) {
            records.check(value, place, violations);
        }
        if (cascades || !contained.isEmpty()) {
            checkContained(value, place, records, violations);
        }
    }

    private static boolean isContainer(Object value) {
        return value instanceof Iterable || value instanceof Map || value instanceof Optional;
    }

    private void checkContained(Object value, String place, RecordConstraints records, Consumer<Violation> violations) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, held) -> {
                String entry = place + "[" + key + "]";
                argument(0, 2, place).check(key, entry, records, violations);
                checkElement(argument(1, 2, place), held, entry, records, violations);
            });
        } else if (value instanceof Iterable<?> elements) {
            int position = 0;
            for (Object element : elements) {
                String index = value instanceof List ? String.valueOf(position++) : "";
                checkElement(argument(0, 1, place), element, place + "[" + index + "]", records, violations);
            }
        } else if (value instanceof Optional<?> optional) {
            checkElement(argument(0, 1, place), optional.orElse(null), place, records, violations);
        } else if (!contained.isEmpty()) {
            throw unknownContainer(place);
        }
    }

    private void checkElement(
            Demands demands,
            @Nullable Object element,
            String place,
            RecordConstraints records,
            Consumer<Violation> violations) {
        if (cascades && element != null && !isContainer(element)) {
            records.check(element, place, violations);
        }
        demands.check(element, place, records, violations);
    }

    private Demands argument(int position, int arguments, String place) {
        if (contained.isEmpty()) {
            return NONE;
        }
        if (contained.size() != arguments) {
            throw unknownContainer(place);
        }
        return contained.get(position);
    }

    private static ConfigurationException unknownContainer(String place) {
        return RecordConstraints.onlyByProvider("the type arguments of " + place
                + " have constraints, and it is neither an Iterable of one argument nor a Map or Optional");
    }
}
