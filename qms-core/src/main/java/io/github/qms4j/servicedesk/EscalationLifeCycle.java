package io.github.qms4j.servicedesk;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.servicedesk.ServiceDeskRecords.EscalationRecord;
import io.github.qms4j.servicedesk.ServiceDeskRecords.Once;
import java.time.Instant;
import java.util.List;

/** The record type of escalations. */
public final class EscalationLifeCycle {
    private static final Declaration<EscalationRecord, Once> DECLARED =
            RecordType.declare("escalation", EscalationRecord.class, Once.class, (EscalationRecord r) -> Once.RECORDED);

    public static final Attribute<EscalationRecord, String> TICKET_ID =
            DECLARED.text("ticketId", EscalationRecord::ticketId);
    public static final Attribute<EscalationRecord, Instant> AT = DECLARED.instant("at", EscalationRecord::at);

    static {
        DECLARED.index(List.of(TICKET_ID));
    }

    public static final Transition<EscalationRecord> RAISE = DECLARED.creates(
                    "escalation.raise", ServiceDeskRecords.OPERATE, Once.RECORDED)
            .row();

    public static final RecordType<EscalationRecord> TYPE = DECLARED.type();

    private EscalationLifeCycle() {}
}
