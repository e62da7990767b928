package io.github.qms4j.tck;

/**
 * The contract of {@link io.github.qms4j.spi.storage.QmsStorage} as tests. Extend it once for each configuration of an
 * adapter and implement {@link StorageHooks#open()}:
 *
 * <pre>{@code
 * class MyStorageContractTest extends QmsStorageContract {
 *     public QmsStorage open() { return new MyStorage(emptyStore()); }
 *     public Optional<QmsStorage> reopen() { return Optional.of(new MyStorage(sameStore())); }
 * }
 * }</pre>
 *
 * <p>A rule whose capability the storage does not declare, or whose hook is not overridden, is skipped by name with the
 * reason.
 */
public abstract class QmsStorageContract
        implements ChangeSetRules,
                ExpectationRules,
                ContentRules,
                QueryRules,
                PagingRules,
                IsolationRules,
                CapabilityRules {
    /** For subclasses. */
    protected QmsStorageContract() {}
}
