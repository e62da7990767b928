package io.github.qms4j.audit;

import io.github.qms4j.access.By;
import io.github.qms4j.access.PersonIds;
import io.github.qms4j.audit.Audit.IndependenceException;
import io.github.qms4j.audit.Audit.TeamMember;
import io.github.qms4j.organisation.DepartmentDetails;
import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.organisation.History;
import io.github.qms4j.organisation.History.Spell;
import io.github.qms4j.organisation.OrganisationLifeCycle;
import io.github.qms4j.organisation.PersonDetails;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.organisation.ProcessDetails;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is independent enough to audit (rule AUD-3; ISO 9001:2015 9.2.2 c; ISO 13485:2016 8.2.4: nobody audits their own
 * work). Somebody is not who, now or within the audit's look-back,
 *
 * <ul>
 *   <li>owned a process in its scope,
 *   <li>managed the owner of one, directly or through others, or headed the department that runs it or one above, or
 *   <li>wrote a record that was drawn into one of its samples, themselves or through a delegate.
 * </ul>
 *
 * <p>It is asked of everybody in the team, whatever their role, when they are assigned and when the audit starts, and
 * of who acts, and whom they act for, at each verdict and finding. Each answer rests on pinned versions of processes,
 * persons, departments, samples and sampled records. Where nobody else can audit, an exception is allowed by a second
 * person and made up for by the review of a third before the report is issued.
 */
final class AuditorIndependence {
    private static final RuleReference RULE = new RuleReference(
            "AUD-3",
            "ISO 9001:2015 9.2.2 c)",
            "Nobody audits what they owned, managed or wrote within the look-back, themselves or by a delegate.");
    private static final RuleReference EXCEPTION = new RuleReference(
            "AUD-3",
            "ISO 9001:2015 9.2.2 c)",
            "An exception from independence is allowed by one person and compensated by the review of another.");
    private static final RuleReference COMPENSATED = new RuleReference(
            "AUD-3",
            "ISO 9001:2015 9.2.2 c)",
            "A report is issued when each exception from independence was compensated after the last finding.");

    private final Audit audit;
    private final Facts facts;
    private final LocalDate first;
    private final LocalDate today;
    private final Instant since;

    private AuditorIndependence(Audit audit, Facts facts, LocalDate today, Instant now) {
        this.audit = audit;
        this.facts = facts;
        this.today = today;
        this.first = today.minus(audit.plan().lookBack());
        this.since = now.minus(ChronoUnit.DAYS.between(first, today), ChronoUnit.DAYS);
    }

    private static AuditorIndependence in(Audit audit, Guard.Case<?> attempt) {
        return new AuditorIndependence(audit, attempt.facts(), attempt.on(), attempt.at());
    }

    static Guard<Audit> atAssignment() {
        return new Guard<>(RULE, attempt -> {
            @Nullable Audit before = attempt.before();
            @Nullable Audit proposed = attempt.proposed();
            return before == null || proposed == null
                    ? Optional.empty()
                    : in(before, attempt).against(AuditRules.newMembers(before, proposed));
        });
    }

    static Guard<Audit> atStart() {
        return new Guard<>(RULE, attempt -> {
            @Nullable Audit before = attempt.before();
            return before == null ? Optional.empty() : in(before, attempt).against(before.team());
        });
    }

    static Guard<Finding> atFinding() {
        return new Guard<>(RULE, attempt -> {
            @Nullable Finding proposed = attempt.proposed();
            return proposed == null ? Optional.empty() : ofWhoActs(attempt, proposed.audit());
        });
    }

    static Guard<ChecklistLine> atVerdict() {
        return new Guard<>(RULE, attempt -> {
            @Nullable ChecklistLine before = attempt.before();
            return before == null ? Optional.empty() : ofWhoActs(attempt, before.audit());
        });
    }

    private static Optional<String> ofWhoActs(Guard.Case<?> attempt, AuditId audit) {
        By by = attempt.by();
        return ChecklistRules.onAudit(
                attempt,
                audit,
                found -> Stream.concat(Stream.of(by.id()), Stream.ofNullable(by.onBehalfOf()))
                        .flatMap(person -> in(found, attempt).against(person).stream())
                        .findFirst());
    }

    private Optional<String> against(List<TeamMember> members) {
        return members.stream()
                .flatMap(member -> against(member.person()).stream())
                .findFirst();
    }

    /** What stands against a person, in words; empty when they are independent, or excepted. */
    private Optional<String> against(String person) {
        return audit.exceptionFor(person).isPresent() ? Optional.empty() : notIndependent(person);
    }

    private Optional<String> notIndependent(String person) {
        return Stream.concat(
                        audit.plan().processes().stream().flatMap(process -> answersFor(person, process).stream()),
                        audit.samples().stream().flatMap(sample -> wrote(person, sample).stream()))
                .findFirst()
                .map(why -> why + "; let somebody else audit, or have an exception allowed");
    }

    private Optional<String> answersFor(String person, ProcessId process) {
        return facts.find(OrganisationLifeCycle.PROCESS.type(), process).stream()
                .flatMap(found -> found.state().history().during(first, today).stream())
                .flatMap(spell -> answersFor(person, process, spell).stream())
                .findFirst();
    }

    private Optional<String> answersFor(String person, ProcessId process, Spell<ProcessDetails> spell) {
        @Nullable PersonId owner = spell.details().owner();
        if (owner != null && PersonIds.same(owner.value(), person)) {
            return Optional.of(person + " owned " + process + " until " + until(spell.last()));
        }
        if (owner != null && manages(person, owner, spell.first(), spell.last(), new HashSet<>())) {
            return Optional.of(person + " managed " + owner + " while they owned " + process);
        }
        @Nullable DepartmentId department = spell.details().department();
        return department != null && heads(person, department, spell.first(), spell.last(), new HashSet<>())
                ? Optional.of(person + " headed " + department + " or what is above it while it ran " + process)
                : Optional.empty();
    }

    private String until(LocalDate last) {
        return last.equals(today) ? "now" : last.toString();
    }

    /** Whether a person stood above another on one of some days, directly or through others. */
    private boolean manages(String person, PersonId other, LocalDate from, LocalDate until, Set<PersonId> seen) {
        if (!seen.add(other)) {
            return false;
        }
        Optional<History<PersonDetails>> history = facts.find(OrganisationLifeCycle.PERSON.type(), other)
                .map(found -> found.state().history());
        for (Spell<PersonDetails> spell :
                history.map(h -> h.during(from, until)).orElse(List.of())) {
            @Nullable PersonId manager = spell.details().manager();
            if (manager != null
                    && (PersonIds.same(manager.value(), person)
                            || manages(person, manager, spell.first(), spell.last(), new HashSet<>(seen)))) {
                return true;
            }
        }
        return false;
    }

    private boolean heads(
            String person, DepartmentId department, LocalDate from, LocalDate until, Set<DepartmentId> seen) {
        if (!seen.add(department)) {
            return false;
        }
        Optional<History<DepartmentDetails>> history = facts.find(OrganisationLifeCycle.DEPARTMENT.type(), department)
                .map(found -> found.state().history());
        for (Spell<DepartmentDetails> spell :
                history.map(h -> h.during(from, until)).orElse(List.of())) {
            @Nullable PersonId head = spell.details().head();
            @Nullable DepartmentId above = spell.details().parent();
            if ((head != null && PersonIds.same(head.value(), person))
                    || (above != null && heads(person, above, spell.first(), spell.last(), new HashSet<>(seen)))) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> wrote(String person, AuditSampleId number) {
        return facts.find(AuditSampleLifeCycle.TYPE, number).flatMap(sample -> wrote(person, sample.state()));
    }

    private Optional<String> wrote(String person, AuditSample sample) {
        return sample.drawn().stream()
                .flatMap(record -> facts.writings(sample.recordType(), record, since).stream()
                        .filter(writing -> writing.by().isOrActsFor(person))
                        .map(writing -> writing.by() + " wrote " + sample.recordType() + " " + record
                                + ", which is sampled, on " + writing.at()))
                .findFirst();
    }

    static Guard<Audit> exceptionHasASecondPerson() {
        return new Guard<>(EXCEPTION, attempt -> {
            @Nullable Audit before = attempt.before();
            @Nullable Audit proposed = attempt.proposed();
            if (before == null || proposed == null) {
                return Optional.empty();
            }
            IndependenceException added =
                    proposed.exceptions().get(proposed.exceptions().size() - 1);
            if (before.exceptionFor(added.person()).isPresent()) {
                return Optional.of(added.person() + " is excepted already");
            }
            if (attempt.isOrActsFor(added.person())) {
                return Optional.of(attempt.by() + " would except themselves; let somebody else allow it");
            }
            if (PersonIds.same(added.person(), added.reviewer())) {
                return Optional.of(added.person() + " would review their own audit; name somebody else");
            }
            return in(before, attempt)
                    .notIndependent(added.reviewer())
                    .map(why -> "the reviewer is not independent either: " + why);
        });
    }

    static Guard<Audit> compensationIsBySecondPerson() {
        return new Guard<>(EXCEPTION, attempt -> {
            @Nullable Audit before = attempt.before();
            if (before == null) {
                return Optional.empty();
            }
            By by = attempt.by();
            if (before.exceptions().stream().anyMatch(e -> by.isOrActsFor(e.person()))) {
                return Optional.of(by + " is excepted from independence; let the named reviewer do it");
            }
            return before.exceptions().stream().anyMatch(e -> PersonIds.same(e.reviewer(), by.id()))
                    ? Optional.empty()
                    : Optional.of(by + " is not named as reviewer of an exception");
        });
    }

    static Guard<Audit> exceptionsAreCompensated() {
        return Guard.onStored(
                COMPENSATED,
                audit -> audit.exceptions().stream()
                        .filter(e -> e.review() == null || e.review().changes() < audit.changes())
                        .findFirst()
                        .map(e -> "the audit by " + e.person() + " was not reviewed as it stands; let " + e.reviewer()
                                + " review it"));
    }
}
