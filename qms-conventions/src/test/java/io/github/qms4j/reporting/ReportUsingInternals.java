package io.github.qms4j.reporting;

import io.github.qms4j.conventions.Breaks;
import io.github.qms4j.internal.Codec;

@Breaks("nobody_else_uses_internals")
public record ReportUsingInternals(Codec known) {}
