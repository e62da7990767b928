package io.github.qms4j.persistence.jpa;

class OwningInMemoryContractTest extends JpaContract {
    OwningInMemoryContractTest() {
        super("jdbc:h2:mem:owning");
    }
}
