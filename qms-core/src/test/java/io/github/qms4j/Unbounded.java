package io.github.qms4j;

import io.github.qms4j.record.RecordStore;

/** Records in the hands of the library, for tests of what a table and its guards refuse. */
public final class Unbounded {
    private Unbounded() {}

    /** The records of a session, with the library's own rows. */
    public static RecordStore records(QmsSession session) {
        return session.unbounded();
    }
}
