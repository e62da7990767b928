/** Rules, records, audit trail, storage SPI and the in-memory reference storage. */
module io.github.qms4j.core {
    requires static transitive org.jspecify;
    requires transitive jakarta.validation;
    requires com.fasterxml.jackson.annotation;
    requires org.apache.commons.statistics.distribution;
    requires org.slf4j;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.csv;

    exports io.github.qms4j;
    exports io.github.qms4j.access;
    exports io.github.qms4j.action;
    exports io.github.qms4j.approval;
    exports io.github.qms4j.audit;
    exports io.github.qms4j.calendar;
    exports io.github.qms4j.capa;
    exports io.github.qms4j.delegation;
    exports io.github.qms4j.event;
    exports io.github.qms4j.document;
    exports io.github.qms4j.inspection;
    exports io.github.qms4j.kpi;
    exports io.github.qms4j.objective;
    exports io.github.qms4j.organisation;
    exports io.github.qms4j.practice;
    exports io.github.qms4j.quantity;
    exports io.github.qms4j.readiness;
    exports io.github.qms4j.record;
    exports io.github.qms4j.reference;
    exports io.github.qms4j.regulation;
    exports io.github.qms4j.regulation.library;
    exports io.github.qms4j.regulation.matrix;
    exports io.github.qms4j.regulation.oscal;
    exports io.github.qms4j.retention;
    exports io.github.qms4j.review;
    exports io.github.qms4j.schedule;
    exports io.github.qms4j.servicedesk;
    exports io.github.qms4j.servicedesk.importing;
    exports io.github.qms4j.signature;
    exports io.github.qms4j.solution;
    exports io.github.qms4j.statistics;
    exports io.github.qms4j.statistics.chart;
    exports io.github.qms4j.statistics.effect;
    exports io.github.qms4j.statistics.sampling;
    exports io.github.qms4j.statistics.trend;
    exports io.github.qms4j.trail;
    exports io.github.qms4j.trail.checkpoint;
    exports io.github.qms4j.trail.custody;
    exports io.github.qms4j.trail.evidence;
    exports io.github.qms4j.trail.merkle;
    exports io.github.qms4j.worklist;
    exports io.github.qms4j.training;
    exports io.github.qms4j.training.importing;
    exports io.github.qms4j.spi.catalog;
    exports io.github.qms4j.spi.content;
    exports io.github.qms4j.spi.signature;
    exports io.github.qms4j.spi.storage;
    exports io.github.qms4j.spi.support;

    opens io.github.qms4j.action to
            tools.jackson.databind;
    opens io.github.qms4j.approval to
            tools.jackson.databind;
    opens io.github.qms4j.audit to
            tools.jackson.databind;
    opens io.github.qms4j.calendar to
            tools.jackson.databind;
    opens io.github.qms4j.capa to
            tools.jackson.databind;
    opens io.github.qms4j.delegation to
            tools.jackson.databind;
    opens io.github.qms4j.document to
            tools.jackson.databind;
    opens io.github.qms4j.inspection to
            tools.jackson.databind;
    opens io.github.qms4j.internal.codec to
            tools.jackson.databind;
    opens io.github.qms4j.kpi to
            tools.jackson.databind;
    opens io.github.qms4j.objective to
            tools.jackson.databind;
    opens io.github.qms4j.organisation to
            tools.jackson.databind;
    opens io.github.qms4j.practice to
            tools.jackson.databind;
    opens io.github.qms4j.record to
            tools.jackson.databind;
    opens io.github.qms4j.reference to
            tools.jackson.databind;
    opens io.github.qms4j.regulation.matrix to
            tools.jackson.databind;
    opens io.github.qms4j.retention to
            tools.jackson.databind;
    opens io.github.qms4j.readiness to
            tools.jackson.databind;
    opens io.github.qms4j.review to
            tools.jackson.databind;
    opens io.github.qms4j.schedule to
            tools.jackson.databind;
    opens io.github.qms4j.servicedesk to
            tools.jackson.databind;
    opens io.github.qms4j.solution to
            tools.jackson.databind;
    opens io.github.qms4j.trail.custody to
            tools.jackson.databind;
    opens io.github.qms4j.trail.evidence to
            tools.jackson.databind;
    opens io.github.qms4j.training to
            tools.jackson.databind;

    uses io.github.qms4j.spi.catalog.CatalogueProvider;
    uses io.github.qms4j.spi.storage.QmsStorageProvider;
}
