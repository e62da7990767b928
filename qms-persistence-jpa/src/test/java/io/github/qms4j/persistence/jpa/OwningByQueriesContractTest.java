package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.QmsStorage;
import java.util.Optional;

/** As with a provider of Jakarta Persistence 3.1, which does not give its connection. */
class OwningByQueriesContractTest extends JpaContract {
    OwningByQueriesContractTest() {
        super("jdbc:h2:mem:owning-by-queries");
    }

    @Override
    public QmsStorage open() {
        super.open();
        return byQueries();
    }

    @Override
    public Optional<QmsStorage> reopen() {
        return Optional.of(byQueries());
    }

    private QmsStorage byQueries() {
        return JpaStorage.owning(
                database().factory(), database().tables(), true, Optional.empty(), () -> {}, "by queries");
    }
}
