package io.github.qms4j.reporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A report as data. Equal reports render to equal bytes, whatever the machine, its locale, its zone or the time of day.
 *
 * @param subtitle the period, the site or the standard; empty for none
 * @param identification organisation, number and revision; null for a printout that is not filed, and renderers say so
 * @param conclusion what the figures come to, in a sentence or two; renderers show it first; empty for none
 * @param signatures signatures of what the report shows; renderers say so when there are none
 */
public record Report(
        String title,
        String subtitle,
        @Nullable Identification identification,
        String conclusion,
        Provenance provenance,
        List<Section> sections,
        List<SignatureLine> signatures) {
    public Report {
        Checks.filled("report", "title", title);
        Objects.requireNonNull(subtitle, "subtitle");
        Objects.requireNonNull(conclusion, "conclusion");
        Objects.requireNonNull(provenance, "provenance");
        sections = List.copyOf(sections);
        signatures = List.copyOf(signatures);
    }

    public static Builder builder(String title) {
        return new Builder(title);
    }

    /** What the report is worth, read from its signatures: {@code unsigned draft} until the first of them is given. */
    public String standing() {
        long given = signatures.stream().filter(line -> line.signedAt() != null).count();
        if (given == 0) {
            return "unsigned draft";
        }
        return given == signatures.size() ? "signed" : "signed by " + given + " of " + signatures.size();
    }

    /** Collects sections and signatures in the order of the calls. */
    public static final class Builder {
        private final String title;
        private final List<Section> sections = new ArrayList<>();
        private final List<SignatureLine> signatures = new ArrayList<>();
        private String subtitle = "";
        private String conclusion = "";
        private @Nullable Identification identification;
        private @Nullable Provenance provenance;

        private Builder(String title) {
            this.title = title;
        }

        public Builder subtitle(String text) {
            subtitle = text;
            return this;
        }

        public Builder identification(Identification of) {
            identification = of;
            return this;
        }

        /** What the figures come to, and what falls short of its target, before anything else. */
        public Builder conclusion(String text) {
            conclusion = text;
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
            return new Report(
                    title,
                    subtitle,
                    identification,
                    conclusion,
                    Objects.requireNonNull(provenance, "provenance"),
                    sections,
                    signatures);
        }
    }
}
