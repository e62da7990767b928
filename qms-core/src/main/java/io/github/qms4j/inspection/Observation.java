package io.github.qms4j.inspection;

import io.github.qms4j.access.By;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An observation of an inspector, what was responded, and what was promised (rule INS-2). Commitments are actions; whoever
 * makes or keeps one changes the number of open ones here.
 *
 * @param header where it stands, who answers for it, and until when a response is due
 * @param inspection in which inspection
 * @param issued what the authority issued
 * @param responses the responses that were sent, the first one first
 * @param openCommitments how many commitments are not kept
 * @param capas the CAPAs that it led to
 * @param settlement how the authority said that it is content; null before
 */
public record Observation(
        Header<ObservationStatus> header,
        InspectionId inspection,
        ObservationDraft issued,
        List<Response> responses,
        int openCommitments,
        List<CapaId> capas,
        @Nullable String settlement) {
    public Observation {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(inspection, "inspection");
        Objects.requireNonNull(issued, "issued");
        responses = List.copyOf(responses);
        capas = List.copyOf(capas);
    }

    static Observation issued(InspectionId inspection, ObservationDraft draft, LocalDate respondBy, Act act) {
        Header<ObservationStatus> header = Header.opened(ObservationStatus.ISSUED, act)
                .ownedBy(draft.owner())
                .dueOn(respondBy);
        return new Observation(header, inspection, draft, List.of(), 0, List.of(), null);
    }

    public ObservationStatus status() {
        return header.status();
    }

    /** The last day for the first response, in the terms of the authority. */
    public @Nullable LocalDate respondBy() {
        return header.due() == null ? null : header.due().current();
    }

    /** Whether no response was sent by the day on which one was due; {@code today} is a day in the engine's zone. */
    public boolean isLate(LocalDate today) {
        LocalDate by = respondBy();
        LocalDate sent = responses.isEmpty() ? today : responses.get(0).on();
        return by != null && sent.isAfter(by);
    }

    Observation withHeader(Header<ObservationStatus> newHeader) {
        return new Observation(newHeader, inspection, issued, responses, openCommitments, capas, settlement);
    }

    Observation responded(String text, Act act) {
        List<Response> more = new ArrayList<>(responses);
        more.add(new Response(more.size() + 1, text, act.by(), act.on(), act.at()));
        return new Observation(header, inspection, issued, more, openCommitments, capas, settlement);
    }

    Observation committed(int more) {
        return new Observation(header, inspection, issued, responses, openCommitments + more, capas, settlement);
    }

    Observation under(CapaId capa) {
        List<CapaId> more = new ArrayList<>(capas);
        more.add(capa);
        return new Observation(header, inspection, issued, responses, openCommitments, more, settlement);
    }

    Observation settled(String letter, LocalDate on) {
        return new Observation(header.ended(on), inspection, issued, responses, openCommitments, capas, letter);
    }

    /**
     * A response that was sent.
     *
     * @param version from 1
     * @param text what was sent
     * @param by who signed it
     * @param on the day, in the engine's zone
     * @param at when, in UTC with milliseconds
     */
    public record Response(int version, String text, By by, LocalDate on, Instant at) {
        public Response {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(on, "on");
            Objects.requireNonNull(at, "at");
        }
    }
}
