package io.github.qms4j.practice;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.servicedesk.TicketLifeCycle;
import io.github.qms4j.servicedesk.TicketState;
import io.github.qms4j.servicedesk.TicketStatus;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the practices ask of tickets and persons alike. */
final class PracticeRules {
    static final Set<TicketStatus> ENDED = Set.of(TicketStatus.RESOLVED, TicketStatus.CLOSED, TicketStatus.CANCELLED);

    private PracticeRules() {}

    static Stream<By> owner(Header<?> header) {
        return Stream.ofNullable(header.owner()).map(By::of);
    }

    /** Every ticket that a record would name is on record; each is pinned. */
    static <S extends Record> Guard<S> ticketsExist(RuleReference rule, Function<S, Collection<String>> tickets) {
        return new Guard<>(rule, attempt -> {
            S proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            List<String> unknown = tickets.apply(proposed).stream()
                    .filter(id -> attempt.facts().find(TicketLifeCycle.TYPE, id).isEmpty())
                    .toList();
            return unknown.isEmpty()
                    ? Optional.empty()
                    : Optional.of("no ticket has the id " + unknown + "; open or import it first");
        });
    }

    /** Why a ticket is not an incident that is on record; empty when it is one. */
    static Optional<String> notAnIncident(Facts facts, String id) {
        Optional<TicketState> ticket = facts.find(TicketLifeCycle.TYPE, id).map(Versioned::state);
        if (ticket.isEmpty()) {
            return Optional.of("no ticket has the id " + id + "; open or import it first");
        }
        return ticket.get().kind() == TicketKind.INCIDENT
                ? Optional.empty()
                : Optional.of(id + " is a " + ticket.get().kind() + "; name an incident");
    }
}
