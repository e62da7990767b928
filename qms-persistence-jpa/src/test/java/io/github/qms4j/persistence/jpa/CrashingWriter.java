package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.QmsStorage;
import java.util.Map;

/** The process that {@link CrashTest} kills: writes change sets for ever and prints each one when it is applied. */
final class CrashingWriter {
    private CrashingWriter() {}

    /** Arguments: the database file, and a prefix for the ids of this process. */
    public static void main(String[] arguments) {
        try (QmsStorage storage = new JpaStorageProvider().open(Map.of("file", arguments[0]))) {
            for (long number = 0; number < 1_000_000; number++) {
                String id = arguments[1] + "-" + number;
                storage.apply(Records.inserted(id));
                acknowledge(id + " 0");
                storage.apply(Records.updated(id, 1));
                acknowledge(id + " 1");
            }
        }
    }

    private static void acknowledge(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
