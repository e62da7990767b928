/**
 * The contracts of storages and of key stores as tests; of the latter it is
 * {@link io.github.qms4j.tck.CheckpointKeysContract}. An adapter author extends {@link io.github.qms4j.tck.QmsStorageContract} once for each
 * configuration of the adapter; the names of the tests begin with the rule of
 * {@link io.github.qms4j.spi.storage.QmsStorage} that they demonstrate.
 */
@NullMarked
package io.github.qms4j.tck;

import org.jspecify.annotations.NullMarked;
