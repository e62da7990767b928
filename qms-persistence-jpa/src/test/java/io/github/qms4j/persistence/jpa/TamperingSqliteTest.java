package io.github.qms4j.persistence.jpa;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class TamperingSqliteTest extends TamperingRules {
    TamperingSqliteTest(@TempDir Path directory) {
        super("jdbc:sqlite:" + directory.resolve("tampering"), AlterationSample.oneOf(8));
    }
}
