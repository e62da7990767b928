package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.tck.HostTransaction;

/** Every change set in a transaction of its own that the host begins and commits. */
abstract class JoiningContract extends JpaContract {
    private Host host;

    JoiningContract(String url) {
        super(url);
        host = new Host(database());
    }

    @Override
    public QmsStorage open() {
        super.open();
        host = new Host(database());
        return new HostedStorage(host, storageOf(host));
    }

    JpaStorage storageOf(Host newHost) {
        return newHost.storage();
    }

    @Override
    public HostTransaction hostTransaction() {
        return host;
    }

    @Override
    public void breakStore() {
        host.begin();
        super.breakStore();
    }
}
