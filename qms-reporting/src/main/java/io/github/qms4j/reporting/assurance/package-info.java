/** Reports on assurance: readiness for inspection, audits, management reviews, nonconformities and CAPAs. */
@NullMarked
package io.github.qms4j.reporting.assurance;

import org.jspecify.annotations.NullMarked;
