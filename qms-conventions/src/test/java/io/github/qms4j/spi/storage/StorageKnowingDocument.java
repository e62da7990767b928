package io.github.qms4j.spi.storage;

import io.github.qms4j.conventions.Breaks;
import io.github.qms4j.document.Version;

@Breaks("the_kernel_knows_no_concept")
public record StorageKnowingDocument(Version known) {}
