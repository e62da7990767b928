package io.github.qms4j.persistence.jpa;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class TamperingEachConceptSqliteTest extends TamperingEachConceptRules {
    TamperingEachConceptSqliteTest(@TempDir Path directory) {
        super("jdbc:sqlite:" + directory.resolve("tampering"), AlterationSample.oneOf(4));
    }
}
