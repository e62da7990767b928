package io.github.qms4j.example.assess;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.calendar.BusinessCalendar;
import io.github.qms4j.calendar.OpeningWindow;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.kpi.PercentileDefinition;
import io.github.qms4j.servicedesk.BreachRule;
import io.github.qms4j.servicedesk.EscalationLevel;
import io.github.qms4j.servicedesk.ReopenPolicy;
import io.github.qms4j.servicedesk.SlaClock;
import io.github.qms4j.servicedesk.SlaDefinition;
import io.github.qms4j.servicedesk.SlaMetric;
import io.github.qms4j.servicedesk.SlaTarget;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads calendars, agreements and breach rules from a YAML file; JSON is YAML too. The file is checked whole: what one part
 * says must go with what the others say, and every target must be within reach of its calendar. Every error names the place
 * in the file as a path, the value, and what to write instead.
 */
final class DefinitionFile {
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    // Of two values under one name one would be lost.
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();
    private static final Pattern DAY_OF_YEAR = Pattern.compile("\\d\\d-\\d\\d");
    private static final int DEEPEST = 100;
    private static final int INDENT = 2;

    private final String file;
    private final InputFile source;

    private DefinitionFile(String file, InputFile source) {
        this.file = file;
        this.source = source;
    }

    /**
     * Reads a file.
     *
     * @param latest when the last ticket may have been opened that is judged by it
     */
    static Definitions parse(String file, String text, Instant latest) {
        refuseDepth(file, text);
        JsonNode root;
        try {
            root = YAML.readTree(text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw InvalidInputException.of(
                    file,
                    at == null ? "file" : "line " + at.getLineNr(),
                    "",
                    "is not YAML: " + e.getOriginalMessage(),
                    "correct the line");
        }
        return new DefinitionFile(file, InputFile.of(file, text)).definitions(root, latest);
    }

    /** What is nested without an end would be too much for the parser before it can say where. */
    private static void refuseDepth(String file, String text) {
        int line = 1;
        int column = 0;
        int brackets = 0;
        int items = 0;
        boolean indenting = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            column++;
            if (c == '\n') {
                line++;
                column = 0;
                items = 0;
                indenting = true;
                continue;
            }
            brackets += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            items += indenting && c == '-' ? 1 : 0;
            indenting &= c == ' ' || c == '-';
            if (brackets > DEEPEST || items > DEEPEST || (indenting && column > INDENT * DEEPEST)) {
                throw InvalidInputException.of(
                        file,
                        "line " + line + ", column " + column,
                        "",
                        "is nested deeper than " + DEEPEST + " levels",
                        "correct the file; definitions need six");
            }
        }
    }

    private Definitions definitions(JsonNode root, Instant latest) {
        known(
                "",
                root,
                Set.of(
                        "report",
                        "approved",
                        "zone",
                        "percentile",
                        "calendars",
                        "slas",
                        "severity-methods",
                        "breach-rules",
                        "targets",
                        "objectives",
                        "signals",
                        "changes"));
        List<BusinessCalendar> calendars = list("calendars", root, "calendars", this::calendar);
        List<SlaDefinition> slas = list("slas", root, "slas", this::sla);
        checkCalendars(calendars);
        checkSlas(slas, calendars, latest);
        Governance governance = new GovernanceReader(this).read(root);
        Place top = new Place("", root);
        return new Definitions(
                zone(top, calendars),
                optional(top, "percentile")
                        .map(p -> parsed(p, DefinitionFile::percentile, "nearest-rank, linear or n-plus-one"))
                        .orElse(PercentileDefinition.NEAREST_RANK),
                calendars,
                slas,
                list("breach-rules", root, "breach-rules", this::rule),
                responses(root, governance),
                priorities(root),
                governance,
                source);
    }

    /** Days and months are counted in one zone: that of the calendars, unless the file names one. */
    private ZoneId zone(Place top, List<BusinessCalendar> calendars) {
        Optional<Place> named = optional(top, "zone");
        if (named.isPresent()) {
            return parsed(named.get(), ZoneId::of, "an IANA zone such as Europe/Berlin");
        }
        List<ZoneId> zones =
                calendars.stream().map(BusinessCalendar::zone).distinct().toList();
        if (zones.size() > 1) {
            throw InvalidInputException.of(
                    file,
                    "zone",
                    "",
                    "is missing though the calendars have the zones " + zones,
                    "say in which zone days and months are counted");
        }
        return zones.isEmpty() ? ZoneOffset.UTC : zones.get(0);
    }

    private static PercentileDefinition percentile(String text) {
        return PercentileDefinition.valueOf(text.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    private void checkCalendars(List<BusinessCalendar> calendars) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < calendars.size(); i++) {
            String name = calendars.get(i).name();
            if (!names.add(name)) {
                throw InvalidInputException.of(
                        file, "calendars[" + i + "].name", name, "names two calendars", "give each a name of its own");
            }
        }
    }

    private void checkSlas(List<SlaDefinition> slas, List<BusinessCalendar> calendars, Instant latest) {
        Map<String, BusinessCalendar> byName = new HashMap<>();
        calendars.forEach(calendar -> byName.put(calendar.name(), calendar));
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < slas.size(); i++) {
            SlaDefinition sla = slas.get(i);
            String path = "slas[" + i + "]";
            if (!ids.add(sla.name() + "@" + sla.effectiveFrom())) {
                throw InvalidInputException.of(
                        file,
                        path + ".name",
                        sla.name(),
                        "is that of another agreement from the same instant on",
                        "give it another name or another effective-from");
            }
            BusinessCalendar calendar = byName.get(sla.calendar());
            if (calendar == null) {
                throw InvalidInputException.of(
                        file,
                        path + ".calendar",
                        sla.calendar(),
                        "is no calendar of the file",
                        byName.isEmpty() ? "add it under calendars" : "there are " + new TreeSet<>(byName.keySet()));
            }
            placed(path, () -> {
                SlaClock.of(sla, calendar.clock()).requireReachable(latest);
                return sla;
            });
        }
    }

    /** What an object says against its making, with the place in the file. */
    private <T> T placed(String path, Supplier<T> making) {
        try {
            return making.get();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    file,
                    e.violations().stream()
                            .map(v -> new Violation(path + "." + inFile(v.place()), v.value(), v.rule(), v.remedy()))
                            .toList());
        }
    }

    /** {@code targets.High.FIRST_RESPONSE} as {@code targets.High.first-response}. */
    private static String inFile(String place) {
        if (place.equals("effectiveFrom")) {
            return "effective-from";
        }
        int metric = place.lastIndexOf('.') + 1;
        return place.substring(0, metric)
                + (place.startsWith("targets.")
                        ? place.substring(metric).toLowerCase(Locale.ROOT).replace('_', '-')
                        : place.substring(metric));
    }

    /** The file's order tells which is more urgent; the agreement itself does not keep it. */
    private static List<String> priorities(JsonNode root) {
        return root.path("slas")
                .valueStream()
                .flatMap(sla -> sla.path("targets").propertyStream())
                .map(Map.Entry::getKey)
                .distinct()
                .toList();
    }

    private BusinessCalendar calendar(Place at) {
        known(at.path, at.node, Set.of("name", "zone", "open", "holidays"));
        BusinessCalendar.Builder calendar = BusinessCalendar.builder(text(at, "name"), text(at, "zone"));
        for (var entry : at.node.path("open").properties()) {
            Place hours = new Place(at.path + ".open." + entry.getKey(), entry.getValue());
            List<OpeningWindow> windows = elements(hours).stream()
                    .map(w -> parsed(w, OpeningWindow::parse, "opening hours such as 08:00-18:00"))
                    .toList();
            days(hours, entry.getKey()).forEach(day -> windows.forEach(window -> calendar.open(day, window)));
        }
        for (var entry : at.node.path("holidays").properties()) {
            holiday(new Place(at.path + ".holidays." + entry.getKey(), entry.getValue()), entry.getKey(), calendar);
        }
        return placed(at.path, calendar::build);
    }

    /** One date, or a day of every year, with one name or several. */
    private void holiday(Place at, String day, BusinessCalendar.Builder calendar) {
        List<Place> names = at.node.isArray() ? elements(at) : List.of(at);
        for (Place name : names) {
            String text = name.node.asString();
            if (DAY_OF_YEAR.matcher(day).matches()) {
                calendar.yearlyHoliday(parse(at, "--" + day, MonthDay::parse, "a day such as 12-25"), text);
            } else {
                calendar.holiday(
                        parse(at, day, LocalDate::parse, "a date such as 2026-12-25, or 12-25 for every year"), text);
            }
        }
    }

    private Set<DayOfWeek> days(Place at, String text) {
        Set<DayOfWeek> days = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            String[] ends = part.trim().split("-", 2);
            DayOfWeek first = day(at, ends[0]);
            DayOfWeek last = ends.length == 2 ? day(at, ends[1]) : first;
            for (DayOfWeek day = first; ; day = day.plus(1)) {
                days.add(day);
                if (day == last) {
                    break;
                }
            }
        }
        return days;
    }

    private DayOfWeek day(Place at, String text) {
        return parse(
                at, text, t -> DayOfWeek.valueOf(t.trim().toUpperCase(Locale.ROOT)), "weekdays such as Monday-Friday");
    }

    private SlaDefinition sla(Place at) {
        known(
                at.path,
                at.node,
                Set.of(
                        "name",
                        "calendar",
                        "service",
                        "effective-from",
                        "targets",
                        "paused-by",
                        "reopening",
                        "retroactive",
                        "escalations"));
        SlaDefinition.Builder sla = SlaDefinition.builder(text(at, "name"), text(at, "calendar"));
        optional(at, "service").ifPresent(p -> sla.service(p.node.asString()));
        optional(at, "effective-from")
                .ifPresent(
                        p -> sla.effectiveFrom(parsed(p, Instant::parse, "an instant such as 2026-01-01T00:00:00Z")));
        optional(at, "reopening")
                .ifPresent(p -> sla.reopenPolicy(
                        parsed(p, DefinitionFile::reopenPolicy, "total, restart or first-resolution")));
        optional(at, "retroactive").ifPresent(p -> sla.retroactive(parsed(p, DefinitionFile::bool, "true or false")));
        optional(at, "paused-by")
                .ifPresent(p -> elements(p)
                        .forEach(r ->
                                sla.pausedBy(parsed(r, DefinitionFile::filled, "a reason such as user, or \"*\""))));
        optional(at, "escalations")
                .ifPresent(p ->
                        elements(p).forEach(e -> sla.escalation(parsed(e, DefinitionFile::level, "75% or -PT1H"))));
        for (var priority : at.node.path("targets").properties()) {
            for (var target : priority.getValue().properties()) {
                Place place =
                        new Place(at.path + ".targets." + priority.getKey() + "." + target.getKey(), target.getValue());
                sla.target(
                        priority.getKey(),
                        parse(place, target.getKey(), DefinitionFile::metric, "first-response, resolution or closure"),
                        parsed(
                                place,
                                DefinitionFile::target,
                                "business PT4H, elapsed PT24H, working-days 5, working-days 5 end-of-day or"
                                        + " fixed 2026-05-01T00:00:00Z"));
            }
        }
        return placed(at.path, sla::build);
    }

    private BreachRule rule(Place at) {
        known(
                at.path,
                at.node,
                Set.of(
                        "id",
                        "kind",
                        "metric",
                        "priorities",
                        "similar",
                        "count",
                        "within",
                        "severity",
                        "severity-method",
                        "requirement",
                        "capa"));
        String id = text(at, "id");
        return switch (text(at, "kind")) {
            case "any-breach" -> {
                SlaMetric metric = metricOf(at);
                Set<String> priorities = elements(place(at, "priorities")).stream()
                        .map(p -> p.node.asString())
                        .collect(Collectors.toSet());
                yield placed(at.path, () -> new BreachRule.AnyBreach(id, metric, priorities));
            }
            case "repeated-breach" -> {
                SlaMetric metric = metricOf(at);
                BreachRule.Similarity similar = similarity(at);
                int count = count(at);
                Duration within = within(at);
                yield placed(at.path, () -> new BreachRule.RepeatedBreach(id, metric, similar, count, within));
            }
            case "repeated-ticket" -> {
                BreachRule.Similarity similar = similarity(at);
                int count = count(at);
                Duration within = within(at);
                yield placed(at.path, () -> new BreachRule.RepeatedTicket(id, similar, count, within));
            }
            default -> throw wrong(place(at, "kind"), "any-breach, repeated-breach or repeated-ticket");
        };
    }

    private Map<String, BreachResponse> responses(JsonNode root, Governance governance) {
        Map<String, BreachResponse> responses = new LinkedHashMap<>();
        for (Place at : list("breach-rules", root, "breach-rules", Function.identity())) {
            String id = text(at, "id");
            if (responses.put(id, response(at, id, governance)) != null) {
                throw InvalidInputException.of(
                        file, at.path + ".id", id, "names two rules", "give each rule an id of its own");
            }
        }
        return responses;
    }

    private BreachResponse response(Place at, String rule, Governance governance) {
        Severity.Level level = ofRule(at, "severity", rule, DefinitionFile::severity, "minor, major or critical");
        String method = ofRule(
                at,
                "severity-method",
                rule,
                DefinitionFile::filled,
                "how it was judged, such as SOP-017 risk matrix v3");
        String requirement = ofRule(
                at,
                "requirement",
                rule,
                DefinitionFile::filled,
                "what is violated, such as ISO/IEC 20000-1:2018 8.3.3");
        boolean capa =
                optional(at, "capa").isPresent() && ofRule(at, "capa", rule, DefinitionFile::bool, "true or false");
        refuseOtherSeverity(at, rule, level);
        Optional<Severity> severity =
                Optional.ofNullable(governance.methods().get(method)).flatMap(m -> m.grade(level));
        return new BreachResponse(level, method, severity, requirement, capa);
    }

    /** A rule that is called critical and grades as minor misleads every reader of a log. */
    private void refuseOtherSeverity(Place at, String rule, Severity.Level level) {
        for (Severity.Level other : Severity.Level.values()) {
            if (other != level
                    && List.of(rule.toUpperCase(Locale.ROOT).split("[^A-Z]+")).contains(other.name())) {
                throw InvalidInputException.of(
                        file,
                        at.path + ".id",
                        rule,
                        "names another severity than its own, which is "
                                + level.name().toLowerCase(Locale.ROOT),
                        "name it by what it looks for, such as missed-target");
            }
        }
    }

    /** A field whose error names the rule too: in a long file its index alone is hard to find. */
    private <T> T ofRule(Place at, String field, String rule, Function<String, T> parser, String wanted) {
        Optional<Place> found = optional(at, field);
        try {
            return parser.apply(found.orElseThrow().node.asString());
        } catch (RuntimeException e) {
            throw InvalidInputException.of(
                    file,
                    at.path + "." + field,
                    found.map(p -> p.node.isString() ? p.node.asString() : p.node.toString())
                            .orElse(""),
                    (found.isPresent() ? "is not understood in rule " : "is missing in rule ") + rule,
                    "write " + wanted);
        }
    }

    static Severity.Level severity(String text) {
        return Severity.Level.valueOf(text.toUpperCase(Locale.ROOT));
    }

    static String filled(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("blank");
        }
        return text;
    }

    private SlaMetric metricOf(Place at) {
        return parsed(place(at, "metric"), DefinitionFile::metric, "first-response, resolution or closure");
    }

    private BreachRule.Similarity similarity(Place at) {
        return parsed(
                place(at, "similar"),
                t -> BreachRule.Similarity.valueOf(t.toUpperCase(Locale.ROOT)),
                "service, category or group");
    }

    private int count(Place at) {
        return parsed(place(at, "count"), Integer::parseInt, "a number such as 5");
    }

    private Duration within(Place at) {
        return parsed(place(at, "within"), Duration::parse, "a length such as P30D");
    }

    private static SlaMetric metric(String text) {
        return SlaMetric.valueOf(text.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    private static ReopenPolicy reopenPolicy(String text) {
        return ReopenPolicy.valueOf(text.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    private static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static EscalationLevel level(String text) {
        return text.endsWith("%")
                ? new EscalationLevel.ShareOfTarget(Integer.parseInt(text.substring(0, text.length() - 1)))
                : new EscalationLevel.Before(Duration.parse(text).negated());
    }

    private static SlaTarget target(String text) {
        String[] words = text.trim().split(" +");
        if (words.length > (words[0].equals("working-days") ? 3 : 2)) {
            throw new IllegalArgumentException(text);
        }
        return switch (words[0]) {
            case "business" -> new SlaTarget.BusinessTime(Duration.parse(words[1]));
            case "elapsed" -> new SlaTarget.ElapsedTime(Duration.parse(words[1]));
            case "fixed" -> new SlaTarget.FixedDeadline(Instant.parse(words[1]));
            case "working-days" -> new SlaTarget.WorkingDays(Integer.parseInt(words[1]), endOfDay(words));
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static boolean endOfDay(String[] words) {
        if (words.length > 2 && !words[2].equals("end-of-day")) {
            throw new IllegalArgumentException(words[2]);
        }
        return words.length > 2;
    }

    private <T> List<T> list(String path, JsonNode parent, String name, Function<Place, T> reader) {
        JsonNode node = parent.get(name);
        return node == null
                ? List.of()
                : elements(new Place(path, node)).stream().map(reader).toList();
    }

    List<Place> elements(Place at) {
        if (!at.node.isArray()) {
            throw wrong(at, "a list");
        }
        List<Place> elements = new ArrayList<>();
        for (JsonNode element : at.node) {
            elements.add(new Place(at.path + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    static Optional<Place> optional(Place at, String name) {
        JsonNode node = at.node.get(name);
        String path = at.path.isEmpty() ? name : at.path + "." + name;
        return node == null ? Optional.empty() : Optional.of(new Place(path, node));
    }

    Place place(Place at, String name) {
        return optional(at, name)
                .orElseThrow(() -> InvalidInputException.of(file, at.path + "." + name, "", "is missing", "add it"));
    }

    private String text(Place at, String name) {
        return place(at, name).node.asString();
    }

    <T> T parsed(Place at, Function<String, T> parser, String wanted) {
        return parse(at, at.node.asString(), parser, wanted);
    }

    private <T> T parse(Place at, String text, Function<String, T> parser, String wanted) {
        try {
            return parser.apply(text);
        } catch (RuntimeException e) {
            throw InvalidInputException.of(file, at.path, text, "is not understood", "write " + wanted);
        }
    }

    InvalidInputException wrong(Place at, String wanted) {
        return InvalidInputException.of(file, at.path, at.node, "is not understood", "write " + wanted);
    }

    void known(Place at, Set<String> names) {
        known(at.path, at.node, names);
    }

    private void known(String path, JsonNode node, Set<String> names) {
        if (!node.isObject()) {
            throw wrong(new Place(path.isEmpty() ? "file" : path, node), "fields " + new TreeSet<>(names));
        }
        for (String name : node.propertyNames()) {
            if (!names.contains(name)) {
                throw InvalidInputException.of(
                        file,
                        path.isEmpty() ? name : path + "." + name,
                        name,
                        "is not a known field",
                        "known are " + new TreeSet<>(names));
            }
        }
    }

    record Place(String path, JsonNode node) {}
}
