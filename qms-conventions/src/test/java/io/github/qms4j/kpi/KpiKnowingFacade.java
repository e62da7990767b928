package io.github.qms4j.kpi;

import io.github.qms4j.Qms;
import io.github.qms4j.conventions.Breaks;

@Breaks("only_errors_are_used_from_the_facade")
public record KpiKnowingFacade(Qms known) {}
