package io.github.qms4j.trail.custody;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keeps all threads of all processes but one out of a directory, by the lock that the operating system gives on a file in
 * it. A process that dies gives it back.
 */
final class DirectoryLock {
    private static final String FILE = "lock";

    private final DurableFiles files;

    DirectoryLock(DurableFiles files) {
        this.files = files;
    }

    <T> T locked(Supplier<T> work) {
        // The lock is of the process, and closing any channel to the file gives it back, whichever thread has it. So
        // threads queue before they open one; by an interned name, which class loaders of one process share.
        synchronized (monitor()) {
            Path file = files.home().resolve(FILE);
            try (FileChannel channel = FileChannel.open(
                            file,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            files.ownerOnly("rw-------"));
                    FileLock lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IllegalStateException("the lock on " + file + " was lost");
                }
                return work.get();
            } catch (IOException e) {
                throw DurableFiles.inaccessible("lock", file, e);
            }
        }
    }

    private String monitor() {
        try {
            return ("io.github.qms4j lock of " + files.home().toRealPath()).intern();
        } catch (IOException e) {
            throw DurableFiles.inaccessible("lock", files.home(), e);
        }
    }
}
