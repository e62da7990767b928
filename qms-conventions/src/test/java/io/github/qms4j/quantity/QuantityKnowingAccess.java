package io.github.qms4j.quantity;

import io.github.qms4j.access.Actor;
import io.github.qms4j.conventions.Breaks;

@Breaks("the_kernel_knows_no_concept")
public record QuantityKnowingAccess(Actor known) {}
