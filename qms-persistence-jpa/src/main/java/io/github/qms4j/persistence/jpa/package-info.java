/**
 * Storage in a relational database through any Jakarta Persistence provider: one table for each concept with typed
 * columns, native SQL only, no entity classes. Knows the storage SPI and the standard persistence API, nothing else.
 */
@NullMarked
package io.github.qms4j.persistence.jpa;

import org.jspecify.annotations.NullMarked;
