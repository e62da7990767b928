/** A small concept of its own, as a vendor would write it, that the kernel's tests are told in. */
@NullMarked
package io.github.qms4j.complaint;

import org.jspecify.annotations.NullMarked;
