package io.github.qms4j.kpi;

import io.github.qms4j.servicedesk.SlaMetric;
import io.github.qms4j.servicedesk.SlaVerdict.Outcome;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.UnknownFact;
import java.util.Optional;

/** A yes-or-no question about a ticket. Empty is "does not apply", and never counts as no. */
public enum TicketFact {
    /** It exists. */
    ANY {
        @Override
        Optional<Boolean> of(JudgedTicket judged) {
            return Optional.of(true);
        }
    },
    /** The source itself recorded that its SLA was met; does not apply where it recorded nothing. */
    RECORDED_SLA_MET {
        @Override
        Optional<Boolean> of(JudgedTicket judged) {
            return judged.ticket().recordedSlaMet();
        }
    },
    /** The first response came in time; does not apply while undecided or without a target. */
    FIRST_RESPONSE_IN_TIME {
        @Override
        Optional<Boolean> of(JudgedTicket judged) {
            return met(judged, SlaMetric.FIRST_RESPONSE);
        }
    },
    /** The resolution came in time; does not apply while undecided or without a target. */
    RESOLUTION_IN_TIME {
        @Override
        Optional<Boolean> of(JudgedTicket judged) {
            return met(judged, SlaMetric.RESOLUTION);
        }
    },
    /** The closure came in time; does not apply while undecided or without a target. */
    CLOSURE_IN_TIME {
        @Override
        Optional<Boolean> of(JudgedTicket judged) {
            return met(judged, SlaMetric.CLOSURE);
        }
    },
    /**
     * It was reopened at least once, by its events, or by the count of its source when its events are not the whole story;
     * does not apply when neither tells.
     */
    REOPENED {
        @Override
        Optional<Boolean> of(JudgedTicket judged) {
            Ticket ticket = judged.ticket();
            return counted(ticket, UnknownFact.REOPENINGS, ticket.reopenCount(), ticket.recordedReopenCount());
        }
    },
    /**
     * It changed hands at least once after its first assignment, by its events, or by the count of its source when its
     * events are not the whole story; does not apply when neither tells.
     */
    REASSIGNED {
        @Override
        Optional<Boolean> of(JudgedTicket judged) {
            Ticket ticket = judged.ticket();
            return counted(
                    ticket, UnknownFact.REASSIGNMENTS, ticket.reassignmentCount(), ticket.recordedReassignmentCount());
        }
    },
    /** It is neither resolved, closed nor cancelled. */
    IN_BACKLOG {
        @Override
        Optional<Boolean> of(JudgedTicket judged) {
            return Optional.of(
                    switch (judged.ticket().status()) {
                        case NEW, IN_PROGRESS, PENDING -> true;
                        case RESOLVED, CLOSED, CANCELLED -> false;
                    });
        }
    };

    abstract Optional<Boolean> of(JudgedTicket judged);

    private static Optional<Boolean> counted(
            Ticket ticket, UnknownFact fact, int byEvents, Optional<Integer> bySource) {
        if (byEvents > 0) {
            return Optional.of(true);
        }
        return ticket.unknown().contains(fact) ? bySource.map(count -> count > 0) : Optional.of(false);
    }

    private static Optional<Boolean> met(JudgedTicket judged, SlaMetric metric) {
        return judged.verdict(metric).filter(Outcome::isDecided).map(o -> o == Outcome.MET);
    }
}
