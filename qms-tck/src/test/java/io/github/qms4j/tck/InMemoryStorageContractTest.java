package io.github.qms4j.tck;

import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.support.InMemoryStorage;

class InMemoryStorageContractTest extends QmsStorageContract {
    @Override
    public QmsStorage open() {
        return new InMemoryStorage();
    }
}
