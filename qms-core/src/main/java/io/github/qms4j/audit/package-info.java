/**
 * Internal audits: the programme, each audit with its team, checklist and samples, the findings and their follow-up
 * (rules AUD-1 to AUD-8 and AUD-10). Who may audit is said by {@link AuditorIndependence} and {@link
 * AuditorQualification}; in which order a checklist stands by {@link ChecklistOrder}; how often a process is audited by
 * {@link AuditFrequency}. Knows the organisation, catalogues of requirements and CAPA.
 */
@NullMarked
package io.github.qms4j.audit;

import org.jspecify.annotations.NullMarked;
