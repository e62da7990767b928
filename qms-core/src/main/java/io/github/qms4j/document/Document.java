package io.github.qms4j.document;

import io.github.qms4j.access.By;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A controlled document (rule DOC-1): what is said of it whatever its version, and the days from which its versions are in
 * force. These days alone say which text is in force; the status of a version follows them.
 *
 * @param header where it stands, who opened it, who answers for it, and until when it is to be reviewed
 * @param title what it is about
 * @param approvers the names of the roles that approve each version
 * @param reviewEvery how long after it came into force or was last found adequate it is reviewed
 * @param versions how many versions were begun
 * @param underWay the number of the version that was begun last; null when that was withdrawn
 * @param releases which version is in force from which day, the earliest first
 * @param reviews the decisions of its periodic reviews, the earliest first
 * @param retiredFrom the day from which no text is in force any more; null while none was decided on
 */
public record Document(
        Header<DocumentStatus> header,
        String title,
        Set<String> approvers,
        Period reviewEvery,
        int versions,
        @Nullable Integer underWay,
        List<Release> releases,
        List<PeriodicReview> reviews,
        @Nullable LocalDate retiredFrom) {
    private static final Comparator<Due> IN_ORDER =
            Comparator.comparing(Due::since).thenComparing(Due::version);

    public Document {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(title, "title");
        approvers = Collections.unmodifiableSet(new TreeSet<>(approvers));
        Objects.requireNonNull(reviewEvery, "reviewEvery");
        releases = List.copyOf(releases);
        reviews = List.copyOf(reviews);
    }

    static Document opened(DocumentDraft draft, Act act) {
        return new Document(
                Header.opened(DocumentStatus.CURRENT, act).ownedBy(draft.owner()),
                draft.title(),
                names(draft.approvers()),
                draft.reviewEvery(),
                0,
                null,
                List.of(),
                List.of(),
                null);
    }

    private static Set<String> names(Set<Role> roles) {
        return roles.stream().map(Role::name).collect(Collectors.toSet());
    }

    public DocumentStatus status() {
        return header.status();
    }

    /** The version in force on a day of the engine's zone, as far as is decided now; empty when none is. */
    public Optional<Release> inForceOn(LocalDate day) {
        return retiredFrom != null && !day.isBefore(retiredFrom)
                ? Optional.empty()
                : releases.stream()
                        .filter(release -> !release.from().isAfter(day))
                        .reduce((a, b) -> b);
    }

    /** The day from which another version or none is in force in place of a release; empty while none is known. */
    public Optional<LocalDate> until(Release release) {
        return Stream.concat(releases.stream().map(Release::from), Stream.ofNullable(retiredFrom))
                .filter(day -> day.isAfter(release.from()))
                .min(LocalDate::compareTo);
    }

    /** When a version is in force from; empty while that was not said. */
    public Optional<Release> release(int version) {
        return releases.stream().filter(release -> release.version() == version).findFirst();
    }

    /** The version that was begun and is not in force on a day, so that no other one can be begun; empty for none. */
    public Optional<Integer> underWayOn(LocalDate day) {
        return Optional.ofNullable(underWay)
                .filter(version ->
                        release(version).filter(r -> !r.from().isAfter(day)).isEmpty());
    }

    /**
     * The day by which the text is to be reviewed, as of a day: the latest of what came into force and what was decided
     * says it. Empty while no text was ever in force, and once the document is retired.
     */
    public Optional<LocalDate> reviewDue(LocalDate day) {
        if (retiredFrom != null) {
            return Optional.empty();
        }
        // Of one day, what came into force counts after what was decided on the text before it.
        Stream<Due> released = releases.stream().map(r -> new Due(r.from(), r.version(), r.reviewBy()));
        Stream<Due> decided = reviews.stream().map(review -> new Due(review.on(), review.version(), review.nextBy()));
        return Stream.concat(released, decided)
                .filter(due -> !due.since().isAfter(day))
                .reduce((a, b) -> IN_ORDER.compare(b, a) < 0 ? a : b)
                .map(Due::by);
    }

    private record Due(LocalDate since, int version, LocalDate by) {}

    /**
     * Where a version stands on a day as the dates say, which {@link DocumentVersion#status} may not do yet.
     *
     * @param version a version of this document
     * @param day today or later, in the engine's zone; of an earlier day it is known what was in force, and what was
     *     under way is said by the trail
     */
    public VersionStatus statusOn(DocumentVersion version, LocalDate day) {
        Optional<Release> release = release(version.number());
        if (release.isEmpty()) {
            return version.status();
        }
        if (release.get().from().isAfter(day)) {
            return VersionStatus.APPROVED;
        }
        if (inForceOn(day).equals(release)) {
            return VersionStatus.EFFECTIVE;
        }
        boolean replaced = releases.stream()
                .map(Release::from)
                .anyMatch(from -> from.isAfter(release.get().from()) && !from.isAfter(day));
        return replaced ? VersionStatus.SUPERSEDED : VersionStatus.OBSOLETE;
    }

    Document withHeader(Header<DocumentStatus> newHeader) {
        return with(newHeader, versions, underWay, releases, reviews, retiredFrom);
    }

    Document amended(DocumentDraft draft, Act act) {
        return new Document(
                        header.ownedBy(draft.owner()),
                        draft.title(),
                        names(draft.approvers()),
                        draft.reviewEvery(),
                        versions,
                        underWay,
                        releases,
                        reviews,
                        retiredFrom)
                .dueAsOf(act.on());
    }

    Document begun() {
        return with(header, versions + 1, versions + 1, releases, reviews, retiredFrom);
    }

    Document withdrawn() {
        return with(header, versions, null, releases, reviews, retiredFrom);
    }

    /** With a version in force from a day, in place of another day that had been set for it. */
    Document released(DocumentVersion version, LocalDate from, Act act) {
        Release release = releaseOf(version, from);
        return with(header, versions, underWay, append(without(release.version()), release), reviews, retiredFrom)
                .dueAsOf(act.on());
    }

    Release releaseOf(DocumentVersion version, LocalDate from) {
        return new Release(version.number(), version.content().sha256(), from, from.plus(reviewEvery));
    }

    Document recalled(int version, Act act) {
        return with(header, versions, underWay, without(version), reviews, retiredFrom)
                .dueAsOf(act.on());
    }

    private List<Release> without(int version) {
        Predicate<Release> isOther = release -> release.version() != version;
        return releases.stream().filter(isOther).toList();
    }

    Document reviewed(PeriodicReview review) {
        return with(header, versions, underWay, releases, append(reviews, review), retiredFrom)
                .dueAsOf(review.on());
    }

    /** With a day of retirement; the decision is kept where a text was in force that it is about. */
    Document retiring(LocalDate from, @Nullable PeriodicReview review) {
        List<PeriodicReview> decided = review == null ? reviews : append(reviews, review);
        return with(header.dueOn(null), versions, underWay, releases, decided, from);
    }

    Document keptOn(Act act) {
        return with(header, versions, underWay, releases, reviews, null).dueAsOf(act.on());
    }

    Document retired(Act act) {
        return withHeader(header.ended(act.on()));
    }

    /** What is stored of the due date, for queries. */
    Document dueAsOf(LocalDate day) {
        return withHeader(header.dueOn(reviewDue(day).orElse(null)));
    }

    private static <T> List<T> append(List<T> some, T one) {
        return Stream.concat(some.stream(), Stream.of(one)).toList();
    }

    private Document with(
            Header<DocumentStatus> newHeader,
            int newVersions,
            @Nullable Integer newUnderWay,
            List<Release> newReleases,
            List<PeriodicReview> newReviews,
            @Nullable LocalDate newRetiredFrom) {
        return new Document(
                newHeader,
                title,
                approvers,
                reviewEvery,
                newVersions,
                newUnderWay,
                newReleases,
                newReviews,
                newRetiredFrom);
    }

    /**
     * From which day a version is in force.
     *
     * @param version the version's number, from 1
     * @param sha256 the SHA-256 of its text, lower-case hexadecimal
     * @param from the first day, in the engine's zone
     * @param reviewBy the day by which it is to be reviewed
     */
    public record Release(int version, String sha256, LocalDate from, LocalDate reviewBy) {
        public Release {
            Objects.requireNonNull(sha256, "sha256");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(reviewBy, "reviewBy");
        }
    }

    /**
     * What was decided on the text that was in force (rule DOC-2; ISO 13485:2016 4.2.4 b)).
     *
     * @param decision what
     * @param version the number of the version that was in force
     * @param sha256 the SHA-256 of its text, lower-case hexadecimal
     * @param rationale why
     * @param by who decided
     * @param on when; a day in the engine's zone
     * @param nextBy the day by which what follows is due: the next review, the new version in force, the retirement
     */
    public record PeriodicReview(
            Decision decision, int version, String sha256, String rationale, By by, LocalDate on, LocalDate nextBy) {
        public PeriodicReview {
            Objects.requireNonNull(decision, "decision");
            Objects.requireNonNull(sha256, "sha256");
            Objects.requireNonNull(rationale, "rationale");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(on, "on");
            Objects.requireNonNull(nextBy, "nextBy");
        }

        /** What a periodic review decides. */
        public enum Decision {
            /** The text stays as it is. */
            STILL_ADEQUATE,
            /** A new version is to be in force by a day. */
            REVISE,
            /** No text is in force from a day on. */
            RETIRE
        }
    }
}
