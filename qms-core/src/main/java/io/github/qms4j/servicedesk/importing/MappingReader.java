package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.servicedesk.TicketKind;
import java.nio.charset.Charset;
import java.text.DateFormatSymbols;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a mapping file and lists every mistake in it. */
final class MappingReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final List<String> KEYS = List.of(
            "comment",
            "source",
            "format",
            "shape",
            "delimiter",
            "charset",
            "dates",
            "dateOrder",
            "language",
            "zone",
            "order",
            "durations",
            "waiting",
            "derivedTimes",
            "missing",
            "kind",
            "columns",
            "states",
            "priorities",
            "kinds",
            "afterClosing");
    private static final Map<String, TicketExportMapping.Format> FORMATS =
            Map.of("csv", TicketExportMapping.Format.CSV, "jsonl", TicketExportMapping.Format.JSONL);
    private static final Map<String, TicketExportMapping.Shape> SHAPES =
            Map.of("snapshots", TicketExportMapping.Shape.SNAPSHOTS, "one-row", TicketExportMapping.Shape.ONE_ROW);
    private static final Map<String, TicketKind> KINDS = Map.of(
            "incident", TicketKind.INCIDENT,
            "service-request", TicketKind.SERVICE_REQUEST,
            "problem", TicketKind.PROBLEM,
            "change", TicketKind.CHANGE);
    private static final Map<String, Boolean> AFTER_CLOSING = Map.of("reject", false, "reopen", true);
    private static final Map<String, Boolean> WAITING = Map.of("unknown", false, "none", true);
    private static final Map<String, Boolean> DERIVED_TIMES = Map.of("unknown", false, "take", true);
    private static final Map<String, RowOrder> ROW_ORDERS =
            Map.of("oldest-first", RowOrder.OLDEST_FIRST, "newest-first", RowOrder.NEWEST_FIRST);
    private static final Map<String, DateOrder> DATE_ORDERS =
            Stream.of(DateOrder.values()).collect(Collectors.toMap(DateOrder::key, Function.identity()));
    private static final Map<String, DurationFormat> DURATIONS =
            Stream.of(DurationFormat.values()).collect(Collectors.toMap(DurationFormat::key, Function.identity()));

    private static final Set<String> LANGUAGES = Stream.of(DateFormatSymbols.getAvailableLocales())
            .map(Locale::getLanguage)
            .filter(language -> !language.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    /** Names of dimensions that every ticket has. */
    private static final Set<String> RESERVED = Set.of("priority", "service", "category", "group", "kind", "month");

    private final String name;
    private final JsonNode root;
    private final List<Violation> violations = new ArrayList<>();
    private final MappingDraft draft = new MappingDraft();

    private MappingReader(String name, JsonNode root) {
        this.name = name;
        this.root = root;
    }

    static TicketExportMapping read(String name, String json) {
        return new MappingReader(name, tree(name, json)).mapping();
    }

    static boolean isSource(String text) {
        return !text.isBlank() && text.indexOf(':') < 0;
    }

    private static JsonNode tree(String name, String json) {
        JsonNode tree;
        try {
            tree = JSON.readTree(Blanks.strip(json));
        } catch (JacksonException e) {
            String place = e.getLocation() == null
                    ? "file"
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw InvalidInputException.of(name, place, e.getOriginalMessage(), "is no JSON", "correct the file");
        }
        if (!tree.isObject()) {
            throw InvalidInputException.of(
                    name, "file", json.strip(), "is no JSON object", "write {\"source\": …, \"columns\": {…}, …}");
        }
        return tree;
    }

    private TicketExportMapping mapping() {
        knownKeys(root, "", KEYS);
        comment();
        form();
        dates();
        values("missing", root.get("missing"), (place, text) -> draft.missing.add(Blanks.strip(text)));
        told();
        columns();
        tables();
        together();
        if (!violations.isEmpty()) {
            throw new InvalidInputException(name, violations);
        }
        return new TicketExportMapping(draft);
    }

    private void comment() {
        JsonNode comment = root.get("comment");
        if (comment != null && !comment.isString()) {
            values("comment", comment, (place, text) -> {});
        }
    }

    private void form() {
        String source = text("source", true);
        if (source != null && !isSource(source)) {
            wrong("source", source, "is blank or has a colon", "give a short name such as servicenow");
        }
        draft.source = source == null ? "" : source;
        draft.format = choice("format", FORMATS, true, draft.format);
        draft.shape = choice("shape", SHAPES, true, draft.shape);
        draft.kind = choice("kind", KINDS, false, draft.kind);
        draft.reopensAfterClosing = choice("afterClosing", AFTER_CLOSING, false, false);
        String delimiter = text("delimiter", false);
        if (delimiter != null) {
            if (delimiter.length() != 1 || "\"\r\n\0".contains(delimiter)) {
                wrong("delimiter", delimiter, "is not one character that can separate", "give \",\", \";\" or \"\\t\"");
            } else {
                draft.delimiter = delimiter.charAt(0);
            }
        }
        String charset = text("charset", false);
        if (charset != null) {
            try {
                draft.charset = Charset.forName(charset);
            } catch (IllegalArgumentException e) {
                wrong("charset", charset, "is unknown", "give an IANA name such as UTF-8 or windows-1252");
            }
        }
        String zone = text("zone", false);
        if (zone != null) {
            try {
                draft.zone = ZoneId.of(zone);
            } catch (DateTimeException e) {
                wrong("zone", zone, "is no time zone", "give an IANA name such as Europe/Berlin");
            }
        }
    }

    private void dates() {
        String language = text("language", false);
        if (language != null) {
            Locale locale = Locale.forLanguageTag(language);
            if (!LANGUAGES.contains(locale.getLanguage())) {
                wrong("language", language, "is no language with names of months", "give a tag such as de or fr-CA");
            } else {
                draft.language = locale;
            }
        }
        values("dates", root.get("dates"), this::date);
        draft.dateOrder = chosen("dateOrder", DATE_ORDERS, false);
        if (!draft.dates.isEmpty()
                && TicketExportMapping.usable(draft.dates, draft.dateOrder).isEmpty()) {
            wrong("dateOrder", text("dateOrder", false), "is that of none of the patterns", "add one in this order");
        }
    }

    /** What it means that something is not told, or how it is. */
    private void told() {
        draft.order = chosen("order", ROW_ORDERS, false);
        draft.durations = chosen("durations", DURATIONS, false);
        draft.neverWaits = choice("waiting", WAITING, false, false);
        draft.saysOfWaiting = root.has("waiting");
        draft.derivesTimes = choice("derivedTimes", DERIVED_TIMES, false, true);
    }

    private void date(String place, String pattern) {
        try {
            draft.dates.add(DatePattern.of(pattern, draft.language));
        } catch (IllegalArgumentException e) {
            wrong(place, pattern, "is no usable date pattern: " + e.getMessage(), "such as d/M/uuuu H:mm");
        }
    }

    private void columns() {
        JsonNode columns = root.get("columns");
        if (columns == null || !columns.isObject()) {
            wrong("columns", String.valueOf(columns), "is no object", "name at least the column of the reference");
            return;
        }
        List<String> keys = new ArrayList<>();
        List<String> links = new ArrayList<>();
        for (Field field : Field.values()) {
            boolean link = field.key().startsWith("links.");
            (link ? links : keys).add(link ? field.key().substring("links.".length()) : field.key());
        }
        keys.addAll(List.of("links", "waitingTime", "businessWaitingTime", "dimensions"));
        knownKeys(columns, "columns.", keys);
        named(columns, "waitingTime", draft.waitingTimes);
        named(columns, "businessWaitingTime", draft.businessWaitingTimes);
        named(columns, "dimensions", draft.dimensions);
        if (columns.has("links")) {
            knownKeys(columns.get("links"), "columns.links.", links);
        }
        for (Field field : Field.values()) {
            JsonNode column = columns.at("/" + field.key().replace('.', '/'));
            if (!column.isMissingNode()) {
                if (column.isString() && !Blanks.strip(column.asString()).isEmpty()) {
                    draft.columns.put(field, Blanks.strip(column.asString()));
                } else {
                    wrong("columns." + field.key(), column.toString(), "is no name of a column", "write it as text");
                }
            }
        }
    }

    /** Columns under names that the mapping chooses. */
    private void named(JsonNode columns, String key, Map<String, String> named) {
        JsonNode node = columns.get(key);
        if (node == null) {
            return;
        }
        if (!node.isObject() || node.isEmpty()) {
            wrong("columns." + key, node.toString(), "is no object", "write {\"name\": \"column\"}");
            return;
        }
        node.properties().forEach(entry -> {
            String name = Blanks.strip(entry.getKey());
            String column =
                    entry.getValue().isString() ? Blanks.strip(entry.getValue().asString()) : "";
            if (name.isEmpty() || (RESERVED.contains(name) && key.equals("dimensions"))) {
                wrong(
                        "columns." + key + "." + entry.getKey(),
                        name,
                        "is blank or has a meaning of its own",
                        "give another name");
            } else if (column.isEmpty()) {
                wrong(
                        "columns." + key + "." + name,
                        entry.getValue().toString(),
                        "is no name of a column",
                        "write it as text");
            } else {
                named.put(name, column);
            }
        });
    }

    private void tables() {
        table("states").forEach((value, target) -> {
            SourceState state = SourceState.of(target);
            if (state == null) {
                wrong("states." + value, target, "is no state of a ticket", "there are " + SourceState.TARGETS);
            } else {
                draft.states.put(value, state);
            }
        });
        draft.priorities.putAll(table("priorities"));
        draft.priorities.forEach((value, target) -> {
            if (target.isBlank()) {
                wrong("priorities." + value, target, "is blank", "name a priority");
            }
        });
        table("kinds").forEach((value, target) -> {
            TicketKind kind = KINDS.get(target);
            if (kind == null) {
                wrong("kinds." + value, target, "is no kind of ticket", "there are " + sorted(KINDS.keySet()));
            } else {
                draft.kinds.put(value, kind);
            }
        });
    }

    private Map<String, String> table(String key) {
        Map<String, String> table = new LinkedHashMap<>();
        JsonNode node = root.get(key);
        if (node == null) {
            return table;
        }
        if (!node.isObject() || node.isEmpty()) {
            wrong(key, node.toString(), "is no table", "write {\"value of the source\": \"meaning\"}");
            return table;
        }
        node.properties().forEach(entry -> {
            if (entry.getValue().isString()) {
                table.put(entry.getKey(), entry.getValue().asString());
            } else {
                wrong(key + "." + entry.getKey(), entry.getValue().toString(), "is no text", "write it in quotes");
            }
        });
        return table;
    }

    private void together() {
        boolean snapshots = draft.shape == TicketExportMapping.Shape.SNAPSHOTS;
        required(Field.REFERENCE, "each ticket has one");
        if (snapshots) {
            required(Field.UPDATED_AT, "each row of the shape snapshots has its time");
            required(Field.STATE, "each row of the shape snapshots has one");
        } else {
            required(Field.OPENED_AT, "each row of the shape one-row has one");
        }
        tableFor(Field.STATE, "states");
        tableFor(Field.KIND, "kinds");
        if (draft.format == TicketExportMapping.Format.JSONL && root.has("delimiter")) {
            wrong("delimiter", root.get("delimiter").toString(), "has no meaning in jsonl", "leave it out");
        }
        boolean waits = !draft.waitingTimes.isEmpty() || !draft.businessWaitingTimes.isEmpty();
        if (snapshots && waits) {
            wrong("columns.waitingTime", "", "has no meaning in snapshots, whose states tell it", "leave it out");
        }
        if (waits && draft.durations == null) {
            wrong(
                    "durations",
                    "",
                    "is missing though there is a waiting time",
                    "there are " + sorted(DURATIONS.keySet()));
        }
        if (snapshots && draft.neverWaits && draft.states.values().stream().anyMatch(s -> s.reason() != null)) {
            wrong("waiting", "none", "contradicts the states that are pending", "leave it out");
        }
        if (!snapshots && root.has("order")) {
            wrong("order", root.get("order").toString(), "has no meaning in one-row", "leave it out");
        }
        if (!snapshots && root.has("afterClosing")) {
            wrong("afterClosing", root.get("afterClosing").toString(), "has no meaning in one-row", "leave it out");
        }
        if (!root.has("dates")) {
            wrong("dates", "", "is missing", "list the patterns of its dates");
        }
        if (!root.has("zone") && draft.dates.stream().anyMatch(pattern -> !pattern.zoned())) {
            wrong("zone", "", "is missing though the dates name no zone", "give the zone they are written in");
        }
    }

    private void required(Field field, String why) {
        JsonNode columns = root.get("columns");
        if (columns != null && columns.isObject() && !columns.has(field.key())) {
            wrong("columns." + field.key(), "", "is missing", why);
        }
    }

    private void tableFor(Field field, String key) {
        if (draft.columns.containsKey(field) != root.has(key)) {
            wrong(
                    key,
                    "",
                    "and the column " + field.key() + " need each other",
                    "give both or none of " + key + " and columns." + field.key());
        }
    }

    private void values(String key, @Nullable JsonNode node, BiConsumer<String, String> accept) {
        if (node == null) {
            return;
        }
        if (!node.isArray() || node.isEmpty()) {
            wrong(key, node.toString(), "is no list of texts", "write [\"…\"]");
            return;
        }
        for (int i = 0; i < node.size(); i++) {
            String place = key + "[" + i + "]";
            if (node.get(i).isString()) {
                accept.accept(place, node.get(i).asString());
            } else {
                wrong(place, node.get(i).toString(), "is no text", "write it in quotes");
            }
        }
    }

    private void knownKeys(JsonNode node, String prefix, List<String> known) {
        node.propertyNames().stream()
                .filter(key -> !known.contains(key))
                .forEach(key ->
                        wrong(prefix + key, node.get(key).toString(), "is an unknown key", "known are " + known));
    }

    private @Nullable String text(String key, boolean required) {
        JsonNode node = root.get(key);
        if (node == null) {
            if (required) {
                wrong(key, "", "is missing", "add it");
            }
            return null;
        }
        if (!node.isString()) {
            wrong(key, node.toString(), "is no text", "write it in quotes");
            return null;
        }
        return node.asString();
    }

    private <T> T choice(String key, Map<String, T> choices, boolean required, T fallback) {
        T chosen = chosen(key, choices, required);
        return chosen == null ? fallback : chosen;
    }

    /** What a word means; null without one, or with one that is not among the choices, which is noted as wrong. */
    private <T> @Nullable T chosen(String key, Map<String, T> choices, boolean required) {
        String text = text(key, required);
        T chosen = text == null ? null : choices.get(text);
        if (text != null && chosen == null) {
            wrong(key, text, "is unknown", "there are " + sorted(choices.keySet()));
        }
        return chosen;
    }

    private static String sorted(Set<String> names) {
        String[] list = names.toArray(String[]::new);
        Arrays.sort(list);
        return String.join(", ", list);
    }

    private void wrong(String place, @Nullable String value, String rule, String remedy) {
        violations.add(new Violation(place, value == null ? "" : RejectedRow.shorten(value), rule, remedy));
    }
}
