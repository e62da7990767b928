package com.example.clinic;

import com.arjuna.ats.jdbc.TransactionalDriver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** What a server gives its applications: a data source and an entity manager that take part in transactions of JTA. */
@ApplicationScoped
class Server {
    private static final Object ENTITY_MANAGER = new Object();

    @Produces
    @Singleton
    DataSource dataSource() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:clinic;DB_CLOSE_DELAY=-1");
        return new Enlisting(database);
    }

    @Produces
    @Singleton
    EntityManagerFactory factory(DataSource dataSource) {
        return Persistence.createEntityManagerFactory(
                "clinic",
                Map.of(
                        "jakarta.persistence.jtaDataSource",
                        dataSource,
                        "hibernate.transaction.jta.platform",
                        "org.hibernate.engine.transaction.jta.platform.internal.JBossStandAloneJtaPlatform"));
    }

    void close(@Disposes EntityManagerFactory factory) {
        factory.close();
    }

    /** As an injected {@code @PersistenceContext} in a transaction; there is one for each. */
    @Produces
    @ApplicationScoped
    EntityManager entityManager(EntityManagerFactory factory, TransactionSynchronizationRegistry transactions) {
        return (EntityManager) Proxy.newProxyInstance(
                Server.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> {
                    if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
                        throw new IllegalStateException("no transaction is active");
                    }
                    Object current = transactions.getResource(ENTITY_MANAGER);
                    if (current == null) {
                        current = factory.createEntityManager();
                        transactions.putResource(ENTITY_MANAGER, current);
                    }
                    return call(current, method, arguments);
                });
    }

    private static @Nullable Object call(Object entityManager, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(entityManager, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** Connections that enlist themselves in the transaction of their thread. */
    private record Enlisting(JdbcDataSource database) implements DataSource {
        @Override
        public Connection getConnection() throws SQLException {
            Properties properties = new Properties();
            properties.put(TransactionalDriver.XADataSource, database);
            return new TransactionalDriver().connect("jdbc:arjuna:", properties);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public @Nullable PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("not a " + type.getName());
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
