package io.github.qms4j.persistence.jpa;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.tck.ContractType;
import io.github.qms4j.tck.QmsStorageContract;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;

/** The storage contract with what all configurations of this adapter share: one database for all rules of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Verifies({"X-9", "X-14"})
abstract class JpaContract extends QmsStorageContract {
    private final String url;
    private TestDatabase database;

    JpaContract(String url) {
        this.url = url;
        this.database = new TestDatabase(url);
    }

    final TestDatabase database() {
        return database;
    }

    @Override
    public QmsStorage open() {
        if (!database.factory().isOpen()) {
            database = new TestDatabase(url);
        }
        database.clear();
        return database.owning();
    }

    @Override
    public Optional<QmsStorage> reopen() {
        return Optional.of(database.owning());
    }

    @Override
    public List<ContractType> recordTypes() {
        return TestDatabase.TYPES;
    }

    @Override
    public void breakStore() {
        database.factory().close();
    }

    @Override
    public Optional<Executable> insertionAroundTheAdapter(RecordKey key) {
        RecordTable table = database.tables().of(key.type());
        boolean generic = table.recordType().isEmpty();
        return Optional.of(() -> {
            try (Connection connection = database.connections().getConnection();
                    PreparedStatement insert = connection.prepareStatement("insert into " + table.name()
                            + " (tenant, id, version, schema_version, payload" + (generic ? ", record_type" : "")
                            + ") values (?, ?, 0, 1, ''" + (generic ? ", ?" : "") + ")")) {
                insert.setString(1, key.tenant());
                insert.setString(2, key.id());
                if (generic) {
                    insert.setString(3, key.type());
                }
                insert.executeUpdate();
            }
        });
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }
}
