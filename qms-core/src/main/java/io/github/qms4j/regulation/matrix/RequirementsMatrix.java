package io.github.qms4j.regulation.matrix;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.CompetenceGate;
import io.github.qms4j.organisation.Organisation;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.UnitOfWork.Step;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.reference.CheckedLink;
import io.github.qms4j.reference.DateRange;
import io.github.qms4j.reference.EvidenceDraft;
import io.github.qms4j.reference.EvidenceId;
import io.github.qms4j.reference.EvidenceReference;
import io.github.qms4j.reference.EvidenceReferences;
import io.github.qms4j.reference.LinkId;
import io.github.qms4j.reference.Links;
import io.github.qms4j.reference.References;
import io.github.qms4j.reference.Target;
import io.github.qms4j.regulation.AssessmentVerdict;
import io.github.qms4j.regulation.matrix.Assessment.Finding;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The requirements that the organisation is held to: whether each applies, who answers for it, how it is met, and what was
 * found when it was assessed (rules REG-3, REG-4, REG-8, REG-9). {@link AdoptedEditions} takes editions into force, which
 * lists their requirements.
 *
 * <pre>{@code
 * MatrixRowId training = MatrixRowId.of(RequirementId.parse("iso-9001:2015-amd1/7.2"));
 * matrix.applies(training);
 * matrix.assign(training, "u-hr", LocalDate.of(2027, 1, 31));
 * matrix.meet(training, MetBy.DOCUMENT, Target.record(procedure));
 * }</pre>
 */
public final class RequirementsMatrix {
    private static final int PAGE = 500;

    private final RecordStore records;
    private final Links links;
    private final EvidenceReferences evidence;
    private final References references;

    /** The matrix of a store's tenant. */
    public RequirementsMatrix(RecordStore records, References references) {
        this.records = records;
        this.references = references;
        this.links = references.links(MatrixRecords.LINKS);
        this.evidence = references.evidence(MatrixRecords.EVIDENCE);
    }

    /** Decides that a requirement applies. A decision that was made before is changed with a reason. */
    public void applies(MatrixRowId row) {
        change(MatrixRowLifeCycle.DECIDE, row, (state, act) -> state.applicable());
    }

    /**
     * Decides that a requirement does not apply.
     *
     * @param rationale why not, in words
     * @throws InvalidInputException when it is too long
     * @throws io.github.qms4j.RefusedException also when it is blank
     */
    public void doesNotApply(MatrixRowId row, String rationale) {
        checkText("rationale", rationale);
        change(MatrixRowLifeCycle.DECIDE, row, (state, act) -> state.notApplicable(rationale));
    }

    /**
     * Says who answers for a requirement, and when it is reviewed next.
     *
     * @param owner the id under which the host authenticates them
     */
    public void assign(MatrixRowId row, String owner, LocalDate nextReview) {
        change(MatrixRowLifeCycle.ASSIGN, row, (state, act) -> state.assigned(owner, nextReview));
    }

    /** Says what training a requirement demands, and of whom. */
    public void demandTraining(MatrixRowId row, TrainingDemand demand) {
        change(MatrixRowLifeCycle.DEMAND_TRAINING, row, (state, act) -> state.demanding(demand));
    }

    /** Says that a requirement demands no training. */
    public void demandNoTraining(MatrixRowId row) {
        change(MatrixRowLifeCycle.DEMAND_TRAINING, row, (state, act) -> state.demanding(null));
    }

    private void change(Transition<MatrixRow> transition, MatrixRowId row, Step<MatrixRow> step) {
        records.commit(work -> work.change(transition, row, step));
    }

    private static void checkText(String place, String text) {
        if (text.length() > VerdictDraft.MAX_TEXT) {
            throw InvalidInputException.of(
                    "requirement",
                    place,
                    text,
                    "is longer than " + VerdictDraft.MAX_TEXT + " characters",
                    "shorten it, and refer to a document");
        }
    }

    /**
     * Says what meets a requirement, wholly or in part. One control meets as many requirements as it does.
     *
     * @param target a record, a file or an address
     * @throws io.github.qms4j.NotFoundException when there is no such requirement, or no such record
     * @throws io.github.qms4j.DuplicateException when that was said already
     */
    public LinkId meet(MatrixRowId row, MetBy by, Target target) {
        return records.commit(work -> {
            work.get(MatrixRowLifeCycle.TYPE, row);
            return links.link(work, row, by, target);
        });
    }

    /** Confirms that what meets a requirement still does, as it is now; needs a reason. */
    public void confirm(LinkId link) {
        records.commitWithoutResult(work -> links.confirm(work, link));
    }

    /** Says that something meets a requirement no more; needs a reason. */
    public void endLink(LinkId link) {
        records.commitWithoutResult(work -> links.end(work, link));
    }

    /**
     * Begins an assessment.
     *
     * @param period the period under question
     * @param assessor the id of who assesses
     * @param dueOn the day by which it is to be done
     * @return its number, such as {@code ASM-2026-0007}
     * @throws io.github.qms4j.RefusedException also when the requirement does not apply, or is being assessed
     */
    public AssessmentId plan(MatrixRowId row, DateRange period, String assessor, LocalDate dueOn) {
        return records.commit(work -> planned(work, row, period, assessor, dueOn));
    }

    private static AssessmentId planned(
            UnitOfWork work, MatrixRowId row, DateRange period, String assessor, LocalDate dueOn) {
        MatrixRow state = work.get(MatrixRowLifeCycle.TYPE, row).state();
        AssessmentId number = new AssessmentId(work.create(
                        AssessmentLifeCycle.PLAN, act -> Assessment.planned(row, state, period, assessor, dueOn, act))
                .id());
        work.change(MatrixRowLifeCycle.BEGIN_ASSESSMENT, row, (before, act) -> before.assessing(number));
        return number;
    }

    /** Puts evidence for an assessment that is under way on record. */
    public EvidenceId collect(AssessmentId assessment, EvidenceDraft draft) {
        return records.commit(work -> collected(work, assessment, draft));
    }

    private EvidenceId collected(UnitOfWork work, AssessmentId assessment, EvidenceDraft draft) {
        EvidenceId number = evidence.collect(work, assessment, draft);
        work.change(AssessmentLifeCycle.COLLECT, assessment, (before, act) -> before.restingOn(number));
        return number;
    }

    /** Withdraws evidence that does not show what it was collected for; needs a reason. A verdict on it alone counts no more. */
    public void withdrawEvidence(EvidenceId number) {
        records.commitWithoutResult(work -> evidence.withdraw(work, number));
    }

    /**
     * Ends an assessment with a verdict, which becomes that of the requirement. A gap waits for who answers for it.
     *
     * @throws InvalidInputException listing everything that is missing
     * @throws io.github.qms4j.RefusedException also when a gap has no objective evidence for the period
     */
    public void conclude(AssessmentId assessment, VerdictDraft draft) {
        records.valid(draft);
        records.commitWithoutResult(work -> concluded(work, assessment, draft));
    }

    private static void concluded(UnitOfWork work, AssessmentId assessment, VerdictDraft draft) {
        MatrixRowId row = work.get(AssessmentLifeCycle.TYPE, assessment).state().requirement();
        @Nullable
        String owner = work.get(MatrixRowLifeCycle.TYPE, row).state().header().owner();
        Assessment concluded = work.change(
                        AssessmentLifeCycle.CONCLUDE, assessment, (before, act) -> before.concluded(draft, owner, act))
                .state();
        LatestVerdict verdict = concluded.latest(assessment).orElseThrow();
        work.change(MatrixRowLifeCycle.RECORD_VERDICT, row, (before, act) -> before.assessed(verdict));
        if (draft.verdict() == AssessmentVerdict.NOT_APPLICABLE) {
            work.change(MatrixRowLifeCycle.DECIDE, row, (before, act) -> before.notApplicable(draft.statement()));
        }
    }

    /**
     * Plans, collects and concludes at once, by the actor.
     *
     * @return the assessment's number
     */
    public AssessmentId assess(
            MatrixRowId row, DateRange period, VerdictDraft draft, List<EvidenceDraft> evidenceDrafts) {
        records.valid(draft);
        return records.commit(work -> {
            AssessmentId number = planned(work, row, period, records.actor().id(), records.today());
            evidenceDrafts.forEach(each -> collected(work, number, each));
            concluded(work, number, draft);
            return number;
        });
    }

    /**
     * Answers a gap with the record that deals with it, such as a nonconformity.
     *
     * @throws io.github.qms4j.NotFoundException when there is no such record
     */
    public void answer(AssessmentId assessment, RecordId finding) {
        records.commit(work -> {
            references.require(work, finding);
            return work.change(
                    AssessmentLifeCycle.ANSWER,
                    assessment,
                    (before, act) -> before.answeredBy(new Finding(finding.recordType(), finding.value()), act));
        });
    }

    /**
     * Leaves a gap as it is. Refused to who answers for the requirement; needs a reason.
     *
     * @param justification why it can be left so
     */
    public void accept(AssessmentId assessment, String justification) {
        checkText("justification", justification);
        records.commit(work -> work.change(
                AssessmentLifeCycle.ACCEPT, assessment, (before, act) -> before.accepted(justification, act)));
    }

    /**
     * Gives more time to answer a gap. Refused to who is to answer; needs a reason.
     *
     * @param newDate a later day
     * @throws InvalidInputException when it is not later
     */
    public void extend(AssessmentId assessment, LocalDate newDate) {
        records.commit(work -> work.change(
                AssessmentLifeCycle.EXTEND,
                assessment,
                (before, act) -> before.withHeader(before.header().extended(newDate, act))));
    }

    /** A row; empty when the requirement is of no edition that was ever in force. */
    public Optional<View<MatrixRowId, MatrixRow>> find(MatrixRowId row) {
        return records.find(MatrixRowLifeCycle.TYPE, row).map(RequirementsMatrix::view);
    }

    private static View<MatrixRowId, MatrixRow> view(Versioned<MatrixRow> found) {
        return View.of(MatrixRowId::new, found);
    }

    /** All that is known of a requirement; empty when the requirement is of no edition that was ever in force. */
    public Optional<RowOverview> overview(MatrixRowId row) {
        return find(row).map(view -> {
            List<View<AssessmentId, Assessment>> assessments = assessments(row);
            List<View<EvidenceId, EvidenceReference>> found = assessments.stream()
                    .flatMap(assessment -> evidence.about(assessment.id()).stream())
                    .toList();
            return new RowOverview(view, links.from(row), assessments, found);
        });
    }

    /** The assessments of a requirement, by number. */
    public List<View<AssessmentId, Assessment>> assessments(MatrixRowId row) {
        return records.stream(
                        AssessmentLifeCycle.TYPE,
                        records.query(AssessmentLifeCycle.TYPE)
                                .where(AssessmentLifeCycle.REQUIREMENT.is(row))
                                .limitedTo(PAGE))
                .map(found -> View.of(AssessmentId::new, found))
                .toList();
    }

    /** An assessment; empty when there is none of that number. */
    public Optional<View<AssessmentId, Assessment>> find(AssessmentId assessment) {
        return records.find(AssessmentLifeCycle.TYPE, assessment).map(found -> View.of(AssessmentId::new, found));
    }

    /**
     * One page of the matrix, by requirement.
     *
     * @param filter which rows; by process, document or control too
     * @param cursor where the page begins, from the page before; null for the first
     */
    public Page<View<MatrixRowId, MatrixRow>> rows(RowFilter filter, @Nullable String cursor) {
        Target target = filter.target();
        if (target == null) {
            return records.page(
                            MatrixRowLifeCycle.TYPE,
                            query(filter).limitedTo(PAGE).from(cursor))
                    .map(RequirementsMatrix::view);
        }
        Page<CheckedLink> serving = links.to(target, cursor);
        Set<String> ids =
                serving.items().stream().map(link -> link.link().source()).collect(Collectors.toUnmodifiableSet());
        return new Page<>(
                records.findAll(MatrixRowLifeCycle.TYPE, ids).values().stream()
                        .filter(found -> filter.matches(found.state()))
                        .map(RequirementsMatrix::view)
                        .sorted(Comparator.comparing(row -> row.id().value()))
                        .toList(),
                serving.cursor());
    }

    private RecordQuery query(RowFilter filter) {
        return records.query(MatrixRowLifeCycle.TYPE).where(filter.conditions());
    }

    /** One page of the links to a document, a process, a control, a training or a KPI: what it serves. */
    public Page<CheckedLink> servedBy(Target target, @Nullable String cursor) {
        return links.to(target, cursor);
    }

    /**
     * One page of the assessments whose gaps nobody has answered, the first due first.
     *
     * @param owner the id of who is to answer; null for everybody
     */
    public Page<View<AssessmentId, Assessment>> unanswered(@Nullable String owner, @Nullable String cursor) {
        RecordQuery query = records.query(AssessmentLifeCycle.TYPE)
                .where(AssessmentLifeCycle.STATUS.is(AssessmentStatus.UNANSWERED))
                .sortedBy(AssessmentLifeCycle.DUE_ON.ascending())
                .limitedTo(PAGE)
                .from(cursor);
        return records.page(
                        AssessmentLifeCycle.TYPE,
                        owner == null ? query : query.where(AssessmentLifeCycle.OWNER.is(owner)))
                .map(found -> View.of(AssessmentId::new, found));
    }

    /** How far the rows of a filter were assessed for a period, asked today. */
    public Coverage coverage(RowFilter filter, DateRange question) {
        return coverage(filter, question, records.today());
    }

    /**
     * How far the rows of a filter were assessed for a period. Rows and evidence are read once each, by their attributes.
     *
     * @param askedOn the day on which the question is put: evidence collected later, or no longer valid then, does not count
     */
    public Coverage coverage(RowFilter filter, DateRange question, LocalDate askedOn) {
        Set<String> evidenced = records.attributes(
                        MatrixRecords.EVIDENCE.type(),
                        records.query(MatrixRecords.EVIDENCE.type())
                                .where(MatrixRecords.EVIDENCE.countingFor(question, askedOn))
                                .limitedTo(RecordQuery.MAX_LIMIT))
                .map(row -> row.text(MatrixRecords.EVIDENCE.subject()).orElseThrow())
                .collect(Collectors.toUnmodifiableSet());
        Predicate<String> isServed = servedIds(filter);
        Coverage.Count count = new Coverage.Count();
        records.attributes(MatrixRowLifeCycle.TYPE, query(filter).limitedTo(RecordQuery.MAX_LIMIT))
                .filter(row -> isServed.test(row.id()))
                .forEach(row -> count.add(
                        MatrixRowStatus.valueOf(
                                row.text(MatrixRowLifeCycle.STATUS).orElseThrow()),
                        AssessmentVerdict.valueOf(
                                row.text(MatrixRowLifeCycle.VERDICT).orElseThrow()),
                        row.text(MatrixRowLifeCycle.SUSPECT)
                                .filter(Boolean::parseBoolean)
                                .isPresent(),
                        row.text(MatrixRowLifeCycle.ASSESSMENT)
                                .filter(evidenced::contains)
                                .isPresent()));
        return count.of(question, askedOn);
    }

    private Predicate<String> servedIds(RowFilter filter) {
        Target target = filter.target();
        if (target == null) {
            return id -> true;
        }
        Set<String> ids = references
                .endsTo(target.type(), Set.of(target.id()))
                .filter(link -> link.sourceType().equals(MatrixRowLifeCycle.TYPE.name()))
                .map(link -> link.source())
                .collect(Collectors.toUnmodifiableSet());
        return ids::contains;
    }

    /**
     * The rows of an edition as they stood at an instant, by requirement. Each is taken back through its trail, which
     * takes its time; a filter by what meets them is not answered of the past.
     *
     * @throws InvalidInputException when the filter asks for what meets the rows
     */
    public List<View<MatrixRowId, MatrixRow>> rowsAsOf(RowFilter filter, Instant instant) {
        if (filter.target() != null) {
            throw InvalidInputException.of(
                    "matrix as of " + instant,
                    "filter",
                    Objects.requireNonNull(filter.target()),
                    "asks for links of the past",
                    "ask for the rows, and for the links of those that matter");
        }
        List<String> ids = records.attributes(
                        MatrixRowLifeCycle.TYPE,
                        records.query(MatrixRowLifeCycle.TYPE).limitedTo(RecordQuery.MAX_LIMIT))
                .map(row -> row.id())
                .toList();
        return ids.stream()
                .flatMap(id -> records.asOf(MatrixRowLifeCycle.TYPE, id, instant).stream())
                .filter(found -> filter.matches(found.state()))
                .map(RequirementsMatrix::view)
                .toList();
    }

    /** How far the rows of a filter were assessed for a period, as the records stood at an instant; asked on that day. */
    public Coverage coverageAsOf(RowFilter filter, DateRange question, Instant instant) {
        LocalDate askedOn = instant.atZone(records.zone()).toLocalDate();
        Coverage.Count count = new Coverage.Count();
        rowsAsOf(filter, instant)
                .forEach(row -> count.add(
                        row.state().status(),
                        row.state().verdict(),
                        row.state().isSuspect(),
                        isEvidencedAsOf(row.state(), question, askedOn, instant)));
        return count.of(question, askedOn);
    }

    private boolean isEvidencedAsOf(MatrixRow row, DateRange question, LocalDate askedOn, Instant instant) {
        return Stream.ofNullable(row.latest())
                .flatMap(
                        latest -> records
                                .asOf(
                                        AssessmentLifeCycle.TYPE,
                                        latest.assessment().value(),
                                        instant)
                                .stream())
                .flatMap(assessment -> assessment.state().evidence().stream())
                .flatMap(number -> records.asOf(MatrixRecords.EVIDENCE.type(), number, instant).stream())
                .anyMatch(found -> found.state().countsFor(question, askedOn));
    }

    /**
     * Who is affected by the training that a requirement demands and not shown to be competent, today (rule REG-8).
     *
     * @param gate knows the training records
     * @return by id; empty when it demands none
     * @throws io.github.qms4j.NotFoundException when there is no such row
     */
    public List<PersonId> untrained(MatrixRowId row, CompetenceGate gate) {
        TrainingDemand demand =
                records.get(MatrixRowLifeCycle.TYPE, row).state().training();
        if (demand == null) {
            return List.of();
        }
        Organisation organisation = new Organisation(records);
        List<PersonId> untrained = new ArrayList<>();
        demand.departments().stream()
                .flatMap(department -> organisation.membersOf(department, records.today()).keySet().stream())
                .distinct()
                .sorted(Comparator.comparing(PersonId::value))
                .filter(person -> gate.evidence(Actor.of(person.value()), demand.competence(), records.now())
                        .isEmpty())
                .forEach(untrained::add);
        return untrained;
    }

    /** The rows that demand training, one page of them. */
    public Page<View<MatrixRowId, MatrixRow>> demandingTraining(String competence, @Nullable String cursor) {
        return records.page(
                        MatrixRowLifeCycle.TYPE,
                        records.query(MatrixRowLifeCycle.TYPE)
                                .where(MatrixRowLifeCycle.COMPETENCE.is(competence))
                                .limitedTo(PAGE)
                                .from(cursor))
                .map(RequirementsMatrix::view);
    }
}
