package io.github.qms4j.audit;

import io.github.qms4j.access.By;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.Act;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One requirement that one process is held to in an audit, and what was said about it (rule AUD-5).
 *
 * @param status whether it was assessed
 * @param audit the audit
 * @param process the process
 * @param requirement the requirement, such as {@code iso-9001:2015/8.6}
 * @param requirementHash the hash of the requirement's words as they were asked
 * @param question what is asked
 * @param risk why it stands where it stands
 * @param writtenBy who wrote it
 * @param judgements every verdict, the first one first; the last one holds
 */
public record ChecklistLine(
        LineStatus status,
        AuditId audit,
        ProcessId process,
        String requirement,
        String requirementHash,
        String question,
        LineRisk risk,
        By writtenBy,
        List<Judgement> judgements) {
    public ChecklistLine {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(audit, "audit");
        Objects.requireNonNull(process, "process");
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(requirementHash, "requirementHash");
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(risk, "risk");
        Objects.requireNonNull(writtenBy, "writtenBy");
        judgements = List.copyOf(judgements);
    }

    /** What holds now. */
    public LineVerdict verdict() {
        return last().map(Judgement::verdict).orElse(LineVerdict.NOT_ASSESSED);
    }

    /** The last judgement; empty before the first. */
    public Optional<Judgement> last() {
        return judgements.isEmpty() ? Optional.empty() : Optional.of(judgements.get(judgements.size() - 1));
    }

    ChecklistLine judged(Assessment assessment, boolean again, Act act) {
        List<Judgement> all = new ArrayList<>(judgements);
        all.add(new Judgement(
                assessment.verdict(), assessment.evidence(), assessment.note(), again, act.by(), act.at(), act.on()));
        return new ChecklistLine(
                LineStatus.ASSESSED, audit, process, requirement, requirementHash, question, risk, writtenBy, all);
    }

    /**
     * What was said about a line.
     *
     * @param verdict the verdict
     * @param evidence references to objective evidence
     * @param note in words; for what is not applicable, why
     * @param again whether it was said at a re-audit
     * @param by who said it
     * @param at when, in UTC with milliseconds
     * @param on the day that it was then, in the engine's zone
     */
    public record Judgement(
            LineVerdict verdict, List<String> evidence, String note, boolean again, By by, Instant at, LocalDate on) {
        public Judgement {
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(note, "note");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(on, "on");
            evidence = List.copyOf(evidence);
        }
    }
}
