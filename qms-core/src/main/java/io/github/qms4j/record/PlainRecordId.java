package io.github.qms4j.record;

/** An id of a type that has no id class of its own. */
record PlainRecordId(String recordType, String value) implements RecordId {
    PlainRecordId {
        RecordId.check(recordType, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
