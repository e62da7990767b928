package io.github.qms4j.reporting.output;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.reporting.spi.ReportRenderer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The renderers that are at hand, by format. Immutable and safe to share; looked up once, on the calling thread. */
public final class Renderers {
    private static final Pattern FORMAT = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private final Map<String, ReportRenderer> byFormat;

    private Renderers(Iterable<ReportRenderer> found) {
        Map<String, ReportRenderer> map = new TreeMap<>();
        for (ReportRenderer renderer : found) {
            String format = renderer.format();
            if (!FORMAT.matcher(format).matches()) {
                throw new ConfigurationException("Report renderer "
                        + renderer.getClass().getName() + " calls its format '" + format
                        + "'; a format is lower-case letters, digits and hyphens. Correct the renderer.");
            }
            ReportRenderer other = map.putIfAbsent(format, renderer);
            if (other != null) {
                throw new ConfigurationException("Two report renderers claim the format '" + format + "': "
                        + other.getClass().getName() + " and "
                        + renderer.getClass().getName()
                        + ". Remove one from the path, or choose explicitly with Renderers.of.");
            }
        }
        byFormat = map;
    }

    /**
     * The providers that this class loader sees, on the module path and the class path.
     *
     * @throws ConfigurationException when a provider cannot be loaded, or two claim one format
     */
    public static Renderers load(ClassLoader loader) {
        List<ReportRenderer> found = new ArrayList<>();
        try {
            ServiceLoader.load(ReportRenderer.class, loader).forEach(found::add);
        } catch (ServiceConfigurationError broken) {
            throw new ConfigurationException(
                    "A report renderer on the path cannot be loaded: " + broken.getMessage()
                            + ". Correct its META-INF/services entry or remove its archive.",
                    broken);
        }
        return new Renderers(found);
    }

    /** Exactly these, without any lookup. */
    public static Renderers of(ReportRenderer... renderers) {
        return new Renderers(List.of(renderers));
    }

    /** The formats at hand, in alphabetical order. */
    public Set<String> formats() {
        return Collections.unmodifiableSet(byFormat.keySet());
    }

    /**
     * The renderer of a format.
     *
     * @throws InvalidInputException when there is none; lists those at hand
     */
    public ReportRenderer renderer(String format) {
        ReportRenderer renderer = byFormat.get(format);
        if (renderer == null) {
            throw InvalidInputException.of(
                    "report format",
                    "format",
                    format,
                    "no renderer for it is on the path",
                    byFormat.isEmpty()
                            ? "none is: put qms-reporting on the path of the class loader"
                            : "use one of " + String.join(", ", byFormat.keySet()));
        }
        return renderer;
    }
}
