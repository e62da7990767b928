package io.github.qms4j.persistence.jpa;

import io.github.qms4j.conventions.Breaks;
import io.github.qms4j.internal.Codec;

@Breaks("nobody_else_uses_internals")
public record AdapterUsingInternals(Codec known) {}
