package com.example.plant;

import io.github.qms4j.Qms;
import io.github.qms4j.persistence.jpa.JpaSchema;
import io.github.qms4j.persistence.jpa.JpaStorage;
import io.github.qms4j.spi.signature.SignatureAuthenticator;
import io.github.qms4j.trail.custody.FileCheckpointKeys;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The engine, in the database and the transactions of the host. */
@EnableScheduling
@Configuration(proxyBeanMethods = false)
class QmsConfiguration {
    @Bean
    @DependsOnDatabaseInitialization
    Qms qms(
            DataSource dataSource,
            EntityManagerFactory factory,
            PlatformTransactionManager transactions,
            SignatureAuthenticator signatures,
            @Value("${plant.keys}") Path keys) {
        JpaSchema.of(dataSource).migrate();
        EntityManager current = SharedEntityManagerCreator.createSharedEntityManager(factory);
        TransactionTemplate requiresNew = new TransactionTemplate(transactions);
        requiresNew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return Qms.builder()
                .storage(JpaStorage.joining(
                        () -> current, task -> requiresNew.executeWithoutResult(status -> task.run())))
                .signatureAuthenticator(signatures)
                .checkpointKeys(FileCheckpointKeys.in(keys))
                .logOrigin("plant.example.com")
                .build();
    }
}
