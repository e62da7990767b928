package io.github.qms4j.servicedesk;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.servicedesk.ServiceDeskRecords.Once;
import java.time.Instant;
import java.util.List;

/** The record type of proposed nonconformities. */
public final class ProposalLifeCycle {
    private static final Declaration<NonconformityProposal, Once> DECLARED = RecordType.declare(
            "nonconformity-proposal",
            NonconformityProposal.class,
            Once.class,
            (NonconformityProposal r) -> Once.RECORDED);

    public static final Attribute<NonconformityProposal, String> RULE_ID =
            DECLARED.text("ruleId", NonconformityProposal::ruleId);
    public static final Attribute<NonconformityProposal, String> SUBJECT =
            DECLARED.text("subject", NonconformityProposal::subject);
    public static final Attribute<NonconformityProposal, Instant> SINCE =
            DECLARED.instant("since", NonconformityProposal::since);

    static {
        DECLARED.index(List.of(SINCE));
    }

    public static final Transition<NonconformityProposal> PROPOSE = DECLARED.creates(
                    "nonconformity.propose", ServiceDeskRecords.IMPORT, Once.RECORDED)
            .row();

    public static final RecordType<NonconformityProposal> TYPE = DECLARED.type();

    private ProposalLifeCycle() {}
}
