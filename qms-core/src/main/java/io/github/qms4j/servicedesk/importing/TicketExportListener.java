package io.github.qms4j.servicedesk.importing;

/** Is told how a read goes on, on the reading thread. What a method throws ends the read and reaches the caller. */
public interface TicketExportListener {
    /** Listens to nothing. */
    TicketExportListener SILENT = new TicketExportListener() {};

    /**
     * Some more rows were read; called every few thousand rows, and once at the end.
     *
     * @param rows rows read so far
     * @param bytes bytes of the file read so far, compressed if it is
     * @param totalBytes the size of the file, -1 when it is not known
     */
    default void progressed(long rows, long bytes, long totalBytes) {}

    /** A row was rejected; called for each one, also beyond those that the report keeps. */
    default void rejected(RejectedRow row) {}

    /** A value was put right or derived to make a ticket; called once for each kind and ticket. */
    default void adjusted(Adjustment adjustment) {}
}
