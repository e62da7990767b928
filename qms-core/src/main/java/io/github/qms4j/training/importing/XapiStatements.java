package io.github.qms4j.training.importing;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.training.LearningReport;
import io.github.qms4j.training.LearningResult.Completion;
import io.github.qms4j.training.LearningResult.Success;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads statements of the Experience API 1.0.3 and of cmi5: one statement, a list, a response with {@code statements},
 * or a statement a line. The verbs <i>completed</i>, <i>passed</i> and <i>failed</i> say completion and success, and so
 * do {@code result.completion} and {@code result.success}. What shows nothing is read too, so that it is kept: a cmi5
 * <i>waived</i> with its reason, a <i>satisfied</i>, which {@code moveOn} NotApplicable gives without any deed, a
 * <i>passed</i> below the mastery score, and every other verb without a result.
 */
public final class XapiStatements {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final String CMI5 = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
    private static final String CMI5_REASON = "https://w3id.org/xapi/cmi5/result/extensions/reason";

    private XapiStatements() {}

    /**
     * Reads statements.
     *
     * @throws InvalidInputException listing every statement that cannot be read, by its place; none is returned then
     */
    public static List<LearningReport> read(Reader json) {
        List<LearningReport> reports = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        List<JsonNode> statements = statements(json);
        for (int i = 0; i < statements.size(); i++) {
            try {
                reports.add(report(statements.get(i)));
            } catch (InvalidInputException e) {
                String place = "statement " + (i + 1);
                e.violations()
                        .forEach(found -> violations.add(new Violation(
                                place + ", " + found.place(), found.value(), found.rule(), found.remedy())));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException("xAPI statements", violations);
        }
        return List.copyOf(reports);
    }

    /** A file is a sequence of values, each a statement or a list of them; most have one, a line each has many. */
    private static List<JsonNode> statements(Reader json) {
        List<JsonNode> found = new ArrayList<>();
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(json)) {
            while (values.hasNextValue()) {
                JsonNode value = values.nextValue();
                JsonNode list = value.has("statements") ? value.path("statements") : value;
                if (list.isArray()) {
                    list.forEach(found::add);
                } else {
                    found.add(list);
                }
            }
        } catch (JacksonException e) {
            throw InvalidInputException.of(
                    "xAPI statements",
                    "line " + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()),
                    e.getOriginalMessage(),
                    "is no JSON",
                    "give a list of statements, or one statement a line");
        }
        return found;
    }

    private static LearningReport report(JsonNode statement) {
        String id = id("id", statement.path("id").asString(""));
        String verb = statement.path("verb").path("id").asString("");
        Instant at = time(statement);
        String word = verb.substring(verb.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (word.equals("voided")) {
            String target = id("object.id", statement.path("object").path("id").asString(""));
            return new LearningReport(
                    id, "", "", verb, Completion.UNKNOWN, Success.UNKNOWN, null, at, "it voids " + target, target);
        }
        JsonNode result = statement.path("result");
        JsonNode scaled = result.path("score").path("scaled");
        return new LearningReport(
                id,
                actor(statement.path("actor")),
                statement.path("object").path("id").asString(""),
                verb,
                completion(word, result.path("completion")),
                success(word, result.path("success")),
                scaled.isNumber() ? scaled.decimalValue().toPlainString() : null,
                at,
                noEvidence(word, statement, scaled),
                null);
    }

    private static String id(String place, String text) {
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            throw InvalidInputException.of(
                    "statement", place, text, "is no UUID", "give the statement as the learning record store has it");
        }
    }

    private static Instant time(JsonNode statement) {
        String text =
                statement.path("timestamp").asString(statement.path("stored").asString(""));
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw InvalidInputException.of(
                    "statement",
                    "timestamp",
                    text,
                    "is no time with an offset",
                    "give a time such as 2026-03-02T09:00:00Z");
        }
    }

    private static String actor(JsonNode actor) {
        for (String key : List.of("mbox", "mbox_sha1sum", "openid")) {
            if (actor.path(key).isString()) {
                return key + ":" + actor.path(key).asString();
            }
        }
        JsonNode account = actor.path("account");
        if (!account.isObject()) {
            throw InvalidInputException.of(
                    "statement",
                    "actor",
                    actor.toString(),
                    "names nobody",
                    "give it by mbox, mbox_sha1sum, openid or account");
        }
        return "account:" + account.path("homePage").asString("") + "|"
                + account.path("name").asString("");
    }

    private static Completion completion(String verb, JsonNode said) {
        if (said.isBoolean()) {
            return said.asBoolean() ? Completion.COMPLETED : Completion.INCOMPLETE;
        }
        return verb.equals("completed") ? Completion.COMPLETED : Completion.UNKNOWN;
    }

    private static Success success(String verb, JsonNode said) {
        if (said.isBoolean()) {
            return said.asBoolean() ? Success.PASSED : Success.FAILED;
        }
        return switch (verb) {
            case "passed" -> Success.PASSED;
            case "failed" -> Success.FAILED;
            default -> Success.UNKNOWN;
        };
    }

    private static String noEvidence(String verb, JsonNode statement, JsonNode scaled) {
        return switch (verb) {
            case "waived" ->
                "waived: "
                        + statement
                                .path("result")
                                .path("extensions")
                                .path(CMI5_REASON)
                                .asString("without a reason")
                        + "; grant a waiver or recognise the qualification if that is right";
            case "satisfied" -> "satisfied: that follows from moveOn and shows no deed of its own";
            case "passed" -> {
                @Nullable BigDecimal mastery = mastery(statement);
                yield mastery != null
                                && scaled.isNumber()
                                && scaled.decimalValue().compareTo(mastery) < 0
                        ? "passed with " + scaled.decimalValue().toPlainString() + " below the mastery score "
                                + mastery.toPlainString()
                        : "";
            }
            default -> "";
        };
    }

    private static @Nullable BigDecimal mastery(JsonNode statement) {
        JsonNode score = statement.path("context").path("extensions").path(CMI5);
        return score.isNumber() ? score.decimalValue() : null;
    }
}
