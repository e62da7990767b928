package io.github.qms4j.regulation.matrix;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import io.github.qms4j.regulation.Catalogue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An edition that was taken into force for the organisation, and the watch over it (rule REG-7).
 *
 * @param header where it stands, who watches it, and when the next review is due
 * @param title as it is cited
 * @param contentHash the content hash of the catalogue that was taken into force
 * @param effectiveFrom the first day of its effect as its authority says; null for a draft
 * @param effectiveUntil the last day on which its authority had it in effect; null while none is known
 * @param reviewMonths the months from one review to the next
 * @param lastReview the last review; null before the first
 * @param replacedBy the edition that took its place; null unless it was replaced
 */
public record AdoptedEdition(
        Header<AdoptionStatus> header,
        String title,
        String contentHash,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil,
        int reviewMonths,
        @Nullable WatchReview lastReview,
        @Nullable AdoptedEditionId replacedBy) {
    public AdoptedEdition {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(contentHash, "contentHash");
    }

    static AdoptedEdition takenIntoForce(Catalogue catalogue, String owner, int reviewMonths, Act act) {
        return new AdoptedEdition(
                Header.opened(AdoptionStatus.IN_FORCE, act)
                        .ownedBy(owner)
                        .dueOn(act.on().plusMonths(reviewMonths)),
                catalogue.edition().title(),
                catalogue.contentHash(),
                catalogue.edition().effectiveFrom().orElse(null),
                catalogue.edition().effectiveUntil().orElse(null),
                reviewMonths,
                null,
                null);
    }

    public AdoptionStatus status() {
        return header.status();
    }

    AdoptedEdition withHeader(Header<AdoptionStatus> newHeader) {
        return new AdoptedEdition(
                newHeader, title, contentHash, effectiveFrom, effectiveUntil, reviewMonths, lastReview, replacedBy);
    }

    AdoptedEdition reviewed(String conclusion, Act act) {
        return new AdoptedEdition(
                header.dueOn(act.on().plusMonths(reviewMonths)),
                title,
                contentHash,
                effectiveFrom,
                effectiveUntil,
                reviewMonths,
                new WatchReview(conclusion, act.by(), act.at()),
                replacedBy);
    }

    AdoptedEdition watched(String owner, int months, Act act) {
        LocalDate latest = act.on().plusMonths(months);
        LocalDate due = header.due() == null ? latest : header.due().current();
        return new AdoptedEdition(
                header.ownedBy(owner).dueOn(due.isAfter(latest) ? latest : due),
                title,
                contentHash,
                effectiveFrom,
                effectiveUntil,
                months,
                lastReview,
                replacedBy);
    }

    AdoptedEdition ended(@Nullable AdoptedEditionId successor, Act act) {
        return new AdoptedEdition(
                header.ended(act.on()),
                title,
                contentHash,
                effectiveFrom,
                effectiveUntil,
                reviewMonths,
                lastReview,
                successor);
    }

    /**
     * A look at whether the edition is still the one to follow.
     *
     * @param conclusion what was found
     * @param by who looked
     * @param at when, in UTC with milliseconds
     */
    public record WatchReview(String conclusion, By by, Instant at) {
        public WatchReview {
            Objects.requireNonNull(conclusion, "conclusion");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }
    }
}
