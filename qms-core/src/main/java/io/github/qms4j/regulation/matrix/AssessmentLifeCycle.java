package io.github.qms4j.regulation.matrix;

import static io.github.qms4j.regulation.matrix.AssessmentStatus.CONCLUDED;
import static io.github.qms4j.regulation.matrix.AssessmentStatus.FROZEN;
import static io.github.qms4j.regulation.matrix.AssessmentStatus.PLANNED;
import static io.github.qms4j.regulation.matrix.AssessmentStatus.UNANSWERED;

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

/** The record type of assessments with its life cycle. */
public final class AssessmentLifeCycle {
    private static final Declaration<Assessment, AssessmentStatus> DECLARED = RecordType.declare(
                    "requirement-assessment", Assessment.class, AssessmentStatus.class, Assessment::status)
            .numbered("ASM")
            .drafts(PLANNED);

    private static final Header.Attributes<Assessment, AssessmentStatus> HEADER =
            DECLARED.header(Assessment::header, Assessment::withHeader);
    public static final Attribute<Assessment, AssessmentStatus> STATUS = HEADER.status();
    public static final Attribute<Assessment, String> OWNER = HEADER.owner();
    public static final Attribute<Assessment, LocalDate> DUE_ON = HEADER.dueOn();
    public static final Attribute<Assessment, MatrixRowId> REQUIREMENT =
            DECLARED.id("requirement", Assessment::requirement);
    public static final Attribute<Assessment, AssessmentVerdict> VERDICT =
            DECLARED.enumeration("verdict", Assessment::verdict);

    static {
        DECLARED.index(List.of(REQUIREMENT));
    }

    public static final Transition<Assessment> PLAN = DECLARED.creates("assessment.plan", MatrixRecords.ASSESS, PLANNED)
            .requires("owner", assessment -> assessment.header().owner())
            .guard(AssessmentRules.isOfAnApplicableRequirement())
            .guard(AssessmentRules.hasBegun())
            .row();
    public static final Transition<Assessment> COLLECT = DECLARED.edits(
                    "assessment.collect", MatrixRecords.ASSESS, PLANNED)
            .guard(AssessmentRules.restsOnEvidenceOfItsOwn())
            .row();
    public static final Transition<Assessment> CONCLUDE = DECLARED.moves(
                    "assessment.conclude", MatrixRecords.ASSESS, PLANNED, Set.of(UNANSWERED, CONCLUDED))
            .requires("statement", Assessment::statement)
            .guard(AssessmentRules.isTheOneUnderWay())
            .guard(AssessmentRules.saysSomething())
            .guard(AssessmentRules.hasObjectiveEvidence())
            .row();
    public static final Transition<Assessment> ANSWER = DECLARED.moves(
                    "assessment.answer", MatrixRecords.ANSWER, UNANSWERED, CONCLUDED)
            .note(Note.NONE)
            .requires("finding", Assessment::finding)
            .guard(AssessmentRules.keepsWhatWasFound())
            .row();
    public static final Transition<Assessment> ACCEPT = DECLARED.moves(
                    "assessment.accept", MatrixRecords.ANSWER, UNANSWERED, CONCLUDED)
            .note(Note.REQUIRED)
            .requires("acceptance", Assessment::acceptance)
            .guard(AssessmentRules.keepsWhatWasFound())
            .guard(AssessmentRules.isNotAcceptedByTheOwner())
            .row();
    public static final Transition<Assessment> EXTEND = DECLARED.edits(
                    "assessment.extend", MatrixRecords.ANSWER, UNANSWERED)
            .note(Note.REQUIRED)
            .guard(AssessmentRules.keepsWhatWasFound())
            .guard(AssessmentRules.isNotExtendedByTheOwner())
            .row();
    public static final Transition<Assessment> FREEZE = DECLARED.moves(
                    "assessment.freeze", MatrixRecords.MAINTAIN, Set.of(PLANNED, UNANSWERED, CONCLUDED), FROZEN)
            .note(Note.REQUIRED)
            .guard(AssessmentRules.isOfAFrozenRequirement())
            .guard(AssessmentRules.staysAsItWas())
            .row();

    static {
        DECLARED.waitsForOwner(CONCLUDE, ANSWER);
    }

    public static final RecordType<Assessment> TYPE = DECLARED.type();

    private AssessmentLifeCycle() {}
}
