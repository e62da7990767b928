/** Reports of single records: content, history, refused attempts and signatures of any type of record. */
@NullMarked
package io.github.qms4j.reporting.record;

import org.jspecify.annotations.NullMarked;
