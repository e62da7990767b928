package io.github.qms4j.audit;

import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the quality manager has to see to (rule AUD-8). What is overdue is computed for a day and never stored.
 *
 * <pre>{@code
 * Page<View<FindingId, Finding>> late = session.audits().oversight().overdueResponses(today, null);
 * }</pre>
 */
public final class AuditOversight {
    private final RecordStore records;

    AuditOversight(RecordStore records) {
        this.records = records;
    }

    /** The findings that are neither closed nor withdrawn, by the day on which their response is or was due. */
    public Page<View<FindingId, Finding>> openFindings(@Nullable String cursor) {
        Set<FindingStatus> open = Set.of(FindingStatus.OPEN, FindingStatus.RESPONDED, FindingStatus.ACCEPTED);
        return page(
                records.query(FindingLifeCycle.TYPE).where(FindingLifeCycle.STATUS.isIn(open)),
                FindingLifeCycle.RESPONSE_DUE.ascending(),
                cursor);
    }

    /**
     * The findings whose response was due before a day and is not there, the longest overdue first.
     *
     * @param on a day in the engine's zone
     */
    public Page<View<FindingId, Finding>> overdueResponses(LocalDate on, @Nullable String cursor) {
        return page(
                records.query(FindingLifeCycle.TYPE)
                        .where(
                                FindingLifeCycle.STATUS.is(FindingStatus.OPEN),
                                FindingLifeCycle.RESPONSE_DUE.before(on)),
                FindingLifeCycle.RESPONSE_DUE.ascending(),
                cursor);
    }

    /** The findings that repeat an earlier one, those that repeat the same one together. */
    public Page<View<FindingId, Finding>> repeatFindings(@Nullable String cursor) {
        // What repeats nothing has no value to sort by, and so does not appear.
        return page(records.query(FindingLifeCycle.TYPE), FindingLifeCycle.REPEAT_OF.ascending(), cursor);
    }

    private Page<View<FindingId, Finding>> page(RecordQuery query, Sort sort, @Nullable String cursor) {
        return records.page(
                        FindingLifeCycle.TYPE,
                        query.sortedBy(sort).limitedTo(Audits.PAGE).from(cursor))
                .map(found -> View.of(FindingId::new, found));
    }

    /**
     * How far a programme is.
     *
     * @param on a day in the engine's zone
     */
    public Progress progress(AuditProgrammeId programme, LocalDate on) {
        AuditProgrammes programmes = new AuditProgrammes(records);
        List<View<AuditId, Audit>> audits = programmes.audits(programme);
        Map<AuditStatus, Long> counts = new EnumMap<>(AuditStatus.class);
        counts.putAll(audits.stream()
                .collect(Collectors.groupingBy(view -> view.state().status(), Collectors.counting())));
        List<AuditId> late = audits.stream()
                .filter(view ->
                        AuditRecords.BEFORE_REPORTING.contains(view.state().status()))
                .filter(view -> view.state().plan().until().isBefore(on))
                .map(View::id)
                .toList();
        return new Progress(counts, late, programmes.coverage(programme).gaps());
    }

    /**
     * How far a programme is.
     *
     * @param audits how many audits stand where; a status without one is left out
     * @param late the audits whose last planned day has passed and whose field work has not ended
     * @param unplanned what is due and not planned, such as after an audit was cancelled
     */
    public record Progress(Map<AuditStatus, Long> audits, List<AuditId> late, List<ProgrammeCoverage.Gap> unplanned) {
        public Progress {
            audits = Map.copyOf(audits);
            late = List.copyOf(late);
            unplanned = List.copyOf(unplanned);
        }
    }
}
