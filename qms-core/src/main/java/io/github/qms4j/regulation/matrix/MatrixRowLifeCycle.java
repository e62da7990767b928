package io.github.qms4j.regulation.matrix;

import static io.github.qms4j.regulation.matrix.MatrixRowStatus.APPLICABLE;
import static io.github.qms4j.regulation.matrix.MatrixRowStatus.FROZEN;
import static io.github.qms4j.regulation.matrix.MatrixRowStatus.NOT_APPLICABLE;
import static io.github.qms4j.regulation.matrix.MatrixRowStatus.UNDECIDED;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.regulation.AssessmentVerdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The record type of the matrix's rows with its life cycle. */
public final class MatrixRowLifeCycle {
    private static final Set<MatrixRowStatus> IN_FORCE = Set.of(UNDECIDED, APPLICABLE, NOT_APPLICABLE);

    private static final Declaration<MatrixRow, MatrixRowStatus> DECLARED = RecordType.declare(
                    "requirement", MatrixRow.class, MatrixRowStatus.class, MatrixRow::status)
            .drafts(UNDECIDED);

    private static final Header.Attributes<MatrixRow, MatrixRowStatus> HEADER =
            DECLARED.header(MatrixRow::header, MatrixRow::withHeader);
    public static final Attribute<MatrixRow, MatrixRowStatus> STATUS = HEADER.status();
    public static final Attribute<MatrixRow, String> OWNER = HEADER.owner();
    public static final Attribute<MatrixRow, LocalDate> DUE_ON = HEADER.dueOn();
    public static final Attribute<MatrixRow, AdoptedEditionId> EDITION = DECLARED.id("edition", MatrixRow::edition);
    public static final Attribute<MatrixRow, AssessmentVerdict> VERDICT =
            DECLARED.enumeration("verdict", MatrixRow::verdict);
    public static final Attribute<MatrixRow, AssessmentId> ASSESSMENT = DECLARED.id(
            "assessment", row -> row.latest() == null ? null : row.latest().assessment());
    public static final Attribute<MatrixRow, Boolean> SUSPECT = DECLARED.flag("suspect", MatrixRow::isSuspect);
    public static final Attribute<MatrixRow, String> COMPETENCE = DECLARED.text(
            "competence", row -> row.training() == null ? null : row.training().competence());

    static {
        DECLARED.index(List.of(EDITION, STATUS, VERDICT));
        DECLARED.index(List.of(COMPETENCE));
    }

    /** Lists the requirements of an edition that is taken into force; many in one batch. */
    public static final Transition<MatrixRow> LIST = DECLARED.creates(
                    "requirement.list", MatrixRecords.MAINTAIN, IN_FORCE)
            .guard(MatrixRules.isOfAnEditionInForce())
            .guard(MatrixRules.hasARationale())
            .row();

    public static final Transition<MatrixRow> DECIDE = DECLARED.moves(
                    "requirement.decide", MatrixRecords.MAINTAIN, IN_FORCE, Set.of(APPLICABLE, NOT_APPLICABLE))
            .guard(MatrixRules.hasARationale())
            .guard(MatrixRules.isTheSameRequirement())
            .row();
    public static final Transition<MatrixRow> ASSIGN = DECLARED.edits(
                    "requirement.assign", MatrixRecords.MAINTAIN, Set.of(UNDECIDED, APPLICABLE))
            .requires("owner", row -> row.header().owner())
            .requires("dueOn", row -> row.header().due())
            .guard(MatrixRules.isTheSameRequirement())
            .guard(MatrixRules.isReviewedLater())
            .row();
    public static final Transition<MatrixRow> DEMAND_TRAINING = DECLARED.edits(
                    "requirement.demand-training", MatrixRecords.MAINTAIN, Set.of(UNDECIDED, APPLICABLE))
            .guard(MatrixRules.isTheSameRequirement())
            .row();
    public static final Transition<MatrixRow> BEGIN_ASSESSMENT = DECLARED.edits(
                    "requirement.begin-assessment", MatrixRecords.ASSESS, APPLICABLE)
            .note(Note.NONE)
            .requires("planned", MatrixRow::planned)
            .guard(MatrixRules.isTheSameRequirement())
            .guard(MatrixRules.isUnderNoAssessment())
            .row();
    public static final Transition<MatrixRow> RECORD_VERDICT = DECLARED.edits(
                    "requirement.record-verdict", MatrixRecords.ASSESS, APPLICABLE)
            .note(Note.NONE)
            .requires("latest", MatrixRow::latest)
            .guard(MatrixRules.isTheSameRequirement())
            .guard(MatrixRules.isWhatTheAssessmentFound())
            .row();
    public static final Transition<MatrixRow> FREEZE = DECLARED.moves(
                    "requirement.freeze", MatrixRecords.MAINTAIN, IN_FORCE, FROZEN)
            .note(Note.REQUIRED)
            .guard(MatrixRules.isOfAnEndedEdition())
            .guard(MatrixRules.staysAsItWas())
            .row();

    public static final RecordType<MatrixRow> TYPE = DECLARED.type();

    private MatrixRowLifeCycle() {}
}
