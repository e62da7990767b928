@NullMarked
package io.github.qms4j.servicedesk.log;

import org.jspecify.annotations.NullMarked;
