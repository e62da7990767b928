package io.github.qms4j.solution;

import java.time.Period;

/** What depends on a vendor, and so after how long they are evaluated anew at the latest (ISO 9001:2015, 8.4.1). */
public enum VendorRisk {
    LOW(Period.ofYears(3)),
    MEDIUM(Period.ofYears(2)),
    HIGH(Period.ofYears(1));

    private final Period interval;

    VendorRisk(Period interval) {
        this.interval = interval;
    }

    /** How long an assessment is good for at the most. */
    public Period interval() {
        return interval;
    }
}
