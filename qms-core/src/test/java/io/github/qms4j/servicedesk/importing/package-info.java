@NullMarked
package io.github.qms4j.servicedesk.importing;

import org.jspecify.annotations.NullMarked;
