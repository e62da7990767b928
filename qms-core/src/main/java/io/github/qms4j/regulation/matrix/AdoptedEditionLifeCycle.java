package io.github.qms4j.regulation.matrix;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;

/** The record type of editions in force with its life cycle. */
public final class AdoptedEditionLifeCycle {
    private static final Declaration<AdoptedEdition, AdoptionStatus> DECLARED =
            RecordType.declare("adopted-edition", AdoptedEdition.class, AdoptionStatus.class, AdoptedEdition::status);

    private static final Header.Attributes<AdoptedEdition, AdoptionStatus> HEADER =
            DECLARED.header(AdoptedEdition::header, AdoptedEdition::withHeader);
    public static final Attribute<AdoptedEdition, AdoptionStatus> STATUS = HEADER.status();
    public static final Attribute<AdoptedEdition, String> OWNER = HEADER.owner();
    public static final Attribute<AdoptedEdition, LocalDate> DUE_ON = HEADER.dueOn();

    public static final Transition<AdoptedEdition> TAKE_INTO_FORCE = DECLARED.creates(
                    "edition.take-into-force", MatrixRecords.MAINTAIN, AdoptionStatus.IN_FORCE)
            .requires("owner", edition -> edition.header().owner())
            .guard(EditionRules.isEffective())
            .guard(EditionRules.isNotWithdrawn())
            .guard(EditionRules.isReviewedInTime())
            .row();
    public static final Transition<AdoptedEdition> REVIEW = DECLARED.edits(
                    "edition.review", MatrixRecords.MAINTAIN, AdoptionStatus.IN_FORCE)
            .note(Note.NONE)
            .requires(
                    "conclusion",
                    edition -> edition.lastReview() == null
                            ? null
                            : edition.lastReview().conclusion())
            .guard(EditionRules.isReviewedInTime())
            .guard(EditionRules.isReviewedByTheActor())
            .row();
    public static final Transition<AdoptedEdition> WATCH = DECLARED.edits(
                    "edition.watch", MatrixRecords.MAINTAIN, AdoptionStatus.IN_FORCE)
            .note(Note.REQUIRED)
            .requires("owner", edition -> edition.header().owner())
            .guard(EditionRules.isReviewedInTime())
            .guard(EditionRules.isNotPutOff())
            .row();
    public static final Transition<AdoptedEdition> REPLACE = DECLARED.moves(
                    "edition.replace", MatrixRecords.MAINTAIN, AdoptionStatus.IN_FORCE, AdoptionStatus.REPLACED)
            .note(Note.REQUIRED)
            .requires("replacedBy", AdoptedEdition::replacedBy)
            .guard(EditionRules.isReplacedByOneInForce())
            .row();
    public static final Transition<AdoptedEdition> WITHDRAW = DECLARED.moves(
                    "edition.withdraw", MatrixRecords.MAINTAIN, AdoptionStatus.IN_FORCE, AdoptionStatus.WITHDRAWN)
            .note(Note.REQUIRED)
            .row();

    static {
        DECLARED.waitsForOwner(REVIEW);
    }

    public static final RecordType<AdoptedEdition> TYPE = DECLARED.type();

    private AdoptedEditionLifeCycle() {}
}
