/** Report model, renderer SPI, and the HTML, JSON and CSV renderers with charts as SVG. */
module io.github.qms4j.reporting {
    requires transitive io.github.qms4j.core;
    requires tools.jackson.core;
    requires static transitive org.jspecify;

    exports io.github.qms4j.reporting;
    exports io.github.qms4j.reporting.assurance;
    exports io.github.qms4j.reporting.chart;
    exports io.github.qms4j.reporting.definition;
    exports io.github.qms4j.reporting.output;
    exports io.github.qms4j.reporting.quality;
    exports io.github.qms4j.reporting.record;
    exports io.github.qms4j.reporting.service;
    exports io.github.qms4j.reporting.spi;

    uses io.github.qms4j.reporting.spi.ReportAddition;
    uses io.github.qms4j.reporting.spi.ReportDefinition;
    uses io.github.qms4j.reporting.spi.ReportRenderer;

    provides io.github.qms4j.reporting.spi.ReportDefinition with
            io.github.qms4j.reporting.assurance.AuditReport,
            io.github.qms4j.reporting.assurance.ManagementReviewReport,
            io.github.qms4j.reporting.assurance.ReadinessReport,
            io.github.qms4j.reporting.quality.DocumentList,
            io.github.qms4j.reporting.quality.RequirementsMatrixReport,
            io.github.qms4j.reporting.quality.TrainingMatrix,
            io.github.qms4j.reporting.service.ChangeRecord,
            io.github.qms4j.reporting.service.ProblemRecord,
            io.github.qms4j.reporting.service.ServiceReport;
    provides io.github.qms4j.reporting.spi.ReportRenderer with
            io.github.qms4j.reporting.csv.CsvRenderer,
            io.github.qms4j.reporting.html.HtmlRenderer,
            io.github.qms4j.reporting.json.JsonRenderer;
}
