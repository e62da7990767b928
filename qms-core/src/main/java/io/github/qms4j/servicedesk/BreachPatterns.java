package io.github.qms4j.servicedesk;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.servicedesk.SlaVerdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what {@link BreachRule}s call for in tickets given in the order in which they were opened. Keeps only the tickets
 * inside the rules' windows. Not safe for use by several threads.
 */
public final class BreachPatterns {
    private final List<BreachRule> rules;
    private final Map<String, Deque<Occurrence>> recent = new HashMap<>();
    private Instant last = Instant.MIN;

    /**
     * Patterns of these rules, with nothing seen yet.
     *
     * @throws InvalidInputException when two rules have the same id
     */
    public BreachPatterns(List<BreachRule> rules) {
        Set<String> ids = new HashSet<>();
        for (BreachRule rule : rules) {
            if (!ids.add(rule.id())) {
                throw InvalidInputException.of(
                        "breach patterns", "rules", rule.id(), "names two rules", "give each rule an id of its own");
            }
        }
        this.rules = List.copyOf(rules);
    }

    /**
     * Takes one ticket into account. A pattern is proposed once, with its n-th occurrence; the next one begins after it.
     *
     * @param outcomes what the SLA says of it, by metric
     * @throws InvalidInputException when the ticket was opened before the one given last
     */
    public List<NonconformityProposal> accept(Ticket ticket, Map<SlaMetric, Outcome> outcomes) {
        if (ticket.openedAt().isBefore(last)) {
            throw InvalidInputException.of(
                    "breach patterns",
                    "ticket " + ticket.id(),
                    ticket.openedAt(),
                    "was opened before the one given last",
                    "give tickets in the order in which they were opened");
        }
        last = ticket.openedAt();
        List<NonconformityProposal> proposals = new ArrayList<>();
        for (BreachRule rule : rules) {
            apply(rule, ticket, outcomes).ifPresent(proposals::add);
        }
        return proposals;
    }

    private Optional<NonconformityProposal> apply(BreachRule rule, Ticket ticket, Map<SlaMetric, Outcome> outcomes) {
        if (rule instanceof BreachRule.AnyBreach any) {
            boolean applies = outcomes.get(any.metric()) == Outcome.MISSED
                    && ticket.priority().filter(any.priorities()::contains).isPresent();
            return applies ? Optional.of(single(any, ticket)) : Optional.empty();
        }
        if (rule instanceof BreachRule.RepeatedBreach repeated) {
            return outcomes.get(repeated.metric()) == Outcome.MISSED
                    ? repeated(
                            rule.id(),
                            repeated.similarity(),
                            repeated.count(),
                            repeated.window(),
                            ticket,
                            "breaches of " + repeated.metric())
                    : Optional.empty();
        }
        BreachRule.RepeatedTicket repeated = (BreachRule.RepeatedTicket) rule;
        return repeated(
                rule.id(), repeated.similarity(), repeated.count(), repeated.window(), ticket, "similar tickets");
    }

    private static NonconformityProposal single(BreachRule.AnyBreach rule, Ticket ticket) {
        return new NonconformityProposal(
                rule.id(),
                "ticket " + ticket.id(),
                List.of(ticket.id()),
                ticket.openedAt(),
                "Ticket " + ticket.reference() + " of priority "
                        + ticket.priority().orElse("") + " breached its target for " + rule.metric());
    }

    private Optional<NonconformityProposal> repeated(
            String ruleId, BreachRule.Similarity similarity, int count, Duration window, Ticket ticket, String what) {
        Optional<String> value = switch (similarity) {
            case SERVICE -> ticket.service();
            case CATEGORY -> ticket.category();
            case GROUP -> ticket.group();
        };
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String subject = similarity.name().toLowerCase(Locale.ROOT) + " " + value.get();
        Deque<Occurrence> inWindow = recent.computeIfAbsent(ruleId + "/" + subject, k -> new ArrayDeque<>());
        inWindow.addLast(new Occurrence(ticket.id(), ticket.openedAt()));
        while (inWindow.getFirst().openedAt().plus(window).isBefore(ticket.openedAt())) {
            inWindow.removeFirst();
        }
        if (inWindow.size() < count) {
            return Optional.empty();
        }
        List<String> ids = inWindow.stream().map(Occurrence::ticketId).toList();
        inWindow.clear();
        return Optional.of(new NonconformityProposal(
                ruleId, subject, ids, ticket.openedAt(), count + " " + what + " for " + subject + " within " + window));
    }

    private record Occurrence(String ticketId, Instant openedAt) {}
}
