package com.example.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

class RepeatedUnitsTest {
    private final Transactions transactions = new Transactions();
    private final RepeatedUnits units = new RepeatedUnits(transactions);

    private static String lostUntil(int attempt, AtomicInteger attempts) {
        if (attempts.incrementAndGet() < attempt) {
            throw ConflictException.stale("ticket", "t-1", 1, 2);
        }
        return "done";
    }

    @Test
    void a_unit_that_lost_is_rolled_back_and_repeated() {
        AtomicInteger attempts = new AtomicInteger();

        assertThat(units.run(() -> lostUntil(3, attempts))).isEqualTo("done");
        assertThat(transactions.rolledBack).isEqualTo(2);
        assertThat(transactions.committed).isEqualTo(1);
    }

    @Test
    void it_is_not_repeated_for_ever() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> units.run(() -> lostUntil(4, attempts))).isInstanceOf(ConflictException.class);
        assertThat(attempts).hasValue(3);
    }

    @SuppressWarnings("serial")
    private static final class Transactions extends AbstractPlatformTransactionManager {
        private int committed;
        private int rolledBack;

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            committed++;
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            rolledBack++;
        }
    }
}
