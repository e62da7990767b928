package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.servicedesk.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Reads the ticket export of another tool as a stream (rule SD-5): one pass, and memory that does not grow with the file. A
 * file that begins like gzip is read as what it holds.
 *
 * <p>A row that cannot be used is rejected, reported and not silently dropped; its ticket is made from its other rows. What
 * makes the file as a whole unusable, such as a missing column, bytes that are no text or a damaged gzip file, ends the read
 * with an {@link InvalidInputException}. <strong>That may be late</strong>, when tickets have already reached the sink: who
 * must not import half a file runs {@link #check(Path, TicketExportMapping, TicketExportListener)} first, and compares the
 * hashes of both reports if the file could change in between, or undoes what the sink did.
 *
 * <p>Reading the same bytes with the same mapping gives equal tickets in the same order.
 */
public final class TicketExport {
    private static final long UNKNOWN = -1;

    private TicketExport() {}

    /**
     * Reads a file and hands each ticket to a sink as soon as its last row was read.
     *
     * @throws InvalidInputException when the file cannot be read as a whole; tickets may have reached the sink
     * @throws UncheckedIOException when the file system fails
     */
    public static ImportReport read(
            Path file, TicketExportMapping mapping, TicketExportListener listener, Consumer<? super Ticket> sink) {
        return read(file, mapping, ImportLimits.standard(), listener, sink);
    }

    /** As {@link #read(Path, TicketExportMapping, TicketExportListener, Consumer)}, with other limits. */
    public static ImportReport read(
            Path file,
            TicketExportMapping mapping,
            ImportLimits limits,
            TicketExportListener listener,
            Consumer<? super Ticket> sink) {
        if (!Files.isRegularFile(file)) {
            throw InvalidInputException.of(
                    "ticket export", "file", file, "is no file that can be read", "check its path and its permissions");
        }
        Path name = Objects.requireNonNullElse(file.getFileName(), file);
        try (InputStream in = Files.newInputStream(file)) {
            return new TicketExportReader(name.toString(), mapping, limits, listener, sink).read(in, Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a stream to its end and does not close it.
     *
     * @param name the name of the export, for messages and the report
     * @throws InvalidInputException when it cannot be read as a whole; tickets may have reached the sink
     * @throws UncheckedIOException when the stream fails
     */
    public static ImportReport read(
            String name,
            InputStream in,
            TicketExportMapping mapping,
            TicketExportListener listener,
            Consumer<? super Ticket> sink) {
        return read(name, in, mapping, ImportLimits.standard(), listener, sink);
    }

    /** As {@link #read(String, InputStream, TicketExportMapping, TicketExportListener, Consumer)}, with other limits. */
    public static ImportReport read(
            String name,
            InputStream in,
            TicketExportMapping mapping,
            ImportLimits limits,
            TicketExportListener listener,
            Consumer<? super Ticket> sink) {
        try {
            return new TicketExportReader(name, mapping, limits, listener, sink).read(in, UNKNOWN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The report of the same pass without a sink; throws what {@code read} would. */
    public static ImportReport check(Path file, TicketExportMapping mapping, TicketExportListener listener) {
        return read(file, mapping, listener, ticket -> {});
    }

    /** The report of the same pass without a sink; throws what {@code read} would. */
    public static ImportReport check(
            String name, InputStream in, TicketExportMapping mapping, TicketExportListener listener) {
        return read(name, in, mapping, listener, ticket -> {});
    }
}
