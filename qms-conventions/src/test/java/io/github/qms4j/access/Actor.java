package io.github.qms4j.access;

public final class Actor {}
