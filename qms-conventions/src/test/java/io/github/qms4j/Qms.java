package io.github.qms4j;

public final class Qms {}
