package io.github.qms4j.tck;

import io.github.qms4j.spi.storage.QmsStorage;
import java.util.Optional;

/** What the broken storages break is sound before. */
class PlainStorageContractTest extends QmsStorageContract {
    private PlainStorage.Store store = new PlainStorage.Store();

    @Override
    public QmsStorage open() {
        store = new PlainStorage.Store();
        return new PlainStorage(store);
    }

    @Override
    public Optional<QmsStorage> reopen() {
        return Optional.of(new PlainStorage(store));
    }

    @Override
    public void breakStore() {
        store.broken = true;
    }
}
