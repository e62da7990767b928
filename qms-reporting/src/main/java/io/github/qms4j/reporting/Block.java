package io.github.qms4j.reporting;

/** One piece of a section. Sealed: a renderer that handles each of these has handled every report. */
public sealed interface Block permits Paragraph, KeyFigures, Table, Chart, ControlChart, EvidenceList {}
