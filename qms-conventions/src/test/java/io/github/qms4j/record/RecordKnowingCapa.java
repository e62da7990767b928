package io.github.qms4j.record;

import io.github.qms4j.capa.Nonconformity;
import io.github.qms4j.conventions.Breaks;

@Breaks("the_kernel_knows_no_concept")
public record RecordKnowingCapa(Nonconformity known) {}
