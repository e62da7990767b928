package io.github.qms4j.retention;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.Instant;
import java.util.List;

/** The record type of legal holds with its life cycle. */
public final class LegalHoldLifeCycle {
    private static final Declaration<LegalHold, LegalHold.Status> DECLARED = RecordType.declare(
                    "legal-hold", LegalHold.class, LegalHold.Status.class, LegalHold::status)
            .numbered("HOLD");

    public static final Attribute<LegalHold, LegalHold.Status> STATUS = DECLARED.status();
    public static final Attribute<LegalHold, String> RECORD_TYPE =
            DECLARED.text("recordType", h -> h.scope().recordType());
    public static final Attribute<LegalHold, String> MATTER = DECLARED.text("matter", LegalHold::matter);
    public static final Attribute<LegalHold, String> PLACED_BY = DECLARED.text("placedBy", LegalHold::placedBy);
    public static final Attribute<LegalHold, Instant> PLACED_AT = DECLARED.instant("placedAt", LegalHold::placedAt);

    static {
        DECLARED.index(List.of(STATUS));
    }

    public static final Transition<LegalHold> PLACE = DECLARED.creates(
                    "legal-hold.place", RetentionRecords.HOLD, LegalHold.Status.ACTIVE)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<LegalHold> RELEASE = DECLARED.moves(
                    "legal-hold.release", RetentionRecords.HOLD, LegalHold.Status.ACTIVE, LegalHold.Status.RELEASED)
            .note(Note.REQUIRED)
            .row();

    public static final RecordType<LegalHold> TYPE = DECLARED.type();

    private LegalHoldLifeCycle() {}
}
