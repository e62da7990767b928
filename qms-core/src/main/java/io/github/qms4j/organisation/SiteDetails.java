package io.github.qms4j.organisation;

/**
 * What is known of a site.
 *
 * @param name as it is printed
 */
public record SiteDetails(String name) {
    public SiteDetails {
        Texts.check("site", "name", name);
    }

    /** A site by its name. */
    public static SiteDetails named(String name) {
        return new SiteDetails(name);
    }
}
