package com.example.clinic;

import io.github.qms4j.Qms;
import io.github.qms4j.persistence.jpa.JpaSchema;
import io.github.qms4j.persistence.jpa.JpaStorage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import javax.sql.DataSource;

/** The engine, in the database and the transactions of the server. */
@ApplicationScoped
public class QmsProducer {
    /** Outside a transaction: definitions of tables end one on some databases. */
    void migrate(@Observes Startup start, DataSource dataSource) {
        JpaSchema.of(dataSource).migrate();
    }

    @Produces
    @Singleton
    Qms qms(EntityManager current, NewTransactions newTransactions) {
        return Qms.builder()
                .storage(JpaStorage.joining(() -> current, newTransactions::run))
                .build();
    }

    void close(@Disposes Qms qms) {
        qms.close();
    }
}
