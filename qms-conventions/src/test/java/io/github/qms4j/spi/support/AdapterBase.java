package io.github.qms4j.spi.support;

public abstract class AdapterBase {}
