package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.QmsStorage;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** As with Hibernate 6, of Jakarta Persistence 3.1, which gives its connection by means of its own. */
class OwningSqliteByWorkContractTest extends JpaContract {
    OwningSqliteByWorkContractTest(@TempDir Path directory) {
        super("jdbc:sqlite:" + directory.resolve("owning-by-work"));
    }

    @Override
    public QmsStorage open() {
        super.open();
        return byWork();
    }

    @Override
    public Optional<QmsStorage> reopen() {
        return Optional.of(byWork());
    }

    private QmsStorage byWork() {
        return JpaStorage.owning(
                database().factory(), database().tables(), false, Optional.empty(), () -> {}, "by work");
    }
}
