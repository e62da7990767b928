package io.github.qms4j.internal.validation;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code {name}} from message bundles and constraint attributes. Expressions ({@code ${…}}) stay as they are: an
 * expression language in messages is a dependency and an injection risk that a library should not bring along.
 */
final class PlainMessageInterpolator implements MessageInterpolator {
    private static final Pattern PARAMETER = Pattern.compile("(?<!\\$)\\{([^{}]+)}");
    private static final String[] BUNDLES = {"ValidationMessages", "org.hibernate.validator.ValidationMessages"};
    /** The two standard messages that are written with an expression. */
    private static final Map<String, String> BOUNDS = Map.of(
            "jakarta.validation.constraints.DecimalMin.message", "must be greater than ",
            "jakarta.validation.constraints.DecimalMax.message", "must be less than ");
    /** A bundle's text may name attributes; deeper nesting does not occur. */
    private static final int PASSES = 2;

    @Override
    public String interpolate(String template, Context context) {
        // The root bundle is English. Asked for English by name, ResourceBundle falls back to the machine's language.
        return interpolate(template, context, Locale.ROOT);
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
        Map<String, Object> attributes = context.getConstraintDescriptor().getAttributes();
        String message = template;
        for (int pass = 0; pass < PASSES; pass++) {
            message = PARAMETER
                    .matcher(message)
                    .replaceAll(found ->
                            Matcher.quoteReplacement(resolve(found.group(1), found.group(), attributes, locale)));
        }
        return message;
    }

    private static String resolve(String name, String literal, Map<String, Object> attributes, Locale locale) {
        if (attributes.containsKey(name)) {
            return String.valueOf(attributes.get(name));
        }
        if (BOUNDS.containsKey(name)) {
            String orEqual = Boolean.FALSE.equals(attributes.get("inclusive")) ? "" : "or equal to ";
            return BOUNDS.get(name) + orEqual + "{value}";
        }
        for (String bundle : BUNDLES) {
            Optional<String> text = lookUp(bundle, name, locale);
            if (text.isPresent()) {
                return text.get();
            }
        }
        return literal;
    }

    private static Optional<String> lookUp(String bundle, String name, Locale locale) {
        try {
            ClassLoader loader = Validation.class.getClassLoader();
            return Optional.of(ResourceBundle.getBundle(bundle, locale, loader).getString(name));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }
}
