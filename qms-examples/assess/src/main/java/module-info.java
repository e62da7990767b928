/** A command-line host: from a ticket log to KPIs, their measurements on record, and a report. */
module io.github.qms4j.example.assess {
    requires static org.jspecify;
    requires info.picocli;
    requires io.github.qms4j.core;
    requires io.github.qms4j.persistence.jpa;
    requires io.github.qms4j.reporting;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.yaml;

    opens io.github.qms4j.example.assess to
            info.picocli;
}
