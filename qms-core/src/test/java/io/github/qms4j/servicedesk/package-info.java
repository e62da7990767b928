@NullMarked
package io.github.qms4j.servicedesk;

import org.jspecify.annotations.NullMarked;
