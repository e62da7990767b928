package io.github.qms4j.trail;

import static io.github.qms4j.internal.codec.CanonicalJson.string;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.RefusedException.Ground;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.internal.codec.CanonicalJson;
import io.github.qms4j.internal.codec.PayloadCodec;
import io.github.qms4j.signature.Signature;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.trail.TrailEntry.BatchRow;
import io.github.qms4j.trail.TrailEntry.Content;
import io.github.qms4j.trail.TrailEntry.Kind;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The canonical text of a trail entry, as specified in {@code docs/trail-format.md}: keys in the order of their names. */
final class EntryFormat {
    private static final int FORMAT_VERSION = 1;

    private EntryFormat() {}

    static String write(Content entry) {
        StringBuilder out = new StringBuilder(512);
        out.append("{\"action\":");
        string(entry.action(), out);
        out.append(",\"actor\":");
        actor(entry.actor(), out);
        out.append(",\"asked\":");
        string(entry.asked(), out);
        out.append(",\"at\":\"").append(entry.at()).append("\",\"attempt\":");
        string(entry.attempt(), out);
        out.append(",\"attestation\":");
        string(entry.attestation(), out);
        out.append(",\"changes\":");
        list(entry.changes(), EntryFormat::change, out);
        out.append(",\"content\":");
        string(entry.contentHash(), out);
        out.append(",\"format\":").append(FORMAT_VERSION).append(",\"grounds\":");
        list(entry.grounds(), EntryFormat::ground, out);
        out.append(",\"kind\":\"").append(entry.kind()).append("\",\"previous\":");
        string(entry.previous(), out);
        out.append(",\"reason\":");
        string(entry.reason(), out);
        out.append(",\"record\":{\"id\":");
        string(entry.recordId(), out);
        out.append(",\"schema\":").append(entry.schemaVersion()).append(",\"type\":");
        string(entry.recordType(), out);
        out.append(",\"version\":").append(entry.recordVersion()).append("},\"reliedOn\":");
        list(entry.reliedOn(), EntryFormat::reliedOn, out);
        out.append(",\"rows\":");
        list(entry.rows(), EntryFormat::row, out);
        out.append(",\"signature\":");
        signature(entry.signature(), out);
        out.append(",\"tenant\":");
        string(entry.tenant(), out);
        return out.append('}').toString();
    }

    private static void actor(Actor actor, StringBuilder out) {
        out.append("{\"id\":");
        string(actor.id(), out);
        out.append(",\"name\":");
        string(actor.name(), out);
        out.append(",\"roles\":");
        list(List.copyOf(actor.roles()), (role, o) -> string(role.name(), o), out);
        out.append('}');
    }

    private static void change(FieldChange change, StringBuilder out) {
        out.append('{');
        fragment("new", change.after(), out);
        fragment("old", change.before(), out);
        out.append("\"path\":");
        string(change.path(), out);
        out.append('}');
    }

    private static void fragment(String name, @Nullable String json, StringBuilder out) {
        if (json != null) {
            out.append('"').append(name).append("\":").append(json).append(',');
        }
    }

    private static void ground(Ground ground, StringBuilder out) {
        out.append("{\"because\":");
        string(ground.because(), out);
        out.append(",\"clause\":");
        string(ground.clause(), out);
        out.append(",\"rule\":");
        string(ground.ruleId(), out);
        out.append('}');
    }

    private static void reliedOn(ReliedOn record, StringBuilder out) {
        out.append("{\"id\":");
        string(record.id(), out);
        out.append(",\"type\":");
        string(record.type(), out);
        out.append(",\"version\":").append(record.version()).append('}');
    }

    private static void row(BatchRow row, StringBuilder out) {
        out.append("{\"content\":\"").append(row.contentHash()).append("\",\"id\":");
        string(row.id(), out);
        out.append('}');
    }

    /** Its time and reason are those of the entry. */
    private static void signature(@Nullable Signature signature, StringBuilder out) {
        if (signature == null) {
            out.append("null");
            return;
        }
        out.append("{\"binding\":");
        string(signature.binding(), out);
        out.append(",\"continued\":").append(signature.continued()).append(",\"meaning\":");
        string(signature.meaning(), out);
        out.append(",\"name\":");
        string(signature.signer().printedName(), out);
        out.append(",\"signer\":");
        string(signature.signer().id(), out);
        out.append(",\"zone\":");
        string(signature.zone().getId(), out);
        out.append('}');
    }

    private static <T> void list(List<T> elements, BiConsumer<T, StringBuilder> writer, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (T element : elements) {
            out.append(separator);
            writer.accept(element, out);
            separator = ",";
        }
        out.append(']');
    }

    static Content read(String canonical) {
        Content content;
        try {
            content = content(PayloadCodec.tree(canonical));
        } catch (RuntimeException e) {
            throw new CorruptRecordException("a trail entry cannot be read: " + e.getMessage(), e);
        }
        if (!write(content).equals(canonical)) {
            throw new CorruptRecordException("a trail entry of " + content.recordType() + " " + content.recordId()
                    + " is not in canonical form, so it was not written by this library as it stands");
        }
        return content;
    }

    private static Content content(JsonNode entry) {
        JsonNode record = entry.required("record");
        JsonNode actor = entry.required("actor");
        Set<Role> roles = new HashSet<>(elements(actor, "roles", n -> new Role(n.stringValue())));
        Instant at = Instant.parse(text(entry, "at"));
        String reason = text(entry, "reason");
        return new Content(
                Kind.valueOf(text(entry, "kind")),
                text(entry, "tenant"),
                text(record, "type"),
                text(record, "id"),
                record.required("version").longValue(),
                record.required("schema").intValue(),
                text(entry, "action"),
                new Actor(text(actor, "id"), text(actor, "name"), roles),
                at,
                text(entry, "attempt"),
                reason,
                text(entry, "asked"),
                text(entry, "previous"),
                text(entry, "content"),
                elements(entry, "changes", c -> new FieldChange(text(c, "path"), json(c, "old"), json(c, "new"))),
                elements(entry, "rows", r -> new BatchRow(text(r, "id"), text(r, "content"))),
                elements(entry, "grounds", g -> new Ground(text(g, "rule"), text(g, "clause"), text(g, "because"))),
                elements(
                        entry,
                        "reliedOn",
                        r -> new ReliedOn(
                                text(r, "type"),
                                text(r, "id"),
                                r.required("version").longValue())),
                signature(entry.required("signature"), at, reason),
                text(entry, "attestation"));
    }

    private static @Nullable Signature signature(JsonNode node, Instant at, String reason) {
        return node.isNull()
                ? null
                : new Signature(
                        text(node, "meaning"),
                        new Signer(text(node, "signer"), text(node, "name")),
                        at,
                        ZoneId.of(text(node, "zone")),
                        reason,
                        node.required("continued").booleanValue(),
                        text(node, "binding"));
    }

    private static String text(JsonNode node, String name) {
        return node.required(name).stringValue();
    }

    private static @Nullable String json(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null ? null : CanonicalJson.write(value);
    }

    private static <T> List<T> elements(JsonNode node, String name, Function<JsonNode, T> reader) {
        return StreamSupport.stream(node.required(name).spliterator(), false)
                .map(reader)
                .toList();
    }
}
