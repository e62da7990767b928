package io.github.qms4j.conventions;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What a user of the library can see, and what must not show there. */
final class PublicSurface {
    private static final List<String> FOREIGN =
            List.of("com.google.", "tools.jackson.", "com.fasterxml.", "org.slf4j.", "org.hibernate.", "org.apache.");

    private PublicSurface() {}

    static DescribedPredicate<JavaClass> isSeenByUsers() {
        return DescribedPredicate.describe("are seen by users", PublicSurface::seen);
    }

    static ArchCondition<JavaClass> showNoForeignType() {
        return new ArchCondition<>("show no third-party type") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                report(type, type.getDescription(), supertypes(type), events);
                // Members inherited from a class that is not itself seen are part of the surface too.
                type.getAllMembers().stream()
                        .filter(member -> member.getOwner().getPackageName().startsWith(Concepts.ROOT))
                        .filter(PublicSurface::seen)
                        .forEach(member -> report(type, member.getDescription(), signature(member), events));
            }
        };
    }

    static ArchCondition<JavaClass> beFinalOrClosed() {
        return new ArchCondition<>("be final, or abstract where extension is designed") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean isAbstract = type.getModifiers().contains(JavaModifier.ABSTRACT);
                if (isAbstract && !isDesignedForExtension(type)) {
                    events.add(SimpleConditionEvent.violated(
                            type,
                            type.getDescription()
                                    + " is abstract, but neither sealed, an exception, nor in spi or tck"));
                } else if (!isAbstract && !type.getModifiers().contains(JavaModifier.FINAL)) {
                    events.add(SimpleConditionEvent.violated(type, type.getDescription() + " is not final"));
                }
            }
        };
    }

    private static boolean isDesignedForExtension(JavaClass type) {
        return type.isSealed()
                || type.isAssignableTo(Exception.class)
                || List.of(type.getPackageName().split("\\.")).stream()
                        .anyMatch(part -> part.equals("spi") || part.equals("tck"));
    }

    private static boolean seen(JavaClass type) {
        return isOpen(type.getModifiers())
                && type.getEnclosingClass().map(PublicSurface::seen).orElse(true);
    }

    private static boolean seen(JavaMember member) {
        return isOpen(member.getModifiers()) && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean isOpen(Collection<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaType> supertypes(JavaClass type) {
        return Stream.concat(
                Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream()),
                type.getTypeParameters().stream());
    }

    private static Stream<JavaType> signature(JavaMember member) {
        if (member instanceof JavaField field) {
            return Stream.of(field.getType());
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        return Stream.of(
                        Stream.of(unit.getReturnType()),
                        unit.getParameterTypes().stream(),
                        unit.getTypeParameters().stream(),
                        unit.getExceptionTypes().stream())
                .flatMap(types -> types);
    }

    private static void report(JavaClass type, String place, Stream<? extends JavaType> types, ConditionEvents events) {
        types.flatMap(shown -> shown.getAllInvolvedRawTypes().stream())
                .map(raw -> raw.getBaseComponentType().getName())
                .filter(name -> FOREIGN.stream().anyMatch(name::startsWith))
                .distinct()
                .forEach(name -> events.add(SimpleConditionEvent.violated(type, place + " shows " + name)));
    }
}
