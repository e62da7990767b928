package io.github.qms4j.persistence.jpa;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class OwningFileContractTest extends JpaContract {
    OwningFileContractTest(@TempDir Path directory) {
        super("jdbc:h2:file:" + directory.resolve("owning") + ";WRITE_DELAY=0");
    }
}
