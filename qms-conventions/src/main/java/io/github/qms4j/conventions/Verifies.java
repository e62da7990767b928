package io.github.qms4j.conventions;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rules of the domain that a test demonstrates, as listed in the validation pack. On a class it holds for each of
 * its tests, nested and inherited ones included.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Documented
public @interface Verifies {
    /** Ids of rules, such as {@code SD-3}. */
    String[] value();
}
