package io.github.qms4j.audit;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.approval.Approval;
import io.github.qms4j.approval.ApprovalId;
import io.github.qms4j.approval.Approvals;
import io.github.qms4j.audit.Audit.Compensation;
import io.github.qms4j.audit.Audit.IndependenceException;
import io.github.qms4j.audit.Audit.Recipient;
import io.github.qms4j.audit.Audit.Report;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.UnitOfWork.Step;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.regulation.matrix.MatrixRowId;
import io.github.qms4j.regulation.matrix.MatrixRowLifeCycle;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Leads internal audits from their plan to their closure (rules AUD-2 to AUD-5 and AUD-7). Who may audit is checked
 * when somebody is assigned, when the audit starts, and at each verdict and finding; what was refused is in the trail.
 *
 * <pre>{@code
 * AuditId audit = session.audits().plan(AuditPlan.of("Release of batches", monday, friday)
 *         .covering(ProcessId.of("release"), CatalogueId.parse("iso-9001:2015"), "8.6"));
 * session.audits().assign(audit, "u-lead", TeamRole.LEAD);
 * session.audits().writeChecklist(audit, CatalogueLibrary.builtIn());
 * }</pre>
 */
public final class Audits {
    static final int PAGE = 500;
    static final int MAX_TEXT = 10_000;

    private final RecordStore records;

    public Audits(RecordStore records) {
        this.records = records;
    }

    /** The programmes that audits are planned under. */
    public AuditProgrammes programmes() {
        return new AuditProgrammes(records);
    }

    /** What was found, and what became of it. */
    public AuditFindings findings() {
        return new AuditFindings(records);
    }

    /** Samples of records. */
    public AuditSamples samples() {
        return new AuditSamples(records);
    }

    /** What the quality manager has to see to. */
    public AuditOversight oversight() {
        return new AuditOversight(records);
    }

    /**
     * Plans an audit.
     *
     * @return its number, such as {@code AUD-2026-0007}
     * @throws InvalidInputException listing everything that is missing
     * @throws io.github.qms4j.RefusedException also when a process is not of the organisation, or the days are not in
     *     order
     */
    public AuditId plan(AuditPlan plan) {
        records.valid(plan);
        return records.commit(work -> {
            AuditId number = AuditId.of(work.create(AuditLifeCycle.PLAN, act -> Audit.planned(plan, act))
                    .id());
            noteInProgramme(work, plan.programme());
            return number;
        });
    }

    /** What a programme leaves unplanned rests on its audits. */
    private static void noteInProgramme(UnitOfWork work, @Nullable AuditProgrammeId programme) {
        if (programme != null) {
            work.change(ProgrammeLifeCycle.NOTE_AUDIT, programme, (state, act) -> state.changed(act.by()));
        }
    }

    /**
     * Assigns somebody.
     *
     * @param person their id, under which the organisation and the competence gate know them
     * @throws io.github.qms4j.RefusedException when they are not independent, not competent, or in the team already
     */
    public void assign(AuditId audit, String person, TeamRole role) {
        checkText(audit, "person", person, "name who takes part");
        change(audit, AuditLifeCycle.ASSIGN, (state, act) -> state.assigned(person, role));
    }

    /** Takes somebody out of the team; needs a reason. */
    public void release(AuditId audit, String person) {
        change(audit, AuditLifeCycle.RELEASE, (state, act) -> state.released(person));
    }

    /**
     * Lets somebody audit although they are not independent, where nobody else can. The session's reason is why; what
     * they did is reviewed before the report is issued.
     *
     * @param person the id of who audits
     * @param reviewer the id of who reviews what they did; independent themselves
     * @throws io.github.qms4j.RefusedException also when somebody would except or review themselves
     */
    public void allowException(AuditId audit, String person, String reviewer) {
        checkText(audit, "person", person, "name who audits");
        checkText(audit, "reviewer", reviewer, "name who reviews what they do");
        change(
                audit,
                AuditLifeCycle.ALLOW_EXCEPTION,
                (state, act) -> state.excepting(
                        new IndependenceException(person, reviewer, act.reason(), act.by(), act.at(), null)));
    }

    /** Puts on record the compensating review of the audit as it was read. */
    public void compensate(Seen<AuditId> seen, String person, String conclusion) {
        checkText(seen.id(), "conclusion", conclusion, "say what was looked at and found");
        changeSeen(
                seen,
                AuditLifeCycle.COMPENSATE,
                (state, act) ->
                        state.compensated(person, new Compensation(conclusion, act.by(), act.at(), state.changes())));
    }

    /**
     * Writes the lines that the scope asks for and that are not there yet, by risk. What does not apply by the
     * requirements matrix has none; of an edition that is not in the matrix, everything has.
     *
     * @param library the catalogues and failure patterns
     * @return the new lines, the riskiest first
     * @throws InvalidInputException when an edition or a clause is unknown
     */
    public List<ChecklistLineId> writeChecklist(AuditId audit, CatalogueLibrary library) {
        return records.commit(work -> {
            Audit state = work.get(AuditLifeCycle.TYPE, audit).state();
            List<ChecklistLineId> written = new ArrayList<>();
            for (ChecklistOrder.Entry entry : entries(work, state.plan(), library)) {
                ChecklistLineId number = ChecklistLineId.of(audit + "/" + entry.process() + "/"
                        + entry.requirement().id());
                if (work.find(ChecklistLineLifeCycle.TYPE, number).isEmpty()) {
                    work.create(
                            ChecklistLineLifeCycle.WRITE,
                            number,
                            act -> new ChecklistLine(
                                    LineStatus.NOT_ASSESSED,
                                    audit,
                                    entry.process(),
                                    entry.requirement().id().toString(),
                                    entry.requirement().contentHash(),
                                    entry.question(),
                                    entry.risk(),
                                    act.by(),
                                    List.of()));
                    written.add(number);
                }
            }
            work.change(AuditLifeCycle.WRITE_CHECKLIST, audit, (before, act) -> before.preparedBy(act.by()));
            return written;
        });
    }

    private List<ChecklistOrder.Entry> entries(UnitOfWork work, AuditPlan plan, CatalogueLibrary library) {
        LocalDate since = records.today().minus(FindingRules.REPEATS_WITHIN);
        Map<ProcessId, Map<String, Integer>> past = new HashMap<>();
        AuditFindings findings = findings();
        plan.processes().forEach(process -> past.put(process, findings.nonconformities(process, since)));
        return ChecklistOrder.of(
                plan.scope(),
                library,
                (process, requirement) -> past.getOrDefault(process, Map.of()).getOrDefault(requirement.toString(), 0),
                requirement -> work.find(MatrixRowLifeCycle.TYPE, MatrixRowId.of(requirement))
                        .map(Versioned::state));
    }

    /** Puts on record that the work papers were reviewed as they were read; refused to who wrote them. */
    public void prepare(Seen<AuditId> seen) {
        changeSeen(seen, AuditLifeCycle.PREPARE, (state, act) -> state.reviewedBy(act.by()));
    }

    /**
     * Starts the audit, by its lead.
     *
     * @throws io.github.qms4j.RefusedException also when somebody of the team is not independent or not competent any
     *     more
     */
    public void start(AuditId audit) {
        change(audit, AuditLifeCycle.START, (state, act) -> state);
    }

    /**
     * Gives a verdict that stands on no finding; another verdict on the line stays. What is not good is {@linkplain
     * AuditFindings#raise raised as a finding}.
     */
    public void assess(ChecklistLineId line, Assessment assessment) {
        records.commit(work ->
                work.change(ChecklistLineLifeCycle.ASSESS, line, (state, act) -> state.judged(assessment, false, act)));
    }

    /** Gives a verdict on a line after what was found on it was put right; the verdicts before stay. */
    public void reAudit(ChecklistLineId line, Assessment assessment) {
        records.commit(work -> work.change(
                ChecklistLineLifeCycle.RE_AUDIT, line, (state, act) -> state.judged(assessment, true, act)));
    }

    /** Ends the field work, by the lead; lines can still be assessed. */
    public void endFieldWork(AuditId audit) {
        change(audit, AuditLifeCycle.END_FIELD_WORK, (state, act) -> state);
    }

    /**
     * Drafts the report, or drafts it anew.
     *
     * @param conclusion what the audit comes to, up to 10,000 characters
     * @param distribution the ids of who is given the report
     */
    public void draftReport(AuditId audit, String conclusion, String... distribution) {
        checkText(audit, "conclusion", conclusion, "say what the audit comes to");
        Arrays.stream(distribution).forEach(person -> checkText(audit, "distribution", person, "name each recipient"));
        List<Recipient> recipients = Arrays.stream(distribution)
                .distinct()
                .map(person -> new Recipient(person, null))
                .toList();
        change(audit, AuditLifeCycle.DRAFT_REPORT, (state, act) -> state.reporting(new Report(conclusion, recipients)));
    }

    /**
     * Issues the report that was read, with the lead's signature.
     *
     * @throws io.github.qms4j.ConflictException when another version is current; nothing is signed
     * @throws io.github.qms4j.RefusedException also while a line is not assessed, or an exception not compensated
     */
    public void issue(Seen<AuditId> seen) {
        changeSeen(seen, AuditLifeCycle.ISSUE, (state, act) -> state);
    }

    /** Puts on record that the actor took note of the report that was given to them. */
    public void acknowledge(AuditId audit) {
        change(audit, AuditLifeCycle.ACKNOWLEDGE, (state, act) -> {
            Report report = state.report();
            return report == null ? state : state.reporting(report.acknowledged(act.by(), act.at()));
        });
    }

    /**
     * Approves, with a signature, that the audit is closed as it was read although findings are open; refused to its
     * lead. Any change of the audit makes it void, also the acknowledgement of its report.
     */
    public ApprovalId approveOpenFindings(Seen<AuditId> seen) {
        return records.commit(work -> approvals().approve(work, seen, AuditApprovals.ROUND, AuditApprovals.CAPACITY));
    }

    /** The approvals to close an audit with open findings, by number. */
    public List<View<ApprovalId, Approval>> approvals(AuditId audit) {
        return approvals().of(audit);
    }

    private Approvals<Audit> approvals() {
        return new Approvals<>(records, AuditApprovals.OPEN_FINDINGS);
    }

    /**
     * Closes the audit that was read, with a signature, for good.
     *
     * @throws io.github.qms4j.RefusedException also while a finding is open, unless that was approved
     * @throws io.github.qms4j.ConflictException when another version is current; nothing is signed
     */
    public void close(Seen<AuditId> seen) {
        changeSeen(
                seen,
                AuditLifeCycle.CLOSE,
                (state, act) -> state.withHeader(state.header().ended(act.on())));
    }

    /** Cancels an audit for good, with a reason; refused while a finding is open. */
    public void cancel(AuditId audit) {
        end(audit, null);
    }

    /** Cancels an audit for good in favour of another one, with a reason. */
    public void reschedule(AuditId audit, AuditId instead) {
        end(audit, instead);
    }

    private void end(AuditId audit, @Nullable AuditId instead) {
        records.commitWithoutResult(work -> {
            Audit cancelled = work.change(
                            AuditLifeCycle.CANCEL, audit, (state, act) -> state.cancelled(act.on(), instead))
                    .state();
            noteInProgramme(work, cancelled.plan().programme());
        });
    }

    private void changeSeen(Seen<AuditId> seen, Transition<Audit> row, Step<Audit> step) {
        records.commit(work -> work.change(row, seen, step));
    }

    private void change(AuditId audit, Transition<Audit> row, Step<Audit> step) {
        records.commit(work -> work.change(row, audit, step));
    }

    private static void checkText(AuditId audit, String place, String text, String remedy) {
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw InvalidInputException.of(
                    "audit " + audit, place, text, "is blank or longer than " + MAX_TEXT + " characters", remedy);
        }
    }

    /** An audit; empty when there is none of that number. */
    public Optional<View<AuditId, Audit>> find(AuditId number) {
        return records.find(AuditLifeCycle.TYPE, number).map(found -> View.of(AuditId::new, found));
    }

    /**
     * The audits that meet all conditions, by the day on which they begin, a page at a time.
     *
     * @param cursor from the page before, or null for the first
     * @param conditions such as {@code AuditLifeCycle.LEAD.is("u-1042")}; none for all
     */
    public Page<View<AuditId, Audit>> list(@Nullable String cursor, Condition... conditions) {
        RecordQuery query = records.query(AuditLifeCycle.TYPE)
                .where(conditions)
                .sortedBy(AuditLifeCycle.PLANNED_FROM.ascending())
                .limitedTo(PAGE)
                .from(cursor);
        return records.page(AuditLifeCycle.TYPE, query).map(found -> View.of(AuditId::new, found));
    }

    /** A line of a checklist; empty when there is none of that id. */
    public Optional<View<ChecklistLineId, ChecklistLine>> line(ChecklistLineId number) {
        return records.find(ChecklistLineLifeCycle.TYPE, number).map(found -> View.of(ChecklistLineId::new, found));
    }

    /** The checklist of an audit, the riskiest line first, read a page at a time. */
    public Stream<View<ChecklistLineId, ChecklistLine>> checklist(AuditId audit) {
        RecordQuery query = records.query(ChecklistLineLifeCycle.TYPE)
                .where(ChecklistLineLifeCycle.AUDIT.is(audit))
                .sortedBy(ChecklistLineLifeCycle.PLACE.ascending())
                .limitedTo(PAGE);
        return records.stream(ChecklistLineLifeCycle.TYPE, query).map(found -> View.of(ChecklistLineId::new, found));
    }
}
