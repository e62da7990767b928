package io.github.qms4j.regulation.matrix;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import io.github.qms4j.reference.DateRange;
import io.github.qms4j.reference.EvidenceId;
import io.github.qms4j.regulation.AssessmentVerdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One assessment of one requirement for a period (rule REG-4).
 *
 * @param header where it stands; its owner is the assessor while it is under way, and then who answers for the gap
 * @param requirement the requirement
 * @param cycle which assessment of the requirement it is; from 1
 * @param period the period under question
 * @param contentHash the content hash of the requirement as it was assessed
 * @param verdict what was found; not assessed while it is under way
 * @param statement what was seen; empty until then
 * @param evidence the numbers of the evidence, the first collected first
 * @param assessor who found it and when; null until then
 * @param finding the record that deals with a gap, such as {@code nonconformity NC-2026-0007}; null for none
 * @param acceptance why a gap is left as it is; empty unless it is
 * @param answer who answered and when; null until then
 */
public record Assessment(
        Header<AssessmentStatus> header,
        MatrixRowId requirement,
        int cycle,
        DateRange period,
        String contentHash,
        AssessmentVerdict verdict,
        String statement,
        List<String> evidence,
        @Nullable Deed assessor,
        @Nullable Finding finding,
        String acceptance,
        @Nullable Deed answer) {
    public Assessment {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(contentHash, "contentHash");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(statement, "statement");
        evidence = List.copyOf(evidence);
        Objects.requireNonNull(acceptance, "acceptance");
    }

    static Assessment planned(
            MatrixRowId requirement, MatrixRow row, DateRange period, String assessor, LocalDate dueOn, Act act) {
        return new Assessment(
                Header.opened(AssessmentStatus.PLANNED, act).ownedBy(assessor).dueOn(dueOn),
                requirement,
                row.cycles() + 1,
                period,
                row.contentHash(),
                AssessmentVerdict.NOT_ASSESSED,
                "",
                List.of(),
                null,
                null,
                "",
                null);
    }

    public AssessmentStatus status() {
        return header.status();
    }

    /** Whether what was found has to be answered: by a finding, or by a justified acceptance. */
    public boolean isToBeAnswered() {
        return verdict == AssessmentVerdict.PARTIAL || verdict == AssessmentVerdict.GAP;
    }

    /** What it says of its requirement; empty while it is under way. */
    Optional<LatestVerdict> latest(AssessmentId id) {
        return assessor == null ? Optional.empty() : Optional.of(new LatestVerdict(id, verdict, assessor.on(), null));
    }

    Assessment withHeader(Header<AssessmentStatus> newHeader) {
        return with(newHeader, verdict, statement, evidence, assessor, finding, acceptance, answer);
    }

    Assessment restingOn(EvidenceId collected) {
        List<String> more = new ArrayList<>(evidence);
        more.add(collected.value());
        return with(header, verdict, statement, more, assessor, finding, acceptance, answer);
    }

    /** A gap goes to who answers for the requirement, or stays with the assessor while nobody does. */
    Assessment concluded(VerdictDraft draft, @Nullable String rowOwner, Act act) {
        boolean open = draft.verdict() == AssessmentVerdict.PARTIAL || draft.verdict() == AssessmentVerdict.GAP;
        Header<AssessmentStatus> next = open
                ? header.in(AssessmentStatus.UNANSWERED)
                        .ownedBy(rowOwner == null ? header.owner() : rowOwner)
                        .dueOn(draft.answerBy())
                : header.in(AssessmentStatus.CONCLUDED).ended(act.on());
        return with(next, draft.verdict(), draft.statement(), evidence, Deed.of(act), finding, acceptance, answer);
    }

    Assessment answeredBy(Finding newFinding, Act act) {
        return with(
                header.ended(act.on()), verdict, statement, evidence, assessor, newFinding, acceptance, Deed.of(act));
    }

    Assessment accepted(String why, Act act) {
        return with(header.ended(act.on()), verdict, statement, evidence, assessor, finding, why, Deed.of(act));
    }

    Assessment frozen(Act act) {
        LocalDate ended = header.endedOn() == null ? act.on() : header.endedOn();
        return withHeader(header.in(AssessmentStatus.FROZEN).ended(ended));
    }

    private Assessment with(
            Header<AssessmentStatus> newHeader,
            AssessmentVerdict newVerdict,
            String newStatement,
            List<String> newEvidence,
            @Nullable Deed newAssessor,
            @Nullable Finding newFinding,
            String newAcceptance,
            @Nullable Deed newAnswer) {
        return new Assessment(
                newHeader,
                requirement,
                cycle,
                period,
                contentHash,
                newVerdict,
                newStatement,
                newEvidence,
                newAssessor,
                newFinding,
                newAcceptance,
                newAnswer);
    }

    /**
     * The record that deals with a gap.
     *
     * @param recordType the name of its type
     * @param id its id
     */
    public record Finding(String recordType, String id) {
        public Finding {
            Objects.requireNonNull(recordType, "recordType");
            Objects.requireNonNull(id, "id");
        }
    }

    /**
     * Who did something and when.
     *
     * @param by who
     * @param at when, in UTC with milliseconds
     * @param on the day of that in the engine's zone
     */
    public record Deed(By by, Instant at, LocalDate on) {
        public Deed {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(on, "on");
        }

        static Deed of(Act act) {
            return new Deed(act.by(), act.at(), act.on());
        }
    }
}
