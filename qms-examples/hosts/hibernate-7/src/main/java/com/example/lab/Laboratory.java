package com.example.lab;

import io.github.qms4j.Qms;
import io.github.qms4j.persistence.jpa.JpaSchema;
import io.github.qms4j.persistence.jpa.JpaStorage;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import javax.sql.DataSource;

/** The host's persistence unit and its units of work, in which the library takes part. */
final class Laboratory implements AutoCloseable {
    private static final ThreadLocal<EntityManager> CURRENT = new ThreadLocal<>();
    private final EntityManagerFactory factory;
    private final Qms qms;

    Laboratory(DataSource dataSource) {
        factory = Persistence.createEntityManagerFactory(
                "lab", Map.of("jakarta.persistence.nonJtaDataSource", dataSource));
        JpaSchema.of(dataSource).migrate();
        qms = Qms.builder().storage(JpaStorage.joining(CURRENT::get)).build();
    }

    Qms qms() {
        return qms;
    }

    EntityManager entityManager() {
        return CURRENT.get();
    }

    /** What is done on this thread is committed together, or rolled back when the work throws. */
    void inTransaction(Runnable work) {
        try (EntityManager entityManager = factory.createEntityManager()) {
            CURRENT.set(entityManager);
            entityManager.getTransaction().begin();
            try {
                work.run();
                entityManager.getTransaction().commit();
            } catch (RuntimeException e) {
                entityManager.getTransaction().rollback();
                throw e;
            } finally {
                CURRENT.remove();
            }
        }
    }

    @Override
    public void close() {
        qms.close();
        factory.close();
    }
}
