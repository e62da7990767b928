/** Approvals: signed words of several people on one and the same content of a record, without changing it. */
@NullMarked
package io.github.qms4j.approval;

import org.jspecify.annotations.NullMarked;
