package io.github.qms4j.practice;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An incident with such an impact that somebody leads its resolution and tells those affected (rule SD-6). Its ticket keeps
 * its own life cycle and times.
 *
 * @param header where it stands, who declared it, who leads it
 * @param declaredAt when; in UTC with milliseconds
 * @param impact who suffers and how
 * @param leads everybody who led it, the first one first
 * @param communications what those affected were told, the first one first
 * @param nextUpdateBy until when they hear of it next; null when nothing was promised
 * @param resolution how it was resolved; blank before
 * @param review what its review came to; null before
 * @param reviewedBy who reviewed it; null before
 */
public record MajorIncident(
        Header<MajorIncidentStatus> header,
        Instant declaredAt,
        String impact,
        List<String> leads,
        List<Communication> communications,
        @Nullable Instant nextUpdateBy,
        String resolution,
        @Nullable IncidentReview review,
        @Nullable By reviewedBy) {
    public MajorIncident {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(declaredAt, "declaredAt");
        Objects.requireNonNull(impact, "impact");
        Objects.requireNonNull(resolution, "resolution");
        leads = List.copyOf(leads);
        communications = List.copyOf(communications);
        nextUpdateBy = nextUpdateBy == null ? null : nextUpdateBy.truncatedTo(ChronoUnit.MILLIS);
    }

    static MajorIncident declared(MajorIncidentDraft draft, Act act) {
        return new MajorIncident(
                Header.opened(MajorIncidentStatus.DECLARED, act).ownedBy(draft.lead()),
                act.at(),
                draft.impact(),
                List.of(draft.lead()),
                List.of(),
                draft.nextUpdateBy(),
                "",
                null,
                null);
    }

    public MajorIncidentStatus status() {
        return header.status();
    }

    /** Whether those affected wait for news longer than was promised. */
    public boolean isSilent(Instant at) {
        return status() == MajorIncidentStatus.DECLARED && nextUpdateBy != null && at.isAfter(nextUpdateBy);
    }

    /** Everybody who led it. */
    Stream<By> leaders() {
        return leads.stream().map(By::of);
    }

    MajorIncident withHeader(Header<MajorIncidentStatus> newHeader) {
        return with(newHeader, leads, communications, nextUpdateBy, resolution, review, reviewedBy);
    }

    MajorIncident ledBy(String lead) {
        List<String> more =
                Stream.concat(leads.stream(), Stream.of(lead)).distinct().toList();
        return with(header.ownedBy(lead), more, communications, nextUpdateBy, resolution, review, reviewedBy);
    }

    MajorIncident told(String audience, String message, @Nullable Instant next, Act act) {
        List<Communication> more = Stream.concat(
                        communications.stream(), Stream.of(new Communication(audience, message, act.by(), act.at())))
                .toList();
        return with(header, leads, more, next, resolution, review, reviewedBy);
    }

    MajorIncident resolved(String how) {
        return with(header, leads, communications, null, how, review, reviewedBy);
    }

    /** What was said of its resolution does not hold any more; those affected hear of it until then. */
    MajorIncident resumed(Instant next) {
        return with(header, leads, communications, next, "", review, reviewedBy);
    }

    MajorIncident reviewed(IncidentReview newReview, Act act) {
        return with(header, leads, communications, nextUpdateBy, resolution, newReview, act.by());
    }

    private MajorIncident with(
            Header<MajorIncidentStatus> newHeader,
            List<String> newLeads,
            List<Communication> newCommunications,
            @Nullable Instant newNextUpdateBy,
            String newResolution,
            @Nullable IncidentReview newReview,
            @Nullable By newReviewedBy) {
        return new MajorIncident(
                newHeader,
                declaredAt,
                impact,
                newLeads,
                newCommunications,
                newNextUpdateBy,
                newResolution,
                newReview,
                newReviewedBy);
    }

    /**
     * What somebody was told.
     *
     * @param audience who, such as {@code all users of mail}
     * @param message what
     * @param by who told them
     * @param at when, in UTC with milliseconds
     */
    public record Communication(String audience, String message, By by, Instant at) {
        public Communication {
            Objects.requireNonNull(audience, "audience");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }
    }
}
