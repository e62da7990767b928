package io.github.qms4j.capa;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;

/** The record type of what was decided on proposed nonconformities. */
public final class ProposalAnswerLifeCycle {
    private static final Declaration<ProposalAnswer, ProposalAnswer.Outcome> DECLARED = RecordType.declare(
            "proposal-answer", ProposalAnswer.class, ProposalAnswer.Outcome.class, ProposalAnswer::outcome);

    public static final Attribute<ProposalAnswer, String> OUTCOME =
            DECLARED.text("outcome", a -> a.outcome().name());
    public static final Attribute<ProposalAnswer, NonconformityId> NONCONFORMITY =
            DECLARED.id("nonconformity", ProposalAnswer::nonconformity);

    public static final Transition<ProposalAnswer> RAISE = DECLARED.creates(
                    "proposal.raise", CapaRecords.RAISE, ProposalAnswer.Outcome.RAISED)
            .row();
    public static final Transition<ProposalAnswer> DISMISS = DECLARED.creates(
                    "proposal.dismiss", CapaRecords.ASSESS, ProposalAnswer.Outcome.DISMISSED)
            .note(Note.REQUIRED)
            .row();

    public static final RecordType<ProposalAnswer> TYPE = DECLARED.type();

    private ProposalAnswerLifeCycle() {}
}
