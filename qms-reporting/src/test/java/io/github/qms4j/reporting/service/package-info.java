@NullMarked
package io.github.qms4j.reporting.service;

import org.jspecify.annotations.NullMarked;
