package io.github.qms4j.audit;

import io.github.qms4j.organisation.ProcessId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of a programme is not planned although it is due (rule AUD-1). A planned audit covers a process when it has it
 * in scope with each of the criteria, and begins by the due day; the next one is due an interval after that.
 *
 * @param gaps by process and day
 */
public record ProgrammeCoverage(List<Gap> gaps) {
    public ProgrammeCoverage {
        gaps = List.copyOf(gaps);
    }

    /**
     * Checks a programme.
     *
     * @param plans of the audits that are planned under it and not cancelled
     * @param processes those that the organisation has
     */
    static ProgrammeCoverage of(
            AuditProgramme programme, Collection<AuditPlan> plans, Collection<ProcessId> processes) {
        Stream<Gap> unconsidered = processes.stream()
                .filter(process -> programme.item(process).isEmpty())
                .map(process -> new Gap(process, programme.until(), "the programme says nothing of it"));
        Stream<Gap> unplanned =
                programme.items().stream().flatMap(item -> due(item, beginnings(item, plans), programme).stream());
        return new ProgrammeCoverage(Stream.concat(unconsidered, unplanned)
                .sorted(Comparator.comparing((Gap gap) -> gap.process().value()).thenComparing(Gap::dueOn))
                .toList());
    }

    private static List<LocalDate> beginnings(AuditProgramme.Item item, Collection<AuditPlan> plans) {
        return plans.stream()
                .filter(plan -> item.criteria().stream()
                        .allMatch(catalogue -> plan.scope().stream()
                                .anyMatch(scope -> scope.process().equals(item.process())
                                        && scope.catalogue().equals(catalogue))))
                .filter(plan -> plan.processes().contains(item.process()))
                .map(AuditPlan::from)
                .sorted()
                .toList();
    }

    private static List<Gap> due(AuditProgramme.Item item, List<LocalDate> beginnings, AuditProgramme programme) {
        List<Gap> gaps = new ArrayList<>();
        LocalDate after = LocalDate.MIN;
        LocalDate due = item.dueOn();
        while (!due.isAfter(programme.until())) {
            LocalDate from = after;
            LocalDate by = due;
            Optional<LocalDate> latest = beginnings.stream()
                    .filter(day -> day.isAfter(from) && !day.isAfter(by))
                    .max(Comparator.naturalOrder());
            if (latest.isEmpty()) {
                gaps.add(new Gap(item.process(), due, "no audit of it against " + item.criteria() + " begins by then"));
            }
            after = latest.orElse(due);
            due = after.plusMonths(item.frequency().months());
        }
        return gaps;
    }

    /** Whether nothing that is due is left unplanned. */
    public boolean isComplete() {
        return gaps.isEmpty();
    }

    /**
     * Something that is due and not planned.
     *
     * @param process the process
     * @param dueOn by when it is to be audited, in the engine's zone
     * @param because in words
     */
    public record Gap(ProcessId process, LocalDate dueOn, String because) {}
}
