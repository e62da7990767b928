package io.github.qms4j.persistence.jpa;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class OwningSqliteContractTest extends JpaContract {
    OwningSqliteContractTest(@TempDir Path directory) {
        super("jdbc:sqlite:" + directory.resolve("owning"));
    }
}
