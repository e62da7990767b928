package io.github.qms4j.audit;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.organisation.OrganisationLifeCycle;
import io.github.qms4j.organisation.ProcessDetails;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.View;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Audit programmes: what is audited in a period, how often and why, and whether that is planned (rule AUD-1).
 *
 * <pre>{@code
 * AuditProgrammes programmes = session.audits().programmes();
 * AuditProgrammeId year = programmes.open("2026", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
 * programmes.cover(year, ProcessId.of("release"), "new filling line", CatalogueId.parse("iso-9001:2015"));
 * ProgrammeCoverage open = programmes.coverage(year);
 * }</pre>
 */
public final class AuditProgrammes {
    private final RecordStore records;

    AuditProgrammes(RecordStore records) {
        this.records = records;
    }

    /**
     * Opens a programme.
     *
     * @param from the first day, in the engine's zone
     * @param until the last day, included
     * @return its number, such as {@code AP-2026-0001}
     */
    public AuditProgrammeId open(String title, LocalDate from, LocalDate until) {
        if (title.isBlank() || title.length() > 300) {
            throw InvalidInputException.of(
                    "audit programme", "title", title, "is blank or longer than 300 characters", "name it");
        }
        return records.commit(work -> AuditProgrammeId.of(
                work.create(ProgrammeLifeCycle.OPEN, act -> AuditProgramme.opened(title, from, until, act))
                        .id()));
    }

    /**
     * Says that a process is covered, as often as its risk asks for; said again it replaces what was said.
     *
     * @param changes what changed in it since it was last audited; blank for nothing
     * @param criteria the editions that it is held to
     */
    public AuditFrequency cover(
            AuditProgrammeId programme, ProcessId process, String changes, CatalogueId... criteria) {
        AuditFrequency.Risk risk = risk(process, changes);
        return cover(programme, process, risk, AuditFrequency.of(risk), criteria);
    }

    /** The same in another interval than the risk asks for. */
    public AuditFrequency cover(
            AuditProgrammeId programme,
            ProcessId process,
            String changes,
            AuditFrequency judged,
            CatalogueId... criteria) {
        return cover(programme, process, risk(process, changes), judged, criteria);
    }

    private AuditFrequency cover(
            AuditProgrammeId number,
            ProcessId process,
            AuditFrequency.Risk risk,
            AuditFrequency frequency,
            CatalogueId... criteria) {
        @Nullable LocalDate last = lastAudited(process).orElse(null);
        List<String> editions =
                List.of(criteria).stream().map(CatalogueId::toString).distinct().toList();
        records.commit(work -> work.change(ProgrammeLifeCycle.COVER, number, (state, act) -> {
            LocalDate due = last == null ? state.until() : last.plusMonths(frequency.months());
            return state.covering(new AuditProgramme.Item(process, editions, risk, frequency, last, due), act.by());
        }));
        return frequency;
    }

    private AuditFrequency.Risk risk(ProcessId process, String changes) {
        ProcessDetails details = records.get(OrganisationLifeCycle.PROCESS.type(), process)
                .state()
                .history()
                .current()
                .orElseThrow(() -> InvalidInputException.of(
                        "audit programme", "process", process, "has ended", "leave it out of the programme"));
        int past = new AuditFindings(records)
                .nonconformities(process, records.today().minus(FindingRules.REPEATS_WITHIN)).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
        return new AuditFrequency.Risk(details.criticality(), changes, past);
    }

    private Optional<LocalDate> lastAudited(ProcessId process) {
        RecordQuery query = records.query(ChecklistLineLifeCycle.TYPE)
                .where(ChecklistLineLifeCycle.PROCESS.is(process))
                .sortedBy(ChecklistLineLifeCycle.ASSESSED_ON.descending())
                .limitedTo(1);
        return records.list(ChecklistLineLifeCycle.TYPE, query).stream()
                .flatMap(line -> line.state().last().stream())
                .map(ChecklistLine.Judgement::on)
                .findFirst();
    }

    /** What is due and not planned. */
    public ProgrammeCoverage coverage(AuditProgrammeId programme) {
        RecordQuery processes =
                records.query(OrganisationLifeCycle.PROCESS.type()).limitedTo(Audits.PAGE);
        return ProgrammeRules.coverage(
                records.get(ProgrammeLifeCycle.TYPE, programme).state(),
                audits(programme).stream().map(View::state),
                records.stream(OrganisationLifeCycle.PROCESS.type(), processes));
    }

    /** Approves the programme that was read, with a signature; refused while something due is unplanned. */
    public void approve(Seen<AuditProgrammeId> seen) {
        records.commit(work -> work.change(ProgrammeLifeCycle.APPROVE, seen, state -> state));
    }

    /** Makes an approved programme a draft again, with a reason. */
    public void revise(AuditProgrammeId programme) {
        records.commit(work -> work.change(ProgrammeLifeCycle.REVISE, programme, state -> state));
    }

    /** Closes a programme, for good; refused while one of its audits has not ended. */
    public void close(AuditProgrammeId programme) {
        records.commit(work -> work.change(
                ProgrammeLifeCycle.CLOSE,
                programme,
                (state, act) -> state.withHeader(state.header().ended(act.on()))));
    }

    /** A programme; empty when there is none of that number. */
    public Optional<View<AuditProgrammeId, AuditProgramme>> find(AuditProgrammeId number) {
        return records.find(ProgrammeLifeCycle.TYPE, number).map(found -> View.of(AuditProgrammeId::new, found));
    }

    /** The programmes by the day on which they begin, a page at a time. */
    public Page<View<AuditProgrammeId, AuditProgramme>> list(@Nullable String cursor) {
        RecordQuery query = records.query(ProgrammeLifeCycle.TYPE)
                .sortedBy(ProgrammeLifeCycle.FROM.ascending())
                .limitedTo(Audits.PAGE)
                .from(cursor);
        return records.page(ProgrammeLifeCycle.TYPE, query).map(found -> View.of(AuditProgrammeId::new, found));
    }

    /** The audits that were ever planned under a programme, by the day on which they begin. */
    public List<View<AuditId, Audit>> audits(AuditProgrammeId programme) {
        RecordQuery query = records.query(AuditLifeCycle.TYPE)
                .where(AuditLifeCycle.PROGRAMME.is(programme))
                .limitedTo(Audits.PAGE);
        return records.stream(AuditLifeCycle.TYPE, query)
                .map(found -> View.of(AuditId::new, found))
                .sorted(Comparator.comparing(view -> view.state().plan().from()))
                .toList();
    }

    /**
     * The schedule of a programme for calendars, in the text form of RFC 5545.
     *
     * @param domain makes the ids of the events unique in the world, such as {@code qms.example.com}
     */
    public String calendar(AuditProgrammeId programme, String domain) {
        return AuditCalendar.of(domain, audits(programme), records.now());
    }
}
