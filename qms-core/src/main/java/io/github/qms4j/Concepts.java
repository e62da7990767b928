package io.github.qms4j;

import io.github.qms4j.calendar.CalendarRecords;
import io.github.qms4j.capa.CapaRecords;
import io.github.qms4j.delegation.DelegationRecords;
import io.github.qms4j.inspection.InspectionRecords;
import io.github.qms4j.kpi.KpiRecords;
import io.github.qms4j.organisation.OrganisationLifeCycle;
import io.github.qms4j.record.Erasure;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.retention.RetentionRecords;
import io.github.qms4j.schedule.RecurringWork;
import io.github.qms4j.servicedesk.ServiceDeskRecords;
import io.github.qms4j.trail.custody.CustodyAct;
import io.github.qms4j.trail.evidence.EvidenceExport;
import java.util.List;
import java.util.stream.Stream;

/** Every record type there is: what the rule catalogue, the adapters' tables and {@code can} are made from. */
final class Concepts {
    static final List<RecordType<?>> ALL = Stream.of(
                    CalendarRecords.all(),
                    ServiceDeskRecords.all(),
                    KpiRecords.all(),
                    CapaRecords.all(),
                    RetentionRecords.all(),
                    DelegationRecords.all(),
                    OrganisationLifeCycle.all(),
                    InspectionRecords.all(),
                    List.<RecordType<?>>of(
                            RecurringWork.type(),
                            Erasure.TYPE,
                            Erasure.Mark.TYPE,
                            EvidenceExport.TYPE,
                            CustodyAct.TYPE))
            .flatMap(List::stream)
            .toList();

    private Concepts() {}
}
