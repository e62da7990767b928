package io.github.qms4j.calendar;

import io.github.qms4j.capa.Nonconformity;
import io.github.qms4j.conventions.Breaks;

@Breaks("concepts_know_only_lower_ones")
public record CalendarKnowingCapa(Nonconformity known) {}
