package io.github.qms4j.document;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.RecordType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The record types of documents, and who may do what with them. */
public final class DocumentRecords {
    static final Permission WRITE = Permission.of(
            "document:write",
            Role.QUALITY_MANAGER,
            Role.COMPLIANCE,
            Role.REGULATORY_AFFAIRS,
            Role.IT_MANAGER,
            Role.SERVICE_MANAGER,
            Role.DEPARTMENT_HEAD,
            Role.INTERNAL_AUDITOR,
            Role.TRAINER);
    static final Permission APPROVE = Permission.of(
            "document:approve",
            Role.QUALITY_MANAGER,
            Role.COMPLIANCE,
            Role.REGULATORY_AFFAIRS,
            Role.IT_MANAGER,
            Role.SERVICE_MANAGER,
            Role.DEPARTMENT_HEAD,
            Role.SENIOR_MANAGEMENT);
    /** Keeps the documents: opens and retires them, releases and distributes versions, reviews them. */
    static final Permission CONTROL = Permission.of("document:control", Role.QUALITY_MANAGER, Role.COMPLIANCE);

    static final Permission CONFIRM_TRAINING =
            Permission.of("document:confirm-training", Role.QUALITY_MANAGER, Role.COMPLIANCE, Role.TRAINER);
    /** Carries out what the dates say; the rules leave no choice in it. */
    static final Permission RUN =
            Permission.of("document:run", Role.QUALITY_MANAGER, Role.COMPLIANCE, Role.IT_MANAGER, Role.SERVICE_MANAGER);

    static final Permission ACKNOWLEDGE = new Permission("document:acknowledge", Role.WORKING);

    static final Set<DocumentStatus> NOT_RETIRED = EnumSet.of(DocumentStatus.CURRENT, DocumentStatus.RETIRING);

    private DocumentRecords() {}

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return Stream.concat(
                        Stream.of(DocumentLifeCycle.TYPE, DocumentVersionLifeCycle.TYPE, AcknowledgementLifeCycle.TYPE),
                        DocumentApprovals.TYPE.types().stream())
                .toList();
    }
}
