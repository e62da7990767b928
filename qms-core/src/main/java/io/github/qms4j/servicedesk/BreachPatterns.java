package io.github.qms4j.servicedesk;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.servicedesk.SlaVerdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what {@link BreachRule}s call for in tickets given in the order in which they were opened. Keeps only the tickets
 * inside the rules' windows. Not safe for use by several threads.
 */
public final class BreachPatterns {
    private static final List<Map.Entry<Long, String>> UNITS =
            List.of(Map.entry(86_400L, "day"), Map.entry(3_600L, "h"), Map.entry(60L, "min"), Map.entry(1L, "s"));

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
     * @param verdicts what the SLA says of it, by metric
     * @throws InvalidInputException when the ticket was opened before the one given last
     */
    public List<NonconformityProposal> accept(Ticket ticket, Map<SlaMetric, SlaVerdict> verdicts) {
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
            apply(rule, ticket, verdicts).ifPresent(proposals::add);
        }
        return proposals;
    }

    private Optional<NonconformityProposal> apply(BreachRule rule, Ticket ticket, Map<SlaMetric, SlaVerdict> verdicts) {
        if (rule instanceof BreachRule.AnyBreach any) {
            return missed(ticket, verdicts.get(any.metric()))
                    .filter(at ->
                            ticket.priority().filter(any.priorities()::contains).isPresent())
                    .map(at -> single(any, ticket, at));
        }
        if (rule instanceof BreachRule.RepeatedBreach repeated) {
            return missed(ticket, verdicts.get(repeated.metric()))
                    .flatMap(at -> repeated(
                            rule.id(),
                            repeated.similarity(),
                            repeated.count(),
                            repeated.window(),
                            ticket,
                            at,
                            "missed targets for " + repeated.metric().words()));
        }
        BreachRule.RepeatedTicket repeated = (BreachRule.RepeatedTicket) rule;
        return repeated(
                rule.id(),
                repeated.similarity(),
                repeated.count(),
                repeated.window(),
                ticket,
                ticket.openedAt(),
                "similar tickets");
    }

    /** When the promise was broken, as far as the source tells; empty when it was not. */
    private static Optional<Instant> missed(Ticket ticket, @Nullable SlaVerdict verdict) {
        if (verdict == null || verdict.outcome() != Outcome.MISSED) {
            return Optional.empty();
        }
        return verdict.current()
                .map(clock -> clock.missedAt() == null ? clock.endedAt() : clock.missedAt())
                .or(() -> Optional.of(ticket.openedAt()));
    }

    private static NonconformityProposal single(BreachRule.AnyBreach rule, Ticket ticket, Instant missedAt) {
        String priority = ticket.priority().orElse("");
        return new NonconformityProposal(
                rule.id(),
                "ticket " + ticket.id(),
                List.of(ticket.id()),
                rule.id() + "/priority " + priority,
                ticket.openedAt(),
                missedAt,
                "Ticket " + ticket.reference() + " of priority " + priority + " missed its target for "
                        + rule.metric().words());
    }

    private Optional<NonconformityProposal> repeated(
            String ruleId,
            BreachRule.Similarity similarity,
            int count,
            Duration window,
            Ticket ticket,
            Instant happenedAt,
            String what) {
        Optional<String> value = switch (similarity) {
            case SERVICE -> ticket.service();
            case CATEGORY -> ticket.category();
            case GROUP -> ticket.group();
        };
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String subject = similarity.name().toLowerCase(Locale.ROOT) + " " + value.get();
        String pattern = ruleId + "/" + subject;
        Deque<Occurrence> inWindow = recent.computeIfAbsent(pattern, k -> new ArrayDeque<>());
        inWindow.addLast(new Occurrence(ticket.id(), ticket.openedAt(), happenedAt));
        while (inWindow.getFirst().openedAt().plus(window).isBefore(ticket.openedAt())) {
            inWindow.removeFirst();
        }
        if (inWindow.size() < count) {
            return Optional.empty();
        }
        List<String> ids = inWindow.stream().map(Occurrence::ticketId).toList();
        Instant happened = inWindow.stream()
                .map(Occurrence::happenedAt)
                .max(Comparator.naturalOrder())
                .orElse(happenedAt);
        inWindow.clear();
        return Optional.of(new NonconformityProposal(
                ruleId,
                subject,
                ids,
                pattern,
                ticket.openedAt(),
                happened,
                count + " " + what + " for " + subject + " within " + words(window)));
    }

    /** {@code 7 days}, or {@code 36 h}: as people read a window. */
    private static String words(Duration window) {
        Duration rest = window;
        StringBuilder words = new StringBuilder();
        for (Map.Entry<Long, String> unit : UNITS) {
            long amount = rest.toSeconds() / unit.getKey();
            rest = rest.minusSeconds(amount * unit.getKey());
            if (amount > 0) {
                words.append(words.length() == 0 ? "" : " ").append(amount).append(' ');
                words.append(unit.getValue()).append(unit.getValue().equals("day") && amount > 1 ? "s" : "");
            }
        }
        return words.length() == 0 ? "less than a second" : words.toString();
    }

    private record Occurrence(String ticketId, Instant openedAt, Instant happenedAt) {}
}
