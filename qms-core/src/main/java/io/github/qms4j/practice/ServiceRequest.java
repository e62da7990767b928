package io.github.qms4j.practice;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request of a user for something that is offered (rule SD-6).
 *
 * @param header where it stands, who raised it, who fulfils it and until when
 * @param offering what is asked for
 * @param requestedFor the id of whom it is for
 * @param details what the fulfilment needs to know; may be blank
 * @param ticket the id of the ticket by which it came in; null for none
 * @param needsApproval whether its offering demanded approval when it was raised
 * @param steps what its offering said is to be done, in its order
 * @param approvedBy who approved it; null for nobody
 */
public record ServiceRequest(
        Header<ServiceRequestStatus> header,
        RequestOfferingId offering,
        String requestedFor,
        String details,
        @Nullable String ticket,
        boolean needsApproval,
        List<Step> steps,
        @Nullable By approvedBy) {
    public ServiceRequest {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(offering, "offering");
        Objects.requireNonNull(requestedFor, "requestedFor");
        Objects.requireNonNull(details, "details");
        steps = List.copyOf(steps);
    }

    static ServiceRequest raised(ServiceRequestDraft draft, RequestOfferingDraft says, Act act) {
        return new ServiceRequest(
                Header.opened(ServiceRequestStatus.RAISED, act),
                draft.offering(),
                draft.requestedFor(),
                draft.details(),
                draft.ticket(),
                says.needsApproval(),
                says.steps().stream().map(name -> new Step(name, null, null)).toList(),
                null);
    }

    public ServiceRequestStatus status() {
        return header.status();
    }

    /** The names of the steps that are not done. */
    public List<String> open() {
        return steps.stream().filter(s -> s.doneBy() == null).map(Step::name).toList();
    }

    /** Who asked, and for whom it is. */
    Stream<By> askers() {
        return Stream.of(header.openedBy(), By.of(requestedFor));
    }

    /** Who fulfils it, and who did a step. */
    Stream<By> fulfillers() {
        return Stream.concat(
                PracticeRules.owner(header), steps.stream().map(Step::doneBy).filter(Objects::nonNull));
    }

    ServiceRequest withHeader(Header<ServiceRequestStatus> newHeader) {
        return with(newHeader, steps, approvedBy);
    }

    ServiceRequest approved(Act act) {
        return with(header, steps, act.by());
    }

    ServiceRequest accepted(String owner, LocalDate dueOn) {
        return with(header.ownedBy(owner).dueOn(dueOn), steps, approvedBy);
    }

    ServiceRequest done(String step, Act act) {
        return withStep(new Step(step, act.by(), act.at()));
    }

    ServiceRequest undone(String step) {
        return withStep(new Step(step, null, null));
    }

    private ServiceRequest withStep(Step changed) {
        List<Step> next = new ArrayList<>(steps);
        next.replaceAll(step -> step.name().equals(changed.name()) ? changed : step);
        return with(header, next, approvedBy);
    }

    boolean has(String step) {
        return steps.stream().anyMatch(s -> s.name().equals(step));
    }

    private ServiceRequest with(
            Header<ServiceRequestStatus> newHeader, List<Step> newSteps, @Nullable By newApprovedBy) {
        return new ServiceRequest(
                newHeader, offering, requestedFor, details, ticket, needsApproval, newSteps, newApprovedBy);
    }

    /**
     * A step of the fulfilment.
     *
     * @param name what is done
     * @param doneBy who did it; null while it is open
     * @param doneAt when it was put on record, in UTC with milliseconds; null while it is open
     */
    public record Step(
            String name, @Nullable By doneBy, @Nullable Instant doneAt) {
        public Step {
            Objects.requireNonNull(name, "name");
        }
    }
}
