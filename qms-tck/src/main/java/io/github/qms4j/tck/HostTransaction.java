package io.github.qms4j.tck;

/** A transaction of the host on the current thread, for storages that join one (contract rule S12). */
public interface HostTransaction {
    /** Begins; the storage's calls on this thread join from here on. */
    void begin();

    /** Commits and ends. */
    void commit();

    /** Undoes everything since {@link #begin()} and ends. */
    void rollback();
}
