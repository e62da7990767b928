package io.github.qms4j.event;

import static io.github.qms4j.internal.codec.CanonicalJson.string;

import io.github.qms4j.trail.LogLeaf;
import io.github.qms4j.trail.LogLeaf.Disposed;
import io.github.qms4j.trail.TrailEntry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One place of the log as it is handed on. Immutable. */
public final class LogEvent {
    private static final String TYPES = "io.github.qms4j.";

    private final String log;
    private final LogLeaf leaf;

    LogEvent(String log, LogLeaf leaf) {
        this.log = Objects.requireNonNull(log, "log");
        this.leaf = Objects.requireNonNull(leaf, "leaf");
    }

    /** Its place in the log, from 0. Whoever keeps the latest one knows what was delivered again. */
    public long place() {
        return leaf.place();
    }

    /** The RFC 6962 leaf hash that was sealed at its place, lower-case hexadecimal. */
    public String entryHash() {
        return leaf.hash();
    }

    /** The type of the record that it is about. */
    public String recordType() {
        return leaf.recordType();
    }

    /** The id of the record that it is about, or of the batch. */
    public String recordId() {
        return leaf.recordId();
    }

    /** What was done; empty when the record was disposed of since (rule X-12). */
    public Optional<TrailEntry> entry() {
        return leaf.entry();
    }

    /** Unique in the log, and the same when it is delivered again. */
    public String id() {
        return leaf.disposed() == null ? leaf.hash() : "disposed-" + leaf.hash();
    }

    /**
     * What happened: {@code io.github.qms4j.change.} and the action, such as {@code capa.approve-plan}; the same with
     * {@code batch}, {@code refusal} and {@code access}; {@code io.github.qms4j.disposed} for what is gone.
     */
    public String type() {
        return leaf.entry()
                .map(entry -> TYPES + entry.kind().name().toLowerCase(Locale.ROOT) + "." + entry.action())
                .orElse(TYPES + "disposed");
    }

    /** When it was done, or disposed of, in UTC with milliseconds. */
    public Instant time() {
        return leaf.entry().map(TrailEntry::at).orElseGet(() -> disposed().at());
    }

    private Disposed disposed() {
        return Objects.requireNonNull(leaf.disposed(), "a leaf without an entry was disposed of");
    }

    /**
     * It as one CloudEvent 1.0 in the JSON format. {@code data} is the canonical text of the entry, byte for byte
     * ({@code docs/trail-format.md}), so that its hash can be computed and compared with {@code entryhash}.
     * {@code sequence} is the place in twenty digits, whose order as text is that of the log.
     */
    public String json() {
        StringBuilder out = new StringBuilder(1_024);
        out.append("{\"specversion\":\"1.0\"");
        member("id", id(), out);
        member("source", source(), out);
        member("type", type(), out);
        member("subject", recordType() + "/" + recordId(), out);
        member("time", time().toString(), out);
        member("datacontenttype", "application/json", out);
        member("entryhash", entryHash(), out);
        member("sequence", String.format(Locale.ROOT, "%020d", place()), out);
        return out.append(",\"data\":").append(data()).append('}').toString();
    }

    private static void member(String name, String value, StringBuilder out) {
        out.append(",\"").append(name).append("\":");
        string(value, out);
    }

    /** The log's name as a reference of a URI: a tenant may be called anything. */
    private String source() {
        return URLEncoder.encode(log, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    private String data() {
        @Nullable TrailEntry entry = leaf.stored();
        if (entry != null) {
            return entry.canonical();
        }
        StringBuilder out = new StringBuilder(256);
        out.append("{\"disposedAt\":");
        string(disposed().at().toString(), out);
        out.append(",\"disposition\":");
        string(disposed().disposition(), out);
        out.append(",\"record\":{\"id\":");
        string(recordId(), out);
        out.append(",\"type\":");
        string(recordType(), out);
        return out.append("}}").toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogEvent event && event.log.equals(log) && event.leaf.equals(leaf);
    }

    @Override
    public int hashCode() {
        return leaf.hashCode();
    }

    /** Place, type and record; never what was written. */
    @Override
    public String toString() {
        return place() + " " + type() + " " + recordType() + "/" + recordId();
    }
}
