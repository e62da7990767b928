package io.github.qms4j.statistics;

public final class Series {}
