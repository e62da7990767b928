package com.example.plant;

import io.github.qms4j.ConflictException;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Repeats a unit of work that lost against another writer, from its first read on. */
@Component
public class RepeatedUnits {
    private static final int ATTEMPTS = 3;

    private final TransactionTemplate transaction;

    RepeatedUnits(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    public <T> T run(Supplier<T> unit) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> unit.get());
            } catch (ConflictException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
