package io.github.qms4j.regulation.matrix;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.reference.EvidenceType;
import io.github.qms4j.reference.LinkType;
import java.util.List;

/** The record types of the requirements matrix, and who may do what (rule REG-8). */
public final class MatrixRecords {
    /** Keeps the matrix: what is in force, what applies, who answers for it, how it is met. */
    static final Permission MAINTAIN =
            Permission.of("requirement:maintain", Role.QUALITY_MANAGER, Role.REGULATORY_AFFAIRS);
    /** Assesses, with the evidence for it. */
    static final Permission ASSESS = Permission.of(
            "requirement:assess",
            Role.QUALITY_MANAGER,
            Role.REGULATORY_AFFAIRS,
            Role.COMPLIANCE,
            Role.INTERNAL_AUDITOR);
    /** Answers for a gap: names the finding that deals with it, or accepts it. */
    static final Permission ANSWER =
            Permission.of("requirement:answer", Role.QUALITY_MANAGER, Role.REGULATORY_AFFAIRS, Role.COMPLIANCE);

    /** How requirements are met: links from rows of the matrix. */
    public static final LinkType LINKS =
            LinkType.of("requirement-link", MAINTAIN, List.of(MatrixRules.leadsFromARequirementInForce()));
    /** What assessments rest on. */
    public static final EvidenceType EVIDENCE = EvidenceType.of(
            "requirement-evidence", "REV", ASSESS, List.of(AssessmentRules.isForAnAssessmentUnderWay()));

    private MatrixRecords() {}

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return List.of(
                AdoptedEditionLifeCycle.TYPE,
                MatrixRowLifeCycle.TYPE,
                AssessmentLifeCycle.TYPE,
                LINKS.type(),
                EVIDENCE.type());
    }
}
