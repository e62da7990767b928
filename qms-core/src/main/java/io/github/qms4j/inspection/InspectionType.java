package io.github.qms4j.inspection;

/** Why somebody from outside inspects. */
public enum InspectionType {
    /** By the plan of an authority. */
    ROUTINE,
    /** Because of something that came to the authority's notice. */
    FOR_CAUSE,
    /** Before something may be marketed. */
    PRE_APPROVAL,
    /** By a certification or notified body. */
    CERTIFICATION,
    /** By a customer. */
    CUSTOMER,
    /** Records are asked for, and no inspector comes (rule INS-7; 21 U.S.C. 374(a)(4)). */
    RECORDS_REQUEST
}
