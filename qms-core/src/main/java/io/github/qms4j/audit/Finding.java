package io.github.qms4j.audit;

import io.github.qms4j.access.By;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that an auditor found on a line of a checklist, and what became of it (rule AUD-6).
 *
 * @param header where it stands, who raised it, the auditee who answers for it and until when the response is due
 * @param audit the audit
 * @param line the line
 * @param process the process
 * @param requirement the requirement, such as {@code iso-9001:2015/8.6}
 * @param verdict what it makes of the line
 * @param statement what was found
 * @param evidence references to objective evidence
 * @param grading how severe it is; null where no requirement is violated
 * @param repeatOf the latest earlier finding on the requirement in the process; null for none
 * @param nonconformity the nonconformity; null where no requirement is violated
 * @param capa the CAPA; null while there is none
 * @param withoutCapa why there is no CAPA; blank when that was not decided
 * @param response the auditee's response; null before
 * @param changes how often an action was planned or done
 */
public record Finding(
        Header<FindingStatus> header,
        AuditId audit,
        ChecklistLineId line,
        ProcessId process,
        String requirement,
        LineVerdict verdict,
        String statement,
        List<String> evidence,
        @Nullable Grading grading,
        @Nullable FindingId repeatOf,
        @Nullable NonconformityId nonconformity,
        @Nullable CapaId capa,
        String withoutCapa,
        @Nullable Response response,
        int changes) {
    public Finding {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(audit, "audit");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(process, "process");
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(withoutCapa, "withoutCapa");
        evidence = List.copyOf(evidence);
    }

    static Finding raised(
            ChecklistLineId number,
            ChecklistLine line,
            FindingDraft draft,
            @Nullable FindingId repeatOf,
            @Nullable NonconformityId nonconformity,
            Act act) {
        return new Finding(
                Header.opened(FindingStatus.OPEN, act).ownedBy(draft.owner()).dueOn(draft.responseDue()),
                line.audit(),
                number,
                line.process(),
                line.requirement(),
                draft.verdict(),
                draft.statement(),
                draft.evidence(),
                draft.grading(),
                repeatOf,
                nonconformity,
                null,
                "",
                null,
                0);
    }

    public FindingStatus status() {
        return header.status();
    }

    /** The id of the auditee who answers for it. */
    public String owner() {
        return Objects.requireNonNull(header.owner(), "a finding has an owner");
    }

    /** Whether it is a nonconformity that neither has a CAPA nor a reason for none. */
    boolean isUnanswered() {
        return nonconformity != null && capa == null && withoutCapa.isBlank();
    }

    Finding withHeader(Header<FindingStatus> newHeader) {
        return with(newHeader, capa, withoutCapa, response, changes);
    }

    Finding responded(String cause, String correction, Act act) {
        return with(header, capa, withoutCapa, new Response(cause, correction, act.by(), act.at()), changes);
    }

    Finding under(CapaId newCapa) {
        return with(header, newCapa, withoutCapa, response, changes);
    }

    Finding withoutCapa(String reason) {
        return with(header, capa, reason, response, changes);
    }

    Finding changed() {
        return with(header, capa, withoutCapa, response, changes + 1);
    }

    Finding ended(LocalDate on) {
        return withHeader(header.ended(on));
    }

    private Finding with(
            Header<FindingStatus> newHeader,
            @Nullable CapaId newCapa,
            String reason,
            @Nullable Response newResponse,
            int newChanges) {
        return new Finding(
                newHeader,
                audit,
                line,
                process,
                requirement,
                verdict,
                statement,
                evidence,
                grading,
                repeatOf,
                nonconformity,
                newCapa,
                reason,
                newResponse,
                newChanges);
    }

    /**
     * What the auditee says; what they do are its actions.
     *
     * @param cause why it came to this
     * @param correction what was put right at once
     * @param by who said it
     * @param at when, in UTC with milliseconds
     */
    public record Response(String cause, String correction, By by, Instant at) {
        public Response {
            Objects.requireNonNull(cause, "cause");
            Objects.requireNonNull(correction, "correction");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }
    }
}
