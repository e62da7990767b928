package io.github.qms4j.internal.codec;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.github.qms4j.ConfigurationException;
import java.security.CodeSource;
import java.util.Map;
import tools.jackson.databind.cfg.PackageVersion;

/**
 * Whether the parts of Jackson on the path fit together. Jackson 3 shares its annotations with Jackson 2, so a host that
 * manages an old Jackson 2 lowers them for both, and the first record would fail with a linkage error.
 */
public final class JacksonOnPath {
    private JacksonOnPath() {}

    /** @throws ConfigurationException when a record cannot be written and read, with the version to manage */
    public static void require() {
        try {
            PayloadCodec.decode("probe", Probe.class, PayloadCodec.encode(new Probe(new Kind.Only("?")), Map.of()));
        } catch (LinkageError e) {
            throw new ConfigurationException(
                    "Jackson on the path does not fit together: jackson-databind " + PackageVersion.VERSION
                            + " does not find in " + place(JsonFormat.class) + " what it needs (" + e.getMessage()
                            + "). Let the host's build manage com.fasterxml.jackson.core:jackson-annotations at 2.21 or"
                            + " later, or 2.22 or later for jackson-databind 3.2; Jackson 2 works with it too",
                    e);
        }
    }

    private static String place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null ? "jackson-annotations" : String.valueOf(source.getLocation());
    }

    record Probe(Kind kind) {}

    sealed interface Kind {
        record Only(String text) implements Kind {}
    }
}
