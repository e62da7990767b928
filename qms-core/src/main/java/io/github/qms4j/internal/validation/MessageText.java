package io.github.qms4j.internal.validation;

import java.lang.annotation.Annotation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a violation, in which {@code {name}} is an attribute of the constraint. Names of other texts and
 * expressions ({@code ${…}}) stay as they are: an expression language in messages is a dependency and an injection risk
 * that a library should not bring along.
 */
final class MessageText {
    private static final Pattern PARAMETER = Pattern.compile("(?<!\\$)\\{([^{}]+)}");

    private MessageText() {}

    /**
     * Fills in the attributes.
     *
     * @param standard the template of the constraint, unless it has been given a message of its own
     */
    static String of(Annotation constraint, String standard) {
        String template = String.valueOf(Demands.attribute(constraint, "message"));
        boolean isDefault = template.equals("{" + constraint.annotationType().getName() + ".message}");
        return PARAMETER
                .matcher(isDefault ? standard : template)
                .replaceAll(found -> Matcher.quoteReplacement(resolve(constraint, found.group(1), found.group())));
    }

    private static String resolve(Annotation constraint, String name, String literal) {
        @Nullable Object value = Demands.attribute(constraint, name);
        return value == null ? literal : value.toString();
    }
}
