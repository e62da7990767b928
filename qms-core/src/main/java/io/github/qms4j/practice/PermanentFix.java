package io.github.qms4j.practice;

import io.github.qms4j.capa.CapaId;
import io.github.qms4j.record.RecordId;

/** By what a problem is solved for good. */
public sealed interface PermanentFix {
    /** The record whose end solves it. */
    RecordId record();

    /** A change, which is closed as successful. */
    record ByChange(ChangeId change) implements PermanentFix {
        @Override
        public RecordId record() {
            return change;
        }
    }

    /** A corrective action, which is closed as effective. */
    record ByCapa(CapaId capa) implements PermanentFix {
        @Override
        public RecordId record() {
            return capa;
        }
    }
}
