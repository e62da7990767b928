package io.github.qms4j.inspection;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can stand against a step of whoever hosts an inspection. */
final class HostRules {
    private static final RuleReference DATES = new RuleReference(
            "INS-1", "ISO 9001:2015 4.2", "An inspection ends on the day on which it begins, or later.");
    private static final RuleReference NAMED = new RuleReference(
            "INS-1", "21 CFR 820.1(d)", "An inspection on site begins when the inspectors are named.");
    private static final RuleReference WHILE_IT_RUNS = new RuleReference(
            "INS-1", "ISO 9001:2015 7.5.3", "Requests are taken down and answered while the inspection runs.");
    private static final RuleReference ALL_ANSWERED =
            new RuleReference("INS-1", "ISO 9001:2015 7.5.3", "An inspection is not complete while a request is open.");
    private static final RuleReference ALL_SETTLED = new RuleReference(
            "INS-2", "ISO 13485:2016 8.5.2", "An inspection is not closed while an observation is not settled.");
    private static final RuleReference COMPLETE = new RuleReference(
            "INS-7", "21 U.S.C. 374(a)(4)", "A records request ends with a signed statement of completeness.");
    private static final RuleReference SECOND_PERSON = new RuleReference(
            "INS-1",
            "ISO 13485:2016 5.5.1",
            "Whoever prepared what was asked for may not release it; somebody else looks at it first.");
    private static final RuleReference ANSWERED_WITH_SOMETHING = new RuleReference(
            "INS-1", "ISO 9001:2015 7.5.3", "A request is answered by an item, or by saying that there is none.");
    private static final RuleReference RESPONDED = new RuleReference(
            "INS-2",
            "ISO 13485:2016 8.5.2",
            "An observation is settled when it was answered and each commitment kept.");
    private static final RuleReference NOT_BEFORE_ISSUE = new RuleReference(
            "INS-2", "ISO 9001:2015 10.2", "An observation is not issued in the future, and due after its issue.");
    private static final RuleReference EXTENSION = new RuleReference(
            "X-6",
            "ISO 9001:2015 10.2",
            "Whoever answers for an observation may not extend the due date of the response.");

    private HostRules() {}

    static Guard<Inspection> endsAfterItBegins() {
        return Guard.onProposed(
                DATES,
                state -> state.announced().until().isBefore(state.announced().from())
                        ? Optional.of("it would end on " + state.announced().until() + ", before it begins on "
                                + state.announced().from())
                        : Optional.empty());
    }

    static Guard<Inspection> inspectorsAreNamed() {
        return Guard.onProposed(
                NAMED,
                state -> state.announced().inspectors().isEmpty()
                                && state.announced().type() != InspectionType.RECORDS_REQUEST
                        ? Optional.of("nobody is named who inspects; name those who have come")
                        : Optional.empty());
    }

    static Guard<Inspection> nothingIsOpen() {
        return Guard.onStored(
                ALL_ANSWERED,
                state -> state.openRequests() == 0
                        ? Optional.empty()
                        : Optional.of(state.openRequests() + " requests are neither answered nor withdrawn"));
    }

    static Guard<Inspection> observationsAreSettled() {
        return Guard.onStored(
                ALL_SETTLED,
                state -> state.openObservations() == 0
                        ? Optional.empty()
                        : Optional.of(state.openObservations() + " observations are not settled"));
    }

    static Guard<Inspection> recordsRequestIsComplete() {
        return Guard.onStored(
                COMPLETE,
                state -> state.announced().type() != InspectionType.RECORDS_REQUEST || state.completeness() != null
                        ? Optional.empty()
                        : Optional.of("nobody has stated that the records are complete; have that signed first"));
    }

    static Guard<InspectionRequest> inspectionRuns() {
        return new Guard<>(WHILE_IT_RUNS, attempt -> {
            @Nullable InspectionRequest request = attempt.before() != null ? attempt.before() : attempt.proposed();
            return request == null
                    ? Optional.empty()
                    : attempt.facts()
                            .find(InspectionLifeCycle.TYPE, request.inspection())
                            .map(found -> against(found.state()))
                            .orElseGet(() -> Optional.of("there is no inspection " + request.inspection()));
        });
    }

    private static Optional<String> against(Inspection inspection) {
        return Set.of(InspectionStatus.UNDER_WAY, InspectionStatus.ENDED).contains(inspection.status())
                ? Optional.empty()
                : Optional.of("the inspection is " + inspection.status());
    }

    static Guard<InspectionRequest> releasedByAnother() {
        return Guard.notBy(
                SECOND_PERSON,
                "prepared it; let somebody else release it",
                request -> request.preparedBy() == null ? List.of() : List.of(request.preparedBy()));
    }

    static Guard<ReleasedItem> itemReleasedByAnother() {
        return new Guard<>(SECOND_PERSON, attempt -> {
            @Nullable ReleasedItem item = attempt.proposed();
            if (item == null) {
                return Optional.empty();
            }
            return attempt.facts()
                    .find(RequestLifeCycle.TYPE, item.request())
                    .map(found -> against(found.state(), attempt.by()))
                    .orElseGet(() -> Optional.of("there is no request " + item.request()));
        });
    }

    private static Optional<String> against(InspectionRequest request, By by) {
        if (request.status() != RequestStatus.PREPARED) {
            return Optional.of("the request is " + request.status() + "; have the back room prepare it first");
        }
        return request.preparedBy() != null && by.shares(request.preparedBy())
                ? Optional.of(by + " prepared it; let somebody else release it")
                : Optional.empty();
    }

    static Guard<InspectionRequest> hasAnAnswer() {
        return Guard.onStored(
                ANSWERED_WITH_SOMETHING,
                state -> state.released() > 0
                        ? Optional.empty()
                        : Optional.of("nothing was released for it; release an item, or say that there is none"));
    }

    static Guard<Observation> isAnsweredAndKept() {
        return Guard.onStored(RESPONDED, state -> {
            if (state.responses().isEmpty()) {
                return Optional.of("no response was sent");
            }
            return state.openCommitments() == 0
                    ? Optional.empty()
                    : Optional.of(state.openCommitments() + " commitments are not kept");
        });
    }

    static Guard<Observation> isIssuedWhenItWas() {
        return new Guard<>(NOT_BEFORE_ISSUE, attempt -> {
            @Nullable Observation state = attempt.proposed();
            if (state == null) {
                return Optional.empty();
            }
            if (state.issued().issuedOn().isAfter(attempt.on())) {
                return Optional.of("it would be issued on " + state.issued().issuedOn() + ", in the future");
            }
            return state.respondBy() != null
                            && state.respondBy().isBefore(state.issued().issuedOn())
                    ? Optional.of("the response would be due on " + state.respondBy() + ", before its issue")
                    : Optional.empty();
        });
    }

    static Guard<Observation> ownerDoesNotExtend() {
        return Guard.notFor(
                EXTENSION,
                "answers for it; let somebody else approve the extension",
                observation -> Stream.ofNullable(observation.header().owner()).toList());
    }
}
