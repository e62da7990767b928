package io.github.qms4j.trail;

import io.github.qms4j.conventions.Breaks;
import io.github.qms4j.document.Version;

@Breaks("concepts_know_only_lower_ones")
public record TrailKnowingDocument(Version known) {}
