package io.github.qms4j.servicedesk;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A nonconformity that a rule calls for; whether one is raised is for a person to decide.
 *
 * @param ruleId the rule
 * @param subject what the pattern is about: a ticket, or a service, category or group
 * @param ticketIds the tickets that make it, in the order in which they were opened
 * @param pattern names what recurs: all findings of one problem have the same
 * @param since when the last of them was opened
 * @param happenedAt when it happened: when the last of them was late, or was opened where the rule asks no more. Where the
 *     source does not tell when a ticket was late, when its clock ended at the latest
 * @param statement in one sentence what was found
 */
public record NonconformityProposal(
        String ruleId,
        String subject,
        List<String> ticketIds,
        String pattern,
        Instant since,
        Instant happenedAt,
        String statement) {
    public NonconformityProposal {
        Objects.requireNonNull(ruleId, "ruleId");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(statement, "statement");
        ticketIds = List.copyOf(ticketIds);
    }

    /** The same for the same finding, so that it is proposed once. */
    public String key() {
        return ruleId + "/" + subject + "/" + ticketIds.get(ticketIds.size() - 1);
    }
}
