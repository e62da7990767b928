package io.github.qms4j.example.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The canonical texts that the library would write, by templates, and their hashes: the least that must be computed. */
final class PlainText {
    private static final String TICKET = "{\"state\":{\"category\":\"Printing\",\"events\":[{\"at\":\""
            + AuditedStore.OPENED
            + "\",\"kind\":\"Opened\"}],\"impact\":\"High\",\"initialPriority\":\"Moderate\",\"kind\":\"INCIDENT\","
            + "\"links\":[],\"reference\":\"%s\",\"service\":\"Laboratory systems\",\"source\":\"" + AuditedStore.SOURCE
            + "\",\"title\":\"Balance does not print\",\"urgency\":\"Low\"}}";
    static final String ASSIGNED = "{\"assignee\":\"u-1042\",\"at\":\"" + AuditedStore.ASSIGNED
            + "\",\"group\":\"First line\",\"kind\":\"Assigned\"}";

    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest digest = sha256();

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String ticket(String reference) {
        int at = TICKET.indexOf("%s");
        return TICKET.substring(0, at) + reference + TICKET.substring(at + 2);
    }

    static String assigned(String ticket) {
        int end = ticket.indexOf("],\"impact\"");
        return ticket.substring(0, end) + "," + ASSIGNED + ticket.substring(end);
    }

    static String calibration(String id) {
        StringBuilder text = new StringBuilder(768);
        text.append("{\"state\":{\"certificate\":\"pending\",\"department\":\"Quality control\",\"dueAt\":\"");
        text.append(Calibration.DUE).append("\",\"instrument\":\"balance ").append(id);
        text.append("\",\"intervalMonths\":12,\"owner\":\"u-2044\",\"procedure\":\"SOP-0815\",\"remark\":\"Balance of");
        text.append(" the weighing room\",\"site\":\"Basel\",\"status\":\"PLANNED\",\"steps\":[");
        for (int i = 1; i <= Calibration.STEPS; i++) {
            text.append(i == 1 ? "" : ",").append("{\"name\":\"point ").append(i);
            text.append("\",\"nominal\":\"").append(10 * i).append("\"}");
        }
        return text.append("],\"tolerance\":\"0.50\"}}").toString();
    }

    static String read(String calibration) {
        return calibration.replace("\"nominal\":\"10\"}", "\"nominal\":\"10\",\"reading\":\"10.01\"}");
    }

    /** The entry of a record's creation. */
    String created(String action, String type, String id, String payload) {
        return entry(action, "{\"new\":" + payload + ",\"path\":\"\"}", payload, "", type, id, 0);
    }

    /** The entry of a change of one field, or of a new element of an array. */
    String changed(
            String action,
            String type,
            String id,
            long version,
            String path,
            String value,
            String payload,
            String head) {
        return entry(action, "{\"new\":" + value + ",\"path\":\"" + path + "\"}", payload, head, type, id, version);
    }

    private String entry(
            String action, String change, String payload, String previous, String type, String id, long version) {
        String content = HEX.formatHex(digest.digest(payload.getBytes(StandardCharsets.UTF_8)));
        return "{\"action\":\"" + action
                + "\",\"actor\":{\"id\":\"u-1042\",\"name\":\"Anna Berg\",\"roles\":[\"SERVICE_AGENT\"]},\"asked\":\"\",\"at\":\""
                + AuditedStore.NOW + "\",\"attempt\":\"\",\"attestation\":\"\",\"changes\":[" + change
                + "],\"content\":\"" + content
                + "\",\"format\":1,\"grounds\":[],\"kind\":\"CHANGE\",\"previous\":\"" + previous
                + "\",\"reason\":\"benchmark\",\"record\":{\"id\":\"" + id + "\",\"schema\":1,\"type\":\"" + type
                + "\",\"version\":" + version
                + "},\"reliedOn\":[],\"rows\":[],\"signature\":null,\"tenant\":\"default\"}";
    }

    /** The leaf hash of an entry, RFC 6962. */
    String leaf(String entry) {
        digest.update((byte) 0);
        return HEX.formatHex(digest.digest(entry.getBytes(StandardCharsets.UTF_8)));
    }
}
