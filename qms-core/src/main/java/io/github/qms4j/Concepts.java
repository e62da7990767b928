package io.github.qms4j;

import io.github.qms4j.audit.AuditRecords;
import io.github.qms4j.calendar.CalendarRecords;
import io.github.qms4j.capa.CapaRecords;
import io.github.qms4j.delegation.DelegationRecords;
import io.github.qms4j.document.DocumentRecords;
import io.github.qms4j.inspection.InspectionRecords;
import io.github.qms4j.kpi.KpiRecords;
import io.github.qms4j.objective.ObjectiveRecords;
import io.github.qms4j.organisation.OrganisationLifeCycle;
import io.github.qms4j.practice.PracticeRecords;
import io.github.qms4j.readiness.ReadinessRecords;
import io.github.qms4j.record.Erasure;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.regulation.matrix.MatrixRecords;
import io.github.qms4j.retention.RetentionRecords;
import io.github.qms4j.review.ReviewRecords;
import io.github.qms4j.schedule.RecurringWork;
import io.github.qms4j.servicedesk.ServiceDeskRecords;
import io.github.qms4j.solution.SolutionRecords;
import io.github.qms4j.trail.custody.CustodyAct;
import io.github.qms4j.trail.evidence.EvidenceExport;
import io.github.qms4j.training.TrainingRecords;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every record type there is: what the rule catalogue, the adapters' tables and {@code can} are made from. */
final class Concepts {
    static final List<RecordType<?>> ALL = Stream.of(
                    CalendarRecords.all(),
                    DocumentRecords.all(),
                    ServiceDeskRecords.all(),
                    KpiRecords.all(),
                    ObjectiveRecords.all(),
                    SolutionRecords.all(),
                    CapaRecords.all(),
                    PracticeRecords.all(),
                    AuditRecords.all(),
                    RetentionRecords.all(),
                    DelegationRecords.all(),
                    OrganisationLifeCycle.all(),
                    MatrixRecords.all(),
                    InspectionRecords.all(),
                    TrainingRecords.all(),
                    ReviewRecords.all(),
                    ReadinessRecords.all(),
                    List.<RecordType<?>>of(
                            RecurringWork.type(),
                            Erasure.TYPE,
                            Erasure.Mark.TYPE,
                            EvidenceExport.TYPE,
                            CustodyAct.TYPE))
            .flatMap(List::stream)
            .toList();

    /** Their names: of what the library's services alone change. */
    static final Set<String> NAMES = ALL.stream().map(RecordType::name).collect(Collectors.toUnmodifiableSet());

    private Concepts() {}
}
