package io.github.qms4j.kpi;

import io.github.qms4j.kpi.KpiRecords.DefinitionRecord;
import io.github.qms4j.kpi.KpiRecords.DefinitionStatus;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.util.EnumSet;

/** The record type of KPI definitions with its life cycle. */
public final class KpiLifeCycle {
    private static final Declaration<DefinitionRecord, DefinitionStatus> DECLARED = RecordType.declare(
                    "kpi-definition", DefinitionRecord.class, DefinitionStatus.class, DefinitionRecord::status)
            .drafts(DefinitionStatus.DRAFT);

    public static final Attribute<DefinitionRecord, String> OWNER =
            DECLARED.text("owner", r -> r.definition().owner());
    public static final Attribute<DefinitionRecord, DefinitionStatus> STATUS = DECLARED.status();

    public static final Transition<DefinitionRecord> DEFINE = DECLARED.creates(
                    "kpi.define", KpiRecords.MAINTAIN, DefinitionStatus.DRAFT)
            .row();
    public static final Transition<DefinitionRecord> REVISE = DECLARED.edits(
                    "kpi.revise", KpiRecords.MAINTAIN, EnumSet.of(DefinitionStatus.DRAFT, DefinitionStatus.ACTIVE))
            .guard(new Guard<>(KpiRecords.COMPLETE, KpiRecords::incompleteInUse))
            .row();
    public static final Transition<DefinitionRecord> ACTIVATE = DECLARED.moves(
                    "kpi.activate", KpiRecords.MAINTAIN, DefinitionStatus.DRAFT, DefinitionStatus.ACTIVE)
            .requires("owner", r -> r.definition().owner())
            .requires("purpose", r -> r.definition().purpose())
            .requires("source", r -> r.definition().source())
            .requires("collector", r -> r.definition().collector())
            .row();
    public static final Transition<DefinitionRecord> RETIRE = DECLARED.moves(
                    "kpi.retire", KpiRecords.MAINTAIN, DefinitionStatus.ACTIVE, DefinitionStatus.RETIRED)
            .note(Note.REQUIRED)
            .row();

    public static final RecordType<DefinitionRecord> TYPE = DECLARED.type();

    private KpiLifeCycle() {}
}
