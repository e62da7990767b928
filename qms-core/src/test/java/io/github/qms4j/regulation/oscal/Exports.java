package io.github.qms4j.regulation.oscal;

import io.github.qms4j.regulation.LossReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An export as text, as tree, and with what it could not carry. */
record Exports(String text, LossReport losses) {
    static final Instant MODIFIED = Instant.parse("2026-11-23T08:00:00Z");
    static final OscalHead HEAD = new OscalHead("Example", "3", "acme.example", MODIFIED);

    interface Export {
        LossReport to(OutputStream out) throws IOException;
    }

    static Exports of(Export export) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            LossReport losses = export.to(bytes);
            return new Exports(bytes.toString(StandardCharsets.UTF_8), losses);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode tree() {
        return JsonMapper.shared().readTree(text);
    }

    /** Every text below a key of that name, wherever it stands. */
    List<String> all(String key) {
        return new ArrayList<>(
                tree().findValues(key).stream().map(JsonNode::asString).toList());
    }
}
