package io.github.qms4j.audit;

import io.github.qms4j.access.By;
import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionStatus;
import io.github.qms4j.action.ActionType;
import io.github.qms4j.audit.ChecklistLine.Judgement;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformityLifeCycle;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Versioned;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can stand against a step of a finding. */
final class FindingRules {
    /** How far back a finding on the same requirement in the same process makes another one a repeat. */
    static final Period REPEATS_WITHIN = Period.ofYears(3);

    private static final RuleReference FOUNDED = new RuleReference(
            "AUD-6",
            "ISO 19011:2018 6.4.8",
            "A finding breaks a requirement, with evidence and a grade, or is an observation or opportunity.");
    private static final RuleReference REPEAT = new RuleReference(
            "AUD-6",
            "GHTF/SG3/N19:2012 4.2.1",
            "A finding on what failed in the process within three years is a repeat, and graded as one.");
    private static final RuleReference AUDITEE =
            new RuleReference("AUD-7", "ISO 9001:2015 9.2.2 e)", "The auditee who answers for a finding responds.");
    private static final RuleReference NOT_AUDITEE = new RuleReference(
            "AUD-6",
            "ISO 9001:2015 9.2.2 c)",
            "A response is judged and a finding closed by somebody who neither responded nor carried it out.");
    private static final RuleReference ANSWERED = new RuleReference(
            "AUD-6", "ISO 9001:2015 10.2.1 b)", "A nonconformity has a CAPA, or a recorded reason for none.");
    private static final RuleReference DONE = new RuleReference(
            "AUD-6", "ISO 9001:2015 9.2.2 e)", "A finding is closed when each of its actions was done.");
    private static final RuleReference RE_AUDITED = new RuleReference(
            "AUD-6",
            "ISO 9001:2015 10.2.1 d)",
            "A nonconformity is closed when its line was audited again and conforms.");
    private static final RuleReference WITHDRAWN = new RuleReference(
            "AUD-6", "ISO 9001:2015 9.2.2 c)", "A finding is withdrawn by somebody other than who raised it.");
    private static final RuleReference REPORTED = new RuleReference(
            "AUD-7", "ISO 9001:2015 9.2.2 d)", "A finding is withdrawn before the report is issued, not afterwards.");
    private static final RuleReference EXTENSION = new RuleReference(
            "X-6",
            "ISO 9001:2015 9.2.2 e)",
            "Whoever answers for a finding may not extend the due date of the response.");

    private FindingRules() {}

    static Guard<Finding> isFounded() {
        return new Guard<>(FOUNDED, attempt -> {
            @Nullable Finding proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            LineVerdict verdict = proposed.verdict();
            if (!verdict.needsFinding()) {
                return Optional.of(verdict + " needs no finding; assess the line");
            }
            if (proposed.header().due() != null
                    && proposed.header().due().current().isBefore(attempt.on())) {
                return Optional.of("the response would have been due in the past; give a day to come");
            }
            if (verdict.isAdverse()
                    && (proposed.evidence().stream().allMatch(String::isBlank) || proposed.grading() == null)) {
                return Optional.of(verdict + " has no objective evidence or no grade; give both");
            }
            return !verdict.isAdverse() && proposed.grading() != null
                    ? Optional.of(verdict + " breaks no requirement, so it has no grade")
                    : Optional.empty();
        });
    }

    static Guard<Finding> isGradedAsWhatItIs() {
        return new Guard<>(REPEAT, attempt -> {
            @Nullable Finding proposed = attempt.proposed();
            if (proposed == null || !proposed.verdict().isAdverse()) {
                return Optional.empty();
            }
            Optional<FindingId> earlier =
                    earlier(attempt.facts(), proposed.process(), proposed.requirement(), attempt.on());
            if (!earlier.equals(Optional.ofNullable(proposed.repeatOf()))) {
                return Optional.of("it would name " + proposed.repeatOf() + " as what it repeats, and that is "
                        + earlier.map(FindingId::value).orElse("nothing"));
            }
            return earlier.isPresent()
                            && proposed.grading() != null
                            && proposed.grading().saysFirst()
                    ? earlier.map(id -> "it repeats " + id + "; grade it as a repeat")
                    : Optional.empty();
        });
    }

    /** The latest nonconformity on a requirement in a process within three years; withdrawn ones are left out. */
    static Optional<FindingId> earlier(Facts facts, ProcessId process, String requirement, LocalDate today) {
        return facts
                .list(
                        FindingLifeCycle.TYPE,
                        FindingLifeCycle.PROCESS.is(process),
                        FindingLifeCycle.RAISED_ON.from(today.minus(REPEATS_WITHIN)))
                .stream()
                .filter(found -> found.state().requirement().equals(requirement))
                .filter(found -> found.state().verdict().isAdverse())
                .filter(found -> found.state().status() != FindingStatus.WITHDRAWN)
                .max(Comparator.comparing((Versioned<Finding> found) ->
                                found.state().header().openedOn())
                        .thenComparing(Versioned::id))
                .map(found -> FindingId.of(found.id()));
    }

    static Guard<Finding> byTheAuditee() {
        return new Guard<>(AUDITEE, attempt -> {
            @Nullable Finding before = attempt.before();
            return before == null || attempt.isOrActsFor(before.owner())
                    ? Optional.empty()
                    : Optional.of(attempt.by() + " is not " + before.owner() + ", who answers for it");
        });
    }

    static Guard<Finding> notByTheAuditee() {
        return new Guard<>(NOT_AUDITEE, attempt -> {
            @Nullable Finding before = attempt.before();
            if (before == null) {
                return Optional.empty();
            }
            Stream<By> responder = Stream.ofNullable(before.response()).map(Finding.Response::by);
            Stream<By> onActions = actions(attempt).values().stream().flatMap(Action::hands);
            return Stream.of(Stream.of(By.of(before.owner())), responder, onActions)
                    .flatMap(hands -> hands)
                    .filter(hand -> attempt.by().shares(hand))
                    .findFirst()
                    .map(hand -> attempt.subject(hand)
                            + " answers for it, responded or carried it out; let somebody else judge");
        });
    }

    /** Not pinned one by one: whoever plans or does an action changes its finding. */
    private static Map<String, Action> actions(Guard.Case<Finding> attempt) {
        return AuditActions.TYPE.round(attempt.facts(), FindingId.of(attempt.id()), AuditActions.ROUND);
    }

    static Guard<Finding> waitsForAnAnswer() {
        return Guard.onStored(
                ANSWERED,
                finding -> finding.isUnanswered()
                        ? Optional.empty()
                        : Optional.of("it is no nonconformity, or has its answer already"));
    }

    /** The answer is that of the nonconformity, wherever it was given. */
    static Guard<Finding> answerIsOfTheNonconformity() {
        return new Guard<>(ANSWERED, attempt -> {
            @Nullable Finding proposed = attempt.proposed();
            @Nullable NonconformityId number = proposed == null ? null : proposed.nonconformity();
            if (proposed == null || number == null) {
                return Optional.empty();
            }
            return attempt.facts()
                            .find(NonconformityLifeCycle.TYPE, number)
                            .filter(found -> Objects.equals(found.state().capa(), proposed.capa()))
                            .filter(found -> found.state().acceptance().equals(proposed.withoutCapa()))
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(number + " is not answered so; answer it with the finding");
        });
    }

    static Guard<Finding> nonconformityIsAnswered() {
        return Guard.onStored(
                ANSWERED,
                finding -> finding.isUnanswered()
                        ? Optional.of(finding.nonconformity()
                                + " has neither a CAPA nor a reason for none; open one, or say why not")
                        : Optional.empty());
    }

    static Guard<Finding> everythingIsDone() {
        return new Guard<>(DONE, attempt -> {
            if (attempt.before() == null) {
                return Optional.empty();
            }
            Map<String, Action> round = actions(attempt);
            List<String> open = round.keySet().stream()
                    .filter(number -> !isGone(round, number) && !ActionType.isDone(round, number))
                    .sorted()
                    .toList();
            return open.isEmpty() ? Optional.empty() : Optional.of("not done yet: " + open);
        });
    }

    /** Actions are cancelled only while the response is being planned. */
    private static boolean isGone(Map<String, Action> round, String number) {
        Action action = round.get(number);
        return action != null && action.status() == ActionStatus.CANCELLED;
    }

    static Guard<Finding> lineConformsNow() {
        return new Guard<>(RE_AUDITED, attempt -> {
            @Nullable Finding before = attempt.before();
            if (before == null || !before.verdict().isAdverse()) {
                return Optional.empty();
            }
            Optional<Judgement> last = attempt.facts()
                    .find(ChecklistLineLifeCycle.TYPE, before.line())
                    .flatMap(line -> line.state().last());
            return last.filter(Judgement::again)
                            .filter(judgement -> !judgement.verdict().isAdverse())
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(before.line() + " is "
                            + last.map(Judgement::verdict).orElse(LineVerdict.NOT_ASSESSED)
                            + "; audit the line again once it is put right");
        });
    }

    static Guard<Finding> raiserDoesNotWithdraw() {
        return Guard.notBy(
                WITHDRAWN,
                "raised it; let somebody else withdraw it",
                finding -> List.of(finding.header().openedBy()));
    }

    static Guard<Finding> reportIsNotIssued() {
        return new Guard<>(
                REPORTED,
                attempt -> Optional.ofNullable(attempt.before())
                        .flatMap(finding -> ChecklistRules.onAudit(
                                attempt,
                                finding.audit(),
                                audit -> audit.isUnderWay()
                                        ? Optional.empty()
                                        : Optional.of(
                                                "the audit is " + audit.status() + "; close the finding instead"))));
    }

    static Guard<Finding> auditeeDoesNotExtend() {
        return Guard.notFor(
                EXTENSION,
                "answers for it; let somebody else approve the extension",
                finding -> List.of(finding.owner()));
    }
}
