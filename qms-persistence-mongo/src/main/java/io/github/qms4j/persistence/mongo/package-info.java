/**
 * Storage in MongoDB through its synchronous driver: a collection for each concept with native, typed fields, and a
 * document that makes each change set whole. Knows the storage SPI and the driver, nothing else.
 */
@NullMarked
package io.github.qms4j.persistence.mongo;

import org.jspecify.annotations.NullMarked;
