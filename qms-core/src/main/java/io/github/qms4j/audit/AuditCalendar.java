package io.github.qms4j.audit;

import io.github.qms4j.record.View;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;

/**
 * Audits as a calendar in the text form of iCalendar (RFC 5545), for whatever calendar the auditors have: one all-day
 * event an audit, under the same UID in each export, with a sequence number that grows with the audit, so that a
 * calendar takes over what changed. Cancelled audits are events that are cancelled.
 */
public final class AuditCalendar {
    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder();

    private AuditCalendar() {}

    /**
     * The text; media type {@code text/calendar}, in UTF-8.
     *
     * @param domain makes the UIDs unique in the world, such as {@code qms.example.com}
     * @param audits in the order in which they shall appear
     * @param at when it is made
     */
    public static String of(String domain, Collection<View<AuditId, Audit>> audits, Instant at) {
        AuditCalendar calendar = new AuditCalendar();
        calendar.line("BEGIN", "VCALENDAR");
        calendar.line("VERSION", "2.0");
        calendar.line("PRODID", "-//qms4j//audits//EN");
        calendar.line("CALSCALE", "GREGORIAN");
        audits.forEach(audit -> calendar.event(domain, audit, at));
        calendar.line("END", "VCALENDAR");
        return calendar.out.toString();
    }

    private void event(String domain, View<AuditId, Audit> audit, Instant at) {
        AuditPlan plan = audit.state().plan();
        line("BEGIN", "VEVENT");
        line("UID", text(audit.id() + "@" + domain));
        line("DTSTAMP", STAMP.format(at));
        line("LAST-MODIFIED", STAMP.format(audit.changedAt()));
        line("SEQUENCE", Long.toString(audit.version()));
        line("DTSTART;VALUE=DATE", DAY.format(plan.from()));
        line("DTEND;VALUE=DATE", DAY.format(dayAfter(plan.until())));
        line("SUMMARY", text(audit.id() + " " + plan.title()));
        line("DESCRIPTION", text(description(audit.state())));
        line("STATUS", status(audit.state().status()));
        line("END", "VEVENT");
    }

    /** The end of an event is exclusive (RFC 5545, 3.6.1). */
    private static LocalDate dayAfter(LocalDate last) {
        return last.plusDays(1);
    }

    private static String description(Audit audit) {
        StringBuilder words = new StringBuilder();
        audit.plan()
                .scope()
                .forEach(item -> words.append(item.process())
                        .append(" against ")
                        .append(item.catalogue())
                        .append(item.clauses().isEmpty() ? "" : " " + String.join(", ", item.clauses()))
                        .append('\n'));
        audit.team()
                .forEach(member -> words.append(member.role())
                        .append(": ")
                        .append(member.person())
                        .append('\n'));
        return words.toString().strip();
    }

    private static String status(AuditStatus status) {
        return switch (status) {
            case PLANNED -> "TENTATIVE";
            case CANCELLED -> "CANCELLED";
            default -> "CONFIRMED";
        };
    }

    /** A value of type TEXT (RFC 5545, 3.3.11). */
    static String text(String value) {
        StringBuilder escaped = new StringBuilder(value.length());
        value.replace("\r\n", "\n").codePoints().forEach(c -> {
            switch (c) {
                case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(c);
                case '\n', '\r' -> escaped.append("\\n");
                default -> {
                    if (!Character.isISOControl(c) || c == '\t') {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }

    /** A content line, folded after 75 bytes at most and never within a character (RFC 5545, 3.1). */
    private void line(String name, String value) {
        int used = 0;
        String line = name + ":" + value;
        for (int i = 0; i < line.length(); ) {
            int character = line.codePointAt(i);
            int bytes = new String(Character.toChars(character)).getBytes(StandardCharsets.UTF_8).length;
            if (used + bytes > LONGEST_LINE) {
                out.append("\r\n ");
                used = 1;
            }
            out.appendCodePoint(character);
            used += bytes;
            i += Character.charCount(character);
        }
        out.append("\r\n");
    }
}
