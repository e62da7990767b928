package io.github.qms4j.persistence.jpa;

class HostRollbackTest extends HostRollbackRules {
    HostRollbackTest() {
        super("jdbc:h2:mem:host-rollback");
    }

    @Override
    JpaStorage storageOf(Host newHost) {
        return newHost.storage();
    }
}
