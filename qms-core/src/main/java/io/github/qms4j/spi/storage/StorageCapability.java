package io.github.qms4j.spi.storage;

/** What an adapter may promise beyond the contract. What is not declared is not tested, by name. */
public enum StorageCapability {
    /** S11: a change set is all or nothing also when the process or the connection dies in the middle. */
    ATOMIC_CHANGE_SET,
    /**
     * S12: writes join a transaction of the host and are undone with it, but for those through {@link
     * QmsStorage#outsideHostTransaction()}, which is another storage then.
     */
    JOINS_HOST_TRANSACTION,
    /** S13: the key is unique in the store itself, also against writers that bypass the adapter. */
    UNIQUE_KEYS,
    /** What was applied is still there when the store is opened again. */
    DURABLE
}
