package com.example.clinic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Runs what stays on record when the caller's transaction is rolled back. */
@ApplicationScoped
public class NewTransactions {
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void run(Runnable task) {
        task.run();
    }
}
