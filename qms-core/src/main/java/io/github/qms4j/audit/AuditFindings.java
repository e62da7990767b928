package io.github.qms4j.audit;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.action.Actions;
import io.github.qms4j.capa.CapaDraft;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.capa.Capas;
import io.github.qms4j.capa.Nonconformities;
import io.github.qms4j.capa.Nonconformity;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformityLifeCycle;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.UnitOfWork.Step;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Findings, from what an auditor saw to the line that conforms again (rule AUD-6). A finding that breaks a requirement,
 * its verdict and its nonconformity are one unit of work.
 *
 * <pre>{@code
 * FindingId finding = session.audits().findings().raise(line, FindingDraft.of(
 *                 LineVerdict.MINOR, "two batches without a second signature", "u-owner", friday)
 *         .shownBy("BR-2026-0412")
 *         .graded(Grading.ghtf(new Grading.Ghtf(true, false, false, false))));
 * }</pre>
 */
public final class AuditFindings {
    private final RecordStore records;
    private final Actions actions;

    AuditFindings(RecordStore records) {
        this.records = records;
        this.actions = new Actions(records, AuditActions.TYPE);
    }

    /**
     * Raises a finding on a line, gives the line its verdict unless it has a worse one, and raises the nonconformity if
     * a requirement is violated.
     *
     * @return its number, such as {@code FND-2026-0007}
     * @throws io.github.qms4j.RefusedException also when the actor is not independent or not competent, evidence is
     *     missing, or it repeats an earlier finding and is not graded as one
     */
    public FindingId raise(ChecklistLineId line, FindingDraft draft) {
        records.valid(draft);
        return records.together(joined -> joined.commit(work -> {
            ChecklistLine state = work.get(ChecklistLineLifeCycle.TYPE, line).state();
            @Nullable
            FindingId repeated = draft.verdict().isAdverse()
                    ? FindingRules.earlier(work, state.process(), state.requirement(), records.today())
                            .orElse(null)
                    : null;
            @Nullable
            NonconformityId nonconformity = draft.verdict().isAdverse() ? nonconformity(joined, state, draft) : null;
            boolean worse = ChecklistRules.worstOpen(work, line)
                    .map(found -> draft.verdict().isWorseThan(found))
                    .orElse(true);
            FindingId number = FindingId.of(work.create(
                            FindingLifeCycle.RAISE,
                            act -> Finding.raised(line, state, draft, repeated, nonconformity, act))
                    .id());
            if (worse) {
                Assessment verdict = new Assessment(draft.verdict(), draft.evidence(), draft.statement());
                work.change(ChecklistLineLifeCycle.ASSESS, line, (before, act) -> before.judged(verdict, false, act));
            }
            work.change(AuditLifeCycle.NOTE_FINDING, state.audit(), Audit::changed);
            return number;
        }));
    }

    private NonconformityId nonconformity(RecordStore joined, ChecklistLine line, FindingDraft draft) {
        NonconformityReport report = NonconformityReport.of(
                        NonconformitySource.AUDIT, draft.statement(), records.today(), line.requirement())
                .withPattern(line.process() + "/" + line.requirement())
                .withOrigin("audit " + line.audit());
        return new Nonconformities(joined).raise(report);
    }

    /**
     * The auditee's response; what is to be done is {@linkplain #planAction planned} besides.
     *
     * @param cause why it came to this
     * @param correction what was put right at once
     */
    public void respond(FindingId finding, String cause, String correction) {
        checkText(finding, "cause", cause, "say why it came to this");
        checkText(finding, "correction", correction, "say what was put right, or why nothing was");
        change(finding, FindingLifeCycle.RESPOND, (state, act) -> state.responded(cause, correction, act));
    }

    /** Plans what is to be done, until the response is accepted. */
    public ActionId planAction(FindingId finding, ActionDraft draft) {
        return records.commit(work -> {
            ActionId action = actions.plan(work, finding, AuditActions.ROUND, draft);
            work.change(FindingLifeCycle.PLAN_ACTION, finding, Finding::changed);
            return action;
        });
    }

    /** Takes an action out of the response again. */
    public void removeAction(ActionId action) {
        records.commitWithoutResult(work -> noted(work, FindingLifeCycle.PLAN_ACTION, actions.remove(work, action)));
    }

    /** Puts on record that an action was carried out; evidence are references to what shows it, at least one. */
    public void completeAction(ActionId action, String... evidence) {
        records.commitWithoutResult(work ->
                noted(work, FindingLifeCycle.COMPLETE_ACTION, actions.complete(work, action, List.of(evidence))));
    }

    /** An action's change is a change of its finding: what that may do next rests on it. */
    private static void noted(UnitOfWork work, Transition<Finding> row, Action changed) {
        work.change(row, FindingId.of(changed.parent()), Finding::changed);
    }

    /** Sends the response back, with a reason; refused to the auditee. */
    public void rejectResponse(FindingId finding) {
        change(finding, FindingLifeCycle.REJECT, (state, act) -> state);
    }

    /**
     * Assesses the nonconformity with the finding's grade and opens a CAPA on it, or takes over the one that it is under
     * already.
     *
     * @param title what the CAPA is about
     */
    public CapaId openCapa(FindingId finding, String title) {
        return records.together(joined -> joined.commit(work -> {
            CapaId capa = known(work, finding)
                    .map(Nonconformity::capa)
                    .orElseGet(() -> new Capas(joined).open(CapaDraft.of(title, assessed(joined, work, finding))));
            work.change(FindingLifeCycle.UNDER_CAPA, finding, state -> state.under(capa));
            return capa;
        }));
    }

    /**
     * Leaves the nonconformity without a CAPA; the session's reason says why, unless it was accepted with another one
     * already. Refused for a critical one.
     */
    public void withoutCapa(FindingId finding) {
        records.together(joined -> joined.commit(work -> {
            String accepted =
                    known(work, finding).map(Nonconformity::acceptance).orElse("");
            if (accepted.isBlank()) {
                new Nonconformities(joined).accept(assessed(joined, work, finding));
            }
            return work.change(
                    FindingLifeCycle.WITHOUT_CAPA,
                    finding,
                    (state, act) -> state.withoutCapa(accepted.isBlank() ? act.reason() : accepted));
        }));
    }

    private static Optional<Nonconformity> known(UnitOfWork work, FindingId number) {
        return Optional.ofNullable(
                        work.get(FindingLifeCycle.TYPE, number).state().nonconformity())
                .map(nonconformity ->
                        work.get(NonconformityLifeCycle.TYPE, nonconformity).state());
    }

    private static NonconformityId assessed(RecordStore joined, UnitOfWork work, FindingId number) {
        Finding finding = work.get(FindingLifeCycle.TYPE, number).state();
        @Nullable NonconformityId nonconformity = finding.nonconformity();
        @Nullable Grading grading = finding.grading();
        if (nonconformity == null || grading == null) {
            throw InvalidInputException.of(
                    "finding " + number,
                    "verdict",
                    finding.verdict(),
                    "is no nonconformity, so no CAPA is due",
                    "accept the response");
        }
        new Nonconformities(joined)
                .assess(
                        nonconformity,
                        new Severity(
                                finding.verdict().nonconformity().orElseThrow(),
                                grading.method() + ", grade " + grading.grade()));
        return nonconformity;
    }

    /** Accepts the response that was read; refused to the auditee, and while a nonconformity has no answer. */
    public void acceptResponse(Seen<FindingId> seen) {
        records.commit(work -> work.change(FindingLifeCycle.ACCEPT, seen, state -> state));
    }

    /**
     * Closes a finding, for good; refused to the auditee, while an action is not done, and while the line of a
     * nonconformity was not {@linkplain Audits#reAudit audited again} with success.
     */
    public void close(FindingId finding) {
        records.commitWithoutResult(work -> {
            Finding closed = work.change(FindingLifeCycle.CLOSE, finding, (state, act) -> state.ended(act.on()))
                    .state();
            noteInAudit(work, closed);
        });
    }

    /**
     * Takes back a finding that was raised in error, and its nonconformity, with a reason, before the report is issued;
     * its line is to be assessed again. Refused to who raised it.
     */
    public void withdraw(FindingId finding) {
        records.together(joined -> joined.commit(work -> {
            Finding withdrawn = work.change(FindingLifeCycle.WITHDRAW, finding, (state, act) -> state.ended(act.on()))
                    .state();
            @Nullable NonconformityId nonconformity = withdrawn.nonconformity();
            if (nonconformity != null) {
                new Nonconformities(joined).voidIt(nonconformity);
            }
            noteInAudit(work, withdrawn);
            return withdrawn;
        }));
    }

    /** What is open rests on the findings; once the audit has ended nothing does. */
    private static void noteInAudit(UnitOfWork work, Finding finding) {
        if (!work.get(AuditLifeCycle.TYPE, finding.audit().value()).state().isEnded()) {
            work.change(AuditLifeCycle.NOTE_FINDING, finding.audit(), Audit::changed);
        }
    }

    /** Gives the auditee more time to respond, with a reason; refused to the auditee (rule X-6). */
    public void extend(FindingId finding, LocalDate newDate) {
        change(
                finding,
                FindingLifeCycle.EXTEND,
                (state, act) -> state.withHeader(state.header().extended(newDate, act)));
    }

    private void change(FindingId finding, Transition<Finding> row, Step<Finding> step) {
        records.commit(work -> work.change(row, finding, step));
    }

    private static void checkText(FindingId finding, String place, String text, String remedy) {
        if (text.isBlank() || text.length() > Audits.MAX_TEXT) {
            throw InvalidInputException.of(
                    "finding " + finding,
                    place,
                    text,
                    "is blank or longer than " + Audits.MAX_TEXT + " characters",
                    remedy);
        }
    }

    /** A finding; empty when there is none of that number. */
    public Optional<View<FindingId, Finding>> find(FindingId number) {
        return records.find(FindingLifeCycle.TYPE, number).map(found -> View.of(FindingId::new, found));
    }

    /**
     * The findings that meet all conditions, by the day on which their response is due, a page at a time.
     *
     * @param cursor from the page before, or null for the first
     * @param conditions such as {@code FindingLifeCycle.AUDIT.is(audit)}; none for all
     */
    public Page<View<FindingId, Finding>> list(@Nullable String cursor, Condition... conditions) {
        RecordQuery query = records.query(FindingLifeCycle.TYPE)
                .where(conditions)
                .sortedBy(FindingLifeCycle.RESPONSE_DUE.ascending())
                .limitedTo(Audits.PAGE)
                .from(cursor);
        return records.page(FindingLifeCycle.TYPE, query).map(found -> View.of(FindingId::new, found));
    }

    /** The actions of a finding, removed ones too, in the order of their due dates. */
    public List<View<ActionId, Action>> actions(FindingId finding) {
        return actions.of(finding);
    }

    /** How many nonconformities were raised in a process since a day, by requirement; withdrawn ones are left out. */
    Map<String, Integer> nonconformities(ProcessId process, LocalDate since) {
        RecordQuery query = records.query(FindingLifeCycle.TYPE)
                .where(FindingLifeCycle.PROCESS.is(process), FindingLifeCycle.RAISED_ON.from(since))
                .sortedBy(FindingLifeCycle.RAISED_ON.ascending())
                .limitedTo(Audits.PAGE);
        return records.stream(FindingLifeCycle.TYPE, query)
                .filter(found -> found.state().verdict().isAdverse())
                .filter(found -> found.state().status() != FindingStatus.WITHDRAWN)
                .collect(Collectors.toMap(found -> found.state().requirement(), found -> 1, Integer::sum));
    }
}
