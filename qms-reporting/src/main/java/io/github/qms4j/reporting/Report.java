package io.github.qms4j.reporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A report as data. Equal reports render to equal bytes, whatever the machine, its locale, its zone or the time of day.
 *
 * @param subtitle the period, the site or the standard; empty for none
 * @param signatures signatures of what the report shows; renderers say so when there are none
 */
public record Report(
        String title, String subtitle, Provenance provenance, List<Section> sections, List<SignatureLine> signatures) {
    public Report {
        Checks.filled("report", "title", title);
        Objects.requireNonNull(subtitle, "subtitle");
        Objects.requireNonNull(provenance, "provenance");
        sections = List.copyOf(sections);
        signatures = List.copyOf(signatures);
    }

    public static Builder builder(String title) {
        return new Builder(title);
    }

    /** Collects sections and signatures in the order of the calls. */
    public static final class Builder {
        private final String title;
        private final List<Section> sections = new ArrayList<>();
        private final List<SignatureLine> signatures = new ArrayList<>();
        private String subtitle = "";
        private @Nullable Provenance provenance;

        private Builder(String title) {
            this.title = title;
        }

        public Builder subtitle(String text) {
            subtitle = text;
            return this;
        }

        public Builder provenance(Provenance of) {
            provenance = of;
            return this;
        }

        public Builder section(Section section) {
            sections.add(section);
            return this;
        }

        public Builder signature(SignatureLine line) {
            signatures.add(line);
            return this;
        }

        /** Throws {@link NullPointerException} when no provenance was given: a report without one is no evidence. */
        public Report build() {
            return new Report(title, subtitle, Objects.requireNonNull(provenance, "provenance"), sections, signatures);
        }
    }
}
