package io.github.qms4j.practice;

import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.util.Objects;

/**
 * What users can ask for (ITIL 4, service request management). A request keeps what its offering said when it was raised.
 *
 * @param header where it stands, and who answers for it
 * @param says what it says
 */
public record RequestOffering(Header<Status> header, RequestOfferingDraft says) {
    public RequestOffering {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(says, "says");
    }

    static RequestOffering offered(RequestOfferingDraft draft, Act act) {
        return new RequestOffering(Header.opened(Status.OFFERED, act).ownedBy(draft.owner()), draft);
    }

    public Status status() {
        return header.status();
    }

    RequestOffering withHeader(Header<Status> newHeader) {
        return new RequestOffering(newHeader, says);
    }

    RequestOffering revised(RequestOfferingDraft draft) {
        return new RequestOffering(header.ownedBy(draft.owner()), draft);
    }

    /** Where an offering stands. */
    public enum Status {
        OFFERED,
        /** Nobody can ask for it any more; requests go on. Final. */
        WITHDRAWN
    }
}
