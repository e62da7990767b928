package io.github.qms4j.practice;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork.Step;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Service requests and what is offered to ask for (rule SD-6).
 *
 * <pre>{@code
 * RequestOfferingId vpn = RequestOfferingId.of("vpn-access");
 * requests.offer(vpn, RequestOfferingDraft.of("Access by VPN", "u-7", "make account", "send token").withApproval());
 * ServiceRequestId id = requests.raise(ServiceRequestDraft.of(vpn, "u-kim", "from abroad"));
 * requests.approve(seen); // by somebody else
 * requests.accept(id, "u-8", LocalDate.of(2026, 3, 6));
 * requests.doStep(id, "make account");
 * }</pre>
 */
public final class ServiceRequests {
    private static final int PAGE = 500;

    private final RecordStore records;

    public ServiceRequests(RecordStore records) {
        this.records = records;
    }

    /**
     * Offers something that users can ask for from now on.
     *
     * @throws io.github.qms4j.DuplicateException when there is an offering of that id
     */
    public void offer(RequestOfferingId offering, RequestOfferingDraft draft) {
        records.valid(draft);
        records.commit(work ->
                work.create(RequestOfferingLifeCycle.OFFER, offering, act -> RequestOffering.offered(draft, act)));
    }

    /** Says anew what an offering is, with a reason; requests that were raised keep what it said. */
    public void revise(RequestOfferingId offering, RequestOfferingDraft draft) {
        records.valid(draft);
        records.commit(work -> work.change(RequestOfferingLifeCycle.REVISE, offering, o -> o.revised(draft)));
    }

    /** Ends an offering for good, with a reason; requests that were raised go on. */
    public void withdraw(RequestOfferingId offering) {
        records.commit(work -> work.change(
                RequestOfferingLifeCycle.WITHDRAW,
                offering,
                (o, act) -> o.withHeader(o.header().ended(act.on()))));
    }

    /** An offering; empty when there is none of that id. */
    public Optional<View<RequestOfferingId, RequestOffering>> offering(RequestOfferingId offering) {
        return records.find(RequestOfferingLifeCycle.TYPE, offering)
                .map(found -> View.of(RequestOfferingId::new, found));
    }

    /**
     * What is and was offered, by name, a page at a time.
     *
     * @param cursor from the page before, or null for the first
     * @param conditions such as {@code RequestOfferingLifeCycle.STATUS.is(RequestOffering.Status.OFFERED)}
     */
    public Page<View<RequestOfferingId, RequestOffering>> offerings(@Nullable String cursor, Condition... conditions) {
        RecordQuery query = records.query(RequestOfferingLifeCycle.TYPE)
                .where(conditions)
                .sortedBy(RequestOfferingLifeCycle.NAME.ascending())
                .limitedTo(PAGE)
                .from(cursor);
        return records.page(RequestOfferingLifeCycle.TYPE, query).map(found -> View.of(RequestOfferingId::new, found));
    }

    /**
     * Raises a request; it keeps the steps of its offering as they are now.
     *
     * @return its number, such as {@code SRQ-2026-0007}
     * @throws io.github.qms4j.NotFoundException when there is no such offering
     * @throws io.github.qms4j.RefusedException also when it is not offered any more, or the ticket is for something else
     */
    public ServiceRequestId raise(ServiceRequestDraft draft) {
        records.valid(draft);
        return records.commit(work -> {
            Versioned<RequestOffering> offering = work.get(RequestOfferingLifeCycle.TYPE, draft.offering());
            return new ServiceRequestId(work.create(
                            ServiceRequestLifeCycle.RAISE,
                            act -> ServiceRequest.raised(draft, offering.state().says(), act))
                    .id());
        });
    }

    /**
     * Approves the request that was read; refused to who asked for it and whom it is for.
     *
     * @throws io.github.qms4j.ConflictException when another version is current
     */
    public void approve(Seen<ServiceRequestId> seen) {
        records.commit(work -> work.change(ServiceRequestLifeCycle.APPROVE, seen, ServiceRequest::approved));
    }

    /** Says no to the request that was read, for good, with a reason. */
    public void reject(Seen<ServiceRequestId> seen) {
        records.commit(work -> work.change(
                ServiceRequestLifeCycle.REJECT,
                seen,
                (r, act) -> r.withHeader(r.header().ended(act.on()))));
    }

    /** Says who fulfils it, and until when. */
    public void accept(ServiceRequestId request, String owner, LocalDate dueOn) {
        change(request, ServiceRequestLifeCycle.ACCEPT, (r, act) -> r.accepted(owner, dueOn));
    }

    /**
     * Puts on record that a step is done.
     *
     * @throws InvalidInputException when its offering has no such step
     */
    public void doStep(ServiceRequestId request, String step) {
        change(
                request,
                ServiceRequestLifeCycle.DO_STEP,
                (r, act) -> known(request, r, step).done(step, act));
    }

    private static ServiceRequest known(ServiceRequestId id, ServiceRequest request, String step) {
        if (!request.has(step)) {
            throw InvalidInputException.of(
                    "service request " + id,
                    "step",
                    step,
                    "is not one of its offering",
                    "name one of "
                            + request.steps().stream()
                                    .map(ServiceRequest.Step::name)
                                    .toList());
        }
        return request;
    }

    /** Puts on record that it is fulfilled; refused while a step is not done. */
    public void fulfil(ServiceRequestId request) {
        change(request, ServiceRequestLifeCycle.FULFIL, (r, act) -> r);
    }

    /**
     * Says that a step was not done as it was asked for, with a reason.
     *
     * @throws InvalidInputException when its offering has no such step
     */
    public void reopen(ServiceRequestId request, String step) {
        change(
                request,
                ServiceRequestLifeCycle.REOPEN,
                (r, act) -> known(request, r, step).undone(step));
    }

    /** Confirms that it is fulfilled, for good; refused to who fulfilled it. */
    public void close(ServiceRequestId request) {
        change(
                request,
                ServiceRequestLifeCycle.CLOSE,
                (r, act) -> r.withHeader(r.header().ended(act.on())));
    }

    /** Gives it up, for good, with a reason. */
    public void cancel(ServiceRequestId request) {
        change(
                request,
                ServiceRequestLifeCycle.CANCEL,
                (r, act) -> r.withHeader(r.header().ended(act.on())));
    }

    private void change(ServiceRequestId request, Transition<ServiceRequest> row, Step<ServiceRequest> step) {
        records.commit(work -> work.change(row, request, step));
    }

    /** A request; empty when there is none of that number. */
    public Optional<View<ServiceRequestId, ServiceRequest>> find(ServiceRequestId request) {
        return records.find(ServiceRequestLifeCycle.TYPE, request).map(found -> View.of(ServiceRequestId::new, found));
    }

    /**
     * The requests that meet all conditions, in the order of raising, a page at a time.
     *
     * @param cursor from the page before, or null for the first
     * @param conditions such as {@code ServiceRequestLifeCycle.REQUESTED_FOR.is("u-1042")}; none for all
     */
    public Page<View<ServiceRequestId, ServiceRequest>> list(@Nullable String cursor, Condition... conditions) {
        RecordQuery query = records.query(ServiceRequestLifeCycle.TYPE)
                .where(conditions)
                .sortedBy(ServiceRequestLifeCycle.OPENED_ON.ascending())
                .limitedTo(PAGE)
                .from(cursor);
        return records.page(ServiceRequestLifeCycle.TYPE, query).map(found -> View.of(ServiceRequestId::new, found));
    }
}
