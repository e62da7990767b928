package io.github.qms4j.inspection;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that an inspector asked for (rule INS-1). The front room takes it down, the back room prepares it, and somebody
 * who did not prepare it lets it out.
 *
 * @param header where it stands, who answers for it and until when
 * @param inspection in which inspection
 * @param text what was asked for, in the inspector's words
 * @param askedBy the printed name of the inspector
 * @param priority how soon it is wanted
 * @param askedAt when it was asked for, in UTC with milliseconds
 * @param preparation what the back room says of what it found; null before
 * @param preparedBy who prepared it; null before
 * @param released how many items were released for it
 */
public record InspectionRequest(
        Header<RequestStatus> header,
        InspectionId inspection,
        String text,
        String askedBy,
        Priority priority,
        Instant askedAt,
        @Nullable String preparation,
        @Nullable By preparedBy,
        int released) {
    public InspectionRequest {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(inspection, "inspection");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(askedBy, "askedBy");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(askedAt, "askedAt");
    }

    static InspectionRequest received(InspectionId inspection, RequestDraft draft, Act act) {
        return new InspectionRequest(
                Header.opened(RequestStatus.RECEIVED, act),
                inspection,
                draft.text(),
                draft.askedBy(),
                draft.priority(),
                act.at(),
                null,
                null,
                0);
    }

    public RequestStatus status() {
        return header.status();
    }

    InspectionRequest withHeader(Header<RequestStatus> newHeader) {
        return new InspectionRequest(
                newHeader, inspection, text, askedBy, priority, askedAt, preparation, preparedBy, released);
    }

    InspectionRequest prepared(String what, Act act) {
        return new InspectionRequest(header, inspection, text, askedBy, priority, askedAt, what, act.by(), released);
    }

    InspectionRequest released(int more) {
        return new InspectionRequest(
                header, inspection, text, askedBy, priority, askedAt, preparation, preparedBy, released + more);
    }
}
