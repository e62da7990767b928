package io.github.qms4j.document;

public final class Version {}
