package io.github.qms4j.solution;

import io.github.qms4j.solution.ValidationEvidence.Kind;
import java.util.List;

/**
 * What a failure of the solution could do, which decides on the evidence of validation that going live takes (ISO
 * 13485:2016, 4.1.6; FDA, Computer Software Assurance for Production and Quality System Software).
 */
public enum ProcessRisk {
    /** A failure may put safety at risk: qualified in full. */
    HIGH,
    /** A record of software assurance is enough; the full qualification is too. */
    NOT_HIGH;

    private static final List<Kind> QUALIFICATION = List.of(Kind.IQ, Kind.OQ, Kind.PQ);

    /** The sets of evidence of which one is needed in whole; the first is the least. */
    public List<List<Kind>> sufficient() {
        return this == HIGH ? List.of(QUALIFICATION) : List.of(List.of(Kind.CSA), QUALIFICATION);
    }
}
