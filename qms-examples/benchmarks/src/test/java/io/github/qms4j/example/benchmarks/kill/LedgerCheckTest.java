package io.github.qms4j.example.benchmarks.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.example.benchmarks.kill.LedgerCheck.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A check that finds nothing proves nothing: each kind of fault is made by hand here. */
class LedgerCheckTest {
    private static final int TRANSACTIONS = 60;

    @TempDir
    private Path directory;

    private Connection written(Engine engine) throws SQLException {
        Connection connection = engine.open(directory.resolve(engine.name()));
        Ledger.create(connection, KilledProcess.WRITERS);
        Ledger ledger = new Ledger(engine, connection);
        for (int writer = 0; writer < KilledProcess.WRITERS; writer++) {
            Story story = new Story(writer);
            while (story.told() < TRANSACTIONS) {
                ledger.write(writer, story.told() + 1, story.next());
            }
        }
        ledger.seal();
        return connection;
    }

    private static Acknowledged acknowledged(long number) {
        Acknowledged acknowledged = new Acknowledged();
        acknowledged.line("0 " + number, true);
        return acknowledged;
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whole_transactions_are_no_fault_whether_acknowledged_or_not(Engine engine) throws SQLException {
        try (Connection connection = written(engine)) {
            Outcome outcome = LedgerCheck.of(engine, connection, acknowledged(TRANSACTIONS - 1));

            assertThat(outcome.faults()).isEmpty();
            assertThat(outcome.unacknowledged()).isEqualTo(1 + TRANSACTIONS + 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_transaction_that_was_acknowledged_and_is_not_there_is_lost(Engine engine) throws SQLException {
        try (Connection connection = written(engine)) {
            assertThat(LedgerCheck.of(engine, connection, acknowledged(TRANSACTIONS + 1))
                            .faults())
                    .singleElement()
                    .asString()
                    .startsWith("lost: worker 0 was told of 61, stored is 60");
        }
    }

    @Test
    void a_row_that_nobody_sees_and_that_keeps_the_next_transaction_out_blocks_it() throws SQLException {
        try (Connection connection = written(Engine.H2);
                Connection other = Engine.H2.open(directory.resolve(Engine.H2.name()));
                PreparedStatement insert =
                        other.prepareStatement("insert into entry (id, payload, hash) values (?,'','')")) {
            Story story = new Story(1);
            while (story.told() < TRANSACTIONS) {
                story.next();
            }
            insert.setString(1, story.next().get(0).entry());
            insert.execute();

            assertThat(LedgerCheck.of(Engine.H2, connection, acknowledged(1)).faults())
                    .singleElement()
                    .asString()
                    .startsWith("blocked: transaction 61 of worker 1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "delete from attribute where id = (select min(id) from record) and name = 'owner'",
        "delete from entry where id = (select max(id) from entry)",
        "delete from record where id = (select min(id) from record)",
        "update record set version = version + 1 where id = (select min(id) from record)",
        "update progress set told = told + 1 where writer = 1",
        "update progress set told = told - 1 where writer = 1",
        "delete from seal",
        "update seal set log_size = log_size - 1",
        "update entry set leaf = null where leaf = 63",
        "update entry set leaf = null where leaf = 7"
    })
    void a_row_that_is_missing_or_of_another_transaction_is_half_a_transaction(String alteration) throws SQLException {
        try (Connection connection = written(Engine.SQLITE);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(alteration)).isEqualTo(1);

            assertThat(LedgerCheck.of(Engine.SQLITE, connection, acknowledged(1))
                            .faults())
                    .isNotEmpty()
                    .allMatch(fault -> fault.startsWith("half: "));
        }
    }
}
