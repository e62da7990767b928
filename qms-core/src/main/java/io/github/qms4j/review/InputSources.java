package io.github.qms4j.review;

import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionStatus;
import io.github.qms4j.audit.AuditLifeCycle;
import io.github.qms4j.audit.FindingLifeCycle;
import io.github.qms4j.capa.ActionKind;
import io.github.qms4j.capa.Capa;
import io.github.qms4j.capa.CapaActions;
import io.github.qms4j.capa.CapaLifeCycle;
import io.github.qms4j.capa.CapaStatus;
import io.github.qms4j.capa.Nonconformity;
import io.github.qms4j.capa.NonconformityLifeCycle;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.capa.NonconformityStatus;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.document.DocumentVersionLifeCycle;
import io.github.qms4j.kpi.Direction;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiEvaluation;
import io.github.qms4j.kpi.KpiLifeCycle;
import io.github.qms4j.kpi.KpiRecords.DefinitionStatus;
import io.github.qms4j.kpi.Kpis;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.kpi.MeasurementLifeCycle;
import io.github.qms4j.objective.ObjectiveLifeCycle;
import io.github.qms4j.organisation.Department;
import io.github.qms4j.organisation.History;
import io.github.qms4j.organisation.Organisation;
import io.github.qms4j.organisation.OrganisationLifeCycle;
import io.github.qms4j.organisation.Person;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.EditionStatus;
import io.github.qms4j.servicedesk.TicketLifeCycle;
import io.github.qms4j.servicedesk.TicketState;
import io.github.qms4j.servicedesk.TicketStatus;
import io.github.qms4j.solution.VendorFailureLifeCycle;
import io.github.qms4j.solution.VendorLifeCycle;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.training.CycleLifeCycle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the library gathers for which input of a review. A concept that is added adds its line here; a clause without a
 * line is supplied by somebody, or justified.
 */
public final class InputSources {
    private static final Set<CapaStatus> OPEN_CAPAS =
            EnumSet.complementOf(EnumSet.of(CapaStatus.CLOSED, CapaStatus.CANCELLED));
    private static final Set<NonconformityStatus> OPEN_NONCONFORMITIES =
            EnumSet.of(NonconformityStatus.RAISED, NonconformityStatus.ASSESSED);
    private static final Set<TicketStatus> BACKLOG =
            EnumSet.of(TicketStatus.NEW, TicketStatus.IN_PROGRESS, TicketStatus.PENDING);

    private static final List<InputSource> ALL = List.of(
            InputSource.of("previous-actions", InputSources::previousActions, "iso-9001/9.3.2-a", "iso-13485/5.6.2-i"),
            InputSource.of("nonconformities", g -> nonconformities(g, null), "iso-9001/9.3.2-c-4"),
            InputSource.of("capas", InputSources::capas, "iso-9001/9.3.2-c-4", "iso-13485/5.6.2-g"),
            InputSource.of("preventive-actions", InputSources::preventiveActions, "iso-13485/5.6.2-h"),
            InputSource.of("complaints", g -> nonconformities(g, NonconformitySource.COMPLAINT), "iso-13485/5.6.2-b"),
            InputSource.of(
                    "audit-nonconformities",
                    g -> nonconformities(g, NonconformitySource.AUDIT),
                    "iso-9001/9.3.2-c-6",
                    "iso-13485/5.6.2-d"),
            InputSource.of(
                    "vendor-nonconformities",
                    g -> nonconformities(g, NonconformitySource.VENDOR),
                    "iso-9001/9.3.2-c-7"),
            InputSource.of("kpis", InputSources::kpis, "iso-9001/9.3.2-c-3", "iso-9001/9.3.2-c-5", "iso-13485/5.6.2-e"),
            InputSource.of(
                    "objectives",
                    g -> g.byStatus(ObjectiveLifeCycle.TYPE, ObjectiveLifeCycle.DUE_ON, ObjectiveLifeCycle.STATUS),
                    "iso-9001/9.3.2-c-2"),
            InputSource.of(
                    "audits",
                    g -> g.byStatus(AuditLifeCycle.TYPE, AuditLifeCycle.PLANNED_UNTIL, AuditLifeCycle.STATUS),
                    "iso-9001/9.3.2-c-6",
                    "iso-13485/5.6.2-d"),
            InputSource.of(
                    "audit-findings",
                    g -> g.byStatus(FindingLifeCycle.TYPE, FindingLifeCycle.RAISED_ON, FindingLifeCycle.STATUS),
                    "iso-9001/9.3.2-c-6",
                    "iso-13485/5.6.2-d"),
            InputSource.of("vendor-failures", InputSources::vendors, "iso-9001/9.3.2-c-7"),
            InputSource.of(
                    "training",
                    g -> g.byStatus(CycleLifeCycle.TYPE, CycleLifeCycle.VALID_UNTIL, CycleLifeCycle.STATUS),
                    "iso-9001/9.3.2-d"),
            InputSource.of(
                    "document-versions",
                    g -> g.byStatus(
                            DocumentVersionLifeCycle.TYPE,
                            DocumentVersionLifeCycle.EFFECTIVE_FROM,
                            DocumentVersionLifeCycle.STATUS),
                    "iso-13485/5.6.2-j"),
            InputSource.of("service-desk", InputSources::tickets, "iso-9001/9.3.2-c-3", "iso-13485/5.6.2-e"),
            InputSource.of("organisation", InputSources::organisation, "iso-9001/9.3.2-d"),
            InputSource.of("organisational-changes", InputSources::changes, "iso-9001/9.3.2-b", "iso-13485/5.6.2-j"),
            InputSource.of("regulatory-changes", InputSources::regulations, "iso-9001/9.3.2-b", "iso-13485/5.6.2-l"));

    private InputSources() {}

    /** Every source of the library, in the order in which their inputs stand in a review. */
    public static List<InputSource> all() {
        return ALL;
    }

    private static void previousActions(Gathering g) {
        Optional<View<ReviewId, ManagementReview>> previous = g.previous();
        if (previous.isEmpty()) {
            g.missing("there is no earlier review on record");
            return;
        }
        g.query("review-action of " + previous.get().id());
        List<Action> actions = new ArrayList<>();
        previous.get()
                .state()
                .answersFor()
                .sorted()
                .forEach(number -> g.records()
                        .find(ReviewActions.TYPE.type(), number)
                        .ifPresent(found -> {
                            g.note(ReviewActions.TYPE.type().name(), number, found.version(), found.contentHash());
                            actions.add(found.state());
                        }));
        long kept = actions.stream()
                .filter(action -> action.status() != ActionStatus.CANCELLED)
                .count();
        long verified = count(actions, action -> action.status() == ActionStatus.VERIFIED);
        g.thereAre("actions of the last review", kept, Direction.NEUTRAL);
        g.share("verified", verified, kept, Direction.HIGHER_IS_BETTER);
        g.thereAre(
                "done and not verified",
                count(actions, action -> action.status() == ActionStatus.DONE),
                Direction.LOWER_IS_BETTER);
        g.thereAre("open", count(actions, action -> action.status() == ActionStatus.OPEN), Direction.LOWER_IS_BETTER);
        g.thereAre("overdue", count(actions, action -> action.header().isOverdue(g.on())), Direction.LOWER_IS_BETTER);
    }

    private static void nonconformities(Gathering g, @Nullable NonconformitySource source) {
        Condition[] ofSource =
                source == null ? new Condition[0] : new Condition[] {NonconformityLifeCycle.SOURCE.is(source)};
        List<Nonconformity> detected = g
                .all(
                        NonconformityLifeCycle.TYPE,
                        and(ofSource, NonconformityLifeCycle.DETECTED_ON.between(g.from(), g.until())))
                .stream()
                .filter(found -> found.status() != NonconformityStatus.VOIDED)
                .toList();
        List<Nonconformity> older = g.all(
                NonconformityLifeCycle.TYPE,
                and(
                        ofSource,
                        NonconformityLifeCycle.DETECTED_ON.before(g.from()),
                        NonconformityLifeCycle.STATUS.isIn(OPEN_NONCONFORMITIES)));
        g.happened("detected", detected.size(), Direction.LOWER_IS_BETTER);
        g.happened("critical", ofLevel(detected, Severity.Level.CRITICAL), Direction.LOWER_IS_BETTER);
        g.happened("major", ofLevel(detected, Severity.Level.MAJOR), Direction.LOWER_IS_BETTER);
        g.thereAre(
                "open",
                older.size() + count(detected, found -> OPEN_NONCONFORMITIES.contains(found.status())),
                Direction.LOWER_IS_BETTER);
        g.missingIfNever(
                NonconformityLifeCycle.TYPE,
                "no nonconformity " + (source == null ? "" : "of source " + source + " ") + "was ever raised",
                ofSource);
    }

    private static long ofLevel(List<Nonconformity> found, Severity.Level level) {
        return count(found, each -> {
            Severity severity = each.severity();
            return severity != null && severity.level() == level;
        });
    }

    private static void capas(Gathering g) {
        List<Capa> opened = g.all(CapaLifeCycle.TYPE, CapaLifeCycle.OPENED_ON.between(g.from(), g.until()));
        List<Capa> olderOpen = g.all(
                CapaLifeCycle.TYPE, CapaLifeCycle.OPENED_ON.before(g.from()), CapaLifeCycle.STATUS.isIn(OPEN_CAPAS));
        List<Capa> olderClosed = g.all(
                CapaLifeCycle.TYPE,
                CapaLifeCycle.OPENED_ON.before(g.from()),
                CapaLifeCycle.STATUS.is(CapaStatus.CLOSED),
                CapaLifeCycle.ENDED_ON.between(g.from(), g.until()));
        List<Capa> open = Stream.concat(olderOpen.stream(), opened.stream().filter(Capa::isOpen))
                .toList();
        List<Capa> closed = Stream.concat(
                        olderClosed.stream(),
                        opened.stream()
                                .filter(capa -> capa.status() == CapaStatus.CLOSED)
                                .filter(capa -> isWithin(g, capa.header().endedOn())))
                .toList();
        g.happened("opened", opened.size(), Direction.NEUTRAL);
        g.happened("closed", closed.size(), Direction.HIGHER_IS_BETTER);
        g.share(
                "effective in the first cycle",
                count(closed, capa -> capa.earlier().isEmpty()),
                closed.size(),
                Direction.HIGHER_IS_BETTER);
        g.happened("recurrences", count(opened, capa -> capa.recurrenceOf() != null), Direction.LOWER_IS_BETTER);
        g.thereAre("open", open.size(), Direction.LOWER_IS_BETTER);
        g.thereAre("overdue", count(open, capa -> capa.header().isOverdue(g.on())), Direction.LOWER_IS_BETTER);
        g.missingIfNever(CapaLifeCycle.TYPE, "no CAPA was ever opened");
    }

    private static boolean isWithin(Gathering g, @Nullable LocalDate day) {
        return day != null && !day.isBefore(g.from()) && day.isBefore(g.until());
    }

    private static void preventiveActions(Gathering g) {
        List<Action> planned = g
                .all(
                        CapaActions.TYPE.type(),
                        CapaActions.TYPE.header().openedOn().between(g.from(), g.until()))
                .stream()
                .filter(action -> action.kind().equals(ActionKind.PREVENTIVE.name()))
                .filter(action -> action.status() != ActionStatus.CANCELLED)
                .toList();
        g.happened("planned", planned.size(), Direction.NEUTRAL);
        g.share("done", count(planned, action -> action.status().isDone()), planned.size(), Direction.HIGHER_IS_BETTER);
        g.thereAre("overdue", count(planned, action -> action.header().isOverdue(g.on())), Direction.LOWER_IS_BETTER);
        g.missingIfNever(CapaActions.TYPE.type(), "no action of a CAPA was ever planned");
    }

    /** Each KPI in use by its latest value of the period. */
    private static void kpis(Gathering g) {
        Kpis kpis = new Kpis(g.records());
        List<String> active = new ArrayList<>();
        g.each(KpiLifeCycle.TYPE, found -> active.add(found.id()), KpiLifeCycle.STATUS.is(DefinitionStatus.ACTIVE));
        if (active.isEmpty()) {
            g.missing("no KPI is in use");
            return;
        }
        for (String id : active) {
            g.each(
                    MeasurementLifeCycle.TYPE,
                    found -> {},
                    MeasurementLifeCycle.KPI_ID.is(id),
                    MeasurementLifeCycle.PERIOD_UNTIL.between(
                            g.from().plusDays(1), g.until().plusDays(1)));
            KpiDefinition kpi = kpis.find(id).orElseThrow();
            KpiEvaluation evaluation = kpis.evaluate(id, Map.of(), g.until());
            Optional<Measurement> latest = Optional.ofNullable(evaluation.latest())
                    .filter(m -> m.until().isAfter(g.from()));
            g.say(
                    kpi.name(),
                    Figure.Kind.AT_THE_END,
                    latest.map(Measurement::result).orElse(Result.noData("no value in the period")),
                    kpi.direction(),
                    latest.map(m -> "of " + m.from() + " to " + m.until().minusDays(1) + target(kpi, evaluation))
                            .orElse(""));
        }
    }

    private static String target(KpiDefinition kpi, KpiEvaluation evaluation) {
        return switch (evaluation.target()) {
            case MET -> ", target " + kpi.target().orElseThrow() + " met";
            case NOT_MET -> ", target " + kpi.target().orElseThrow() + " not met";
            case NO_DATA, NONE -> "";
        };
    }

    private static void vendors(Gathering g) {
        g.happened(
                "failed assessments",
                g.all(VendorFailureLifeCycle.TYPE, VendorFailureLifeCycle.FAILED_ON.between(g.from(), g.until()))
                        .size(),
                Direction.LOWER_IS_BETTER);
        g.missingIfNever(VendorLifeCycle.TYPE, "no vendor was ever registered");
    }

    private static void tickets(Gathering g) {
        long[] counts = new long[3];
        g.each(
                TicketLifeCycle.TYPE,
                found -> {
                    counts[0]++;
                    counts[1] += TicketLifeCycle.RESOLVED_AT.in(found.state()) == null ? 0 : 1;
                    counts[2] += isBacklog(found.state()) ? 1 : 0;
                },
                TicketLifeCycle.OPENED_AT.between(g.start(), g.end()));
        g.each(
                TicketLifeCycle.TYPE,
                found -> counts[2]++,
                TicketLifeCycle.OPENED_AT.before(g.start()),
                TicketLifeCycle.STATUS.isIn(BACKLOG));
        g.happened("tickets opened", counts[0], Direction.NEUTRAL);
        g.share("of these resolved", counts[1], counts[0], Direction.HIGHER_IS_BETTER);
        g.thereAre("backlog", counts[2], Direction.LOWER_IS_BETTER);
        g.missingIfNever(TicketLifeCycle.TYPE, "no ticket was ever recorded");
    }

    private static boolean isBacklog(TicketState ticket) {
        AttributeValue status = TicketLifeCycle.STATUS.in(ticket);
        return BACKLOG.stream().anyMatch(each -> status != null && each.name().equals(status.value()));
    }

    /** Whether people and who answers for what are there. */
    private static void organisation(Gathering g) {
        LocalDate last = g.until().minusDays(1);
        long[] counts = new long[3];
        g.each(OrganisationLifeCycle.PERSON.type(), (Versioned<Person> found) -> {
            History<?> history = found.state().history();
            boolean before = history.on(g.from().minusDays(1)).isPresent();
            boolean after = history.on(last).isPresent();
            counts[0] += after ? 1 : 0;
            counts[1] += after && !before ? 1 : 0;
            counts[2] += before && !after ? 1 : 0;
        });
        g.each(OrganisationLifeCycle.DEPARTMENT.type(), (Versioned<Department> found) -> {});
        g.each(OrganisationLifeCycle.PROCESS.type(), found -> {});
        g.thereAre("persons", counts[0], Direction.NEUTRAL);
        g.happened("joined", counts[1], Direction.NEUTRAL);
        g.happened("left", counts[2], Direction.NEUTRAL);
        g.thereAre(
                "departments without a head and processes without an owner",
                new Organisation(g.records()).gaps(last).size(),
                Direction.LOWER_IS_BETTER);
        if (counts[0] + counts[1] + counts[2] == 0) {
            g.missing("no organisation was entered");
        }
    }

    private static void changes(Gathering g) {
        long[] counts = new long[2];
        g.each(
                OrganisationLifeCycle.DEPARTMENT.type(),
                found -> counts[0] += entries(g, found.state().history()));
        g.each(
                OrganisationLifeCycle.PROCESS.type(),
                found -> counts[1] += entries(g, found.state().history()));
        g.happened("changes of departments", counts[0], Direction.NEUTRAL);
        g.happened("changes of processes", counts[1], Direction.NEUTRAL);
        g.missingIfNever(OrganisationLifeCycle.PROCESS.type(), "no process was entered");
    }

    private static long entries(Gathering g, History<?> history) {
        return count(history.entries(), entry -> isWithin(g, entry.from()));
    }

    private static void regulations(Gathering g) {
        List<Catalogue> catalogues = g.library().catalogues();
        if (catalogues.isEmpty()) {
            g.missing("no catalogues of regulatory requirements were given");
            return;
        }
        g.query("catalogues of the library");
        catalogues.forEach(catalogue -> g.note("catalogue", catalogue.id().toString(), 0, catalogue.contentHash()));
        LocalDate last = g.until().minusDays(1);
        g.thereAre("editions", catalogues.size(), Direction.NEUTRAL);
        g.happened(
                "came into force",
                count(
                        catalogues,
                        each -> each.edition()
                                .effectiveFrom()
                                .filter(day -> isWithin(g, day))
                                .isPresent()),
                Direction.NEUTRAL);
        g.happened(
                "ceased to apply",
                count(
                        catalogues,
                        each -> each.edition()
                                .effectiveUntil()
                                .filter(day -> isWithin(g, day))
                                .isPresent()),
                Direction.NEUTRAL);
        g.thereAre(
                "pending",
                count(catalogues, each -> each.edition().statusOn(last) == EditionStatus.PENDING),
                Direction.NEUTRAL);
    }

    private static Condition[] and(Condition[] some, Condition... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(Condition[]::new);
    }

    private static <T> long count(List<T> all, Predicate<? super T> wanted) {
        return all.stream().filter(wanted).count();
    }
}
