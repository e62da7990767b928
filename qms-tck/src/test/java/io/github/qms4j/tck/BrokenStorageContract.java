package io.github.qms4j.tck;

import io.github.qms4j.spi.storage.QmsStorage;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** The contract on the broken storage that is to be tested next; run by {@link QmsStorageContractTest} only. */
class BrokenStorageContract extends QmsStorageContract {
    /** Set by the test that runs this class. */
    static volatile Class<?> broken = PlainStorage.class;

    private PlainStorage.Store store = new PlainStorage.Store();

    @Override
    public QmsStorage open() {
        store = new PlainStorage.Store();
        return storage();
    }

    @Override
    public Optional<QmsStorage> reopen() {
        return Optional.of(storage());
    }

    private QmsStorage storage() {
        try {
            Constructor<?> constructor = broken.getDeclaredConstructor(PlainStorage.Store.class);
            return (QmsStorage) constructor.newInstance(store);
        } catch (InstantiationException | IllegalAccessException | NoSuchMethodException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void breakStore() {
        store.broken = true;
    }
}
