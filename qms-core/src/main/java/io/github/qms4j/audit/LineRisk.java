package io.github.qms4j.audit;

/**
 * Why a line stands where it stands in its checklist; see {@link ChecklistOrder}.
 *
 * @param place from 1, the riskiest first
 * @param pastFindings how many nonconformities internal audits raised on the requirement in this process in the three
 *     years before
 * @param openGap whether the last assessment in the requirements matrix found a gap
 * @param citations how often inspectors cited the clause, by the published failure patterns
 */
public record LineRisk(int place, int pastFindings, boolean openGap, int citations) {
    LineRisk at(int newPlace) {
        return new LineRisk(newPlace, pastFindings, openGap, citations);
    }
}
