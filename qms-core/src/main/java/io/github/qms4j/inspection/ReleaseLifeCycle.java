package io.github.qms4j.inspection;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.util.List;

/** The record type of what was released to inspectors: the front room. */
public final class ReleaseLifeCycle {
    private static final Declaration<ReleasedItem, ReleasedItem.Status> DECLARED = RecordType.declare(
                    "inspection-release", ReleasedItem.class, ReleasedItem.Status.class, ReleasedItem::status)
            .numbered("IRL");

    public static final Attribute<ReleasedItem, ReleasedItem.Status> STATUS = DECLARED.status();
    public static final Attribute<ReleasedItem, InspectionId> INSPECTION =
            DECLARED.id("inspection", ReleasedItem::inspection);
    public static final Attribute<ReleasedItem, RequestId> REQUEST = DECLARED.id("request", ReleasedItem::request);

    static {
        DECLARED.index(List.of(INSPECTION));
        DECLARED.index(List.of(REQUEST));
    }

    public static final Transition<ReleasedItem> RELEASE = DECLARED.creates(
                    "inspection-release.release", InspectionLifeCycle.HOST, ReleasedItem.Status.RELEASED)
            .guard(HostRules.itemReleasedByAnother())
            .row();
    public static final Transition<ReleasedItem> FLAG = DECLARED.moves(
                    "inspection-release.flag",
                    InspectionLifeCycle.HOST,
                    ReleasedItem.Status.RELEASED,
                    ReleasedItem.Status.IN_ERROR)
            .note(Note.REQUIRED)
            .row();

    public static final RecordType<ReleasedItem> TYPE = DECLARED.type();

    private ReleaseLifeCycle() {}
}
