package io.github.qms4j.practice;

import io.github.qms4j.capa.NonconformityLifeCycle;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.servicedesk.TicketLifeCycle;
import io.github.qms4j.servicedesk.TicketStatus;
import java.time.Instant;
import java.util.Optional;

/** What can stand against a step of a major incident. Its id is that of its ticket. */
final class MajorIncidentRules {
    private static final String CLAUSE = "ISO/IEC 20000-1:2018 8.6.1";

    private static final RuleReference UNDER_WAY = new RuleReference(
            "SD-6", CLAUSE, "A major incident is declared on an incident that is on record and not resolved.");
    private static final RuleReference UPDATE = new RuleReference(
            "SD-6", CLAUSE, "Those affected by a major incident are promised when they hear of it next.");
    private static final RuleReference RESOLVED =
            new RuleReference("SD-6", CLAUSE, "A major incident is resolved and closed when its ticket is resolved.");
    private static final RuleReference TOLD =
            new RuleReference("SD-6", CLAUSE, "A major incident is resolved when those affected were told of it.");
    private static final RuleReference ANOTHER = new RuleReference(
            "SD-6", CLAUSE, "A major incident is reviewed, closed and stood down by who did not lead it.");
    private static final RuleReference FOLLOWS = new RuleReference(
            "SD-6", CLAUSE, "The review names the problem or nonconformity that follows, or says why none does.");

    private MajorIncidentRules() {}

    static Guard<MajorIncident> incidentIsUnderWay() {
        return new Guard<>(
                UNDER_WAY,
                attempt -> PracticeRules.notAnIncident(attempt.facts(), attempt.id())
                        .or(() -> ended(attempt)
                                .map(status -> attempt.id() + " is " + status + "; reopen it first, or leave it so")));
    }

    private static Optional<TicketStatus> ended(Guard.Case<MajorIncident> attempt) {
        return attempt.facts()
                .find(TicketLifeCycle.TYPE, attempt.id())
                .map(ticket -> ticket.state().status())
                .filter(PracticeRules.ENDED::contains);
    }

    static Guard<MajorIncident> updateIsAhead() {
        return new Guard<>(UPDATE, attempt -> {
            MajorIncident proposed = attempt.proposed();
            Instant next = proposed == null ? null : proposed.nextUpdateBy();
            return proposed == null || (next != null && next.isAfter(attempt.at()))
                    ? Optional.empty()
                    : Optional.of("the next update is promised for " + next + ", and it is " + attempt.at()
                            + "; promise a later one");
        });
    }

    static Guard<MajorIncident> nextUpdateFits() {
        return new Guard<>(UPDATE, attempt -> {
            MajorIncident proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            Instant next = proposed.nextUpdateBy();
            if (proposed.status() == MajorIncidentStatus.DECLARED && next == null) {
                return Optional.of("it goes on, and no next update is promised; say when they hear of it next");
            }
            return next == null || next.isAfter(attempt.at())
                    ? Optional.empty()
                    : Optional.of("the next update is promised for " + next + ", and it is " + attempt.at()
                            + "; promise a later one");
        });
    }

    static Guard<MajorIncident> ticketIsResolved() {
        return new Guard<>(
                RESOLVED,
                attempt -> attempt.before() == null || ended(attempt).isPresent()
                        ? Optional.empty()
                        : Optional.of(attempt.id() + " is not resolved; resolve the ticket first"));
    }

    static Guard<MajorIncident> affectedWereTold() {
        return Guard.onStored(
                TOLD,
                m -> m.communications().isEmpty()
                        ? Optional.of("nobody was told of it; put on record who was told what")
                        : Optional.empty());
    }

    static Guard<MajorIncident> notByWhoLed() {
        return Guard.notBy(
                ANOTHER, "led it; let somebody else do that", m -> m.leaders().toList());
    }

    static Guard<MajorIncident> somethingFollows() {
        return new Guard<>(FOLLOWS, attempt -> {
            IncidentReview review =
                    attempt.proposed() == null ? null : attempt.proposed().review();
            if (review == null) {
                return Optional.empty();
            }
            if (review.problem() == null && review.nonconformity() == null) {
                return review.whyNeither().isBlank()
                        ? Optional.of("neither a problem nor a nonconformity follows; name one, or say why not")
                        : Optional.empty();
            }
            if (review.problem() != null
                    && attempt.facts()
                            .find(ProblemLifeCycle.TYPE, review.problem())
                            .isEmpty()) {
                return Optional.of("no problem has the number " + review.problem());
            }
            return review.nonconformity() != null
                            && attempt.facts()
                                    .find(NonconformityLifeCycle.TYPE, review.nonconformity())
                                    .isEmpty()
                    ? Optional.of("no nonconformity has the number " + review.nonconformity())
                    : Optional.empty();
        });
    }
}
