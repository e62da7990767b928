package io.github.qms4j.reporting.definition;

import java.util.Objects;

/**
 * What all reports of a host have in common.
 *
 * @param organisation the name as it is to stand on every page
 * @param site the site or unit; empty for all
 * @param software name, version and build of what makes the reports
 */
public record Letterhead(String organisation, String site, String software) {
    public Letterhead {
        Objects.requireNonNull(organisation, "organisation");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(software, "software");
    }

    public static Letterhead of(String organisation, String software) {
        return new Letterhead(organisation, "", software);
    }

    public Letterhead atSite(String where) {
        return new Letterhead(organisation, where, software);
    }
}
