package io.github.qms4j.audit;

import io.github.qms4j.access.By;
import io.github.qms4j.access.PersonIds;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One audit, from its plan to its closure (rule AUD-2).
 *
 * @param header where it stands, who planned it, who leads it, and its last planned day
 * @param plan what it looks at, how and when
 * @param team who takes part; the lead is the header's owner
 * @param exceptions who may audit although they are not independent, and who reviews what they did
 * @param preparers who wrote the work papers
 * @param reviewer who reviewed the work papers; null before
 * @param samples the samples of records
 * @param changes how often a line, a sample or a finding was added, or a finding was ended
 * @param report what is reported; null until it is drafted
 * @param rescheduledBy the audit that is done instead of this cancelled one; null for none
 */
public record Audit(
        Header<AuditStatus> header,
        AuditPlan plan,
        List<TeamMember> team,
        List<IndependenceException> exceptions,
        List<By> preparers,
        @Nullable By reviewer,
        List<AuditSampleId> samples,
        int changes,
        @Nullable Report report,
        @Nullable AuditId rescheduledBy) {
    public Audit {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(plan, "plan");
        team = List.copyOf(team);
        exceptions = List.copyOf(exceptions);
        preparers = List.copyOf(preparers);
        samples = List.copyOf(samples);
    }

    static Audit planned(AuditPlan plan, Act act) {
        return new Audit(
                Header.opened(AuditStatus.PLANNED, act).dueOn(plan.until()),
                plan,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                0,
                null,
                null);
    }

    public AuditStatus status() {
        return header.status();
    }

    /** The id of who leads it; null while nobody does. */
    public @Nullable String lead() {
        return header.owner();
    }

    /** As what a person takes part; empty when they do not. */
    public Optional<TeamRole> roleOf(String person) {
        return team.stream()
                .filter(member -> PersonIds.same(member.person(), person))
                .map(TeamMember::role)
                .findFirst();
    }

    /** The exception for a person; empty when none was allowed. */
    public Optional<IndependenceException> exceptionFor(String person) {
        return exceptions.stream()
                .filter(exception -> PersonIds.same(exception.person(), person))
                .findFirst();
    }

    /** Whether lines are assessed and findings raised now. */
    boolean isUnderWay() {
        return status() == AuditStatus.IN_PROGRESS || status() == AuditStatus.REPORTING;
    }

    boolean isEnded() {
        return header.endedOn() != null;
    }

    Audit withHeader(Header<AuditStatus> newHeader) {
        return new Audit(
                newHeader, plan, team, exceptions, preparers, reviewer, samples, changes, report, rescheduledBy);
    }

    Audit assigned(String person, TeamRole role) {
        return with(role == TeamRole.LEAD ? header.ownedBy(person) : header, and(team, new TeamMember(person, role)));
    }

    Audit released(String person) {
        List<TeamMember> fewer = team.stream()
                .filter(member -> !PersonIds.same(member.person(), person))
                .toList();
        boolean led = roleOf(person).filter(role -> role == TeamRole.LEAD).isPresent();
        return with(led ? header.ownedBy(null) : header, fewer);
    }

    private Audit with(Header<AuditStatus> newHeader, List<TeamMember> newTeam) {
        return new Audit(
                newHeader, plan, newTeam, exceptions, preparers, reviewer, samples, changes, report, rescheduledBy);
    }

    Audit excepting(IndependenceException exception) {
        return with(and(exceptions, exception));
    }

    Audit compensated(String person, Compensation review) {
        return with(exceptions.stream()
                .map(e -> PersonIds.same(e.person(), person) ? e.reviewed(review) : e)
                .toList());
    }

    private Audit with(List<IndependenceException> newExceptions) {
        return new Audit(
                header, plan, team, newExceptions, preparers, reviewer, samples, changes, report, rescheduledBy);
    }

    Audit preparedBy(By preparer) {
        List<By> all = preparers.contains(preparer) ? preparers : and(preparers, preparer);
        return new Audit(header, plan, team, exceptions, all, reviewer, samples, changes + 1, report, rescheduledBy);
    }

    Audit reviewedBy(By newReviewer) {
        return new Audit(
                header, plan, team, exceptions, preparers, newReviewer, samples, changes, report, rescheduledBy);
    }

    Audit sampling(AuditSampleId sample) {
        List<AuditSampleId> all = samples.contains(sample) ? samples : and(samples, sample);
        return new Audit(header, plan, team, exceptions, preparers, reviewer, all, changes + 1, report, rescheduledBy);
    }

    Audit changed() {
        return new Audit(
                header, plan, team, exceptions, preparers, reviewer, samples, changes + 1, report, rescheduledBy);
    }

    Audit reporting(Report newReport) {
        return new Audit(
                header, plan, team, exceptions, preparers, reviewer, samples, changes, newReport, rescheduledBy);
    }

    Audit cancelled(LocalDate on, @Nullable AuditId instead) {
        return new Audit(
                header.ended(on), plan, team, exceptions, preparers, reviewer, samples, changes, report, instead);
    }

    private static <T> List<T> and(List<T> before, T more) {
        List<T> all = new ArrayList<>(before);
        all.add(more);
        return all;
    }

    /**
     * Somebody who takes part.
     *
     * @param person their id
     */
    public record TeamMember(String person, TeamRole role) {
        public TeamMember {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(role, "role");
        }
    }

    /**
     * Somebody audits although they are not independent, for there is nobody else; a second person reviews what they
     * did.
     *
     * @param person the id of who audits
     * @param reviewer the id of the second person
     * @param reason why nobody else can
     * @param allowedBy who allowed it
     * @param at when, in UTC with milliseconds
     * @param review the compensating review; null until it is done
     */
    public record IndependenceException(
            String person,
            String reviewer,
            String reason,
            By allowedBy,
            Instant at,
            @Nullable Compensation review) {
        public IndependenceException {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(reviewer, "reviewer");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(allowedBy, "allowedBy");
            Objects.requireNonNull(at, "at");
        }

        IndependenceException reviewed(Compensation done) {
            return new IndependenceException(person, reviewer, reason, allowedBy, at, done);
        }
    }

    /**
     * The review that makes up for missing independence.
     *
     * @param conclusion what the second person looked at and found
     * @param by who it was
     * @param at when, in UTC with milliseconds
     * @param changes up to which change of the audit they saw it
     */
    public record Compensation(String conclusion, By by, Instant at, int changes) {
        public Compensation {
            Objects.requireNonNull(conclusion, "conclusion");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * What is reported.
     *
     * @param conclusion the conclusion of the audit
     * @param distribution who is given it
     */
    public record Report(String conclusion, List<Recipient> distribution) {
        public Report {
            Objects.requireNonNull(conclusion, "conclusion");
            distribution = List.copyOf(distribution);
        }

        Report acknowledged(By by, Instant at) {
            return new Report(
                    conclusion,
                    distribution.stream()
                            .map(r -> by.isOrActsFor(r.person()) && r.acknowledgedAt() == null
                                    ? new Recipient(r.person(), at)
                                    : r)
                            .toList());
        }
    }

    /**
     * Somebody who is given the report.
     *
     * @param person their id
     * @param acknowledgedAt when they acknowledged it, in UTC with milliseconds; null before
     */
    public record Recipient(String person, @Nullable Instant acknowledgedAt) {
        public Recipient {
            Objects.requireNonNull(person, "person");
        }
    }
}
