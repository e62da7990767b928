package io.github.qms4j.persistence.jpa;

import io.github.qms4j.tck.HostTransaction;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A host with an entity manager for each thread that hears of every call that is the host's alone to make. */
final class Host implements HostTransaction {
    private static final List<String> HOST_ALONE = List.of("getTransaction", "close", "flush", "clear");

    private final TestDatabase database;
    private final Map<Thread, EntityManager> active = new ConcurrentHashMap<>();
    private final Queue<String> trespasses = new ConcurrentLinkedQueue<>();

    Host(TestDatabase database) {
        this.database = database;
    }

    JpaStorage storage() {
        return JpaStorage.joining(this::entityManager, database.tables(), null);
    }

    /** A storage that does not get at the connection. */
    JpaStorage storageByQueries() {
        return JpaStorage.joining(this::entityManager, database.tables(), Optional.empty(), null);
    }

    /** A storage that is told how to begin a new transaction. */
    JpaStorage storageWithNewTransactions() {
        return JpaStorage.joining(this::entityManager, database.tables(), this::inNewTransaction);
    }

    private void inNewTransaction(Runnable task) {
        EntityManager suspended = active.remove(Thread.currentThread());
        try {
            begin();
            try {
                task.run();
            } catch (RuntimeException e) {
                rollback();
                throw e;
            }
            commit();
        } finally {
            if (suspended != null) {
                active.put(Thread.currentThread(), suspended);
            }
        }
    }

    /** The calls that the storage should not have made. */
    List<String> trespasses() {
        return List.copyOf(trespasses);
    }

    boolean isActive() {
        return active.get(Thread.currentThread()) != null;
    }

    @Override
    public void begin() {
        EntityManager entityManager = database.factory().createEntityManager();
        entityManager.getTransaction().begin();
        active.put(Thread.currentThread(), entityManager);
    }

    @Override
    public void commit() {
        EntityManager entityManager = current();
        active.remove(Thread.currentThread());
        try (entityManager) {
            entityManager.getTransaction().commit();
        }
    }

    @Override
    public void rollback() {
        EntityManager entityManager = current();
        active.remove(Thread.currentThread());
        try (entityManager) {
            entityManager.getTransaction().rollback();
        }
    }

    EntityManager current() {
        EntityManager entityManager = active.get(Thread.currentThread());
        if (entityManager == null) {
            throw new IllegalStateException("the host has not begun a transaction");
        }
        return entityManager;
    }

    private EntityManager entityManager() {
        EntityManager entityManager = active.get(Thread.currentThread());
        if (entityManager == null) {
            throw new IllegalStateException("no entity manager is bound to this thread");
        }
        return watched(entityManager);
    }

    /** The thread's entity manager, on which something happens before each statement that begins with a text. */
    EntityManager before(String beginning, Runnable event) {
        EntityManager entityManager = current();
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("createNativeQuery") && ((String) arguments[0]).startsWith(beginning)) {
                event.run();
            } else if (method.getName().equals("runWithConnection")) {
                Object watching = watching(method.getParameterTypes()[0], arguments[0], beginning, event);
                return call(entityManager, method, new Object[] {watching});
            }
            return call(entityManager, method, arguments);
        };
        return proxy(handler);
    }

    private static Object watching(Class<?> type, Object consumer, String beginning, Runnable event) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, accept, arguments) -> {
            Connection connection = (Connection) arguments[0];
            InvocationHandler handler = (self, method, given) -> {
                if (method.getName().equals("prepareStatement") && ((String) given[0]).startsWith(beginning)) {
                    event.run();
                }
                return call(connection, method, given);
            };
            return call(consumer, accept, new Object[] {
                Proxy.newProxyInstance(Host.class.getClassLoader(), new Class<?>[] {Connection.class}, handler)
            });
        });
    }

    /** The thread's entity manager as it would be of a factory whose transactions only a container begins. */
    EntityManager ofContainer() {
        EntityManager entityManager = current();
        return proxy((proxy, method, arguments) -> switch (method.getName()) {
            case "getTransaction" -> throw new IllegalStateException("transactions are the container's");
            case "getEntityManagerFactory" -> factoryOfContainer();
            case "close" -> null;
            default -> call(entityManager, method, arguments);
        });
    }

    private EntityManagerFactory factoryOfContainer() {
        return (EntityManagerFactory) Proxy.newProxyInstance(
                Host.class.getClassLoader(),
                new Class<?>[] {EntityManagerFactory.class},
                (proxy, method, arguments) -> method.getName().equals("createEntityManager") ? ofContainer() : null);
    }

    EntityManager watched(EntityManager entityManager) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (HOST_ALONE.contains(method.getName())) {
                trespasses.add(method.getName());
            }
            return call(entityManager, method, arguments);
        };
        return proxy(handler);
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static EntityManager proxy(InvocationHandler handler) {
        return (EntityManager)
                Proxy.newProxyInstance(Host.class.getClassLoader(), new Class<?>[] {EntityManager.class}, handler);
    }
}
