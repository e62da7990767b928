package io.github.qms4j.retention;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.retention.RetentionRecords.Placed;
import java.time.Instant;
import java.util.List;

/** The record type of tombstones. */
public final class TombstoneLifeCycle {
    private static final Declaration<Tombstone, Placed> DECLARED =
            RecordType.declare("tombstone", Tombstone.class, Placed.class, (Tombstone t) -> Placed.PLACED);

    public static final Attribute<Tombstone, String> RECORD_TYPE = DECLARED.text("recordType", Tombstone::recordType);
    public static final Attribute<Tombstone, String> RECORD_ID = DECLARED.text("recordId", Tombstone::recordId);
    public static final Attribute<Tombstone, String> RECORD_SERIES =
            DECLARED.text("recordSeries", Tombstone::recordSeries);
    public static final Attribute<Tombstone, Long> RECORD_SEQUENCE =
            DECLARED.whole("recordSequence", Tombstone::recordSequence);
    public static final Attribute<Tombstone, Long> FIRST_LEAF = DECLARED.whole("firstLeaf", Tombstone::firstLeaf);
    public static final Attribute<Tombstone, Long> LAST_LEAF = DECLARED.whole("lastLeaf", Tombstone::lastLeaf);
    public static final Attribute<Tombstone, String> DISPOSITION = DECLARED.text("disposition", Tombstone::disposition);
    public static final Attribute<Tombstone, Instant> DISPOSED_AT =
            DECLARED.instant("disposedAt", Tombstone::disposedAt);

    static {
        DECLARED.index(List.of(RECORD_TYPE, RECORD_SERIES, RECORD_SEQUENCE));
        DECLARED.index(List.of(FIRST_LEAF, LAST_LEAF));
    }

    public static final Transition<Tombstone> PLACE = DECLARED.creates(
                    "tombstone.place", RetentionRecords.DISPOSE, Placed.PLACED)
            .row();

    public static final RecordType<Tombstone> TYPE = DECLARED.type();

    private TombstoneLifeCycle() {}
}
