package io.github.qms4j.capa;

public final class Nonconformity {}
