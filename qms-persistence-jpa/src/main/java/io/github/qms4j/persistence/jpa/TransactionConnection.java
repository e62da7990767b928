package io.github.qms4j.persistence.jpa;

import io.github.qms4j.StorageException;
import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Access to the connection of an entity manager's transaction, which Jakarta Persistence gives since 3.2, and Hibernate
 * did before. Found by reflection, because this adapter also serves hosts on 3.1.
 */
final class TransactionConnection {
    private final Class<?> giver;
    private final Method runWithConnection;
    private final Class<?> consumer;

    private TransactionConnection(Class<?> giver, String runWithConnection, Class<?> consumer)
            throws NoSuchMethodException {
        this.giver = giver;
        this.runWithConnection = giver.getMethod(runWithConnection, consumer);
        this.consumer = consumer;
    }

    /** Empty with a version before 3.2. */
    static Optional<TransactionConnection> find() {
        ClassLoader loader = EntityManager.class.getClassLoader();
        return find(
                loader, EntityManager.class.getName(), "runWithConnection", "jakarta.persistence.ConnectionConsumer");
    }

    /** By Hibernate's own means; empty with another provider. */
    static Optional<TransactionConnection> ofHibernate(EntityManager entityManager) {
        ClassLoader loader = entityManager.getClass().getClassLoader();
        return find(loader, "org.hibernate.Session", "doWork", "org.hibernate.jdbc.Work");
    }

    private static Optional<TransactionConnection> find(
            ClassLoader loader, String giver, String runWithConnection, String consumer) {
        try {
            return Optional.of(new TransactionConnection(
                    Class.forName(giver, false, loader), runWithConnection, Class.forName(consumer, false, loader)));
        } catch (ClassNotFoundException | NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    /**
     * Works on the connection. What the work throws comes back as it is: the provider does not see it, and so neither
     * wraps it nor marks the transaction, which is the caller's to roll back.
     */
    <T> T call(EntityManager entityManager, Function<Connection, T> work) {
        Call<T> call = new Call<>(work);
        Object proxy = Proxy.newProxyInstance(
                consumer.getClassLoader(), new Class<?>[] {consumer}, (self, method, arguments) -> {
                    if (method.getDeclaringClass() != consumer) {
                        return method.invoke(call, arguments);
                    }
                    call.accept((Connection) arguments[0]);
                    return null;
                });
        try {
            runWithConnection.invoke(
                    giver.isInstance(entityManager) ? entityManager : entityManager.unwrap(giver), proxy);
        } catch (InvocationTargetException e) {
            throw new StorageException("the provider gives no connection", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        return call.result();
    }

    private static final class Call<T> {
        private final Function<Connection, T> work;
        private @Nullable T result;
        private @Nullable RuntimeException failure;

        private Call(Function<Connection, T> work) {
            this.work = work;
        }

        private void accept(Connection connection) {
            try {
                result = work.apply(connection);
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        private T result() {
            if (failure != null) {
                throw failure;
            }
            if (result == null) {
                throw new IllegalStateException("the provider did not run the work");
            }
            return result;
        }
    }
}
