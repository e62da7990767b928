/** Who works where for whom: persons, departments, sites and processes with their owners, as of any date. */
@NullMarked
package io.github.qms4j.organisation;

import org.jspecify.annotations.NullMarked;
