package io.github.qms4j.reporting.output;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.reporting.Identification;
import io.github.qms4j.reporting.Provenance;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.definition.Letterhead;
import io.github.qms4j.reporting.definition.ReportOrder;
import io.github.qms4j.reporting.definition.ReportParameter;
import io.github.qms4j.reporting.definition.ReportRequest;
import io.github.qms4j.reporting.spi.ReportAddition;
import io.github.qms4j.reporting.spi.ReportDefinition;
import io.github.qms4j.trail.Trail;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The reports that are at hand, by name: those of the library, and those that vendors add. Immutable and safe to share;
 * looked up once, on the calling thread.
 *
 * <pre>{@code
 * Reports reports = Reports.load(loader, Letterhead.of("Example AG", "host 4.2"), qms.trail());
 * Report report = reports.run(qms.as(actor), ReportOrder.of("training-matrix").with("department", "IT"));
 * Renderers.load(loader).renderer("html").render(report, out);
 * }</pre>
 */
public final class Reports {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    private final Map<String, ReportDefinition> byName;
    private final List<ReportAddition> additions;
    private final Letterhead letterhead;
    private final Trail trail;

    private Reports(
            List<ReportDefinition> definitions, List<ReportAddition> additions, Letterhead letterhead, Trail trail) {
        this.byName = named(definitions);
        this.additions = additions.stream()
                .sorted(Comparator.comparing(ReportAddition::heading))
                .toList();
        this.letterhead = Objects.requireNonNull(letterhead, "letterhead");
        this.trail = Objects.requireNonNull(trail, "trail");
        for (ReportAddition addition : additions) {
            if (!byName.containsKey(addition.reportName())) {
                throw new ConfigurationException("Report addition "
                        + addition.getClass().getName() + " is for '" + addition.reportName()
                        + "', and there is no such report. Name one of " + String.join(", ", byName.keySet()) + ".");
            }
        }
    }

    /**
     * The providers that this class loader sees, on the module path and the class path.
     *
     * @param trail that of the tenant whose reports are made; its last checkpoint stands in each of them
     * @throws ConfigurationException when a provider cannot be loaded, two claim one name, or an addition is for a
     *     report that is not there
     */
    public static Reports load(ClassLoader loader, Letterhead letterhead, Trail trail) {
        return new Reports(
                found(ReportDefinition.class, loader), found(ReportAddition.class, loader), letterhead, trail);
    }

    /** Exactly these, without any lookup. */
    public static Reports of(
            List<ReportDefinition> definitions, List<ReportAddition> additions, Letterhead letterhead, Trail trail) {
        return new Reports(definitions, additions, letterhead, trail);
    }

    /** What can be run, in the alphabetical order of the names. */
    public List<ReportDefinition> definitions() {
        return List.copyOf(byName.values());
    }

    /**
     * Makes a report for the session's actor.
     *
     * @throws InvalidInputException when there is no such report, with those that there are; when a required value is
     *     missing, a value is of another kind, or the report asks for no such thing: all of it at once
     * @throws io.github.qms4j.RefusedException when the actor may not read what the report shows
     */
    public Report run(QmsSession session, ReportOrder order) {
        ReportDefinition definition = definition(order.report());
        check(definition, order);
        ReportRequest request = new ReportRequest(session, order.values(), trail);
        Report.Builder report = definition.report(request);
        additions.stream()
                .filter(addition -> addition.reportName().equals(definition.name()))
                .map(addition -> addition.section(request))
                .forEach(report::section);
        return report.identification(identification(order, request))
                .provenance(provenance(request))
                .build();
    }

    private Identification identification(ReportOrder order, ReportRequest request) {
        String number = order.number().isEmpty() ? order.report() : order.number();
        return Identification.of(letterhead.organisation(), number)
                .atSite(letterhead.site())
                .inRevision(order.revision())
                .over(request.period())
                .requestedBy(order.requestedBy());
    }

    private Provenance provenance(ReportRequest request) {
        Actor actor = request.session().records().actor();
        Provenance.Builder provenance = Provenance.asOf(request.asOf())
                .created(
                        request.now(),
                        actor.name().equals(actor.id()) ? actor.id() : actor.name() + " (" + actor.id() + ")")
                .zone(request.zone())
                .libraryVersion(letterhead.software());
        request.sources().forEach(provenance::source);
        trail.checkpoint().map(SignedCheckpoint::text).ifPresent(provenance::trailCheckpoint);
        return provenance.build();
    }

    private ReportDefinition definition(String name) {
        ReportDefinition definition = byName.get(name);
        if (definition == null) {
            throw InvalidInputException.of(
                    "report order",
                    "report",
                    name,
                    "there is no such report",
                    byName.isEmpty()
                            ? "none is at hand: put qms-reporting on the path of the class loader"
                            : "order one of " + String.join(", ", byName.keySet()));
        }
        return definition;
    }

    private static void check(ReportDefinition definition, ReportOrder order) {
        Map<String, ReportParameter> asked = definition.parameters().stream()
                .collect(Collectors.toMap(ReportParameter::name, Function.identity(), (one, other) -> one));
        List<Violation> violations = new ArrayList<>();
        new TreeMap<>(order.values()).forEach((name, value) -> {
            ReportParameter parameter = asked.get(name);
            if (parameter == null) {
                violations.add(new Violation(
                        name,
                        value,
                        "is nothing that " + definition.name() + " asks for",
                        asked.isEmpty() ? "it asks for nothing" : "it asks for " + names(definition)));
            } else {
                parameter.violation(value).ifPresent(violations::add);
            }
        });
        for (ReportParameter parameter : definition.parameters()) {
            if (parameter.required() && !order.values().containsKey(parameter.name())) {
                violations.add(new Violation(
                        parameter.name(),
                        "",
                        "is required: " + parameter.description(),
                        "give one such as " + parameter.kind().example()));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException("report order for " + definition.name(), violations);
        }
    }

    private static String names(ReportDefinition definition) {
        return definition.parameters().stream().map(ReportParameter::name).collect(Collectors.joining(", "));
    }

    private static Map<String, ReportDefinition> named(List<ReportDefinition> definitions) {
        Map<String, ReportDefinition> map = new TreeMap<>();
        for (ReportDefinition definition : definitions) {
            String of = definition.getClass().getName();
            if (!NAME.matcher(definition.name()).matches()) {
                throw new ConfigurationException("Report definition " + of + " is named '" + definition.name()
                        + "'; a name is lower-case letters, digits and hyphens. Correct the definition.");
            }
            ReportDefinition other = map.putIfAbsent(definition.name(), definition);
            if (other != null) {
                throw new ConfigurationException("Two report definitions are named '" + definition.name() + "': "
                        + other.getClass().getName() + " and " + of + ". Remove one from the path, or choose with"
                        + " Reports.of.");
            }
        }
        return map;
    }

    private static <T> List<T> found(Class<T> service, ClassLoader loader) {
        List<T> found = new ArrayList<>();
        try {
            ServiceLoader.load(service, loader).forEach(found::add);
        } catch (ServiceConfigurationError broken) {
            throw new ConfigurationException(
                    "A provider of " + service.getSimpleName() + " on the path cannot be loaded: " + broken.getMessage()
                            + ". Correct its META-INF/services entry or remove its archive.",
                    broken);
        }
        return found;
    }
}
