package io.github.qms4j.tck;

import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** What the contract needs from the adapter under test. Overridden in the class that extends {@link QmsStorageContract}. */
public interface StorageHooks {
    /** Opens a fresh, empty storage. The contract closes it. */
    QmsStorage open();

    /**
     * Opens a second storage over the stored state of the one opened last, so that reads look at the raw store and no
     * cache can fool the contract. Empty when the adapter keeps nothing outside its object.
     */
    default Optional<QmsStorage> reopen() {
        return Optional.empty();
    }

    /** The record types to run every rule with: the vendor type, and some for which the adapter has a place of its own. */
    default List<ContractType> recordTypes() {
        return List.of(ContractType.vendor());
    }

    /** For storages that declare {@code JOINS_HOST_TRANSACTION}. */
    default HostTransaction hostTransaction() {
        return Assumptions.abort("hostTransaction() is not overridden");
    }

    /**
     * For storages that declare {@code UNIQUE_KEYS}: the insertion of a record of this key with the means of the
     * store itself, around the adapter. It is expected to throw.
     */
    default Optional<Executable> insertionAroundTheAdapter(RecordKey key) {
        return Optional.empty();
    }

    /** Makes the store behind the open storage fail, as if its server had gone. */
    default void breakStore() throws Exception {
        Assumptions.abort("breakStore() is not overridden");
    }

    /** Runs a rule once for each record type, each with a fresh storage. */
    default Stream<DynamicTest> eachType(ThrowingConsumer<StorageUnderTest> rule) {
        return recordTypes().stream()
                .map(type -> DynamicTest.dynamicTest(type.name(), () -> {
                    try (StorageUnderTest storage = new StorageUnderTest(this, type)) {
                        rule.accept(storage);
                    }
                }));
    }
}
